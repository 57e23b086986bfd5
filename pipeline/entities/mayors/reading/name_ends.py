"""Where a name ends before what a particle brings behind it: a land, a city, or "by" and another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.entities.inflection import nominative_given
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_given, is_initial, is_known_first_name, is_particle, is_shaped, parts_of
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with
from pipeline.record import Mention

_SHORTEST_WITH_LAND = 3
"""Tokens of a first name, a surname and a particle."""
_SHORTEST_FULL_NAME = 2
_TWO_PERSONS = 4
"""Tokens of two first names and two surnames."""
_SHORTEST_SHOUT = 3
"""Parts of a first name, a surname and a word behind them."""
_MOST_SURNAMES = 2
_SHORTEST_WITH_AGENT = 5
"""Tokens of two full names and a particle between them."""


def without_land(words: Sequence[str], start: int, end: int, language: str) -> int:
    """A name ends before "van de Duitse" where a word in small letters follows: "Dirk Bauer van de Duitse stad"."""
    if end >= len(words) or not words[end].islower() or end - start <= _SHORTEST_WITH_LAND:
        return end
    cut = end - 1
    if not is_particle(words[cut - 1]) or country_of_adjective(words[cut], language) is None:
        return end
    while cut > start and is_particle(words[cut - 1]):
        cut -= 1
    return cut if parts_of(words[start:cut]) > 1 else end


def without_agent(words: Sequence[str], start: int, end: int, language: str) -> int:
    """A full name ends before "by" and another one, where a particle says both: "Karl Huber von Anna Lenz"."""
    agent = _agent(words, start, end, language)
    return end if agent is None else agent


def behind_agent(words: Sequence[str], start: int, end: int, language: str) -> int:
    """A full name begins behind "by" and another one, likewise."""
    agent = _agent(words, start, end, language)
    return start if agent is None else agent + 1


def _agent(words: Sequence[str], start: int, end: int, language: str) -> int | None:
    """The place of the particle between two full names, None where there is none."""
    if end - start < _SHORTEST_WITH_AGENT:
        return None
    for place in range(start + 2, end - 2):
        if is_given_name(words[start], language) and agent_at(words, place, language):
            return place
    return None


def agent_at(words: Sequence[str], place: int, language: str) -> bool:
    """True for a word for "by" before a full name with a known first name."""
    names = words[place + 1 : place + 3]
    if len(names) < _SHORTEST_FULL_NAME or words[place] not in own_words(language).signers:
        return False
    return is_given_name(names[0], language) and is_shaped(names[1])


def is_given_name(word: str, language: str) -> bool:
    """True for a known first name, inflected ones among them."""
    return is_given(word) or nominative_given(word, language) is not None


def before_second_person(words: Sequence[str], start: int, end: int) -> int:
    """A full name ends before another one that stands right behind it, as an object does in some languages: "dankte
    Bürgermeister Hans Huber Anna Lenz"."""
    if end - start < _TWO_PERSONS or not is_given(words[start]):
        return end
    for place in range(start + 2, end - 1):
        before, first, last = words[place - 1 : place + 2]
        if (
            is_given(first)
            and is_shaped(last)
            and not any(is_given(word) or is_particle(word) for word in (before, last))
        ):
            return place
    return end


def shouted_end(words: Sequence[str], start: int, end: int) -> int:
    """A name in capitals ends with its first surname where more words in capitals follow than a name has: "PAUL ROUX
    INAUGURE LA SALLE". Without a first name before it, it may be anything."""
    shouted = all(word.isupper() for word in words[start:end])
    if not shouted or parts_of(words[start:end]) < _SHORTEST_SHOUT:
        return end
    surname = start
    while surname < end and (is_given(words[surname]) or is_initial(words[surname])):
        surname += 1
    while surname < end - 1 and is_particle(words[surname]):
        surname += 1
    behind = words[end] if end < len(words) else ""
    goes_on = len(behind) > 1 and behind.isalpha() and behind.isupper()
    if surname == start or surname >= end or not (goes_on or parts_of(words[surname:end]) > _MOST_SURNAMES):
        return end
    return surname + 1


def without_city(words: Sequence[str], start: int, end: int, city: Mapping[int, Mention], language: str) -> int:
    """A name ends before "de Nancy", "of Brno", where it is long enough without; and before an article that
    persons have in a language ("de" in Luxembourgish). city: mention of a city by each token that it covers.
    """
    if language in codes_with("places_in_surnames"):
        return end
    persons = own_words(language).person_articles
    for place in range(start + 2, end if persons else 0):
        if words[place] in persons and parts_of(words[start:place]) >= 2:
            return place
    for place in range(start + 1, end):
        if place in city and is_particle(words[place - 1]):
            cut = place - 1
            while cut > start and is_particle(words[cut - 1]):
                cut -= 1
            parts = parts_of(words[start:cut])
            surname = parts == 1 and not (is_given(words[start]) or is_known_first_name(words[start]))
            if parts >= 2 or surname:  # "burgemeester Schouten van Delft"
                return cut
    return end


def before_known_town(words: Sequence[str], start: int, end: int, cities: Iterable[Mention], language: str) -> int:
    """A full name ends before a particle and a town that the page names elsewhere: "Eric Bellot von Neuville", where
    the cities' rules took the last word for one of the name. cities: those of the page."""
    last = end - 2
    if (
        last - start < _SHORTEST_FULL_NAME
        or not is_particle(words[last])
        or language in codes_with("places_in_surnames")
    ):
        return end
    if not is_given_name(words[start], language) or parts_of(words[start:last]) < _SHORTEST_FULL_NAME:
        return end
    return last if any(city.raw == words[end - 1] for city in cities) else end
