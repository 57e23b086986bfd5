"""Rules for days and months: in words, in figures, in lists and runs."""

from __future__ import annotations

import re
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.fallback import parse_compact
from pipeline.entities.dates.values import Point, full_year, is_day, roman

# English months that are common words in lower case.
_VERBS = frozenset({"may", "march", "mar"})
# A longer name of a month is no abbreviation: a full stop behind it ends the sentence.
_LONGEST_ABBREVIATION = 5
# "12-Aug-19" goes on.
_SHORT_YEAR = re.compile(r"(?<=[a-z0-9])[-/][0-9]{2}(?![0-9])")


def day_month_year(context: Context, start: int) -> list[Point]:
    """Such as "23. März 1952", "1er mai", "12.-14. Mai 2023", "27. März, 15. und 16. Mai"."""
    found = context.grammar.day_month_year.match(context.text, start)
    if found is None:
        return []
    if found["month"] == "jan" and context.text[found.end() :][:1] == " " and context.is_capital_word(found.end() + 1):
        return []  # "9. Jan Kowalski" is a person on a list
    month, year = context.month_number(found["month"]), _year(found)
    if (
        year is None
        and context.grammar.words.capital_nouns
        and re.match("-[a-z]", context.text[found.end() : found.end() + 2])
    ):
        return []  # "1.-Mai-Straße"
    if year is None and context.is_foreign(found["month"]):
        return []
    if year is None and _goes_on(context, found.start("month"), found.end()):
        return []
    end = found.end()
    if year is None and found["month"].endswith(".") and len(found["month"]) > _LONGEST_ABBREVIATION:
        end -= 1
    point = Point(found.start("day"), end, "day-month-year" if year else "day-month", year, month, int(found["day"]))
    return _with_list(context, found, point)


def _year(found: Match[str]) -> str | None:
    """The year of a match in four figures, None where it has none."""
    return full_year(found["year"].lstrip("'")) if found["year"] else None


def _goes_on(context: Context, seam: int, end: int) -> bool:
    """True where a third part follows parts that are joined by a hyphen or a slash."""
    return context.text[seam - 1] in "-/" and _SHORT_YEAR.match(context.text, end) is not None


def figures(context: Context, start: int) -> list[Point]:
    """Such as "23.03.1952", "8/31/1961", "16.09.87", "13-15.9.2024"."""
    found = context.grammar.figures.match(context.text, start)
    if found is None:
        return []
    pair = _day_and_month(context, found)
    if pair is None or (found["list"] and found["sign"] in found["list"] and found["sign"] != "."):
        return []
    year = full_year(found["year"] or found["late"])
    return _with_list(context, found, Point(found.start("a"), found.end(), "figures", year, pair[1], pair[0]))


def _day_and_month(context: Context, found: Match[str]) -> tuple[int, int] | None:
    """Day and month of two figures; where only one order gives a month, that one."""
    first, second = int(found["a"]), int(found["b"])
    day, month = (second, first) if context.month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _with_list(context: Context, found: Match[str], point: Point) -> list[Point]:
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
        return []  # "20/11, 12 novembre" is no list of days
    bare = (
        links == [","] and not items[0]["ordinal"] and context.text[point.start : point.start + 3].rstrip()[-1:] == "."
    )
    if bare or any(link[:1] == "/" for link in links[:-1]):
        return []  # "Kapitel 5/6, 25. Dezember", "Seite 5, 25. Dezember"
    if any(not is_day(year, month, day) for day in days):
        return [context.clock(context.lead(point))]
    between = context.lead(Point(offset, offset + 1, "")).between and len(days) == 2
    groups: list[list[int]] = [[0]]
    for index in range(1, len(days)):
        run = between or days[index] == days[index - 1] + 1 or is_to(context, links[index - 1])
        if run and days[index] > days[index - 1]:
            groups[-1].append(index)
        else:
            groups.append([index])
    points = []
    for first, last in ((group[0], group[-1]) for group in groups):
        begin = offset + items[first].start("day") if first < len(items) else point.start
        end = offset + items[last].end("day") if last < len(items) else point.end
        entry = Point(begin, end, point.rule if first == last else "days", year, month, days[first])
        if first != last:
            entry.last = Point(begin, end, "", year, month, days[last])
        points.append(context.lead(entry))
    if points[-1].last is None:
        context.clock(points[-1])
    return points


def is_to(context: Context, link: str) -> bool:
    """True where the words between two days mean that one lasts until the other."""
    if link[:1] in ("-", "~"):
        return True
    found = context.grammar.connector.match(f" {link} ")
    return found is not None and found["to"] is not None


def figures_of(context: Context, start: int) -> list[Point]:
    """Such as "9 de 8 de 1971"."""
    found = context.grammar.figures_of.match(context.text, start)
    pair = _day_and_month(context, found) if found else None
    if found is None or pair is None or not is_day(found["year"], pair[1], pair[0]):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "figures", found["year"], pair[1], pair[0])))]


