"""A relation of two towns neither of which is the publisher's: "the twinning between Dijon and Kolin turns fifty", "the
Dijon–Kolin twinning"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages.lists import set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause, speaks_of_us, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_town
from pipeline.relations.partnerships.dates.dating import dates_of
from pipeline.relations.partnerships.partners.introductions import linked
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.body_names import is_pair_beside
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of, verb_of_being
from pipeline.relations.places import place_key, place_of

_REACH: Final = 70
"""Characters between the word for the relation and the first town."""
_LONGEST_GAP: Final = 60


def between_two_others(clause: Clause) -> tuple[Clause, list[Statement]]:
    """The clause without the stretch that joins two other towns, and what that states.

    Nothing where a third town, the publisher's or "us" goes on the enumeration.
    """
    if len(clause.cities) < 2:
        return clause, []
    agreements = [cue for cue in clause.cues if cue.kind is CueKind.AGREEMENT]
    for cue in (*clause.kinds, *agreements):
        pair = (_pair(clause, cue) if clause.has(CueKind.BETWEEN) else None) or _named_pair(clause, cue)
        pair = pair or _twinned_pair(clause, cue)
        if pair is None:
            continue
        one, other = pair
        date = dates_of(clause, [other])[0]
        told = replace(clause, cues=(cue,), cities=(one, other), dates=(date,) if date is not None else ())
        if cue.kind is CueKind.AGREEMENT:
            return clause.without(told), []  # "the best known link is that between Dijon and Kolin"
        stated = Statement(other, RELATION_KINDS[cue.kind], date, "partnership.others", 0.6, partner_of=one)
        return clause.without(told), [stated]
    return clause, []


def _pair(clause: Clause, cue: Cue) -> tuple[Mention, Mention] | None:
    behind = [city for city in clause.cities if city.start >= cue.end]
    if len(behind) < 2 or not all(clause.is_foreign(city) for city in behind[:2]):
        return None
    one, other, *more = behind
    if place_key(place_of(one)) == place_key(place_of(other)) or one.start - cue.end > _REACH:
        return None
    patterns = _patterns(clause.language)
    lead = PARENTHESES.sub(" ", lowered(without_dates(clause, cue.end, one.start)))
    gap = PARENTHESES.sub(" ", lowered(clause.text[one.end : other.start]))
    if len(gap) > _LONGEST_GAP or not (patterns.lead.fullmatch(lead) and patterns.joined.fullmatch(gap)):
        return None
    stop = min(more[0].start if more else clause.end, other.end + _LONGEST_GAP)
    rest = PARENTHESES.sub(" ", lowered(clause.text[other.end : stop]))
    if patterns.going_on.match(rest) is not None or speaks_of_us(replace(clause, start=cue.start, end=other.end)):
        return None
    return one, other


def _named_pair(clause: Clause, cue: Cue) -> tuple[Mention, Mention] | None:
    """The two towns whose names a word for one twinning bears: "Städtepartnerschaft Dijon-Weimar", not "Partnerstädte
    Dijon – Weimar"."""
    several = tuple_of(clause.language, "partnerships.plurals", "partnerships.relations_many")
    if cue.kind is not CueKind.TWINNING or lowered(clause.text[cue.start : cue.end]).endswith(several):
        return None
    if is_of_town(clause.text, cue, clause.language):
        return None
    for one, other in pairwise(clause.cities):
        named = clause.is_foreign(one) and clause.is_foreign(other) and one.value != other.value
        if named and is_pair_beside(clause, cue, one, other):
            return one, other
    return None


def _twinned_pair(clause: Clause, cue: Cue) -> tuple[Mention, Mention] | None:
    """The two towns that begin a clause and are twinned: "Issy et Hounslow sont jumelées". One lies in the publisher's
    country and the other abroad: of two abroad it is said that they are our partners as well."""
    one, other = clause.cities[:2]
    if cue.kind is not CueKind.TWINNING or is_of_town(clause.text, cue, clause.language) or cue.start < other.end:
        return None
    lead, said = clause.text[clause.start : one.start].strip(), lowered(clause.text[other.end : cue.start])
    countries = {place_of(one).country, place_of(other).country}
    mixed = len(countries) == 2 and clause.home.country in countries
    if lead or not mixed or not all(clause.is_foreign(city) for city in clause.cities) or speaks_of_us(clause):
        return None
    if patterns_of(clause.language).and_town.fullmatch(lowered(clause.text[one.end : other.start])) is None:
        return None
    verb = verb_of_being(clause.language).match(said.lstrip())
    linked_behind = any(city.start > cue.end and linked(clause, city) for city in clause.cities)
    return None if verb is None or "," in said or linked_behind else (one, other)


class _Patterns:
    """What stands between the relation and its first town, between the two, and behind the second where more follow."""

    def __init__(self, language: str) -> None:
        small = r"(?:[^\W\d_]{1,12}+['’]?+\s*+){0,3}+"
        joiners = alternation(set_of(language, "partnerships.joiners"))
        between = alternation(set_of(language, "partnerships.between"))
        self.lead = re.compile(rf"\A[^,;:.()]*?(?<!\w){between}\s++{small}")
        self.joined = re.compile(rf"\A\s*+,?\s*+{joiners}\s++{small}")
        self.going_on = re.compile(rf"\A(?:\s*+(?:,\s*+)?{joiners}(?!\w)|\s*+,\s*+$)")


@cache
def _patterns(language: str) -> _Patterns:
    return _Patterns(language)
