"""Whose partners the blocks of a page of an unknown publisher speak of: "Homburg is twinned with Dijon".

A relation joins a town of the publisher's country to one abroad far more often than two at home, so a sentence on a
relation that names one town of that country and one abroad tells whose partner this is. One that says "our" does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.block import Block
from pipeline.record import NIL, Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause, speaks_of_us
from pipeline.relations.partnerships.clauses.cutting import clauses_of
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.words.cues import RELATION_KINDS
from pipeline.relations.places import place_of


def owner_of_page(owners: Mapping[int, Mention], page: Reading) -> Mention | None:
    """The one owner that blocks of a page name, where that is the town of its country which it names most often."""
    distinct = {city_key(owner): owner for owner in owners.values()}
    if len(distinct) != 1:
        return None
    key, owner = next(iter(distinct.items()))
    named = Counter(
        city_key(city)
        for block in page.blocks
        for city in page.of_type(block.index, MentionType.CITY)
        if place_of(city).country == page.home.country
    )
    return owner if all(count < named[key] for other, count in named.items() if other != key) else None


def owners_by_block(page: Reading) -> dict[int, Mention]:
    """By index of its block, the town whose partners each block of a page tells of, for those that say so. Nothing for
    a page whose publisher has a name, but no id."""
    found: dict[int, Mention] = {}
    for block in page.blocks if not page.home.name else ():
        if block.index in page.stating and page.of_type(block.index, MentionType.CITY):
            owners = {city_key(owner): owner for owner in _owners(block, page)}
            if len(owners) == 1:
                found[block.index] = next(iter(owners.values()))
    return found


def _owners(block: Block, page: Reading) -> Iterator[Mention]:
    for clause in clauses_of(block, page):
        if any(cue.kind in RELATION_KINDS for cue in clause.cues) and not speaks_of_us(clause):
            owner = _owner(clause)
            if owner is not None:
                yield owner


def _owner(clause: Clause) -> Mention | None:
    """The one town of the publisher's country that a clause names beside towns abroad, or before a list of them."""
    at_home = _at_home(clause)
    if len({city_key(city) for city in at_home}) != 1:
        return None
    owner = at_home[0]
    if len(at_home) == len(clause.cities) and not _leads_list(clause, owner):
        return None
    in_brackets = clause.text[: owner.start].endswith("(")  # "Riese (Treviso)" lies there
    return None if in_brackets or owner.value == NIL else owner


def _leads_list(clause: Clause, city: Mention) -> bool:
    """True for "Homburg is twinned with:"."""
    if not clause.text[clause.start : clause.end].rstrip().endswith(":"):
        return False
    return any(cue.kind in RELATION_KINDS and cue.start >= city.end for cue in clause.cues)


def _at_home(clause: Clause) -> list[Mention]:
    return [city for city in clause.cities if place_of(city).country == clause.home.country]


def names_another(city: Mention, owner: Mention, block: Block, page: Reading) -> bool:
    """True where the clause of a partner names another town of the publisher's country than the owner of its block, and
    where the partner stands in another block."""
    if city.block != block.index:
        return True
    clause = next(one for one in clauses_of(block, page) if one.start <= city.start < one.end)
    return any(city_key(one) not in {city_key(owner), city_key(city)} for one in _at_home(clause))
