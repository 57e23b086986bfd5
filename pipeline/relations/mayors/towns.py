"""Whose mayor somebody is: the city of a mayor mention where none stands beside title or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from pipeline.block import UNDETERMINED
from pipeline.entities.name_lands import has_first_name_of, languages_of
from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors import phrases
from pipeline.relations.mayors.company import Company
from pipeline.relations.mayors.hosted import HostedGuests
from pipeline.relations.mayors.moments import moment
from pipeline.relations.mayors.nearby import NearbyTowns
from pipeline.relations.mayors.signs import is_higher, is_title_abroad, is_title_of_home
from pipeline.relations.mayors.standing import Standing
from pipeline.relations.mayors.subjects import subject_town
from pipeline.relations.mayors.town_lines import TownLines
from pipeline.relations.places import place_of, place_with_id

_HOLDING: Final = frozenset(
    {
        "mayor.name-verb-title",
        "mayor.title-verb-name",
        "mayor.verb-name-title",
        "mayor.title-colon-name",
        "mayor.title-beside",
    }
)
"""Rules of words that say who holds an office: "Bürgermeister: X", "seit 2014 ist X Bürgermeister"."""

_HEADS: Final = frozenset({"mayor.title-beside", "mayor.list", "mayor.greeting", "mayor.title-colon-name"})
"""Rules of lines that name the publisher's own mayor where they stand under no other town's line."""

_OF_TWO: Final = frozenset({"mayor.plural-names", "mayor.the-two"})
"""Rules of several behind one title in the plural."""
_BEGINNING: Final = 40
"""Characters of "His Worship's immediate predecessor"."""

_TITLES_OF_TODAY: Final = "1946"
"""The year since which a country has had the titles that it has today."""

Sentence = tuple[int, tuple[int, int]]
"""A block's index and the span of the sentence in it."""


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
        self._at_home: set[str] = set()
        self._together: dict[Sentence, list[Mention]] = defaultdict(list)
        self._said: dict[Sentence, set[str]] = defaultdict(set)
        self._named: dict[int, list[Mention]] = defaultdict(list)
        self._first: dict[str, Mention] = {}
        self._heads: set[str] = set()
        self._outside: set[str] = set()
        self._unplaced: set[str] = set()
        self._below: dict[int, set[str]] = defaultdict(set)

    def learn(self, mayors: Sequence[Mention], office: Sequence[Mention]) -> None:
        """Take note of who is said to be the publisher's mayor, and which sentences name two mayors.

        mayors: all mentions of mayors in their order. office: those of them that say something about the office.
        """
        self._hosted.learn(office)
        for mention in mayors:
            self._named[mention.block].append(mention)
        for mention in office:
            self._first.setdefault(mention.value, mention)
            if "unplaced" in mention.attributes:
                self._unplaced.add(mention.value)
            if mention.rule == "mayor.list" or mention.attributes.get("city") == self._home.geonames_id:
                self._at_home.add(mention.value)
            sentence = self._sentence(mention)
            if "city" in mention.attributes:
                self._said[sentence].add(mention.attributes["city"])
            elif not mention.attributes.keys() & {"term", "former", "unplaced"}:
                self._together[sentence].append(mention)
            line = self._lines.over(mention.block)
            if line is not None:
                self._below[line].add(mention.value)
            elif not mention.attributes.keys() & {"city", "elsewhere", "former", "said_country", "unplaced"}:
                self._outside.add(mention.value)
                if mention.rule in _HEADS and "title" in mention.attributes:
                    self._heads.add(mention.attributes["title"])

    def city_of(self, mention: Mention) -> tuple[Place | None, bool]:
        """The city of a mayor, and whether the page says so beside title or name.

        None for a guest who has the title of another country in its own language, or an adjective of it ("the French
        mayor"), where the page names no city there: a "borgmester" is not the mayor of an English publisher; and
        for who is said to be of a town that is not known, or by an adjective that may be that of several.
        """
        attributes = mention.attributes
        said = attributes.get("city")
        if said is not None:
            return place_with_id(said, attributes.get("city_name", "")), True
        if mention.value in self._at_home or mention.rule == "mayor.host":
            return self._home, False
        if mention.value in self._unplaced:
            return None, False
        country = self._standing.country
        countries = [code for code in attributes.get("countries", "").split() if code != country]
        foreign_title = bool(countries) and self._is_of_elsewhere(mention)
        if mention.rule == "mayor.succession" and (other := self._forerunner(mention)) is not None:
            return self.city_of(other)[0], False
        if mention.rule == "mayor.counterpart" and self._faces_a_guest(mention):
            return self._home, False
        said_country = attributes.get("said_country", country)
        if said_country != country:
            guess = self._near.elsewhere(mention, (said_country,)) or self._near.on_page(mention, (said_country,))
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
            )
        elif "foreign_word" in attributes and countries:
            guess = self._near.elsewhere(mention, countries)
        elif mention.rule == "mayor.pronoun-title":  # the towns of the name's own sentence are those of a life
            guess = self._of_section(mention)
        else:
            guess = (
                subject_town(self._standing, mention)
                or self._company.town(mention)
                or self._hosted.town(mention)
                or self._second_of_plural(mention)
                or self._other_of_two(mention)
                or self._of_section(mention)
                or self._by_title(mention)
                or self._by_first_name(mention)
            )
            if guess is not None and is_title_of_home(attributes.get("title", ""), guess.country, country):
                guess = None
        if guess is None and mention.rule == "mayor.the-two" and self._is_second(mention):
            return None, False
        abroad = said_country != country or (foreign_title and not self._may_be_of_the_past(mention))
        if guess is None and (abroad or "elsewhere" in attributes):
            return None, False
        return guess or self._home, False

    def _sentence(self, mention: Mention) -> Sentence:
        return mention.block, self._standing.sentence(mention)

    def _language(self, mention: Mention) -> str:
        return self._standing.languages.get(mention.block, "")

    def _text_of_sentence(self, mention: Mention) -> str:
        start, end = self._standing.sentence(mention)
        return self._standing.texts[mention.block][start:end].lower()

    def _forerunner(self, mention: Mention) -> Mention | None:
        """Where another mayor of a sentence was named first, in whose office somebody came before or behind; where a
        sentence begins with "His forerunner", the last one of the sentence before."""
        start, _ = self._standing.sentence(mention)
        if mention.start - start <= _BEGINNING and not any(
            start <= other.start < mention.start for other in self._named[mention.block]
        ):
            start = max(
                (span[0] for span in self._standing.sentences(mention.block) if span[1] <= start), default=start
            )
        here = [
            other
            for other in self._named[mention.block]
            if start <= other.start < mention.start and other.value != mention.value
        ]
        first = self._first.get(here[-1].value) if here else None
        return None if first is None or first.rule == "mayor.succession" else first

    def _faces_a_guest(self, mention: Mention) -> bool:
        """True for the counterpart of a guest where the sentence names no further city: the publisher's mayor."""
        start, end = self._standing.sentence(mention)
        taken = self._said[self._sentence(mention)] - {self._home.geonames_id}
        here = self._standing.foreign_in(mention.block, start, end)
        return bool(taken) and all(city.value in taken for city in here)

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
            return None
        if other.value not in self._at_home:
            return None
        over = [
            city for block in self._standing.sections.above(mention.block)[:1] for city in self._standing.cities[block]
        ]
        return next((place_of(city) for city in self._standing.foreign(over)), None)

    def _second_of_plural(self, mention: Mention) -> Place | None:
        """Of two behind one title in the plural the second is the guest: "die Bürgermeister A und B" of the other town
        that the sentence names, else of the section's."""
        if mention.rule not in _OF_TWO:
            return None
        if not self._is_second(mention):
            return None
        start, end = self._standing.sentence(mention)
        cities = [
            city for city in self._standing.foreign_in(mention.block, start, end) if not self._near.is_beside(city)
        ]
        line = self._lines.over(mention.block)
        if len({city.value for city in cities}) == 1:
            return place_of(cities[0])
        return self._lines.town(line) if line is not None and not cities else None

    def _is_of_elsewhere(self, mention: Mention) -> bool:
        """True for a title that mayors of the publisher's country do not have, in that title's language or in one of
        the country's. In any other it only translates theirs: "Mayor" on the English pages of a German town."""
        country, language = self._standing.country, self._language(mention)
        if country in mention.attributes["countries"].split():
            return False
        return "foreign_word" in mention.attributes or language in (*languages_of(country), "", UNDETERMINED)

    def _may_be_of_the_past(self, mention: Mention) -> bool:
        """True for a title of another country that the publisher's own mayors may have had once."""
        if mention.attributes.keys() & {"former", "term"}:
            return True
        time = moment(self._standing, mention)
        return time is not None and time.value < _TITLES_OF_TODAY

    def _is_second(self, mention: Mention) -> bool:
        """True for the second of two behind one title in the plural."""
        pair = [other for other in self._together[self._sentence(mention)] if other.rule == mention.rule]
        return len(pair) == 2 and pair[1] is mention

    def _of_section(self, mention: Mention) -> Place | None:
        """The town under whose line somebody is said to hold the office ("Linz" and below it "Bürgermeister: X"), or
        is the only mayor named, while the publisher's is named elsewhere.

        Who signed or brought the partnership may be the publisher's mayor as well.
        """
        line = self._lines.over(mention.block)
        if line is None or self._home_in_sentence(mention):
            return None
        text, language = self._text_of_sentence(mention), self._language(mention)
        holds = mention.rule in {*_HOLDING, "mayor.succession"} or phrases.leading(language).search(text)
        alone = (
            len(self._below[line]) == 1
            and bool((self._at_home | self._outside) - self._below[line])
            and not mention.attributes.keys() & {"former", "term"}
            and not self._standing.foreign_in(mention.block, *self._standing.sentence(mention))
            and not phrases.signs(language).search(text)
            and not phrases.thanks_to(language).search(text)
        )
        return self._lines.town(line) if holds or alone else None

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
        here = (city for city in self._standing.cities[mention.block] if start <= city.start < end)
        return any(place_of(city).geonames_id == self._home.geonames_id for city in here)
