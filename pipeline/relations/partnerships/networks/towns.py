"""Whether a text on belonging to a network speaks of towns: clubs, airlines and people belong to some too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.wordfinder import WordFinder


def speaks_of_towns(text: str, language: str, cities: Sequence[Mention], home: str | None) -> bool:
    """True where a text has a word for a town, or names the publisher's.

    cities: mentions of the text. home: GeoNames id of the publisher's city, None where it is not known.
    """
    if home is not None and any(city.value == home for city in cities):
        return True
    small = lowered(text)
    return _words(language).is_in(small) or _beginnings(language).is_in(small)


def speaks_of_us(text: str, language: str) -> bool:
    """True where a text has a pronoun of the first person plural."""
    return _pronouns(language).is_in(lowered(text))


def are_people(lead: str, language: str) -> bool:
    """True where a text ends with "and" behind people of a town: "residents of Homburg and" before "members of"."""
    words = lowered(lead).replace(",", " ").split()
    if set_of(language, "partnerships.joiners").isdisjoint(words[-1:]):
        return False
    return not set_of(language, "cities.guests", "mayors.guests").isdisjoint(words)


@cache
def _words(language: str) -> WordFinder:
    return WordFinder(set_of(language, "cities.towns", "cities.towns_many", "partnerships.home"))


@cache
def _beginnings(language: str) -> WordFinder:
    """Words for towns that begin a compound: "Städtenetzwerk"."""
    return WordFinder(set_of(language, "partnerships.towns_before"), behind=None)


@cache
def _pronouns(language: str) -> WordFinder:
    return WordFinder(set_of(language, "partnerships.we", "partnerships.ours"))
