"""Guests of a page on a visit: its heading names their town, a mayor receives them, and the next mayor is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors import phrases
from pipeline.relations.mayors.standing import Standing
from pipeline.relations.places import place_of


class HostedGuests:
    """The town of a mayor under a heading like "Visitors from Pisa". Take note of all who hold the office first."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._hosts: dict[int, Mention] = {}

    def learn(self, office: Sequence[Mention]) -> None:
        """Take note of the first mayor under each heading who receives somebody. office: mentions that say something
        about the office, in their order."""
        for mention in office:
            if mention.attributes.keys() & {"city", "elsewhere", "former", "unplaced"}:
                continue
            heading = self._heading(mention)
            if heading is None or heading in self._hosts:
                continue
            start, end = self._standing.sentence(mention)
            text = self._standing.texts[mention.block][start:end].lower()
            if phrases.receives(self._standing.languages.get(mention.block, "")).search(text):
                self._hosts[heading] = mention

    def town(self, mention: Mention) -> Place | None:
        """The only other town of the heading over a mayor who is named in a sentence behind the host's."""
        heading = self._heading(mention)
        host = self._hosts.get(heading) if heading is not None else None
        if heading is None or host is None or host.value == mention.value:
            return None
        if mention.attributes.keys() & {"former", "term"}:
            return None
        if (mention.block, self._standing.sentence(mention)) <= (host.block, self._standing.sentence(host)):
            return None
        towns = {city.value: city for city in self._standing.foreign(self._standing.cities[heading])}
        if len(towns) != 1 or not self._is_of_visit(heading):
            return None
        return place_of(next(iter(towns.values())))

    def _heading(self, mention: Mention) -> int | None:
        return next(iter(self._standing.sections.above(mention.block)), None)

    def _is_of_visit(self, heading: int) -> bool:
        """True for a heading with a word for a visit or for guests."""
        language = self._standing.languages.get(heading, "")
        return phrases.visits(language).search(self._standing.texts[heading].lower()) is not None
