"""Relations of two towns neither of which is the publisher's, said in passing: "Elgin (twinned with Arras)", "Tata,
l'autre ville jumelée de Weimar", "…, while Dijon is twinned with Cuneo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.languages import codes_with
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, coordinated, speaks_of_us
from pipeline.relations.partnerships.dates.dating import dates_of
from pipeline.relations.partnerships.partners.introductions import described, linked
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue
from pipeline.relations.partnerships.words.phrases import verb_of_being

_BRACKET = re.compile(r"(?:,?\s+[^\s,;.()]+){0,2}\s*\(")
_APPOSITION = re.compile(r"(?:\s\w{2,3}(?=,))?+\s*+(?:\([^()]{1,40}\)\s*+)?,\s*+")
_PART_END = re.compile(r"[,;:()–]")
_LIST_OF = re.compile(r"\s*:")
_TITLE_WORDS = 4
"""Words between a comma and what a town is: "l'autre ville jumelée"."""
_NAMED_WORDS = 2
"""Words of what a town is before the relation, the first for a town: "ville tchèque jumelée à Dijon"."""
_LEAD_WORDS = 2
"""Words between a comma and the subject of a second clause: "while Dijon"."""


def taken_by_others(clause: Clause) -> tuple[Clause, list[Statement]]:
    """The clause without the stretches that speak of two other towns, and what these state."""
    left = clause
    statements: list[Statement] = []
    if not clause.kinds:
        return left, statements
    for start, end, subject in _stretches(clause):
        if any(city is subject for city in left.cities):
            part = clause.within(start, end)
            if part.names_home() and not speaks_of_us(part):
                partners = _partners_in(part, subject)
                beside = [city for city in partners if clause.is_foreign(city)]
                if len(beside) == len(partners):
                    continue
                statements.extend(_with(part, subject, beside))
                left = replace(left, cities=tuple(city for city in left.cities if city not in beside))
                continue  # "Dijon, twinned with Homburg and Leeds" is our partner all the same
            found = list(stated_of(part, subject))
            if found:
                statements.extend(found)
                left = left.without(part)
                if end == clause.end:
                    left = replace(left, end=start)
    return left, statements


def _stretches(clause: Clause) -> Iterator[tuple[int, int, Mention]]:
    """Start and end of what may be said of a town, and the town."""
    for city in clause.cities:
        if not clause.is_foreign(city):
            continue
        bracket = _BRACKET.match(clause.text, city.end, clause.end)
        if bracket is not None:
            close = clause.text.find(")", bracket.end(), clause.end)
            if close >= 0:
                yield bracket.end(), close, city
        apposition = _APPOSITION.match(clause.text, city.end, clause.end)
        if apposition is not None:
            closing = _PART_END.search(clause.text, apposition.end(), clause.end)
            end = closing.start() if closing is not None else clause.end
            if _describes(clause, apposition.end(), end):
                yield apposition.end(), end, city
            elif _is_of_several(clause, apposition.end(), end):
                for subject in _enumerated_before(clause, city):
                    yield apposition.end(), end, subject
        if _LIST_OF.match(clause.text, city.end, clause.end) and _owns_list(clause, city):
            yield city.end, clause.end, city
        start = _second_clause(clause, city)
        if start is not None:
            yield start, clause.end, city


def _owns_list(clause: Clause, city: Mention) -> bool:
    """True for the town in "Weitere Partnerstädte von Sanok: Tata, Evora"."""
    links = set_of(clause.language, "partnerships.of_links")
    gaps = (clause.text[cue.end : city.start].lower().strip() for cue in clause.kinds if cue.end <= city.start)
    return any(gap in links for gap in gaps)


def _describes(clause: Clause, start: int, end: int) -> bool:
    """True where what follows a town's comma says what it is: a few words to a relation, or a pronoun and a verb."""
    cues = [cue for cue in clause.kinds if start <= cue.start < end]
    if not cues:
        return False
    lead = clause.text[start : cues[0].start].lower()
    first = pattern_of(clause.language, "partnerships.which").match(lead)
    if first is not None and (verb_of_being(clause.language).search(lead) or _towns_before(clause, start, cues[0])):
        return True
    behind = [city for city in clause.cities if cues[0].end <= city.start < end]
    if not behind or len(lead.split()) > _TITLE_WORDS:
        return False
    gap = clause.text[cues[0].end : behind[0].start].lower().strip()
    if gap == "" and clause.language in codes_with("declines_names"):
        return True  # "z Lyon, miasta partnerskiego Leeds"
    called = set_of(clause.language, "partnerships.apposed") - set_of(clause.language, "partnerships.ours")
    said = lead.split()
    if gap in set_of(clause.language, "partnerships.of_links"):
        return True
    return set(said) <= called or (said[0] in called and len(said) <= _NAMED_WORDS)


