"""Of which moment a page speaks where it names a mayor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from pipeline.alternation import alternation
from pipeline.facts import Evidence
from pipeline.languages import codes_with
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.words.phrases import in_office

_VAGUE: Final = re.compile(r"X|\d{2}XX|\d+/\d{2}XX")
"""Dates that name no moment: centuries, and days without a year."""
_AROUND_DATE: Final = 8
"""Characters beside its date in a line that dates what follows: a weekday, a colon."""
_OFFICE_VERBS: Final = frozenset({"mayor.name-verb-title", "mayor.title-verb-name", "mayor.verb-name-title"})
"""Rules of sentences that say who holds the office: their "since" is the beginning of the term."""
_LEAD_REACH: Final = 16
"""Characters before a date that hold "since" or "until": "seit dem Jahr 2014"."""
_LONGEST_APPOSITION: Final = 40
"""Characters between a name and the beginning of the term: ", sindaco di Mantova in carica dal"."""
_BEHIND: Final = 16
"""Characters behind a date in which it is said to begin a term: "seit 2014 im Amt"."""
_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]")
_LIFE_REACH: Final = 48
"""Characters between a date and its word: "am 12. Januar 2019 im Alter von 91 Jahren verstorben"."""
_OTHER_CLAUSE: Final = re.compile(r"[,;:()–—]")
_LASTING: Final = re.compile(r"\s?[-–—]\s?(?:\.{2,3}|…)?")
"""All behind a year of a line that goes on until today: "2008-..."."""
_MOST_OWN: Final = 1
"""Words or signs between a name and a relative on its bearer: "X, der", "X (SPD), der"."""
_LIFE_SIGN: Final = re.compile(r"[*†✝]\s*(?:\d{1,2}\.\s?)?$")
"""What stands right before a date of birth or death."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment or term of which a page speaks. value: EDTF. evidence: the characters that say so."""

    value: str
    evidence: Evidence


def term_of(standing: Standing, mention: Mention) -> Moment | None:
    """The term of office that stands with a mention of a mayor, None where none does."""
    attributes = mention.attributes
    if "term" not in attributes:
        return None
    block, start, end = (int(attributes[key]) for key in ("term_block", "term_start", "term_end"))
    return Moment(attributes["term"], Evidence(block, start, end, standing.texts[block][start:end]))


def moment(standing: Standing, mention: Mention) -> Moment | None:
    """The date of which the page speaks: the sentence's, else the one before in the block, else a line's above.

    "seit 2014 ist X Bürgermeister" is an interval with an open end. None where a word says that the sentence speaks of
    today, and where it only tells a birth or death.
    """
    block = mention.block
    text = standing.texts[block]
    language = standing.languages[block]
    start, end = standing.sentence(mention)
    if pattern_of(language, "mayors.now").search(standing.said(mention)):
        return None
    dates = [date for date in standing.dates[block] if _may_date(standing, date)]
    here = [date for date in dates if start <= date.start < end]
    lives = _of_lives(text, language, (start, end), here)
    here = [date for date in here if date not in lives and not _is_of_other_clause(standing, mention, date)]
    for date in sorted(here, key=lambda date: abs(date.start - mention.start)):
        bound = _bound(standing, date)
        if bound is None:
            return _at(date)
        if _is_of_term(standing, mention, date):
            at = _at(date)
            return replace(at, value=f"{at.value}/.." if bound == "since" else f"../{at.value}")
    if here or lives or any(start <= date.start < end for date in dates):
        return None
    before = [span for span in standing.sentences(block) if span[1] <= start]
    takes_up = pattern_of(language, "mayors.that_year").search(standing.said(mention)) is not None
    earlier = [
        date
        for date in dates
        if before and before[-1][0] <= date.start < before[-1][1] and (takes_up or _bound(standing, date) is None)
    ]
    if earlier:
        return _at(earlier[-1])
    return _date_line(standing, block)


def _bound(standing: Standing, date: Mention) -> Literal["since", "until"] | None:
    """What a date is by the words before it: a town is a partner "since 1994", a plan runs "until 2030"."""
    if "/" in date.value:
        return None
    lead = standing.texts[date.block][max(0, date.start - _LEAD_REACH) : date.start].lower()
    words = _bounds(standing.languages[date.block]).search(lead)
    return None if words is None else "since" if words["since"] else "until"


