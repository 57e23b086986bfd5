"""Partners in lists, tables and headings: a line that begins with a city under a heading that speaks of partners."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.record import Block, BlockKind, Mention, MentionType, PartnershipKind
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.governing import Governing
from pipeline.relations.stated import Statement

_MAX_ROW = 220
_LEAD = re.compile(r"^[\W\d_]*$")
_REST_OF_NAME = re.compile(r"^\s*(?:[/–-]\s*[^\W\d_][\w' -]*)?(?:\([^()]{1,40}\)|,\s*[^\W\d_][\w' .-]{1,30})?\s*$")

Cues = Mapping[int, Sequence[Cue]]
ByBlock = Mapping[int, Sequence[Mention]]


def row_statements(
    position: int,
    blocks: Sequence[Block],
    cities: Sequence[Mention],
    dates: Sequence[Mention],
    cues: Cues,
    by_block: ByBlock,
    governing: Mapping[int, Governing],
) -> list[Statement] | None:
    """The partner in a row, None where the block is no row. A row that denies a relation gives an empty list."""
    block = blocks[position]
    if not is_row(block, cities):
        return None
    over = governing[block.index]
    city = cities[0]
    own = [cue for cue in cues[block.index] if cue.start >= city.end]
    said = [RELATION_KINDS[cue.kind] for cue in own if cue.kind in RELATION_KINDS]
    if not over.kinds and not said:
        return []
    if over.network and not said:
        return []
    if _denied(block.text, own, dates):
        return []
    if not over.near and not said and not _has_siblings(position, blocks, by_block):
        return None if block.kind is BlockKind.PARAGRAPH else []
    kind = _kind(said, over)
    since = _since(block, city, dates, own)
    if since is None and position + 1 < len(blocks):
        since = _next_line(blocks[position + 1], by_block, cues)
    return [Statement(city, kind, since, "partnership.row", 0.9 if over.near else 0.8, explicit=bool(said))]


def is_row(block: Block, cities: Sequence[Mention]) -> bool:
    """True for a short block that begins with a city."""
    if block.kind is BlockKind.HEADING or len(block.text) > _MAX_ROW or not cities:
        return False
    return bool(_LEAD.match(block.text[: cities[0].start]))


def heading_statement(
    position: int,
    blocks: Sequence[Block],
    cities: Sequence[Mention],
    cues: Cues,
    by_block: ByBlock,
    governing: Mapping[int, Governing],
) -> list[Statement] | None:
    """The partner that a heading names with a section of its own below, None where the heading is no bare city."""
    block = blocks[position]
    if block.kind is not BlockKind.HEADING:
        return None
    over = governing[block.index]
    city = cities[0]
    bare = bool(_LEAD.match(block.text[: city.start])) and bool(_REST_OF_NAME.match(block.text[city.end :]))
    if not bare or not over.kinds:
        return None
    section: list[Block] = []
    for below in blocks[position + 1 :]:
        if below.kind is BlockKind.HEADING:
            break
        section.append(below)
    found = [cue for below in section[:2] for cue in cues[below.index]]
    said = [RELATION_KINDS[cue.kind] for cue in found if cue.kind in RELATION_KINDS]
    since = None
    for below in section[:2]:
        dates = [m for m in by_block.get(below.index, ()) if m.type is MentionType.DATE]
        since = _stated_date(below.text, dates, cues[below.index])
        if since is not None:
            break
    kind = said[0] if said else over.kinds[0]
    return [Statement(city, kind, since, "partnership.heading", 0.8, explicit=False)]


def _kind(said: Sequence[PartnershipKind], over: Governing) -> PartnershipKind:
    return said[0] if said else over.kinds[0]


def _denied(text: str, cues: Sequence[Cue], dates: Sequence[Mention]) -> bool:
    return any(cue.kind is CueKind.NEGATION for cue in cues) and not dates and "(" not in text


def _has_siblings(position: int, blocks: Sequence[Block], by_block: ByBlock) -> bool:
    """True where the block before or behind is a row too, or the row has a table's cells."""
    if "\t" in blocks[position].text:
        return True
    for near in (position - 1, position + 1, position + 2):
        if 0 <= near < len(blocks):
            cities = [m for m in by_block.get(blocks[near].index, ()) if m.type is MentionType.CITY]
            if is_row(blocks[near], cities):
                return True
    return False


def _since(block: Block, city: Mention, dates: Sequence[Mention], cues: Sequence[Cue]) -> Mention | None:
    """The first date behind the city that no word of an end stands before."""
    for date in dates:
        if date.start < city.end:
            continue
        ended = [cue for cue in cues if cue.kind is CueKind.ENDED and cue.end <= date.start and date.start - cue.end < 12]
        if not ended:
            return date
    return None


def _next_line(block: Block, by_block: ByBlock, cues: Cues) -> Mention | None:
    """The date at the beginning of the next line, where that line is no row of its own."""
    mentions = by_block.get(block.index, ())
    cities = [m for m in mentions if m.type is MentionType.CITY]
    if block.kind is BlockKind.HEADING or is_row(block, cities):
        return None
    dates = [m for m in mentions if m.type is MentionType.DATE]
    return _stated_date(block.text, dates, cues[block.index])


def _stated_date(text: str, dates: Sequence[Mention], cues: Sequence[Cue]) -> Mention | None:
    """The first date that a word of beginning or conclusion stands near, else one at the very beginning."""
    for date in dates:
        for cue in cues:
            if cue.kind in {CueKind.SINCE, CueKind.SIGNED} and -60 <= date.start - cue.end <= 60:
                between = text[min(cue.end, date.end) : max(cue.start, date.start)]
                if "." not in between:
                    return date
    return None
