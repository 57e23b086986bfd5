"""Names of persons as runs of tokens: where one begins, where it ends, and its normal form.

A name is a run of capitalised words, initials and lower-case particles ("Daniël van den Berg", "James Thompson Jr.").
The run alone says little: whether it names a person is decided by what stands around it (a title, a form of address)
and by a first name that is known. Nothing here is tied to mayors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.gazetteer.first_names import first_names
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages

MAX_PARTS: Final = 6
"""Words in one name, particles not counted. The longest on the municipal corpora has five."""

_PART: Final = re.compile(r"[^\W\d_][^\W\d_]*(?:['’\-­‐‑][^\W\d_]+)*$")
_MOST_LETTERS: Final = 4
"""Initials without their dots before a surname."""
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}$")
_CAPITAL_PARTICLES: Final = frozenset(
    {
        "de",
        "den",
        "der",
        "van",
        "von",
        "di",
        "da",
        "del",
        "della",
        "la",
        "le",
        "lo",
        "du",
        "des",
        "ter",
        "ten",
        "dos",
        "d'",
        "d’",
        "mac",
        "el",
        "al",
        "san",
        "dal",
        "dalla",
        "dalle",
        "ó",
    }
)
_SMALL_PARTICLES: Final = frozenset({"de", "du", "des", "von", "zu", "dos", "da", "do"})
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr.", "ii", "iii", "iv"})


@cache
def particles() -> frozenset[str]:
    """Lower-case parts of surnames, of all languages."""
    words = {word for language in all_languages().values() for word in language.mayors.particles}
    return frozenset(words | {word.replace("'", "’") for word in words})


@cache
def surname_joiners() -> frozenset[str]:
    """Small words that join two surnames of one person, of all languages: "e" in "Costa e Silva"."""
    return frozenset(word for language in all_languages().values() for word in language.mayors.surname_joiners)


@cache
def given_names() -> frozenset[str]:
    """Common first names, of all languages."""
    return frozenset(name for language in all_languages().values() for name in language.mayors.given_names)


@cache
def not_names(language: str | None = None) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that are no part of a name even with a capital, folded, and endings of such words ("straße"). Those of
    honorary titles are among them: "Alcalde Honorífico".

    language: ISO 639-1; None, or a language without a file, gives the words of all.
    """
    chosen = [all_languages()[language]] if language in all_languages() else list(all_languages().values())
    words = {word for entry in chosen for word in entry.mayors.not_names}
    words |= {word for entry in chosen for word in (*entry.mayors.honorary_words, *entry.mayors.honorary_after)}
    endings = tuple(sorted(word[1:].casefold() for word in words if word.startswith("*")))
    return frozenset(word.casefold() for word in words - given_names() if not word.startswith("*")), endings


def is_no_name(word: str, language: str | None = None) -> bool:
    """True for a word that the lexicon says is no part of a name."""
    words, endings = not_names(language)
    folded = word.casefold()
    return folded in words or (bool(endings) and folded.endswith(endings))


@cache
def forms_of_address() -> frozenset[str]:
    """Forms of address and degrees without their dots, folded, of all languages."""
    return frozenset(
        word.rstrip(".").casefold()
        for language in all_languages().values()
        for word in language.mayors.honorifics
        if " " not in word and len(word.rstrip(".")) > 1
    )


def is_given(word: str) -> bool:
    """True for a first name that is known, also where it is hyphenated ("Hans-Peter") or in capitals."""
    names = given_names()
    if word in names or (word.isupper() and word.title() in names):
        return True
    first, dash, _ = word.partition("-")
    return bool(dash) and (first in names or first.title() in names)


def is_known_first_name(word: str) -> bool:
    """True for a first name of the long list of many countries, which holds common words of some language too."""
    return fold(word) in first_names()


def is_shaped(word: str) -> bool:
    """True for a capitalised word without digits and signs but hyphen and apostrophe."""
    return len(word) > 1 and word[0].isupper() and bool(_PART.match(word))


def is_part(word: str, language: str | None = None) -> bool:
    """True for a capitalised word that may be part of a name: its shape, and that the lexicon does not deny it."""
    return is_shaped(word) and not is_no_name(word, language)


def is_initial(word: str) -> bool:
    """True for "J." and "J.-P."."""
    return bool(_INITIAL.match(word)) and word[0].isupper()


