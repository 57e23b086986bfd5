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
from pipeline.relations.mayors.guests.plurals import PluralTitles, Sentence
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.words import guest_phrases, phrases
from pipeline.relations.places import place_of

_BEGINNING: Final = 32
"""Characters of "Ihr herzlich lachender Amtskollege"."""
_NEAR_TITLE: Final = 48
"""Characters before the second of two mayors in which their plural and "of the towns" stand."""
_RECEIVED: Final = 100
"""Characters before a host's title that say that he receives somebody: "è stata accolta nella sala consiliare dal"."""
_MOST_WHILE_RECEIVING: Final = 6
"""Words between a mayor and one whom he receives: "a accueilli hier à la mairie le"."""
_MOST_BETWEEN: Final = 2
"""Words between two mayors who are joined: "und der"."""
_BRACKETS: Final = re.compile(r"\s\([^\W\d_a-zß-öø-ÿ][^()\d]{0,40}[a-zß-öø-ÿ][^()\d]{0,40}\)")
"""Brackets behind a name that begin with a capital and are no party's letters: "(Pisa)"."""


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
        self._plurals = PluralTitles(standing, lines, near, at_home, self._together)

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
        place = self._plurals.town(mention) or self._other_of_two(mention)
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

    def are_of_nowhere(self, mention: Mention) -> bool:
        """True for those of a row behind one title in the plural of whom nothing tells where they are from."""
        return self._plurals.are_of_nowhere(mention)

    def cannot_both_be_ours(self, mention: Mention) -> bool:
        """True for the second of "the two mayors A and B", of "the mayors of the towns: A and B" and of those who sign:
        a town has one at a time."""
        if any(self._cities.get(other, set()) - {self._standing.home.geonames_id} for other in self._beside(mention)):
            return False  # the other one is known to be another town's
        if mention.rule == "mayor.the-two":
            return self._plurals.is_second(mention)
        if (
            mention.rule != "mayor.plural-names"
            or not self._plurals.is_second(mention)
            or self._plurals.towns_in_order(mention)
        ):
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
            return (
                self._near.only_one_before(mention)
                or self._near.only_one_above(mention.block)
                or self._near.only_partner()
            )
        if other.value not in self._at_home:
            return self._near.only_one_above(mention.block) if self._are_joined(other, mention) else None
        over = self._standing.sections.above(mention.block)[:1]
        return next(
            (place_of(city) for block in over for city in self._standing.foreign(self._standing.cities[block])), None
        )

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
        if mention.attributes.keys() & {"former", "term"} or self._near.only_one_above(mention.block) is not None:
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
        cities = self._near.named_in(mention.block, start, end)
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

    def _sentence(self, mention: Mention) -> Sentence:
        return mention.block, self._standing.sentence(mention)
