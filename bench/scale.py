"""Linking, checking and publishing of ten thousand to a million page records; `--write` writes bench/scale.md.

    python -m bench.scale [PAGES ...] [--folder DIR] [--keep] [--write]

The records are made from templates (bench/made_pages.py) and stored as parts before the clock starts. Each size is
published by a process of its own, whose largest resident memory the kernel tells. A million pages need 20 GB below
DIR, which is emptied at the end; with --keep parts and measures stay there, and the next time the table has those too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from bench.corpora import PROJECT
from bench.made_pages import PAGES_OF_A_TOWN, made_results, source_rows
from normalized import PartStore, SourceRow, publish_release
from normalized.files import write_json

SIZES = (10_000, 100_000, 1_000_000)
PART_PAGES = 500
SOURCES = "sources.json"
HEAD = """# Scale

Page records made from templates (four blocks, six mentions, a mayoralty, a partnership, two contacts a page; fifty
pages a town), linked, checked and published in every form of a release, by one process on {cores} cores, beside other
work, which the seconds show and CPU and memory hardly. `python -m bench.scale --write` writes this page; sizes may be
named before it.

| pages | seconds | CPU seconds | largest memory, MB | release, MB | cities | partnerships | mayors |
|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one release cost. memory: largest resident memory in bytes. size: of the release's files, in bytes."""

    pages: int
    seconds: float
    cpu: float
    memory: int
    size: int
    tables: dict[str, int]


def key_of(start: int) -> str:
    """The name of the part that begins with this page."""
    return hashlib.sha256(f"made-{start}".encode()).hexdigest()[:32]


def make_part(folder: Path, start: int, stop: int) -> None:
    """Write one part."""
    store = PartStore(folder)
    if not store.has(key_of(start)):
        store.write(key_of(start), list(made_results(start, stop)))


def make_store(folder: Path, pages: int) -> None:
    """Write the parts of so many pages, on every core, and their sources beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / SOURCES, [asdict(row) for row in source_rows(pages)])
    with ProcessPoolExecutor() as pool:
        waiting = [
            pool.submit(make_part, folder, start, min(start + PART_PAGES, pages))
            for start in range(0, pages, PART_PAGES)
        ]
        for part in waiting:
            part.result()


def measure(folder: Path, pages: int) -> Measure:
    """Publish the first pages of a store and say what it cost; to be called in a fresh process."""
    store = PartStore(folder / "store")
    keys = [key_of(start) for start in range(0, pages, PART_PAGES)]
    # Not from the gazetteer, whose places as objects would count among the memory that publishing takes.
    rows = json.loads((store.root / SOURCES).read_text("utf-8"))[: -(-pages // PAGES_OF_A_TOWN)]
    sources = [SourceRow(**{**row, "languages": tuple(row["languages"])}) for row in rows]
    begun, spent = time.monotonic(), time.process_time()
    release = publish_release(
        store,
        keys,
        folder / f"releases-{pages}",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        sources=sources,
    )
    seconds, cpu = time.monotonic() - begun, time.process_time() - spent
    size = sum(path.stat().st_size for path in release.path.rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Measure(pages, seconds, cpu, memory, size, dict(release.counts.tables))


def table(measures: list[Measure], cores: int) -> str:
    """bench/scale.md."""
    lines = [
        f"| {m.pages:,} | {m.seconds:.1f} | {m.cpu:.1f} | {m.memory / 1e6:.0f} | {m.size / 1e6:.0f} "
        f"| {m.tables['cities']:,} | {m.tables['partnerships']:,} | {m.tables['mayors']:,} |\n"
        for m in measures
    ]
    steps = "".join(
        f"| {one.pages:,} to {other.pages:,} | {_exponent(one, other, 'cpu'):.2f} "
        f"| {_exponent(one, other, 'memory'):.2f} |\n"
        for one, other in pairwise(measures)
    )
    growth = (
        f"\nGrowth exponents (1 is linear):\n\n| step | CPU time | memory |\n|---|---|---|\n{steps}" if steps else ""
    )
    return HEAD.format(cores=cores) + "".join(lines) + growth + _not_run(measures)


def _not_run(measures: list[Measure]) -> str:
    """What the largest size would cost where it was not run: by the last step's exponents, that of time at least 1."""
    if len(measures) < 2 or measures[-1].pages >= SIZES[-1]:
        return ""
    before, last = measures[-2:]
    times = SIZES[-1] / last.pages
    cpu = last.cpu * times ** max(_exponent(before, last, "cpu"), 1)
    memory = last.memory * times ** _exponent(before, last, "memory")
    return (
        f"\n{SIZES[-1]:,} pages were not run. By the last exponents they would take {cpu:,.0f} s of CPU and "
        f"{memory / 1e6:,.0f} MB.\n"
    )


def _exponent(one: Measure, other: Measure, what: str) -> float:
    return math.log(getattr(other, what) / getattr(one, what)) / math.log(other.pages / one.pages)


def main() -> None:
    """Make the store once, as large as the largest size, and publish each size from it."""
    parser = argparse.ArgumentParser(description="Linking and publishing of many page records.")
    parser.add_argument("pages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave the parts in the folder for the next time")
    parser.add_argument("--write", action="store_true", help="write bench/scale.md")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        sys.stdout.write(json.dumps(asdict(measure(given.folder, given.measure))))
        return
    if given.keep and given.folder is None:
        parser.error("--keep needs --folder")
    folder = given.folder if given.keep else Path(tempfile.mkdtemp(prefix="rathaus-scale-", dir=given.folder))
    try:
        make_store(folder / "store", max(given.pages))
        kept = folder / "measures.json"
        known = {m["pages"]: Measure(**m) for m in json.loads(kept.read_text("utf-8"))} if kept.is_file() else {}
        for pages in sorted(given.pages):
            command = [sys.executable, "-m", "bench.scale", "--measure", str(pages), "--folder", str(folder)]
            done = subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
            known[pages] = Measure(**json.loads(done.stdout))
            write_json(kept, [asdict(known[size]) for size in sorted(known)])
            shutil.rmtree(folder / f"releases-{pages}")
            print(known[pages], flush=True)
        said = table([known[size] for size in sorted(known)], len(os.sched_getaffinity(0)))
        print(said)
        if given.write:
            (PROJECT / "bench" / "scale.md").write_text(said, "utf-8")
    finally:
        if not given.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
