"""From the facts of a record to the rows of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.facts import Evidence, Mayoralty, NetworkMembership, Officeholder, Partnership, Place
from pipeline.record import NIL, PageRecord

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def sure(confidence: float) -> float:
    """A confidence as the tables have it: sums of rules leave digits that say nothing (0.9500000000000001)."""
    return round(float(confidence), 4)


def fact_rows(page_id: str, record: PageRecord) -> Rows:
    """The rows of mayoralties, officeholders, partnerships with their dates, memberships and contacts."""
    return {
        "mayoralties": [
            {
                "page_id": page_id,
                "number": number,
                "person": fact.person,
                **_place(fact.city),
                "title": fact.title or None,
                "titled": fact.titled,
                "as_of": fact.as_of or None,
                **_grounds(page_id, fact),
            }
            for number, fact in enumerate(record.mayoralties)
        ],
        "officeholders": [
            {
                "page_id": page_id,
                "number": number,
                "person": held.person,
                **_place(held.city),
                "post": held.post.value,
                "title": held.title or None,
                "as_of": held.as_of or None,
                **_grounds(page_id, held),
            }
            for number, held in enumerate(record.officeholders)
        ],
        "partnership_dates": [
            {
                "page_id": page_id,
                "number": number,
                "place": place,
                "role": date.role.value,
                "date": date.value,
                "evidence": _spans(page_id, date.evidence),
            }
            for number, fact in enumerate(record.partnerships)
            for place, date in enumerate(fact.dates)
        ],
        "partnerships": [
            {
                "page_id": page_id,
                "number": number,
                **_place(fact.a, "a_"),
                **_place(fact.b, "b_"),
                "kind": fact.kind.value,
                "since": fact.since or None,
                "until": fact.until or None,
                "renewed": sorted(set(fact.renewed)),
                **_grounds(page_id, fact),
            }
            for number, fact in enumerate(record.partnerships)
        ],
        "memberships": [
            {
                "page_id": page_id,
                "number": number,
                "network": fact.network,
                "acronym": fact.acronym or None,
                **_place(fact.city),
                "since": fact.since or None,
                **_grounds(page_id, fact),
            }
            for number, fact in enumerate(record.memberships)
        ],
        "contacts": [
            {
                "page_id": page_id,
                "number": number,
                "type": fact.kind,
                "value": fact.value,
                "owner": fact.owner or None,
                "site_wide": fact.site_wide,
                "evidence": _spans(page_id, fact.evidence),
            }
            for number, fact in enumerate(record.contacts)
        ],
    }


def _grounds(page_id: str, fact: Mayoralty | Officeholder | Partnership | NetworkMembership) -> Row:
    """What says a fact: its rule, how sure it is, and the spans of its evidence."""
    return {
        "rule": fact.rule or None,
        "confidence": sure(fact.confidence),
        "evidence": _spans(page_id, fact.evidence),
    }


def _place(place: Place, prefix: str = "") -> Row:
    known = place.geonames_id if place.geonames_id != NIL else None
    return {
        f"{prefix}geonames_id": known or None,
        f"{prefix}place_name": place.name or None,
        f"{prefix}place_country": place.country or None,
    }


def _spans(page_id: str, evidence: Sequence[Evidence]) -> list[Row]:
    spans = sorted({(span.block, span.start, span.end) for span in evidence})
    return [{"page_id": page_id, "block": block, "start": start, "end": end} for block, start, end in spans]