def _is_of_term(standing: Standing, mention: Mention, date: Mention) -> bool:
    """True for such a date of a mayor's term: where the sentence says who holds the office, where the title stands
    right behind it ("bis 2011 Bürgermeister"), or where words of being in office stand between the name and the date or
    right behind it ("in carica dal 2015", "seit 2014 im Amt").
    """
    if "former" in mention.attributes:
        return False
    if mention.rule in _OFFICE_VERBS:
        return True
    if int(mention.attributes.get("title_start", 0)) - date.end == 1:
        return True
    text = standing.texts[mention.block]
    between = text[mention.end : date.start]
    if date.start < mention.end or len(between) > _LONGEST_APPOSITION or between.count(",") > 1:
        return False
    for city in standing.cities[mention.block]:
        between = between.replace(city.raw, " ")
    holding = in_office(standing.languages[mention.block])
    said = holding.search(between) or holding.search(text[date.end : date.end + _BEHIND])
    return bool(said) and not _CAPITAL.search(holding.sub(" ", between))


def _is_of_other_clause(standing: Standing, mention: Mention, date: Mention) -> bool:
    """True for a date behind a relative that is not the mayor's own: "X received a club that was founded in 2008"."""
    if date.start < mention.end:
        return False
    text, language = standing.texts[mention.block], standing.languages[mention.block]
    between = text[mention.end : date.start].lower()
    needs_comma = language not in codes_with("adjectives_follow")  # "die" and "som" are other words, too
    for found in _relatives(language).finditer(between):
        lead = between[: found.start()].rstrip()
        if len(lead.split()) > _MOST_OWN and (lead.endswith(",") or not needs_comma):
            return True
    return False


@cache
def _relatives(language: str) -> re.Pattern[str]:
    words = set_of(language, "partnerships.which") - set_of(language, "mayors.adding")
    return re.compile(rf"(?<!\w){alternation(words)}(?!\w)")


def _may_date(standing: Standing, date: Mention) -> bool:
    """False for centuries, days without a year, the terms of mayors, and what stands in brackets: terms and lives of
    others."""
    text = standing.texts[date.block]
    if _VAGUE.match(date.value) or (date.block, date.start) in standing.terms:
        return False
    return text.rfind("(", 0, date.start) <= text.rfind(")", 0, date.start)


def _date_line(standing: Standing, block: int) -> Moment | None:
    """The date of a line right before a block that is little more than a date, and no term of the name above it."""
    for before in standing.sections.near(block)[:1]:
        for date in standing.dates[before]:
            if (date.block, date.start) in standing.terms:
                continue
            text = standing.texts[before]
            if len(text) - len(date.raw) <= _AROUND_DATE and not _VAGUE.match(date.value):
                at = _at(date)
                lasts = "/" not in at.value and _LASTING.fullmatch(text, date.end) is not None
                return replace(at, value=f"{at.value}/..") if lasts else at
    return None


def _at(date: Mention) -> Moment:
    """The moment of a date, without its clock time."""
    return Moment(date.value.partition("T")[0], Evidence(date.block, date.start, date.end, date.raw))


@cache
def _bounds(language: str) -> re.Pattern[str]:
    """ "since" or "until" right before a date, a word between them at most."""
    since, until = (alternation(set_of(language, name)) for name in ("partnerships.since", "mayors.until"))
    return re.compile(rf"(?<!\w)(?:(?P<since>{since})|(?P<until>{until}))(?:\s+\w+)?\s*$")


def _of_lives(text: str, language: str, span: tuple[int, int], dates: Sequence[Mention]) -> list[Mention]:
    """Of the dates of a sentence those of births and deaths: behind a sign for one, or the nearest to a word of one.

    text: of the block. span: of the sentence in it.
    """
    lives = [date for date in dates if _LIFE_SIGN.search(text, max(0, date.start - 8), date.start)]
    if not dates:
        return lives
    for word in pattern_of(language, "mayors.lives").finditer(text[span[0] : span[1]].lower()):
        start, end = span[0] + word.start(), span[0] + word.end()
        near = [
            (len(between), date)
            for date in dates
            if date not in lives and _is_near(between := text[min(end, date.end) : max(start, date.start)])
        ]
        if near:
            lives.append(min(near, key=lambda item: item[0])[1])
    return lives


def _is_near(between: str) -> bool:
    return len(between) <= _LIFE_REACH and not _OTHER_CLAUSE.search(between)
