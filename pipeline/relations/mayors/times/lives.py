"""Dates of births and deaths: they stand beside a mayor's name and say nothing of when he held the office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.record import Mention
from pipeline.relations.mayors.words import phrases

_REACH: Final = 48
"""Characters between a date and its word: "am 12. Januar 2019 im Alter von 91 Jahren verstorben"."""
_OTHER_CLAUSE: Final = re.compile(r"[,;:()–—]")
_SIGN: Final = re.compile(r"[*†✝]\s*(?:\d{1,2}\.\s?)?$")
"""What stands right before a date of birth or death."""


def of_lives(text: str, language: str, span: tuple[int, int], dates: Sequence[Mention]) -> list[Mention]:
    """Of the dates of a sentence those of births and deaths: behind a sign for one, or the nearest to a word of one.

    text: of the block. span: of the sentence in it.
    """
    lives = [date for date in dates if _SIGN.search(text, max(0, date.start - 8), date.start)]
    if not dates:
        return lives
    for word in phrases.lives(language).finditer(text[span[0] : span[1]].lower()):
        start, end = span[0] + word.start(), span[0] + word.end()
        near = [
            (len(between), date)
            for date in dates
            if date not in lives and _is_near(between := text[min(end, date.end) : max(start, date.start)])
        ]
        if near:
            lives.append(min(near, key=lambda item: item[0])[1])
    return lives


def _is_near(between: str) -> bool:
    return len(between) <= _REACH and not _OTHER_CLAUSE.search(between)
