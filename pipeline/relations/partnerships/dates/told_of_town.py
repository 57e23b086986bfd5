"""Dates in what is said of a town, which begin no partnership: "twinned with Kolin, which was founded in 1961",
"jumelée avec Kolin, siège d'une école fondée en 1961", "Our twin town Kolin was founded in 1961".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.languages import codes_with
from pipeline.languages.lists import pattern_of, set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_town
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.elsewhere.bodies import names_body
from pipeline.relations.partnerships.partners.introductions import linked, names_right_before
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between
from pipeline.relations.partnerships.words.phrases import copula, patterns_of

_COMMA: Final = re.compile(r"(?:\s?\([^()]{1,40}\))?,")
_SIGN: Final = re.compile(r"[,;:()–—]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NAMING: Final = frozenset({*RELATION_KINDS, CueKind.AGREEMENT})
_DEEDS: Final = frozenset({CueKind.SIGNED, CueKind.RENEWED, CueKind.ENDED, CueKind.LATER})
"""What is done with a relation, and with a town too: both are founded."""
_VERB_REACH: Final = 30
"""Characters before a relation in which the verb stands by which it is said of a town: "is also twinned"."""
_GOING_ON: Final = (
    "partnerships.joiners",
    "partnerships.then",
    "partnerships.partner_links",
    "partnerships.weak_links",
    "partnerships.since",
    "partnerships.ranks",
    "dates.years",
)
_LONG: Final = 4
"""Letters of a word that is more than a preposition, an article or a word for a year."""


def is_told_of_town(clause: Clause, date: Mention) -> bool:
    """True for a date in a relative clause or an apposition on the town right before its comma, and in any part that
    begins with "where"."""
    city = next((city for city in reversed(clause.cities) if city.end <= date.start), None)
    if city is None or not clause.is_foreign(city):
        return False
    begun = [sign.end() for sign in _SIGN.finditer(clause.text, city.end, date.start)][-1:]
    close = _SIGN.search(clause.text, date.end, clause.end)
    start, end = begun[0] if begun else city.end, close.start() if close is not None else clause.end
    here = [cue for cue in clause.cues if start <= cue.start < end]
    if any(cue.kind in _NAMING or _joins(clause, cue, date) for cue in here):
        return False
    if not begun:
        return _is_founded(clause, city, date, here)
    lead = lowered(clause.text[start : date.start]).lstrip()
    if pattern_of(clause.language, "partnerships.town_relatives").match(lead) is not None:
        return True
    if _COMMA.fullmatch(clause.text, city.end, start) is None or _speaks_with_us(clause, start, end):
        return False
    if pattern_of(clause.language, "partnerships.town_pronouns").match(lead) is not None:
        return True
    which = pattern_of(clause.language, "partnerships.which").match(lead) is not None
    if which and not _may_be_of_relation(clause, city):
        return True
    if names_body(lowered(clause.text[start:end]).rstrip("."), clause.language):
        return not any(begun_by(cue, date, clause.text) for cue in here)
    if any(cue.kind in _DEEDS for cue in here):
        return False
    if which:
        return _names(clause, start, end)
    return not _is_begun(clause, start, end, date) and _describes(clause, start, date)


def _is_founded(clause: Clause, city: Mention, date: Mention, behind: Sequence[Cue]) -> bool:
    """True for the date of the town itself in "Our twin town Dijon was founded in 1925". behind: the cues behind it."""
    titles = [cue for cue in clause.cues if cue.kind in RELATION_KINDS and cue.end <= city.start][-1:]
    if not titles or not is_of_town(clause.text, titles[0], clause.language) or linked(clause, city):
        return False
    verb = copula(clause.language).match(lowered(clause.text[city.end : date.start]).lstrip())
    founded = verb is not None and any(cue.kind is CueKind.SIGNED for cue in behind)
    return founded and names_right_before(clause, titles[0], city)


def _speaks_with_us(clause: Clause, start: int, end: int) -> bool:
    """True for "with which we have had ties since 1975"."""
    if (
        pattern_of(clause.language, "partnerships.with_which").match(lowered(clause.text[start:end]).lstrip())
        is not None
    ):
        return True
    return patterns_of(clause.language).ours.search(clause.text, start, end) is not None


def _joins(clause: Clause, cue: Cue, date: Mention) -> bool:
    """True for a verb of joining the circle of partners, not of joining the EU."""
    words = between(clause.text, cue, date).split()
    return cue.kind is CueKind.JOINING and not any(word[:1].isupper() for word in words)


def _may_be_of_relation(clause: Clause, city: Mention) -> bool:
    """True where a noun for a relation stands before a town, so that "which" may mean either: "a twinning with Kolin,
    which …"; not "is twinned with Kolin, which …"."""
    ahead = [cue for cue in clause.cues if cue.end <= city.start]
    named = [cue for cue in ahead if cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT]
    if not named or is_of_town(clause.text, named[-1], clause.language):
        return False
    lead = lowered(clause.text[max(clause.start, named[-1].start - _VERB_REACH) : named[-1].start])
    verbs = [*copula(clause.language).finditer(lead)]
    nouns = set_of(clause.language, "cities.articles", "partnerships.of_links", "partnerships.new")
    return not verbs or not nouns.isdisjoint(lead[verbs[-1].end() :].split())


def _names(clause: Clause, start: int, end: int) -> bool:
    """True where a stretch has a name, as what happens to a town has: "which joined the EU in 2004"."""
    if clause.language in codes_with("capital_nouns"):
        return False
    return any(word[0].isupper() for word in _WORD.findall(without_dates(clause, start, end)))


def _is_begun(clause: Clause, start: int, end: int, date: Mention) -> bool:
    """True where "since" leads to a date, or its stretch has a word of a relation's beginning."""
    if any(begun_by(cue, date, clause.text) for cue in clause.cues):
        return True
    return pattern_of(clause.language, "partnerships.begun").search(lowered(clause.text[start:end])) is not None


def _describes(clause: Clause, start: int, date: Mention) -> bool:
    """True where more than small words stand between a comma and a date, and none that goes on about partners."""
    words = _WORD.findall(lowered(clause.text[start : date.start]))
    if not set_of(clause.language, *_GOING_ON).isdisjoint(words):
        return False
    towns = tuple_of(clause.language, "cities.towns")
    return any(word.endswith(towns) for word in words) or sum(len(word) > _LONG for word in words) > 1
