"""Mayoralties of pages whose cities are given, so that a test does not rest on the gazetteer's rules."""

from __future__ import annotations

from pipeline.entities.mayors import find_mayor_mentions
from pipeline.facts import Mayoralty
from pipeline.record import Document, Mention
from pipeline.relations.mayors.mayoralties import find_mayoralties
from tests.pipeline.geonames_ids import BONN, BRNO, LYON, PISA
from tests.pipeline.pages_by_hand import Line, city, document

CITIES = (("Pisa", PISA, "IT"), ("Lyon", LYON, "FR"), ("Brno", BRNO, "CZ"), ("Bonn", BONN, "DE"))


def mayoralties(
    lines: list[Line], language: str, country: str, publisher: str, *cities: tuple[str, str, str]
) -> dict[str, tuple[str | None, bool]]:
    """The city of each mayor, and whether a title stands beside the name; only these cities are mentions."""
    doc: Document = document(lines, language, country, publisher)
    mentions: list[Mention] = [mention for entry in cities for mention in city(doc, *entry)]
    mentions += find_mayor_mentions(doc, tuple(mentions))
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    found: list[Mayoralty] = find_mayoralties(doc, mentions)
    return {fact.person: (fact.city.geonames_id, fact.titled) for fact in found}


def towns(lines: list[Line], language: str, country: str, publisher: str) -> dict[str, str | None]:
    """The city of each mayor; every city of `CITIES` is a mention wherever its name stands."""
    return {person: place for person, (place, _) in mayoralties(lines, language, country, publisher, *CITIES).items()}
