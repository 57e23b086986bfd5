"""What belongs to a town's name in a sentence: the second part of a municipality's, and the words for a town before."""

from __future__ import annotations

from typing import Final

from pipeline.languages.lists import set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause

_MOST_WORDS: Final = 5
"""Words before a town with which a sentence begins: "The old Hanseatic city of"."""


def is_part_of_home(clause: Clause, city: Mention) -> bool:
    """True for the second part of the publisher's name, where the clause names a further town: "entre Worms et
    Ottignies-Louvain-la-Neuve" on the page of Ottignies."""
    before = [other for other in clause.cities if other.end < city.start]
    if not before or clause.is_foreign(before[-1]) or clause.text[before[-1].end : city.start] != "-":
        return False
    same_country = city.attributes.get("country") == before[-1].attributes.get("country")
    return same_country and any(clause.is_foreign(other) and other.value != city.value for other in clause.cities)


def is_town_phrase(lead: str, language: str) -> bool:
    """True for "La ville allemande de", "The city of": a few words before a subject, one of them for a town."""
    words = lead.lower().split()
    return len(words) <= _MOST_WORDS and not set_of(language, "cities.towns", "cities.communes").isdisjoint(words)
