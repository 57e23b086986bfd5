"""The stamp of a page: a line with the day on which it appeared and nothing else but who published it.

"31. Oktober 2014 | 06:33 Uhr" is one, and "Olten, 27. März 2025", "26. juni 2025 · Af Lone Skov". Where several such
lines with different days stand, they are the entries of a list and none is the page's. A whole or half hour is when
something begins, not when an editor pressed the button.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.block import Block, BlockKind
from pipeline.entities.dates import find_dates
from pipeline.entities.dates.folding import fold, fold_word
from pipeline.entities.dates.words import numbered as numbers_of
from pipeline.languages import words_of

LONGEST_STAMP = 60
"""Characters of a stamp; longer lines are sentences."""
LONGEST_DAY = 40
"""Characters of a day with its weekday and clock time."""
# How many blocks from the top, or behind the first heading, a stamp without any clock time may stand.
_STAMP_REACH = 3
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FULL_DAY = len("2024-05-01")
_WHOLE_HOUR = re.compile(r"T[0-9]{2}:(?:00|15|30|45)$")
_BYLINE = re.compile(r"\s{0,3}[|·•–—-]\s{1,3}(?P<word>[^\W\d_]+)[^\d]*$")
_PLACE = re.compile(r"\s{0,3}[A-ZÀ-Ž][^\W\d_]++(?:[ -][A-ZÀ-Ž][^\W\d_]++){0,2},\s{1,3}(?:[^\W\d_]{1,4}\s{1,3})?$")


def find_stamp(blocks: Sequence[Block], numbered: Sequence[Block], languages: Sequence[str]) -> str | None:
    """EDTF of the stamp, None where there is none: with a clock time anywhere, else at the top or below the title.

    blocks: the page's. numbered: those of them that are short and hold as many digits as a full date.
    languages: those that a block without its own may be in, the likeliest first.
    """
    numbered = [block for block in numbered if len(block.text) <= LONGEST_STAMP and block.kept]
    if not numbered:
        return None
    kept = [block for block in blocks if block.label.is_kept]
    heading = next((place for place, block in enumerate(kept) if block.kind is BlockKind.HEADING), 0)
    near = {block.index for block in (*kept[:_STAMP_REACH], *kept[heading : heading + _STAMP_REACH + 1])}
    for block in numbered:
        is_near = block.index in near
        if not is_near and not _has_clock(block.text):
            continue
        moment = _moment_of(block, languages, near=is_near)
        if moment is not None and (is_near or "T" in moment):
            days = [other for other in numbered if other is not block and len(other.text) <= LONGEST_DAY]
            others = (_moment_of(other, languages, near=False) for other in days)
            return moment if all(other is None or other[:_FULL_DAY] == moment[:_FULL_DAY] for other in others) else None
    return None


def _moment_of(block: Block, languages: Sequence[str], *, near: bool) -> str | None:
    candidates = [block.language] if block.language in languages else languages[:2]
    moments = (_moment(block.text, lang, near=near) for lang in candidates)
    return next((moment for moment in moments if moment is not None), None)


def _has_clock(text: str) -> bool:
    """A cheap test: a day and an hour are three numbers where a word names the month, else four."""
    numbers = len(_NUMBER.findall(text))
    return numbers > 3 or (numbers == 3 and text.lower() != text.upper())


def is_day(edtf: str) -> bool:
    """True for one full day, with or without a clock time."""
    return "/" not in edtf and _DAY.match(edtf) is not None


def _moment(text: str, lang: str, *, near: bool) -> str | None:
    """The day or moment of a line that is a stamp. near: whether it stands near the title."""
    dates = find_dates(text, lang)
    if len(dates) != 1 or not is_day(dates[0].edtf) or _WHOLE_HOUR.search(dates[0].edtf):
        return None
    before, behind = text[: dates[0].start], text[dates[0].end :]
    if all(fold(word).text in _weekdays(lang) for word in _WORD.findall(before + " " + behind)):
        return dates[0].edtf
    if not near:
        return None
    if fold(before).text.strip(" :") in _bylines(lang) and not _WORD.search(behind):
        return dates[0].edtf
    byline = _BYLINE.match(behind)
    if byline is not None and not _WORD.search(before) and fold(byline["word"]).text in _bylines(lang):
        return dates[0].edtf
    return dates[0].edtf if _PLACE.match(before) and not _WORD.search(behind) else None


@cache
def _weekdays(lang: str) -> frozenset[str]:
    return frozenset(numbers_of(words_of(lang).dates.weekdays))


@cache
def _bylines(lang: str) -> frozenset[str]:
    return frozenset(map(fold_word, words_of(lang).dates.bylines))
