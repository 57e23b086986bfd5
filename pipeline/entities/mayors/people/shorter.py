"""Shorter forms of a full name: "Nuno Mota" for Nuno Salgueiro Mota, "Mme Ferrand" for Odile Ferrand-Roux, "K. Ohm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import forms_of_address, is_bare_initial, is_given, is_part, is_particle
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of

_LAST_WORD: Final = re.compile(r"(?<!\S)(\S+)\s+$")
_LONGEST_WORD: Final = 40
"""Characters before a name in which the word before it stands."""
_SMALL_WORD: Final = re.compile(r" [^\W\d_A-Z]{2}")
_SOON_AFTER: Final = 400
"""Characters behind a full name in which half of its double surname stands for it."""
_ENDS: Final = ".!?:"
_LONG_NAME: Final = 3
"""Parts of a name that has one to leave out."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.-?){1,4}$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_MOST_INITIALS: Final = 3
"""Words of initials before a surname: "J. R. van"."""


def words_within(person: str) -> list[str]:
    """Words of a full name by which its bearer may be called: the first half of a double surname ("Ferrand-Roux"), the
    first of two surnames."""
    parts = [part for part in person.split() if not is_particle(part)]
    half, dash, _ = (parts or [""])[-1].partition("-")
    words = [half] if dash and len(half) > 2 else []
    if len(parts) >= _LONG_NAME and not is_given(parts[-2]):
        words.append(parts[-2])
    return words


def shorter_start(text: str, start: int, end: int, person: str) -> int | None:
    """Where a name begins that ends with the word from `start` to `end` and leaves out parts of a full name that holds
    this word; None where the words before it are others."""
    parts = person.split()
    word = text[start:end]
    before = word_before(text, start)
    if not before or before not in parts:
        return None
    if (named := _named_before(text, start, word, parts)) is not None:
        return named
    if word == parts[-1] and before == parts[-2] and len(parts) >= _LONG_NAME:
        lead = start - len(before) - 1
        begins = not (is_given(before) or is_particle(before))
        return lead if begins and may_precede(word_before(text, lead), "") else None
    return None


def _named_before(text: str, start: int, word: str, parts: Sequence[str]) -> int | None:
    """Where some of a full name's words begin that stand before a later one of it, in their order, a first name at
    their head: "Pilar Sesé", "María Sesé Lacau" of María Pilar Sesé Lacau. None where no first name does."""
    left, begin, place = list(parts), None, start
    if word in left:
        del left[len(left) - 1 - left[::-1].index(word) :]
    while (before := word_before(text, place)) in left:
        at = len(left) - 1 - left[::-1].index(before)
        place -= len(before) + 1
        if at == 0 or is_given(before):
            begin = place
        del left[at:]
    return None if begin == place and is_given(before) else begin  # behind another first name it is somebody else's


def called_by(text: str, start: int, word: str, person: str, language: str) -> bool:
    """True where a word of a full name that is not its last one stands for it without a first name: the first surname
    where the language calls people by it, half of a double surname behind a form of address or soon after the name."""
    before = word_before(text, start).lstrip("«„“‘\"'(")
    if person.rsplit(maxsplit=1)[-1].startswith(f"{word}-"):
        goes_on = _SMALL_WORD.match(text, start + len(word)) is not None
        known = goes_on and person in text[max(0, start - _SOON_AFTER) : start]
        return is_address(before, language) or (known and (not before or may_precede(before, language)))
    return language in codes_with("first_surname_calls") and (not before or may_precede(before, language))


def word_before(text: str, start: int) -> str:
    """The word before an offset, empty where none stands in the line."""
    found = _LAST_WORD.search(text[max(0, start - _LONGEST_WORD) : start])
    return found[1] if found is not None else ""


def may_precede(word: str, language: str) -> bool:
    """False for a word that makes a surname another person's: a first name, an initial, another capitalised word.

    language: ISO 639-1; "M." is an address in French and an initial elsewhere.
    """
    if is_address(word, language) or word.lower() in _before_surnames(language):
        return True
    if is_given(word) or is_part(word):
        return False
    if is_bare_initial(word):
        return word.lower() in set_of(language, "noise.functions")  # "Mrs J Barker" is another Barker
    return not (len(word) == 2 and word[0].isupper() and word[1] == ".")


@cache
def _before_surnames(language: str) -> frozenset[str]:
    """Words, with a capital or not, that may stand right before a mayor's surname: "Nachfolger", "Fu"."""
    own = own_words(language)
    plurals = (form for title in own.titles for form in title.plural)
    words = (*own.succession, *own.counterparts, *own.hosts, *own.copulas, *plurals)
    return frozenset(word.lower() for word in words if word.isalpha())


def is_ordinary_word(text: str, start: int, surname: str, language: str) -> bool:
    """True where a surname that is also a word is that word: behind an article where every noun has a capital ("im
    Sommer", but not ", die Sommer pflanzte"), and a language or a people ("spricht Deutsch") behind all but an address.
    """
    before = word_before(text, start)
    if not before or before[-1] in _ENDS or is_address(before, language):
        return False
    if before.lower() in own_words(language).before_nouns:
        return not text[: start - len(before) - 1].rstrip().endswith(",")
    return country_of_adjective(surname, language) is not None


def is_address(word: str, language: str) -> bool:
    """True for a form of address."""
    return word.rstrip(".").casefold() in forms_of_address() or (
        len(word) == 2 and word.endswith(".") and word in own_words(language).honorifics
    )


def initials_start(text: str, start: int, person: str) -> int | None:
    """Where the initials of a full name begin that stand before its surname; None where none do, or another's.

    start: offset of the surname, with its particles.
    """
    begin = start
    words: list[str] = []
    while len(words) < _MOST_INITIALS and _INITIALS.match(word := word_before(text, begin)):
        words.insert(0, word)
        begin = text.rindex(word, 0, begin)
    return begin if words and are_initials_of(words, person) else None


def are_initials_of(words: Sequence[str], person: str) -> bool:
    """True where words like "J.-P." begin the first names of a full name: each stands for one of them, in their order,
    the first for the first."""
    if not words or not all(map(_INITIALS.match, words)) or not words[0][0].isupper():
        return False
    letters = [letter.casefold() for word in words for letter in _LETTERS.findall(word)]
    names = [name.casefold() for part in person.split()[:-1] if not is_particle(part) for name in part.split("-")]
    if not names or not names[0].startswith(letters[0]):
        return False
    return all(name.startswith(letter) for letter, name in zip(letters, names, strict=False))
