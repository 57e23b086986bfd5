"""Opening hours as the page words them: lines with a day of the week and a time from–to, beside an office or a contact.

A line that names a day of the calendar tells of an event; a sentence counts only where a word says that something is
open. Where a line names days alone, their times stand in the lines below it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.block import UNDETERMINED, Block, BlockKind
from pipeline.digit_signs import DIGIT
from pipeline.facts import Evidence
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Document, Mention
from pipeline.relations.contacts.clocks import (
    day_words,
    goes_on,
    hours_in,
    is_day_line,
    signs,
    times_alone_in,
)
from pipeline.relations.contacts.hour_tables import find_hour_tables
from pipeline.relations.contacts.located import Located

_MAX_LINE: Final = 240
_REACH: Final = 8
"""Lines between opening hours and the number or address of the same office."""
_LABEL_REACH: Final = 3
"""Lines between the word for opening hours and the first line of them that has no such word, and between the hours of
one office and those of the next."""
_TIMES_BELOW: Final = 3
"""Lines of times below a line of days."""
_WORDS_AROUND: Final = 4
"""Words beside the hours that make no sentence yet: "Our hours are", "Öffnungszeiten des Bürgerbüros:"."""
_CLINGS: Final = re.compile(r"([^\W\d_]{3})(\d)")
"""A day that lost the blank before its time: "Montag08:00"."""
_SENTENCE_ENDS: Final = (".", "!", "?")


class _Line(NamedTuple):
    """What a line says of opening hours. heads: whether it has days alone, and the next line their times."""

    span: Evidence
    heads: bool


def find_hours(document: Document, mentions: Sequence[Mention], contacts: Collection[int]) -> list[Located]:
    """Runs of lines with opening hours, each one contact. contacts: positions of the blocks with numbers, addresses."""
    gated = _gated(document)
    if not gated:
        return []
    tables, rows = find_hour_tables(document, gated)
    spans = _spans(document, mentions, {place: language for place, language in gated.items() if place not in rows})
    found: list[Located] = []
    run: list[tuple[int, _Line]] = []
    blocks = document.blocks
    last = -1 - _LABEL_REACH

    @cache
    def label(position: int) -> bool:
        block = blocks[position]
        return pattern_of(_language(block, document), "contacts.hours").search(block.text.lower()) is not None

    for position, line in sorted(spans.items()):
        block = blocks[position]
        if run and (run[-1][0] != position - 1 or blocks[position - 1].kept != block.kept):
            found.append(_located(run))
            run = []
        spoken = block.kind is BlockKind.PARAGRAPH and _is_sentence(block.text, line.span)
        near = any(abs(position - other) <= _REACH for other in contacts)
        labelled = any(map(label, range(max(0, position - _LABEL_REACH), position + 1)))
        follows = position - last <= _LABEL_REACH and blocks[last].kept == block.kept
        if run or (labelled and (not spoken or (label(position) and near))) or ((near or follows) and not spoken):
            run.append((position, line))
            last = position
    if run:
        found.append(_located(run))
    return [*tables, *found]


def _is_sentence(text: str, hours: Evidence) -> bool:
    """True for a text that ends as a sentence does and says more than its hours: "Mo–Fr 8 a.m. to 4 p.m." is none."""
    around = len(text[: hours.start].split()) + len(text[hours.end :].split())
    return text.rstrip().endswith(_SENTENCE_ENDS) and around > _WORDS_AROUND


def _language(block: Block, document: Document) -> str:
    return block.language if block.language != UNDETERMINED else document.language


def _gated(document: Document) -> dict[int, str]:
    """Positions of the lines that name a day, each with its language."""
    lines: dict[str, list[int]] = defaultdict(list)
    for position, block in enumerate(document.blocks):
        if len(block.text) <= _MAX_LINE:
            lines[block.language].append(position)
    if document.language != UNDETERMINED and UNDETERMINED in lines:
        lines[document.language] += lines.pop(UNDETERMINED)
    gated: dict[int, str] = {}
    for language, positions in lines.items():
        words = day_words(language)
        if not words:
            continue
        texts = [document.blocks[position].text for position in positions]
        gated |= {positions[place]: language for place, word in signs(language).words_among(texts) if word in words}
    return gated


def _spans(document: Document, mentions: Sequence[Mention], gated: Mapping[int, str]) -> dict[int, _Line]:
    """The hours of each line that has some, by position of the block: days with times, days alone, and their times."""
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    spans: dict[int, _Line] = {}
    for position, language in sorted(gated.items()):
        block = document.blocks[position]
        if document.signs[position] & DIGIT or any(
            word in block.text.lower() for word in set_of(language, "contacts.closed")
        ):
            span = hours_in(block, language, by_block[block.index])
            if span is None:
                continue
            spans[position] = _Line(span, heads=False)
            if position + 1 < len(document.blocks) and goes_on(document.blocks[position + 1].text, language):
                spans |= _times_below(position, 1, document, language, by_block)
        elif is_day_line(block.text, language):
            below = _times_below(position, _TIMES_BELOW, document, language, by_block)
            if below:
                days = block.text.rstrip(" :")
                spans |= {position: _Line(Evidence(block.index, 0, len(days), days), heads=True)} | below
    return spans


def _times_below(
    position: int, most: int, document: Document, language: str, by_block: Mapping[int, Sequence[Mention]]
) -> dict[int, _Line]:
    """The lines of times without a day right below a line."""
    found: dict[int, _Line] = {}
    for place in range(position + 1, min(position + 1 + most, len(document.blocks))):
        block = document.blocks[place]
        times = times_alone_in(block, language, by_block.get(block.index, ()))
        if times is None or block.kept != document.blocks[position].kept:
            break
        found[place] = _Line(times, heads=False)
    return found


def _located(run: Sequence[tuple[int, _Line]]) -> Located:
    """One contact of a run of lines."""
    value = ""
    for _, line in run:
        words = _CLINGS.sub(r"\1 \2", " ".join(line.span.raw.split()))
        value += words.rstrip(" ;,") + (": " if line.heads else "; ")
    return Located("hours", value.removesuffix("; "), run[0][0], tuple(line.span for _, line in run))
