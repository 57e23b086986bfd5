"""How fast the inspector answers on a release of 20,000 pages and 200,000 mentions; writes bench/inspector.md.

    python -m bench.inspector make FOLDER      makes the release: pages from templates, by number and seed
    python -m bench.inspector measure FOLDER   starts `rathaus inspect` on it, asks as one user does, writes the table

Both are apart because the release takes minutes and the measure should have the machine for itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx

from bench.corpora import PROJECT
from bench.made_pages import SEED, made_result, source_rows, towns
from normalized import PageResult, PartStore, publish_release
from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.record import Mention, MentionType

PAGES = 20_000
PART_PAGES = 500
ASKED = 120
"""Pages, cities and lists that are asked for, each another one; a percentile of 99 is the second slowest."""

SENTENCES = (
    "A delegation from {town} visited the spring fair on {date}.",
    "The choir of {town} will sing in the town hall on {date}.",
    "Pupils from {town} and their hosts met again on {date}.",
    "On {date} the council discussed the new cycle path to {town}.",
)
WORDS = ("market", "library", "budget", "harbour", "school", "bridge", "garden", "museum")
FOOTERS = ("Imprint  Privacy  Sitemap", "Newsletter  Print this page", "Follow us  Share")

HEAD = """# The inspector

A release of {pages:,} pages, {blocks:,} blocks and {mentions:,} mentions made from templates, served by
`rathaus inspect` to one user over a kept connection, each address asked for once; {cores} cores. Milliseconds from
question to the whole answer, by the clock and of the server's processor time.
`python -m bench.inspector make FOLDER`, then `python -m bench.inspector measure FOLDER` writes this page.

| view | asked | clock: median | p99 | most | processor: median | p99 | most | line |
|---|---|---|---|---|---|---|---|---|
"""


def fuller_result(number: int) -> PageResult:
    """The made page of a number with two more sentences and a footer: 16 lines of text, 10 mentions."""
    result = made_result(number)
    record = result.record
    assert record is not None
    chance = random.Random(f"{SEED}-inspect-{number}")
    blocks, mentions = list(record.blocks), list(record.mentions)
    for _ in range(2):
        town, year = chance.choice(towns()[:2000]), chance.randint(1990, 2025)
        date = f"{chance.randint(1, 28)} May {year}"
        text = chance.choice(SENTENCES).format(town=town.name, date=date) + f" The {chance.choice(WORDS)} stays open."
        block = Block(len(blocks), text, BlockKind.PARAGRAPH, label=BlockLabel.CONTENT, language="en", probability=0.9)
        day = f"{year}-05-{int(date.split(maxsplit=1)[0]):02d}"
        for what, raw, value, attributes in (
            (MentionType.CITY, town.name, town.geonames_id, {"name": town.name, "country": town.country}),
            (MentionType.DATE, date, day, {}),
        ):
            start = text.index(raw)
            sure = chance.choice((0.6, 0.8, 0.95))
            mentions.append(Mention(what, block.index, start, start + len(raw), raw, value, "made", sure, attributes))
        blocks.append(block)
    for _ in range(10):
        text = f"{chance.choice(FOOTERS)} {chance.choice(WORDS)}"
        blocks.append(Block(len(blocks), text, BlockKind.LIST_ITEM, label=BlockLabel.FOOTER, probability=0.8))
    record = replace(
        record, blocks=tuple(blocks), mentions=tuple(mentions), title=f"{record.title} and the {chance.choice(WORDS)}"
    )
    return PageResult.of(result.page, record)


def make(folder: Path) -> None:
    """Publish the release below `folder`."""
    store = PartStore(folder / "store")
    keys = []
    for start in range(0, PAGES, PART_PAGES):
        keys.append(hashlib.sha256(f"inspect-{start}".encode()).hexdigest()[:32])
        store.write(keys[-1], [fuller_result(number) for number in range(start, start + PART_PAGES)])
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    release = publish_release(
        store, keys, folder / "releases", published_at=moment, sources=source_rows(PAGES), force=True
    )
    print(release.path)


@dataclass(frozen=True, slots=True)
class Server:
    """A running inspector. start: seconds of the clock and of the processor from the command to its first answer."""

    client: httpx.Client
    process: int
    start: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that each answer took, by the clock and of the processor, both sorted."""

    clock: list[float]
    cpu: list[float]


