"""Whether a page speaks of somebody as of a mayor of today or of the past."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.times.moments import moment

_YEARS_OF_TODAY: Final = 1
"""Years before the last that a page names in which its mayors are today's."""
_LAST_YEAR: Final = 2100


class Times:
    """The past of a page: the years before those of which it speaks last. Where it names no year, any is past."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    @cached_property
    def _today(self) -> int:
        years = years_of(date.value for dates in self._standing.dates.values() for date in dates)
        return max((year for year in years if year < _LAST_YEAR), default=_LAST_YEAR) - _YEARS_OF_TODAY

    def has_past(self, values: Iterable[str]) -> bool:
        """True where one of some dates, in EDTF, begins in the past; intervals that go on do not count."""
        return any(year < self._today for year in years_of(values))

    def is_past(self, mention: Mention) -> bool:
        """True for a mayor of the past: a former one, one whose term has an end, and where the sentence has a date of
        the past or a word for it ("zuvor")."""
        term = mention.attributes.get("term", "..")
        if "former" in mention.attributes or not term.endswith(".."):
            return True
        time = moment(self._standing, mention)
        if time is not None and self.has_past([time.value]):
            return True
        earlier = pattern_of(self._standing.languages[mention.block], "mayors.earlier")
        return earlier.search(self._standing.said(mention)) is not None


def years_of(values: Iterable[str]) -> list[int]:
    """The years of some dates in EDTF, those of intervals that go on aside; of decades the first."""
    years = (value[:4].replace("X", "0") for value in values if value[:2].isdigit() and not value.endswith("/.."))
    return [int(year) for year in years if year.isdigit()]
