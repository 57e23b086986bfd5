"""Names that are no city's beyond doubt for the words around them, whatever their features weigh."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.holders_names import is_holders_declined_name
from pipeline.entities.cities.labelled import is_labelled_region
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.lookalikes import SAYS_TOWN, is_no_towns_name
from pipeline.entities.cities.no_towns import (
    is_another_country,
    is_another_region,
    is_article_and_word,
    is_river_with_article,
    is_word_of_something,
)
from pipeline.entities.cities.respelt import plain_letters
from pipeline.entities.cities.sighting import Sighting, is_region_around
from pipeline.entities.cities.streets import (
    is_called_like_building,
    is_called_like_street,
    is_end_of_streets_name,
    is_numbered_street,
)
from pipeline.entities.cities.surnames import is_joined_surname, is_third_name
from pipeline.gazetteer import NameKind
from pipeline.gazetteer.namefold import fold

_SAYS_UNKNOWN = SAYS_TOWN - {"conjunction"}
"""What a name must have that means no place of GeoNames: "in Azure" is in no town."""


def is_none(sightings: Sequence[Sighting], index: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """True where a name is no city's. listed: whether other names stand in one list with it."""
    seen = sightings[index]
    if seen.readings[0].place is None and (
        (not listed and seen.alone.keys().isdisjoint(_SAYS_UNKNOWN)) or _is_none_unknown(seen, lexicon)
    ):
        return True
    return (
        is_no_towns_name(seen, lexicon)
        or _is_land_around(seen)
        or ("is_country" in seen.alone and seen.around.called_area)
        or is_labelled_region(seen, lexicon)
        or is_another_country(seen)
        or is_another_region(seen)
        or ({"linked", "abroad"} <= seen.alone.keys() and is_end_of_streets_name(seen, lexicon))
        or is_called_like_street(seen, lexicon)
        or seen.around.previous in lexicon.waters.get(seen.language, ())
        or is_river_with_article(seen, lexicon)
        or ("initial_before" in seen.alone and not _is_said_to_be_town(seen))
        or _is_holders_name(seen, lexicon)
        or _is_holders_first_name(seen)
        or is_holders_declined_name(seen.block.text, seen.span.start, seen.language, lexicon)
        or ("capital_before" in seen.alone and is_third_name(seen, lexicon) and not _is_said_to_be_town(seen))
        or ("conjunction" in seen.alone and is_joined_surname(sightings, index, lexicon))
        or (not listed and (_is_word_joined_to_another(seen) or _is_word_with_marks(seen)))
        or ("word" in seen.alone and is_word_of_something(seen, lexicon))
        or ("many_words" in seen.alone and is_article_and_word(seen, lexicon))
        or is_region_around(sightings, index, lexicon)
        or is_numbered_street(seen)
    )


def _is_none_unknown(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name of which GeoNames has no likely place, where it is a region's, a person's or a table's head."""
    if any(area.admin1 for area in seen.areas):
        return True  # "la ciudad de Hesse" leaves the city unsaid
    if seen.span.genitive and seen.span.name in lexicon.regions:
        return True  # "die kleinste Stadt Tirols"
    if seen.span.name in lexicon.first_names and seen.around.following[:1].isupper():
        return True  # "des Präsidenten der Stadtverwaltung Nuno Moita"
    text, start = seen.block.text, seen.span.start
    if is_called_like_building(seen, lexicon):
        return True
    if text[max(0, start - 2) : start] == "  " or text[max(0, start - 1) : start] == "\t":
        return True  # what a town word in the cell before says is not about this one
    return bool(lexicon.cue(seen.around.previous, seen.language) & Cue.OFFICE)  # "primátor Kozel"


def _is_land_around(seen: Sighting) -> bool:
    """True for the beginning of a town's name that is its land's, where nothing says that the town is meant: "Gäste aus
    Brandenburg" are hardly from Brandenburg an der Havel."""
    best = seen.readings[0]
    if best.kind is not NameKind.SHORT or not seen.areas or best.place is None:
        return False
    if not fold(best.place.name).startswith(f"{seen.span.name} "):
        return False
    return Area(best.place.country, best.place.admin1) in seen.areas and seen.alone.keys().isdisjoint(SAYS_TOWN)


def _is_holders_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name of one word right behind an office, uninflected, with a small word or a sign behind: "Direktor
    Celle dankt", not "Vorsitzender Celle: Karl Ohm" nor "ředitel Berouna"."""
    previous = seen.around.previous
    holders = lexicon.holders.get(seen.language, ())
    if previous not in holders and previous[:1].lower() + previous[1:] not in holders:
        return False
    if "publisher" in seen.alone and previous in lexicon.councils.get(seen.language, ()):
        return False
    text, start, end = seen.block.text, seen.span.start, seen.span.end
    if text[start - 1 : start] != " " or " " in text[start:end] or seen.span.inflected:
        return False
    return text[end : end + 1] in {"", ".", ",", "!", "?", ";"} or seen.around.following[:1].islower()


def _is_holders_first_name(seen: Sighting) -> bool:
    """True for a first name between an office and a capital: "primátor Milan Novák"."""
    office = bool(seen.around.direct & Cue.OFFICE)
    return office and "is_first_name" in seen.alone and seen.around.following[:1].isupper()


def _is_said_to_be_town(seen: Sighting) -> bool:
    return bool(seen.alone.keys() & (SAYS_TOWN - {"settled", "cued"}))


def _is_word_joined_to_another(seen: Sighting) -> bool:
    """True for a name that is a common word too, behind "and" and another word: "Landwirtschaft und Forst"."""
    return {"word", "conjunction"} <= seen.alone.keys() and not seen.alone.keys() & (SAYS_TOWN - {"conjunction"})


def _is_word_with_marks(seen: Sighting) -> bool:
    """True for one word at the head of a sentence that is a place's name but for its marks: "Habrá" is not Hābra."""
    if not seen.around.opening or seen.alone.keys() & SAYS_TOWN:
        return False
    folded = fold(seen.block.text[seen.span.start : seen.span.end])
    return folded.isalpha() and folded != seen.span.name == plain_letters(folded)
