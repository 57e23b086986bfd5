"""Who is or was mayor of which city: mayor mentions joined to a city and to a time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.facts import Evidence, Mayoralty, Place
from pipeline.languages import all_languages
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.places import place_of, place_with_id, publisher_place
from pipeline.relations.sections import Sections
from pipeline.sentences import sentence_spans

_LEAD = re.compile(r"^\W*$|[-–:] $")
"""What stands before a city that begins a sentence: nothing, or a date and a dash."""
_VAGUE = re.compile(r"X|\d{2}XX|\d+/\d{2}XX")
"""Dates that name no moment: centuries, and days without a year."""
_AROUND_DATE = 8
"""Characters beside its date in a line that dates what follows: a weekday, a colon."""
_OFFICE_VERBS = frozenset({"mayor.name-verb-title", "mayor.title-verb-name", "mayor.verb-name-title"})
"""Rules of sentences that say who holds the office: their "since" is the beginning of the term."""
_SINCE_REACH = 12
"""Characters between "since" and its date: "seit dem Jahr 2014"."""
_REPEATS = frozenset({"mayor.surname", "mayor.full-name-again", "mayor.presence", "mayor.signer"})
"""Rules whose mentions say nothing new about office or city."""


def find_mayoralties(document: Document, mentions: Sequence[Mention]) -> list[Mayoralty]:
    """One mayoralty for each person and city that the page names, in the order of first mention."""
    mayors = [mention for mention in mentions if mention.type is MentionType.MAYOR]
    if not mayors:
        return []
    home = publisher_place(document, mentions)
    context = Surroundings(document, mentions, home)
    office = [mention for mention in mayors if mention.rule not in _REPEATS]
    context.learn(office)
    stated: dict[str, list[tuple[Mention, Place, bool]]] = defaultdict(list)
    for mention in office:
        place, explicit = context.city_of(mention)
        if place is not None:
            stated[mention.value].append((mention, place, explicit))
    facts: list[Mayoralty] = []
    for person, rows in stated.items():
        chosen = [row for row in rows if row[2]] or rows
        by_place: dict[tuple[str | None, str], list[Mention]] = defaultdict(list)
        places: dict[tuple[str | None, str], Place] = {}
        for mention, place, _ in chosen:
            key = (place.geonames_id, "" if place.geonames_id else place.name)
            by_place[key].append(mention)
            places.setdefault(key, place)
        for key, group in by_place.items():
            facts.append(_mayoralty(person, places[key], group, context))
    return facts


def _mayoralty(person: str, city: Place, group: Sequence[Mention], context: Surroundings) -> Mayoralty:
    titled = [mention for mention in group if mention.attributes.get("titled") == "true"]
    best = max(titled or group, key=lambda mention: (mention.confidence, -mention.block, -mention.start))
    title = next((mention.attributes["title"] for mention in [best, *titled] if mention.attributes.get("title")), None)
    term = next((mention.attributes["term"] for mention in group if mention.attributes.get("term")), None)
    return Mayoralty(
        person=person,
        city=city,
        title=title,
        titled=bool(titled),
        as_of=term or context.moment(best),
        rule=best.rule,
        confidence=best.confidence,
        evidence=tuple(Evidence(m.block, m.start, m.end, m.raw) for m in group),
    )


def _day(value: str) -> str:
    """A date without its clock time."""
    return value.partition("T")[0]


@cache
def _now_words(language: str) -> re.Pattern[str]:
    entry = all_languages().get(language)
    words = "|".join(re.escape(word) for word in (entry.mayors.now if entry is not None else ())) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _since_words(language: str) -> re.Pattern[str]:
    """ "since" right before a date, a word between them at most."""
    entry = all_languages().get(language)
    words = "|".join(re.escape(word.lower()) for word in (entry.partnerships.since if entry is not None else ()))
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?:\s+\w+)?\s*$")


@cache
def _on_behalf(language: str) -> frozenset[str]:
    entry = all_languages().get(language)
    return frozenset(word.lower() for word in entry.mayors.on_behalf) if entry is not None else frozenset()


class Surroundings:
    """Where on the page a mention of a mayor stands: the cities and dates around it, and so city and time."""

    def __init__(self, document: Document, mentions: Sequence[Mention], home: Place) -> None:
        self._home = home
        self._languages = {block.index: block.language for block in document.blocks}
        self._texts = {block.index: block.text for block in document.blocks}
        self._cities: dict[int, list[Mention]] = defaultdict(list)
        self._dates: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.type is MentionType.CITY:
                self._cities[mention.block].append(mention)
            elif mention.type is MentionType.DATE:
                self._dates[mention.block].append(mention)
        self._sections = Sections(document)
        self._country = document.publisher.country
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._at_home: set[str] = set()
        self._together: dict[tuple[int, tuple[int, int]], list[Mention]] = defaultdict(list)

    def learn(self, office: Sequence[Mention]) -> None:
        """Take note of who is said to be the publisher's mayor, and which sentences name two mayors."""
        for mention in office:
            if mention.rule == "mayor.list" or mention.attributes.get("city") == self._home.geonames_id:
                self._at_home.add(mention.value)
        for mention in office:
            if not mention.attributes.keys() & {"city", "term", "former"}:
                self._together[mention.block, self._sentence(mention)].append(mention)

    def city_of(self, mention: Mention) -> tuple[Place | None, bool]:
        """The city of a mayor, and whether the page says so beside title or name.

        None for a guest who has the title of another country in its own language, or an adjective of it ("the French
        mayor"), where the page names no city there: a "borgmester" is not the mayor of an English publisher.
        """
        attributes = mention.attributes
        said = attributes.get("city")
        if said is not None:
            return place_with_id(said, attributes.get("city_name", "")), True
        if mention.value in self._at_home:
            return self._home, False
        countries = [code for code in attributes.get("countries", "").split() if code != self._country]
        foreign_title = bool(countries) and self._country not in attributes["countries"].split()
        guess = None
        said_country = attributes.get("said_country", self._country)
        if said_country != self._country:
            guess = self._elsewhere(mention, (said_country,)) or self._on_page(mention, (said_country,))
        elif "elsewhere" in attributes or foreign_title or mention.rule == "mayor.counterpart":
            guess = (
                self._elsewhere(mention, countries if foreign_title else ())
                or (self._before(mention) or self._on_page(mention, countries) if foreign_title else None)
                or self._elsewhere(mention, ())
            )
        elif "foreign_word" in attributes and countries:
            guess = self._elsewhere(mention, countries)
        else:
            guess = self._subject(mention) or self._other_of_two(mention)
        abroad = said_country != self._country or (foreign_title and "foreign_word" in attributes)
        if guess is None and (abroad or "elsewhere" in attributes):
            return None, False
        return guess or self._home, False

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        return next(span for span in self._spans(mention.block) if span[0] <= mention.start < span[1])

    def _spans(self, block: int) -> list[tuple[int, int]]:
        if block not in self._sentences:
            self._sentences[block] = sentence_spans(self._texts[block])
        return self._sentences[block]

    def _foreign(self, cities: Iterable[Mention]) -> list[Mention]:
        return [city for city in cities if place_of(city).geonames_id != self._home.geonames_id]

    def _subject(self, mention: Mention) -> Place | None:
        """The city with which the sentence begins, alone, behind a date or a word that says for whom somebody acts:
        "Karlsruhe suit en 1955, par le maire …", "Für Metz unterschrieb …"."""
        start, _ = self._sentence(mention)
        here = [city for city in self._cities[mention.block] if start <= city.start < mention.start]
        if not here or here[0] not in self._foreign(here):
            return None
        lead = self._texts[mention.block][start : here[0].start]
        spoken = _LEAD.search(lead) or lead.strip().lower() in _on_behalf(self._languages.get(mention.block, ""))
        return place_of(here[0]) if spoken else None

    def _other_of_two(self, mention: Mention) -> Place | None:
        """Of two mayors in one sentence the one behind another city's name, or not known here, is that city's."""
        start, end = self._sentence(mention)
        others = [other for other in self._together[mention.block, (start, end)] if other.value != mention.value]
        if len(others) != 1:
            return None
        other = others[0]
        cities = self._foreign(c for c in self._cities[mention.block] if start <= c.start < end)
        if cities:
            before = [city for city in cities if city.start < mention.start]
            known = other.value in self._at_home
            if before and (known or other.start < before[-1].start):
                return place_of(before[-1])
            return None
        if other.value not in self._at_home:
            return None
        over = [city for block in self._sections.above(mention.block)[:1] for city in self._cities[block]]
        return next((place_of(city) for city in self._foreign(over)), None)

    def moment(self, mention: Mention) -> str | None:
        """The date of which the page speaks where it names a mayor: the sentence's, else the one before in the block.

        None where a word says that the sentence speaks of today.
        """
        text = self._texts[mention.block]
        start, end = self._sentence(mention)
        if self._now(mention.block).search(text[start:end].lower()):
            return None
        dates = [date for date in self._dates[mention.block] if self._may_date(date, text)]
        here = [date for date in dates if start <= date.start < end]
        if here:
            date = min(here, key=lambda date: abs(date.start - mention.start))
            begins = mention.rule in _OFFICE_VERBS and "/" not in date.value
            lead = text[max(start, date.start - _SINCE_REACH) : date.start].lower()
            if begins and "former" not in mention.attributes and self._since(mention.block).search(lead):
                return f"{_day(date.value)}/.."
            return _day(date.value)
        before = [span for span in self._spans(mention.block) if span[1] <= start]
        earlier = [date for date in dates if before and before[-1][0] <= date.start < before[-1][1]]
        if earlier:
            return _day(earlier[-1].value)
        return self._date_line(mention.block)

    def _may_date(self, date: Mention, text: str) -> bool:
        """False for centuries, days without a year, and what stands in brackets: terms and lives of others."""
        if _VAGUE.match(date.value):
            return False
        return text.rfind("(", 0, date.start) <= text.rfind(")", 0, date.start)

    def _date_line(self, block: int) -> str | None:
        """The date of a line right before a block that is little more than a date."""
        for before in self._sections.near(block)[:1]:
            for date in self._dates[before]:
                if len(self._texts[before]) - len(date.raw) <= _AROUND_DATE and not _VAGUE.match(date.value):
                    return _day(date.value)
        return None

    def _now(self, block: int) -> re.Pattern[str]:
        return _now_words(self._languages.get(block, ""))

    def _since(self, block: int) -> re.Pattern[str]:
        return _since_words(self._languages.get(block, ""))

    def _before(self, mention: Mention) -> Place | None:
        """The last other city before a mention in its block."""
        cities = [city for city in self._foreign(self._cities[mention.block]) if city.start < mention.start]
        return place_of(cities[-1]) if cities else None

    def _on_page(self, mention: Mention, countries: Sequence[str]) -> Place | None:
        """The city of one of some countries that the page names most often, of those the one that it names last before
        a mention; what stands behind only where nothing does before."""
        fitting = [
            city
            for cities in self._cities.values()
            for city in self._foreign(cities)
            if city.attributes.get("country") in countries
        ]
        counts = Counter(city.value for city in fitting)
        nearest = max(
            fitting,
            key=lambda city: (counts[city.value], city.block <= mention.block, -abs(city.block - mention.block)),
            default=None,
        )
        return place_of(nearest) if nearest is not None else None

    def _elsewhere(self, mention: Mention, countries: Sequence[str]) -> Place | None:
        """The nearest city that is not the publisher's and, where countries are given, lies in one of them: of what the
        block has named so far, then of the line before it and its headings, then of what follows."""
        _, end = self._sentence(mention)
        own = self._foreign(self._cities[mention.block])
        own.sort(key=lambda city: (city.start > mention.start, abs(city.start - mention.start)))
        over = [self._foreign(self._cities[block]) for block in self._sections.near(mention.block)]
        # What a heading names is spoken of already, a city in a later sentence is not.
        spoken = [city for city in own if city.start < end]
        for cities in (spoken, *over, own):
            for city in cities:
                place = place_of(city)
                if not countries or place.country in countries:
                    return place
        return None
