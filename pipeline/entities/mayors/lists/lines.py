"""Names that stand in the line, cell or item beside a title: signatures, contact blocks, lists of members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.lists.terms_behind import term_in_bracket
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.titles.genders import gender_of
from pipeline.entities.mayors.titles.holding import is_deputy, is_former
from pipeline.entities.mayors.words import mayor_words, own_words
from pipeline.entities.names import is_given, is_initial, parts_of
from pipeline.record import Mention

_MAX_LINE = 90
"""A line that only names a person or an office is shorter than this."""

_MOST_LINES = 6
"""Lines of a card from its name to a title."""
_MOST_BETWEEN = 2
"""Lines between a title and the name of the one who signs."""
_FEWEST_PARTS = 2
"""Parts of a full name."""
_MOST_PARTS = 4
_SIGNED_BEHIND = re.compile(r"\s{0,2},?\s{0,2}(?:e|m|v|s)\.?\s?(?:h|p|r|k)\.?\s{0,2}", re.IGNORECASE)
"""What stands for a signature behind the name: "e. h." (with own hand), "m. p.", "v. r.", "s. k."."""
_FILLERS = frozenset({",", ".", ":", "-", "–", "*", "•", "|", "!", " ", "\t", "(", ")"})

_SIGNED = frozenset({"s.", "/-/", "/", "(-)", "/s/"})
"""What stands for a signature before the name of the one who signed, in any language."""


def names_beside(blocks: Sequence[Block], gated: Sequence[int], views: Views) -> Iterator[Found]:
    """A block that is nothing but a title, and the block before or behind it that is nothing but a name.

    blocks: the kept blocks in order. gated: positions in it of the blocks that may hold a title.
    """
    for position in gated:
        block = blocks[position]
        if len(block.text) > _MAX_LINE:
            continue
        view = views(block)
        title = only_title(view)
        if title is None:
            continue
        before = name_in(blocks[position - 1], views) if position > 0 else None
        behind = name_in(blocks[position + 1], views) if position + 1 < len(blocks) else None
        if before is None and behind is None:
            behind = _signed_below(blocks, position, views)
        if before is None and (behind is None or behind[0].block.kind is BlockKind.HEADING):
            over = _over_card(blocks, position, views)
            before, behind = (over, None) if over is not None else (None, behind)
        if before is not None and behind is not None:
            if block.text.rstrip().endswith(":") or (position > 1 and only_office(views(blocks[position - 2]))):
                before = None
            else:
                behind = None
        if before is not None and (
            block.kind is BlockKind.HEADING and blocks[position - 1].kind is not BlockKind.HEADING
        ):
            before = None
        chosen = before or behind
        if chosen is None:
            continue
        where, name = chosen
        yield Found(
            view=where,
            name=name,
            rule="mayor.title-beside",
            confidence=0.85,
            title=None,
            written=view.raw(title),
            entry=title.title,
            city=next(iter(view.city.values()), None),
            term=_term_of(view) or term_in_bracket(where, name.end),
            gender=None if _is_plural(view, title) else gender_of(view, title),
        )


def _over_card(blocks: Sequence[Block], position: int, views: Views) -> tuple[BlockView, Span] | None:
    """The name in the heading over a card of short lines, of which the title is one: name, party, offices."""
    if blocks[position].kind is BlockKind.HEADING or blocks[position].text.rstrip().endswith(":"):
        return None
    for place in range(position - 1, max(position - _MOST_LINES, 0) - 1, -1):
        block = blocks[place]
        if block.kind is BlockKind.HEADING:
            return name_in(block, views)
        if len(block.text) > _MAX_LINE or block.kind is BlockKind.TABLE_ROW or block.text.rstrip().endswith(":"):
            return None
        if name_in(block, views) is not None:
            return None
    return None


def _signed_below(blocks: Sequence[Block], position: int, views: Views) -> tuple[BlockView, Span] | None:
    """The name below a title and lines that only say as what the mayor signs, or that somebody signed: "The Mayor", "as
    returning officer", "signed:". None where none of these stands between."""
    for place in range(position + 1, min(position + 1 + _MOST_BETWEEN, len(blocks) - 1)):
        if not _is_of_signature(blocks[place].text, views(blocks[position]).language):
            return None
        if (found := name_in(blocks[place + 1], views)) is not None:
            return found
    return None


