"""Where on a page a mention of a mayor stands: its sentence, and the cities and dates around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipeline.facts import Place
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.mayors.sections import Sections
from pipeline.relations.places import place_of
from pipeline.sentences import sentence_spans


class Standing:
    """The blocks of a page with what was found in them, as questions about one mention need it.

    texts and languages: of each block by its index. cities and dates: the mentions of each block, in their order.
    terms: block and start of each date that is somebody's term of office.
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
        self.sections = Sections(document)
        self._first_foreign: dict[int, int] = {}
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def sentences(self, block: int) -> list[tuple[int, int]]:
        """The sentences of a block: offsets in its text, end exclusive."""
        if block not in self._spans:
            self._spans[block] = sentence_spans(self.texts[block])
        return self._spans[block]

    def sentence(self, mention: Mention) -> tuple[int, int]:
        """The sentence in which a mention begins."""
        spans = self.sentences(mention.block)
        return spans[bisect_right(spans, mention.start, key=lambda span: span[0]) - 1]

    def foreign(self, cities: Iterable[Mention]) -> list[Mention]:
        """Of some mentions those of other cities than the publisher's."""
        return [city for city in cities if place_of(city).geonames_id != self.home.geonames_id]

    def cities_before(self, block: int, end: int) -> list[Mention]:
        """The mentions of cities that begin before an offset of a block."""
        cities = self.cities[block]
        return cities[: bisect_left(cities, end, key=lambda city: city.start)]

    def names_foreign_before(self, block: int, end: int) -> bool:
        """True where a block names another city before an offset."""
        if block not in self._first_foreign:
            first = next(iter(self.foreign(self.cities[block])), None)
            self._first_foreign[block] = first.start if first is not None else len(self.texts[block])
        return self._first_foreign[block] < end

    def foreign_in(self, block: int, start: int, end: int) -> list[Mention]:
        """The mentions of other cities that begin within a span of a block."""
        cities = self.cities[block]
        first = bisect_left(cities, start, key=lambda city: city.start)
        return self.foreign(takewhile(lambda city: city.start < end, cities[first:]))
