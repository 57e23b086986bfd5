"""A mayor called by first name alone, further down a page that names nobody else so: "Hilary joined the Council"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.block import Block
from pipeline.entities.mayors.people.shorter import word_before
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_given, is_known_first_name, is_part, is_particle
from pipeline.languages import all_languages
from pipeline.record import Mention, MentionType
from pipeline.wordfinder import WordFinder
from pipeline.wordscan import in_word

_SHORTEST: Final = 4
"""Letters of a first name that stands for its bearer; shorter ones are too many people's and words."""
_NEXT_WORDS: Final = re.compile(r"\s([^\W\d_][\w'’-]*)(?:\s([^\W\d_][\w'’-]*))?")
_OPENING: Final = "\"'„“«‘(“"


class _Standing(NamedTuple):
    block: Block
    start: int
    end: int


def first_name_mentions(
    blocks: Sequence[Block], mentions: Sequence[Mention], taken: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[Mention]:
    """Mentions by first name alone, behind the full name of the only person of that name on a page.

    mentions: those of mayors found so far, their values full names. taken: spans by block index.
    """
    bearers = _bearers(mentions)
    if not bearers:
        return
    standing: dict[str, list[_Standing]] = defaultdict(list)
    finder = WordFinder(bearers, before=_in_name, behind=_in_compound)
    shared: set[str] = set()
    for block in blocks:
        if not any(first in block.text for first in bearers):
            continue
        spans = taken.get(block.index, ())
        for hit in finder.hits(block.text):
            first = block.text[hit.start : hit.end]
            if first not in bearers or any(start < hit.end and hit.start < end for start, end in spans):
                continue
            if _is_anothers(block, hit.start, hit.end, bearers[first].value):
                shared.add(first)
            elif _stands_alone(block, hit.start, hit.end):
                standing[first].append(_Standing(block, hit.start, hit.end))
    if not standing.keys() - shared:  # as on most pages
        return
    shared |= _common_words(blocks, standing)
    for first, places in standing.items():
        named = bearers[first]
        for block, start, end in places if first not in shared else ():
            if (block.index, start) > (named.block, named.start):
                span = (block.index, start, end)
                yield Mention(MentionType.MAYOR, *span, first, named.value, "mayor.first-name", 0.6, {"titled": "true"})


def _bearers(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """First names of one mayor alone, with the first mention of the full name."""
    named: dict[str, Mention] = {}
    people: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        first, blank, _ = mention.value.partition(" ")
        if not blank or len(first) < _SHORTEST or not (is_given(first) or is_known_first_name(first)):
            continue
        people[first].add(mention.value)
        if first in mention.raw and " " in mention.raw:
            named.setdefault(first, mention)
    return {first: mention for first, mention in named.items() if len(people[first]) == 1}


def _common_words(blocks: Sequence[Block], firsts: Iterable[str]) -> set[str]:
    """Those that the page also writes small, and months: "will", "May"."""
    small = WordFinder((first.lower() for first in firsts), before=in_word, behind=in_word)
    seen = {hit.word for block in blocks for hit in small.hits(block.text)}
    return {first for first in firsts if first.lower() in seen or first.lower() in _months()}


@cache
def _months() -> frozenset[str]:
    tables = (language.dates.months for language in all_languages().values())
    return frozenset(name.lower() for table in tables for names in table.values() for name in names)


def _in_name(character: str) -> bool:
    return character in "-'’" or in_word(character)


def _in_compound(character: str) -> bool:
    return character == "-" or in_word(character)


def _is_anothers(block: Block, start: int, end: int, person: str) -> bool:
    """True before a surname that is not the person's."""
    following = _NEXT_WORDS.match(block.text, end)
    if following is None:
        return False
    word, behind = following[1], following[2] or ""
    if is_part(word, block.language):
        return word.removesuffix("s") not in person and word not in person
    return is_particle(word) and is_part(behind, block.language) and behind not in person


def _stands_alone(block: Block, start: int, end: int) -> bool:
    """True for a name between words that make it no part of a longer one, and no saint's or thing's."""
    following = _NEXT_WORDS.match(block.text, end)
    if following is not None and (following[1][0].isupper() or is_particle(following[1])):
        return False
    before = word_before(block.text, start).lstrip(_OPENING)
    if not before or before[-1] in ".!?:":
        return len(before) > 3 or not before
    own = own_words(block.language)
    if before.lower() in own.before_nouns or before.casefold() in own.things_before:
        return False
    return before[0].islower() or before[-1] in ",;" or before.lower() in own.oblique