def _is_of_signature(line: str, language: str) -> bool:
    if len(line) > _MAX_LINE:
        return False
    words = line.replace(":", " ").split()
    if words and all(word.casefold() in _signatures() for word in words):
        return True
    return len(words) > 1 and words[0].lower() in own_words(language).in_role and words[-1].isalpha()


def only_title(view: BlockView) -> Labelled | None:
    """The title of a line that holds little else."""
    titles = [item for item in view.labels if item.label is Label.TITLE]
    if len(titles) != 1 or is_deputy(view, titles[0]):
        return None
    offices = [item for item in view.labels if item.label is Label.OFFICE]
    if offices and not (is_former(view, titles[0]) and all(item.end <= titles[0].start for item in offices)):
        return None
    covered = {place for item in view.labels for place in range(item.start, item.end)} | set(view.city) | set(view.date)
    left = [
        word for place, word in enumerate(view.words) if place not in covered and word not in _FILLERS and word.strip()
    ]
    return titles[0] if len(left) <= 1 else None


def _term_of(view: BlockView) -> Mention | None:
    """The only date of the title's line where it is a term: "Town Mayor 2023-2024"."""
    dates = list({date.start: date for date in view.date.values()}.values())
    return dates[0] if len(dates) == 1 and is_term(dates[0]) else None


def _is_plural(view: BlockView, title: Labelled) -> bool:
    """True for a form that may be the plural, in a line with a date: "Die Bürgermeister seit 1990"."""
    return bool(view.date) and view.at(title.start, Label.PLURAL) is not None


def only_office(view: BlockView) -> bool:
    """True for a short line with another office."""
    return len(view.block.text) <= _MAX_LINE and any(item.label is Label.OFFICE for item in view.labels)


def _is_closing(word: str) -> bool:
    """True for what ends a letter before the name: "Ihre Petra Volkmann", "gez. Petra Volkmann"."""
    return word in _closings() or word.casefold() in _signatures()


@cache
def _closings() -> frozenset[str]:
    """Of all languages: a line of two or three words has none of its own."""
    return frozenset(word for words in mayor_words().values() for word in words.closings)


@cache
def _signatures() -> frozenset[str]:
    return _SIGNED.union(word.casefold() for words in mayor_words().values() for word in words.signatures)


def _are_two(words: Sequence[str]) -> bool:
    """True for two names with nothing between, as columns lose their gap: "Paul Robert Jean Dupuis"."""
    return len(words) == _MOST_PARTS and is_given(words[0]) and is_given(words[2]) and not is_given(words[1])


def name_in(block: Block, views: Views) -> tuple[BlockView, Span] | None:
    """`only_name` of a block; one that is too long, or has fewer capitals than a name, is not even cut into words."""
    if len(block.text) > _MAX_LINE or sum(map(str.isupper, block.text)) < _FEWEST_PARTS:
        return None
    return only_name(views(block))


def only_name(view: BlockView) -> tuple[BlockView, Span] | None:
    """The name of a line that holds little else: "Luc Tremblay", "Dr. Anna Huber (SPD)", "Max Muster, Tel. …"."""
    if len(view.block.text) > _MAX_LINE or any(item.label in {Label.TITLE, Label.OFFICE} for item in view.labels):
        return None
    place = 0
    while place < len(view.words):
        item = view.at(place, Label.HONORIFIC)
        if item is not None:
            place = item.end
        elif view.words[place] in _FILLERS or _is_closing(view.words[place]):
            place += 1
        else:
            break
    name = view.name_at(place)
    if name is None or name.start != place:
        return None
    words = view.words[name.start : name.end]
    if not _FEWEST_PARTS <= parts_of(words) + any(map(is_initial, words)) <= _MOST_PARTS or _are_two(words):
        return None
    if _SIGNED_BEHIND.fullmatch(view.block.text, view.characters(name)[1]) is not None:
        return view, name
    rest = name.end
    while rest < len(view.words) and not view.words[rest].strip():
        rest += 1
    if rest < len(view.words) and view.words[rest] not in {",", "(", "\t", "-", "–", "|"} and rest not in view.stops:
        return None
    if not any(is_given(word) for word in words) and any(place in view.city for place in range(name.start, name.end)):
        return None
    return view, name
