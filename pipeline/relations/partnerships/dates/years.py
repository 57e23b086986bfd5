"""The years of dates, as the rules compare them."""

from __future__ import annotations

from typing import Final

from pipeline.record import Mention

FIRST_YEAR: Final = "1900"
"""Towns have signed partnerships since; an earlier year is that of a town's own history."""
_LENGTH: Final = 4
_CENTURY: Final = 2


def year_of(edtf: str) -> str:
    """The year with which a date begins: "1975", "197X"."""
    return edtf[:_LENGTH]


def has_year(date: Mention) -> bool:
    """True where a date has a year, known to the last figure."""
    return year_of(date.value).isdigit()


def tells_year(edtf: str) -> bool:
    """True where a date tells its year, be it only its decade: not "on 4 March"."""
    return year_of(edtf)[:_CENTURY].isdigit()
