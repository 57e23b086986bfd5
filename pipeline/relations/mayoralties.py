"""Who is or was mayor of which city: mayor mentions joined to a city and to a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.record import Document, Evidence, Mayoralty, Mention, MentionType, Place
from pipeline.relations.places import place_of, place_with_id, publisher_place
from pipeline.relations.sections import Sections
from pipeline.sentences import sentence_spans

_REPEATS = frozenset({"mayor.surname", "mayor.full-name-again"})
"""Rules whose mentions say nothing new about office or city."""


def find_mayoralties(document: Document, mentions: Sequence[Mention]) -> list[Mayoralty]:
    """One mayoralty for each person and city that the page names, in the order of first mention."""
    mayors = [mention for mention in mentions if mention.type is MentionType.MAYOR]
    if not mayors:
        return []
    home = publisher_place(document, mentions)
    context = _Context(document, mentions, home)
    stated: dict[str, list[tuple[Mention, Place, bool]]] = defaultdict(list)
    for mention in mayors:
        if mention.rule in _REPEATS:
            continue
        place, explicit = context.city_of(mention)
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


def _mayoralty(person: str, city: Place, group: Sequence[Mention], context: _Context) -> Mayoralty:
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


class _Context:
    """Where on the page a mention stands: the cities and dates around it."""

    def __init__(self, document: Document, mentions: Sequence[Mention], home: Place) -> None:
        self._home = home
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

    def city_of(self, mention: Mention) -> tuple[Place, bool]:
        """The city of a mayor, and whether the page says so beside title or name."""
        said = mention.attributes.get("city")
        if said is not None:
            return place_with_id(said, mention.attributes.get("city_name", "")), True
        countries = mention.attributes.get("countries", "").split()
        foreign_title = bool(countries) and self._country not in countries
        if foreign_title or mention.rule == "mayor.counterpart":
            guess = self._elsewhere(mention, countries if foreign_title else [])
            if guess is not None:
                return guess, False
        return self._home, False

    def moment(self, mention: Mention) -> str | None:
        """The date of the sentence in which a mention stands."""
        text = self._texts[mention.block]
        for start, end in sentence_spans(text):
            if start <= mention.start < end:
                dates = [date for date in self._dates[mention.block] if start <= date.start < end]
                if dates:
                    return min(dates, key=lambda date: abs(date.start - mention.start)).value
        return None

    def _elsewhere(self, mention: Mention, countries: Sequence[str]) -> Place | None:
        """The nearest city that is not the publisher's and, where the title says a country, lies in it."""
        for block in [mention.block, *self._sections.above(mention.block)]:
            near = sorted(
                self._cities[block],
                key=lambda city: (city.start > mention.start, abs(city.start - mention.start)),
            )
            for city in near:
                place = place_of(city)
                if place.geonames_id == self._home.geonames_id:
                    continue
                if not countries or place.country in countries:
                    return place
        return None