def _is_of_several(clause: Clause, start: int, end: int) -> bool:
    """True for "elles aussi jumelées avec Leeds" behind the last of several towns."""
    if not any(start <= cue.start < end for cue in clause.kinds):
        return False
    return pattern_of(clause.language, "partnerships.they_too").match(lowered(clause.text[start:end])) is not None


def _enumerated_before(clause: Clause, last: Mention) -> list[Mention]:
    """The towns of the enumeration that ends with a town, the last first."""
    found = [last]
    for city in reversed([one for one in clause.cities if one.end <= last.start]):
        if not clause.is_foreign(city) or not coordinated(clause.text[city.end : found[-1].start], clause.language):
            break
        found.append(city)
    return found


def _towns_before(clause: Clause, start: int, cue: Cue) -> bool:
    return any(start <= city.start < cue.start for city in clause.cities)


def _second_clause(clause: Clause, city: Mention) -> int | None:
    """Where a further clause begins that has a town as its subject: "…, Dijon wiederum ist Partnerstadt von Leeds"."""
    lead = clause.text[clause.start : city.start]
    comma = max(lead.rfind(","), lead.rfind("–"))
    if comma >= 0 and len(lead[comma + 1 :].split()) <= _LEAD_WORDS:
        start = clause.start + comma + 1
    else:
        words = list(re.finditer(r"\S+", lead))
        joiners = set_of(clause.language, "partnerships.joiners")
        again = any(other.value == city.value and other.end <= city.start for other in clause.cities)
        if not words or words[-1][0].lower() not in joiners:
            return None
        start = clause.start + words[-1].start()
        if not again and not _begins_anew(clause, city, start):
            return None
    others = [other for other in clause.cities if other.start > city.end]
    if not others or not any(other.end <= start for other in clause.cities):
        return None
    behind = clause.text[city.end : others[0].start]
    verb = verb_of_being(clause.language).search(behind.lower())
    if verb is None or "," in behind[: verb.start()] or len(behind[: verb.start()].split()) > 1:
        return None
    return start


def _begins_anew(clause: Clause, city: Mention, start: int) -> bool:
    """True where a relation with a town is told, and behind "and" the next town has its own: "Homburg is twinned with
    Dijon and Leeds is twinned with Kolin". start: where "and" stands."""
    told = [cue for cue in clause.kinds if cue.end <= start]
    if not told or not any(told[0].end <= other.start < start for other in clause.cities):
        return False
    behind = next((other for other in clause.cities if other.start > city.end), None)
    if behind is None or not linked(clause, behind):
        return False
    gap = lowered(clause.text[city.end : behind.start])
    return "," not in gap and any(city.end <= cue.start < behind.start for cue in clause.kinds)


def stated_of(part: Clause, subject: Mention) -> Iterator[Statement]:
    """What a stretch says of its subject: the partners that it names, with the dates in it."""
    if speaks_of_us(part) or part.names_home():
        return
    yield from _with(part, subject, _partners_in(part, subject))


def _partners_in(part: Clause, subject: Mention) -> list[Mention]:
    partners: list[Mention] = []
    for city in part.cities:
        if city is subject or city.value == subject.value:
            continue
        gap = part.text[partners[-1].end : city.start] if partners else ""
        owned = part.language in codes_with("declines_names") and described(part, city)
        owned = owned or part.text[part.start : city.start].strip() == ":"
        if linked(part, city) or owned or (partners and coordinated(gap, part.language)):
            partners.append(city)
    return partners


def _with(part: Clause, subject: Mention, partners: Sequence[Mention]) -> Iterator[Statement]:
    if not partners or not (part.kinds or part.borrowed):
        return
    kind = RELATION_KINDS[(part.kinds or part.borrowed)[0].kind]
    for city, date in zip(partners, dates_of(part, partners), strict=True):
        yield Statement(city, kind, date, "partnership.others", 0.6, partner_of=subject)
