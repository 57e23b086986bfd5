"""Runs of digits in a text, and the shapes that are dates, times, prices or coordinates and no phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANKS = " \u00a0\u202f\u2007\u2009"
HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2212"

FEWEST_DIGITS = 5
"""Digits of the shortest phone number."""
_FURTHER = rf"[{BLANKS}()\[\]/.~\u00ad\u2060{HYPHENS}]{{0,5}}+\d"

# Separators and digits exclude each other and separators are bounded, so that the pattern is linear; nothing that is
# optional could be given back for a match, so none of it is tried twice.
RUN = re.compile(
    rf"(?=[(\[+\d])(?:[(\[]\ ?+)?+(?:\+{{1,2}}+\ ?+)?+\(?+\d"
    rf"(?:{_FURTHER}){{{FEWEST_DIGITS - 1}}}(?:{_FURTHER})*+",
)
"""A run of digits with what may stand between the digits of one number. Most runs of a page are years, days and sums:
too few digits for a number, they are passed over here and looked at no further."""

VANITY = re.compile(
    r"(?=[+\d]|\(0?[89])(?<!\w)(?:\+?\d{1,3}+[ -])?\(?0?[89]00\)?+[ -]?+[A-Z]{3,12}(?:[ -][A-Z]{2,9})?(?![\w@])"
)
"""A free or premium number whose end is a word in capitals."""

PAUSE = re.compile(rf"\.[{BLANKS}]+|\ *[/|]\ +|\ +/|[{BLANKS}]+[{HYPHENS}][{BLANKS}]+|[{BLANKS}]{{2,}}")
"""What stands between two numbers, and at times within one."""

_AREA = rf"\(?0[1-9]\d{{0,4}}[/{HYPHENS}]"
AREA_CODE = re.compile(_AREA)
NEXT_AREA_CODE = re.compile(rf"(?<=\d)[{BLANKS}](?={_AREA})")
"""An area code that a hyphen or a slash parts from the number; a blank before it, where another number begins."""

_YEAR = r"(?:1[0-9]|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_MONTH = rf"{_DAY}\.\ ?{_MONTH}\."
_NO_PHONE = re.compile(
    rf"{_DAY}(?P<by>[./{HYPHENS}])\ ?{_MONTH}(?P=by)\ ?(?:{_YEAR}|\d\d(?!\d))(?![./{HYPHENS}]\d)"  # 23.03.1952
    rf"|{_DAY_MONTH}(?:\ ?(?:{_YEAR}|\d\d))?\ ?[/{HYPHENS}]\ ?{_DAY}\."  # 2.2. - 3.3.23, 2.2.23/3.3.23
    rf"|{_DAY_MONTH}[{BLANKS}]\d"  # 2.2. 18.00
    rf"|{_DAY}\.\ ?[/{HYPHENS}]\ ?{_DAY_MONTH}"  # 2.-3.2.23
    rf"|{_DAY}\.{_MONTH}\ ?[{HYPHENS}]\ ?{_DAY}\.{_MONTH}$"  # 2.2 - 3.3
    rf"|{_MONTH}(?P<in>[./{HYPHENS}]){_DAY}(?P=in)(?:{_YEAR}(?![\d./{HYPHENS}])|(?<=/)\d\d(?![\d/]))"  # 12/31/2011
    rf"|{_YEAR}(?P<of>[./{HYPHENS}])(?:0[1-9]|1[0-2])(?P=of)(?:0[1-9]|[12]\d|3[01])(?!\d)"  # 2014-04-12
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=\D|$)"  # 20120102
    rf"|(?:{_YEAR}\ ?[/{HYPHENS}]\ ?(?:{_YEAR}|\d\d)|{_YEAR})"  # 1982-2003
    rf"(?=[{BLANKS}]*(?:$|[{HYPHENS}/,;(]|{_YEAR}(?!\d)))"
    rf"|(?:[01]?\d|2[0-4])[.:][0-5]\d\ ?[{HYPHENS}]\ ?(?:[01]?\d|2[0-4])[.:][0-5]\d"  # 08.00-12.00
    r"|\d{1,6}/(?:\d{1,6}/)?(?:19|20)\d\d(?:/\d{1,6})?$"  # 0461/2023/158
    r"|(?:0|[1-9]\d?|1[0-7]\d|180)\.\d{4,}$"  # 51.4543
    r"|0\.\d"  # 0.3931
    rf"|{_DAY}[{BLANKS}]{_MONTH}[{BLANKS}]{_YEAR}$"  # 24 12 2014
)
_DATE = re.compile(
    rf"(?<!\d){_DAY}(?P<sign>[./])[{BLANKS}]?{_MONTH}(?P=sign)(?:[{BLANKS}]?{_YEAR}|[{BLANKS}]\d\d)(?![\d./])"
)
_NO_PHONE_ALONE = re.compile(
    rf"\d{{1,4}}\.\d\d?(?:[{BLANKS}]\d{{1,4}}\.\d\d?)+$"  # 43.33 43.33
    rf"|.*(?:^|[{BLANKS}])[1-9]\d?/\d{{1,2}}(?!\d)"  # 3 1/2
    r"|.*\.\."  # 3100... 3100
    r"|(?:[^/]*/){3}"  # 1 / 07 / 436 / 005
    r"|[1-9]\d{0,2}(?:\.\d{3})+$"  # 1.234.567, 964.226.010
    r"|\d{1,6}\.\d{1,4}\.(?:19|20)\d\d$",  # 0541.12.2023
    re.DOTALL,
)
_ACCOUNT = re.compile(r"(?<![A-Z\d])[A-Z]{2}\d{2}(?:\ ?[A-Z\d]{4}){0,7}\ ?$")


def is_other_number(surface: str) -> bool:
    """True where the digits are written as a date, a span of years or hours, or a coordinate."""
    return _NO_PHONE.match(surface.strip("()[] ")) is not None


def is_other_number_alone(text: str, start: int, end: int) -> bool:
    """True where only a label would make the digits a phone number: large numbers, pairs of decimals, fractions,
    accounts, codes."""
    return (
        _NO_PHONE_ALONE.match(text[start:end]) is not None
        or _ACCOUNT.search(text, max(0, start - 40), start) is not None
    )


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each run of digits that nothing clings to in front: no word, decimal point, link, price.

    A full date ends a run, and the next begins behind it.
    """
    for match in RUN.finditer(text):
        start, end = match.span()
        if clings_before(text, start):
            continue
        for date in _DATE.finditer(text, start, end):
            if date.start() > start:
                yield start, date.start()
            start = date.end()
        while start < end and text[start] in BLANKS:
            start += 1
        if start < end:
            yield start, end


def clings_before(text: str, start: int) -> bool:
    """True where the run at `start` is the end of something longer."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_@#=€$£§%&?№":
        return not text[:start].endswith(("tel:", "fax:", "TEL:"))
    if before in ".,'’-:/" and start > 1:
        other = text[start - 2]
        label = _LABEL_END.search(text, max(0, start - 12), start)
        return other.isdigit() or (before in "-/" and other.isalnum() and label is None)
    return False


def clings_behind(text: str, end: int) -> bool:
    """True where the run that ends at `end` is the beginning of something longer; an extension is looked for first."""
    behind = text[end] if end < len(text) else " "
    if behind.isalpha() or behind in "%€$£°_@":
        return True
    return behind in ",:'’" and end + 1 < len(text) and text[end + 1].isdigit()


_LABEL_END = re.compile(r"(?i)(?:tel|fon|fax|mobil|gsm|phone)[./:-]*$")
