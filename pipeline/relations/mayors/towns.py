"""Whose mayor somebody is: the city of a mayor mention where none stands beside title or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from pipeline.entities.name_lands import has_first_name_of
from pipeline.facts import Place
from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.guests.company import Company
from pipeline.relations.mayors.guests.hosted import HostedGuests
from pipeline.relations.mayors.guests.lands import land_of_guests
from pipeline.relations.mayors.guests.pairs import MayorPairs
from pipeline.relations.mayors.guests.visiting import pays_visit
from pipeline.relations.mayors.page.nearby import NearbyTowns
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
_FIRST_WORDS: Final = 5
"""Characters before the one with whom a sentence begins: "The "."""
_BESIDE: Final = 20
"""Characters beside a title that hold the word next to it."""
_BEGINNING: Final = 40
"""Characters of "His Worship's immediate predecessor"."""


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
        self._outside: set[str] = set()
        self._unplaced: set[str] = set()
        self._facing: set[str] = set()
        self._visitors: set[str] = set()
        self._below: dict[int, set[str]] = defaultdict(set)

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
            line = self._lines.over(mention.block)
            if line is not None:
                self._below[line].add(mention.value)
            elif not mention.attributes.keys() & {"city", "elsewhere", "former", "said_country", "unplaced"}:
                self._outside.add(mention.value)
                if mention.rule in HEADS and "title" in mention.attributes:
                    self._heads.add(mention.attributes["title"])
        self._facing.update(mention.value for mention in office if self._faces_ours(mention))

    def city_of(self, mention: Mention) -> tuple[Place | None, bool]:
        """The city of a mayor, and whether the page says so beside title or name.

        None for a guest who has the title of another country in its own language, or an adjective of it ("the French
        mayor"), where the page names no city there: a "borgmester" is not the mayor of an English publisher; and
        for who is said to be of a town that is not known, or by an adjective that may be that of several.
        """
        attributes = mention.attributes
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
        country = self._standing.country
        countries = [code for code in attributes.get("countries", "").split() if code != country]
        foreign_title = (
            bool(countries) and is_of_elsewhere(self._standing, mention) and not is_of_our_past(self._standing, mention)
        )
        if mention.rule == "mayor.succession" and (other := self._forerunner(mention)) is not None:
            return self.city_of(other)[0], False
        if mention.rule == "mayor.counterpart" and self._pairs.faces_a_guest(mention):
            return self._home, False
        said_country = attributes.get("said_country") or self._land_of_guests(mention) or country
        if said_country != country:
            guess = self._near.elsewhere(mention, (said_country,)) or self._near.on_page(mention, (said_country,))
        elif mention.value in self._visitors:
            guess = self._near.named_like(mention) or self._near.spoken_of(mention) or self._near.only_partner()
        elif "elsewhere" in attributes or foreign_title or mention.rule == "mayor.counterpart":
            guess = (
                (
                    None
                    if foreign_title or self._lines.over(mention.block) is not None
                    else self._near.named_like(mention)
                )
                or self._near.elsewhere(
                    mention, countries if foreign_title else (), translated="foreign_word" not in attributes
                )
                or (self._near.before(mention) or self._near.on_page(mention, countries) if foreign_title else None)
                or self._near.elsewhere(mention, ())
                or (self._near.only_partner() if "elsewhere" in attributes else None)
            )
        elif "foreign_word" in attributes and countries:
            guess = self._near.elsewhere(mention, countries)
        elif mention.rule == "mayor.pronoun-title":  # the towns of the name's own sentence are those of a life
            guess = self._of_section(mention)
        else:
            guess = (
                None
                if self._incumbents.is_ours(mention)
                else (
                    its_town(self._standing, self._near, mention)
                    or subject_town(self._standing, mention)
                    or self._company.town(mention)
                    or self._hosted.town(mention)
                    or self._pairs.town(mention)
                    or self._of_section(mention)
                    or self._by_title(mention)
                    or self._by_first_name(mention)
                    or self._incumbents.town_of_another(mention)
                )
            )
            if guess is not None and is_title_of_home(attributes.get("title", ""), guess.country, country):
                guess = None
            if guess is not None and self._pairs.is_taken(guess, mention):
                guess = None
        if guess is None and (
            mention.value in self._facing | self._visitors
            or self._pairs.cannot_both_be_ours(mention)
            or self._pairs.are_of_nowhere(mention)
            or self._pairs.is_received(mention)
            or self._incumbents.is_another(mention)
        ):
            return None, False
        abroad = said_country != country or (foreign_title and not may_be_of_the_past(self._standing, mention))
        if guess is None and (abroad or "elsewhere" in attributes):
            return None, False
        return guess or self._home, False

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

    def _of_section(self, mention: Mention) -> Place | None:
        """The town under whose line somebody is said to hold the office ("Linz" and below it "Bürgermeister: X"), or
        is the only mayor named, while the publisher's is named elsewhere.

        Who signed or brought the partnership may be the publisher's mayor as well.
        """
        line = self._lines.over(mention.block)
        if line is None:
            return None
        if self._is_of_today(mention):
            return self._lines.town(line)
        if self._home_in_sentence(mention):
            return None
        text, language = self._standing.said(mention), self._language(mention)
        holds = mention.rule in _BELOW_TOWNS or pattern_of(language, "mayors.leading").search(text)
        alone = (
            len(self._below[line]) == 1
            and bool((self._at_home | self._outside) - self._below[line])
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
        others = (other for other in self._named[mention.block] if other.value != mention.value)
        if any(start <= other.start < end for other in others):
            return False
        if pattern_of(self._language(mention), "mayors.receiving").search(self._standing.said(mention)):
            return False
        text, attributes = self._standing.texts[mention.block].lower(), mention.attributes
        title, behind = int(attributes["title_start"]), int(attributes["title_end"])
        near = text[max(0, title - _BESIDE) : title].split()[-1:] + text[behind : behind + _BESIDE].split()[:1]
        present = pattern_of(self._language(mention), "mayors.present")
        return any(present.search(word) is not None for word in near)

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

    def _home_in_sentence(self, mention: Mention) -> bool:
        start, end = self._standing.sentence(mention)
        here = self._standing.cities_in(mention.block, start, end)
        return len(self._standing.foreign(here)) < len(here)
