"""Names that stand in a list of countries or regions: "Drenthe, Groningen en Utrecht"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.listing import NEAR_GAP, is_listing
from pipeline.entities.cities.spans import AreaSpan, Span
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer.namefold import fold


def is_area_listed(
    text: str,
    span: Span,
    own: Sequence[Area],
    areas: Sequence[AreaSpan],
    *,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    language: str,
) -> bool:
    """True where a name that is a country's or region's too stands in a list of such. own: the areas that it names,
    areas: those beside it.

    Two lands that are towns themselves make no list of lands: "zwischen Hamburg und Berlin". A region that bears its
    capital's name is listed among others of its country alone.
    """
    like_capital = lexicon.capital_regions.get(span.name)
    if like_capital is None and span.name not in lexicon.countries and span.name not in lexicon.regions:
        return False
    town = not own or any(one.is_main_name and Area(one.place.country, one.place.admin1) in own for one in span.places)
    for other in areas:
        if other.end <= span.start:
            gap = text[other.end : span.start]
        elif other.start >= span.end:
            gap = text[span.end : other.start]
        else:
            continue
        if like_capital is not None and not any(area.country == like_capital and area.admin1 for area in other.areas):
            continue
        if (
            len(gap) <= NEAR_GAP
            and is_listing(gap, lexicon, language)
            and not (town and _is_town(text, other, gazetteer))
        ):
            return True
    return False


def _is_town(text: str, area: AreaSpan, gazetteer: Gazetteer) -> bool:
    """True for a land that is a town: Hamburg, Wien."""
    lands = {(one.country, one.admin1) for one in area.areas if one.admin1}
    named = gazetteer.lookup(fold(text[area.start : area.end])) if lands else ()
    return any(one.is_main_name and (one.place.country, one.place.admin1) in lands for one in named)
