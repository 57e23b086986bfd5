"""The people of one city: which of the names that pages give its mayors are one person's.

Names are taken from the fullest to the barest; each joins the person whom it is like and whose time is nearest. Where
two persons fit equally well, it joins none. The result depends on the set of statements alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from normalized.linking.names import Fullness, Likeness, PersonName, likeness, read_name
from pipeline.edtf import first_day, last_day

_LONGEST_SILENCE: Final = 30.0
"""Years without a statement after which a name is another person's: a father's and his son's. `bench.linking`."""
_LONGEST_GAP: Final = {Fullness.FULL: _LONGEST_SILENCE, Fullness.INITIALS: 15.0, Fullness.SURNAME: 15.0}
"""Years between a name and the person whom it joins; the barer the name, the nearer. `bench.linking`."""
_NEAR: Final = 2.0
_CLOSE: Final = 12.0
_CACHED: Final = 100_000


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name that pages give a mayor of one city.

    moment: EDTF of what they speak of, None where unknown. titled: whether one says that it is a mayor's.
    """

    name: str
    moment: str | None
    titled: bool
    n_pages: int


@dataclass(frozen=True, slots=True)
class Span:
    """A time in years and fractions: from the first to the last statement."""

    start: float
    end: float

    def gap(self, other: Span) -> float:
        """Years between the two, 0 where they overlap."""
        return max(0.0, self.start - other.end, other.start - self.end)

    def with_(self, other: Span | None) -> Span:
        """The span over both."""
        return self if other is None else Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(slots=True)
class Person:
    """Statements that are one person's, all in one city. doubtful: others fit a statement of theirs as well."""

    said: list[SaidName]
    names: list[PersonName]
    span: Span | None
    ambiguous: bool = False
    number: int = field(default=0)

    @property
    def key(self) -> str:
        """The folded name that most pages use, of the fullest ones."""
        counts: dict[tuple[int, str], int] = defaultdict(int)
        for statement in self.said:
            name = read_name(statement.name)
            counts[name.fullness, name.key] += statement.n_pages
        return min(counts, key=lambda item: (-item[0], -counts[item], item[1]))[1]


def people_of(said: Iterable[SaidName], *, transliterated: bool) -> list[Person]:
    """The people of one city. transliterated: its country writes in another alphabet than the pages.

    Memory: the statements of the city. People with one and the same name are numbered from the earliest.
    """
    people: list[Person] = []
    for node in _nodes(said):
        chosen, ambiguous = _person_for(node, people, transliterated=transliterated)
        if chosen is None:
            node.ambiguous = ambiguous
            people.append(node)
        else:
            chosen.said.extend(node.said)
            chosen.names.extend(name for name in node.names if name not in chosen.names)
            if node.span is not None:
                chosen.span = node.span.with_(chosen.span)
    namesakes: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        namesakes[person.key].append(person)
    for group in namesakes.values():
        for number, person in enumerate(sorted(group, key=_beginning)):
            person.number = number
    return people


def _beginning(person: Person) -> tuple[float, str]:
    return (person.span.start if person.span is not None else float("inf"), min(said.name for said in person.said))


def _nodes(said: Iterable[SaidName]) -> list[Person]:
    """Statements with one and the same full name, cut where they are silent for long; each barer name by itself."""
    full: dict[tuple[str, tuple[str, ...], bool], list[SaidName]] = defaultdict(list)
    nodes: list[Person] = []
    for statement in said:
        name = read_name(statement.name)
        if name.fullness is Fullness.FULL:
            full[name.key, name.particles, statement.titled].append(statement)
        else:
            nodes.append(Person([statement], [name], span_of(statement.moment)))
    for group in full.values():
        nodes.extend(_cut(group))
    return sorted(nodes, key=_rank)


def _rank(node: Person) -> tuple[bool, int, int, str, float, str]:
    """The order in which names are taken: titled before untitled, full before bare, then what is always the same."""
    name, first = node.names[0], min(node.said, key=lambda said: (said.name, said.moment or ""))
    start = node.span.start if node.span is not None else float("inf")
    length = len(name.given) + len(name.rest) + bool(name.generation)
    return (not node.said[0].titled, -name.fullness, -length, name.key, start, f"{first.name}\n{first.moment}")


def _cut(group: Sequence[SaidName]) -> list[Person]:
    name = read_name(group[0].name)
    dated = sorted(
        ((span, said) for said in group if (span := span_of(said.moment)) is not None),
        key=lambda item: (item[0].start, item[0].end, item[1].name),
    )
    found: list[Person] = []
    for span, said in dated:
        if found and found[-1].span is not None and span.gap(found[-1].span) <= _LONGEST_SILENCE:
            found[-1].said.append(said)
            found[-1].span = span.with_(found[-1].span)
        else:
            found.append(Person([said], [name], span))
    undated = [said for said in group if span_of(said.moment) is None]
    if not found and undated:
        return [Person(undated, [name], None)]
    found[-1].said.extend(undated)  # a page that gives no time speaks of its own
    return found


def _person_for(node: Person, people: Sequence[Person], *, transliterated: bool) -> tuple[Person | None, bool]:
    """The person whose name a node's is, and whether several fit equally well (then there is none)."""
    name = node.names[0]
    fitting: list[tuple[tuple[int, int, float], Person]] = []
    for person in people:
        alike = likeness(name, person.names[0], transliterated=transliterated)
        guesses = not node.said[0].titled and not any(said.titled for said in person.said)
        if alike < (Likeness.RESPELT if guesses else Likeness.SURNAME):
            continue
        gap = node.span.gap(person.span) if node.span is not None and person.span is not None else None
        one_sided = name.generation != person.names[0].generation
        if gap is not None and gap > (_CLOSE if one_sided else _LONGEST_GAP[name.fullness]):
            continue
        distance = 1 if gap is None else (0 if gap <= _NEAR else 1 if gap <= _CLOSE else 2)
        fitting.append(((distance, -alike, gap or 0.0), person))
    if not fitting:
        return None, False
    best = min(score for score, _ in fitting)
    chosen = [person for score, person in fitting if score == best]
    return (chosen[0], False) if len(chosen) == 1 else (None, True)


@lru_cache(_CACHED)
def span_of(moment: str | None) -> Span | None:
    """The years of an EDTF date; of an open interval its known end alone, None where there is no day."""
    if moment is None:
        return None
    start, end = first_day(moment), last_day(moment)
    if start is None and end is None:
        return None
    return Span(_year(start or end or ""), _year(end or start or ""))


def _year(day: str) -> float:
    parsed = date.fromisoformat(day)
    return parsed.year + (parsed.timetuple().tm_yday - 1) / 366
