"""The name of an office in a line that stands with a number or an address, without labels, streets and sentences."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.languages import all_languages
from pipeline.languages.lists import any_language
from pipeline.relations.contacts.people import surname_first

REMEMBERED_LINES: Final = 1024
"""A line is asked for each number of the lines below it, and comes again on the site's other pages."""
SENTENCE_ENDS: Final = (".", "!", "?", "…")
WORDS_OF_A_SENTENCE: Final = 5
"""A line that ends in a full stop has fewer words, or no small one, where it is a name: "Anna Berg, CPA, CA, M. Sc.".
"""
_SMALL_WORD: Final = 4
"""Letters of words that alone make no office ("oder", "Uhr"); two with a capital and so many do ("Town Hall")."""
_JOINING_WORD: Final = 3
_COPYRIGHT: Final = re.compile(r"^(?:copyright|\(c\)|©)\s*(?:©\s*)?(?:\d{4}\s*)?(?:by\s+)?", re.IGNORECASE)
_TRIM: Final = " \t\n.,;:|/–—-*•·()©"
_DIGIT: Final = re.compile(r"\d")
_OPENING: Final = " (:"
"""What may stand between a label and its number."""


@lru_cache(REMEMBERED_LINES)
def office_of(text: str) -> str:
    """A line as the name of an office: labels, numbers, addresses and sentences are none. "Tel." ends no sentence."""
    words = text.split()
    if not text.rstrip().endswith(SENTENCE_ENDS):
        return named_office(text)
    if words[-1].strip(_TRIM).casefold() not in _labels():
        return ""
    office = named_office(text)
    return "" if len(office.split()) >= WORDS_OF_A_SENTENCE and any(map(str.islower, office.split())) else office


def named_office(text: str) -> str:
    """The office before the labels with which a text ends, empty where it holds none."""
    bare = _COPYRIGHT.sub("", " ".join(text.split())).strip(_TRIM)
    if _DIGIT.search(bare) or "," in bare:
        bare = _before_street(bare)
    if len(bare) < 3 or _DIGIT.search(bare) or "@" in bare:
        return ""
    words = bare.split()
    folded = [word.strip(_TRIM).casefold() for word in words]
    if folded[0] in _streets() or folded[-1] in _street_ends():
        return ""
    while words and (not folded[-1] or _is_label(folded[-1]) or _joins(words[-1])):
        words.pop()
        folded.pop()
    said = " ".join(folded), " ".join(folded[1:])  # an article may stand first: "Les horaires"
    telling = [word for word, bare in zip(words, folded, strict=True) if bare not in _labels() | _weekdays()]
    short = [word for word in telling if len(word) == _SMALL_WORD and word.istitle()]
    empty = len(short) < 2 and all(len(word.strip(_TRIM)) <= _SMALL_WORD for word in telling)
    if (
        empty
        or not any_language("contacts.hours").isdisjoint(said)
        or not any_language("contacts.asking").isdisjoint(folded)
    ):
        return ""
    office = " ".join(words).strip(_TRIM)
    if ")" not in office:
        office = office.partition("(")[0].strip(_TRIM)
    return surname_first(office) or office


def _is_label(word: str) -> bool:
    """True for "tel", and for "tel/fax"."""
    return all(part.strip(_TRIM) in _labels() for part in word.split("/"))


def label_start(text: str, start: int) -> int:
    """Where the label before a number begins, whose full stop ends no sentence ("Tel."); the number's start without."""
    word = text[:start].rstrip(_OPENING).rpartition(" ")[2]
    return text.rfind(word, 0, start) if word.strip(_TRIM).casefold() in _labels() else start


def speaks_of_us(text: str) -> bool:
    """True for "Où nous trouver", "So erreichen Sie uns": what stands below is of the body that speaks."""
    return not any_language("partnerships.we", "partnerships.ours").isdisjoint(
        word.strip(_TRIM).casefold() for word in text.split()
    )


def _joins(word: str) -> bool:
    """True for a small word that leads on to what follows: "Öffnungszeiten: von", "Horaires : du"."""
    return word.islower() and len(word) <= _JOINING_WORD


def _before_street(text: str) -> str:
    """What stands before a street in one line: "Ufficio Turismo via dei Mulini, 4"."""
    words = text.split()
    for place, word in enumerate(words):
        if place and word.strip(_TRIM).casefold() in _streets():
            return " ".join(words[:place])
    return text


@cache
def _street_ends() -> frozenset[str]:
    """Words with which the name of a street ends."""
    return frozenset(word.casefold() for entry in all_languages().values() for word in entry.cities.streets_after)


@cache
def _labels() -> frozenset[str]:
    """Words that stand beside numbers and say nothing about their owner."""
    words: set[str] = set()
    for language in all_languages().values():
        phones = language.phones
        contacts = language.contacts
        opened = (phrase for phrase in contacts.hours if " " not in phrase)  # "office hours" makes no label of "office"
        said = (*phones.voice, *phones.fax, *phones.cell, *phones.extension, *contacts.labels, *opened)
        for phrase in said:
            words.update(part.casefold().strip(_TRIM) for part in phrase.split())
    return frozenset(words)


@cache
def _weekdays() -> frozenset[str]:
    """Names of weekdays, folded: between which days one may call is no office."""
    days = (names for entry in all_languages().values() for names in entry.dates.weekdays.values())
    return frozenset(name.casefold() for names in days for name in names)


@cache
def _streets() -> frozenset[str]:
    """Words with which the name of a street begins."""
    return frozenset(word.casefold() for entry in all_languages().values() for word in entry.cities.streets_before)
