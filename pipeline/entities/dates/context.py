"""What stands around a point: words before it that show what it is, signs behind it that show that it is none."""

from __future__ import annotations

import re

from pipeline.entities.dates.folding import Folded
from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point
from pipeline.entities.dates.words import Lead

_OPENERS = "(\"'„“«»[*†"
# How many words before a point are looked up as one ("erste Hälfte des"), how often, and how far back at most.
_PREFIX_WORDS, _PREFIXES, _REACH = 5, 4, 40
# What a number behind "Zimmer" or "Nr." is not.
_BARE_FIGURES = frozenset((
    "year", "roman-year", "first-mention", "year-range", "month-year-figures", "year-month-figures",
    "day-month-figures",
))  # fmt: skip
_YEAR_CUES = Lead.CUE | Lead.ABOUT | Lead.BETWEEN | Lead.PART | Lead.YEARS | Lead.WEEKDAY
# "d'août", "mi-avril", "c.1860", "~1850": the word and the date stick together.
_GLUED = re.compile(r"(?:[a-z]+[-.']|~|[a-z]{1,2})$")
_MENTION_REACH = 80
_SHORT_DAY = 4
"""Letters of a weekday's short name: behind a longer one a full stop ends the sentence."""
_UNIT = re.compile(r" {0,3}([^ \t,;:()]+)")
_UNIT_AND_NEXT = re.compile(" {1,3}([a-z]+) {1,3}([a-z]+'?)")
_UNIT_BEFORE = re.compile(r"(?<![^ \t,;:()])([^ \t,;:()]{1,24}) ?: {0,3}$")
_NUMBER = re.compile(" {1,2}[0-9]")
_DIGIT_BEFORE = re.compile(r"[0-9][.,:/ -]$|[a-z0-9][-/_]$|[0-9] ?[x×] ?$")
_ROMAN_NUMBER = re.compile("(?<![a-z])[ivxl]{1,7} ?/ ?$")
_ROMAN_NUMBER_REACH = 12
"""Characters looked back for a roman number and its stroke: "xxxviii / "."""
_QUARTERS, _LAST_HOUR = frozenset(("00", "15", "30", "45")), "23"
"""Minutes at which what a page announces begins; other figures behind such a word are years as often ("at 1953")."""
_NAME_BEFORE = re.compile("(?<![^ (])[a-z]{3,} $")
_SIZE_BEHIND = re.compile(" ?[x×] ?[0-9]")


