"""From the results of a batch to the rows of the part tables."""

from __future__ import annotations

import json
from collections.abc import Iterable

from normalized.parts.fact_rows import Row, Rows, fact_rows, sure
from normalized.parts.results import BrokenRecord, PageReference, PageResult, check_record
from normalized.schema.cells import first_fault
from normalized.schema.part_tables import PART_PAGES, PART_TABLES
from pipeline.block import Block
from pipeline.edtf import first_day, last_day
from pipeline.errors import PipelineError
from pipeline.record import NIL, Mention, MentionType, PageRecord
from sources.page import Publisher

OLDER_CAPTURE = "the page was read more than once with different content; the latest counts"


def batch_rows(results: Iterable[PageResult]) -> Rows:
    """The rows of every part table, each table sorted by its key.

    A record that breaks the contract of `pipeline.record`, or the definition of the tables, fails its page, not the
    batch. Of several captures of one page the latest counts, and an issue says so.
    """
    rows: Rows = {table.name: [] for table in PART_TABLES}
    captures: dict[str, list[PageResult]] = {}
    for result in results:
        captures.setdefault(result.page.page_id, []).append(result)
    for _, same_page in sorted(captures.items()):
        result = max(same_page, key=lambda result: (result.page.fetched_at or "", result.page.digest))
        of_page = _page_rows(result)
        if len({capture.page.digest for capture in same_page}) > 1:
            of_page["issues"].append(_older_capture(of_page, result.page))
        for name, more in of_page.items():
            rows[name].extend(more)
    return rows


def _page_rows(result: PageResult) -> Rows:
    if result.record is None:
        assert result.error is not None
        return _failed_rows(result.page, result.error, result.publisher)
    try:
        check_record(result.record)
    except BrokenRecord as error:
        return _failed_rows(result.page, error, result.publisher)
    rows = _record_rows(result.page, result.record)
    faults = (fault for table in PART_TABLES if (fault := first_fault(table, rows[table.name])))
    fault = next(faults, None)
    return rows if fault is None else _failed_rows(result.page, BrokenRecord(fault), result.publisher)


def _older_capture(rows: Rows, page: PageReference) -> Row:
    return {
        "page_id": page.page_id,
        "number": len(rows["issues"]),
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


def _failed_rows(page: PageReference, error: PipelineError, publisher: Publisher | None) -> Rows:
    rows: Rows = {table.name: [] for table in PART_TABLES}
    row = _page_row(page, publisher)
    # A publisher that breaks the definition is what failed the page; its row cannot hold it.
    if first_fault(PART_PAGES, [row]):
        row |= {"country": None, "geonames_id": None}
    rows["pages"].append(row)
    rows["issues"].append(
        {
            "page_id": page.page_id,
            "number": 0,
            "severity": "error",
            "stage": error.stage,
            "code": error.code,
            "message": one_line(error.message) or error.code,
        }
    )
    return rows


def one_line(message: str) -> str:
    """A message without line breaks and runs of blanks."""
    return " ".join(message.split())


def _record_rows(page: PageReference, record: PageRecord) -> Rows:
    rows: Rows = {table.name: [] for table in PART_TABLES}
    page_id = page.page_id
    rows["pages"].append(
        _page_row(page, record.publisher)
        | {
            "status": "ok",
            "title": record.title or None,
            "language": record.language,
            "published": record.published or None,
            "modified": record.modified or None,
            "valid_from": record.valid_from or None,
            "stamped": record.stamped or None,
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
            "language_spans": _language_spans(block),
        }
        for block in record.blocks
    )
    in_order = sorted(record.mentions, key=lambda m: (m.block, m.start, m.end, m.type.value))
    blocks = {block.index: block for block in record.blocks}
    rows["mentions"].extend(
        _mention_row(page_id, mention) | {"language": blocks[mention.block].language_at(mention.start)}
        for mention in in_order
    )
    for name, of_page in fact_rows(page_id, record).items():
        rows[name].extend(of_page)
    rows["issues"].extend(
        {
            "page_id": page_id,
            "number": number,
            "severity": issue.severity,
            "stage": issue.stage,
            "code": issue.code,
            "message": one_line(issue.message) or issue.code,
            "block": issue.block,
        }
        for number, issue in enumerate(record.issues)
    )
    return rows


def _language_spans(block: Block) -> str | None:
    """Which characters are in which language, None for a block in one."""
    if not block.language_spans:
        return None
    return json.dumps({f"{span.start}-{span.end}": span.language for span in block.language_spans})


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
        "confidence": sure(mention.confidence),
        "attributes": json.dumps(dict(mention.attributes), ensure_ascii=False, sort_keys=True),
    }
    if mention.type is MentionType.DATE:
        completed = mention.attributes.get("completed")
        row |= {
            "completed": completed,
            "inferred": mention.attributes.get("inferred"),
            "first_day": first_day(completed or mention.value),
            "last_day": last_day(completed or mention.value),
        }
    elif mention.type is MentionType.CITY:
        row |= {
            "geonames_id": mention.value if mention.value != NIL else None,
            "place_name": mention.attributes.get("name") or mention.raw,
            "place_country": mention.attributes.get("country") or None,
        }
    return row
