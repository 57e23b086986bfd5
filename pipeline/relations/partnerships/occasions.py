"""What the dates of a page say of its partnerships: when they were signed, visited, feasted, renewed, ended.

The date of a sentence has the role of the word nearest to it. It belongs to the partner that the sentence names; of
several partners, where it has several dates, to the nearest. A sentence without one ("beide Städte …") speaks of the
partner named last before it in its block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.facts import DateRole, Evidence, Partnership, RelationDate
from pipeline.record import Mention, MentionType, PageIssue
from pipeline.relations.partnerships.cues import CueKind
from pipeline.relations.partnerships.reading import Reading
from pipeline.relations.places import place_key, place_of
from pipeline.sentences import sentence_spans

_REACH: Final = 90
"""Characters between a date and the word that gives it a role."""
_SINCE_REACH: Final = 5
_COMMA: Final = 15
"""How many characters of distance a comma between a word and a date counts for."""
_VISIT_WITHOUT_PARTNER: Final = frozenset({DateRole.VISITED})
_ROLES: Final = {
    CueKind.SIGNED: DateRole.SIGNED,
    CueKind.RENEWED: DateRole.RENEWED,
    CueKind.ENDED: DateRole.UNTIL,
    CueKind.ANNIVERSARY: DateRole.ANNIVERSARY,
    CueKind.LATER: DateRole.ANNIVERSARY,
    CueKind.VISIT: DateRole.VISITED,
}


def with_dates(page: Reading, facts: Sequence[Partnership]) -> list[Partnership]:
    """The partnerships with every date that the page gives with them, sorted by role and date."""
    found: dict[str, list[RelationDate]] = {place_key(fact.b): [] for fact in facts}
    if found:
        for block in page.blocks:
            for key, date in _dates_in(block.index, block.text, page, found):
                found[key].append(date)
    return [replace(fact, dates=_merged((*fact.dates, *found[place_key(fact.b)]))) for fact in facts]


def contradictions(facts: Sequence[Partnership]) -> list[PageIssue]:
    """An issue for each partnership to which the page gives several years of beginning."""
    issues = []
    for fact in facts:
        said = [date for date in fact.dates if date.role is DateRole.SINCE]
        if len({date.value[:4] for date in said}) > 1:
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
    block: int, text: str, page: Reading, partners: Mapping[str, object]
) -> Iterator[tuple[str, RelationDate]]:
    dates = [date for date in page.of_type(block, MentionType.DATE) if date.value[:4].isdigit()]
    if not dates:
        return
    cities = [city for city in page.of_type(block, MentionType.CITY) if place_key(place_of(city)) in partners]
    signs = [(cue.start, cue.end, role) for cue in page.cues[block] if (role := _ROLES.get(cue.kind)) is not None]
    starts = [(cue.start, cue.end, DateRole.SINCE) for cue in page.cues[block] if cue.kind is CueKind.SINCE]
    for start, end in sentence_spans(text):
        here = [date for date in dates if start <= date.start < end]
        named = [city for city in cities if start <= city.start < end]
        before = [city for city in cities if city.end <= start][-1:]
        own = [sign for sign in signs if start <= sign[0] < end]
        for date in here:
            role = _role(text, date, own, [sign for sign in starts if start <= sign[0] < end])
            if role is None or role is DateRole.SINCE:
                continue
            about = named if len(here) == 1 or not named else [min(named, key=lambda city: _gap(city, date))]
            for key in dict.fromkeys(place_key(place_of(city)) for city in about or before or ()):
                span = Evidence(date.block, date.start, date.end, date.raw)
                yield key, RelationDate(role, date.value, (span,))
            if not about and not before and len(partners) == 1 and role not in _VISIT_WITHOUT_PARTNER:
                span = Evidence(date.block, date.start, date.end, date.raw)
                yield next(iter(partners)), RelationDate(role, date.value, (span,))


def _role(
    text: str, date: Mention, signs: Sequence[tuple[int, int, DateRole]], since: Sequence[tuple[int, int, DateRole]]
) -> DateRole | None:
    """The role that the nearest word gives a date, None where none is near."""
    if any(0 <= date.start - end <= _SINCE_REACH for _, end, _ in since):
        return DateRole.SINCE
    near = []
    for start, end, role in signs:
        between = text[min(end, date.end) : max(start, date.start)]
        distance = len(between) + _COMMA * (between.count(",") + between.count(";"))
        if distance <= _REACH:
            near.append((distance, start, role))
    return min(near)[2] if near else None


def _gap(city: Mention, date: Mention) -> int:
    return max(date.start - city.end, city.start - date.end)
