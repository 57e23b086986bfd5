"""A stretch of running text with its cities, dates and cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.facts import Place
from pipeline.languages.lists import tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.parts import between
from pipeline.relations.partnerships.words.phrases import patterns_of
from pipeline.relations.places import is_foreign

_Word = TypeVar("_Word", Cue, Mention)

PARENTHESES = re.compile(r"\([^()]*\)")
_BEFORE_DATE = re.compile(r"(?<!\w)\w{1,3}\s{4,}")
"""What is left of a date in an enumeration: "et en 1990 à Kolin"."""
_INSERTED = re.compile(r",\s*,")
"""What is left of a date between commas: "and, since 2007, Kolin"."""
_NEAR_LEAD = 60
"""Characters before a city in which a word tells that it only lies near another place."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a block, and what stands in it. kinds: cues that name a relation and are not denied.
    home: the publisher's city. borrowed: the cue of a stretch before, where this one has none.
    """

    text: str
    start: int
    end: int
    cues: tuple[Cue, ...]
    kinds: tuple[Cue, ...]
    cities: tuple[Mention, ...]
    dates: tuple[Mention, ...]
    people: tuple[Mention, ...]
    language: str
    home: Place
    borrowed: tuple[Cue, ...] = ()

    def has(self, *kinds: CueKind) -> bool:
        """True where it has a cue of one of these kinds."""
        return any(cue.kind in kinds for cue in self.cues)

    def is_foreign(self, city: Mention) -> bool:
        """True for another city than the publisher's."""
        return is_foreign(city, self.home)

    def names_home(self) -> bool:
        """True where the publisher's city is among its own."""
        return not all(self.is_foreign(city) for city in self.cities)

    def within(self, start: int, end: int) -> Clause:
        """The part of the clause from start to end; where that has no relation, the last one before is borrowed."""
        kinds = _from(self.kinds, start, end)
        return replace(
            self,
            start=start,
            end=end,
            cues=_from(self.cues, start, end),
            kinds=kinds,
            borrowed=() if kinds else tuple(cue for cue in self.kinds if cue.end <= start)[-1:],
            cities=_from(self.cities, start, end),
            dates=_from(self.dates, start, end),
            people=_from(self.people, start, end),
        )

    def without(self, part: Clause) -> Clause:
        """The clause with nothing of what stands in a part of it."""
        return replace(
            self,
            cues=tuple(cue for cue in self.cues if cue not in part.cues),
            kinds=tuple(cue for cue in self.kinds if cue not in part.cues),
            cities=tuple(city for city in self.cities if city not in part.cities),
            dates=tuple(date for date in self.dates if date not in part.dates),
        )


def _from(words: Iterable[_Word], start: int, end: int) -> tuple[_Word, ...]:
    return tuple(word for word in words if start <= word.start < end)


def speaks_of_us(clause: Clause) -> bool:
    """True where a stretch has a word of the first person plural."""
    return bool(patterns_of(clause.language).ours.search(clause.text, clause.start, clause.end))


def feasts(clause: Clause) -> bool:
    """True where a clause speaks of a jubilee: "das 50. Jubiläum", "trente ans du jumelage", "le jumelage a 30 ans"."""
    if clause.has(CueKind.ANNIVERSARY) or any(_is_jubilee(clause, cue) for cue in clause.kinds):
        return True
    patterns = patterns_of(clause.language)
    if any(patterns.aged.search(clause.text[clause.start : cue.start].lower()) for cue in clause.kinds):
        return True
    lower = lowered(clause.text[clause.start : clause.end])
    return any(patterns.old.match(lower, cue.end - clause.start) for cue in clause.kinds)


def _is_jubilee(clause: Clause, cue: Cue) -> bool:
    """True for a word of a relation that ends with one for a feast: "Partnerschaftsjubiläum"."""
    return lowered(clause.text[cue.start : cue.end]).endswith(tuple_of(clause.language, "partnerships.anniversaries"))


def told_in(clause: Clause, start: int, end: int) -> list[Mention]:
    """The cities of a stretch of a clause that do not only tell where another lies."""
    inside = (city for city in clause.cities if start <= city.start < end)
    return [
        city
        for city in inside
        if not lies_near(clause.text[max(clause.start, city.start - _NEAR_LEAD) : city.start], clause.language)
    ]


def lies_near(lead: str, language: str) -> bool:
    """True behind "near", "südlich von": the city only tells where another place lies."""
    return bool(patterns_of(language).near.search(lead[-_NEAR_LEAD:].lower()))


def without_dates(clause: Clause, start: int, end: int) -> str:
    """A stretch of text with blanks for its dates and the words that lead to them."""
    letters = list(clause.text[start:end])
    spans = [(date.start, date.end) for date in clause.dates if date.start < end and date.end > start]
    spans.extend((cue.start, cue.end) for cue in clause.cues if cue.kind is CueKind.SINCE and start <= cue.start < end)
    for left, right in spans:
        for place in range(max(left, start), min(right, end)):
            letters[place - start] = " "
    return _INSERTED.sub(" ", "".join(letters))


def coordinated(gap: str, language: str) -> bool:
    """True where the text between two cities only carries on an enumeration."""
    bare = _BEFORE_DATE.sub(" ", PARENTHESES.sub(" ", gap)).lower()
    if len(bare) > 90 or ":" in bare:
        return False
    patterns = patterns_of(language)
    return bool(patterns.joined.search(bare)) and not patterns.near.search(bare)


def enumerated(clause: Clause, cities: Sequence[Mention]) -> list[Mention]:
    """The first of some cities, in the order in which they stand from a word on, and those of its enumeration."""
    found = list(cities[:1])
    for city in cities[1:]:
        if not coordinated(between(clause.text, found[-1], city), clause.language):
            break
        found.append(city)
    return found
