"""Names that stand with a title in one block: behind it, before it, or where a verb joins the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.before_title import name_then_title
from pipeline.entities.mayors.sentences.behind_title import title_then_name
from pipeline.entities.mayors.sentences.by_verb import by_verb
from pipeline.entities.mayors.sentences.elections import elected
from pipeline.entities.mayors.sentences.subjects import of_other_sentence
from pipeline.entities.mayors.titles.finding import end_with_town
from pipeline.entities.mayors.titles.holding import holds, is_deputy

_REACH: Final = 3
"""Tokens behind a title and its town in which "respectively" stands."""


def titled_names(view: BlockView) -> Iterator[Found]:
    """Every name that a title in this block makes a mayor's, in the order of the titles."""
    named: dict[int, Found] = {}
    taken: set[int] = set()
    for title in view.labels:
        if title.label is not Label.TITLE or is_deputy(view, title) or not holds(view, title):
            continue
        found = name_of_title(view, title, taken)
        if found is not None:
            taken.add(found.name.start)
            named[found.name.start] = found
        elif (again := name_then_title(view, title)) is not None and again.city is not None:
            first = named.get(again.name.start)
            if first is not None and first.city is None:  # "Mayor Ann Lee, Mayor of York"
                named[again.name.start] = replace(first, city=again.city, unplaced=False, elsewhere=False)
    yield from named.values()


def name_of_title(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """The name that a title makes its holder's, None where none stands with it. taken: tokens at which names begin that
    have a title of their own.
    """
    behind = title_then_name(view, title)
    ahead = name_then_title(view, title)
    if behind is not None and behind.rule == "mayor.title-name":
        return behind
    if ahead is not None and ahead.name.start not in taken:
        return ahead
    if behind is not None:
        return behind
    if _is_of_several(view, title):
        return None
    return elected(view, title, taken) or by_verb(view, title, taken) or of_other_sentence(view, title, taken)


def _is_of_several(view: BlockView, title: Labelled) -> bool:
    """True for a title of two towns, each of another one's: "A and B are Mayors of York, respectively Bath"."""
    end = end_with_town(view, title)
    return any(view.says(place, "mayors.respectively") for place in range(title.end, end + _REACH))
