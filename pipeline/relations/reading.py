"""A page as the partnership rules read it: blocks, mentions, cues and what governs each block, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.record import UNDETERMINED, Block, Document, Mention, MentionType
from pipeline.relations.cues import Cue, find_cues, may_state_facts
from pipeline.relations.governing import Governing, govern


@dataclass(frozen=True, slots=True)
class Reading:
    """The kept blocks in order, and by block index its mentions, its cues, its language and what governs it."""

    blocks: Sequence[Block]
    mentions: Mapping[int, Sequence[Mention]]
    cues: Mapping[int, Sequence[Cue]]
    languages: Mapping[int, str]
    governing: Mapping[int, Governing]

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
        cues = {block.index: find_cues(block.text, languages[block.index]) for block in blocks}
    else:
        cues = {block.index: [] for block in blocks}
    return Reading(blocks, by_block, cues, languages, govern(blocks, cues, by_block))
