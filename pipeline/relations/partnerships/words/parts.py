"""The parts of a sentence, between signs and "and": what stands in one speaks of one matter."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.words.cues import Cue

_SIGN: Final = 40
"""How many characters of distance a comma or "and" counts for."""
_REACH: Final = 100
"""Characters on either side of a word in which another can speak of it."""


def part_of(text: str, word: Mention | Cue, language: str, span: tuple[int, int] | None = None) -> tuple[int, int]:
    """Start and end of the part of a sentence around a date or cue. span: start and end of the sentence, if known."""
    first, last = span if span is not None else (0, len(text))
    limits = limits_of(language)
    floor, ceiling = max(first, word.start - _REACH), min(last, word.end + _REACH)
    before = [match.end() for match in limits.finditer(lowered(text[floor : word.start]))]
    behind = limits.search(lowered(text[word.end : ceiling]))
    return floor + before[-1] if before else floor, word.end + behind.start() if behind is not None else ceiling


@cache
def limits_of(language: str) -> re.Pattern[str]:
    """What parts a sentence, in small letters: signs, and "and"."""
    return re.compile(rf"[,;:()!?•–—\n\t]|\.(?=\s)|{pattern_of(language, 'partnerships.joiners').pattern}")


def between(text: str, one: Mention | Cue, other: Mention | Cue) -> str:
    """What stands between two words of a text, whichever is first."""
    return text[min(one.end, other.end) : max(one.start, other.start)]


def distance(one: Mention | Cue, other: Mention | Cue) -> int:
    """The characters between two words, whichever is first."""
    return max(other.start - one.end, one.start - other.end)


def apart(cue: Cue, date: Mention, text: str, language: str) -> int:
    """How far a date stands from a word; "and", "then" or a comma between counts as far."""
    gap = between(text, cue, date).lower()
    parting = set_of(language, "partnerships.joiners", "partnerships.then")
    return len(gap) + _SIGN * (gap.count(",") + sum(word in parting for word in gap.split()))
