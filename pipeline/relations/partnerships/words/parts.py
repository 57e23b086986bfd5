"""The parts of a sentence, between signs and "and": what stands in one speaks of one matter."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.words.cues import Cue
from pipeline.relations.partnerships.words.lists import set_of

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
    joiners = set_of(language, "joiners")
    return re.compile(rf"[,;:()!?•–—\n\t]|\.(?=\s)|(?<!\w){alternation(word.lower() for word in joiners)}(?!\w)")


def apart(cue: Cue, date: Mention, text: str, language: str) -> int:
    """How far a date stands from a word; "and", "then" or a comma between counts as far."""
    gap = text[min(cue.end, date.end) : max(cue.start, date.start)].lower()
    words = all_languages()[language].partnerships
    parting = {*words.joiners, *words.then}
    return len(gap) + _SIGN * (gap.count(",") + sum(word in parting for word in gap.split()))
