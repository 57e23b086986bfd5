"""Reading points off a folded text: where a number or a calendar word starts, the rules that fit there are tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import Match

from pipeline.entities.dates.folding import Folded
from pipeline.entities.dates.grammar import Grammar, Lead, grammar_of
from pipeline.entities.dates.values import Point, before_christ, century, feast, full_year, is_day, roman

_TOKEN = re.compile("[0-9]+|[a-z]+")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# Bare figures below this are a year only where words say so ("im Jahr 1248"): they are amounts far more often.
_PLAIN_YEAR = 1500
_LAST_PLAIN_YEAR = 2099
# English months that are common words in lower case.
_VERBS = frozenset({"may", "march", "mar"})
# What a number behind "Zimmer" or "Nr." is not.
_BARE_FIGURES = frozenset({"year", "year-range", "month-year-figures", "year-month-figures", "day-month-figures"})
_YEAR_CUES = Lead.CUE | Lead.ABOUT | Lead.BETWEEN | Lead.PART | Lead.YEARS | Lead.WEEKDAY
_OPENERS = "(\"'„“«»[*†"
_PREFIX_WORDS = 5


def read_points(folded: Folded, grammar: Grammar, *, month_first: bool = False) -> list[Point]:
    """Calendar points of a folded text, in order and without overlaps; partial ones among them."""
    return list(_Reader(folded, grammar, month_first).points())


class _Reader:
    """One pass over one text."""

    def __init__(self, folded: Folded, grammar: Grammar, month_first: bool) -> None:
        self.folded = folded
        self.text = folded.text
        self.grammar = grammar
        self.month_first = month_first

    def points(self) -> Iterator[Point]:
        text, vocabulary, reached = self.text, self.grammar.vocabulary, 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < reached:
                continue
            word = token.group()
            if word[0] <= "9":
                found = self._at_number(word, start, reached)
            else:
                rules = vocabulary.get(word)
                if rules is None or (start and text[start - 1].isalnum()):
                    continue
                found = self._at_word(rules, start)
            for point in found:
                reached = max(reached, point.end)
                yield point

    def _at_word(self, rules: tuple[str, ...], start: int) -> list[Point]:
        for rule in rules:
            found = _WORD_RULES[rule](self, start)
            if found:
                return found
        return []

    def _at_number(self, figures: str, start: int, reached: int) -> list[Point]:
        text = self.text
        previous = text[start - 1] if start else " "
        if previous.isalpha() and not (
            previous in "ac" and re.search(r"(?<![a-z])(?:c|ca)$", text[max(0, start - 3) : start])
        ):
            return []
        if previous in "#§№$£€+_@=" and not (previous == "=" and len(figures) == 4):
            return []
        if (
            previous in ".,:/-"
            and start > 1
            and text[start - 2].isdigit()
            and not (previous in "-/" and reached == start - 1)
        ):
            return []
        if previous == " " and start > 1 and text[start - 2] in "$£€#":
            return []
        rules = _NUMBER_RULES.get(len(figures))
        if rules is None:
            return []
        for rule in rules:
            found = rule(self, start)
            if found:
                return found
        return []

    # -- what stands before and behind -------------------------------------------------------------------------------

    def lead(self, point: Point) -> Point:
        """Take the words before a point in: which belong to it, and which show what it is."""
        text, prefixes, position = self.text, self.grammar.prefixes, point.start
        point.core = point.start
        beyond = False
        for _ in range(4):
            floor = max(0, position - 40)
            cuts: list[int] = []
            cut = position
            while len(cuts) < _PREFIX_WORDS:
                stop = cut
                while stop > floor and text[stop - 1] == " ":
                    stop -= 1
                if stop <= floor:
                    break
                cut = text.rfind(" ", floor, stop) + 1
                if cut <= floor and floor > 0:
                    break
                while cut < stop and text[cut] in _OPENERS:
                    cut += 1
                cuts.append(cut)
                if cut <= floor or text[cut - 1] != " ":
                    break
            stop = position
            while stop > floor and text[stop - 1] == " ":
                stop -= 1
            for cut in reversed(cuts):
                kind = prefixes.get(text[cut:stop])
                if kind is None and "'" in text[cut:stop]:
                    elided = cut + text[cut:stop].index("'") + 1
                    kind = prefixes.get(text[elided:stop])
                if kind is not None:
                    break
            else:
                # "d'août", "mi-avril", "c.1860", "~1850": the word and the date stick together.
                glued = re.search(r"(?:[a-z]+[-.']|~|[a-z]{1,2})$", text[max(0, position - 8) : position])
                kind = prefixes.get(glued[0]) if glued and stop == position else None
                if kind is None and glued and stop == position:
                    kind = prefixes.get(glued[0].rstrip("-.'"))
                if kind is None or glued is None:
                    break
                cut = position - len(glued[0])
            if kind & Lead.STREET:
                point.vetoed = True
                break
            if beyond:
                break
            if kind == Lead.LABEL:
                point.vetoed = point.rule in _BARE_FIGURES
                break
            point.about |= bool(kind & Lead.ABOUT)
            point.between |= bool(kind & Lead.BETWEEN)
            point.cued |= bool(kind & _YEAR_CUES)
            point.day_cued |= bool(kind & (Lead.DAY_CUE | Lead.WEEKDAY))
            if kind & Lead.YEARLY and point.rule == "month":
                point.partial = False
            if kind & Lead.WEEK and point.day:
                point.rule = "week"
            beyond = not kind & Lead.TRANSPARENT
            position = cut
            if kind & Lead.INSIDE:
                point.start = cut
        return point

    def tail(self, point: Point) -> Point:
        """Take the words behind a year in ("1989 roku", "1860 approx.")."""
        if self.grammar.words.year_after and (found := self.grammar.year_after.match(self.text, point.end)):
            point.end, point.cued = found.end(), True
        if self.grammar.words.about_after and (found := self.grammar.about_after.match(self.text, point.end)):
            point.end, point.about, point.cued = found.end(), True, True
        return point

    def clock(self, point: Point) -> Point:
        """Take a clock time behind a full date in."""
        if point.day == 0 or point.year is None:
            return point
        found = self.grammar.time.match(self.text, point.end)
        if found is None:
            return point
        hour, minute, mark = int(found["hour"]), found["minute"], found["mark"]
        if minute is None and not (found["oclock"] or found["half"] or self._after_at(found)):
            return point
        if mark is not None and mark.strip() == "." and not (found["oclock"] or self._after_at(found)):
            return point
        if found["half"]:
            hour = hour % 12 + (12 if "p" in found["half"] else 0)
        if hour > 23:
            return point
        point.time = f"{hour:02d}:{minute or '00'}" + (f":{found['second']}" if found["second"] else "")
        point.end = found.end()
        return point

    def _after_at(self, found: Match[str]) -> bool:
        return any(c.isalpha() for c in self.text[found.start() : found.start("hour")])

    # -- days --------------------------------------------------------------------------------------------------------

    def day_month_year(self, start: int) -> list[Point]:
        found = self.grammar.day_month_year.match(self.text, start)
        if found is None:
            return []
        month = self.grammar.months[found["month"].rstrip(".")]
        if (
            found["month"] == "jan"
            and self.text[found.end() : found.end() + 1] == " "
            and self._capital_word(found.end() + 1)
        ):
            return []  # "9. Jan Kowalski" is a person on a list
        return self._days(
            found, month, found["year"], int(found["day"]), "day-month-year" if found["year"] else "day-month"
        )

    def _days(self, found: Match[str], month: int, year: str | None, day: int, rule: str) -> list[Point]:
        """The points of a day, with the days listed before it."""
        if not is_day(year, month, day):
            return []
        point = Point(
            found.start("day") if "day" in found.re.groupindex else found.start("a"),
            found.end(),
            rule,
            year,
            month,
            day,
        )
        listed = found["list"]
        if not listed:
            return [self.clock(self.lead(point))]
        items: list[tuple[int, int, int, str]] = []
        for item in self.grammar.list_item.finditer(listed):
            items.append(
                (
                    int(item["day"]),
                    found.start("list") + item.start("day"),
                    found.start("list") + item.end("day"),
                    item["link"],
                )
            )
        return self._grouped(items, point, year, month)

    def _grouped(
        self, items: list[tuple[int, int, int, str]], point: Point, year: str | None, month: int
    ) -> list[Point]:
        """Days of one month as points: runs of days become intervals, scattered days one point each."""
        days = [day for day, _, _, _ in items] + [point.day]
        if any(not is_day(year, month, day) for day in days):
            return [self.clock(self.lead(point))]
        groups: list[list[int]] = [[0]]
        between = self.lead(Point(items[0][1], items[0][2], "", year, month, days[0])).between
        for index in range(1, len(days)):
            link = items[index - 1][3]
            run = days[index] == days[index - 1] + 1 or self._is_to(link) or (between and len(days) == 2)
            if run and days[index] > days[index - 1]:
                groups[-1].append(index)
            else:
                groups.append([index])
        points = []
        for group in groups:
            first, last = group[0], group[-1]
            start = items[first][1] if first < len(items) else point.start
            end = items[last][2] if last < len(items) else point.end
            entry = Point(start, end, "days" if first != last else point.rule, year, month, days[first])
            if first != last:
                entry.last = Point(start, end, "", year, month, days[last])
            points.append(self.lead(entry))
        if points[-1].last is None:
            self.clock(points[-1])
        return points

    def _is_to(self, link: str) -> bool:
        folded = link.strip()
        if folded[:1] in ("-", "~"):
            return True
        found = self.grammar.connector.match(" " + folded + " ")
        return found is not None and found["to"] is not None

    def numeric(self, start: int) -> list[Point]:
        found = self.grammar.numeric.match(self.text, start)
        if found is None:
            return []
        pair = self._day_and_month(int(found["a"]), int(found["b"]))
        if pair is None:
            return []
        if found["list"] and found["sign"] in found["list"] and found["sign"] != ".":
            return []
        day, month = pair
        return self._days(found, month, full_year(found["year"] or found["late"]), day, "figures")

    def _day_and_month(self, a: int, b: int) -> tuple[int, int] | None:
        day, month = (b, a) if self.month_first else (a, b)
        if month > 12 >= day:
            day, month = month, day
        return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def blank_numeric(self, start: int) -> list[Point]:
        found = self.grammar.blank_numeric.match(self.text, start)
        if found is None or re.search(r"[0-9][ .]$", self.text[max(0, start - 2) : start]):
            return []
        pair = self._day_and_month(int(found["a"]), int(found["b"]))
        if pair is None or not 1900 <= int(found["year"]) <= 2099 or not is_day(found["year"], pair[1], pair[0]):
            return []
        return [self.clock(self.lead(Point(start, found.end(), "figures", found["year"], pair[1], pair[0])))]

    def roman_month(self, start: int) -> list[Point]:
        found = self.grammar.roman_month.match(self.text, start)
        if found is None:
            return []
        month, day = roman(found["month"]), int(found["day"])
        if not is_day(found["year"], month, day):
            return []
        return [self.clock(self.lead(Point(start, found.end(), "roman-month", found["year"], month, day)))]

    def iso(self, start: int) -> list[Point]:
        found = self.grammar.iso.match(self.text, start)
        if found is None:
            return []
        month, day = int(found["month"] or found["blank_month"]), int(found["day"] or found["blank_day"])
        if not is_day(found["year"], month, day):
            return []
        point = self.lead(Point(start, found.end(), "iso", found["year"], month, day))
        if found["hour"]:
            point.time = f"{found['hour']}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
            return [point]
        return [self.clock(point)]

    def year_month_day(self, start: int) -> list[Point]:
        found = self.grammar.year_month_day.match(self.text, start)
        if found is None or (found["month"] in _VERBS and not self.folded.is_capital(found.start("month"))):
            return []
        month, day = self.grammar.months[found["month"].rstrip(".")], int(found["day"] or 0)
        if day and not is_day(found["year"], month, day):
            return []
        return [self.lead(Point(start, found.end(), "year-month", found["year"], month, day))]

    def day_month_figures(self, start: int) -> list[Point]:
        found = self.grammar.day_month_figures.match(self.text, start)
        if found is None:
            return []
        pair = self._day_and_month(int(found["a"]), int(found["b"]))
        if pair is None or not is_day(None, pair[1], pair[0]):
            return []
        sign, stop = found["sign"].strip(), found["stop"]
        if sign != "." and stop:
            stop = ""
        end = found.end() if stop or not found["stop"] else found.end() - 1
        point = self.lead(Point(start, end, "day-month-figures", None, pair[1], pair[0]))
        if point.vetoed or self._has_unit(end):
            return []
        alone = not self.text[:start].strip() and not self.text[end:].strip()
        padded = len(found["a"]) == 2 and len(found["b"]) == 2
        if point.day_cued or alone or (padded and sign == "/") or (sign == "." and stop and padded):
            return [point]
        if sign in "./" or (sign == "-" and not found["sign"].startswith(" ")):
            point.partial = True
            return [point]
        return []

    def day_word(self, start: int) -> list[Point]:
        found = self.grammar.day_word.match(self.text, start)
        if found is None:
            return []
        month, day = self.grammar.months[found["month"].rstrip(".")], self._number(self.grammar.days, found["day"])
        if not is_day(found["year"], month, day):
            return []
        return [self.clock(self.lead(Point(start, found.end(), "day-in-words", found["year"], month, day)))]

    @staticmethod
    def _number(table: dict[str, int], word: str) -> int:
        return table[" ".join(word.split())]

    # -- months, seasons, quarters -----------------------------------------------------------------------------------

    def month(self, start: int) -> list[Point]:
        grammar, text = self.grammar, self.text
        found = grammar.month_first.match(text, start)
        if found is not None:
            point = self._month_first(found)
            if point is not None:
                return [point]
        found = grammar.month_year.match(text, start)
        if found is not None:
            month = grammar.months[found["month"].rstrip(".")]
            return [self.tail(self.lead(Point(start, found.end(), "month-year", found["year"], month)))]
        found = grammar.month_day_word.match(text, start)
        if found is not None:
            month, day = grammar.months[found["month"].rstrip(".")], self._number(grammar.days, found["day"])
            if is_day(found["year"], month, day) and day > 3:
                return [self.lead(Point(start, found.end(), "day-in-words", found["year"], month, day))]
        found = grammar.month.match(text, start)
        if found is None:
            return []
        return [
            self.lead(
                Point(start, found.end(), "month", None, grammar.months[found["month"].rstrip(".")], partial=True)
            )
        ]

    def _month_first(self, found: Match[str]) -> Point | None:
        text, month, day, year = (
            self.text,
            self.grammar.months[found["month"].rstrip(".")],
            int(found["day"]),
            found["year"],
        )
        if not is_day(year, month, day):
            return None
        english = self.grammar is grammar_of("en")
        if not (year or english) and re.match(r" {0,2}[.:]?[0-9a-z%€$]", text[found.end() :][:4]):
            return None
        if not year and re.match(r"[.:,/-]?[0-9]| ?(?:[%€$]|am\b|pm\b)", text[found.end() :][:4]):
            return None
        point = Point(found.start(), found.end(), "month-day-year" if year else "month-day", year, month, day)
        listed = found["list"]
        if listed:
            items = re.findall("[0-9]+", listed)
            last = int(items[-1])
            if (
                len(items) == 1
                and last > day
                and is_day(year, month, last)
                and (self._is_to(listed) or last == day + 1)
            ):
                point.last = Point(point.start, point.end, "", year, month, last)
            else:
                point.end = found.start("list")
                point.year = year
        return self.clock(self.lead(point)) if point.last is None else self.lead(point)

    def month_year_figures(self, start: int) -> list[Point]:
        found = self.grammar.month_year_figures.match(self.text, start)
        if found is None:
            return []
        point = self.lead(Point(start, found.end(), "month-year-figures", found["year"], int(found["month"])))
        return [] if point.vetoed or not 1500 <= int(found["year"]) <= 2150 else [point]

    def season(self, start: int) -> list[Point]:
        found = self.grammar.season.match(self.text, start)
        if found is None:
            return []
        season = self._number(self.grammar.seasons, found["season"])
        return [self.tail(self.lead(Point(start, found.end(), "season", found["year"], season)))]

    def quarter(self, start: int) -> list[Point]:
        found = self.grammar.quarter.match(self.text, start)
        if found is None:
            return []
        figures = found["short"] or found["number"]
        number = int(figures) if figures.isdigit() else roman(figures)
        point = Point(start, found.end(), "quarter", found["year"], 3 * number - 2)
        point.last = Point(start, found.end(), "", found["year"], 3 * number)
        return [self.lead(point)]

    def holiday(self, start: int) -> list[Point]:
        found = self.grammar.holiday.match(self.text, start)
        if found is None:
            return []
        day = feast(self.grammar.holidays[" ".join(found["holiday"].split())], int(found["year"]))
        return [self.lead(Point(start, found.end(), "holiday", found["year"], day.month, day.day))]

    # -- years, decades, centuries -----------------------------------------------------------------------------------

    def era(self, start: int) -> list[Point]:
        found = self.grammar.era.match(self.text, start)
        if found is None:
            return []

        def year(figures: str) -> str:
            return before_christ(int(figures)) if found["before"] else figures.zfill(4)

        point = Point(start, found.end(), "era", year(found["year"]))
        if found["last"]:
            point.last = Point(start, found.end(), "", year(found["last"]))
        return [self.lead(point)]

    def year_month_figures(self, start: int) -> list[Point]:
        found = self.grammar.year_month_figures.match(self.text, start)
        if found is None:
            return []
        year, month, sign = found["year"], int(found["month"]), found["sign"].strip()
        point = self.lead(Point(start, found.end(), "year-month-figures", year, month))
        if point.vetoed or not (_FIRST_YEAR <= int(year) <= _LAST_YEAR):
            return []
        if len(found["month"]) == 2 and month > int(year[2:]) and sign != ".":
            return []  # "2004-10", "2013/14" run from one year to the other
        return [point]

    def short_range(self, start: int) -> list[Point]:
        found = self.grammar.short_range.match(self.text, start)
        if found is None:
            return []
        year, last = found["year"], found["last"]
        following = int(year[:2] + last) if last != "00" else (int(year[:2]) + 1) * 100
        if not int(year) < following or (found["sign"] == "/" and following - int(year) > 10):
            return []
        point = self.lead(Point(start, found.end(), "year-range", year))
        if point.vetoed or not self._is_year(point):
            return []
        point.last = Point(start, found.end(), "", str(following))
        return [point]

    def year_range(self, start: int) -> list[Point]:
        found = self.grammar.year_range.match(self.text, start)
        if found is None or int(found["year"]) >= int(found["last"]) or int(found["last"]) > _LAST_YEAR:
            return []
        point = self.lead(Point(start, found.end(), "year-range", found["year"]))
        if point.vetoed or not self._is_year(point):
            return []
        point.last = Point(start, found.end(), "", found["last"])
        return [self.tail(point)]

    def plain_year(self, start: int) -> list[Point]:
        number = int(self.text[start : start + 4])
        if not _FIRST_YEAR <= number <= _LAST_YEAR:
            return []
        point = self.tail(self.lead(Point(start, start + 4, "year", str(number))))
        if point.vetoed or not self._is_year(point):
            return []
        plain = _PLAIN_YEAR <= number <= _LAST_PLAIN_YEAR
        point.partial = not (point.cued or plain or self._stands_alone(point))
        return [point]

    def _stands_alone(self, point: Point) -> bool:
        """True for a number that opens a line, a cell or a bracket, or a sentence, and for one with nothing but figures around."""
        before, behind = self.text[: point.start].rstrip(" "), self.text[point.end :].lstrip(" ")
        if not re.search("[a-z]", before) and not re.search("[a-z]", behind):
            return True
        opens = not before or before[-1] in "(\t.;*"
        return opens and (
            not behind
            or behind[0] in "):\t-,;."
            or self.text[point.end : point.end + 2] == "  "
            or before[-1:] in ("", ".")
        )

    def _is_year(self, point: Point) -> bool:
        """False where figures around or behind show that the number is an amount or a part of a longer one."""
        text, end = self.text, point.end
        following = text[end : end + 2] or " "
        if (
            following[:1].isalnum()
            or following[:1] in "%€$°_@²"
            or (following[:1] in ".,:/-" and following[1:].isdigit())
        ):
            return False
        if following[:1] == "-" and following[1:].isalpha() and not point.cued:
            return False
        if following in (" %", " €", " $", " °", " £"):
            return False
        if re.search(r"[0-9][.,:/ -]$|[a-z0-9][-/_]$", text[max(0, point.core - 2) : point.core]) and not point.cued:
            return False
        if not point.cued and (self._in_number_list(point) or self._has_street(end)):
            return False
        if (
            point.about
            and self.grammar.words.capital_nouns
            and text[end : end + 1] == " "
            and self._capital_word(end + 1)
        ):
            return False
        return not self._has_unit(end)

    def _capital_word(self, position: int) -> bool:
        text = self.text
        return position + 1 < len(text) and text[position + 1].isalpha() and self.folded.is_capital(position)

    def _has_unit(self, end: int) -> bool:
        unit = re.match(r" {0,3}([^ \t,;:()]+)", self.text[end : end + 30])
        return unit is not None and (unit[1] in self.grammar.units or unit[1].rstrip(".") in self.grammar.units)

    def _has_street(self, end: int) -> bool:
        return bool(self.grammar.words.streets_after) and self.grammar.street_after.match(self.text, end) is not None

    def _in_number_list(self, point: Point) -> bool:
        """True for the last of several numbers that are no years ("lines 101, 112 and 1952")."""
        before = self.text[max(0, point.core - 12) : point.core]
        found = self.grammar.number_before.search(before)
        return found is not None and not re.search("[0-9]{4}$", before[: found.start() + 1])

    def short_year(self, start: int) -> list[Point]:
        """A year of three figures (or a small one of four) behind a noun that says so: "im Jahr 963"."""
        stop = start
        while stop < len(self.text) and self.text[stop].isdigit():
            stop += 1
        point = Point(start, stop, "year", self.text[start:stop].zfill(4))
        if not self._named_year(start) or not self._is_year(point):
            return []
        return [self.tail(self.lead(point))]

    def _named_year(self, start: int) -> bool:
        words = self.text[max(0, start - 24) : start].split()
        tail = words[-1:] if words else []
        return any(
            self.grammar.prefixes.get(" ".join(words[-count:])) == Lead.YEARS
            or self.grammar.prefixes.get(word) == Lead.YEARS
            for word in (re.sub(r"^[a-z]+'", "", tail[0]) if tail else "",)
            for count in (1, 2)
        )

    def decade_figures(self, start: int) -> list[Point]:
        found = self.grammar.decade_figures.match(self.text, start)
        if found is None:
            return []
        figures, words = found["decade"], self.grammar.words
        if found["suffix"] == "." and not found["after"]:
            return []
        if len(figures) == 2 and not (found["after"] or (not words.decade_after and words.hundreds_are_centuries)):
            return (
                [self.lead(Point(start, found.end(), "decade", f"19{figures[0]}X", partial=True))]
                if words.decade_after
                else []
            )
        year = f"19{figures[0]}X" if len(figures) == 2 else figures[:3] + "X"
        if figures.endswith("00") and words.hundreds_are_centuries and figures not in ("1900", "2000"):
            year = figures[:2] + "XX"
        return [self.lead(Point(start, found.end(), "decade", year))]

    def decade_before(self, start: int) -> list[Point]:
        found = self.grammar.decade_before.match(self.text, start)
        if found is None:
            return []

        def year(figures: str) -> str:
            return figures[:3] + "X" if len(figures) == 4 else f"{self._hundreds(found)}{figures[0]}X"

        figures = found["year"] or found["figures"] or f"{self._number(self.grammar.decade_names, found['name'])}0"
        point = Point(start, found.end(), "decade", year(figures))
        if found["last"]:
            last = year(found["last"])
            if last > str(point.year):
                point.year, point.last = f"{str(point.year)[:3]}0", Point(start, found.end(), "", f"{last[:3]}9")
        return [self.lead(point)]

    def decade_name(self, start: int) -> list[Point]:
        found = self.grammar.decade_name.match(self.text, start)
        if found is None:
            return []
        digit = self._number(self.grammar.decade_names, found["name"])
        point = self.lead(Point(start, found.end(), "decade", f"{self._hundreds(found)}{digit}X"))
        if self.grammar.decade_hundreds:
            if found["hundreds"]:
                point.year = f"{self.grammar.decade_hundreds[found['hundreds']]}{digit}X"
            elif not self.text[: point.start].endswith("the ") and "the" not in self.text[point.start : start]:
                return []  # "in their sixties"
        return [point]

    def hundreds(self, start: int) -> list[Point]:
        """Centuries and decades of three figures: "800-talet"."""
        found = (
            self.grammar.hundreds_suffix.match(self.text, start) if self.grammar.words.hundreds_are_centuries else None
        )
        if found is None:
            return []
        return [self.lead(Point(start, found.end(), "century", f"0{found['hundreds']}XX"))]

    def _hundreds(self, found: Match[str]) -> str:
        number = found["number"]
        if not number:
            return "19"
        return f"{(int(number) if number.isdigit() else roman(number)) - 1:02d}"

    def century(self, start: int) -> list[Point]:
        found = self.grammar.century.match(self.text, start)
        if found is None:
            return []
        point = Point(start, found.end(), "century", _century(found["number"]))
        if found["first"]:
            point.year, point.last = _century(found["first"]), Point(start, found.end(), "", _century(found["number"]))
        return [self.lead(point)] if _is_century(point.year) else []

    def century_before(self, start: int) -> list[Point]:
        found = self.grammar.century_before.match(self.text, start)
        if found is None:
            return []
        point = Point(start, found.end(), "century", _century(found["number"]))
        if found["last"]:
            point.last = Point(start, found.end(), "", _century(found["last"]))
        return [self.lead(point)] if _is_century(point.year) else []

    def century_name(self, start: int) -> list[Point]:
        word = _TOKEN.match(self.text, start)
        if word is None:
            return []
        return [self.lead(Point(start, word.end(), "century", f"{self.grammar.century_names[word[0]]:02d}XX"))]


def _century(number: str) -> str:
    return century(int(number) if number.isdigit() else roman(number))


def _is_century(year: str | None) -> bool:
    return year is not None and "00XX" <= year <= "20XX"


_Rule = Callable[[_Reader, int], list[Point]]

_SHORT: tuple[_Rule, ...] = (
    _Reader.numeric,
    _Reader.day_month_year,
    _Reader.roman_month,
    _Reader.blank_numeric,
    _Reader.month_year_figures,
    _Reader.century,
    _Reader.decade_figures,
    _Reader.era,
    _Reader.quarter,
    _Reader.day_month_figures,
)
_NUMBER_RULES: dict[int, tuple[_Rule, ...]] = {
    1: _SHORT,
    2: _SHORT,
    3: (_Reader.era, _Reader.hundreds, _Reader.short_year),
    4: (
        _Reader.iso,
        _Reader.year_month_day,
        _Reader.era,
        _Reader.decade_figures,
        _Reader.year_range,
        _Reader.year_month_figures,
        _Reader.short_range,
        _Reader.plain_year,
    ),
}
"""Rules that may start at a number, by how many figures it has, in the order in which they are tried."""

_WORD_RULES: dict[str, _Rule] = {
    "holiday": _Reader.holiday,
    "month": _Reader.month,
    "day_word": _Reader.day_word,
    "season": _Reader.season,
    "century": _Reader.century,
    "century_before": _Reader.century_before,
    "century_name": _Reader.century_name,
    "decade_before": _Reader.decade_before,
    "decade_name": _Reader.decade_name,
    "quarter": _Reader.quarter,
}
