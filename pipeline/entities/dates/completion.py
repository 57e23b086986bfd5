"""The year of a day that is written without one, where the heading above it or the page's own date makes it certain.

Certain is:
- a day inside the days or the month that the heading gives ("Stadtfest 12.-14. Mai 2024", "Mai 2024");
- a day whose weekday agrees with the year of the heading ("Programm 2024", then "Freitag, 5. April");
- an entry of a list under such a heading whose entries run through the calendar in order ("5. April: …", "3. Mai: …");
- a day whose weekday agrees with the nearest such day around the date on which the page was published, where every
  other weekday of the page agrees as well.

Nothing else is: no copyright year, no year in prose, no day that comes each year. Where heading and page differ,
neither counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.edtf import first_day, is_edtf, last_day
from pipeline.entities.dates.finding import FoundDate
from pipeline.entities.dates.yearless import Yearless
from pipeline.languages import all_languages

_DAYS = re.compile(r"XXXX-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:/XXXX-(?P<last>[0-9]{2}-[0-9]{2}))?")
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/[0-9]{4}(?:-[0-9]{2}){0,2})?")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_LETTER = re.compile(r"[^\W\d_]")
# A heading that says more than a year speaks of a programme only in the time of the web; older years are history.
_FIRST_YEAR = 1993
# A heading without a level lies below every other; a line of text above a list below all headings.
_LOWEST_LEVEL, _CAPTION_LEVEL = 7, 8
_LONGEST_CAPTION = 60
_YEAR, _FULL_DAY = len("2024"), len("2024-05-01")


@dataclass(frozen=True, slots=True)
class CompletedDate:
    """EDTF with the year, and where the year was taken from: "heading" or "page"."""

    edtf: str
    source: str


@dataclass(frozen=True, slots=True)
class _Day:
    """A day without a year in a block. section: index of the heading that governs it, -1 where none gives a year."""

    block: int
    found: FoundDate
    beside: Yearless
    month: int
    day: int
    section: int

    @property
    def key(self) -> tuple[int, int]:
        return self.block, self.found.start

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where it, or the last of several, does not exist there or its weekday is another."""
        written = self._written_in(year)
        if not is_edtf(written) or (last_day(written) or "") < (first_day(written) or ""):
            return None
        found = date(year, self.month, self.day)
        return found if self.beside.weekday in (0, found.isoweekday()) else None

    def completed(self, year: int, source: str) -> CompletedDate:
        return CompletedDate(self._written_in(year), source)

    def _written_in(self, year: int) -> str:
        return self.found.edtf.replace("XXXX", f"{year:04d}")


@dataclass(frozen=True, slots=True)
class _Span:
    """The time that a heading names, within one year. bare: whether it is a year and no more."""

    first: date
    last: date
    bare: bool


def complete_dates(
    blocks: Sequence[Block], dates: Mapping[int, Sequence[FoundDate]], published: str | None
) -> dict[tuple[int, int], CompletedDate]:
    """Complete the days without a year whose year is certain; by index of the block and start of the date.

    blocks: all blocks of the page, noise too: a heading ends a section also where it is noise. dates: what was found in
    the kept ones, by index. published: EDTF of the page's publication.
    """
    if not any(found.yearless for found_in in dates.values() for found in found_in):
        return {}
    governing = _governing_headings(blocks, dates)
    days = list(_days(blocks, dates, governing))
    if not days:
        return {}
    texts = {block.index: block.text for block in blocks}
    years = _years_below(dates, governing)
    from_heading: dict[tuple[int, int], CompletedDate] = {}
    for section, members in groupby(sorted(days, key=attrgetter("section", "key")), key=attrgetter("section")):
        span = _span(texts[section], dates[section]) if section >= 0 else None
        if span is not None:
            only = years[section] <= {f"{span.first.year:04d}"}
            from_heading |= _by_heading(list(members), span, only=only)
    from_page = _by_page(days, published, from_heading)
    return {
        key: done
        for key, done in (from_page | from_heading).items()
        if key not in from_page or key not in from_heading or from_page[key].edtf == from_heading[key].edtf
    }


def _governing_headings(blocks: Sequence[Block], dates: Mapping[int, Sequence[FoundDate]]) -> dict[int, int]:
    """Index of the nearest heading above each block that names a time with its year, by index of the block."""
    governing: dict[int, int] = {}
    above: list[tuple[int, int | None]] = []  # level, and the heading if it names a year
    for place, block in enumerate(blocks):
        dated = any(found.yearless is None for found in dates.get(block.index, ()))
        is_heading = block.kind is BlockKind.HEADING or block.label is BlockLabel.HEADING
        is_caption = dated and not is_heading and _is_caption(block, blocks[place + 1 : place + 2], dates)
        level = _CAPTION_LEVEL if is_caption else block.level or _LOWEST_LEVEL
        if is_heading or is_caption:
            while above and above[-1][0] >= level:
                above.pop()
        heading = next((index for _, index in reversed(above) if index is not None), None)
        if heading is not None:
            governing[block.index] = heading
        if is_heading or is_caption:
            above.append((level, block.index if dated else None))
    return governing