def day_to_month_first(context: Context, start: int) -> list[Point]:
    """Such as "from 4 to January 22, 1995"."""
    if context.grammar.lang != "en":
        return []
    found = context.grammar.day_to_month_first.match(context.text, start)
    if found is None:
        return []
    number, first, last = context.month_number(found["month"]), int(found["first"]), int(found["day"])
    point = context.lead(Point(start, found.end(), "days", found["year"], number, first))
    said = point.between or (point.day_cued and is_to(context, found["link"].strip()))
    if not said or first >= last or not is_day(found["year"], number, last):
        return []
    point.last = Point(start, found.end(), "", found["year"], number, last)
    return [point]


def blank_figures(context: Context, start: int) -> list[Point]:
    """Such as "02 04 2009"."""
    found = context.grammar.blank_figures.match(context.text, start)
    if found is None or re.search(r"[0-9][ .]$", context.text[max(0, start - 2) : start]):
        return []
    pair = _day_and_month(context, found)
    if pair is None or not 1900 <= int(found["year"]) <= 2099 or not is_day(found["year"], pair[1], pair[0]):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "figures", found["year"], pair[1], pair[0])))]


def roman_month(context: Context, start: int) -> list[Point]:
    """Such as "6. V. 1945"."""
    found = context.grammar.roman_month.match(context.text, start)
    if found is None:
        return []
    month, day = roman(found["month"]), int(found["day"])
    if not is_day(found["year"], month, day):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "roman-month", found["year"], month, day)))]


def iso(context: Context, start: int) -> list[Point]:
    """Such as "2021-06-15", "2016/05/10", "2015.5.13", "2014-10-31T06:33"."""
    found = context.grammar.iso.match(context.text, start)
    if found is None:
        return []
    month, day = int(found["month"] or found["blank_month"]), int(found["day"] or found["blank_day"])
    if not is_day(found["year"], month, day):
        return []
    point = context.lead(Point(start, found.end(), "iso", found["year"], month, day))
    if found["hour"] is None:
        return [context.clock(point)]
    if int(found["hour"]) < 24 and int(found["minute"]) < 60:
        point.time = f"{found['hour']}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
    return [point]


def year_month_day(context: Context, start: int) -> list[Point]:
    """Such as "2017 april", "2019-sep-1"."""
    found = context.grammar.year_month_day.match(context.text, start)
    if found is None or (found["month"] in _VERBS and not context.folded.is_capital(found.start("month"))):
        return []
    month, day = context.month_number(found["month"]), int(found["day"] or 0)
    if day and not is_day(found["year"], month, day):
        return []
    return [context.lead(Point(start, found.end(), "year-month", found["year"], month, day))]


def compact(context: Context, start: int) -> list[Point]:
    """Three parts with a month's name among them, in any order: "23-2020-September", "2020/23/Sep", "12-Aug-19".

    Four figures are the year; where the year has two, dateparser decides.
    """
    found = context.grammar.compact.match(context.text, start)
    if found is None:
        return []
    parts = re.split("[-/]", found[0])
    names = [part for part in parts if part[0].isalpha()]
    numbers = sorted((part for part in parts if part.isdigit()), key=len)
    if len(names) != 1 or len(numbers) != 2:
        return []
    if len(numbers[0]) <= 2 and len(numbers[1]) == 4:
        parsed: tuple[int, int, int] | None = (int(numbers[1]), context.month_number(names[0]), int(numbers[0]))
    else:
        parsed = parse_compact(found[0], context.grammar.lang)
    if parsed is None or not is_day(f"{parsed[0]:04d}", parsed[1], parsed[2]):
        return []
    year, number, day = parsed
    return [context.lead(Point(start, found.end(), "compact", f"{year:04d}", number, day))]


def day_month_figures(context: Context, start: int) -> list[Point]:
    """Such as "24.12.", "22/04": a date where words or its shape say so, else only an end of an interval."""
    found = context.grammar.day_month_figures.match(context.text, start)
    if found is None:
        return []
    pair = _day_and_month(context, found)
    sign, stop, end = found["sign"].strip(), found["stop"], found.end()
    if pair is None or not is_day(None, pair[1], pair[0]) or (sign == "." and pair[1] != int(found["b"])):
        return []
    if context.grammar.clock_behind.match(context.text, end):
        return []  # "Freitag 8.10 - 11.30 Uhr"
    if stop and sign != ".":
        stop, end = "", end - 1
    point = context.lead(Point(start, end, "day-month-figures", None, pair[1], pair[0]))
    if point.vetoed or context.has_unit(end):
        return []
    longest = max(len(found["a"]), len(found["b"]))
    alone = longest == 2 and len(context.text) < 40 and not (context.text[:start] + context.text[end:]).strip()
    padded = len(found["a"]) == 2 and len(found["b"]) == 2
    shaped = padded and (sign == "/" or (sign == "." and bool(stop)))
    point.partial = not (point.day_cued or alone or shaped)
    return [point]


