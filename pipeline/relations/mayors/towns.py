"""Whose mayor somebody is: the city of a mayor mention where none stands beside title or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from pipeline.entities.name_lands import has_first_name_of
from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors.guests.company import Company
from pipeline.relations.mayors.guests.hosted import HostedGuests
from pipeline.relations.mayors.guests.lands import land_of_guests
from pipeline.relations.mayors.guests.pairs import MayorPairs
from pipeline.relations.mayors.guests.visiting import pays_visit
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.sections import SectionTowns
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.times.past import Times
from pipeline.relations.mayors.told.incumbents import HEADS, Incumbents
from pipeline.relations.mayors.told.items import Items
from pipeline.relations.mayors.told.partner_cards import PartnerCards
from pipeline.relations.mayors.told.possessives import is_ours, its_town
from pipeline.relations.mayors.told.subjects import represented_town, subject_town, town_of_clause
from pipeline.relations.mayors.told.titles import (
    is_higher,
    is_of_elsewhere,
    is_of_our_past,
    is_title_abroad,
    is_title_of_home,
    may_be_of_the_past,
)
from pipeline.relations.mayors.words import phrases
from pipeline.relations.places import place_key, place_with_id

_FIRST_WORDS: Final = 5
"""Characters before the one with whom a sentence begins: "The "."""
_BEGINNING: Final = 40
"""Characters of "His Worship's immediate predecessor"."""


class _Origin(NamedTuple):
    """What title and sentence say of where a mayor is from.

    said: the other country that is said, ISO 3166-1 alpha-2. countries: the others that have the title. by_title: the
    title is none of the publisher's country today. is_elsewhere: he is not the publisher's, town or no town.
    """

    said: str | None
    countries: list[str]
    by_title: bool
    is_elsewhere: bool


class MayorTowns:
    """The cities of a page's mayors. Take note of all who hold the office before asking for one."""

    def __init__(self, standing: Standing, partners: Collection[str] = ()) -> None:
        """partners: GeoNames ids of the cities that the page says are the publisher's partners."""
        self._standing = standing
        self._home = standing.home
        self._lines = TownLines(standing)
        self._near = NearbyTowns(standing, self._lines, partners)
        self._company = Company(standing, self._lines)
        self._hosted = HostedGuests(standing)
        self._items = Items(standing)
        self._cards = PartnerCards(standing, self._lines)
        self._incumbents = Incumbents(standing, self._lines, self._near)
        self._at_home: set[str] = set()
        self._times = Times(standing)
        self._pairs = MayorPairs(standing, self._lines, self._near, self._at_home)
        self._named: dict[int, list[Mention]] = defaultdict(list)
        self._first: dict[str, Mention] = {}
        self._heads: set[str] = set()
        self._unplaced: set[str] = set()
        self._facing: set[str] = set()
        self._visitors: set[str] = set()
        self._sections = SectionTowns(standing, self._lines, self._at_home, self._named)

    def learn(self, mayors: Sequence[Mention], office: Sequence[Mention]) -> None:
        """Take note of who is said to be the publisher's mayor, and which sentences name two mayors.

        mayors: all mentions of mayors in their order. office: those of them that say something about the office.
        """
        self._hosted.learn(office)
        self._items.learn(office)
        self._company.learn(mayors)
        for mention in mayors:
            self._named[mention.block].append(mention)
        for mention in office:
            self._first.setdefault(mention.value, mention)
            if "unplaced" in mention.attributes:
                self._unplaced.add(mention.value)
            city = self._said_city(mention)
            own = is_ours(self._standing, mention) if city is None else place_key(city) == place_key(self._home)
            if own or (mention.rule == "mayor.list" and city is None and self._is_listed_at_home(mention)):
                self._at_home.add(mention.value)
            self._pairs.learn(mention)
            if not own and pays_visit(self._standing, mention):
                self._visitors.add(mention.value)
            elif self._items.town(mention) is None and not self._cards.holds(mention):
                self._incumbents.learn(mention, own=own)
            if self._sections.learn(mention) and mention.rule in HEADS and "title" in mention.attributes:
                self._heads.add(mention.attributes["title"])
        self._facing.update(mention.value for mention in office if self._faces_ours(mention))

    def city_of(self, mention: Mention) -> tuple[Place | None, bool]:
        """The city of a mayor, and whether the page says so beside title or name.

        None for a guest who has the title of another country in its own language, or an adjective of it ("the French
        mayor"), where the page names no city there: a "borgmester" is not the mayor of an English publisher; and
        for who is said to be of a town that is not known, or by an adjective that may be that of several.
        """
        settled = self._settled(mention)
        if settled is not None:
            return settled
        origin = self._origin(mention)
        guess = self._guess(mention, origin)
        if guess is None and (origin.is_elsewhere or self._is_nobodys(mention)):
            return None, False
        return guess or self._home, False

    def _settled(self, mention: Mention) -> tuple[Place | None, bool] | None:
        """What `city_of` gives where the page leaves nothing to guess; None where it does."""
        if (said := self._said_city(mention)) is not None:
            return said, True
        if (listed := self._items.town(mention)) is not None or self._items.is_of_several(mention):
            return listed, False
        if self._cards.holds(mention):
            return self._cards.town(mention), False
        if mention.value in self._at_home or mention.rule == "mayor.host":
            return self._home, False
        if mention.value in self._unplaced or self._pairs.is_of_unknown_town(mention):
            return None, False
        if self._company.invites_elsewhere(mention):
            return None, False
        if mention.rule == "mayor.succession" and (other := self._forerunner(mention)) is not None:
            return self.city_of(other)[0], False
        if mention.rule == "mayor.counterpart" and self._pairs.faces_a_guest(mention):
            return self._home, False
        return None

    def _origin(self, mention: Mention) -> _Origin:
        attributes, home = mention.attributes, self._standing.country
        countries = [code for code in attributes.get("countries", "").split() if code != home]
        standing = self._standing
        title = bool(countries) and is_of_elsewhere(standing, mention) and not is_of_our_past(standing, mention)
        said = attributes.get("said_country") or self._land_of_guests(mention) or home
        abroad = said != home or (title and not may_be_of_the_past(standing, mention))
        return _Origin(said if said != home else None, countries, title, abroad or "elsewhere" in attributes)

    def _guess(self, mention: Mention, origin: _Origin) -> Place | None:
        """The other town that a mayor is most likely to be of, by where he is said to be from; None for none."""
        near, countries = self._near, origin.countries
        if origin.said is not None:
            return near.elsewhere(mention, (origin.said,)) or near.on_page(mention, (origin.said,))
        if mention.value in self._visitors:
            return near.named_like(mention) or near.spoken_of(mention) or near.only_partner()
        if origin.by_title:
            return (
                near.elsewhere(mention, countries, translated="foreign_word" not in mention.attributes)
                or near.before(mention)
                or near.on_page(mention, countries)
                or near.elsewhere(mention, ())
                or (near.only_partner() if "elsewhere" in mention.attributes else None)
            )
        if "elsewhere" in mention.attributes or mention.rule == "mayor.counterpart":
            return (
                (near.named_like(mention) if self._lines.over(mention.block) is None else None)
                or near.elsewhere(mention, (), translated="foreign_word" not in mention.attributes)
                or near.elsewhere(mention, ())
                or (near.only_partner() if "elsewhere" in mention.attributes else None)
            )
        if "foreign_word" in mention.attributes and countries:
            return near.elsewhere(mention, countries)
        if mention.rule == "mayor.pronoun-title":  # the towns of the name's own sentence are those of a life
            return self._sections.town(mention)
        return self._guess_of_ours(mention)

    def _guess_of_ours(self, mention: Mention) -> Place | None:
        """The other town of a mayor whom nothing beside title and name says to be of elsewhere."""
        if self._incumbents.is_ours(mention):
            return None
        guess = (
            its_town(self._standing, self._near, mention)
            or subject_town(self._standing, mention)
            or self._company.town(mention)
            or self._hosted.town(mention)
            or self._pairs.town(mention)
            or self._sections.town(mention)
            or self._by_title(mention)
            or self._by_first_name(mention)
            or self._incumbents.town_of_another(mention)
        )
        if guess is None or self._pairs.is_taken(guess, mention):
            return None
        title = mention.attributes.get("title", "")
        return None if is_title_of_home(title, guess.country, self._standing.country) else guess

    def _is_nobodys(self, mention: Mention) -> bool:
        """True for a mayor of whom no other town is known and who cannot be the publisher's."""
        return (
            mention.value in self._facing
            or mention.value in self._visitors
            or self._pairs.cannot_both_be_ours(mention)
            or self._pairs.are_of_nowhere(mention)
            or self._pairs.is_received(mention)
            or self._incumbents.is_another(mention)
        )

    def _is_listed_at_home(self, mention: Mention) -> bool:
        """True in a list of which neither a heading nor its rows say that it is another town's."""
        elsewhere = "unplaced" in mention.attributes or self._lines.over(mention.block) is not None
        return not elsewhere and not self._items.is_of_several(mention)

    def _faces_ours(self, mention: Mention) -> bool:
        """True for the counterpart, of an unsaid town, of one in the same sentence who is the publisher's mayor."""
        if mention.rule != "mayor.counterpart" or "city" in mention.attributes or mention.value in self._at_home:
            return False
        start, _ = self._standing.sentence(mention)
        others = (other for other in self._named[mention.block] if start <= other.start < mention.start)
        other = next((other for other in others if other.value != mention.value), None)
        place = self.city_of(other)[0] if other is not None else None
        return place is not None and place_key(place) == place_key(self._home)

    def _said_city(self, mention: Mention) -> Place | None:
        """The city that stands beside title or name, is said to be represented by the mayor, or whose clause it is."""
        city = mention.attributes.get("city")
        if city is None:
            return represented_town(self._standing, mention) or town_of_clause(self._standing, mention)
        return place_with_id(city, mention.attributes.get("city_name", ""))

    def _language(self, mention: Mention) -> str:
        return self._standing.languages[mention.block]

    def _land_of_guests(self, mention: Mention) -> str | None:
        """The country of guests whom a mayor leads, where the sentence names no other town before."""
        if self._standing.foreign_ahead(mention):
            return None
        start, end = self._standing.sentence(mention)
        text = self._standing.texts[mention.block]
        return land_of_guests(text[start : title_start(mention)], text[mention.end : end], self._language(mention))

    def _forerunner(self, mention: Mention) -> Mention | None:
        """Where another mayor of a sentence was named first, in whose office somebody came before or behind; where a
        sentence begins with "His forerunner", the last one of the sentence before, and with "He succeeded" the one
        with whom that sentence begins. Nobody of another office that he had before."""
        start, _ = self._standing.sentence(mention)
        named = [other for other in self._named[mention.block] if other.value != mention.value]
        here = [other for other in named if start <= other.start < mention.start]
        if not here and mention.start - start <= _BEGINNING:
            begin = self._standing.begin_before(mention)
            here = [other for other in named if begin <= other.start < start]
            lead = self._standing.texts[mention.block][start : mention.start].split()[:1]
            if here and not any(phrases.owner(self._language(mention)).fullmatch(word.lower()) for word in lead):
                here = here[-1:] if title_start(here[-1]) - begin <= _FIRST_WORDS else []
        first = self._first.get(here[-1].value) if here else None
        if first is None or first.rule == "mayor.succession":
            return None
        return None if "city" in first.attributes and self._times.is_past(first) else first

    def _by_title(self, mention: Mention) -> Place | None:
        """The last city before a mayor whose title no mayor of the publisher has today."""
        title = mention.attributes.get("title", "")
        if mention.attributes.keys() & {"former", "term"}:
            return None
        if any(is_higher(title, head) for head in self._heads):
            return self._near.spoken_of(mention, mention.attributes.get("countries", "").split())
        return self._near.spoken_of(mention) if is_title_abroad(title) else None

    def _by_first_name(self, mention: Mention) -> Place | None:
        """The last city before a mayor whose first name is usual in its country and not in the publisher's."""
        place = self._near.spoken_of(mention)
        home = self._standing.country
        if place is None or not has_first_name_of(mention.value, place.country, home):
            return None
        return self._near.rather_partner(place)
