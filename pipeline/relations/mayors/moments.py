"""Of which moment a page speaks where it names a mayor."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.languages import all_languages
from pipeline.record import Mention
from pipeline.relations.mayors.standing import Standing

_VAGUE: Final = re.compile(r"X|\d{2}XX|\d+/\d{2}XX")
"""Dates that name no moment: centuries, and days without a year."""
_AROUND_DATE: Final = 8
"""Characters beside its date in a line that dates what follows: a weekday, a colon."""
_OFFICE_VERBS: Final = frozenset({"mayor.name-verb-title", "mayor.title-verb-name", "mayor.verb-name-title"})
"""Rules of sentences that say who holds the office: their "since" is the beginning of the term."""
_SINCE_REACH: Final = 12
"""Characters between "since" and its date: "seit dem Jahr 2014"."""
_BORN: Final = re.compile(r"[*†]\s*(?:\d{1,2}\.\s?)?$")
"""What stands right before a date of birth or death."""


def moment(standing: Standing, mention: Mention) -> str | None:
    """The date, EDTF, of which the page speaks: the sentence's, else the one before in the block, else a line's above.

    "seit 2014 ist X Bürgermeister" is an interval with an open end. None where a word says that the sentence speaks of
    today.
    """
    block = mention.block
    text = standing.texts[block]
    language = standing.languages.get(block, "")
    start, end = standing.sentence(mention)
    if _now_words(language).search(text[start:end].lower()):
        return None
    dates = [date for date in standing.dates[block] if _may_date(date, text)]
    here = [date for date in dates if start <= date.start < end]
    if here:
        date = min(here, key=lambda date: abs(date.start - mention.start))
        begins = mention.rule in _OFFICE_VERBS and "/" not in date.value
        lead = text[max(start, date.start - _SINCE_REACH) : date.start].lower()
        if begins and "former" not in mention.attributes and _since_words(language).search(lead):
            return f"{_day(date.value)}/.."
        return _day(date.value)
    before = [span for span in standing.sentences(block) if span[1] <= start]
    earlier = [date for date in dates if before and before[-1][0] <= date.start < before[-1][1]]
    if earlier:
        return _day(earlier[-1].value)
    return _date_line(standing, block)


def _may_date(date: Mention, text: str) -> bool:
    """False for centuries, days without a year, births, and what stands in brackets: terms and lives of others."""
    if _VAGUE.match(date.value) or _BORN.search(text[: date.start]):
        return False
    return text.rfind("(", 0, date.start) <= text.rfind(")", 0, date.start)


def _date_line(standing: Standing, block: int) -> str | None:
    """The date of a line right before a block that is little more than a date."""
    for before in standing.sections.near(block)[:1]:
        for date in standing.dates[before]:
            if len(standing.texts[before]) - len(date.raw) <= _AROUND_DATE and not _VAGUE.match(date.value):
                return _day(date.value)
    return None


def _day(value: str) -> str:
    """A date without its clock time."""
    return value.partition("T")[0]


@cache
def _now_words(language: str) -> re.Pattern[str]:
    entry = all_languages().get(language)
    words = "|".join(re.escape(word) for word in (entry.mayors.now if entry is not None else ())) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _since_words(language: str) -> re.Pattern[str]:
    """ "since" right before a date, a word between them at most."""
    entry = all_languages().get(language)
    words = "|".join(re.escape(word.lower()) for word in (entry.partnerships.since if entry is not None else ()))
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?:\s+\w+)?\s*$")
