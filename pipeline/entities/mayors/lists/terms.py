"""Rows of a name and a term each, which no word calls a list of mayors: a chronicle, a gallery, a table's body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.lists.heading_towns import town_of_heading
from pipeline.entities.mayors.lists.row_items import read_item
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.words import titles
from pipeline.languages import all_languages
from pipeline.languages.mayor_schema import MayorTitle

_MAX_ROW: Final = 120
_MAX_LABEL: Final = 80
_ROWS: Final = 3
"""Rows of a run where somebody in it is a mayor by other words of the page; under a mayor's heading two are enough."""
_ROWS_BELOW_HEADING: Final = 2


def holders_by_term(
    blocks: Sequence[Block], views: Views, *, mayors: Mapping[str, Found], taken: frozenset[int]
) -> Iterator[Found]:
    """The people in runs of rows like "2008-2014 Anna Huber (SPD)".

    A run counts where the page calls one of its people mayor elsewhere (who stands between them held the same office),
    or where the heading above begins a word with a mayor's title ("Bürgermeister-Amtszeiten").
    blocks: the kept blocks. mayors: the findings of the page by full name. taken: indices of blocks with a finding.
    """
    heading: Block | None = None
    place = 0
    for is_row, group in groupby(blocks, key=_may_be_row):
        run = list(group)
        place += len(run)
        if not is_row:
            heading = next((block for block in reversed(run) if block.kind is BlockKind.HEADING), heading)
            heading = run[-1] if _is_label(run[-1]) else heading
            continue
        if len(run) < _ROWS_BELOW_HEADING:
            continue
        rows = [row for block in run if (row := _holder(views(block))) is not None]
        beside = [row for block in _around(blocks, place - len(run), place) if (row := _incumbent(views(block)))]
        known = next((mayors[row.full_name] for row in [*rows, *beside] if row.full_name in mayors), None)
        entry = known.entry if known is not None and len(rows) + len(beside) >= _ROWS else None
        town, unplaced = None, False
        if entry is None and heading is not None and len(rows) >= _ROWS_BELOW_HEADING:
            entry = _title_of_heading(views(heading))
            town, unplaced = town_of_heading(views(heading)) if entry is not None else (None, False)
        if entry is not None:
            held = (row for row in rows if row.view.block.index not in taken)
            yield from (replace(row, entry=entry, city=town, unplaced=unplaced) for row in held)


def _around(blocks: Sequence[Block], start: int, end: int) -> list[Block]:
    """The short blocks right before and behind a run that are no headings."""
    near = [*blocks[max(0, start - 1) : start], *blocks[end : end + 1]]
    return [block for block in near if block.kind is not BlockKind.HEADING and len(block.text) <= _MAX_ROW]


def _incumbent(view: BlockView) -> Found | None:
    """The person of a row with a date that is no term: "seit 2014: Anna Huber"."""
    found = read_item(view, "", None, frozenset())
    return found if found is not None and found.term is not None else None


def _may_be_row(block: Block) -> bool:
    return (
        block.kind is not BlockKind.HEADING and len(block.text) <= _MAX_ROW and _years().search(block.text) is not None
    )


def _is_label(block: Block) -> bool:
    """True for a short line that no sentence ends in: a heading that the page does not mark as one."""
    return len(block.text) <= _MAX_LABEL and not block.text.rstrip().endswith((".", "!", "?", ","))


def _holder(view: BlockView) -> Found | None:
    """A person with a known first name and a term, where a row holds little else."""
    if any(item.label in {Label.OFFICE, Label.DEPUTY} for item in view.labels):
        return None
    found = read_item(view, "", None, frozenset())
    if found is None or found.term is None or not (is_term(found.term) or found.term.value.endswith("/..")):
        return None
    return replace(found, rule="mayor.row-of-terms", confidence=0.7) if view.may_be_person(found.name) else None


def _title_of_heading(view: BlockView) -> MayorTitle | None:
    """The title with which a heading begins a word, None for deputies' and other offices' headings."""
    if any(item.label in {Label.OFFICE, Label.DEPUTY} for item in view.labels):
        return None
    entries = _strong_forms().get(view.language)
    found = entries[0].search(view.block.text.lower()) if entries else None
    return entries[1][found[0]] if entries and found else None


@cache
def _years() -> re.Pattern[str]:
    """Two years, or one and a dash or a word for "to" behind which nothing stands, as terms are written."""
    to = {word.lower() for language in all_languages().values() for word in language.dates.to if " " not in word}
    return re.compile(
        rf"[12](?<!\d.)(?:(?<=1)[5-9]|(?<=2)0)\d\d\s?(?:[-–—/]|{alternation(to)})\s?(?:(?:1[5-9]|20)?\d\d(?!\d)|$|\s)"
    )


@cache
def _strong_forms() -> dict[str, tuple[re.Pattern[str], dict[str, MayorTitle]]]:
    """By language a pattern of the forms of its titles at the start of a word, and the entry of each form."""
    forms: dict[str, dict[str, MayorTitle]] = {}
    for code, title in titles():
        if not (title.weak or title.local):
            for form in (*title.forms, *title.plural):
                forms.setdefault(code, {}).setdefault(form.lower(), title)
    return {code: (re.compile(rf"(?<!\w){alternation(entries)}"), entries) for code, entries in forms.items()}
