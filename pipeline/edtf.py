"""Dates as EDTF (ISO 8601-2): what the pipeline writes, checked, and turned into first and last day.

Covered is level 1 as far as municipal pages need it: `2006`, `2006-07`, `1952-03-23`, `2014-10-31T06:33`, unspecified
digits (`196X`, `08XX`, `2006-XX`, `XXXX-05-01`), seasons (`2019-22`), qualifiers (`1850~`, `1850?`, `1850%`), years
before Christ (`-0052`) and intervals of these with open ends (`2007/..`, `../2007`).

Trap: a date without a year (`XXXX-05-01`) is right EDTF but has no day on the calendar: `first_day` gives None for it.
"""

from __future__ import annotations

import re
from calendar import monthrange

_DATE = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?)?)?"
    r"(?P<qualifier>[~?%]?)"
)

# Months of the seasons' first and last days: the meteorological seasons of the northern hemisphere, and quarters.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


def is_edtf(value: str) -> bool:
    """True where `value` is a date or interval of the covered part of EDTF and every day in it exists."""
    parts = value.split("/")
    if len(parts) == 1:
        return _day(value, last=False) is not _BAD
    if len(parts) != 2 or parts == ["..", ".."]:
        return False
    return all(part == ".." or _day(part, last=False) is not _BAD for part in parts)


def first_day(value: str) -> str | None:
    """The first day that `value` may mean, as ISO `YYYY-MM-DD`.

    None where it has none: an open start, a date without a year, a day before Christ, or no EDTF at all. Winter counts
    from December of its year, as EDTF leaves the choice open and most pages say it so.
    """
    return _iso(_day(value.split("/", maxsplit=1)[0], last=False))


def last_day(value: str) -> str | None:
    """The last day that `value` may mean, as ISO `YYYY-MM-DD`; None as for `first_day`, and for an open end."""
    return _iso(_day(value.rsplit("/", maxsplit=1)[-1], last=True))


_Day = tuple[int, int, int]
_BAD: _Day = (0, -1, 0)
_NO_DAY: _Day = (0, 0, 0)


def _iso(day: _Day) -> str | None:
    return None if day[1] <= 0 or day[0] <= 0 else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def _day(value: str, *, last: bool) -> _Day:
    """First or last day of one EDTF date; _NO_DAY where it has none, _BAD where it is no EDTF date."""
    found = _DATE.fullmatch(value)
    if found is None:
        return _BAD
    year_text, month_text, day_text = found["year"], found["month"], found["day"]
    if found["hour"] and (int(found["hour"]) > 24 or int(found["minute"]) > 59 or int(found["second"] or 0) > 60):
        return _BAD
    month = None if month_text in (None, "XX") else int(month_text)
    day = None if day_text in (None, "XX") else int(day_text)
    if month is not None and not (1 <= month <= 12 or month in _SEASONS):
        return _BAD
    if month is not None and month > 12 and day_text is not None:
        return _BAD
    if year_text.startswith("-") or year_text == "XXXX":
        leap = 2000
        if day is not None and not (month is None or 1 <= day <= monthrange(leap, month)[1]):
            return _BAD
        return _NO_DAY
    year = int(year_text.replace("X", "9" if last else "0"))
    if not 1 <= year <= 9999:
        # EDTF's year 0000 is 1 BC.
        return _NO_DAY
    if month is None:
        if day is not None and not 1 <= day <= 31:
            return _BAD
        return (year, 12, 31) if last else (year, 1, 1)
    if month in _SEASONS:
        month = _SEASONS[month][1 if last else 0]
        if month > 12:
            year, month = year + 1, month - 12
        return (year, month, monthrange(year, month)[1]) if last else (year, month, 1)
    days = monthrange(2000 if "X" in year_text else year, month)[1]
    if day is None:
        return (year, month, min(days, monthrange(year, month)[1])) if last else (year, month, 1)
    if not 1 <= day <= days:
        return _BAD
    return (year, month, min(day, monthrange(year, month)[1]))
