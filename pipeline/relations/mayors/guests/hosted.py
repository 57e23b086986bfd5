"""Pages on a visit whose heading alone names the other town: guests behind their host, hosts behind our mayor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts import Place
from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.guests.lands import leads_guests
from pipeline.relations.mayors.page.standing import Standing, title_start
from pipeline.relations.mayors.words import guest_phrases
from pipeline.relations.places import place_of

_REACH: Final = 200
"""Characters around a host in which the verb of receiving stands."""
_LONGEST_LEAD: Final = 60
"""Characters before a title that say who receives: "empfangen wurden sie dort von"."""


class HostedGuests:
    """The town of a mayor under a heading like "Visitors from Pisa". Take note of all who hold the office first."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._hosts: dict[int, Mention] = {}
        self._first: dict[int, Mention] = {}

    def learn(self, office: Sequence[Mention]) -> None:
        """Take note of the first mayor under each heading who receives somebody. office: mentions that say something
        about the office, in their order."""
        for mention in office:
            if mention.attributes.keys() & {"city", "elsewhere", "former", "unplaced"}:
                continue
            heading = self._heading(mention)
            if heading is None:
                continue
            self._first.setdefault(heading, mention)
            if heading in self._hosts:
                continue
            start, end = self._standing.sentence(mention)
            first, last = max(start, mention.start - _REACH), min(end, mention.end + _REACH)
            text = self._standing.texts[mention.block][first:last].lower()
            if pattern_of(self._standing.languages[mention.block], "mayors.receiving").search(text):
                self._hosts[heading] = mention

    def town(self, mention: Mention) -> Place | None:
        """The only other town of the heading over a mayor who is named in a sentence behind the host's, or who receives
        the one named first in the town to which that one travels."""
        heading = self._heading(mention)
        if heading is None or mention.attributes.keys() & {"former", "term"}:
            return None
        towns = {city.value: city for city in self._standing.foreign(self._standing.cities[heading])}
        if len(towns) != 1:
            return None
        city = next(iter(towns.values()))
        guest = self._is_of_visit(heading) and (self._is_behind_host(mention, heading) or self._leads(mention, city))
        return place_of(city) if guest or self._receives(mention, city) else None

    def _is_behind_host(self, mention: Mention, heading: int) -> bool:
        host = self._hosts.get(heading)
        if host is None or host.value == mention.value:
            return False
        if pattern_of(self._standing.languages[mention.block], "mayors.former").search(self._standing.said(mention)):
            return False
        return (mention.block, self._standing.sentence(mention)) > (host.block, self._standing.sentence(host))

    def _leads(self, mention: Mention, city: Mention) -> bool:
        """True for who leads the guests, under a heading that does not speak of a journey to the town, in a sentence
        that does not name it behind as their goal: "Die Abordnung um Bürgermeister X besuchte Pisa"."""
        start, end = self._standing.sentence(mention)
        if any(other.value == city.value for other in self._standing.foreign_in(mention.block, mention.end, end)):
            return False
        heading = self._standing.texts[city.block][: city.start].lower()
        if guest_phrases.travels_to(self._standing.languages[city.block]).search(heading):
            return False
        text, language = self._standing.texts[mention.block], self._standing.languages[mention.block]
        return leads_guests(text[start : title_start(mention)], text[mention.end : end], language)

    def _receives(self, mention: Mention, city: Mention) -> bool:
        """True for "received by Mayor X" behind another mayor, under a heading like "Journey to Pisa"."""
        first = self._first.get(city.block)
        if first is None or first.value == mention.value:
            return False
        if (mention.block, mention.start) < (first.block, first.start):
            return False
        language = self._standing.languages[mention.block]
        title = title_start(mention)
        lead = self._standing.texts[mention.block][max(0, title - _LONGEST_LEAD) : title].lower()
        travels = guest_phrases.travels_to(self._standing.languages[city.block])
        to = travels.search(self._standing.texts[city.block][: city.start].lower()) is not None
        return to and guest_phrases.received_by(language).search(lead) is not None

    def _heading(self, mention: Mention) -> int | None:
        return next(iter(self._standing.sections.above(mention.block)), None)

    def _is_of_visit(self, heading: int) -> bool:
        """True for a heading with a word for a visit or for guests."""
        language = self._standing.languages[heading]
        return (
            pattern_of(language, "mayors.guests", "partnerships.visits").search(self._standing.texts[heading].lower())
            is not None
        )
