"""Galleries of holders: a name in one block and nothing but its term in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.block import Block
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.lists.lines import name_in
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_MOST_WORDS: Final = 4
"""Words beside the date of a term: "in carica dal", "seit dem"."""


def framed_names(blocks: Sequence[Block], views: Views, written: str, entry: MayorTitle | None) -> Iterator[Found]:
    """The people of a gallery below a heading of mayors. blocks: the short blocks of its section, in their order."""
    for first, second in pairwise(blocks):
        term = term_alone(views(second))
        name = name_in(first, views) if term is not None else None
        if name is None or term is None:
            continue
        view, span = name
        if view.may_be_person(span) or is_term(term):
            yield Found(
                view=view,
                name=span,
                rule="mayor.list",
                confidence=0.8,
                written=written,
                entry=entry,
                term=term if is_term(term) or term.value.endswith("/..") else None,
            )


def term_alone(view: BlockView) -> Mention | None:
    """The date of a block that holds little else; of several terms the first."""
    words = [word for place, word in enumerate(view.words) if place not in view.date and word[0].isalpha()]
    dates = {date.start: date for date in view.date.values()}
    terms = [date for date in dates.values() if is_term(date)]
    if len(words) > _MOST_WORDS or not (len(dates) == 1 or len(terms) == len(dates) > 1):
        return None
    return next(iter(dates.values()))