def _is_caption(block: Block, behind: Sequence[Block], dates: Mapping[int, Sequence[FoundDate]]) -> bool:
    """True for a short line that is no sentence right above an entry of a list: "Programm 2024" in tagless text."""
    if len(block.text) > _LONGEST_CAPTION or block.kind is not BlockKind.PARAGRAPH or block.text[-1:] in ".!?;,":
        return False
    return any(found.yearless and found.yearless.opens for after in behind for found in dates.get(after.index, ()))


def _years_below(dates: Mapping[int, Sequence[FoundDate]], governing: Mapping[int, int]) -> dict[int, set[str]]:
    """The years that are named in each heading's section."""
    years: defaultdict[int, set[str]] = defaultdict(set)
    for index, heading in governing.items():
        years[heading].update(found.edtf[:_YEAR] for found in dates.get(index, ()) if found.yearless is None)
    return years


def _days(
    blocks: Sequence[Block], dates: Mapping[int, Sequence[FoundDate]], governing: Mapping[int, int]
) -> Iterator[_Day]:
    for block in blocks:
        for found in dates.get(block.index, ()):
            match = _DAYS.fullmatch(found.edtf)
            if match is None or found.yearless is None or found.yearless.yearly:
                continue
            month, day, last = match["month"], match["day"], match["last"]
            if last is None or last > f"{month}-{day}":
                section = governing.get(block.index, -1)
                yield _Day(block.index, found, found.yearless, int(month), int(day), section)


def _span(heading: str, dates: Sequence[FoundDate]) -> _Span | None:
    """The one time that a heading names, None where it names several or none that lies within a year."""
    dated = [found for found in dates if found.yearless is None]
    if len(dated) != 1 or _PLAIN.fullmatch(dated[0].edtf) is None or dated[0].inferred:
        return None
    found = dated[0]
    first, last = first_day(found.edtf), last_day(found.edtf)
    if first is None or last is None or first[:_YEAR] != last[:_YEAR]:
        return None
    bare = found.rule == "date.year"
    before, behind = heading[: found.start], heading[found.end :]
    if bare and _LETTER.search(before + behind) and (int(first[:_YEAR]) < _FIRST_YEAR or _is_beginning(before)):
        return None
    return _Span(date.fromisoformat(first), date.fromisoformat(last), bare)


def _is_beginning(before: str) -> bool:
    """True where the word before a year says that something began in it ("seit", "since")."""
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].casefold() in _words_of_beginning()


@cache
def _words_of_beginning() -> frozenset[str]:
    return frozenset(words.split()[-1] for lang in all_languages().values() for words in lang.partnerships.since)


def _by_heading(days: Sequence[_Day], span: _Span, *, only: bool) -> dict[tuple[int, int], CompletedDate]:
    """The days of one section in the year of its heading. only: whether no block of it names another year."""
    year = span.first.year
    entries = [day for day in days if day.beside.opens]
    fits = all(day.in_year(year) for day in days)
    in_order = all((a.month, a.day) <= (b.month, b.day) for a, b in pairwise(entries))
    in_list = span.bare and only and fits and in_order and len({day.block for day in entries}) > 1
    completed = {}
    for day in days:
        moment = day.in_year(year)
        if moment is None:
            continue
        if span.bare:
            certain = day.beside.weekday > 0 or (in_list and day.beside.opens)
        else:
            certain = span.first <= moment <= span.last
        if certain:
            completed[day.key] = day.completed(year, "heading")
    return completed


def _by_page(
    days: Sequence[_Day], published: str | None, by_heading: Mapping[tuple[int, int], CompletedDate]
) -> dict[tuple[int, int], CompletedDate]:
    """Days with a weekday in the year that lies nearest to the page's publication, if all their weekdays agree."""
    moment = (published or "")[:_FULL_DAY]
    if len(moment) < _FULL_DAY or first_day(moment) != moment:
        return {}
    around = date.fromisoformat(moment)
    completed = {}
    for day in days:
        if day.beside.weekday == 0:
            continue
        year = _nearest_year(day, around)
        if year is not None and day.in_year(year):
            completed[day.key] = day.completed(year, "page")
        elif day.key not in by_heading:
            return {}
    return completed


def _nearest_year(day: _Day, around: date) -> int | None:
    """The year in which the day lies nearest to another one; None where one of the three it may be lacks the day."""
    years = [around.year - 1, around.year, around.year + 1]
    if (day.month, day.day) == (2, 29):
        return None
    return min(years, key=lambda year: abs((date(year, day.month, day.day) - around).days))
