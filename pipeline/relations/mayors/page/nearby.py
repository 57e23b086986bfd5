"""The other towns that a page speaks of near a mayor of whom it does not say whose he is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Final

from pipeline.entities.name_lands import has_first_name_of
from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.words.phrases import beside, inside
from pipeline.relations.places import place_of

_LONGEST_LEAD: Final = 80
"""Characters before a town that may say that it only tells where another lies: "unweit der französischen Stadt"."""


class NearbyTowns:
    """Other towns than the publisher's around a mention. Towns that only tell where another lies do not count."""

    def __init__(self, standing: Standing, lines: TownLines, partners: Collection[str] = ()) -> None:
        """partners: GeoNames ids of the cities that the page says are the publisher's partners."""
        self._standing = standing
        self._lines = lines
        self._partners = frozenset(partners)
        self._most_named: dict[tuple[str, ...], list[Mention]] = {}
        self._beside: dict[tuple[int, int], bool] = {}
        self._only_partners: dict[str | None, Place | None] = {}

    def elsewhere(self, mention: Mention, countries: Sequence[str], *, translated: bool = False) -> Place | None:
        """The nearest city that is not the publisher's and, where countries are given, lies in one of them: of the
        sentence so far, a partner of the publisher before others, then the town of the section, then of what the block
        has named so far, then of the line before it and its headings, then of what follows. Towns that only tell where
        another lies do not count.

        translated: the title is one of the page's language, in which mayors of any land may be called so ("die
        Bürgermeisterin" of Gouda on a Swiss page): a city abroad in the sentence so far counts in any country.
        """
        start, end = self._standing.sentence(mention)
        own = [
            city for city in self._standing.foreign(self._standing.cities[mention.block]) if not self.is_beside(city)
        ]
        own.sort(key=lambda city: (city.start > mention.start, abs(city.start - mention.start)))
        near = self._standing.sections.near(mention.block)
        over = [self._standing.foreign(self._standing.cities[block]) for block in near]
        line = self._lines.over(mention.block)
        section = self._standing.foreign(self._standing.cities[line])[:1] if line is not None else []
        # What a heading names is spoken of already, a city in a later sentence is not.
        last = self._standing.begin_before(mention)
        before = any(
            last <= city.start < start and (not countries or city.attributes.get("country") in countries)
            for city in own
        )
        sentence = [
            city
            for city in own
            if start <= city.start < end
            and (city.start < mention.start or not (before and self._is_whereabouts(city, start)))
        ]
        so_far = [city for city in sentence if city.start < mention.start]
        so_far.sort(key=lambda city: city.value not in self._partners)
        for cities in (so_far, section):
            if (place := _first_in(cities, countries)) is not None:
                return place
        if translated and (abroad := [city for city in so_far if place_of(city).country != self._standing.country]):
            return place_of(abroad[0])
        spoken = [city for city in own if city.start < end]
        for cities in (sentence, spoken, *over, own):
            if (place := _first_in(cities, countries)) is not None:
                return self.rather_partner(place) if countries else place
        return None

    def rather_partner(self, place: Place) -> Place:
        """The only partner of the publisher in the country of a town that is none: a guest who is said to be from a
        country comes from the partner town there rather than from where somebody studied or changed trains."""
        if place.geonames_id in self._partners:
            return place
        return self._only_partner_in(place.country) or place

    def is_no_partner(self, city: Mention) -> bool:
        """True for a town that is none of the publisher's partners, where the page names any."""
        return bool(self._partners) and city.value not in self._partners

    def only_partner(self) -> Place | None:
        """The publisher's partner where the page names one alone: "the Mayor of our twin town"."""
        return self._only_partner_in(None)

    def _only_partner_in(self, country: str | None) -> Place | None:
        """The only partner in a country, in any where none is given; None where there are several or none."""
        if country not in self._only_partners:
            partners = {
                city.value: city
                for cities in self._standing.cities.values()
                for city in cities
                if city.value in self._partners and country in (None, city.attributes.get("country"))
            }
            only = next(iter(partners.values())) if len(partners) == 1 else None
            self._only_partners[country] = place_of(only) if only is not None else None
        return self._only_partners[country]

    def _is_whereabouts(self, city: Mention, start: int) -> bool:
        """True for a town in which something is: "the maire, X, detained in Versailles". start: of the sentence."""
        language = self._standing.languages[city.block]
        return bool(inside(language).search(self._standing.texts[city.block][start : city.start].lower()))

    def named_like(self, mention: Mention) -> Place | None:
        """The only other city before a mention in its block in whose country the first name is usual, and not in the
        publisher's."""
        named = self._standing.foreign_in(mention.block, 0, mention.start)
        cities = [city for city in named if not self.is_beside(city)]
        home = self._standing.country
        like = {
            city.value: city
            for city in cities
            if has_first_name_of(mention.value, city.attributes.get("country", home), home)
        }
        return place_of(next(iter(like.values()))) if len(like) == 1 else None

    def named_in(self, block: int, start: int, end: int) -> list[Mention]:
        """The mentions of other towns in a span."""
        return [city for city in self._standing.foreign_in(block, start, end) if not self.is_beside(city)]

    def only_one_before(self, mention: Mention) -> Place | None:
        """The only other town of the sentence before."""
        start, _ = self._standing.sentence(mention)
        cities = self.named_in(mention.block, self._standing.begin_before(mention), start)
        return place_of(cities[0]) if len({city.value for city in cities}) == 1 else None

    def only_one_above(self, block: int) -> Place | None:
        """The only other town of the innermost heading that names one."""
        for heading in self._standing.sections.above(block):
            towns = {city.value: city for city in self._standing.foreign(self._standing.cities[heading])}
            if towns:
                return place_of(next(iter(towns.values()))) if len(towns) == 1 else None
        return None

    def is_beside(self, city: Mention) -> bool:
        """True for a town that only tells where another lies."""
        key = city.block, city.start
        if key not in self._beside:
            language = self._standing.languages[city.block]
            lead = self._standing.texts[city.block][max(0, city.start - _LONGEST_LEAD) : city.start]
            self._beside[key] = beside(language).search(lead.lower()) is not None
        return self._beside[key]

    def before(self, mention: Mention, countries: Collection[str] = ()) -> Place | None:
        """Of the other cities before a mention in its block, where given only those of some countries, the one that the
        page names most often; of several the last."""
        cities = [
            city
            for city in self._standing.foreign_in(mention.block, 0, mention.start)
            if not self.is_beside(city) and (not countries or city.attributes.get("country") in countries)
        ]
        best = max(cities, key=lambda city: (self._counts[city.value], city.start), default=None)
        return place_of(best) if best is not None else None

    def on_page(self, mention: Mention, countries: Sequence[str]) -> Place | None:
        """The city of one of some countries that the page names most often, of those the one that it names last before
        a mention; what stands behind only where nothing does before."""
        fitting = self._most_named_in(tuple(countries))
        if not fitting:
            return None
        behind = bisect_right(fitting, mention.block, key=lambda city: city.block)
        nearest = fitting[behind - 1] if behind else fitting[0]
        return self.rather_partner(place_of(fitting[bisect_left(fitting, nearest.block, key=lambda city: city.block)]))

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often the page names each city."""
        return Counter(city.value for named in self._standing.cities.values() for city in named)

    def _most_named_in(self, countries: tuple[str, ...]) -> list[Mention]:
        """The mentions of the other cities in some countries that the page names most often, in their order."""
        if countries not in self._most_named:
            fitting = [
                city
                for cities in self._standing.cities.values()
                for city in self._standing.foreign(cities)
                if city.attributes.get("country") in countries and not self.is_beside(city)
            ]
            counts = Counter(city.value for city in fitting)
            most = max(counts.values(), default=0)
            self._most_named[countries] = sorted(
                (city for city in fitting if counts[city.value] == most), key=lambda city: (city.block, city.start)
            )
        return self._most_named[countries]

    def spoken_of(self, mention: Mention, countries: Collection[str] = ()) -> Place | None:
        """The other city of which the block has spoken before a mention, else the town of its section."""
        section = self._lines.town_over(mention.block)
        if section is not None and countries and section.country not in countries:
            section = None
        return self.before(mention, countries) or section


def _first_in(cities: Iterable[Mention], countries: Collection[str]) -> Place | None:
    """The first of some cities that lies in one of some countries; the first at all where none are given."""
    return next(
        (place for city in cities if (place := place_of(city)).country in countries or not countries),
        None,
    )
