"""Partners of the publisher that are partners of one another as well: "Dijon et Cuneo sont elles aussi
jumelées".

That two towns "are twinned" is said of them and the publisher as often, so it needs two whose own twinning the page
states elsewhere, and "too" or another year than theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.block import Block
from pipeline.facts import PartnershipKind
from pipeline.languages.lists import pattern_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause, speaks_of_us, without_dates
from pipeline.relations.partnerships.clauses.cutting import clauses_of
from pipeline.relations.partnerships.clauses.denial import undenied
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.dates.years import year_of
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.partners.introductions import linked
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of, verb_of_being
from pipeline.relations.places import place_key, place_of

_BEHIND_WORDS: Final = 5
"""Words between the second town and the relation: "sont elles aussi"."""
_VERB_WORDS: Final = 2
"""Words between a verb of being and the first town: "sind auch"."""
_OTHER: Final = (CueKind.PLANNED, CueKind.CONSIDERED, CueKind.NETWORK, CueKind.BODY)


def with_those_among(statements: Sequence[Statement], page: Reading) -> list[Statement]:
    """The statements, and what the page says of the relation between two towns that others of them make partners;
    what was read of that sentence for the publisher is left out."""
    found = list(statements)
    if len({place_key(place_of(s.city)) for s in found}) < 2:
        return found
    for block in page.blocks:
        if block.index not in page.stating:
            continue
        cities = page.of_type(block.index, MentionType.CITY)
        if len({city.value for city in cities if page.is_foreign(city)}) < 2:
            continue
        for one, other, clause in _pairs(block, page):
            own = [s for s in found if s.city is one or s.city is other]
            if any(s.partner_of is not None for s in own):
                continue
            pair = {place_key(place_of(one)), place_key(place_of(other))}
            others = [s for s in found if s.partner_of is None and s not in own and place_key(place_of(s.city)) in pair]
            if {place_key(place_of(s.city)) for s in others} == pair and _is_news(clause, others):
                found = [s for s in found if s not in own]
                date = date_of(clause)
                rule = "partnership.among"
                found.append(Statement(other, PartnershipKind.TWINNING, date, rule, 0.6, partner_of=one))
    return found


def _pairs(block: Block, page: Reading) -> Iterator[tuple[Mention, Mention, Clause]]:
    """Two towns of which a block says that they are twinned, and the stretch that says so."""
    for whole in clauses_of(block, page):
        if len({city.value for city in whole.cities}) < 2:
            continue
        kinds, denied = undenied(block.text, whole.start, whole.end, whole.cues)
        kinds = tuple(cue for cue in kinds if cue.kind is CueKind.TWINNING)
        if denied or not kinds:
            continue
        for one, other in pairwise(whole.cities):
            clause = replace(whole.within(one.start, whole.end), kinds=tuple(c for c in kinds if c.start >= other.end))
            if clause.kinds and _are_twinned(clause, one, other, whole.start):
                yield one, other, clause


def _is_news(clause: Clause, statements: Sequence[Statement]) -> bool:
    """True where a clause says more than what is stated of the two towns: "too", or a year that neither has."""
    known = {year_of(s.since.value) for s in statements if s.since is not None}
    date = date_of(clause)
    if date is not None:
        return year_of(date.value) not in known
    behind = lowered(clause.text[clause.cities[1].end : clause.end])
    return pattern_of(clause.language, "partnerships.too").search(behind) is not None


def _are_twinned(clause: Clause, one: Mention, other: Mention, start: int) -> bool:
    """True for two towns joined by "and", a verb of being beside them and the relation behind. start: where the whole
    sentence begins."""
    text, language, cue = clause.text, clause.language, clause.kinds[0]
    if not (clause.is_foreign(one) and clause.is_foreign(other)) or one.value == other.value:
        return False
    between = lowered(text[one.end : other.start])
    if patterns_of(language).and_town.fullmatch(between) is None or clause.has(*_OTHER):
        return False
    if speaks_of_us(clause) or clause.names_home():
        return False
    if any(city.start > other.start and linked(clause, city) for city in clause.cities):
        return False
    return _is_said(text, (start, one.start), cue, without_dates(clause, other.end, cue.start), language)


def _is_said(text: str, before: tuple[int, int], cue: Cue, between: str, language: str) -> bool:
    if "," in between or len(between.split()) > _BEHIND_WORDS:
        return False
    verb = verb_of_being(language)
    if verb.search(lowered(between)) is not None:
        lead = text[before[0] : before[1]].rstrip()
        return not lead or lead[-1] in ",:;(–—" or len(lead.split()) <= _VERB_WORDS or lead.split()[-1].islower()
    lead = lowered(text[before[0] : before[1]])
    found = [*verb.finditer(lead)]
    return bool(found) and "," not in lead[found[-1].end() :] and len(lead[found[-1].end() :].split()) <= _VERB_WORDS
