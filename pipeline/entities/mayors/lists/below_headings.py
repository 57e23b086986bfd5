"""Lists and tables of holders: a heading in the plural ("Les maires depuis 1945"), and names with terms below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.lists.heading_towns import town_of_heading, town_of_line
from pipeline.entities.mayors.lists.row_items import read_item
from pipeline.entities.mayors.lists.rows_of_years import people_behind_years, surnames_below
from pipeline.entities.mayors.lists.terms_behind import term_in_bracket
from pipeline.entities.mayors.lists.terms_below import framed_names
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.words import language_of, own_words

MAX_HEADING = 100
"""Characters of the longest line that heads a list."""
_MAX_ITEM = 200
_MOST_WORDS = 8
"""Tokens of a line that is no heading by its mark, and heads a list."""
_MAX_STRANGERS = 3
"""Lines without a holder that a list may hold in a row: a table's head, a note, an empty term."""
_MAX_TEXTS = 2
"""Texts between a heading and the list below it."""


def listed_names(
    blocks: Sequence[Block], heads: Sequence[int], views: Views, *, known: frozenset[str], titled: frozenset[int]
) -> Iterator[Found]:
    """The holders in the lists of a page.

    Those below a heading that names a town ("Die Bürgermeister von Werl") are of that town.
    blocks: the kept blocks. heads: positions of the blocks that may head a list. known: surnames of mayors that the
    page names in full, folded: a bare surname with a term counts only where it is among them. titled: indices of the
    blocks in which a title has its own name; they head no list.
    """
    ahead = frozenset(heads)
    for position in heads:
        if blocks[position].index in titled:
            continue
        heading = views(blocks[position])
        head = _heading(heading)
        if head is None:
            continue
        town, unplaced = town_of_heading(heading)
        for found in _below(blocks, position, head, views, ahead=ahead, known=known):
            yield found if found.city is not None else replace(found, city=town, unplaced=unplaced)


def _below(
    blocks: Sequence[Block],
    position: int,
    head: Labelled,
    views: Views,
    *,
    ahead: frozenset[int],
    known: frozenset[str],
) -> Iterator[Found]:
    """The holders in the lists below one heading. position, head: of the heading, and its title. ahead: positions of
    the blocks that may head a list."""
    heading = views(blocks[position])
    # "Prezydenci Kalisza": a weak title is a mayor's where the heading names the city.
    entry = (
        None if (head.title is not None and head.title.weak and heading.city) or _has_higher(heading) else head.title
    )
    yield from surnames_below(blocks, position, views, _singular(head, heading), entry)
    strangers, town = 0, None
    introduced = _introduction(blocks, position)
    below = position + 1 + introduced
    while below < len(blocks):
        block = blocks[below]
        if len(block.text) > _MAX_ITEM or strangers > _MAX_STRANGERS:
            break
        found = read_item(views(block), _singular(head, heading), entry, known)
        if introduced and found is not None and found.term is None:
            found = None  # behind a text a bare name may be anybody's
        head_row = block.kind is BlockKind.TABLE_ROW and below == position + 1
        if found is None and below in ahead and not head_row and _heading(views(block)) is not None:
            break  # the next list
        if block.kind is BlockKind.HEADING and (found is None or found.term is None):
            break
        strangers = strangers + 1 if found is None else 0
        town = (found is None and town_of_line(views(block))) or town
        if found is not None:
            yield replace(found, city=town)
            yield from (replace(further, city=town) for further in _further(views(block), found))
        below += 1
    rest = list(_rest_of_section(blocks, position, below, views))
    for block in rest:
        found = read_item(views(block), _singular(head, heading), entry, known)
        if found is not None and _is_sure(found):
            yield found
    yield from framed_names(rest, views, _singular(head, heading), entry)


def _introduction(blocks: Sequence[Block], head: int) -> int:
    """Number of long texts between a heading and its list: "Former Mayors", a word on the office, then the names."""
    count = 0
    for block in blocks[head + 1 : head + 1 + _MAX_TEXTS]:
        if len(block.text) <= _MAX_ITEM or block.kind is BlockKind.HEADING:
            break
        count += 1
    return count


