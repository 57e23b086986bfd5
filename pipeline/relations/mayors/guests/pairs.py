"""Two mayors in one sentence: the publisher's and a guest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import Final

from pipeline.entities.name_lands import has_first_name_of
from pipeline.facts import Place
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.words import guest_phrases, phrases
from pipeline.relations.places import place_of

_OF_TWO: Final = frozenset({"mayor.plural-names", "mayor.the-two"})
"""Rules of several behind one title in the plural."""

_BEGINNING: Final = 32
"""Characters of "Ihr herzlich lachender Amtskollege"."""
_NEAR_TITLE: Final = 48
"""Characters before the second of two mayors in which their plural and "of the towns" stand."""
_RECEIVED: Final = 100
"""Characters before a host's title that say that he receives somebody: "è stata accolta nella sala consiliare dal"."""
_MOST_WHILE_RECEIVING: Final = 6
"""Words between a mayor and one whom he receives: "a accueilli hier à la mairie le"."""
_TWO: Final = 2
_JOINED: Final = 12
"""Characters between two behind one title: " sowie ", " ainsi que "."""
_MOST_BETWEEN_TOWNS: Final = 4
"""Words between two towns that are joined: "and the town of"."""
_MOST_BETWEEN: Final = 2
"""Words between two mayors who are joined: "und der"."""
_BRACKETS: Final = re.compile(r"\s\([^\W\d_a-zß-öø-ÿ][^()\d]{0,40}[a-zß-öø-ÿ][^()\d]{0,40}\)")
"""Brackets behind a name that begin with a capital and are no party's letters: "(Pisa)"."""

Sentence = tuple[int, tuple[int, int]]
"""A block's index and the span of the sentence in it."""


