"""How long a release of many made pages takes to be linked, checked and published: CPU and wall, by step."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.linking_pairs import MadePage
from normalized import PartStore, publish_release
from pipeline.facts import Contact, Evidence, Partnership, PartnershipKind, Place
from pipeline.gazetteer import GazetteerPlace, load
from pipeline.record import Mention, MentionType

BATCH = 200
PARTS = 40
"""Blocks of text on a made page, near the median of the municipal corpora."""
GIVEN = ("Anna", "Paul", "Zoé", "Jörg", "Łucja", "Marek", "Inés", "João", "Petra", "Luigi", "Wim", "Karel", "Jean-Luc")
FAMILY = ("Blum", "Kirsch", "Ménard", "van den Berg", "Nowak", "Dvořák", "Rossi", "García", "Silva", "de la Roche")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and of the clock, and the highest memory of the process in megabytes."""

    pages: int
    rows: int
    cpu: float
    wall: float
    memory: int


def made_pages(count: int, towns: int) -> Iterator[MadePage]:
    """Pages of some towns that name each other: the same ones for the same numbers."""
    chance = random.Random(20_261_122)
    places = sorted(load(), key=lambda place: (-place.population, place.geonames_id))[:towns]
    mayors = {place: f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for place in places}
    for number in range(count):
        home = places[number % towns]
        page = MadePage(home, f"file:{number}", "de")
        _fill(page, home, places, mayors, chance)
        yield page


def _fill(
    page: MadePage,
    home: GazetteerPlace,
    places: list[GazetteerPlace],
    mayors: dict[GazetteerPlace, str],
    chance: random.Random,
) -> None:
    for _ in range(PARTS):
        other = chance.choice(places)
        text = f"{home.name} pflegt seit {chance.randint(1950, 2020)} gute Beziehungen mit {other.name}, " * 3
        block = page.add(text)
        for place in (home, other):
            start = text.index(place.name)
            attributes = {"name": place.name, "country": place.country}
            span = (block.index, start, start + len(place.name))
            mention = Mention(MentionType.CITY, *span, place.name, place.geonames_id, "made", 0.9, attributes)
            if all((m.block, m.start, m.end) != span for m in page.mentions):
                page.mentions.append(mention)
    for other in chance.sample(places, 4):
        year = str(chance.randint(1950, 2020))
        block = page.add(f"{other.name} ({year})")
        evidence = (Evidence(block.index, 0, len(other.name), other.name),)
        kind = PartnershipKind.TWINNING
        a, b = (Place(p.geonames_id, p.name, p.country) for p in (home, other))
        page.partnerships.append(Partnership(a, b, kind, year, None, "made", 0.9, evidence))
    for place in (home, chance.choice(places)):
        page.mayoralty(mayors[place], place, "Bürgermeister", str(chance.randint(1990, 2025)))
    for _ in range(3):
        digits = f"+49{chance.randint(10**8, 10**9)}"
        block = page.add(f"Bürgerbüro {digits}")
        page.contacts.append(
            Contact("voice", digits, "Bürgerbüro", False, (Evidence(block.index, 11, 11 + len(digits), digits),))
        )


def publish_cost(count: int, *, towns: int = 150) -> Cost:
    """What it costs to link, check and publish that many made pages; making their parts is not counted."""
    with tempfile.TemporaryDirectory() as root:
        store = PartStore(Path(root) / "store")
        keys: list[str] = []
        sources, batch = {}, []
        for page in made_pages(count, towns):
            sources[page.source.id] = page.source
            batch.append(page.result())
            if len(batch) == BATCH:
                keys.append(f"{len(keys):032x}")
                store.write(keys[-1], batch)
                batch = []
        cpu, wall = time.process_time(), time.perf_counter()
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        release = publish_release(
            store, keys, Path(root) / "releases", published_at=moment, sources=list(sources.values())
        )
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(count, sum(release.counts.tables.values()), cpu, wall, memory)
