"""The town of which a sentence or clause speaks from its beginning: "Für Metz unterschrieb Bürgermeister X", and
the one that a mayor represents in a treaty."""

from __future__ import annotations

import re
from typing import Final

from pipeline.facts import Place
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.words import guest_phrases, phrases
from pipeline.relations.places import place_of

_LEAD: Final = re.compile(r"^\W*$|[-–:] $")
"""What stands before a city that begins a sentence: nothing, or a date and a dash."""
_CLAUSE: Final = re.compile(r"[,;]")
_BEFORE_CLAUSE: Final = re.compile(r"\s*(?:\([^()]*\))?\s*,?\s*")
_INTRODUCED: Final = frozenset(
    {"mayor.name-title", "mayor.verb-name-title", "mayor.name-verb-title", "mayor.title-verb-name"}
)
"""Rules of those of whom a clause says that they hold the office: "où Mme X, maire depuis 2014, a servi de guide"."""
_LONGEST_CLAUSE: Final = 120
"""Characters between a town and the title of the mayor in the clause on it."""
_MOST_CITIES: Final = 8
"""Cities before a mayor in a sentence, each of which may be that of a clause of its own."""
_MOST_WORDS: Final = 3
"""Words before a town that is represented: "unsere französische Partnerstadt"."""
_LONGEST_BETWEEN: Final = 5
"""Words between such a town and its mayor: "war mit dem Rad gekommen"."""
_LONGEST_LEAD: Final = 40
"""Characters between a comma and such a city: ", im Namen der Stadt"."""
_LONGEST_TREATY: Final = 120
"""Characters between a town and the title of the mayor who represents it."""


def subject_town(standing: Standing, mention: Mention) -> Place | None:
    """The city with which the sentence of a mayor begins, alone, behind a date or a word that says for whom somebody
    acts: "Karlsruhe suit en 1955, par le maire …", "Für Metz unterschrieb …".

    Not where somebody is thanked for that city, or acts with it.
    """
    start, end = standing.sentence(mention)
    here = standing.cities_in(mention.block, start, min(mention.start, end))
    if not standing.foreign(here):
        return None
    language = standing.languages[mention.block]
    text = standing.texts[mention.block]
    for city in reversed(standing.foreign(here[-_MOST_CITIES:])):
        clause = _CLAUSE.split(text[max(start, city.start - _LONGEST_LEAD) : city.start])
        if (
            city is not here[0]
            and len(clause) > 1
            and clause[-1].strip().lower() in set_of(language, "mayors.on_behalf")
        ):
            return place_of(city)  # "z Pirny burmistrz A, z Welsu burmistrz B"
    first = here[0]
    if first not in standing.foreign(here):
        return None
    if pattern_of(language, "mayors.thanks").search(text[first.end : mention.start].lower()):
        return None
    if pattern_of(language, "mayors.with_this_town").search(text[start:end].lower()):
        return None
    lead = text[start : first.start]
    spoken = _LEAD.search(lead) or lead.strip().lower() in set_of(language, "mayors.on_behalf")
    between, behind = text[first.end : title_start(mention)].lower(), text[mention.end : end].lower()
    if spoken or _comes_from(lead.lower(), between, behind, language):
        return place_of(first)
    return place_of(first) if _is_represented(lead.lower(), between + behind, language) else None


def _comes_from(lead: str, between: str, behind: str, language: str) -> bool:
    """True for a city from which the mayor comes, behind a word more: "Eigens aus Metz angereist war Bürgermeister".
    Who stands behind a comma only tells of those who come.

    lead, between, behind: what stands before the city, between it and the title, and behind the name.
    """
    if not phrases.from_town(language).fullmatch(lead):
        return False
    near = between.removeprefix(",")
    if _CLAUSE.search(near) or len(near.split()) > _LONGEST_BETWEEN:
        return False
    coming = pattern_of(language, "mayors.coming")
    return any(coming.search(words) is not None for words in (lead, between, behind))


def _is_represented(lead: str, behind: str, language: str) -> bool:
    """True for a city that a mayor represents, behind words for a town: "Unsere Partnerstadt Metz vertrat"."""
    words = lead.split()
    if not 0 < len(words) <= _MOST_WORDS or set_of(language, "cities.towns", "cities.communes").isdisjoint(words):
        return False
    if any(guest_phrases.travels_to(language).search(f" {word} ") for word in words):
        return False
    return pattern_of(language, "mayors.representing").search(behind) is not None


def represented_town(standing: Standing, mention: Mention) -> Place | None:
    """The last city before the title of a mayor by whom it is said to be represented; None where none is."""
    if "title_start" not in mention.attributes:
        return None
    title = title_start(mention)
    here = standing.cities_before(mention.block, title)
    if not here or title - here[-1].end > _LONGEST_TREATY:
        return None
    between = standing.texts[mention.block][here[-1].end : title].lower()
    language = standing.languages[mention.block]
    return place_of(here[-1]) if phrases.represented_by(language).fullmatch(between) is not None else None


def town_of_clause(standing: Standing, mention: Mention) -> Place | None:
    """The town whose relative clause names a mayor first: "in Trier, wo Bürgermeister X sie ernannte". Behind an "and"
    only where it says that he receives or holds the office: "to Trier, where all stayed and Mayor X laid a wreath"
    speaks of one who travels."""
    start, end = standing.sentence(mention)
    title = title_start(mention)
    here = standing.cities_in(mention.block, start, min(title, end))
    if not here or title - here[-1].end > _LONGEST_CLAUSE:
        return None
    text, language = standing.texts[mention.block], standing.languages[mention.block]
    between = text[here[-1].end : title].lower()
    clause = pattern_of(language, "partnerships.town_relatives").search(between)
    if clause is None or _BEFORE_CLAUSE.fullmatch(text, here[-1].end, here[-1].end + clause.start()) is None:
        return None
    if pattern_of(language, "partnerships.joiners").search(between, clause.end()) is None:
        return place_of(here[-1])
    receives = pattern_of(language, "mayors.receiving").search(between, clause.end()) is not None
    return place_of(here[-1]) if receives or mention.rule in _INTRODUCED else None
