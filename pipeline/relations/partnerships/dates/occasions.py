"""What the dates of a page say of its partnerships: when they were signed, visited, feasted, renewed, ended.

The date of a sentence that is none of an end or a renewal has the role of the word nearest to it. It belongs to the
partner that the sentence names; of several partners, where it has several dates, to the nearest. A sentence without one
("beide Städte …") speaks of the partner named last before it in its block, else of the one that the heading names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from pipeline.facts import DateRole, Evidence, Partnership, RelationDate
from pipeline.record import Mention, MentionType, PageIssue
from pipeline.relations.partnerships.clauses.cutting import clause_spans
from pipeline.relations.partnerships.dates.ends import ends_in
from pipeline.relations.partnerships.dates.renewals import renewals_in
from pipeline.relations.partnerships.dates.subjects import Subject, names_relation, subject_of_word
from pipeline.relations.partnerships.dates.years import has_year, tells_year, year_of
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.parts import between, distance
from pipeline.relations.places import place_key, place_of

_REACH: Final = 90
"""Characters between a date and the word that gives it a role."""
_SINCE_REACH: Final = 5
_COMMA: Final = 15
"""How many characters of distance a comma between a word and a date counts for."""
_VISIT_WITHOUT_PARTNER: Final = frozenset({DateRole.VISITED})
_ROLES: Final[Mapping[CueKind, DateRole | None]] = {
    CueKind.SIGNED: DateRole.SIGNED,
    CueKind.RENEWED: None,
    CueKind.ENDED: None,
    CueKind.ANNIVERSARY: DateRole.ANNIVERSARY,
    CueKind.LATER: DateRole.ANNIVERSARY,
    CueKind.VISIT: DateRole.VISITED,
}


def with_dates(page: Reading, facts: Sequence[Partnership]) -> list[Partnership]:
    """The partnerships with every date that the page gives with them, sorted by role and date."""
    found: dict[str, list[RelationDate]] = {place_key(fact.b): [] for fact in facts}
    if found:
        known = {*found, *(place_key(fact.a) for fact in facts)}
        for block in page.blocks:
            for key, date in _dates_in(block.index, block.text, page, found, known):
                found[key].append(date)
    return [_with(fact, found[place_key(fact.b)]) for fact in facts]


def _with(fact: Partnership, said: Sequence[RelationDate]) -> Partnership:
    """A partnership with the dates that are said of it, and its end and renewals as these say. What ended before it
    began was something else."""
    dates = _merged((*fact.dates, *said))
    if fact.since is not None:
        begun = year_of(fact.since)
        dates = tuple(date for date in dates if date.role is not DateRole.UNTIL or year_of(date.value) >= begun)
    ends = [date.value for date in dates if date.role is DateRole.UNTIL and tells_year(date.value)]
    until = fact.until or max(ends, default=None)
    if until is not None and fact.since is not None and year_of(until) < year_of(fact.since):
        until = None
    renewed = {date.value for date in dates if date.role is DateRole.RENEWED}
    return replace(fact, dates=dates, until=until, renewed=tuple(sorted({*fact.renewed, *renewed})))


def contradictions(facts: Sequence[Partnership]) -> list[PageIssue]:
    """An issue for each partnership to which the page gives several years of beginning."""
    issues = []
    for fact in facts:
        said = [date for date in fact.dates if date.role is DateRole.SINCE]
        if len({year_of(date.value) for date in said}) > 1:
            values = ", ".join(sorted({date.value for date in said}))
            block = said[0].evidence[0].block if said[0].evidence else None
            issues.append(PageIssue("relations", "since-disagreement", f"{fact.b.name}: since {values}", "info", block))
    return issues


def _merged(dates: Sequence[RelationDate]) -> tuple[RelationDate, ...]:
    """Each role and date once, with all its evidence."""
    spans: dict[tuple[DateRole, str], list[Evidence]] = {}
    for date in dates:
        spans.setdefault((date.role, date.value), []).extend(date.evidence)
    return tuple(
        RelationDate(role, value, tuple(dict.fromkeys(evidence)))
        for (role, value), evidence in sorted(spans.items(), key=lambda item: (item[0][0].value, item[0][1]))
    )


def _dates_in(
    block: int, text: str, page: Reading, partners: Mapping[str, object], known: Set[str]
) -> Iterator[tuple[str, RelationDate]]:
    dates = [date for date in page.of_type(block, MentionType.DATE) if has_year(date)]
    if not dates:
        return
    cues, language = page.cues[block], page.languages[block]
    if not any(cue.kind in _ROLES for cue in cues):
        return
    every = page.of_type(block, MentionType.CITY)
    cities = [city for city in every if place_key(place_of(city)) in partners]
    told = False  # whether the sentence before names a relation
    for start, end in clause_spans(text):
        meant = {Subject.RELATION, Subject.EARLIER} if told or not start else {Subject.RELATION}
        inside = [cue for cue in cues if start <= cue.start < end]
        told = names_relation(text, inside, language)
        here = [date for date in dates if start <= date.start < end]
        own = [cue for cue in inside if cue.kind in _ROLES]
        if not here or not own:
            continue
        named = [city for city in cities if start <= city.start < end]
        before = [city for city in cities if city.end <= start][-1:] or _of_heading(block, page, partners)
        ends = {id(one.date): one for one in ends_in(text, (start, end), here, cues, language)}
        renewed = {
            id(one.date)
            for one in renewals_in(text, here, inside, language)
            if subject_of_word(text, (start, end), one.cue, here, inside, language) in meant
        }
        for date in here:
            ended = ends.get(id(date))
            if ended is not None:
                role = DateRole.UNTIL if ended.subject in meant else None
            elif id(date) in renewed:
                role = DateRole.RENEWED
            else:
                role = _role(text, date, own, [cue for cue in inside if cue.kind is CueKind.SINCE])
            if role is None:
                continue
            about = named if len(here) == 1 or not named else [min(named, key=lambda city: distance(city, date))]
            for key in dict.fromkeys(place_key(place_of(city)) for city in about or before or ()):
                span = Evidence(date.block, date.start, date.end, date.raw)
                yield key, RelationDate(role, date.value, (span,))
            strange = any(start <= city.start < end and place_key(place_of(city)) not in known for city in every)
            if not about and not before and not strange and len(partners) == 1 and role not in _VISIT_WITHOUT_PARTNER:
                span = Evidence(date.block, date.start, date.end, date.raw)
                yield next(iter(partners)), RelationDate(role, date.value, (span,))


def _of_heading(block: int, page: Reading, partners: Mapping[str, object]) -> list[Mention]:
    """The one partner that the heading of a block names."""
    heading = page.governing[block].heading if block in page.governing else None
    named = page.of_type(heading, MentionType.CITY) if heading is not None else []
    return named if len(named) == 1 and place_key(place_of(named[0])) in partners else []


def _role(text: str, date: Mention, signs: Sequence[Cue], since: Sequence[Cue]) -> DateRole | None:
    """The role that the nearest word gives a date that is none of an end or a renewal, None where none is near or that
    word has another date."""
    if any(0 <= date.start - cue.end <= _SINCE_REACH for cue in since):
        return None
    near = []
    for cue in signs:
        gap = between(text, cue, date)
        far = len(gap) + _COMMA * gap.count(",")
        if far <= _REACH:
            near.append((far, cue.start, cue.kind))
    return _ROLES[min(near)[2]] if near else None
