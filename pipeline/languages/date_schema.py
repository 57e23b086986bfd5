"""What a language file says of dates: names of months and days, words around figures, what is no date."""

from __future__ import annotations

from pydantic import Field

from pipeline.languages.section import Section


class DateWords(Section):
    """Words of calendar expressions, as they stand in running text. See pipeline/entities/dates.

    months: by number, every form that stands beside a day or a year (cases, abbreviations without their full stop).
    month_nouns: "month". weekdays: names and abbreviations, 1 for Monday to 7 for Sunday. seasons: by EDTF's number,
    21 spring to 24 winter.
    ordinals: what may stick to a number ("er", "th"); the full stop always may.
    spaced_ordinals: those that superscripts leave behind a blank ("1 er"). days: days of the month in words.
    of: what may stand between day, month and year. articles: what may stand before a day.
    to, conjunctions, between: "12 to 14 May", "12 and 14 May", "between 1977 and 1991".
    overnight: those of to that lead to the next day alone ("in der Nacht vom 3. auf den 4. Mai").
    day_signs: what parts day and month in figures where there is no year. year_signs: what parts a year from a day and
    month with a slash ("17/3 2019").
    day_cues: words before a day in figures that show that "22/04" is a date.
    day_leads: whether a day stands before its month's name alone, so that "Mai 23" has none. month_cues: words before a
    month that no day follows ("in May 23 people").
    yearly: words before a month or a day that comes each year.
    year_hundreds, year_tens: what a year in words begins with ("mil novecientos", "dos mil") and the tens above 31 in
    it, in languages whose minutes write years out; `days` has the rest. bare_year_words: nothing need stand between a
    month and such a year ("18 novembre deux mille dix-neuf"); glued_year_words: its parts are one word
    ("duemilaventi").
    terms_of_one_figure: whether "2016/7" is said for the year from 2016 to 2017, with no word for it before.
    year_cues: words before four digits that show that they are a year. year_after: words behind it ("roku").
    mentioned: words of a town's first mention, near which a number before 1500 is a year.
    amount_cues: year_cues that lead an amount as often, so that a round number with a noun behind it is no year.
    years: nouns that name the year itself ("Jahr"). about, about_after: "circa"; parts: "early", "end of".
    before_christ, after_christ: era words behind a year; era_before: in front of it, with a capital ("AD 43").
    centuries: nouns behind a number, centuries_before: before it. century_names: by leading digits, "Settecento" 17.
    century_ordinals: "seventeenth", by number, in every form that stands before such a noun, or behind it.
    elided_centuries: whether "'700" is said for 1700 to 1799.
    decade_suffixes: behind the figures ("1960er"), decade_after: words behind these ("Jahre").
    decade_before: words before the figures; decade_short_before: those where four figures are years ("w latach 1982").
    decade_names: by digit, "sechziger" 6.
    decade_hundreds: words before such a name, "nineteen" 19; a language that has them says "the nineties".
    hundreds_are_centuries: whether 1800 with a decade suffix is the century.
    of_century: words between a decade and its century ("60er Jahre des 19. Jahrhunderts").
    of_life: words before the decade of a life ("in her 30s").
    lookalikes: other words that are one of these without the diacritics of either ("się" is no August, "giù" no June,
    the verb "var" no "vår", "um marco" no first of March).
    same_year: words behind a day for the year named before it ("of the same year").
    decade_words: words for a whole decade of the last century ("nittiotalet"); decade_words_behind: small words, one of
    which stands before such a word where it means other things too ("in den Neunzigern").
    open_end: "until today". week: "week of" before a day. quarters: nouns. at, oclock: words around a clock time.
    holidays: by month and day ("07-04") or days from Easter ("easter+49"), feasts that get a day beside a year.
    streets: words before a date that is a street's name ("rue du 8 mai 1945"). streets_after: words behind a number
    that is a house ("1500 Main Street").
    roman_days: whether holidays and streets write their day in Roman figures ("XX settembre 1870").
    labels: words before a number that is no year ("room"), "*" before an ending ("*gesetz"). issues: words before the
    number of an issue, which is no day of the month behind it ("No. 22, April 2011"). units: words behind a
    number that is an amount. unit_verbs: those of them that are a verb too ("nel 2015 ha aperto").
    published, modified, valid_from: words before the date of the page itself. bylines: words that a stamp has
    beside its day, before it or behind a stroke: "press release of", "by".
    """

    months: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    month_nouns: tuple[str, ...] = ()
    weekdays: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    seasons: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    ordinals: tuple[str, ...] = ()
    spaced_ordinals: tuple[str, ...] = ()
    days: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    of: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    overnight: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    day_signs: tuple[str, ...] = (".", "/", "-")
    year_signs: tuple[str, ...] = ()
    day_cues: tuple[str, ...] = ()
    day_leads: bool = False
    month_cues: tuple[str, ...] = ()
    yearly: tuple[str, ...] = ()
    year_hundreds: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    year_tens: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    bare_year_words: bool = False
    glued_year_words: bool = False
    terms_of_one_figure: bool = False
    year_cues: tuple[str, ...] = ()
    amount_cues: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    about_after: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    before_christ: tuple[str, ...] = ()
    after_christ: tuple[str, ...] = ()
    era_before: tuple[str, ...] = ()
    centuries: tuple[str, ...] = ()
    centuries_before: tuple[str, ...] = ()
    century_ordinals: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    elided_centuries: bool = False
    century_names: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    decade_suffixes: tuple[str, ...] = ()
    decade_after: tuple[str, ...] = ()
    decade_before: tuple[str, ...] = ()
    decade_short_before: tuple[str, ...] = ()
    decade_names: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    decade_words: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    of_century: tuple[str, ...] = ()
    decade_words_behind: tuple[str, ...] = ()
    decade_hundreds: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    hundreds_are_centuries: bool = False
    of_life: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    same_year: tuple[str, ...] = ()
    open_end: tuple[str, ...] = ()
    week: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    oclock: tuple[str, ...] = ()
    holidays: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    streets: tuple[str, ...] = ()
    streets_after: tuple[str, ...] = ()
    roman_days: bool = False
    labels: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unit_verbs: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    valid_from: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
