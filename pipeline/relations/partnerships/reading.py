"""A page as the partnership rules read it: blocks, mentions, cues and what governs each block, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.block import UNDETERMINED, Block
from pipeline.record import NIL, Document, Mention, MentionType
from pipeline.relations.partnerships.cues import Cue, find_cues, may_state_facts
from pipeline.relations.partnerships.governing import Governing, govern


@dataclass(frozen=True, slots=True)
class Reading:
    """The kept blocks in order, and by block index its mentions, its cues, its language and what governs it.

    places: positions of the blocks that name a city, by the mention's value, and by its text where it has no id.
    """

    blocks: Sequence[Block]
    mentions: Mapping[int, Sequence[Mention]]
    cues: Mapping[int, Sequence[Cue]]
    languages: Mapping[int, str]
    governing: Mapping[int, Governing]
    places: Mapping[tuple[str, str], Sequence[int]]

    def of_type(self, block: int, kind: MentionType) -> list[Mention]:
        """The mentions of one type in a block, in order."""
        return [mention for mention in self.mentions.get(block, ()) if mention.type is kind]


def read_page(document: Document, mentions: Sequence[Mention]) -> Reading:
    """Find the cues of every kept block and what its headings speak of."""
    blocks = document.kept_blocks
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    languages = {b.index: b.language if b.language != UNDETERMINED else document.language for b in blocks}
    if may_state_facts([block.text for block in blocks]):
        cues = {block.index: _cues_of(block, languages[block.index]) for block in blocks}
    else:
        cues = {block.index: [] for block in blocks}
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, block in enumerate(blocks):
        for key in {city_key(m) for m in by_block.get(block.index, ()) if m.type is MentionType.CITY}:
            places[key].append(position)
    return Reading(blocks, by_block, cues, languages, govern(blocks, cues, by_block), places)


def _cues_of(block: Block, language: str) -> list[Cue]:
    """The cues of a block, each sentence read in its language."""
    if not block.language_spans:
        return find_cues(block.text, language)
    return [
        replace(cue, start=cue.start + span.start, end=cue.end + span.start)
        for span in block.language_spans
        for cue in find_cues(block.text[span.start : span.end], span.language)
    ]


def city_key(mention: Mention) -> tuple[str, str]:
    """What makes two city mentions the same city: the id, and the text where there is none."""
    return mention.value, mention.raw if mention.value == NIL else ""
