"""Words before a title that say whose mayor somebody is: "our mayor" the publisher's, "its mayor" the town's of which
the paragraph has spoken."""

from __future__ import annotations

import re
from typing import Final

from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.words import phrases
from pipeline.relations.places import place_of

_LONGEST_LEAD: Final = 48
"""Characters before a title that hold the possessive and up to two words between: "unser langjähriger früherer"."""
_MOST_CITIES: Final = 24
"""Cities before a title that are looked at."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_ours(standing: Standing, mention: Mention) -> bool:
    """True for a title behind "our": whoever publishes the page speaks of the own mayor."""
    if "title_start" not in mention.attributes or "foreign_word" in mention.attributes:
        return False
    language = standing.languages[mention.block]
    return phrases.our(language).search(_lead(standing, mention)) is not None


def its_town(standing: Standing, near: NearbyTowns, mention: Mention) -> Place | None:
    """The only other town that a paragraph names, be it some sentences before "Su alcalde, X, asiste cada año".

    None where the publisher's own town was named behind it, and for what ends a letter: "Ihr Bürgermeister X".
    """
    language = standing.languages[mention.block]
    if "title_start" not in mention.attributes or not phrases.its(language).search(_lead(standing, mention)):
        return None
    _, end = standing.sentence(mention)
    if _WORD.search(standing.texts[mention.block], mention.end, end) is None:
        return None
    before = standing.cities_before(mention.block, mention.start)[-_MOST_CITIES:]
    named = [city for city in before if not near.is_beside(city)]
    if not named or len({city.value for city in standing.foreign(named)}) != 1 or not standing.foreign(named[-1:]):
        return None
    return place_of(named[-1])


def _lead(standing: Standing, mention: Mention) -> str:
    title = title_start(mention)
    return standing.texts[mention.block][max(0, title - _LONGEST_LEAD) : title].lower()
