"""Partnerships of pages whose cities are given, so that a test does not rest on the gazetteer's rules."""

from __future__ import annotations

from pipeline.entities.dates import find_date_mentions
from pipeline.record import Mention
from pipeline.relations.partnerships.find import find_partnerships
from pipeline.relations.partnerships.page.reading import read_page
from tests.pipeline.geonames_ids import HOME
from tests.pipeline.pages_by_hand import Line, city, document

PLACES = {
    "Bonn": (HOME, "DE"),
    "Leeds": ("2644688", "GB"),
    "Lyon": ("2996944", "FR"),
    "Turin": ("3165524", "IT"),
    "Brno": ("3078610", "CZ"),
    "Kyoto": ("1857910", "JP"),
    "Haifa": ("294801", "IL"),
    "Faro": ("2268339", "PT"),
}
NAMES = {value: name for name, (value, _) in PLACES.items()}


def partners(lines: list[Line], language: str) -> dict[str, tuple[str, str | None]]:
    """Partner, kind and beginning, for a page that the city of Bonn publishes."""
    doc = document(lines, language, "DE", HOME)
    mentions: list[Mention] = [
        mention for name, (value, country) in PLACES.items() for mention in city(doc, name, value, country)
    ]
    mentions += find_date_mentions(doc, mentions)
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    found = find_partnerships(read_page(doc, mentions))
    for fact in found:
        for evidence in fact.evidence:
            assert doc.blocks[evidence.block].text[evidence.start : evidence.end] == evidence.raw
    return {
        f"{NAMES[str(fact.b.geonames_id)]}" if fact.a.geonames_id == HOME else f"{fact.a.name}-{fact.b.name}": (
            fact.kind.value,
            fact.since,
        )
        for fact in found
    }
