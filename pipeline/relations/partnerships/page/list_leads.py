"""Sentences that lead a list of partners without a colon: "The town has three twin towns." over "Dijon, France"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.languages.lists import any_language
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.words.country_names import country_behind
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind

_LONGEST_LEAD: Final = 160
_LONGEST_ROW: Final = 80
_FEWEST_ROWS: Final = 2
_MOST_WORDS: Final = 2
"""Words of a row beside its town, country and date: "since", "partner since"."""
_AGAINST: Final = frozenset(
    {
        *(CueKind.NEGATION, CueKind.CONSIDERED, CueKind.PLANNED, CueKind.ENDED, CueKind.VISIT, CueKind.EVENT),
        *(CueKind.EXCHANGE, CueKind.BODY, CueKind.NETWORK, CueKind.ANNIVERSARY),
    }
)
_MARKS: Final = re.compile(r"[\W\d_]*")
_IN_BRACKETS: Final = re.compile(r"\([^()]{1,40}\)")
_TOKEN: Final = re.compile(r"\w+")
_WORD: Final = re.compile(r"[^\W\d_]+")


def led_rows(
    blocks: Sequence[Block], cues: Mapping[int, Sequence[Cue]], mentions: Mapping[int, Sequence[Mention]]
) -> dict[int, frozenset[int]]:
    """By index of such a sentence's block the indexes of the rows right below it.

    Two rows at least, each no more than a town, its country and a date. The sentence says how many there are; one that
    dates something, or names more than the publisher's own town, leads none.
    """
    found: dict[int, frozenset[int]] = {}
    for position, block in enumerate(blocks):
        if not _may_lead(block, cues[block.index], mentions.get(block.index, ())):
            continue
        rows: list[int] = []
        for row in blocks[position + 1 :]:
            if not _is_bare_row(row, mentions.get(row.index, ())):
                break
            rows.append(row.index)
        if len(rows) >= _FEWEST_ROWS:
            found[block.index] = frozenset(rows)
    return found


def _may_lead(block: Block, cues: Sequence[Cue], mentions: Sequence[Mention]) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_LEAD:
        return False
    kinds = {cue.kind for cue in cues}
    if not any(
        word.isdigit() or word in any_language("partnerships.counts") for word in _TOKEN.findall(lowered(block.text))
    ):
        return False  # "Our twin towns were guests, too." leads the list of their journeys
    if kinds.isdisjoint(RELATION_KINDS) or kinds & _AGAINST:
        return False
    towns = {mention.value for mention in mentions if mention.type is MentionType.CITY}
    return len(towns) <= 1 and all(mention.type is MentionType.CITY for mention in mentions)


def _is_bare_row(block: Block, mentions: Sequence[Mention]) -> bool:
    """True for "Dijon (France), since 1990": nothing of a sentence, and no other town."""
    cities = [mention for mention in mentions if mention.type is MentionType.CITY]
    if block.kind is BlockKind.HEADING or len(block.text) > _LONGEST_ROW or len(cities) != 1:
        return False
    city = cities[0]
    if _MARKS.fullmatch(block.text, 0, city.start) is None:
        return False
    rest = list(block.text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    behind = _IN_BRACKETS.sub(" ", "".join(rest)[city.end :])
    words = lowered(behind.replace(",", " "))
    country = country_behind().match(words)
    return len(_WORD.findall(words[country.end() :] if country is not None else words)) <= _MOST_WORDS
