"""Days of the week and times from–to in one line: what opening hours are made of, by language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import Block
from pipeline.facts import Evidence
from pipeline.languages import all_languages, words_of
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.wordfinder import WordFinder

_EVERYWHERE: Final = "h"
"""What stands for the hour in every language."""
_DASHES: Final = "-–—"
_BARE: Final = r"\d{1,2}[:.]\d{2}(?:\s{1,3}|\s?/\s?)\d{1,2}[:.]\d{2}(?![\w.:])"
"""Two times with nothing but a slash between them, as tables lose their lines: "Monday 7.30 17.00"."""
_QUARTERS: Final = rf"\d,(?:00|15|30|45)\s*[{_DASHES}]\s*\d{{1,2}},(?:00|15|30|45)"
"""Two times with commas, which a sum of money would be without its sign: "8,00 – 12,00"."""
_MONEY: Final = re.compile(r"\s{0,2}[€$£]")
_BEFORE: Final = 12
"""Characters of a word before a time ("klokken ")."""
_DAY_LINE: Final = 80
_TIME_LINE: Final = 80
_LETTERS_BESIDE: Final = 24
"""Letters beside the times of a line that has no day: "and in the afternoon", no sentence."""
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")
_LETTER: Final = re.compile(r"[^\W\d_]")


def hours_in(block: Block, language: str, mentions: Sequence[Mention]) -> Evidence | None:
    """The characters from the first day or time to the last, None where a line has no day with a time or "closed".

    mentions: those of the block. A line that names a day of the calendar tells of an event.
    """
    if any(_is_calendar_day(mention) for mention in mentions):
        return None
    small = lowered(block.text)
    days = list(_days(language).finditer(small))
    return _between(block, small, days, _times(small, language, mentions), language) if days else None


def is_day_line(text: str, language: str) -> bool:
    """True for a line of days alone, whose times stand in the lines below: "Monday - Thursday:", "Freitag (Amt)"."""
    if len(text) > _DAY_LINE:
        return False
    small = _BRACKETS.sub(" ", lowered(text))
    return _days(language).search(small) is not None and _day_line(language).fullmatch(small) is not None


def times_alone_in(block: Block, language: str, mentions: Sequence[Mention]) -> Evidence | None:
    """The times of a line that says no day and little else ("8.30 to 12 and 2 to 5 p.m.", "closed"), else None."""
    if len(block.text) > _TIME_LINE or any(_is_calendar_day(mention) for mention in mentions):
        return None
    small = lowered(block.text)
    if _days(language).search(small):
        return None
    signs = _times(small, language, mentions)
    found = _between(block, small, [], signs, language)
    if found is None:
        return None
    beside = small[: found.start] + small[found.end :]
    return found if len(_LETTER.findall(_BRACKETS.sub(" ", beside))) <= _LETTERS_BESIDE else None


def goes_on(text: str, language: str) -> bool:
    """True for a line that goes on with times where the one above stopped: "and 2 to 5 p.m.", "14.00 – 18.00"."""
    small = lowered(text).lstrip()
    first = small.split(" ", 1)[0]
    return small[:1].isdigit() or first in set_of(language, "cities.conjunctions")


def is_time(text: str, language: str) -> bool:
    """True for a cell of a table that says when an office is open, or that it is closed."""
    small = lowered(text)
    return bool(_times(small, language, ()))


def is_day(text: str, language: str) -> bool:
    """True for a cell of a table that is a day of the week."""
    return _days(language).fullmatch(lowered(text).strip(" :")) is not None


def _times(small: str, language: str, mentions: Sequence[Mention]) -> list[re.Match[str]]:
    clock = _clock(language)
    phones = [mention for mention in mentions if mention.type is MentionType.PHONE]
    times = [
        match
        for match in clock.times.finditer(small)
        if (clock.sure.search(match[0]) or clock.before.search(small, max(0, match.start() - _BEFORE), match.start()))
        and not _MONEY.match(small, match.end())
        and not any(p.start < match.end() and match.start() < p.end for p in phones)
    ]
    return [*times, *pattern_of(language, "contacts.closed").finditer(small)]


def _between(
    block: Block, small: str, days: Sequence[re.Match[str]], signs: Sequence[re.Match[str]], language: str
) -> Evidence | None:
    if not signs:
        return None
    every = [*days, *signs]
    start, end = min(sign.start() for sign in every), max(sign.end() for sign in every)
    unit = _clock(language).unit.match(small, end)
    end = unit.end() if unit is not None else end
    return Evidence(block.index, start, end, block.text[start:end])


def _is_calendar_day(mention: Mention) -> bool:
    return mention.type is MentionType.DATE and len(mention.value.split("/")[0].split("T")[0]) >= len("XXXX-MM")


@dataclass(frozen=True, slots=True)
class _Clock:
    """Times of a language, in small letters.

    times: from one time to another. sure: what makes such a range one of times: minutes, or a word for the hour;
    before: such a word that stands before it. unit: a word for the hour behind the last of them.
    """

    times: re.Pattern[str]
    sure: re.Pattern[str]
    before: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def _clock(language: str) -> _Clock:
    entry = words_of(language)
    hour = rf"(?: ?{alternation([_EVERYWHERE, *(word.lower() for word in entry.contacts.oclock)])}(?!\w))"
    minutes = r"[:.h] ?\d{2}"
    time, articles = rf"\d{{1,2}}+(?:{minutes}|,[0-5]\d)", alternation(entry.contacts.hour_articles)
    words = alternation(entry.contacts.to)
    to = alternation([*_DASHES, *entry.contacts.to])
    return _Clock(
        times=re.compile(
            rf"(?=\d)(?<![\d.:,])(?:{_BARE}|{time}?+{hour}?\s*+{to}\s*(?:{articles} )?{time}?{hour}?(?![\w:]))"
        ),
        sure=re.compile(rf"\d{minutes}|\d{hour}|\d,[0-5]\d\s*{words}|{_QUARTERS}"),
        before=re.compile(rf"(?<!\w){alternation(word.lower() for word in entry.contacts.hour_before)}\s?$"),
        unit=re.compile(rf"{hour}?"),
    )


@cache
def day_words(language: str) -> frozenset[str]:
    """Days of the week and words like "daily", in small letters; none for a language without a file."""
    entry = all_languages().get(language)
    if entry is None:
        return frozenset()
    days = {word.lower() for day in entry.dates.weekdays.values() for word in day}
    return frozenset(days | {word.lower() for word in entry.contacts.weekdays})


@cache
def signs(language: str) -> WordFinder:
    """A cheap test for days and for words that say that it is closed, and a little more."""
    return WordFinder(day_words(language) | set_of(language, "contacts.closed"), behind=None, folded=True)


@cache
def _days(language: str) -> re.Pattern[str]:
    """Days of the week as whole words, short ones with their dot, plural ones too; a time may cling to them."""
    return re.compile(rf"(?<!\w)(?:{alternation(day_words(language))})s?(?![^\W\d])\.?")


@cache
def _day_line(language: str) -> re.Pattern[str]:
    entry = words_of(language)
    joining = (*entry.contacts.to, *entry.cities.conjunctions, *entry.dates.articles, *entry.cities.links)
    small = alternation(word.lower() for word in joining)
    return re.compile(rf"(?:(?:{alternation(day_words(language))})s?(?!\w)|{small}(?!\w)|[^\w]){{1,60}}")