def is_bare_initial(word: str) -> bool:
    """True for a single capital without its dot, as British councils write "A B Smith": a word of its own elsewhere."""
    return len(word) == 1 and word.isalpha() and word.isupper()


def behind_letters(words: Sequence[str], place: int) -> int:
    """The token behind the few single capitals that begin at a token, the token itself where none or too many do."""
    end = place
    while end < len(words) and is_bare_initial(words[end]):
        end += 1
    return end if end - place <= _MOST_LETTERS else place


def before_letters(words: Sequence[str], place: int) -> int:
    """The first of the few single capitals that end right before a token, the token itself where none does."""
    start = place
    while start > 0 and place - start < _MOST_LETTERS and is_bare_initial(words[start - 1]):
        start -= 1
    return start


def is_particle(word: str) -> bool:
    """True for a lower-case particle, or a capitalised one as Dutch and Italian surnames have it ("De", "VAN")."""
    lower = word.lower()
    if word == lower:
        return word in particles()
    return lower in _CAPITAL_PARTICLES and (word == lower.capitalize() or word.isupper())


def read_name(words: Sequence[str], start: int, stops: frozenset[int], limit: int | None = None) -> int:
    """The end of the name that begins at `start`, or `start` where none does.

    words: texts of the tokens. stops: positions that no name may cover (titles, offices, forms of address).
    limit: position at which to stop at the latest.
    """
    top = len(words) if limit is None else limit
    end = start
    parts = 0
    place = start
    while place < top and place not in stops and parts < MAX_PARTS:
        word = words[place]
        if is_particle(word) and not is_given(word) and not (place == start and word == word.lower()):
            ahead = place + 1
            while ahead < top and ahead not in stops and is_particle(words[ahead]):
                ahead += 1
            if ahead < top and ahead not in stops and is_shaped(words[ahead]) and ahead - place <= 3:
                place = ahead
                continue
            if place > start and word[0].isupper() and is_shaped(word) and word.lower() not in {"d'", "d’"}:
                parts, end = parts + 1, place + 1
            break
        if parts > 1 and len(word) <= 4 and word.isupper() and not words[end - 1].isupper() and not is_initial(word):
            break  # letters behind a name: "MBE", "FDP"
        if is_initial(word) or is_shaped(word):
            parts += 1
            if not is_initial(word):
                end = place + 1
            place += 1
            continue
        if word.lower() in _SUFFIXES and end == place and parts > 1:
            end = place + 1
        break
    return end


def parts_of(words: Sequence[str]) -> int:
    """How many words of a name are neither particles nor initials."""
    return sum(1 for word in words if is_shaped(word) and (not is_particle(word) or is_given(word)))


def normal_form(raw: str) -> str:
    """A name as it is compared and shown: given name first, blanks squeezed, CAPITALS turned into ordinary writing.

    >>> normal_form("JEAN-MARIE  LE BRIS")
    'Jean-Marie Le Bris'
    >>> normal_form("Bris, Jean-Marie"), normal_form("LE BRIS Jean-Marie")
    ('Jean-Marie Bris', 'Jean-Marie Le Bris')
    """
    surname, comma, given = raw.replace("\xad", "").partition(",")
    words = [*given.split(), *surname.split()] if comma else _given_first(surname.split())
    capitals = all(word.isupper() for word in words)
    return " ".join(_ordinary(word, capitals=capitals) for word in words)


def _given_first(words: list[str]) -> list[str]:
    """The words of a name with a surname in CAPITALS that stands first put last: "LE BRIS Jean" is Jean Le Bris."""
    lead = next((place for place, word in enumerate(words) if not word.isupper() or is_initial(word)), len(words))
    if lead == len(words) or not any(len(word) > 2 for word in words[:lead]):
        return words
    if any(word.isupper() and len(word) > 2 for word in words[lead:]) or not is_shaped(words[lead]):
        return words
    return [*words[lead:], *words[:lead]]


def _ordinary(word: str, *, capitals: bool) -> str:
    """A word in ordinary writing. capitals: True where the whole name is in capitals, its particles among them."""
    if not word.isupper() or "." in word or (len(word) <= 2 and not capitals and not is_particle(word)):
        return word
    if word.lower() in _SMALL_PARTICLES:
        return word.lower()
    return "".join(piece.capitalize() for piece in re.split(r"([-'’])", word))
