"""The calendar words of one language as tables: numbers by word, what may lead a date, which rules a word may start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.entities.dates.folding import fold_word
from pipeline.entities.dates.values import ROMAN_YEARS
from pipeline.entities.dates.words import FOREIGN_LENGTH_ALONE, Lead, foreign_months, numbered, shortened
from pipeline.languages import codes_with
from pipeline.languages.date_schema import DateWords

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_UNIT_SYMBOLS = frozenset((
    "kb", "mb", "gb", "tb", "kib", "mib", "gib", "ko", "mo", "go", "px", "dpi", "mm", "cm", "km", "kg", "mg", "ml",
    "kw", "kwp", "kwh", "mw", "mwh", "mhz", "eur", "usd", "gbp", "chf",
))  # fmt: skip
"""Symbols behind an amount that all languages share: file sizes, lengths, weights, power, currencies (ISO 4217)."""
_LATIN_YEARS = ("anno", "anno domini")
"""Words for the year in inscriptions, whatever the language of the page."""
_NUMBERED_NAMES = ("natura",)
"""Names that a number belongs to in all languages: "Natura 2000" is the Union's network of protected areas."""
ROMAN_CENTURIES = [tens + ones for tens in ("", "x") for ones in _ONES if tens + ones] + ["xx", "xxi"]


class CalendarWords:
    """Word tables of one language."""

    def __init__(self, lang: str, words: DateWords, extension: Sequence[str] = ()) -> None:
        """Read the calendar words of the language with this ISO 639-1 code.

        extension: its labels of phone extensions, which no year follows.
        """
        self.lang = lang
        self.words = words
        self._extension = [*extension, *(f"{word}." for word in extension)]
        self.capital_nouns = lang in codes_with("capital_nouns")
        # "Marché de Noël 2023" is a market's year, "the fire of Independence Day 1866" a fire's day.
        self.adjectives_follow = lang in codes_with("adjectives_follow")
        self.nouns_of_feasts = bool(words.of) and self.adjectives_follow
        self.foreign_months = foreign_months(words)
        self.foreign_months_alone = {word for word in self.foreign_months if len(word) >= FOREIGN_LENGTH_ALONE}
        self.months = numbered(words.months) | self.foreign_months
        self.short_months = shortened(words.months)
        self.weekdays = numbered(words.weekdays)
        self.seasons = numbered(words.seasons)
        self.days = numbered(words.days)
        self.decade_names = numbered(words.decade_names)
        self.decade_words = numbered(words.decade_words)
        self.century_names = numbered(words.century_names)
        self.century_ordinals = numbered(words.century_ordinals)
        self.holidays = {fold_word(name): day for day, names in words.holidays.items() for name in names}
        self.decade_hundreds = numbered(words.decade_hundreds)
        self.prefixes = self._prefixes()
        self.label_endings = tuple(fold_word(word[1:]) for word in words.labels if word.startswith("*"))
        self.units = _UNIT_SYMBOLS | {fold_word(unit) for unit in words.units}
        self.unit_verbs = frozenset(map(fold_word, words.unit_verbs))
        self.of = frozenset(map(fold_word, words.of))
        self.vocabulary = self._vocabulary()

    def _prefixes(self) -> dict[str, int]:
        """Words that may stand before a date, by what they are to it (bits of `Lead`)."""
        words = self.words
        table: dict[str, int] = {}
        for kind, group in (
            (Lead.LABEL, [*words.labels, *self._extension, *_NUMBERED_NAMES]),
            (Lead.CUE, words.year_cues),
            (Lead.DAY_CUE, words.day_cues),
            (Lead.ARTICLE, words.articles),
            (Lead.WEEKDAY, self.weekdays),
            (Lead.YEARS, [*words.years, *_LATIN_YEARS]),
            (Lead.PART, words.parts),
            (Lead.BETWEEN, words.between),
            (Lead.ABOUT, words.about),
            (Lead.WEEK, words.week),
            (Lead.STREET, words.streets),
            (Lead.YEARLY, words.yearly),
            (Lead.AMOUNT, words.amount_cues),
        ):
            for word in group:
                if word.startswith("*"):  # see `label_endings`
                    continue
                folded = fold_word(word)
                table[folded] = table.get(folded, 0) | kind
        for phrase, kind in table.items():
            noun = re.split("[ ']", phrase)[-1]
            if noun != phrase and kind & (Lead.ABOUT | Lead.CUE) and table.get(noun, 0) & Lead.YEARS:
                table[phrase] |= Lead.YEARS  # "um das Jahr"
        return table

    def _vocabulary(self) -> dict[str, tuple[str, ...]]:
        """Names of the rules that may start at a word, by the word's first run of letters."""
        table: dict[str, list[str]] = {}

        def starts(words: Iterable[str], *rules: str) -> None:
            for word in words:
                first = re.match("[a-z]+", fold_word(word))
                if first:
                    entry = table.setdefault(first[0], [])
                    entry.extend(rule for rule in rules if rule not in entry)

        words = self.words
        starts(self.holidays, "holiday")
        starts(words.era_before, "era_before")
        starts(self.months, "month")
        starts(self.days, "day_word")
        starts(self.seasons, "season")
        starts(words.centuries_before, "century_before")
        starts([*words.decade_before, *words.decade_short_before], "decade_before")
        if words.decade_after or not (words.decade_before or words.decade_short_before):
            starts([*self.decade_hundreds, *self.decade_names], "decade_name")
        if self.capital_nouns:  # "Achtzigerjahre"
            starts((name + after for name in self.decade_names for after in words.decade_after), "decade_name")
        starts(self.decade_words, "decade_word")
        starts(self.century_names, "century_name")
        if words.centuries:
            starts(self.century_ordinals, "century_in_words")
            starts(ROMAN_CENTURIES, "century")
            # An ordinal may stick to the numeral: "XIXe", "XXth".
            endings = [fold_word(end) for end in words.ordinals if end.isalpha()]
            starts((numeral + end for numeral in ROMAN_CENTURIES for end in endings), "century")
        starts(["i", "ii", "iii", "iv", "q"], "quarter")
        starts(_year_words(words), "year_in_words")
        starts(ROMAN_YEARS, "roman_year")
        return {word: tuple(rules) for word, rules in table.items()}


def _year_words(words: DateWords) -> Iterator[str]:
    """What a year in words begins with, in some languages whole: "deux", "duemilaventi"."""
    ends = [""]
    if words.glued_year_words:
        ones, tens = [*numbered(words.days)], [*numbered(words.year_tens)]
        ends += [*ones, *tens, *(ten + one for ten in tens for one in ones)]
    yield from (fold_word(word) + end for names in words.year_hundreds.values() for word in names for end in ends)