def _rest_of_section(blocks: Sequence[Block], head: int, start: int, views: Views) -> Iterator[Block]:
    """The short blocks under a heading of mayors behind its first list: under "Our mayors since 1790" a page has lists
    by century, and texts between them. Lists of other offices end it.
    """
    level = blocks[head].level
    if blocks[head].kind is not BlockKind.HEADING:
        return
    for block in blocks[start:]:
        if block.kind is BlockKind.HEADING:
            if block.level <= level:
                return
            if any(item.label in {Label.OFFICE, Label.DEPUTY} for item in views(block).labels):
                return
        if len(block.text) <= _MAX_ITEM:
            yield block


def _is_sure(found: Found) -> bool:
    """True for a known first name with an interval, or with a year in the brackets behind the name."""
    if found.term is None or not found.view.may_be_person(found.name):
        return False
    if is_term(found.term) or found.term.value.endswith("/.."):
        return True
    if found.view.block.kind is BlockKind.TABLE_ROW:  # "Anna Huber\tseit 1. Mai 2021\t…"
        return found.view.word(found.name.end) == "\t"
    behind = found.name.end
    return found.view.word(behind) == "(" and found.view.date.get(behind + 1) is found.term


def _heading(view: BlockView) -> Labelled | None:
    """The label that makes a block the head of a list of holders."""
    if any(item.label is Label.OFFICE for item in view.labels):
        return None
    plural = [item for item in view.labels if item.label in {Label.PLURAL, Label.LIST} and item.own]
    if plural and not is_deputy(view, plural[0]) and not _is_one(view, plural[0]):
        if view.block.kind is BlockKind.HEADING or view.block.text.rstrip().endswith(":") or _is_short(view):
            return plural[0]
        return None
    titles = [item for item in view.labels if item.label is Label.TITLE]
    if titles and view.block.kind is BlockKind.TABLE_ROW and "\t" in view.block.text and not view.date:
        return titles[0]
    return None


def _is_short(view: BlockView) -> bool:
    """True for a line of few words, what stands in a bracket at its end aside where it has no date."""
    end = len(view.words)
    return (end if view.date else view.before_bracket(end)) <= _MOST_WORDS


def _has_higher(view: BlockView) -> bool:
    """True for a heading of two titles, one below the other: "Bürgermeister und Oberbürgermeister" are heads all."""
    entries = [item.title for item in view.labels if item.label is Label.PLURAL and item.title is not None]
    return any(form in other.forms for entry in entries for other in entries for form in entry.below)


def _is_one(view: BlockView, plural: Labelled) -> bool:
    """True for a form that is the singular too, behind an article of the singular: "Der Bürgermeister"."""
    title = view.at(1, Label.TITLE)
    if plural.start != 1 or title is None or title.title is None:
        return False
    return view.words[0].lower() in own_words(language_of(title.title)).singular


def _further(view: BlockView, first: Found) -> Iterator[Found]:
    """More holders in the line of one, each with a term in brackets or behind one: "A (1977-1982), B (1983-2000)",
    "1998 A; 1999 B"."""
    if first.term is not None and first.term.end <= view.offsets[first.name.start]:
        for further, term in people_behind_years(view, first.name.end + 1):
            yield replace(first, name=further, term=term, end="", last=None)
    for place in range(first.name.end + 1, len(view.words) - 1):
        held = term_in_bracket(view, place)
        name = view.name_before(place) if held is not None else None
        if name is not None and name.start > first.name.end and view.parts(name) > 1:
            yield replace(first, name=name, term=held, end="", last=None)


def _singular(head: Labelled, heading: BlockView) -> str:
    """The title as it would be written for one holder: the entry's first form, else what the heading says."""
    if head.title is None:
        return ""
    if head.label is Label.PLURAL:
        return head.title.forms[0]
    return heading.raw(head)
