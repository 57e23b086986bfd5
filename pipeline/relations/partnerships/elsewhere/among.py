"""Partners of the publisher that are partners of one another as well: "Dijon et Cuneo sont elles aussi
jumelées".

That two towns "are twinned" is said of them and the publisher as often, so it needs two whose own twinning the page
states elsewhere, and "too" or another year than theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.block import Block
from pipeline.facts import PartnershipKind, Place
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.asides import LONGEST
from pipeline.relations.partnerships.clauses.clause import Clause, linked, speaks_of_us, without_dates
from pipeline.relations.partnerships.clauses.denial import clauses, undenied
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.partners.parties import is_foreign
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of, verb_of_being, words_of
from pipeline.relations.places import place_key, place_of

_BEHIND_WORDS: Final = 5
"""Words between the second town and the relation: "sont elles aussi"."""
_VERB_WORDS: Final = 2
"""Words between a verb of being and the first town: "sind auch"."""
_YEAR: Final = 4
_OTHER: Final = (CueKind.PLANNED, CueKind.CONSIDERED, CueKind.NETWORK, CueKind.BODY)


def with_those_among(statements: Sequence[Statement], page: Reading, home: Place) -> list[Statement]:
    """The statements, and what the page says of the relation between two towns that others of them make partners;
    what was read of that sentence for the publisher is left out."""
    found = list(statements)
    if len({place_key(place_of(s.city)) for s in found}) < 2:
        return found
    for block in page.blocks:
        if block.index not in page.stating:
            continue
        cities = page.of_type(block.index, MentionType.CITY)
        if len({city.value for city in cities if is_foreign(city, home)}) < 2:
            continue
        for one, other, clause in _pairs(block, cities, page, home):
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


def _pairs(
    block: Block, cities: Sequence[Mention], page: Reading, home: Place
) -> Iterator[tuple[Mention, Mention, Clause]]:
    """Two towns of which a block says that they are twinned, and the stretch that says so."""
    cues, language = page.cues[block.index], page.languages[block.index]
    dates = page.of_type(block.index, MentionType.DATE)
    for start, end in clauses(block.text):
        here = [city for city in cities if start <= city.start < end]
        if end - start > LONGEST or len({city.value for city in here}) < 2:
            continue
        told = tuple(cue for cue in cues if start <= cue.start < end)
        kinds, denied = undenied(block.text, start, end, told)
        kinds = tuple(cue for cue in kinds if cue.kind is CueKind.TWINNING)
        if denied or not kinds:
            continue
        spoken = block.language_at(start) if block.language_spans else language
        for one, other in pairwise(here):
            clause = Clause(
                text=block.text,
                start=one.start,
                end=end,
                cues=tuple(cue for cue in told if cue.start >= one.start),
                kinds=tuple(cue for cue in kinds if cue.start >= other.end),
                cities=tuple(city for city in here if city.start >= one.start),
                dates=tuple(date for date in dates if one.start <= date.start < end),
                people=(),
                language=spoken,
                home=home.geonames_id,
            )
            if clause.kinds and _are_twinned(clause, one, other, start, home):
                yield one, other, clause


def _is_news(clause: Clause, statements: Sequence[Statement]) -> bool:
    """True where a clause says more than what is stated of the two towns: "too", or a year that neither has."""
    known = {s.since.value[:_YEAR] for s in statements if s.since is not None}
    date = date_of(clause)
    if date is not None:
        return date.value[:_YEAR] not in known
    behind = lowered(clause.text[clause.cities[1].end : clause.end])
    return words_of(clause.language, "too").search(behind) is not None


def _are_twinned(clause: Clause, one: Mention, other: Mention, start: int, home: Place) -> bool:
    """True for two towns joined by "and", a verb of being beside them and the relation behind. start: where the whole
    sentence begins."""
    text, language, cue = clause.text, clause.language, clause.kinds[0]
    if not (is_foreign(one, home) and is_foreign(other, home)) or one.value == other.value:
        return False
    between = lowered(text[one.end : other.start])
    if patterns_of(language).and_town.fullmatch(between) is None or clause.has(*_OTHER):
        return False
    if speaks_of_us(clause) or any(city.value == home.geonames_id for city in clause.cities):
        return False
    if any(city.start > other.start and linked(clause, city) for city in clause.cities):
        return False
    return _is_said(text, (start, one.start), cue, without_dates(clause, other.end, cue.start), language)


def _is_said(text: str, before: tuple[int, int], cue: Cue, between: str, language: str) -> bool:
    if "," in between or len(between.split()) > _BEHIND_WORDS or cue.start - before[1] > LONGEST:
        return False
    verb = verb_of_being(language)
    if verb.search(lowered(between)) is not None:
        lead = text[before[0] : before[1]].rstrip()
        return not lead or lead[-1] in ",:;(–—" or len(lead.split()) <= _VERB_WORDS or lead.split()[-1].islower()
    lead = lowered(text[before[0] : before[1]])
    found = [*verb.finditer(lead)]
    return bool(found) and "," not in lead[found[-1].end() :] and len(lead[found[-1].end() :].split()) <= _VERB_WORDS
