"""What a calendar expression says, between the words and EDTF."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# Two figures below this are years of this century, the others of the last one ("16.09.87", "21/04/16").
_PIVOT = 40


@dataclass(slots=True)
class Point:
    """A calendar point as far as its words give it, and where they stand in the folded text.

    year: EDTF's year ("1952", "196X", "08XX", "-0052"), None where the words give none. month: 1 to 12, or a season's
    21 to 24, or a quarter's 33 to 36; 0 where there is none. day: 0 where there is none. time: "06:33".
    rule: name of the rule that read it. partial: whether it counts only as an end of an interval.
    last: the other end where one rule read a whole interval. about, between: whether such a word stands before it.
    core: where its own words start, start: where words before it start that belong to it ("um", "Ende").
    cued, day_cued: whether the words before it show that it is a year, a day.
    vetoed: whether they show that it is none (a street's name).
    named: whether a noun before it says that it is a year. amount_cued: whether the word before leads amounts
    as often as years. open_end: whether it lasts until today.
    """

    start: int
    end: int
    rule: str
    year: str | None = None
    month: int = 0
    day: int = 0
    time: str = ""
    partial: bool = False
    last: Point | None = None
    about: bool = False
    between: bool = False
    core: int = -1
    cued: bool = False
    day_cued: bool = False
    vetoed: bool = False
    named: bool = False
    amount_cued: bool = False
    open_end: bool = False

    def edtf(self) -> str:
        """The point in EDTF."""
        first = self._date()
        if self.open_end:
            return f"{first}/.."
        if self.last is None:
            return first
        return f"{first}/{self.last._date()}"

    def _date(self) -> str:
        value = self.year or "XXXX"
        if self.month:
            value += f"-{self.month:02d}"
        if self.day:
            value += f"-{self.day:02d}"
        if self.time and self.day and self.year:
            value += f"T{self.time}"
        return value + "~" if self.about else value

    @property
    def order(self) -> tuple[int, int]:
        """Month and day, to see which of two points of one year is the later."""
        return (self.month, self.day)


def full_year(figures: str) -> str:
    """The year of two or four figures: "87" is 1987, "16" is 2016."""
    if len(figures) == 2:
        return f"{'20' if int(figures) < _PIVOT else '19'}{figures}"
    return figures.zfill(4)


def century_of(number: int) -> str:
    """EDTF of a century by its number: 9 is "08XX"."""
    return f"{number - 1:02d}XX"


def before_christ(year: int) -> str:
    """EDTF of a year before Christ: there is a year 0, so that 53 BC is "-0052"."""
    return "0000" if year <= 1 else f"-{year - 1:04d}"


def is_day(year: str | None, month: int, day: int) -> bool:
    """True where the day exists; 29 February passes where the year is not known."""
    if not 1 <= month <= 12:
        return False
    known = int(year) if year and year.isdigit() and year != "0000" else 2000
    return 1 <= day <= monthrange(known, month)[1]


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(numeral: str) -> int:
    """The number of a roman numeral in lower case."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], " "], strict=True):
        value = _ROMAN[letter]
        total += -value if following in _ROMAN and _ROMAN[following] > value else value
    return total


_SIGNS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ADDED = tuple((value, sign) for value, sign in _SIGNS if len(sign) == 1)
"""Stonemasons who never subtract: "MDCCCCXII"."""


def _numeral(number: int, signs: tuple[tuple[int, str], ...]) -> str:
    letters = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        letters += sign * times
    return letters


ROMAN_YEARS = {_numeral(year, signs): str(year) for year in range(1000, 2100) for signs in (_SIGNS, _ADDED)}
"""Years by their numerals, in small letters."""


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm; Meeus, Astronomical Algorithms)."""
    golden = year % 19
    hundreds, rest = divmod(year, 100)
    leap, lag = divmod(hundreds, 4)
    moon = (19 * golden + hundreds - leap - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * lag + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date:
    """The day of a feast: "12-25" is fixed, "easter+49" counts from Easter Sunday."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    month, day = rule.split("-")
    return date(year, int(month), int(day))
