"""Terms in a line of their own below a name: "Mayor: Ann Lee", and "(1954–1960)" in the next line; galleries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.block import Block
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.lists.lines import name_in
from pipeline.entities.mayors.lists.row_items import is_still_held
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.languages.lists import set_of
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_LONGEST_NAME_LINE: Final = 80
_LONGEST_TERM_LINE: Final = 40
_MOST_WORDS: Final = 4
"""Words beside the date of a term: "in carica dal", "seit dem"."""


def with_terms_below(found: Sequence[Found], blocks: Sequence[Block], views: Views) -> list[Found]:
    """The findings, with the term below each name that ends a line, where names come first and terms follow.

    In a run that begins with a term ("1954–1960", and the name in the next line) each term is of the name below it.
    blocks: the kept blocks, in which the findings are.
    """
    lines = _Lines(blocks, views)
    places = {block.index: place for place, block in enumerate(blocks)}
    names = Counter(item.view.block.index for item in found)
    kept = []
    for item in found:
        place = places[item.view.block.index]
        alone = _ends_line(item) and names[item.view.block.index] == 1
        term = lines.term(place + 1) if alone else None
        if term is None or not lines.begin_with_name(place):
            kept.append(item)
        else:
            kept.append(replace(item, term=term, end="" if "/" in term.value else ".."))
    return kept


def _ends_line(item: Found) -> bool:
    """True for a name without a term of its own, behind which its short line ends."""
    view = item.view
    return item.term is None and len(view.block.text) <= _LONGEST_NAME_LINE and item.name.end == len(view.words)


class _Lines:
    """The lines of a page as names and terms in turn."""

    def __init__(self, blocks: Sequence[Block], views: Views) -> None:
        self._blocks = blocks
        self._views = views
        self._begins: dict[int, bool] = {}

    def term(self, place: int) -> Mention | None:
        """The term that a line is, an interval or the year since which it lasts; None where it is none."""
        if not 0 <= place < len(self._blocks) or len(self._blocks[place].text) > _LONGEST_TERM_LINE:
            return None
        view = self._views(self._blocks[place])
        term = _term_alone(view)
        if term is None or is_term(term) or term.value.endswith("/.."):
            return term
        lead = view.block.text[: term.start].strip(" (").lower()
        return term if "/" not in term.value and lead in set_of(view.language, "partnerships.since") else None

    def begin_with_name(self, place: int) -> bool:
        """True where the run of names and terms in turn that leads to a name begins with a name."""
        seen = []
        top = place
        while top not in self._begins and self.term(top - 1) is not None and self._alike(top - 2, place):
            seen.append(top)
            top -= 2
        begins = self._begins.setdefault(top, self.term(top - 1) is None)
        self._begins.update(dict.fromkeys(seen, begins))
        return begins

    def _alike(self, other: int, place: int) -> bool:
        """True for a line that may hold a name as another one does: a title, where that has one."""
        if other < 0 or len(self._blocks[other].text) > _LONGEST_NAME_LINE:
            return False
        if self._blocks[other].kind is not self._blocks[place].kind:
            return False
        return self._has_title(other) or not self._has_title(place)

    def _has_title(self, place: int) -> bool:
        return any(item.label is Label.TITLE for item in self._views(self._blocks[place]).labels)


def framed_names(blocks: Sequence[Block], views: Views, written: str, entry: MayorTitle | None) -> Iterator[Found]:
    """The people of a gallery below a heading of mayors. blocks: the short blocks of its section, in their order."""
    for first, second in pairwise(blocks):
        term = _term_alone(views(second))
        name = name_in(first, views) if term is not None else None
        if name is None or term is None:
            continue
        view, span = name
        still = is_still_held(views(second), term)
        if view.may_be_person(span) or is_term(term):
            yield Found(
                view=view,
                name=span,
                rule="mayor.list",
                confidence=0.8,
                written=written,
                entry=entry,
                term=term if still or is_term(term) or term.value.endswith("/..") else None,
                end=".." if still else "",
            )


def _term_alone(view: BlockView) -> Mention | None:
    """The date of a block that holds little else; of several terms the first."""
    words = [word for place, word in enumerate(view.words) if place not in view.date and word[0].isalpha()]
    dates = {date.start: date for date in view.date.values()}
    terms = [date for date in dates.values() if is_term(date)]
    if len(words) > _MOST_WORDS or not (len(dates) == 1 or len(terms) == len(dates) > 1):
        return None
    return next(iter(dates.values()))
