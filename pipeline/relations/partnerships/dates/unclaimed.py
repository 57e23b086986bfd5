"""The conclusion that a page tells of without a town: that of the partner named first, where this alone has no year.

"Eine Delegation aus unserer Partnerstadt Dijon war zu Gast. … Den Vertrag unterzeichneten 1973 die Bürgermeister Roth
und Durand. … Mit Kolin sind wir seit 2001 verschwistert."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.facts import DateRole, Evidence, Partnership, PartnershipKind, RelationDate
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.dates.beginnings import Sentences
from pipeline.relations.partnerships.dates.other_dates import is_term
from pipeline.relations.partnerships.dates.years import has_year, year_of
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.places import place_key, place_of

_SIGNED: Final = frozenset({CueKind.SIGNED})
_NAMING: Final = frozenset({CueKind.AGREEMENT, CueKind.TWINNING, CueKind.FRIENDSHIP})


def with_conclusion(facts: Sequence[Partnership], sentences: Sentences) -> list[Partnership]:
    """The partnerships, the undated one of the partner that the page names first with the date of a conclusion that
    names no town. As they are where several are undated, or several such conclusions are told."""
    ours = [fact for fact in facts if fact.a == sentences.page.home and fact.kind is not PartnershipKind.COOPERATION]
    undated = [fact for fact in ours if fact.since is None]
    if len(undated) != 1 or _first_named(ours, sentences) is not undated[0]:
        return list(facts)
    fact = undated[0]
    claimed = {year_of(date.value) for other in facts for date in other.dates}
    found = {date.value: date for date in _conclusions(fact, sentences) if year_of(date.value) not in claimed}
    if len(found) != 1:
        return list(facts)
    date = next(iter(found.values()))
    span = Evidence(date.block, date.start, date.end, date.raw)
    said = RelationDate(DateRole.SINCE, date.value, (span,))
    dated = replace(fact, since=date.value, evidence=(*fact.evidence, span), dates=(*fact.dates, said))
    return [dated if one is fact else one for one in facts]


def _first_named(facts: Sequence[Partnership], sentences: Sentences) -> Partnership | None:
    by_key = {place_key(fact.b): fact for fact in facts}
    for block in sentences.page.blocks:
        for city in sentences.page.of_type(block.index, MentionType.CITY):
            fact = by_key.get(place_key(place_of(city)))
            if fact is not None:
                return fact
    return None


def _conclusions(fact: Partnership, sentences: Sentences) -> list[Mention]:
    """The dates of the sentences without a town that conclude something, in blocks that name no third town."""
    page = sentences.page
    known = {place_key(fact.b), place_key(page.home)}
    found = []
    for block in page.blocks:
        if not page.of_type(block.index, MentionType.DATE) or not page.may_have(block, _SIGNED):
            continue
        if any(place_key(place_of(city)) not in known for city in page.of_type(block.index, MentionType.CITY)):
            continue
        language = page.languages[block.index]
        for sentence in sentences.of(block):
            dates = [date for date in sentence.dates if has_year(date) and not is_term(date)]
            if sentence.cities or len(dates) != 1 or not sentence.has(CueKind.SIGNED):
                continue
            if any(cue.kind in _NAMING and not is_of_towns(block.text, cue, language) for cue in sentence.cues):
                found.extend(dates)  # not "Sister Cities Australia was founded in 1982"
    return found
