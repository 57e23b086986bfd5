"""Several mayors behind one title in the plural: "die Bürgermeister A und B", "the two mayors A and B"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.entities.name_lands import has_first_name_of
from pipeline.facts import Place
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.places import place_of

_OF_TWO: Final = frozenset({"mayor.plural-names", "mayor.the-two"})
"""Rules of several behind one title in the plural."""
_TWO: Final = 2
_JOINED: Final = 12
"""Characters between two behind one title: " sowie ", " ainsi que "."""
_MOST_BETWEEN_TOWNS: Final = 4
"""Words between two towns that are joined: "and the town of"."""

Sentence = tuple[int, tuple[int, int]]
"""A block's index and the span of the sentence in it."""


class PluralTitles:
    """Whose mayors those are who share a title.

    at_home: those who are known to be the publisher's mayors, as far as they are known yet. together: by sentence,
    those beside whose names no town stands; both grow while the page is read.
    """

    def __init__(
        self,
        standing: Standing,
        lines: TownLines,
        near: NearbyTowns,
        at_home: Collection[str],
        together: Mapping[Sentence, list[Mention]],
    ) -> None:
        self._standing = standing
        self._lines = lines
        self._near = near
        self._at_home = at_home
        self._together = together

    def town(self, mention: Mention) -> Place | None:
        """Of two behind one title in the plural the second is the guest: "die Bürgermeister A und B" of the only other
        town that the sentence names, else of the section's, else of that of the sentence before. Where the sentence
        names the guest's town right before the publisher's, the mayors stand in that order."""
        if mention.rule not in _OF_TWO:
            return None
        if towns := self.towns_in_order(mention):
            return towns[0] if self._is_guest(mention, towns[0]) else towns[1]
        town = self._town_of_second(mention) if self.is_second(mention) else None
        return town if town is not None and not self._faces_first(mention, town) else None

    def are_of_nowhere(self, mention: Mention) -> bool:
        """True for three or more behind one title in the plural of whom nothing tells where they are from, of today: a
        town has one mayor, and any of them, or none, may be ours."""
        if mention.rule != "mayor.plural-names" or mention.attributes.keys() & {"city", "former", "term"}:
            return False
        row = self._row(mention)
        if len(row) <= _TWO or any(one.value in self._at_home for one in row) or self._standing.dates[mention.block]:
            return False
        signs = pattern_of(self._standing.languages[mention.block], "partnerships.signed")
        named = self._standing.cities[mention.block] or self._lines.over(mention.block) is not None
        return not named and signs.search(self._standing.said(mention)) is None

    def is_second(self, mention: Mention) -> bool:
        """True for the second of two behind one title in the plural."""
        pair = self._row(mention)
        return len(pair) == _TWO and pair[1] is mention

    def towns_in_order(self, mention: Mention) -> tuple[Place, Place] | None:
        """The two towns that are all of which a sentence speaks, another one and the publisher's joined to it: "the
        mayors A and B signed the charter between Pisa and Bath"."""
        if len(self._row(mention)) != _TWO:
            return None
        named = list(self._standing.cities_in(mention.block, *self._standing.sentence(mention)))
        if len(named) != _TWO or self._standing.foreign(named) != named[:1]:
            return None
        between = self._standing.texts[mention.block][named[0].end : named[1].start].lower().split()
        language = self._standing.languages[mention.block]
        if not 0 < len(between) <= _MOST_BETWEEN_TOWNS or between[0] not in set_of(language, "partnerships.joiners"):
            return None
        return place_of(named[0]), place_of(named[1])

    def _row(self, mention: Mention) -> list[Mention]:
        """Those of a sentence who stand behind the same title in the plural: "signed by the mayors A and B, and renewed
        by the mayors C and D" has two such pairs."""
        row: list[Mention] = []
        for other in self._together[mention.block, self._standing.sentence(mention)]:
            if other.rule != mention.rule:
                continue
            if row and other.start - row[-1].end > _JOINED:
                if mention in row:
                    break
                row = []
            row.append(other)
        return row

    def _faces_first(self, mention: Mention, town: Place) -> bool:
        """True for the second of two of whom the first alone has a name that is usual in the guest's country alone:
        "Die Bürgermeister Oscar Neri und Karl Roth"."""
        foreign = self._foreign(self._row(mention), town)
        return len(foreign) == 1 and foreign[0] is not mention

    def _town_of_second(self, mention: Mention) -> Place | None:
        """The only other town that the sentence names, else the section's, else that of the sentence before."""
        start, end = self._standing.sentence(mention)
        named = self._near.named_in(mention.block, start, end)
        if not named and (over := self._lines.town_over(mention.block)) is not None:
            return over
        if named:
            return place_of(named[0]) if len({city.value for city in named}) == 1 else None
        if self._near.named_in(mention.block, self._standing.begin_before(mention), start):
            return self._near.only_one_before(mention)
        return self._near.only_one_above(mention.block)

    def _is_guest(self, mention: Mention, town: Place) -> bool:
        """True for the first of two behind one title, or for the one whose first name is usual in the guest's country
        alone."""
        pair = self._row(mention)
        foreign = self._foreign(pair, town)
        return (foreign if len(foreign) == 1 else pair)[0] is mention

    def _foreign(self, row: Sequence[Mention], town: Place) -> list[Mention]:
        """Those of a row whose first names are usual in a town's country, and not in the publisher's."""
        return [one for one in row if has_first_name_of(one.value, town.country, self._standing.country)]
