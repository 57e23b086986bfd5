"""What the company in which a sentence puts a mayor says about whose mayor somebody is: guests, hosts, signers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.entities.names import is_no_name
from pipeline.facts import Place
from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.mayors.guests.lands import is_led, is_led_by_whom, leads_guests
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.page.town_lines import TownLines
from pipeline.relations.mayors.words import guest_phrases, phrases
from pipeline.relations.places import place_of

_LONGEST_WORD: Final = 24
"""Characters of what stands beside a title for the mayor of the town just named: "tamtejszego", "de la localidad"."""
_NEAR: Final = 48
"""Characters between a mayor and the words for the guests' side: "für die Gäste unterschrieb den Vertrag"."""

_SAID_BY_VERB: Final = frozenset({"mayor.verb-name-title", "mayor.name-verb-title", "mayor.title-verb-name"})
_PLACE: Final = re.compile(r"(?<!\S)(?:[A-ZÀ-Þ][\w'’-]{1,30} ){1,4}$")
"""What may be the name of a place, at the end of a text."""
_MOST_WORDS: Final = 4
"""Words between a town and the one who holds the office in it: "ist seit 2014", "heißt der"."""


class Company:
    """The town of a mayor by the others of his sentence. Take note of all mayors before asking for one's."""

    def __init__(self, standing: Standing, lines: TownLines) -> None:
        self._standing = standing
        self._lines = lines
        self._starts: dict[int, list[int]] = defaultdict(list)

    def learn(self, mayors: Sequence[Mention]) -> None:
        """Take note of where mayors are named. mayors: all mentions of mayors in their order."""
        for mention in mayors:
            self._starts[mention.block].append(mention.start)

    def town(self, mention: Mention) -> Place | None:
        """The town, None where the sentence puts the mayor into no such company."""
        return (
            self._of_delegation(mention)
            or self._of_guests_before(mention)
            or self._receiving(mention)
            or self._receiving_travellers(mention)
            or self._inviting(mention)
            or self._in_town_behind(mention)
            or self._local(mention)
            or self._holding_in(mention)
            or self._for_guests(mention)
            or self._serving(mention)
            or self._signing_with(mention)
        )

    def _of_delegation(self, mention: Mention) -> Place | None:
        """The city of guests who come with their mayor: "eine Abordnung aus Metz mit Bürgermeister X"."""
        start, end = self._standing.sentence(mention)
        before = self._standing.foreign_ahead(mention)
        if not before:
            return self._leading_from(mention)
        text, language, city = self._standing.texts[mention.block], self._standing.languages[mention.block], before[-1]
        guests = guest_phrases.guests_from(language).search(text[start : city.start].lower())
        if guests is None:
            return None
        between, behind = text[city.end : title_start(mention)].lower(), text[mention.end : end].lower()
        apposed = between.strip() in {",", ":"}  # "Der Gast aus Pisa, Bürgermeister X"
        led = is_led(text[start : start + guests.start()].lower(), between, behind, language)
        return place_of(city) if led or apposed else None

    def _leading_from(self, mention: Mention) -> Place | None:
        """The only other town of a sentence, behind the mayor who leads guests that come from it: "Eine Abordnung unter
        Leitung von Bürgermeister X kam aus Metz"."""
        start, end = self._standing.sentence(mention)
        cities = self._standing.foreign_in(mention.block, mention.end, end)
        if len({city.value for city in cities}) != 1:
            return None
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        lead, behind = text[start : title_start(mention)], text[mention.end : cities[0].start]
        comes = pattern_of(language, "mayors.coming").search(behind.lower()) and phrases.comes_from(language).search(
            behind.lower()
        )
        if not comes:
            return None
        return place_of(cities[0]) if leads_guests(lead, behind, language) else None

    def _of_guests_before(self, mention: Mention) -> Place | None:
        """The only other town that the sentence before names, of guests, where the next one says of a mayor that he
        leads them or does what guests do: "Eine Abordnung aus Metz war hier. Bürgermeister X dankte für den Empfang",
        or where it says that their mayor came with them.
        """
        start, end = self._standing.sentence(mention)
        begin = self._standing.begin_before(mention)
        before = self._standing.foreign_in(mention.block, begin, start)
        if len({city.value for city in before}) != 1 or self._standing.foreign_in(mention.block, start, end):
            return None
        said, language = self._standing.said(mention), self._standing.languages[mention.block]
        if pattern_of(language, "mayors.receiving").search(said):
            return None
        lead, text = self._standing.lead(mention), self._standing.texts[mention.block]
        led = guest_phrases.led_by(language).match(lead.lstrip()) or is_led_by_whom(
            lead, text[mention.end : end].lower(), language
        )
        announced = guest_phrases.with_their_mayor(language).search(text[before[-1].end : start].lower())
        if not led and not announced and not guest_phrases.thanks_as_guest(language).search(said):
            return None
        lead = text[begin : before[0].start].lower()
        return place_of(before[0]) if guest_phrases.guests_from(language).search(lead) else None

    def _receiving(self, mention: Mention) -> Place | None:
        """The city in which somebody receives others: "In Toki empfing sie Bürgermeister X"."""
        start, _ = self._standing.sentence(mention)
        before = self._standing.foreign_ahead(mention)
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        if not before:
            as_guests = guest_phrases.guests_of(language).search(self._standing.lead(mention))
            return self._lines.town_over(mention.block) if as_guests else None
        city = before[0]
        if not phrases.inside(language).search(text[start : city.start].lower()):
            return None
        if any(city.end <= start < title_start(mention) for start in self._starts[mention.block]):
            return None  # "In Pisa empfing Bürgermeister A Bürgermeister B"
        between = text[city.end : title_start(mention)].lower()
        return place_of(city) if pattern_of(language, "mayors.receiving").search(between) else None

    def _receiving_travellers(self, mention: Mention) -> Place | None:
        """The only other town of the sentence before, to which those travel who are received in the next: "Sie reisten
        nach Metz. Dort wurden sie von Bürgermeister X empfangen"."""
        start, end = self._standing.sentence(mention)
        begin = self._standing.begin_before(mention)
        cities = self._standing.foreign_in(mention.block, begin, start)
        if len({city.value for city in cities}) != 1 or self._standing.cities_in(mention.block, start, end):
            return None
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        back = pattern_of(language, "mayors.returning").search(self._standing.said(mention)) is not None
        if back or not guest_phrases.travels_to(language).search(text[begin : cities[0].start].lower()):
            return None
        lead, behind = self._standing.lead(mention), text[mention.end : min(end, mention.end + _NEAR)].lower()
        passive = phrases.by(language).search(lead) and pattern_of(language, "mayors.receiving").search(behind)
        return place_of(cities[0]) if passive or guest_phrases.received_by(language).search(lead) else None

    def _inviting(self, mention: Mention) -> Place | None:
        """The city that somebody visits as its mayor's guest: "visited Pisa at the invitation of Mayor X"."""
        start, _ = self._standing.sentence(mention)
        before = self._standing.foreign_ahead(mention)
        if not before:
            return None
        text, language, city = self._standing.texts[mention.block], self._standing.languages[mention.block], before[-1]
        as_guests = guest_phrases.guests_of(language).search(text[city.end : title_start(mention)].lower())
        visited = guest_phrases.visited(language).search(text[start : city.start].lower())
        return place_of(city) if as_guests and visited else None

    def invites_elsewhere(self, mention: Mention) -> bool:
        """True for who invites somebody to a place that is no known town, nor a hall or the like: "visited County
        Cavan at the invitation of the Mayor, X"."""
        start, _ = self._standing.sentence(mention)
        title, language = title_start(mention), self._standing.languages[mention.block]
        if self._standing.cities_in(mention.block, start, title):
            return False
        lead = self._standing.texts[mention.block][start:title]
        as_guests = guest_phrases.guests_of(language).search(lead.lower())
        place = _PLACE.search(lead[: as_guests.start()]) if as_guests is not None else None
        if place is None or is_no_name(place[0].split()[-1], language):
            return False
        before = lead[: place.start()].lower().split()[-1:]
        return any(word in set_of(language, "partnerships.visits", "mayors.towards") for word in before)

    def _in_town_behind(self, mention: Mention) -> Place | None:
        """The city right behind the name of a mayor who receives others in it or from whom something comes: "es empfing
        Bürgermeister X in Pisa", "greetings from Mayor X in Pisa". Of any other it only tells where he did something.
        """
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        _, end = self._standing.sentence(mention)
        cities = self._standing.foreign_in(mention.block, mention.end, min(end, mention.end + _LONGEST_WORD))
        if not cities or not phrases.inside(language).fullmatch(text[mention.end : cities[0].start].lstrip().lower()):
            return None
        before = self._standing.lead(mention)
        receives = pattern_of(language, "mayors.receiving").search(before) is not None
        return place_of(cities[0]) if receives or phrases.comes_from(language).search(before) else None

    def _local(self, mention: Mention) -> Place | None:
        """The city in which a sentence is that speaks of the local mayor: "In Pisa … vom örtlichen Bürgermeister"."""
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        title, behind = title_start(mention), int(mention.attributes.get("title_end", mention.start))
        words = phrases.local(language)
        before = text[max(0, title - _LONGEST_WORD) : title].lower().rpartition(" ")
        said = before[0].rpartition(" ")[2] if not before[2] else before[2]
        if not words.fullmatch(said) and not words.match(text[behind : behind + _LONGEST_WORD].lower()):
            return None
        start, _ = self._standing.sentence(mention)
        inside = [
            city
            for city in self._standing.foreign_ahead(mention)
            if phrases.inside(language).search(text[start : city.start].lower())
        ]
        return place_of(inside[-1]) if inside else None

    def _holding_in(self, mention: Mention) -> Place | None:
        """The city with which a sentence begins that says who holds the office in it: "In Pisa ist X Bürgermeister"."""
        if mention.rule not in _SAID_BY_VERB:
            return None
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        start, _ = self._standing.sentence(mention)
        cities = self._standing.foreign_ahead(mention)
        if not cities or not phrases.inside(language).fullmatch(text[start : cities[0].start].lstrip().lower()):
            return None
        between = text[cities[0].end : min(mention.start, title_start(mention))]
        return place_of(cities[0]) if len(between.split()) <= _MOST_WORDS and "," not in between else None

    def _for_guests(self, mention: Mention) -> Place | None:
        """The last other city named before somebody signs or speaks for the guests: "für die Gäste unterschrieb X"."""
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        start, end = self._standing.sentence(mention)
        near = text[max(start, title_start(mention) - _NEAR) : min(end, mention.end + _NEAR)].lower()
        if not pattern_of(language, "mayors.for_guests").search(near):
            return None
        cities = self._standing.foreign_in(mention.block, 0, mention.start)
        return place_of(cities[-1]) if cities else self._lines.town_over(mention.block)

    def _serving(self, mention: Mention) -> Place | None:
        """The city in which somebody worked under a mayor: "Kämmerer in Pisa unter Bürgermeister X"."""
        start, _ = self._standing.sentence(mention)
        before = self._standing.foreign_ahead(mention)
        if not before:
            return None
        text, language, city = self._standing.texts[mention.block], self._standing.languages[mention.block], before[-1]
        within = phrases.inside(language).search(text[start : city.start].lower())
        under = phrases.serving_under(language).match(text[city.end : title_start(mention)].lower())
        return place_of(city) if within and under else None

    def _signing_with(self, mention: Mention) -> Place | None:
        """The only other city of a sentence, behind the mayor with whom somebody signs: "firmò con il sindaco X il
        gemellaggio con Pisa"."""
        start, end = self._standing.sentence(mention)
        cities = self._standing.foreign_in(mention.block, start, end)
        if not cities or cities[0].start < mention.end:
            return None
        language = self._standing.languages[mention.block]
        together = phrases.with_whom(language).search(self._standing.lead(mention))
        signed = pattern_of(language, "partnerships.signed").search(self._standing.said(mention))
        return place_of(cities[0]) if together and signed else None
