"""Points that stand in one expression: ends of an interval, and what one end leaves to the other to say."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point, is_day

# Longest run of words between the ends of an interval ("bis einschließlich Mittwoch, den").
_GAP = 40
_ANY_YEAR = "2000"
_LAST_SECTION = 12
"""Figures of a day up to which "3.4. - 3.6." may be sections, or clock times without their zeros."""


def join_points(points: list[Point], text: str, grammar: Grammar) -> list[Point]:
    """Join the ends of intervals, fill in what an end shares with the other, and drop points that are only partial."""
    joined: list[Point] = []
    for point in points:
        if joined and _joins(joined[-1], point, text, grammar):
            _merge(joined[-1], point)
        elif joined and _follows(joined[-1], point, text, grammar):
            joined[-1].year = point.year
            _merge(joined[-1], point.last or point)
            joined[-1].end = point.end
        else:
            if joined and _are_years_in_a_list(joined[-1], point, text, grammar):
                joined[-1].partial = point.partial = False
            joined.append(point)
    for point in joined:
        if point.rule == "year" and grammar.to_number.match(text, point.end):
            point.vetoed = True  # "von 1620 bis 1980 Mark": the other end is no year
        lasts = point.last is None and point.rule != "first-mention"  # "von der Urkunde 742 bis heute"
        if lasts and (found := grammar.open_end.match(text, point.end)) and not point.partial:
            point.end, point.open_end = found.end(), True
    return [point for point in joined if not (point.partial or point.vetoed)]


def _joins(first: Point, last: Point, text: str, grammar: Grammar) -> bool:
    """True where both are ends of one interval. Fills the year of one from the other."""
    if first.last is not None or last.last is not None or last.start - first.end > _GAP or last.start < first.end:
        return False
    if (
        first.vetoed
        or last.vetoed
        or (first.partial and last.partial and not _have_figures_of_days(first, last, text))
        or (first.partial and not first.day and last.day)
    ):
        return False
    found = grammar.connector.fullmatch(text, first.end, last.start)
    if found is None:
        return False
    if "," in text[first.end : last.start] and _holds(last, first):
        return False
    if found["slash"] and not (first.month and last.month and last.month == first.month + 1):
        return False
    if first.day and last.day and grammar.overnight.match(text, first.end) and not _is_next_day(first, last):
        return False  # "von Montag, 3. Mai, auf Montag, 17. Mai, verschoben"
    decades = first.year is not None and first.year.endswith("X") and (last.year or "").endswith("X")
    decades = decades and last.start == last.core
    if found["conjunction"] and not (first.between or decades or _consecutive_months(first, last)):
        return False
    return _complete(first, last)


def _holds(last: Point, first: Point) -> bool:
    """True for a decade or century in which the other point lies: behind a comma it explains that, and ends no
    interval ("en 1218, a principios del siglo XIII")."""
    if first.year is None or last.year is None or not last.year.endswith("X"):
        return False
    known = last.year.rstrip("X")
    return first.year != last.year and first.year.startswith(known)


def _have_figures_of_days(first: Point, last: Point, text: str) -> bool:
    """True for "1. 5." and "30. 9.": figures with their full stops, of which no chapter counts as far."""
    if first.rule != "day-month-figures" or last.rule != first.rule or max(first.day, last.day) <= _LAST_SECTION:
        return False
    return text[first.end - 1] == text[last.end - 1] == "."


def _follows(first: Point, last: Point, text: str, grammar: Grammar) -> bool:
    """True where a day without a year stands in one list with the very next day ("31. Mai, 1. und 2. Juni 2019")."""
    if first.last is not None or first.year is not None or not (first.day and last.day) or first.vetoed or last.vetoed:
        return False
    if first.partial or last.partial or last.time or (last.year is not None and not last.year.isdigit()):
        return False
    if last.start - first.end > _GAP or grammar.neighbour.fullmatch(text, first.end, last.start) is None:
        return False
    if last.last is None and first.month == last.month:
        return False  # "May 3rd, May 4th" are two
    return _is_next_day(first, last)


def _is_next_day(first: Point, last: Point) -> bool:
    """True where a day is followed by the other; without a year it is a leap year's, as for `is_day`, so that
    "29. Februar und 1. März" follow each other then alone."""
    year = last.year or first.year
    if (year is not None and not year.isdigit()) or not is_day(year, first.month, first.day):
        return False
    following = date(int(year or _ANY_YEAR), first.month, first.day) + timedelta(days=1)
    return (following.month, following.day) == last.order


def _are_years_in_a_list(first: Point, last: Point, text: str, grammar: Grammar) -> bool:
    """True for numbers that "and" or a comma joins, one of them a year: "charters in 1194 and 1229", "1475, 1525"."""
    if first.rule != "year" or last.rule != "year" or first.vetoed or last.vetoed or first.partial == last.partial:
        return False
    if not (first.year and last.year and first.year < last.year):
        return False
    return grammar.neighbour.fullmatch(text, first.end, last.start) is not None


def _consecutive_months(first: Point, last: Point) -> bool:
    return first.partial and not first.day and not last.day and 0 < first.month == last.month - 1


def _complete(first: Point, last: Point) -> bool:
    """Give each end the year (and month) that only the other says; False where they are no interval after that."""
    if first.year is None and last.year is not None:
        if last.month == 0:
            return False
        year = last.year
        if year.isdigit() and first.order > last.order and first.month > last.month:
            year = f"{int(year) - 1:04d}"
        if first.day and not is_day(year, first.month, first.day):
            return False
        first.year = year
    elif last.year is None and first.year is not None:
        if first.month == 0:
            return False
        year = first.year
        if year.isdigit() and last.month < first.month:
            year = f"{int(year) + 1:04d}"
        if last.day and not is_day(year, last.month, last.day):
            return False
        last.year = year
    elif first.year is None and first.partial and last.partial and not (first.day and last.day):
        return False
    if first.year is None or last.year is None:
        return True
    if "X" in first.year + last.year:
        return int(first.year.replace("X", "0")) <= int(last.year.replace("X", "9"))
    return (int(first.year), *first.order) < (int(last.year), *(last.order if last.month else (99, 0)))


def _merge(first: Point, last: Point) -> None:
    first.last = last
    first.end = last.end
    first.rule = "interval"
    first.partial = False
