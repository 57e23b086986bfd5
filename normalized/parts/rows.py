"""From the results of a batch to the rows of the part tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from normalized.parts.results import BrokenRecord, PageReference, PageResult, check_record
from pipeline.edtf import first_day, last_day
from pipeline.errors import PipelineError
from pipeline.record import NIL, Evidence, Mention, MentionType, PageRecord, Place
from sources.page import Publisher

OLDER_CAPTURE = "the page was read more than once with different content; the latest counts"

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def batch_rows(results: Iterable[PageResult]) -> Rows:
    """The rows of every part table, each table sorted by its key.

    A record that breaks the contract of `pipeline.record` fails its page, not the batch. Of several captures of one
    page the latest counts, and an issue says so.
    """
    rows: Rows = {
        name: []
        for name in (
            "pages",
            "blocks",
            "mentions",
            "mayoralties",
            "partnerships",
            "memberships",
            "contacts",
            "issues",
        )
    }
    captures: dict[str, list[PageResult]] = {}
    for result in results:
        captures.setdefault(result.page.page_id, []).append(result)
    for _, same_page in sorted(captures.items()):
        result = max(same_page, key=lambda result: (result.page.fetched_at or "", result.page.digest))
        if result.record is None:
            _add_failed(rows, result.page, result.error, result.publisher)
            continue
        try:
            check_record(result.record)
        except BrokenRecord as error:
            _add_failed(rows, result.page, error, result.publisher)
        else:
            _add_record(rows, result.page, result.record)
        if len({capture.page.digest for capture in same_page}) > 1:
            rows["issues"].append(_older_capture(rows, result.page))
    return rows


def _older_capture(rows: Rows, page: PageReference) -> Row:
    return {
        "page_id": page.page_id,
        "number": sum(row["page_id"] == page.page_id for row in reversed(rows["issues"])),
        "severity": "info",
        "stage": "link",
        "code": "older-capture",
        "message": OLDER_CAPTURE,
    }


def _page_row(page: PageReference, publisher: Publisher | None) -> Row:
    return {
        "page_id": page.page_id,
        "source": page.source,
        "url": page.url,
        "digest": page.digest,
        "kind": page.kind.value,
        "status": "failed",
        "country": (publisher.country or None) if publisher else None,
        "geonames_id": (publisher.geonames_id or None) if publisher else None,
        "fetched_at": page.fetched_at,
        "n_blocks": 0,
        "n_kept": 0,
        "n_mentions": 0,
    }


def _add_failed(rows: Rows, page: PageReference, error: PipelineError | None, publisher: Publisher | None) -> None:
    assert error is not None
    rows["pages"].append(_page_row(page, publisher))
    rows["issues"].append(
        {
            "page_id": page.page_id,
            "number": 0,
            "severity": "error",
            "stage": error.stage,
            "code": error.code,
            "message": error.message,
        }
    )


def _add_record(rows: Rows, page: PageReference, record: PageRecord) -> None:
    page_id = page.page_id
    rows["pages"].append(
        _page_row(page, record.publisher)
        | {
            "status": "ok",
            "title": record.title or None,
            "language": record.language,
            "published": record.published or None,
            "modified": record.modified or None,
            "charset": record.decoding.charset,
            "charset_decided_by": record.decoding.decided_by,
            "replaced": record.decoding.replaced,
            "n_blocks": len(record.blocks),
            "n_kept": sum(block.kept for block in record.blocks),
            "n_mentions": len(record.mentions),
            "text": record.text or None,
        }
    )
    rows["blocks"].extend(
        {
            "page_id": page_id,
            "block": block.index,
            "text": block.text or None,
            "kind": block.kind.value,
            "level": block.level,
            "path": block.path or None,
            "label": block.label.value,
            "kept": block.kept,
            "probability": float(block.probability),
            "reason": block.reason or None,
            "language": block.language,
            "language_confidence": float(block.language_confidence),
        }
        for block in record.blocks
    )
    in_order = sorted(record.mentions, key=lambda m: (m.block, m.start, m.end, m.type.value))
    rows["mentions"].extend(_mention_row(page_id, mention) for mention in in_order)
    _add_facts(rows, page_id, record)
    rows["issues"].extend(
        {
            "page_id": page_id,
            "number": number,
            "severity": issue.severity,
            "stage": issue.stage,
            "code": issue.code,
            "message": issue.message,
            "block": issue.block,
        }
        for number, issue in enumerate(record.issues)
    )


def _mention_row(page_id: str, mention: Mention) -> Row:
    row: Row = {
        "page_id": page_id,
        "block": mention.block,
        "start": mention.start,
        "end": mention.end,
        "type": mention.type.value,
        "raw": mention.raw,
        "value": mention.value,
        "rule": mention.rule,
        "confidence": float(mention.confidence),
        "attributes": json.dumps(dict(mention.attributes), ensure_ascii=False, sort_keys=True),
    }
    if mention.type is MentionType.DATE:
        row |= {"first_day": first_day(mention.value), "last_day": last_day(mention.value)}
    elif mention.type is MentionType.CITY:
        row |= {
            "place_name": mention.attributes.get("name") or mention.raw,
            "place_country": mention.attributes.get("country") or None,
        }
    return row


def _add_facts(rows: Rows, page_id: str, record: PageRecord) -> None:
    rows["mayoralties"].extend(
        {
            "page_id": page_id,
            "number": number,
            "person": fact.person,
            **_place(fact.city),
            "title": fact.title or None,
            "titled": fact.titled,
            "as_of": fact.as_of or None,
            "rule": fact.rule or None,
            "confidence": float(fact.confidence),
            "evidence": _spans(page_id, fact.evidence),
        }
        for number, fact in enumerate(record.mayoralties)
    )
    rows["partnerships"].extend(
        {
            "page_id": page_id,
            "number": number,
            **_place(fact.a, "a_"),
            **_place(fact.b, "b_"),
            "kind": fact.kind.value,
            "since": fact.since or None,
            "until": fact.until or None,
            "rule": fact.rule or None,
            "confidence": float(fact.confidence),
            "evidence": _spans(page_id, fact.evidence),
        }
        for number, fact in enumerate(record.partnerships)
    )
    rows["memberships"].extend(
        {
            "page_id": page_id,
            "number": number,
            "network": fact.network,
            **_place(fact.city),
            "since": fact.since or None,
            "rule": fact.rule or None,
            "confidence": float(fact.confidence),
            "evidence": _spans(page_id, fact.evidence),
        }
        for number, fact in enumerate(record.memberships)
    )
    rows["contacts"].extend(
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
    )


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
