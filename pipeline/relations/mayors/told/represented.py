"""The town that a mayor represents in a treaty: "the town of Metz, France, represented by its Mayor, X"."""

from __future__ import annotations

from typing import Final

from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.words import phrases
from pipeline.relations.places import place_of

_LONGEST_BETWEEN: Final = 120
"""Characters between a town and the title of the mayor who represents it."""


def represented_town(standing: Standing, mention: Mention) -> Place | None:
    """The last city before the title of a mayor by whom it is said to be represented; None where none is."""
    if "title_start" not in mention.attributes:
        return None
    title = title_start(mention)
    here = standing.cities_before(mention.block, title)
    if not here or title - here[-1].end > _LONGEST_BETWEEN:
        return None
    between = standing.texts[mention.block][here[-1].end : title].lower()
    language = standing.languages[mention.block]
    return place_of(here[-1]) if phrases.represented_by(language).fullmatch(between) is not None else None
