"""What the rules for days share: lists and runs of days, the order of figures, years of two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import Point, full_year, is_day

# "12-Aug-19" goes on.
_SHORT_YEAR = re.compile(r"(?<=[a-z0-9])[-/][0-9]{2}(?![0-9])")


def year_of(found: Match[str]) -> str | None:
    """The year of a match in four figures, None where it has none."""
    return full_year(found["year"].lstrip("'")) if found["year"] else None


def until_year(context: Context, point: Point) -> list[Point]:
    """The year that a hyphen joins to a month with its own: "April 1945-1946"; empty where none follows."""
    found = context.grammar.year_joined.match(context.text, point.end)
    if found is None or not found["year"] > (point.year or ""):
        return []
    return [Point(found.start("year"), found.end(), "year", found["year"], core=found.start("year"), cued=True)]


def goes_on(context: Context, seam: int, end: int) -> bool:
    """True where a third part follows parts that are joined by a hyphen or a slash."""
    return context.text[seam - 1] in "-/" and _SHORT_YEAR.match(context.text, end) is not None


def day_and_month(context: Context, found: Match[str]) -> tuple[int, int] | None:
    """Day and month of two figures; where only one order gives a month, that one.

    A full stop makes the first of them a day wherever the month does not lead: "1.13.2020" is a slip of the pen.
    """
    first, second = int(found["a"]), int(found["b"])
    day, month = (second, first) if context.month_first else (first, second)
    if month > 12 >= day and (context.month_first or context.text[found.end("a")] != "."):
        day, month = month, day
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None


def with_list(context: Context, found: Match[str], point: Point) -> list[Point]:
    """The points of a day and of the days listed before it."""
    year, month = point.year, point.month
    if not is_day(year, month, point.day):
        return []
    if not found["list"]:
        return [context.clock(context.lead(point))]
    offset = found.start("list")
    items = list(context.grammar.list_item.finditer(found["list"]))
    days = [*(int(item["day"]) for item in items), point.day]
    links = [item["link"].strip() for item in items]
    if any(
        link[:1] in ("/", "-", "~") and first >= last for link, first, last in zip(links, days, days[1:], strict=False)
    ):
        return []  # "14/5, 16 mai" is no list of days
    bare = (
        links == [","] and not items[0]["ordinal"] and context.text[point.start : point.start + 3].rstrip()[-1:] == "."
    )
    if bare or any(link[:1] == "/" for link in links[:-1]):
        return []  # "Kapitel 5/6, 25. Dezember", "Seite 5, 25. Dezember"
    if any(not is_day(year, month, day) for day in days):
        return [context.clock(context.lead(point))]
    between = context.lead(Point(offset, offset + 1, "")).between and len(days) == 2
    points = []
    for first, last in runs_of(context, days, links, between=between):
        begin = offset + items[first].start("day") if first < len(items) else point.start
        end = offset + items[last].end("day") if last < len(items) else point.end
        entry = Point(begin, end, point.rule if first == last else "days", year, month, days[first])
        if first != last:
            entry.last = Point(begin, end, "", year, month, days[last])
        points.append(context.lead(entry))
    if points[-1].last is None:
        context.clock(points[-1])
    return points


def runs_of(context: Context, days: Sequence[int], links: Sequence[str], *, between: bool) -> list[tuple[int, int]]:
    """Where runs of days begin and end in a list: those that follow each other, or that the link between them spans.

    links: the words between the days. between: whether a word before them says that they are the ends of a span.
    """
    runs = [(0, 0)]
    for index in range(1, len(days)):
        run = between or days[index] == days[index - 1] + 1 or is_to(context, links[index - 1])
        if run and days[index] > days[index - 1]:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def is_to(context: Context, link: str) -> bool:
    """True where the words between two days mean that one lasts until the other."""
    if link[:1] in ("-", "~"):
        return True
    found = context.grammar.connector.match(f" {link} ")
    return found is not None and found["to"] is not None
