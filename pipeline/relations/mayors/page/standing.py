"""Where on a page a mention of a mayor stands: its sentence, the cities and dates around it, the headings above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.facts import Place
from pipeline.record import NIL, Document, Mention, MentionType
from pipeline.sentences import sentence_spans

_LONGEST_SENTENCE: Final = 3000
"""Characters of a sentence that is read as a whole."""
_SHORT: Final = 80
"""A shorter line before a block may be its title without being a heading: an item, a term of a definition list."""


class Standing:
    """The blocks of a page with what was found in them, as questions about one mention need it.

    texts and languages: of each block by its index. cities and dates: the mentions of each block, in their order.
    terms: block and start of each date that is somebody's term of office.
    kept: indices of the kept blocks; headings: of those that are headings.
    home: the place of the publisher. country: its country, ISO 3166-1 alpha-2. sections: the headings over blocks.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], home: Place) -> None:
        self.home = home
        self.country = document.publisher.country
        self.texts = {block.index: block.text for block in document.blocks}
        self.languages = {block.index: block.language for block in document.blocks}
        self.cities: dict[int, list[Mention]] = defaultdict(list)
        self.dates: dict[int, list[Mention]] = defaultdict(list)
        self.terms: set[tuple[int, int]] = set()
        for mention in mentions:
            if "term_start" in mention.attributes:
                self.terms.add((int(mention.attributes["term_block"]), int(mention.attributes["term_start"])))
            if mention.type is MentionType.CITY:
                self.cities[mention.block].append(mention)
            elif mention.type is MentionType.DATE:
                self.dates[mention.block].append(mention)
        self.kept = [block.index for block in document.kept_blocks]
        self.headings = frozenset(block.index for block in document.kept_blocks if block.kind is BlockKind.HEADING)
        self.sections = Sections(document)
        self._foreign: dict[int, list[Mention]] = {}
        self._home_value = home.geonames_id or NIL
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def sentences(self, block: int) -> list[tuple[int, int]]:
        """The sentences of a block: offsets in its text, end exclusive."""
        if block not in self._spans:
            self._spans[block] = sentence_spans(self.texts[block])
        return self._spans[block]

    def sentence(self, mention: Mention) -> tuple[int, int]:
        """The sentence in which a mention begins; of one that does not end for pages, what is near."""
        spans = self.sentences(mention.block)
        start, end = spans[bisect_right(spans, mention.start, key=lambda span: span[0]) - 1]
        if end - start <= _LONGEST_SENTENCE:
            return start, end
        return max(start, mention.start - _LONGEST_SENTENCE // 2), min(end, mention.end + _LONGEST_SENTENCE // 2)

    def begin_before(self, mention: Mention) -> int:
        """Where the sentence before that of a mention begins, in its block; its own beginning where it is the first."""
        start, _ = self.sentence(mention)
        spans = self.sentences(mention.block)
        place = bisect_right(spans, start, key=lambda span: span[1])
        return spans[place - 1][0] if place else start

    def said(self, mention: Mention) -> str:
        """The sentence of a mention, in small letters."""
        start, end = self.sentence(mention)
        return self.texts[mention.block][start:end].lower()

    def lead(self, mention: Mention) -> str:
        """The sentence of a mayor up to the title, or to the name where no title stands before it, in small letters."""
        start, _ = self.sentence(mention)
        return self.texts[mention.block][start : title_start(mention)].lower()

    def foreign_ahead(self, mention: Mention) -> list[Mention]:
        """The mentions of other cities in that part of the sentence."""
        start, _ = self.sentence(mention)
        return self.foreign_in(mention.block, start, title_start(mention))

    def foreign(self, cities: Iterable[Mention]) -> list[Mention]:
        """Of some mentions those of other cities than the publisher's."""
        return [city for city in cities if city.value != self._home_value]

    def cities_before(self, block: int, end: int) -> list[Mention]:
        """The mentions of cities that begin before an offset of a block."""
        cities = self.cities[block]
        return cities[: bisect_left(cities, end, key=lambda city: city.start)]

    def cities_in(self, block: int, start: int, end: int) -> list[Mention]:
        """The mentions of cities that begin within a span of a block."""
        before = self.cities_before(block, end)
        return before[bisect_left(before, start, key=lambda city: city.start) :]

    def names_foreign_before(self, block: int, end: int) -> bool:
        """True where a block names another city before an offset."""
        foreign = self._foreign_of(block)
        return bool(foreign) and foreign[0].start < end

    def foreign_in(self, block: int, start: int, end: int) -> list[Mention]:
        """The mentions of other cities that begin within a span of a block."""
        foreign = self._foreign_of(block)
        first = bisect_left(foreign, start, key=lambda city: city.start)
        return foreign[first : bisect_left(foreign, end, lo=first, key=lambda city: city.start)]

    def _foreign_of(self, block: int) -> list[Mention]:
        """The mentions of other cities in a block, in their order."""
        if block not in self._foreign:
            self._foreign[block] = self.foreign(self.cities[block])
        return self._foreign[block]


def title_start(mention: Mention) -> int:
    """The offset of a mayor's title in the block, or of the name where no title stands before it."""
    return min(int(mention.attributes.get("title_start", mention.start)), mention.start)


class Sections:
    """The headings above each kept block, innermost first."""

    def __init__(self, document: Document) -> None:
        self._above: dict[int, tuple[int, ...]] = {}
        self._before: dict[int, int] = {}
        stack: list[Block] = []
        previous: Block | None = None
        for block in document.kept_blocks:
            if block.kind is BlockKind.HEADING:
                while stack and stack[-1].level >= block.level:
                    stack.pop()
            self._above[block.index] = tuple(head.index for head in reversed(stack))
            if previous is not None and previous.kind is not BlockKind.HEADING and len(previous.text) <= _SHORT:
                self._before[block.index] = previous.index
            if block.kind is BlockKind.HEADING:
                stack.append(block)
            previous = block

    def above(self, index: int) -> Sequence[int]:
        """Indices of the headings over a block, innermost first."""
        return self._above.get(index, ())

    def near(self, index: int) -> Sequence[int]:
        """The short line right before a block, where there is one, and then the headings over it."""
        before = (self._before[index],) if index in self._before else ()
        return (*before, *self.above(index))
