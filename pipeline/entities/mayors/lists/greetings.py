"""A greeting that the mayor signs with the bare name: the heading has the title, the foot of the text the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lists.lines import name_in, only_office
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.titles.genders import gender_of
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.names import is_given

_MAX_HEADING: Final = 60
_MAX_WORDS: Final = 7
_MOST_BLOCKS: Final = 40
"""Blocks of the longest greeting, its own headings among them."""
_SENTENCE: Final = 60
"""Characters from which a block is text and no line of a list."""


def signed_greetings(
    blocks: Sequence[Block], gated: Sequence[int], views: Views, taken: frozenset[int]
) -> Iterator[Found]:
    """The name that ends the text under a short heading with a mayor's title: "Le mot du maire ... Patrice Gourdon".

    blocks: the kept blocks. gated: positions of those that may hold a title. taken: indices of blocks with a finding;
    a section that has one needs no guess.
    """
    for position in gated:
        heading = blocks[position]
        if len(heading.text) > _MAX_HEADING or heading.index in taken or heading.text.rstrip().endswith((".", ":")):
            continue
        view = views(heading)
        title = _title(view)
        if title is None:
            continue
        signed = _signature(blocks, position, views, taken)
        if signed is None:
            continue
        where, name = signed
        yield Found(
            view=where,
            name=name,
            rule="mayor.greeting",
            confidence=0.75,
            written=view.raw(title),
            entry=title.title,
            gender=gender_of(view, title),
        )


def _title(view: BlockView) -> Labelled | None:
    """The one title of a heading of few words, None where another office or a deputy's word stands there."""
    found = [item for item in view.labels if item.label is Label.TITLE and item.own]
    if len(found) != 1 or len(view.words) > _MAX_WORDS or is_deputy(view, found[0]):
        return None
    if found[0].title is None or found[0].title.weak or any(item.label is Label.OFFICE for item in view.labels):
        return None
    return found[0]


def _signature(
    blocks: Sequence[Block], position: int, views: Views, taken: frozenset[int]
) -> tuple[BlockView, Span] | None:
    """The only line of the section that is a name, behind at least one block of text; no office may follow it."""
    is_text = False
    signed: tuple[BlockView, Span] | None = None
    level = blocks[position].level if blocks[position].kind is BlockKind.HEADING else 0
    for place in range(position + 1, min(len(blocks), position + _MOST_BLOCKS)):
        block = blocks[place]
        is_prose = len(block.text) >= _SENTENCE or block.text.rstrip().endswith((".", "!", "?"))
        if block.kind is BlockKind.TABLE_ROW or (block.index in taken and len(block.text) < _SENTENCE):
            return None
        if block.kind is BlockKind.HEADING and (signed is not None or (level and block.level <= level)):
            break
        if is_prose:
            is_text = is_text or len(block.text) >= _SENTENCE or block.kind is BlockKind.PARAGRAPH
            continue
        found = name_in(block, views)
        if found is None:
            if signed is not None and only_office(views(block)):
                return None
            continue
        if not is_text or signed is not None or not _is_known(*found) or _has_function(*found):
            return None
        signed = found
    return signed


def _has_function(view: BlockView, name: Span) -> bool:
    """True for a name with more behind a comma, as lists of staff have it: "Anna Huber, Sekretariat"."""
    return name.end + 1 < len(view.words) and view.words[name.end] == ","


def _is_known(view: BlockView, name: Span) -> bool:
    return any(is_given(word) for word in view.words[name.start : name.end])