def cpu_seconds(process: int) -> float:
    """What the threads of a process have run until now. /proc/PID/task/*/schedstat counts nanoseconds."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


@contextmanager
def served(release: Path) -> Iterator[Server]:
    """`rathaus inspect` on the release."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "flows", "inspect", str(release), "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                while True:
                    try:
                        client.get("/").raise_for_status()
                        break
                    except httpx.ConnectError:
                        if server.poll() is not None:
                            raise
                        time.sleep(0.01)
                yield Server(client, server.pid, (time.perf_counter() - began, cpu_seconds(server.pid)))
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def times(server: Server, addresses: Sequence[str]) -> Times:
    """What the answers cost. The first two addresses are asked for before, and not counted."""
    for address in addresses[:2]:
        server.client.get(address).raise_for_status()
    clock, cpu = [], []
    for address in addresses[2:]:
        began, spent = time.perf_counter(), cpu_seconds(server.process)
        server.client.get(address).raise_for_status()
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((cpu_seconds(server.process) - spent) * 1000)
    return Times(sorted(clock), sorted(cpu))


def percentile_99(found: Sequence[float]) -> float:
    """The value that one in a hundred exceeds; of fewer than a hundred the largest."""
    return found[-(len(found) // 100) - 1]


def questions(chance: random.Random, countries: Sequence[str]) -> list[str]:
    """Faceted lists: with words and without, narrowed by one facet to three."""
    asked = []
    for number in range(ASKED // 3):
        parameters: dict[str, str] = {"q": chance.choice(WORDS)} if number % 3 else {}
        facets = {
            "country": chance.choice(countries),
            "type": chance.choice([kind.value for kind in MentionType]),
            "label": chance.choice(["content", "footer", "navigation"]),
            "language": "en",
            "confidence": chance.choice(["0.7", "0.9"]),
        }
        for name in chance.sample(sorted(facets), chance.randint(1, 3)):
            parameters[name] = facets[name]
        asked.append(f"/search?{urlencode(parameters)}")
    return ["/search", *asked]


def measure(folder: Path) -> str:
    """The table of bench/inspector.md."""
    (release,) = (
        path for path in (folder / "releases").iterdir() if (path / "release.json").is_file() and not path.is_symlink()
    )
    counts = json.loads((release / "release.json").read_text("utf-8"))["counts"]["tables"]
    chance = random.Random(SEED)
    with closing(sqlite3.connect(release / "rathaus.sqlite")) as database:
        pages = [page_id for (page_id,) in database.execute("SELECT page_id FROM pages ORDER BY page_id")]
        cities = [area_id for (area_id,) in database.execute("SELECT area_id FROM sources ORDER BY area_id")]
        countries = [country for (country,) in database.execute("SELECT DISTINCT country FROM pages ORDER BY country")]
    views = (
        ("page", [f"/page/{page_id}" for page_id in chance.sample(pages, ASKED)], "p99 < 100"),
        ("list with facets", questions(chance, countries), "each < 500"),
        ("city", [f"/city/{area_id}" for area_id in chance.sample(cities, ASKED // 3)], ""),
        ("overview", ["/"] * 8, ""),
    )
    lines = []
    load = os.getloadavg()[0]
    with served(release) as server:
        for name, addresses, wanted in views:
            found = times(server, addresses)
            cells = [
                f"{value:.0f}"
                for one in (found.clock, found.cpu)
                for value in (statistics.median(one), percentile_99(one), one[-1])
            ]
            lines.append(f"| {name} | {len(found.clock)} | {' | '.join(cells)} | {wanted} |")
    head = HEAD.format(
        pages=counts["pages"], blocks=counts["blocks"], mentions=counts["mentions"], cores=os.cpu_count()
    )
    clock, cpu = server.start
    return (
        head
        + "\n".join(lines)
        + f"\n\nFrom the command to the first answer: {clock:.1f} s by the clock, {cpu:.1f} s of the "
        f"processor (line: 5 s). Load of the machine when it began: {load:.1f}.\n"
    )


def main() -> None:
    """See the module's first lines."""
    verb, folder = sys.argv[1], Path(sys.argv[2])
    if verb == "make":
        make(folder)
    else:
        text = measure(folder)
        (PROJECT / "bench" / "inspector.md").write_text(text, encoding="utf-8")
        print(text)


if __name__ == "__main__":
    main()
