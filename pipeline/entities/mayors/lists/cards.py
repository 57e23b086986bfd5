"""Portraits: a heading that is only a title over a text that begins with a name, or a name over a text that begins
with its title or is said of a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lists.lines import name_in, only_title
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.sentences.subjects import title_of_nobody_named
from pipeline.entities.mayors.titles.genders import gender_of
from pipeline.entities.mayors.titles.holding import is_deputy

_LINE: Final = 90
"""Characters from which a block is a text; shorter ones are `lines`."""


def portraits(blocks: Sequence[Block], gated: Sequence[int], views: Views, taken: frozenset[int]) -> Iterator[Found]:
    """The people of portraits.

    blocks: the kept blocks. gated: positions of those that may hold a title. taken: indices of blocks with a finding.
    """
    for position in gated:
        block = blocks[position]
        view = views(block)
        if block.kind is BlockKind.HEADING and position + 1 < len(blocks):
            title = only_title(view)
            text = blocks[position + 1]
            if title is None or view.at(title.start, Label.PLURAL) is not None or text.index in taken:
                continue
            name = _subject(views(text)) if len(text.text) > _LINE else None
            if name is not None:
                yield _found(views(text), name, view, title, "mayor.heading-name")
        elif position > 0 and block.kind is not BlockKind.TABLE_ROW and block.index not in taken:
            title = (_first_title(view) if len(block.text) > _LINE else None) or title_of_nobody_named(view)
            above = name_in(blocks[position - 1], views) if title is not None else None
            if title is not None and above is not None and above[0].block.index not in taken:
                yield _found(*above, view, title, "mayor.name-above")


def _found(where: BlockView, name: Span, titled: BlockView, title: Labelled, rule: str) -> Found:
    return Found(
        view=where,
        name=name,
        rule=rule,
        confidence=0.75,
        written=titled.raw(title),
        entry=title.title,
        city=next(iter(titled.city.values()), None) if titled.block.kind is BlockKind.HEADING else None,
        gender=gender_of(titled, title),
    )


def _subject(view: BlockView) -> Span | None:
    """The full name with which a text begins, before a small word: "Councillor Anna Huber took the chain"."""
    place = view.behind_honorifics(0)
    name = view.name_at(place)
    if name is None or name.start != place or name.end >= len(view.words) or not view.words[name.end].islower():
        return None
    return name if view.may_be_person(name) else None


def _first_title(view: BlockView) -> Labelled | None:
    """The title with which a text begins, None where none does or a deputy's."""
    title = view.at(0, Label.TITLE)
    if title is None or title.title is None or title.title.weak or is_deputy(view, title):
        return None
    return None if view.name_at(title.end) is not None else title
