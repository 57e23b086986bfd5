"""A page as the partnership rules read it: blocks, mentions, cues and what governs each block, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from operator import itemgetter

from pipeline.block import UNDETERMINED, Block
from pipeline.facts import Place
from pipeline.joined import JoinedTexts
from pipeline.record import NIL, Document, Mention, MentionType
from pipeline.relations.partnerships.page.governing import Governing, govern
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind, find_cues, may_have, stems_in
from pipeline.relations.places import is_foreign, publisher_place


class PageCues(Mapping[int, Sequence[Cue]]):
    """The cues of a page's kept blocks, by block index. A block is read when somebody first asks for its cues."""

    def __init__(self, blocks: Sequence[Block], languages: Mapping[int, str]) -> None:
        self._blocks = {block.index: block for block in blocks}
        self._languages = languages
        self._found: dict[int, Sequence[Cue]] = {}

    def __getitem__(self, index: int) -> Sequence[Cue]:
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = _cues_of(self._blocks[index], self._languages[index])
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


@dataclass(frozen=True, slots=True)
class Reading:
    """The kept blocks in order, and by block index its mentions, its cues, its language and what governs it.

    places: positions of the blocks that name a city, by the mention's value, and by its text where it has no id.
    stating: indexes of the blocks with a word that can state a relation or a membership. relates: True where one of
    these is a word for a relation between cities, without which a page states none and nothing governs its blocks.
    home: the publisher's city, which is a party unless another is said to be.
    """

    blocks: Sequence[Block]
    mentions: Mapping[int, Sequence[Mention]]
    cues: Mapping[int, Sequence[Cue]]
    languages: Mapping[int, str]
    governing: Mapping[int, Governing]
    places: Mapping[tuple[str, str], Sequence[int]]
    stating: Set[int]
    relates: bool
    home: Place

    def is_foreign(self, city: Mention) -> bool:
        """True for another city than the publisher's."""
        return is_foreign(city, self.home)

    def of_type(self, block: int, kind: MentionType) -> list[Mention]:
        """The mentions of one type in a block, in order."""
        return [mention for mention in self.mentions.get(block, ()) if mention.type is kind]

    def may_have(self, block: Block, kinds: frozenset[CueKind]) -> bool:
        """A cheap test whether a block may have a cue of some kinds: it has none where this says so."""
        languages = {self.languages[block.index], *(span.language for span in block.language_spans)}
        return any(may_have(block.text, language, kinds) for language in languages)


def read_page(document: Document, mentions: Sequence[Mention]) -> Reading:
    """Find where a page may state relations, and what its headings speak of."""
    blocks = document.kept_blocks
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    languages = {b.index: b.language if b.language != UNDETERMINED else document.language for b in blocks}
    cues = PageCues(blocks, languages)
    stating, relates = _stating(document, languages)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    cities = [mention for mention in mentions if mention.type is MentionType.CITY]
    if cities:
        position_of = {block.index: position for position, block in enumerate(blocks)}
        named = dict.fromkeys((position_of[m.block], city_key(m)) for m in cities if m.block in position_of)
        for position, key in sorted(named, key=itemgetter(0)):
            places[key].append(position)
    home = publisher_place(document, mentions)
    governing = {}
    if relates:
        for index in stating & by_block.keys():
            by_block[index] = [one for one in by_block[index] if not _is_in_cue(one, cues[index])]
        told = {block.index: cues[block.index] if block.index in stating else () for block in blocks}
        governing = govern(blocks, told, by_block, home)
    return Reading(blocks, by_block, cues, languages, governing, places, stating, relates, home)


def _is_in_cue(mention: Mention, cues: Sequence[Cue]) -> bool:
    """True for a town's name that is a part of a word for a relation: "villes Jumelles"."""
    if mention.type is not MentionType.CITY:
        return False
    return any(
        cue.kind in RELATION_KINDS
        and cue.start <= mention.start
        and mention.end <= cue.end
        and len(mention.raw) < cue.end - cue.start
        for cue in cues
    )


def _stating(document: Document, languages: Mapping[int, str]) -> tuple[Set[int], bool]:
    """`stating` and `relates` of a reading."""
    blocks, lower = document.kept_blocks, document.kept_lower
    spoken: dict[str, list[int]] = defaultdict(list)
    for position, block in enumerate(blocks):
        language = languages[block.index]
        spoken[language].append(position)
        for span in block.language_spans:
            if span.language != language and spoken[span.language][-1:] != [position]:
                spoken[span.language].append(position)
    stating: set[int] = set()
    relates = False
    for language, inside in spoken.items():
        whole = len(inside) == len(blocks)
        texts = lower if whole else JoinedTexts.of([lower.texts[position] for position in inside])
        for place, relating in stems_in(texts, language):
            stating.add(blocks[inside[place]].index)
            relates = relates or relating
    return stating, relates


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