class Context:
    """One folded text, its grammar, and the questions that the rules ask of it.

    month_first: whether figures give the month before the day.
    """

    def __init__(self, folded: Folded, grammar: Grammar, *, month_first: bool = False) -> None:
        self.folded = folded
        self.text = folded.text
        self.grammar = grammar
        self.month_first = month_first

    def month_number(self, word: str) -> int:
        """The number of a month by its name as it stands in the folded text."""
        return self.grammar.months[word.rstrip(".")]

    def end_of_month(self, word: str, end: int) -> int:
        """Where a date ends whose last word is this month: a full stop behind a whole name ends the sentence."""
        return end - 1 if word.endswith(".") and word.rstrip(".") not in self.grammar.short_months else end

    def is_foreign(self, word: str) -> bool:
        """True for a month's name of another language."""
        return word.rstrip(".") in self.grammar.foreign_months

    @staticmethod
    def number(table: dict[str, int], words: str) -> int:
        """The number of words as they stand in the folded text, blanks between them as they come."""
        return table[" ".join(words.split())]

    # What stands before a candidate.

    def lead(self, point: Point) -> Point:
        """Take the words before a point in: which belong to it, and which show what it is."""
        position = point.core = point.start
        beyond = parted = False
        for _ in range(_PREFIXES):
            cut, kind = self.prefix(position)
            if kind & Lead.STREET and position == point.core:
                # "Plaza 2 de Mayo"; with a year only where the words say whose street it is ("rue du 8 mai 1945").
                point.vetoed = point.day > 0 and (point.year is None or " " in self.text[cut:position].strip())
                break
            if kind == 0 or beyond:
                break
            if kind == Lead.LABEL:
                point.vetoed = point.rule in _BARE_FIGURES and not point.named  # "no ano 1750", not "n.º 1750"
                break
            point.about |= bool(kind & Lead.ABOUT) and not parted  # "gegen Ende der 1920er" is about the end alone
            parted |= bool(kind & Lead.PART)
            point.between |= bool(kind & Lead.BETWEEN)
            point.named |= bool(kind & Lead.YEARS)
            point.cued |= bool(kind & _YEAR_CUES)
            point.amount_cued |= bool(kind & Lead.AMOUNT)
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

    def prefix(self, position: int) -> tuple[int, int]:
        """Start and kind of the longest known words that end at a position; kind 0 where there are none."""
        text, prefixes, floor = self.text, self.grammar.prefixes, max(0, position - _REACH)
        endings = self.grammar.label_endings
        stop = position
        while stop > floor and text[stop - 1] == " ":
            stop -= 1
        if stop > floor and text[stop - 1] == ":":
            stop -= 1
        bare = stop
        while bare > floor and text[bare - 1] in ",.":
            bare -= 1
        found, kind, cut = position, 0, stop
        for _ in range(_PREFIX_WORDS):
            while cut > floor and text[cut - 1] == " ":
                cut -= 1
            if cut <= floor:
                break
            cut = text.rfind(" ", floor, cut) + 1
            if cut <= floor and floor > 0:
                break
            start = cut
            while start < stop and text[start] in _OPENERS:
                start += 1
            word = text[start:stop]
            known = prefixes.get(word, 0)
            if not known and bare < stop and (text[bare] == "," or bare - start <= _SHORT_DAY):
                known = prefixes.get(text[start:bare], 0) & Lead.WEEKDAY  # "Samstag, ", "Sa., "
            if not known and endings and word.endswith(endings):
                known = Lead.LABEL
            if not (known or kind) and "'" in word:
                elided = start + word.index("'") + 1
                found, kind = elided, prefixes.get(text[elided:stop], 0)
            if known:
                found, kind = start, known
            if cut == 0 or start > cut:
                break
        if kind == 0 and stop == position:
            glued = _GLUED.search(text[max(0, position - 8) : position])
            if glued:
                kind = prefixes.get(glued[0], 0) or prefixes.get(glued[0].rstrip("-.'"), 0)
                found = position - len(glued[0])
        return found, kind

    def tail(self, point: Point) -> Point:
        """Take the words behind a year in ("1989 roku", "1860 approx.")."""
        if self.grammar.words.year_after and (found := self.grammar.year_after.match(self.text, point.end)):
            point.end, point.cued = found.end(), True
        if self.grammar.words.about_after and (found := self.grammar.about_after.match(self.text, point.end)):
            point.end, point.about, point.cued = found.end(), True, True
        return point

    def clock(self, point: Point) -> Point:
        """Take a clock time behind a full date in ("9. Februar 2016 | 07:12 Uhr")."""
        if point.day == 0 or point.year is None:
            return point
        self.tail(point)
        found = self.grammar.time.match(self.text, point.end)
        if found is None:
            return point
        hour, minute, mark = int(found["hour"]), found["minute"], found["mark"]
        said = found["oclock"] or found["at"]
        if (minute is None and not (said or found["half"])) or (
            mark is not None and mark.strip() == "." and not (said or found["half"])
        ):
            return point
        if found["half"]:
            hour = hour % 12 + (12 if "p" in found["half"] else 0)
        if hour > 23:
            return point
        end, late = found.end(), found["late"]
        if late and (self.has_unit(end) or self.is_noun(end)):  # "20 heures 30", but "19 Uhr 30 Gäste"
            end, late = found.start("late") - 1, None
        point.time = f"{hour:02d}:{minute or late or '00'}" + (f":{found['second']}" if found["second"] else "")
        point.end = end
        return point

    # What stands behind it.

    def is_year(self, point: Point) -> bool:
        """False where figures around or behind show that the number is an amount or a part of a longer one."""
        text, end = self.text, point.end
        following = text[end : end + 2] or " "
        if following[0].isalnum() or following[0] in "%€$°_@²" or (following[0] in ".,:/-" and following[1:].isdigit()):
            return False
        if following == ",-" or (following == "- " and self.grammar.suspended.match(text, end)):
            return False  # "1950,- Euro", "1400- og 1500-tallet"
        glued = following[0] == "-" and following[1:].isalpha()
        if glued and not point.cued and self.grammar.open_end.match(text, end) is None:  # but "2022-present"
            return False
        if following[0] in " x×" and _SIZE_BEHIND.match(text, end):
            return False  # "1280 x 1024"
        if not point.cued and self._ends_roman_number(point.core):
            return False
        if not point.cued and (_DIGIT_BEFORE.search(text[max(0, point.core - 4) : point.core]) or self._in_list(point)):
            return False
        if not point.cued and self._is_counted(point):
            return False
        if not point.named and text[end - 2 : end] in _QUARTERS and self._is_clock_time(point):
            return False
        if not point.cued and self.grammar.words.streets_after and self.grammar.street_after.match(text, end):
            return False
        if point.about and point.amount_cued and text[end - 1] == "0" and self.is_noun(end):
            return False  # "ca. 1400 Bewohner"
        if point.named:
            return True  # "seit dem Schuljahr 2008/09 Schülerinnen"
        if not self.has_unit(end):
            return True
        led = not point.amount_cued if point.cued else self._is_behind_name(point.core)
        return led and self._has_verb(end)

    def stands_alone(self, point: Point) -> bool:
        """True for a number that opens a line, a cell, a bracket or a sentence, or has only figures around it."""
        # A window is enough, and keeps a long text of numbers from being read once for each of them.
        before = self.text[max(0, point.start - _REACH) : point.start].rstrip(" ")
        behind = self.text[point.end : point.end + _REACH].lstrip(" ")
        if not re.search("[a-z]", before) and not re.search("[a-z]", behind):
            return True
        if before and before[-1] not in "(\t.;*":
            return False
        return before[-1:] in ("", ".") or not behind or behind[0] in "):\t-,;."

    def is_mentioned(self, point: Point) -> bool:
        """True near a word of a first mention in writing: "urkundlich", "mentioned"."""
        near = slice(max(0, point.start - _MENTION_REACH), point.end + _MENTION_REACH)
        return self.grammar.mentioned.search(self.text[near]) is not None

    def has_unit(self, end: int) -> bool:
        """True where the word behind a number says what is counted; "ore" says at what hour before a number."""
        unit = _UNIT.match(self.text[end : end + 30])
        if unit is None or (unit[1] in self.grammar.words.at and _NUMBER.match(self.text, end + unit.end())):
            return False
        return unit[1] in self.grammar.units or unit[1].rstrip(".") in self.grammar.units

    def _is_counted(self, point: Point) -> bool:
        """True behind a colon that names what is counted: "Einwohner: 2014"."""
        found = _UNIT_BEFORE.search(self.text[max(0, point.core - _REACH) : point.core])
        return found is not None and found[1] in self.grammar.units and found[1] not in self.grammar.prefixes

    def _is_clock_time(self, point: Point) -> bool:
        """True for hours and minutes that lost what parts them: "kl. 1930", "um 1900 Uhr"."""
        if self.text[point.end - 4 : point.end - 2] > _LAST_HOUR:
            return False
        if self.grammar.oclock_behind.match(self.text, point.end):
            return True
        before = self.text[max(0, point.core - _REACH) : point.core]
        return self.grammar.behind_clock_word.search(before) is not None and not self.prefix(point.core)[1]

    def _has_verb(self, end: int) -> bool:
        """True where the unit behind a number is a verb, with no "of" behind it: "nel 2015 ha aperto"."""
        found = _UNIT_AND_NEXT.match(self.text[end : end + 30]) if self.grammar.unit_verbs else None
        return found is not None and found[1] in self.grammar.unit_verbs and found[2] not in self.grammar.of

    def _is_behind_name(self, position: int) -> bool:
        """True right behind a word with a capital: "Feria de la Esperanza 2019 ha empezado"."""
        found = _NAME_BEFORE.search(self.text, max(0, position - _REACH), position)
        return found is not None and self.is_capital_word(found.start())

    def _ends_roman_number(self, position: int) -> bool:
        """True for the year of a labelled number in Roman figures: "Nr XI / 2011"."""
        found = _ROMAN_NUMBER.search(self.text, max(0, position - _ROMAN_NUMBER_REACH), position)
        return found is not None and self.behind_label(found.start())

    def behind_street(self, position: int) -> bool:
        """True right behind a word for a street: "piazza ", "via del "."""
        return bool(self.prefix(position)[1] & Lead.STREET)

    def behind_label(self, position: int) -> bool:
        """True right behind a word for what has a number: "Art. ", "Room "."""
        return bool(self.prefix(position)[1] & Lead.LABEL)

    def is_led(self, position: int) -> bool:
        """True right behind a word that leads to dates: "nel ", "del "."""
        return bool(self.prefix(position)[1] & (Lead.CUE | Lead.ARTICLE | Lead.PART))

    def behind_weekday(self, position: int) -> bool:
        """True right behind the name of a weekday: "Montag, "."""
        return bool(self.prefix(position)[1] & Lead.WEEKDAY)

    def is_noun(self, end: int) -> bool:
        """True where the next word has a capital in a language whose nouns have one."""
        return self.grammar.capital_nouns and self.text[end : end + 1] == " " and self.is_capital_word(end + 1)

    def is_capital_word(self, position: int) -> bool:
        """True where a word starts at a position that has a capital in front and small letters behind."""
        if not self.text[position + 1 : position + 2].isalpha():
            return False
        return self.folded.is_capital(position) and not self.folded.is_capital(position + 1)

    def _in_list(self, point: Point) -> bool:
        """True for the last of several numbers that are no years ("lines 14, 25 and 1980")."""
        before, figures = self.text[max(0, point.core - 12) : point.core], min(4, point.end - point.core)
        found = self.grammar.number_before.search(before)
        if found is None:
            return False
        return re.search(f"[0-9]{{{figures}}}(?:[-/][0-9]{{2}})?$", before[: found.start() + 1]) is None
