"""The land of the guests whom a mayor leads, where a sentence gives it alone: "die französische Delegation mit X"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import words_of
from pipeline.languages.lists import pattern_of
from pipeline.relations.mayors.words import guest_phrases, phrases

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_BEHIND: Final = 24
"""Characters behind a name in which the verb of leading may end: " angeführt"."""
_MOST_BETWEEN: Final = 3
"""Words between "at the head of the French group" and its mayor: "stand der"."""
_MOST_LED: Final = 5
"""Words from a participle of leading to the title of who leads: "angeführt wurden sie von"."""
_REACH: Final = 160
"""Characters before a title in which his company stands."""


def land_of_guests(before: str, behind: str, language: str) -> str | None:
    """The country of the guests whom a mayor leads or comes with, ISO 3166-1 alpha-2; None where no such are named.

    before: the sentence up to the mayor's title. behind: the sentence from the end of the name. language: ISO 639-1.
    """
    text = before[-_REACH:]
    for guests in reversed(list(pattern_of(language, "mayors.guests").finditer(text.lower()))):
        found = _land(text, guests.start(), guests.end(), language)
        if found is not None:
            land, start, end = found
            leads = is_led(text[:start].lower(), text[end:].lower(), behind[:_MOST_BEHIND].lower(), language)
            return land if leads else None
    return None


def leads_guests(before: str, behind: str, language: str) -> bool:
    """True for a mayor who leads guests or comes with them, be their town or land said or not; the same parameters."""
    text = before[-_REACH:].lower()
    return any(
        is_led(text[: guests.start()], text[guests.end() :], behind.lower(), language)
        for guests in pattern_of(language, "mayors.guests").finditer(text)
    )


def _land(text: str, start: int, end: int, language: str) -> tuple[str, int, int] | None:
    """The land of guests by the adjective beside their word, or by its name behind it ("Gäste aus Frankreich"), and the
    span of the words that say so."""
    ahead = re.search(r"(?<![^\W\d_])([^\W\d_]{1,40})\s$", text[max(0, start - _MOST_BEHIND) : start])
    if ahead is not None and (land := country_of_adjective(ahead[1], language)) is not None:
        return land, start - len(ahead[0]), end
    after = re.match(r"\s([^\W\d_]+)", text[end:])
    if after is not None and (land := country_of_adjective(after[1], language)) is not None:
        return land, start, end + after.end()
    named = _from_land(language).match(text, end)
    return (_land_names(language)[named[1]], start, named.end()) if named is not None else None


def is_led(ahead: str, between: str, behind: str, language: str) -> bool:
    """True where the words between guests and title say that its holder leads them or comes with them, be it with a
    word before the guests ("an der Spitze der Gruppe stand") or with the verb behind the name ("von X angeführt").

    ahead, between, behind: what stands before the guests, between them and the title, and behind the name, in small
    letters. language: ISO 639-1.
    """
    if guest_phrases.led_by(language).search(between) or guest_phrases.come_with(language).fullmatch(between):
        return True
    if is_led_by_whom(between, behind, language):
        return True
    heads = guest_phrases.at_the_head_of(language).search(ahead) is not None
    return heads and "," not in between and len(_WORD.findall(between)) <= _MOST_BETWEEN


def is_led_by_whom(before: str, behind: str, language: str) -> bool:
    """True where "by" stands before a title, and a participle of leading before that or right behind the name: "von X
    angeführt", "angeführt wurden sie von X"; the same parameters."""
    if phrases.by(language).search(before) is None:
        return False
    led = guest_phrases.led(language)
    near = len(_WORD.findall(before)) <= _MOST_LED
    return led.match(behind.lstrip()) is not None or (near and led.match(before.lstrip()) is not None)


@cache
def _land_names(language: str) -> dict[str, str]:
    """The names of countries in a language, each with its code."""
    return {name: code for code, names in words_of(language).cities.countries.items() for name in names}


@cache
def _from_land(language: str) -> re.Pattern[str]:
    """Behind guests: one or two small words, and a country's name ("aus der Schweiz", "d'Allemagne")."""
    return re.compile(rf"\s(?:[^\W\d_]+(?:\s|['’])){{1,2}}?({alternation(_land_names(language))})(?!\w)")
