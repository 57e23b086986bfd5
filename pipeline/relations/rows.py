"""Partners in lists, tables and headings: a line that begins with a city under a heading that speaks of partners."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.languages import all_languages
from pipeline.record import Block, BlockKind, Mention, MentionType
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.governing import Governing
from pipeline.relations.stated import Statement
from pipeline.sentences import sentence_spans

_MAX_ROW = 320
_LEAD = re.compile(r"^[\W\d_]*$")
_ROW_GOES_ON = re.compile(r"^\s*(?:[(\t,:;/|•·=–—-]|\s[–—-]|\d|seit|depuis|since|sinds|dal|desde|od|zanter)", re.IGNORECASE)
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
    """The partners in a row, None where the block is no row. A row that denies a relation gives an empty list.

    Several partners in one row stand between bullets: "Shinagawa, Japan (1984) • Archangel, Russia (1988)".
    """
    block = blocks[position]
    if not is_row(block, cities):
        return None
    over = governing[block.index]
    own = cues[block.index]
    said = any(cue.kind in RELATION_KINDS for cue in own)
    if not over.kinds and over.theme and _in_dated_table(position, blocks, cues, by_block):
        over = replace(over, kinds=over.theme, near=True)
    if (not over.kinds and not said) or (over.network and not said):
        return []
    if not over.near and not said and not _has_siblings(position, blocks, by_block):
        return None if block.kind is BlockKind.PARAGRAPH else []
    found = []
    for start, end in _segments(block.text):
        here = [city for city in cities if start <= city.start < end]
        if not here or not _LEAD.match(block.text[start : here[0].start]):
            continue
        inside = [cue for cue in own if here[0].end <= cue.start < end]
        when = [date for date in dates if start <= date.start < end]
        statement = _row(block, here[0], when, inside, over)
        if statement is not None:
            found.append(statement)
    if len(found) == 1 and found[0].since is None:
        since = _next_line(blocks[position + 1], by_block, cues) if position + 1 < len(blocks) else None
        found = [replace(found[0], since=since or _of_heading(over, blocks, by_block, cues))]
    return found


def _in_dated_table(position: int, blocks: Sequence[Block], cues: Cues, by_block: ByBlock) -> bool:
    """True for a row of a table whose head has a column for the beginning."""
    for block in reversed(blocks[:position]):
        if block.kind is not BlockKind.TABLE_ROW:
            return False
        if not any(m.type in {MentionType.CITY, MentionType.DATE} for m in by_block.get(block.index, ())):
            cells = [cell.strip().casefold() for cell in block.text.split("\t")]
            return any(cell in begun_columns() for cell in cells)
    return False


@cache
def begun_columns() -> frozenset[str]:
    """Heads of columns for the beginning, folded, of all languages."""
    return frozenset(word.casefold() for language in all_languages().values() for word in language.partnerships.columns)


def _of_heading(over: Governing, blocks: Sequence[Block], by_block: ByBlock, cues: Cues) -> Mention | None:
    """The one date of the heading that governs a row, or of the sentence that leads its list: "Der Pakt von 1956:"."""
    if over.named is None:
        return None
    dates = [m for m in by_block.get(over.named, ()) if m.type is MentionType.DATE]
    return dates[0] if len(dates) == 1 else None


def _row(
    block: Block, city: Mention, dates: Sequence[Mention], cues: Sequence[Cue], over: Governing
) -> Statement | None:
    said = _undenied(block.text, cues)
    if said is None or not (said or over.kinds):
        return None
    kind = RELATION_KINDS[said[0].kind] if said else over.kinds[0]
    since = _since(city, dates, cues)
    return Statement(city, kind, since, "partnership.row", 0.9 if over.near else 0.8, explicit=bool(said))


def _segments(text: str) -> list[tuple[int, int]]:
    """The stretches of a row between bullets, each up to the end of its first sentence."""
    starts = [0, *(match.end() for match in re.finditer(r"[•·|\n]", text))]
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    return [(start, start + sentence_spans(text[start:end])[0][1]) for start, end in spans if start < end]


def _undenied(text: str, cues: Sequence[Cue]) -> list[Cue] | None:
    """The cues of a row that name a relation and are not denied, None where a row denies without naming one first."""
    relations = [cue for cue in cues if cue.kind in RELATION_KINDS]
    for cue in cues:
        if cue.kind is CueKind.NEGATION and text.rfind("(", 0, cue.start) <= text.rfind(")", 0, cue.start):
            left = [other for other in relations if other.end <= cue.start]
            return left or None
    return relations


def is_row(block: Block, cities: Sequence[Mention]) -> bool:
    """True for a block that begins with a city and goes on as a row of a list does: a bracket, a dash, a colon, cells."""
    if len(block.text) > _MAX_ROW or not cities or not _LEAD.match(block.text[: cities[0].start]):
        return False
    rest = block.text[cities[0].end :]
    if block.kind is BlockKind.HEADING:
        return bool(re.search(r"\d{4}", rest))
    return not rest.strip() or bool(_ROW_GOES_ON.match(rest)) or block.kind is BlockKind.TABLE_ROW


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


def _since(city: Mention, dates: Sequence[Mention], cues: Sequence[Cue]) -> Mention | None:
    """The first date behind the city that no word of an end stands before."""
    for date in dates:
        if date.start < city.end:
            continue
        ended = [cue for cue in cues if cue.kind is CueKind.ENDED and 0 <= date.start - cue.end < 12]
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
