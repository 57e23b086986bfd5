"""Towns that are partners of one another: "Dijon, Leeds and Kolin are also twinned with each other"."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue
from pipeline.relations.places import place_key, place_of

_REACH: Final = 40
"""Characters between the relation and "each other"."""
_MOST_TOWNS: Final = 6
"""Of more towns, not every one has signed with every other."""


def mutual_statements(clause: Clause) -> list[Statement]:
    """The relations of every two towns of an enumeration that are said to be partners of one another."""
    if not clause.kinds or len(clause.cities) < 2:
        return []
    sign = pattern_of(clause.language, "partnerships.each_other").search(
        lowered(clause.text[clause.start : clause.end])
    )
    if sign is None:
        return []
    start, end = clause.start + sign.start(), clause.start + sign.end()
    towns = _enumeration(clause, start)
    cue = _relation(clause, towns, start, end) if towns else None
    if cue is None or sum(clause.is_foreign(town) for town in towns) < 2:
        return []
    date = date_of(clause)
    kind = RELATION_KINDS[cue.kind]
    found = []
    ours_first = sorted(towns, key=clause.is_foreign)
    for one, other in combinations(ours_first, 2):
        subject = one if clause.is_foreign(one) else None
        found.append(Statement(other, kind, date, "partnership.mutual", 0.6, partner_of=subject))
    return found


def _enumeration(clause: Clause, place: int) -> list[Mention]:
    """The towns of the enumeration that ends last before a place, else of the first one: nothing but commas and "and"
    between them. Empty where it is no enumeration of different towns."""
    before = [city for city in clause.cities if city.end <= place]
    chains: list[list[Mention]] = [[clause.cities[0]]]
    for one, other in pairwise(clause.cities):
        gap = PARENTHESES.sub(" ", clause.text[one.end : other.start]).lower().replace(",", " ").split()
        if all(word in set_of(clause.language, "partnerships.joiners") for word in gap):
            chains[-1].append(other)
        else:
            chains.append([other])
    chain = next((one for one in reversed(chains) if one[-1] in before), chains[0])
    different = len({place_key(place_of(town)) for town in chain}) == len(chain)
    return chain if different and 2 <= len(chain) <= _MOST_TOWNS else []


def _relation(clause: Clause, towns: list[Mention], start: int, end: int) -> Cue | None:
    """The relation behind the towns that "each other" belongs to. start, end: those of "each other"."""
    for cue in clause.kinds:
        if cue.start < towns[-1].end:
            continue
        if end <= towns[0].start:
            return cue
        between = clause.text[min(cue.end, end) : max(cue.start, start)]
        if len(between) <= _REACH and "," not in between:
            return cue
    return None
