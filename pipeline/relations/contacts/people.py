"""The name of a person in a line that stands with a number or an address."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Final

from pipeline.entities.names import (
    forms_of_address,
    given_names,
    is_given,
    is_initial,
    is_part,
    is_particle,
    parts_of,
    read_name,
)
from pipeline.languages import all_languages
from pipeline.tokens import tokenize
from pipeline.wordscan import WordScan, is_letter

_TWO_CAPITALS: Final = re.compile(
    r"(?<![^\W\d_a-z])[^\W\d_a-z][\w'’.-]{0,40}+\s++(?:[a-z'’]{1,5}+\s++){0,3}[^\W\d_a-z]"
)
_MOST_WORDS: Final = 4
"""Words of a name that has the first name last."""


def person_of(text: str) -> str:
    """The name of the person whom a line names, empty where it names none for sure: a first name must be known, or a
    form of address stand before.
    """
    if not _TWO_CAPITALS.search(text) or not signs_of_names().found(text):
        return ""
    doc = tokenize(text)
    words = [token.text for token in doc]
    addressed = False
    for place, word in enumerate(words):
        if word.rstrip(".").casefold() in forms_of_address():
            addressed = True
            continue
        if not (is_part(word) or is_initial(word)):
            addressed = addressed and word in {".", ","}
            continue
        led = place > 0 and (is_part(words[place - 1]) or is_particle(words[place - 1]))
        if led and not (addressed or words[place - 1].casefold() in _roles()):
            continue
        end = read_name(words, place, frozenset())
        count = parts_of(words[place:end])
        if (count >= 2 and (is_given(word) or addressed)) or (addressed and count == 1):
            last = doc[end - 1]
            return " ".join(text[doc[place].idx : last.idx + len(last)].split())
        addressed = False
    return ""


def surname_first(text: str) -> str:
    """The name behind "Responsabile:" that has the first name last; empty where a text has none."""
    words = text.rpartition(":")[2].split() if text.count(":") == 1 else []
    if not 2 <= len(words) <= _MOST_WORDS or not is_given(words[-1]):
        return ""
    return " ".join(words) if all(is_part(word) or is_particle(word) for word in words) else ""


@cache
def _roles() -> frozenset[str]:
    """Last words of what people are called by their posts: "City Clerk Ann Buhl" is Ann Buhl."""
    entries = all_languages().values()
    titles = (form for entry in entries for title in entry.mayors.titles for form in title.forms)
    offices = (*chain.from_iterable(entry.mayors.offices for entry in entries), *titles)
    return frozenset(office.split()[-1].casefold() for office in offices)


@cache
def signs_of_names() -> WordScan:
    """A cheap test: without a first name or a form of address in it no line names a person for sure."""
    words = (word.lower() for word in (*given_names(), *forms_of_address()))
    return WordScan(words, is_letter, is_letter, folded=True)
