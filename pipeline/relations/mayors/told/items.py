"""Towns of those who are named in lines of their own: "Jan Roth, Linz" in a list, a signature below "Message from the
Mayor of Linz"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.facts import Place
from pipeline.languages.lists import pattern_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.words import phrases
from pipeline.relations.places import place_of

_BEHIND_NAME: Final = re.compile(r"\s?[,(–-]\s?$")
"""All between a name and its town."""
_WORD_BEHIND: Final = re.compile(r"(?:,\s|\s\(|\s[–-]\s)[^\W\d_a-zß-öø-ÿ][^\W\d_]*[a-zß-öø-ÿ]")
"""A capitalised word behind a name, which is no party's letters."""
_SIGNED: Final = frozenset({"mayor.title-beside", "mayor.greeting"})
"""Rules of signatures."""


class Items:
    """Lists of mayors of several towns. Take note of all who hold the office before asking for one."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._of_several = False

    def learn(self, office: Sequence[Mention]) -> None:
        """Take note of whether a list of the page gives towns behind its names. office: mentions that say something
        about the office."""
        behind = (self._town_behind(mention) for mention in office if _is_listed(mention))
        self._of_several = bool(self._standing.foreign(city for city in behind if city is not None))

    def is_of_several(self, mention: Mention) -> bool:
        """True for a name in a list of mayors of several towns, with its town or an unknown one behind it."""
        if not self._of_several or not _is_listed(mention):
            return False
        return _WORD_BEHIND.match(self._standing.texts[mention.block], mention.end) is not None

    def town(self, mention: Mention) -> Place | None:
        """The town behind a name in such a list; of a signature that of the mayor whose words its heading announces."""
        if _is_listed(mention):
            city = self._town_behind(mention) if self._of_several else None
            return place_of(city) if city is not None else None
        return self._of_heading(mention) if mention.rule in _SIGNED else None

    def _town_behind(self, mention: Mention) -> Mention | None:
        text = self._standing.texts[mention.block]
        cities = [city for city in self._standing.cities[mention.block] if city.start >= mention.end]
        if not cities or not _BEHIND_NAME.fullmatch(text[mention.end : cities[0].start]):
            return None
        return cities[0] if not text[cities[0].end :].strip(" ).") else None

    def _of_heading(self, mention: Mention) -> Place | None:
        """The only other town of the innermost heading, behind a mayor's title: "Message from the Mayor of Linz"."""
        heading = next(iter(self._standing.sections.above(mention.block)), None)
        cities = self._standing.foreign(self._standing.cities[heading]) if heading is not None else []
        if heading is None or len({city.value for city in cities}) != 1:
            return None
        lead = self._standing.texts[heading][: cities[0].start].lower()
        language = self._standing.languages[heading]
        if pattern_of(language, "mayors.guests", "partnerships.visits").search(lead) or not phrases.title_of(
            language
        ).search(lead):
            return None
        return place_of(cities[0])


def _is_listed(mention: Mention) -> bool:
    return mention.rule == "mayor.list" and "term" not in mention.attributes
