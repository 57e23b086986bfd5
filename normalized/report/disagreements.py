"""Where pages disagree, side by side: who says what, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from normalized.exports.quotes import Quote, Span, look_up, span_of
from normalized.exports.tables import ReleaseTables

SHOWN = 100
"""Disagreements of one kind that a report shows; all stand in the table `issues`."""

TITLES = {
    "two-mayors-at-once": "Two mayors at once",
    "one-sided-partnership": "Partnerships that one side does not list",
    "partnership-since-disagreement": "Different years of a partnership",
    "partnership-until-disagreement": "Different ends of a partnership",
    "partnership-kind-disagreement": "Different kinds of a partnership",
    "network-since-disagreement": "Different years of a network membership",
    "contact-with-several-owners": "Contacts with several owners",
}
"""How a kind is said to a person; a kind that is not here is called by its code."""

_ISSUES = """
SELECT code, severity, message, subject_table, subject_id, evidence,
    count(*) OVER (PARTITION BY code), row_number() OVER (PARTITION BY code ORDER BY issue_id) AS place
FROM issues WHERE stage = 'link' AND len(evidence) > 0
QUALIFY place <= ? ORDER BY code, place
"""

_MAYORS = """
SELECT name || CASE WHEN len(as_of) > 0 THEN ' (' || array_to_string(as_of, ', ') || ')' ELSE '' END, unnest(evidence)
FROM mayors WHERE area_id IN (SELECT area_id FROM mayors WHERE membership_id IN (SELECT unnest(?::VARCHAR[])))
ORDER BY membership_id
"""

_OWNERS = """
SELECT owner, unnest(evidence) FROM contacts WHERE owner IS NOT NULL AND (source, type, value) IN (
    SELECT (source, type, value) FROM contacts WHERE contact_id IN (SELECT unnest(?::VARCHAR[]))
)
ORDER BY contact_id
"""

_BY_SUBJECT = {"mayors": _MAYORS, "contacts": _OWNERS}
"""Tables whose disagreements are between persons or offices: what names the side that a span speaks for."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a source, a person or an office, and the words that speak for it."""

    label: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One row of `issues` with its sides; one that rests on a single span has one."""

    message: str
    severity: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The disagreements of one kind. total: how many there are; `shown` has the first of them."""

    code: str
    title: str
    total: int
    shown: tuple[Disagreement, ...]


def find_disagreements(tables: ReleaseTables, limit: int = SHOWN) -> tuple[Kind, ...]:
    """The disagreements that linking found, by kind. limit: how many of each are shown."""
    rows = list(tables.query(_ISSUES, [limit]))
    spans = {span_of(span) for row in rows for span in row[5]}
    quotes = look_up(tables, spans)
    speakers = {
        name: _speakers(tables, query, [row[4] for row in rows if row[3] == name])
        for name, query in _BY_SUBJECT.items()
    }
    names = dict(tables.query("SELECT source, name FROM sources"))
    kinds: dict[str, tuple[int, list[Disagreement]]] = {}
    for code, severity, message, table, _, evidence, total, _ in rows:
        words = {span: quotes[span] for span in map(span_of, evidence) if span in quotes}
        sides = _sides(words, speakers.get(table, {}), names)
        kinds.setdefault(code, (total, []))[1].append(Disagreement(message, severity, sides))
    return tuple(
        Kind(code, TITLES.get(code, code.replace("-", " ").capitalize()), total, tuple(shown))
        for code, (total, shown) in kinds.items()
    )


def _speakers(tables: ReleaseTables, query: str, subjects: Sequence[str]) -> dict[Span, str]:
    found: dict[Span, str] = {}
    if subjects:
        for label, span in tables.query(query, [list(subjects)]):
            found.setdefault(span_of(span), label)
    return found


def _sides(words: Mapping[Span, Quote], speakers: Mapping[Span, str], names: Mapping[str, str]) -> tuple[Side, ...]:
    """The quotes by who speaks: a person or office where that is known, else the source."""
    sides: dict[str, list[Quote]] = {}
    for span, quote in words.items():
        label = speakers.get(span) or names.get(quote.source, quote.source)
        sides.setdefault(label, []).append(quote)
    return tuple(Side(label, tuple(quotes)) for label, quotes in sides.items())
