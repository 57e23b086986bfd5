"""One town, one mayor: where the page says who is the publisher's, another mayor of today is of the town just named."""

from __future__ import annotations

from typing import Final

from pipeline.facts import Place
from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.nearby import NearbyTowns
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.times.moments import moment
from pipeline.relations.mayors.times.past import Times
from pipeline.relations.mayors.words import guest_phrases
from pipeline.relations.places import place_of

HEADS: Final = frozenset({"mayor.title-beside", "mayor.list", "mayor.greeting", "mayor.title-colon-name"})
"""Rules of lines that name the publisher's own mayor where they stand under no other town's line."""

_NOT_TODAYS: Final = frozenset({"former", "term"})
_NOT_OURS: Final = frozenset({"elsewhere", "said_country", "unplaced", "foreign_word"})


class Incumbents:
    """The publisher's mayors of today. Take note of all who hold the office before asking for another's town."""

    def __init__(self, standing: Standing, lines: TownLines, near: NearbyTowns) -> None:
        self._standing = standing
        self._lines = lines
        self._near = near
        self._ours: set[str] = set()
        self._sure: set[str] = set()
        self._first = ""
        self._named: set[str] = set()  # words of their names
        self._taken: set[str] = set()
        self._times = Times(standing)

    def learn(self, mention: Mention, *, own: bool) -> None:
        """Take note of a mention that says something about the office, in their order. own: it says that the office is
        the publisher's.

        The publisher's mayor is who is said to be it, alone in a line, and the first of the page, where he is named in
        a paragraph before any other town.
        """
        attributes = mention.attributes
        if not own and "city" in attributes:
            self._taken.add(attributes["city"])
        if attributes.keys() & _NOT_TODAYS or attributes.get("titled") != "true":
            return
        if own:
            self._named.update(mention.value.split())
        if not own:
            countries = attributes.get("countries", self._standing.country).split()
            if "city" in attributes or attributes.keys() & _NOT_OURS or self._standing.country not in countries:
                return
            if self._lines.over(mention.block) is not None:
                return
            self._first = self._first or mention.value
            if mention.rule not in HEADS:
                led = self._standing.names_foreign_before(mention.block, mention.start)
                if mention.value == self._first and not led:
                    self._ours.add(mention.value)
                return
        self._ours.add(mention.value)
        self._sure.add(mention.value)

    def is_ours(self, mention: Mention) -> bool:
        """True for a mayor of today who is said to be the publisher's, or stands alone in a line."""
        return mention.value in self._sure

    def is_another(self, mention: Mention) -> bool:
        """True for a mayor of today, by a title beside the name, where the page says in so many words that somebody
        else is the publisher's; not near a date, nor where somebody signs: then it may be an earlier one."""
        attributes = mention.attributes
        if not self._named or mention.value in self._sure or attributes.keys() & _NOT_TODAYS:
            return False
        if attributes.get("titled") != "true" or "title_start" not in attributes or " " not in mention.value:
            return False
        if mention.value.split()[-1] in self._named:
            return False  # the same one, with a name more or less
        _, end = self._standing.sentence(mention)
        begin = self._standing.begin_before(mention)
        dates = (date for date in self._standing.dates[mention.block] if begin <= date.start < end)
        if any(date.value[:1] != "X" for date in dates) or moment(self._standing, mention) is not None:
            return False
        signs = pattern_of(self._standing.languages[mention.block], "partnerships.signed")
        return signs.search(self._standing.said(mention)) is None and not self._times.is_past(mention)

    def town_of_another(self, mention: Mention) -> Place | None:
        """The town of a mayor of today who is not the publisher's: the only other town that the sentence names before,
        else the sentence before it. Not where that town's mayor is named beside it, where somebody signs, is in the
        town, travels to it or is thanked for it, and where a year of the past stands there.
        """
        attributes = mention.attributes
        if not self._ours or mention.value in self._ours or attributes.keys() & _NOT_TODAYS:
            return None
        if attributes.get("titled") != "true" or "title_start" not in attributes:
            return None
        start, end = self._standing.sentence(mention)
        begin = self._standing.begin_before(mention)
        named = self._standing.foreign_in(mention.block, start, mention.start)
        cities = [
            city
            for city in named or self._standing.foreign_in(mention.block, begin, start)
            if not self._near.is_beside(city)
        ]
        if len({city.value for city in cities}) != 1 or cities[0].value in self._taken:
            return None
        dates = [date for date in self._standing.dates[mention.block] if begin <= date.start < end]
        time = moment(self._standing, mention)
        if self._times.has_past([*(date.value for date in dates), time.value if time is not None else ""]):
            return None
        text, language = self._standing.texts[mention.block].lower(), self._standing.languages[mention.block]
        if guest_phrases.travels_to(language).search(text[begin : cities[-1].start]):
            return None
        said = pattern_of(language, "partnerships.signed", "mayors.thanks", "mayors.with_this_town", "mayors.former")
        if said.search(text[begin:end]):
            return None
        return place_of(cities[-1])
