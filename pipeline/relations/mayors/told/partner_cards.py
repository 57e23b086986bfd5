"""Cards of partner towns, in lines of their own: "Pisa / 90 000 habitants / Ville jumelée depuis 2012 / Maire : X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, find_cues
from pipeline.relations.places import place_of

_LINES: Final = frozenset({"mayor.title-colon-name", "mayor.title-beside"})
"""Rules of lines that say no more than who holds the office."""
_LONGEST: Final = 80
"""Characters of a line of a card."""
_MOST_LINES: Final = 6
"""Lines of a card on one side of the mayor's."""
_NEAR_BEGINNING: Final = 3
"""Characters before the town with which a paragraph begins: "La "."""


class PartnerCards:
    """Which mayors are named on the card of a partner town."""

    def __init__(self, standing: Standing, lines: TownLines) -> None:
        self._standing = standing
        self._lines = lines

    def holds(self, mention: Mention) -> bool:
        """True for a mayor in a line of a card, one line of which says since when its town is a partner."""
        if mention.rule not in _LINES or not self._is_line(mention.block):
            return False
        return any(self._says_since(line) for line in (*self._above(mention.block), *self._below(mention.block)))

    def town(self, mention: Mention) -> Place | None:
        """The town of the card: the line that is its name, else the one with which the text above the card begins."""
        above = self._above(mention.block)
        named = (self._lines.town(line) for line in above)
        if (town := next((town for town in named if town is not None), None)) is not None:
            return town
        kept = self._standing.kept
        place = bisect_left(kept, above[-1] if above else mention.block)
        cities = self._standing.cities[kept[place - 1]] if place else []
        begins = bool(cities) and cities[0].start <= _NEAR_BEGINNING and bool(self._standing.foreign(cities[:1]))
        return place_of(cities[0]) if begins else self._lines.town_over(mention.block)

    def _above(self, block: int) -> list[int]:
        """The lines of the card before one, the nearest first."""
        kept = self._standing.kept
        place = bisect_left(kept, block)
        return self._run(reversed(kept[max(0, place - _MOST_LINES) : place]))

    def _below(self, block: int) -> list[int]:
        kept = self._standing.kept
        place = bisect_left(kept, block) + 1
        return self._run(kept[place : place + _MOST_LINES])

    def _run(self, blocks: Iterable[int]) -> list[int]:
        run = []
        for block in blocks:
            if not self._is_line(block):
                break
            run.append(block)
        return run

    def _is_line(self, block: int) -> bool:
        text = self._standing.texts[block]
        return len(text) <= _LONGEST and block not in self._standing.headings and not text.rstrip().endswith((".", "!"))

    def _says_since(self, block: int) -> bool:
        """True for a line with a date and a word for a partnership that names no town."""
        if not self._standing.dates[block] or self._standing.cities[block]:
            return False
        return _states_partnership(self._standing.texts[block], self._standing.languages[block])


@lru_cache(maxsize=1000)
def _states_partnership(text: str, language: str) -> bool:
    return any(cue.kind in RELATION_KINDS for cue in find_cues(text, language))
