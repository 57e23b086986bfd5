"""Who stands under a town's line: "Linz", and below it "Bürgermeister: X"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.facts import Place
from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.page.town_lines import TownLines

HOLDING: Final = frozenset(
    {
        "mayor.name-verb-title",
        "mayor.title-verb-name",
        "mayor.verb-name-title",
        "mayor.title-colon-name",
        "mayor.title-beside",
    }
)
"""Rules of words that say who holds an office: "Bürgermeister: X", "seit 2014 ist X Bürgermeister"."""

_BELOW_TOWNS: Final = frozenset({*HOLDING, "mayor.succession", "mayor.list"})
"""Rules of those who are of the town under whose line they stand."""
_BESIDE: Final = 20
"""Characters beside a title that hold the word next to it."""


class SectionTowns:
    """The towns of a page's lines and who stands below which. Take note of all who hold the office before asking."""

    def __init__(
        self, standing: Standing, lines: TownLines, at_home: Collection[str], named: Mapping[int, Sequence[Mention]]
    ) -> None:
        """at_home: the names of those who are said to be the publisher's. named: the mayors that each block names, in
        their order. Both may grow until a town is asked for."""
        self._standing = standing
        self._lines = lines
        self._at_home = at_home
        self._named = named
        self._below: dict[int, set[str]] = defaultdict(set)
        self._outside: set[str] = set()

    def learn(self, mention: Mention) -> bool:
        """Take note of a mention that says something about the office. True where it stands under no town's line and
        nothing beside it speaks against the publisher and today."""
        line = self._lines.over(mention.block)
        if line is not None:
            self._below[line].add(mention.value)
            return False
        if mention.attributes.keys() & {"city", "elsewhere", "former", "said_country", "unplaced"}:
            return False
        self._outside.add(mention.value)
        return True

    def town(self, mention: Mention) -> Place | None:
        """The town under whose line somebody is said to hold the office, or is the only mayor named, while the
        publisher's is named elsewhere.

        Who signed or brought the partnership may be the publisher's mayor as well.
        """
        line = self._lines.over(mention.block)
        if line is None:
            return None
        if self._is_of_today(mention):
            return self._lines.town(line)
        if self._home_in_sentence(mention):
            return None
        text, language = self._standing.said(mention), self._standing.languages[mention.block]
        holds = mention.rule in _BELOW_TOWNS or pattern_of(language, "mayors.leading").search(text)
        alone = (
            len(self._below[line]) == 1
            and bool((self._outside | set(self._at_home)) - self._below[line])
            and not mention.attributes.keys() & {"former", "term"}
            and not self._standing.foreign_in(mention.block, *self._standing.sentence(mention))
            and not pattern_of(language, "partnerships.signed").search(text)
            and not pattern_of(language, "mayors.thanks").search(text)
        )
        return self._lines.town(line) if holds or alone else None

    def _is_of_today(self, mention: Mention) -> bool:
        """True for a title beside "present" ("the current Mayor", "la maire actuelle") in a sentence that names no
        other mayor and receives nobody."""
        if "title_start" not in mention.attributes:
            return False
        start, end = self._standing.sentence(mention)
        others = (other for other in self._named.get(mention.block, ()) if other.value != mention.value)
        if any(start <= other.start < end for other in others):
            return False
        language = self._standing.languages[mention.block]
        if pattern_of(language, "mayors.receiving").search(self._standing.said(mention)):
            return False
        text, attributes = self._standing.texts[mention.block].lower(), mention.attributes
        title, behind = int(attributes["title_start"]), int(attributes["title_end"])
        near = text[max(0, title - _BESIDE) : title].split()[-1:] + text[behind : behind + _BESIDE].split()[:1]
        present = pattern_of(language, "mayors.present")
        return any(present.search(word) is not None for word in near)

    def _home_in_sentence(self, mention: Mention) -> bool:
        start, end = self._standing.sentence(mention)
        here = self._standing.cities_in(mention.block, start, end)
        return len(self._standing.foreign(here)) < len(here)
