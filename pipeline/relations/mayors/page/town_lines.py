"""Lines that are nothing but a town's name: what stands below them speaks of that town."""

from __future__ import annotations

import re
from typing import Final

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.facts import Place
from pipeline.gazetteer.namefold import fold
from pipeline.languages.lists import set_of
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.places import place_of

_LONGEST: Final = 80
"""Characters of the longest line that is a town's: name, country, the years of a partnership."""
_MOST_WORDS: Final = 3
"""Words beside the town's name: "Partnerstadt", "aus", the country's name."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_COLON: Final = re.compile(r"\s*+[:,–—-]\s")
_ROW: Final = re.compile(r"\s*+(?:\([^()]{0,80}\)\s*+)?[:–—-]\s")
_COUNTRY: Final = re.compile(r"(?:,\s|\s\()([^\W\d_][^\d.,:;()]{2,24})\)?[.,:]\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ":")


class TownLines:
    """The lines of a page that are another town's name."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._towns: dict[int, Place | None] = {}

    def over(self, block: int) -> int | None:
        """The line of another town under which a block stands: its own beginning, the short line right before it, else
        its innermost heading. None where none of them is a town's."""
        if self._begins_row(block):
            return block
        near = self._standing.sections.near(block)[:2]
        return next((line for line in near if self.town(line) is not None), None)

    def town_over(self, block: int) -> Place | None:
        """The town of the line under which a block stands."""
        line = self.over(block)
        return self.town(line) if line is not None else None

    def _begins_row(self, block: int) -> bool:
        """True for a block that begins with another town as a row does: "Metz (Frankreich): seit 1958. ..."."""
        cities = self._standing.cities[block]
        if (
            not cities
            or self._standing.texts[block][: cities[0].start].strip()
            or not self._standing.foreign(cities[:1])
        ):
            return False
        text = self._standing.texts[block]
        if _ROW.match(text, cities[0].end) is None and not _is_with_country(text, cities[0].end):
            return False
        self._towns[block] = place_of(cities[0])
        return True

    def town(self, block: int) -> Place | None:
        """The other town whose line a block is, None where it is none."""
        if block not in self._towns:
            self._towns[block] = self._read(block)
        return self._towns[block]

    def _read(self, block: int) -> Place | None:
        text = self._standing.texts[block]
        cities = self._standing.cities[block]
        if not cities or len(text) > _LONGEST or text.rstrip().endswith(_SENTENCE_ENDS):
            return None
        if len({city.value for city in cities}) > 1 or not self._standing.foreign(cities):
            return None
        if not _leads(text[: cities[0].start], self._standing.languages[block]):
            return None
        if _COLON.match(text, cities[0].end):
            return place_of(cities[0])  # "Edmundston : l'amitié sans la charte"
        rest = text
        for mention in (*cities, *self._standing.dates[block]):
            rest = rest.replace(mention.raw, " ")
        words = _WORD.findall(_BRACKETS.sub(" ", rest))
        return place_of(cities[0]) if len(words) <= _MOST_WORDS else None


def _is_with_country(text: str, end: int) -> bool:
    """True where a country and a sign follow: "Metz, France. ...", "Metz (France), ..."."""
    found = _COUNTRY.match(text, end)
    return found is not None and fold(found[1].strip()) in load_lexicon().countries


def _leads(lead: str, language: str) -> bool:
    """True for what may stand before the town's name: nothing, or a word for a town ("Unsere Partnerstadt")."""
    words = _WORD.findall(lead)
    return not words or any(word.lower() in set_of(language, "cities.towns", "cities.communes") for word in words[-2:])
