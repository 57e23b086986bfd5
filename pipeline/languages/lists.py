"""A language's lists of words in the shapes in which the rules ask for them, all in small letters.

A list is named by its section and its field in the language's file: "partnerships.ours", "cities.towns".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from pipeline.alternation import alternation
from pipeline.languages import all_languages, words_of


@cache
def set_of(language: str, *lists: str) -> frozenset[str]:
    """The words of some lists; none of a language that is not ours."""
    return frozenset(_words(language, lists))


@cache
def tuple_of(language: str, *lists: str) -> tuple[str, ...]:
    """The words of some lists, as what a word begins or ends with."""
    return tuple(_words(language, lists))


@cache
def parts_of(language: str, *lists: str) -> frozenset[str]:
    """The single words of some lists: of "in het" both."""
    return frozenset(part for word in _words(language, lists) for part in word.split())


@cache
def pattern_of(language: str, *lists: str, behind: str = r"(?!\w)") -> re.Pattern[str]:
    """Any word or phrase of some lists, whole. behind: a pattern of what follows it."""
    return re.compile(rf"(?<!\w){alternation(_words(language, lists))}{behind}")


@cache
def any_language(*lists: str) -> frozenset[str]:
    """The words of some lists of all languages."""
    return frozenset(word for language in all_languages() for word in _words(language, lists))


def _words(language: str, lists: tuple[str, ...]) -> Iterator[str]:
    for name in lists:
        words: tuple[str, ...] = attrgetter(name)(words_of(language))
        yield from (word.lower() for word in words)
