"""Words before a beginning, "since" and its like: which date and which city they stand with."""

from __future__ import annotations

import re
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages.lists import any_language, pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause, without_dates
from pipeline.relations.partnerships.words.cues import Cue, CueKind

_SINCE_BEHIND, _SINCE_AHEAD = 4, 6
"""Words between a city and "since" behind or before it: "Bad Kissingen in Bayern: Sie besteht seit 1977"."""

_UNTIL_REACH = 30
"""Characters before a date in which "until" and an article stand."""
_BORN_REACH = 30
"""Characters beside a date in which a word of its beginning stands."""
_LITTLE = re.compile(r"[\s]*+(?:\w{1,3}\s+)?")
"""A preposition at most."""
_COUNTRY = re.compile(r"^,? [^\W\d_]{1,3} [A-ZÀ-Þ][\w-]+")
"""What tells where a city lies: "Arras, em França, desde 1988"."""


def begun_by(cue: Cue, date: Mention, text: str) -> bool:
    """True where "since" leads to a date, with no more between than an article and "the year"."""
    if cue.kind is not CueKind.SINCE or cue.end > date.start:
        return False
    return bool(_to_date().fullmatch(text[cue.end : date.start].lower()))


@cache
def _to_date() -> re.Pattern[str]:
    words = any_language("dates.articles", "dates.years", "dates.year_cues", "cities.articles")
    return re.compile(rf"\s*(?:{alternation(words)}\s*){{0,3}}")


def led_by_until(date: Mention, text: str, language: str) -> bool:
    """True for a date that something lasts to: "läuft bis 31. Dezember 2029"."""
    return bool(_until(language).search(text[max(0, date.start - _UNTIL_REACH) : date.start].lower()))


@cache
def _until(language: str) -> re.Pattern[str]:
    words, articles = alternation(set_of(language, "mayors.until")), alternation(set_of(language, "dates.articles"))
    return re.compile(rf"(?<!\w){words}\s*+(?:{articles}\s*+)?$")


def since_of(clause: Clause, city: Mention) -> bool:
    """True where "since" stands right beside a city: "Metz seit 1957", "seit 1977 auch Lille"; not behind a verb's
    comma ("Zaragoza, cortada desde 1970")."""
    for cue in clause.cues:
        if any(begun_by(cue, date, clause.text) for date in clause.dates):
            behind, ahead = clause.text[city.end : cue.start], clause.text[cue.end : city.start]
            words = len(re.findall(r"\w+", PARENTHESES.sub("", behind)))
            if cue.start >= city.end and words <= (0 if "," in behind else _SINCE_BEHIND):
                return True
            if cue.end <= city.start and "," not in ahead and len(ahead.split()) <= _SINCE_AHEAD:
                return True
            if cue.end <= city.start and not without_dates(clause, cue.end, city.start).strip(" ,"):
                return True
    return False


def since_follows(clause: Clause, city: Mention) -> bool:
    """True for "Weimar, desde 1992": nothing but signs and brackets stand between a city and "since"."""
    ends = [cue.start for cue in clause.cues if cue.kind is CueKind.SINCE and cue.start >= city.end]
    if not ends:
        return False
    gap = PARENTHESES.sub("", clause.text[city.end : ends[0]])
    return not _COUNTRY.sub("", gap).strip(" ,")


def is_born(text: str, date: Mention, language: str) -> bool:
    """True right behind a word of a beginning, and right before one: "begun in 1975", "die am 4. Mai 1975 begann"."""
    begun = pattern_of(language, "partnerships.begun")
    lead = lowered(text[max(0, date.start - _BORN_REACH) : date.start])
    found = [*begun.finditer(lead)][-1:]
    if found and _LITTLE.fullmatch(lead, found[0].end()):
        return True
    return begun.match(lowered(text[date.end : date.end + _BORN_REACH]).lstrip(" ")) is not None
