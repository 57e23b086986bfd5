"""Dates of a document: each kept block in its language, in the light of what else stands on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from pipeline.block import Block
from pipeline.entities.dates.completion import CompletedDate, complete_dates
from pipeline.entities.dates.finding import FoundDate, read_dates, read_dates_at
from pipeline.entities.dates.grammar import Grammar, grammar_of
from pipeline.entities.dates.old_years import has_unread_number, is_among_old
from pipeline.entities.dates.postcodes import is_postcode, opens_with_year
from pipeline.entities.dates.reading import Start, starts_of
from pipeline.record import Document, Mention, MentionType

# Countries that write the month before the day in figures (CLDR, short date patterns of their languages).
MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "MH", "PW"})
_FALLBACK_LANGUAGE = "en"
# A line of a town's chronicle opens with its year. Where this many lines do, one with three figures does too.
_CHRONICLE_LINES = 3
_OPENING_YEAR = re.compile(r"\s{0,3}1[0-9]{3}(?=\t| {2,}| ?:| [-–] )")
_OPENING = 4
"""Characters among which such a year begins."""
_OPENING_FIGURES = re.compile(r"\s{0,3}(?P<year>[1-9][0-9]{2})(?=\t| {2,}| ?:| [-–] )")


def find_date_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Dates of a document's kept blocks, in order.

    earlier: mentions found before; dates inside phone numbers and e-mail addresses are left out.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in earlier:
        if mention.type in (MentionType.PHONE, MentionType.EMAIL):
            taken.setdefault(mention.block, []).append((mention.start, mention.end))
    month_first = document.publisher.country in MONTH_FIRST_COUNTRIES
    blocks = document.kept_blocks
    chronicle = sum(map(_opens_chronicle, document.kept_texts.texts)) >= _CHRONICLE_LINES
    read_as = _Languages(document)
    found_in = _dates_in(blocks, read_as, month_first=month_first)
    if is_among_old(found.edtf for found_here in found_in.values() for found in found_here):
        for block in blocks:
            if has_unread_number(block.text, [(found.start, found.end) for found in found_in.get(block.index, ())]):
                found_in[block.index] = _dates_of(block, read_as, month_first=month_first, among_old=True)
    completed = complete_dates(document.blocks, found_in, document.published)
    mentions = []
    for position, block in enumerate(blocks):
        found_here = found_in.get(block.index, ())
        if not (chronicle or found_here):  # as of most
            continue
        if chronicle and (year := _OPENING_FIGURES.match(block.text)) is not None:
            value = year["year"].zfill(4)
            mentions.append(
                _mention(block, year.start("year"), year.end("year"), value, rule="date.chronicle", confidence=0.8)
            )
        for found in found_here:
            if any(start < found.end and found.start < end for start, end in taken.get(block.index, ())):
                continue
            if found.rule == "date.year" and not _is_listed(blocks, position) and _is_postcode(block, found, document):
                continue
            mention = _mention(
                block,
                found.start,
                found.end,
                found.edtf,
                rule=found.rule,
                confidence=found.confidence,
                attributes=_attributes(found, completed.get((block.index, found.start))),
            )
            if not mentions or mentions[-1].block != block.index or mentions[-1].end <= mention.start:
                mentions.append(mention)
    return mentions


def _opens_chronicle(text: str) -> bool:
    return text[:_OPENING].lstrip()[:1] == "1" and _OPENING_YEAR.match(text) is not None


def _is_listed(blocks: Sequence[Block], position: int) -> bool:
    """True for a line that opens with a year beside another one."""
    beside = (*blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
    return opens_with_year(blocks[position].text) and any(opens_with_year(block.text) for block in beside)


class _Reading(NamedTuple):
    """A grammar, and what finds where its dates may start."""

    grammar: Grammar
    starts_in: Callable[[str], Sequence[Start]]


class _Languages(dict[str, _Reading]):
    """How the blocks that are labelled with each language are read: as the likeliest language that has a grammar."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def __missing__(self, labelled: str) -> _Reading:
        candidates = (labelled, self._document.language, *self._document.publisher.languages, _FALLBACK_LANGUAGE)
        grammar = next(grammar for lang in candidates if (grammar := grammar_of(lang)) is not None)
        self[labelled] = _Reading(grammar, starts_of(grammar).find)
        return self[labelled]


def _dates_in(
    blocks: Sequence[Block], read_as: Mapping[str, _Reading], *, month_first: bool
) -> dict[int, list[FoundDate]]:
    """Dates of the blocks that have some, by index."""
    found: dict[int, list[FoundDate]] = {}
    for block in blocks:
        if block.language_spans:
            found[block.index] = _dates_of(block, read_as, month_first=month_first)
            continue
        grammar, starts_in = read_as[block.language]
        starts = starts_in(block.text)
        if starts:  # most blocks have none, and nothing more is asked of them
            found[block.index] = read_dates_at(starts, block.text, grammar, month_first=month_first, infer=True)
    return {index: dates for index, dates in found.items() if dates}


def _dates_of(
    block: Block, read_as: Mapping[str, _Reading], *, month_first: bool, among_old: bool = False
) -> list[FoundDate]:
    """Dates of one block, each sentence read in its language. among_old: as for `read_dates`."""
    read = partial(read_dates, month_first=month_first, infer=True, among_old=among_old)
    if not block.language_spans:
        return read(block.text, read_as[block.language].grammar)
    return [
        replace(found, start=found.start + span.start, end=found.end + span.start)
        for span in block.language_spans
        for found in read(block.text[span.start : span.end], read_as[span.language].grammar)
    ]


def _is_postcode(block: Block, found: FoundDate, document: Document) -> bool:
    return is_postcode(block.text, found.start, found.end, document.publisher.country)


def _attributes(found: FoundDate, completed: CompletedDate | None) -> dict[str, str]:
    """Where the year of a day without one was taken from, and the day with it."""
    if found.inferred:
        return {"inferred": "sentence", "completed": found.edtf}
    return {"inferred": completed.source, "completed": completed.edtf} if completed else {}


def _mention(
    block: Block,
    start: int,
    end: int,
    value: str,
    *,
    rule: str,
    confidence: float,
    attributes: Mapping[str, str] = MappingProxyType({}),
) -> Mention:
    return Mention(
        type=MentionType.DATE,
        block=block.index,
        start=start,
        end=end,
        raw=block.text[start:end],
        value=value,
        rule=rule,
        confidence=confidence,
        attributes=dict(attributes),
    )