def listed_figures(context: Context, start: int) -> list[Point]:
    """Days of one month without a year: "18./19.01.", "3., 4. und 10.5."."""
    found = (
        context.grammar.listed_figures.match(context.text, start) if "." in context.grammar.words.day_signs else None
    )
    if found is None or context.grammar.clock_behind.match(context.text, found.end()):
        return []
    if len(found["month"]) == 1 and not context.lead(Point(start, found.end(), "")).day_cued:
        return []  # "Punkt 3, 4.2. der Ordnung"
    number, day = int(found["month"]), int(found["day"])
    return _with_list(context, found, Point(found.start("day"), found.end(), "day-month-figures", None, number, day))


def day_in_words(context: Context, start: int) -> list[Point]:
    """Such as "premier mai", "second of August 2019"."""
    found = context.grammar.day_word.match(context.text, start)
    if found is None:
        return _ordinal_month(context, start)
    month, day = context.month_number(found["month"]), context.number(context.grammar.days, found["day"])
    if not is_day(found["year"], month, day) or (found["year"] is None and context.is_foreign(found["month"])):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "day-in-words", found["year"], month, day)))]


def _ordinal_month(context: Context, start: int) -> list[Point]:
    """Such as "third month of 2021"."""
    found = context.grammar.ordinal_month.match(context.text, start)
    number = context.number(context.grammar.days, found["day"]) if found else 0
    if found is None or not 1 <= number <= 12:
        return []
    return [context.lead(Point(start, found.end(), "month-year", found["year"], number))]


def month(context: Context, start: int) -> list[Point]:
    """Such as "May 12, 2023", "Juli 2006", "May twenty-first"; a month alone is an end of an interval at most."""
    grammar, text = context.grammar, context.text
    found = grammar.month_first.match(text, start)
    if found is not None and (point := _month_first(context, found)) is not None:
        return [point]
    if points := compact(context, start):
        return points
    found = grammar.month_year.match(text, start)
    if found is not None and context.is_foreign(found["month"]) and found["month"] not in grammar.foreign_months_alone:
        return []
    if found is not None:
        number = context.month_number(found["month"])
        return [context.tail(context.lead(Point(start, found.end(), "month-year", _year(found), number)))]
    found = grammar.month_day_word.match(text, start)
    if found is not None:
        number, day = context.month_number(found["month"]), context.number(grammar.days, found["day"])
        # "in May four people" is no day.
        ends = found["year"] or not re.match(" {0,2}[a-z]", text[found.end() : found.end() + 3])
        if is_day(found["year"], number, day) and ends:
            return [context.lead(Point(start, found.end(), "day-in-words", found["year"], number, day))]
    found = grammar.month.match(text, start)
    if found is None or context.is_foreign(found[0]):
        return []
    return [context.lead(Point(start, found.end(), "month", None, context.month_number(found[0]), partial=True))]


def _month_first(context: Context, found: Match[str]) -> Point | None:
    number, day, year = context.month_number(found["month"]), int(found["day"]), found["year"]
    if not is_day(year, number, day):
        return None
    if (
        len(found["month"]) <= 3
        and context.grammar.lang != "en"
        and any(c.isalpha() for c in context.text[found.end("month") : found.start("day")])
    ):
        return None  # "odbędzie się w dniach 12-14" has no August
    behind = context.text[found.end() : found.end() + 4]
    if not (year or found["list"] or context.grammar.lang == "en") and re.match(r" {0,2}[.:]?[0-9a-z%€$]", behind):
        return None  # "Mai 12 Vereine"
    if not year and context.is_foreign(found["month"]):
        return None
    if not year and _goes_on(context, found.start("day"), found.end("day")):
        return None
    if not year and re.match(r"[.:,/-]?[0-9]| ?(?:[%€$]|am\b|pm\b)", behind):
        return None
    point = Point(found.start(), found.end(), "month-day-year" if year else "month-day", year, number, day)
    if found["list"]:
        items = re.findall("[0-9]+", found["list"])
        last = int(items[-1])
        run = len(items) == 1 and last > day and is_day(year, number, last)
        if run and (found["between"] or is_to(context, found["list"].strip()) or last == day + 1):
            point.last = Point(point.start, point.end, "", year, number, last)
            return context.lead(point)
        point.end = found.start("list")
    return context.clock(context.lead(point))


def month_year_figures(context: Context, start: int) -> list[Point]:
    """Such as "03/2020", "12-2015"."""
    found = context.grammar.month_year_figures.match(context.text, start)
    if found is None or not 1500 <= int(found["year"]) <= 2150:
        return []
    point = context.lead(Point(start, found.end(), "month-year-figures", found["year"], int(found["month"])))
    return [] if point.vetoed or context.has_unit(point.end) else [point]
