"""Dates by which so many years have passed, which begin nothing: "On 4 May 2025 it will be fifty years since it was
signed".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.record import Mention

_REACH: Final = 60
"""Characters behind a date in which it is said how many years have passed."""


def counts_years(text: str, date: Mention, language: str) -> bool:
    """True right before "it will be fifty years"."""
    return _elapsed(language).match(lowered(text[date.end : date.end + _REACH])) is not None


@cache
def _elapsed(language: str) -> re.Pattern[str]:
    words = all_languages()[language].partnerships
    if not words.elapsed or not words.ages:
        return re.compile(r"(?!)")
    verbs, years = (alternation(word.lower() for word in listed) for listed in (words.elapsed, words.ages))
    return re.compile(rf"[\s,]++(?:r\.\s++)?{verbs}\s++(?:(?!{years}(?!\w))[^\s,;.:'’]++[\s'’]++){{1,3}}+{years}(?!\w)")
