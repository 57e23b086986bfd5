"""Partnerships of cities: rows and headings under a heading that speaks of them, and sentences that state them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.record import (
    UNDETERMINED,
    Block,
    Document,
    Evidence,
    Mention,
    MentionType,
    Partnership,
    PartnershipKind,
    Place,
)
from pipeline.relations.beginnings import Page, beginning
from pipeline.relations.cues import find_cues, states_relation
from pipeline.relations.governing import govern
from pipeline.relations.places import place_of, publisher_place
from pipeline.relations.rows import heading_statement, row_statements
from pipeline.relations.sentences import sentence_statements
from pipeline.relations.stated import Statement


def find_partnerships(document: Document, mentions: Sequence[Mention]) -> list[Partnership]:
    """Relations between cities that the kept blocks of a page state, in the order of first statement."""
    blocks = document.kept_blocks
    if not any(states_relation(block.text) for block in blocks):
        return []
    home = publisher_place(document, mentions)
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    cues = {block.index: find_cues(block.text, _language(block, document)) for block in blocks}
    governing = govern(blocks, cues, by_block)
    statements: list[Statement] = []
    for position, block in enumerate(blocks):
        cities = [m for m in by_block[block.index] if m.type is MentionType.CITY]
        if not cities:
            continue
        dates = [m for m in by_block[block.index] if m.type is MentionType.DATE]
        over = governing[block.index]
        found = heading_statement(position, blocks, cities, cues, by_block, governing)
        if found is None:
            found = row_statements(position, blocks, cities, dates, cues, by_block, governing)
        if found is None:
            people = [m for m in by_block[block.index] if m.type is MentionType.MAYOR]
            found = sentence_statements(
                block, cities, dates, people, cues[block.index], over, home, _language(block, document)
            )
        statements.extend(found)
    return _merged(statements, home, Page(blocks, by_block, cues))


def _language(block: Block, document: Document) -> str:
    return block.language if block.language != UNDETERMINED else document.language


def _merged(statements: Sequence[Statement], home: Place, page: Page) -> list[Partnership]:
    groups: dict[tuple[str, str, PartnershipKind], list[Statement]] = defaultdict(list)
    for statement in statements:
        other = place_of(statement.partner_of) if statement.partner_of is not None else home
        place = place_of(statement.city)
        if _key(place) == _key(other):
            continue
        groups[_key(other), _key(place), statement.kind].append(statement)
    explicit = {key[:2] for key, group in groups.items() if any(statement.explicit for statement in group)}
    facts = []
    for (_, _, kind), group in groups.items():
        first = group[0]
        other = place_of(first.partner_of) if first.partner_of is not None else home
        place = place_of(first.city)
        if (_key(other), _key(place)) in explicit and not any(statement.explicit for statement in group):
            continue
        since = beginning(group, page)
        evidence = tuple(dict.fromkeys(item for statement in group for item in statement.evidence))
        facts.append(
            Partnership(
                a=other,
                b=place,
                kind=kind,
                since=since.value.split("/")[0] if since is not None else None,
                until=_until(since),
                rule=first.rule,
                confidence=max(statement.confidence for statement in group),
                evidence=evidence + _extra(since, evidence),
            )
        )
    return facts


def _extra(since: Mention | None, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if since is None:
        return ()
    own = Evidence(since.block, since.start, since.end, since.raw)
    return () if own in evidence else (own,)


def _key(place: Place) -> str:
    return place.geonames_id or f"NIL:{place.name.casefold()}"


def _until(since: Mention | None) -> str | None:
    """The end of an interval that is said of a relation ("von 2023 bis 2025"); consecutive days are one event."""
    if since is None or "/" not in since.value:
        return None
    first, last = since.value.split("/")
    return last if first[:4] != last[:4] and last != ".." else None