class MayorPairs:
    """The town of a guest by the mayor beside whom he is named. Take note of all who hold the office first.

    at_home: those who are known to be the publisher's mayors, as far as they are known yet.
    """

    def __init__(self, standing: Standing, lines: TownLines, near: NearbyTowns, at_home: Collection[str]) -> None:
        self._standing = standing
        self._lines = lines
        self._near = near
        self._at_home = at_home
        self._together: dict[Sentence, list[Mention]] = defaultdict(list)
        self._said: dict[Sentence, set[str]] = defaultdict(set)
        self._bracketed: set[Sentence] = set()
        self._holders: dict[Sentence, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._cities: dict[str, set[str]] = defaultdict(set)

    def learn(self, mention: Mention) -> None:
        """Take note of a mention that says something about the office, and of the city beside it."""
        sentence = self._sentence(mention)
        if "city" in mention.attributes:
            self._said[sentence].add(mention.attributes["city"])
            self._cities[mention.value].add(mention.attributes["city"])
            if _BRACKETS.match(self._standing.texts[mention.block], mention.end):
                self._bracketed.add(sentence)
            if not mention.attributes.keys() & {"term", "former"}:
                self._holders[sentence][mention.attributes["city"]].add(mention.value)
        elif not mention.attributes.keys() & {"term", "former", "unplaced"}:
            self._together[sentence].append(mention)

    def town(self, mention: Mention) -> Place | None:
        """The other town of a mayor who is named beside another, None where nothing tells it, or where the page says
        elsewhere that it is the other one's."""
        place = self._second_of_plural(mention) or self._other_of_two(mention)
        if place is None or any(place.geonames_id in self._cities.get(other, ()) for other in self._beside(mention)):
            return None
        return place

    def _beside(self, mention: Mention) -> set[str]:
        """The others of a sentence beside whose names no town stands."""
        return {other.value for other in self._together[self._sentence(mention)]} - {mention.value}

    def faces_a_guest(self, mention: Mention) -> bool:
        """True for the counterpart of a guest where the sentence names no further city: the publisher's mayor. Where
        the sentence begins with him, of a guest of the sentence before: "Sein Amtskollege X dankte"."""
        start, end = self._standing.sentence(mention)
        taken = self._said[self._sentence(mention)] - {self._standing.home.geonames_id}
        here = self._standing.foreign_in(mention.block, start, end)
        if not taken and not here and mention.start - start <= _BEGINNING:
            before = self._standing.begin_before(mention), start
            taken = self._said[mention.block, before] - {self._standing.home.geonames_id}
            here = self._standing.foreign_in(mention.block, *before)
        return bool(taken) and all(city.value in taken for city in here)

    def is_taken(self, place: Place, mention: Mention) -> bool:
        """True for a town whose mayor the sentence names already, and this mention is none of another time: in "Pisa
        Mayor A joined Mayor B" B is of another town."""
        if mention.attributes.keys() & {"term", "former"}:
            return False
        holders = self._holders[self._sentence(mention)].get(place.geonames_id or "", set())
        return bool(holders - {mention.value})

    def is_of_unknown_town(self, mention: Mention) -> bool:
        """True for a name with brackets behind it that hold no known town, where another mayor of the sentence has his
        in brackets: "A (Pisa) und B (Xanderfeld)"."""
        if "city" in mention.attributes or self._sentence(mention) not in self._bracketed:
            return False
        brackets = _BRACKETS.match(self._standing.texts[mention.block], mention.end)
        return (
            brackets is not None and not mention.end <= int(mention.attributes.get("title_start", 0)) < brackets.end()
        )

    def cannot_both_be_ours(self, mention: Mention) -> bool:
        """True for the second of "the two mayors A and B", of "the mayors of the towns: A and B" and of those who sign:
        a town has one at a time."""
        if any(self._cities.get(other, set()) - {self._standing.home.geonames_id} for other in self._beside(mention)):
            return False  # the other one is known to be another town's
        if mention.rule == "mayor.the-two":
            return self.is_second(mention)
        if mention.rule != "mayor.plural-names" or not self.is_second(mention) or self._towns_in_order(mention):
            return False
        start, end = self._standing.sentence(mention)
        language = self._standing.languages[mention.block]
        text = self._standing.texts[mention.block][start:end].lower()
        lead = text[: mention.start - start]
        of_towns = phrases.of_towns(language).search(lead, max(0, len(lead) - _NEAR_TITLE))
        return bool(
            of_towns
            or pattern_of(language, "mayors.both").search(lead)
            or pattern_of(language, "partnerships.signed").search(text)
        )

    def are_of_nowhere(self, mention: Mention) -> bool:
        """True for three or more behind one title in the plural of whom nothing tells where they are from, of today: a
        town has one mayor, and any of them, or none, may be ours."""
        if mention.rule != "mayor.plural-names" or mention.attributes.keys() & {"city", "former", "term"}:
            return False
        row = self._behind_one_title(mention)
        if len(row) <= _TWO or any(one.value in self._at_home for one in row) or self._standing.dates[mention.block]:
            return False
        signs = pattern_of(self._standing.languages[mention.block], "partnerships.signed")
        named = self._standing.cities[mention.block] or self._lines.over(mention.block) is not None
        return not named and signs.search(self._standing.said(mention)) is None

    def is_second(self, mention: Mention) -> bool:
        """True for the second of two behind one title in the plural."""
        pair = self._behind_one_title(mention)
        return len(pair) == _TWO and pair[1] is mention

    def _behind_one_title(self, mention: Mention) -> list[Mention]:
        """Those of a sentence who stand behind the same title in the plural: "signed by the mayors A and B, and renewed
        by the mayors C and D" has two such pairs."""
        row: list[Mention] = []
        for other in self._together[self._sentence(mention)]:
            if other.rule != mention.rule:
                continue
            if row and other.start - row[-1].end > _JOINED:
                if mention in row:
                    break
                row = []
            row.append(other)
        return row

    def _other_of_two(self, mention: Mention) -> Place | None:
        """Of two mayors in one sentence the one behind another city's name, or not known here, is that city's."""
        start, end = self._standing.sentence(mention)
        others = [other for other in self._together[self._sentence(mention)] if other.value != mention.value]
        if len(others) != 1:
            return None
        other = others[0]
        taken = self._said[self._sentence(mention)]
        cities = [city for city in self._standing.foreign_in(mention.block, start, end) if city.value not in taken]
        if cities:
            before = [city for city in cities if city.start < mention.start]
            known = other.value in self._at_home
            if before and (known or other.start < before[-1].start):
                return place_of(before[-1])
            return self._signing_together(mention, other)
        if self._receives(other, mention) or self.is_received(mention):
            return self._town_before(mention) or self._town_over(mention.block) or self._near.only_partner()
        if other.value not in self._at_home:
            return self._town_over(mention.block) if self._are_joined(other, mention) else None
        over = self._standing.sections.above(mention.block)[:1]
        return next(
            (place_of(city) for block in over for city in self._standing.foreign(self._standing.cities[block])), None
        )

    def _second_of_plural(self, mention: Mention) -> Place | None:
        """Of two behind one title in the plural the second is the guest: "die Bürgermeister A und B" of the only other
        town that the sentence names, else of the section's, else of that of the sentence before. Where the sentence
        names the guest's town right before the publisher's, the mayors stand in that order."""
        if mention.rule not in _OF_TWO:
            return None
        if towns := self._towns_in_order(mention):
            return towns[0] if self._is_guest(mention, towns[0]) else towns[1]
        town = self._town_of_second(mention) if self.is_second(mention) else None
        return town if town is not None and not self._faces_first(mention, town) else None

    def _faces_first(self, mention: Mention, town: Place) -> bool:
        """True for the second of two of whom the first alone has a name that is usual in the guest's country alone:
        "Die Bürgermeister Oscar Neri und Karl Roth"."""
        pair = self._behind_one_title(mention)
        foreign = [one for one in pair if has_first_name_of(one.value, town.country, self._standing.country)]
        return len(foreign) == 1 and foreign[0] is not mention

    def _town_of_second(self, mention: Mention) -> Place | None:
        """The only other town that the sentence names, else the section's, else that of the sentence before."""
        start, end = self._standing.sentence(mention)
        named = self._towns_of(mention.block, start, end)
        if not named and (over := self._lines.town_over(mention.block)) is not None:
            return over
        if named:
            return place_of(named[0]) if len({city.value for city in named}) == 1 else None
        if self._towns_of(mention.block, self._standing.begin_before(mention), start):
            return self._town_before(mention)
        return self._town_over(mention.block)

    def _towns_in_order(self, mention: Mention) -> tuple[Place, Place] | None:
        """The two towns that are all of which a sentence speaks, another one and the publisher's joined to it: "the
        mayors A and B signed the charter between Pisa and Bath"."""
        if len(self._behind_one_title(mention)) != _TWO:
            return None
        named = list(self._standing.cities_in(mention.block, *self._standing.sentence(mention)))
        if len(named) != _TWO or self._standing.foreign(named) != named[:1]:
            return None
        between = self._standing.texts[mention.block][named[0].end : named[1].start].lower().split()
        language = self._standing.languages[mention.block]
        if not 0 < len(between) <= _MOST_BETWEEN_TOWNS or between[0] not in set_of(language, "partnerships.joiners"):
            return None
        return place_of(named[0]), place_of(named[1])

    def _is_guest(self, mention: Mention, town: Place) -> bool:
        """True for the first of two behind one title, or for the one whose first name is usual in the guest's country
        alone."""
        pair = self._behind_one_title(mention)
        foreign = [one for one in pair if has_first_name_of(one.value, town.country, self._standing.country)]
        return (foreign if len(foreign) == 1 else pair)[0] is mention

    def _town_before(self, mention: Mention) -> Place | None:
        """The only other town of the sentence before."""
        start, _ = self._standing.sentence(mention)
        cities = self._towns_of(mention.block, self._standing.begin_before(mention), start)
        return place_of(cities[0]) if len({city.value for city in cities}) == 1 else None

    def _receives(self, other: Mention, mention: Mention) -> bool:
        """True where a mayor receives another, who is then a guest: "Mayor A welcomed Mayor B"."""
        between = self._standing.texts[mention.block][other.end : title_start(mention)].lower()
        language = self._standing.languages[mention.block]
        if len(between.split()) > _MOST_WHILE_RECEIVING or phrases.by(language).search(between):
            return False
        return pattern_of(language, "mayors.receiving").search(between) is not None

    def is_received(self, mention: Mention) -> bool:
        """True for a mayor of today whom another one receives who is named behind: "A was received by Mayor B". Below a
        heading with another town they may be on a journey there."""
        if mention.attributes.keys() & {"former", "term"} or self._town_over(mention.block) is not None:
            return False
        behind = (other for other in self._together[self._sentence(mention)] if other.start > mention.end)
        host = next(behind, None)
        if host is None:
            return False
        title = title_start(host)
        between = self._standing.texts[mention.block][max(mention.end, title - _RECEIVED) : title].lower()
        return guest_phrases.received_by(self._standing.languages[mention.block]).search(between) is not None

    def _signing_together(self, mention: Mention, other: Mention) -> Place | None:
        """The only other town of a sentence, no stranger among partners, of the guest among two joined mayors who sign:
        "Mayor A and Mayor B signed the twinning with Pisa". The guest is the second, or the one whose first name is
        usual in that town's country alone."""
        first, second = sorted((mention, other), key=lambda one: one.start)
        start, end = self._standing.sentence(mention)
        cities = self._towns_of(mention.block, start, end)
        if len({city.value for city in cities}) != 1 or self._near.is_no_partner(cities[0]):
            return None
        if not self._are_joined(first, second):
            return None
        language = self._standing.languages[mention.block]
        if not pattern_of(language, "partnerships.signed").search(self._standing.said(mention)):
            return None
        land, home = cities[0].attributes.get("country", ""), self._standing.country
        foreign = [one for one in (first, second) if has_first_name_of(one.value, land, home)]
        guest = foreign[0] if len(foreign) == 1 else second
        return place_of(cities[0]) if guest is mention and mention.value not in self._at_home else None

    def _are_joined(self, other: Mention, mention: Mention) -> bool:
        """True for "Mayor A and Mayor B" with nothing but "and" and an article between."""
        between = self._standing.texts[mention.block][other.end : title_start(mention)].lower().split()
        language = self._standing.languages[mention.block]
        return 0 < len(between) <= _MOST_BETWEEN and between[0] in set_of(language, "partnerships.joiners")

    def _town_over(self, block: int) -> Place | None:
        """The only other town of the innermost heading that names one."""
        for heading in self._standing.sections.above(block):
            towns = {city.value: city for city in self._standing.foreign(self._standing.cities[heading])}
            if towns:
                return place_of(next(iter(towns.values()))) if len(towns) == 1 else None
        return None

    def _towns_of(self, block: int, start: int, end: int) -> list[Mention]:
        """The mentions of other towns in a span, but those that tell where another lies."""
        return [city for city in self._standing.foreign_in(block, start, end) if not self._near.is_beside(city)]

    def _sentence(self, mention: Mention) -> Sentence:
        return mention.block, self._standing.sentence(mention)
