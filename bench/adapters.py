"""The face that the scorers of the corpora call. The signatures are theirs: keep them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the scorers import this file by its path

from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.entities.dates import find_dates as dates_in_text
from pipeline.entities.phones import find_phones as phones_in_text
from pipeline.language import detect as detect_language
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import kept_blocks
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage


def page(raw: bytes, *, kind: str, country: str, city: str | None = None, url: str | None = None) -> dict[str, Any]:
    """One page as the municipal scorer reads it: blocks, mentions of kept blocks, mayors, partnerships."""
    source = f"bench-{country.lower()}"
    address = url or f"file:bench/{city}"
    record = extract_page(
        RawPage(source=source, url=address, body=raw, kind=PageKind(kind)),
        Publisher(source=source, country=country, geonames_id=city),
    )
    return as_scored(record)


def as_scored(record: PageRecord) -> dict[str, Any]:
    """A record in the shape of the municipal scorer."""
    kept = {block.index for block in record.blocks if block.kept}
    return {
        "language": None if record.language == "und" else record.language,
        "blocks": [
            {"text": block.text, "keep": block.kept, "lang": None if block.language == "und" else block.language}
            for block in record.blocks
        ],
        "mentions": [
            {"type": mention.type.value, "text": mention.raw, "value": mention.value}
            for mention in record.mentions
            if mention.block in kept and mention.attributes.get("source") != "link"  # the gold is the text alone
        ],
        "mayors": [{"name": fact.person, "city": fact.city.geonames_id} for fact in record.mayoralties],
        "partnerships": [
            {"a": fact.a.geonames_id, "b": fact.b.geonames_id, "kind": fact.kind.value, "since": fact.since}
            for fact in record.partnerships
        ],
    }


def extract(html: bytes | str, url: str | None = None) -> str:
    """The main text of an HTML page as the extraction benchmarks mean it: the body of an article, one block a line."""
    body = html if isinstance(html, bytes) else html.encode("utf-8")
    text, _ = decode(RawPage(source="bench", url=url or "", body=body, kind=PageKind.HTML), DEFAULT_LIMITS)
    walk = read_blocks(text, PageKind.HTML, DEFAULT_LIMITS)
    kept = kept_blocks(walk.blocks, PageKind.HTML, walk.head, article=True, url=url or "")
    return "\n".join([block.text for block in kept])


def find_dates(text: str, lang: str) -> list[tuple[int, int, str]]:
    """Dates of one text as (start, end, EDTF)."""
    return [(found.start, found.end, found.edtf) for found in dates_in_text(text, lang)]


def find_phones(text: str, region: str) -> list[tuple[int, int, str]]:
    """Phone and fax numbers of one text as (start, end, E.164)."""
    return [(found.start, found.end, found.e164) for found in phones_in_text(text, region)]


def detect(text: str) -> tuple[str | None, float]:
    """Language of one text as (ISO 639-1 or None, confidence)."""
    return detect_language(text)
