"""What a run costs that finds most of its work done; writes bench/incremental.md.

    python -m bench.incremental [--pages 10000] [--workers 2] [--folder DIR]

Ten thousand small pages in ten languages (bench/town_pages.py, seeded) are run through a copy of the packages below
DIR: at first, again with nothing changed, after a change of one language file in the copy, and after a change of one
page. Each run is a process of its own and does what `rathaus run --no-prefect` does. DIR is emptied at the end.
"""

from __future__ import annotations

import argparse
import compileall
import ctypes
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.corpora import PROJECT
from flows.intake.request import RunRequest
from flows.runs import ingest, run
from flows.settings import Settings
from flows.workers.batches import Batch
from flows.workers.pool import PageFault, WorkerPool
from flows.workers.work import Work, do_work
from normalized import PageResult, PartSummary
from sources.readers import PageRef

SEED = 20261128
LANGUAGE = "fr"
PACKAGES = ("sources", "pipeline", "normalized", "flows", "bench")
PAGES_OF_A_FOLDER = 500
READ = "BENCH_INCREMENTAL_READ"
"""Environment variable: the file to which worker processes write the id of each page that they read."""

HEAD = """# Incremental runs

{pages:,} made pages in ten languages, mixed in every batch, {bytes:.0f} KB of HTML each on average. A run is a process
that does what `rathaus run --no-prefect` does, from its start to its end, publishing included, with {workers} worker
processes on {cores} cores. CPU seconds are those of all its processes; other work on the machine changes the seconds,
and the shares little. `python -m bench.incremental` writes this page.

| run | pages read | seconds | of the first | CPU seconds | of the first |
|---|---|---|---|---|---|
"""
FOOT = """
The changed word stands in a list that only blocks of its language read, and on no page. {expected:,} pages were made
in {language}; the others that were read again have a block that was taken for {language}.
"""
_BECOME_SUBREAPER = 36
"""prctl's PR_SET_CHILD_SUBREAPER (linux/prctl.h)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost. read: pages that a worker has read. cpu: of all processes, in seconds."""

    read: int
    seconds: float
    cpu: float
    is_new: bool


def make_folder(folder: Path, pages: int) -> tuple[int, int]:
    """Write the pages; gives the sum of their bytes, and how many are in the language that will change."""
    from bench.town_draw import SAID  # noqa: PLC0415 - not for the runs that are measured: it brings the pipeline
    from bench.town_pages import made_markup  # noqa: PLC0415

    size = ours = 0
    for number, (language, _, marked) in enumerate(made_markup(pages, SEED)):
        below = folder / f"{number // PAGES_OF_A_FOLDER:03d}"
        below.mkdir(parents=True, exist_ok=True)
        body = marked.replace(SAID, "").encode()
        (below / f"{number:06d}.html").write_bytes(body)
        size += len(body)
        ours += language == LANGUAGE
    return size, ours


def counted_work(
    work: Work, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]
) -> PartSummary | None:
    """What worker processes do, noting each page that is read."""
    from flows.workers import reading  # noqa: PLC0415 - as `do_work` does: only workers load the pipeline

    plain = reading.read_page

    def noting(page: PageRef, batch: Batch) -> PageResult:
        with Path(os.environ[READ]).open("a", encoding="ascii") as file:
            file.write(f"{page.page_id}\n")
        return plain(page, batch)

    reading.read_page = noting
    try:
        return do_work(work, left_out, begins)
    finally:
        reading.read_page = plain


def run_once(pages: Path, data: Path, workers: int) -> dict[str, Any]:
    """One run in this process; to be called in a fresh one."""
    ingest.open_pool = lambda settings: WorkerPool(
        settings.workers, counted_work, page_seconds=settings.page_seconds, worker_seconds=settings.worker_seconds
    )
    request = RunRequest(paths=(str(pages),), country="LU")
    outcome = run.run_without_prefect(request, Settings(data=data, workers=workers, prefect=False))
    return {"is_new": outcome.release.is_new}


def measured(home: Path, pages: Path, workers: int) -> Cost:
    """Run in a fresh process with the packages that lie in `home`."""
    noted = home / "read.txt"
    noted.write_text("", "ascii")
    command = [sys.executable, "-m", "bench.incremental", "--once", str(pages), "--workers", str(workers)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "PREFECT_"))}
    environment |= {"PYTHONPATH": str(home), READ: str(noted)}
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=home, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    seconds = time.monotonic() - begun
    with suppress(ChildProcessError):  # the server that forks workers outlives its parent by a moment
        while os.wait():
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(len(noted.read_text("ascii").split()), seconds, cpu, **json.loads(done.stdout.splitlines()[-1]))


def change_language(home: Path) -> None:
    """Add a word that no page has to a list of the language file that only blocks of the language read."""
    file = home / "pipeline" / "languages" / f"{LANGUAGE}.yaml"
    text = file.read_text("utf-8")
    changed = re.sub(r"^(  common_words: \[)", r"\1Zzyzzx, ", text, count=1, flags=re.MULTILINE)
    assert changed != text
    file.write_text(changed, "utf-8")


def change_page(pages: Path) -> None:
    """Add a line to the first page."""
    file = min(pages.rglob("*.html"))
    file.write_text(file.read_text("utf-8").replace("</body>", "<p>One more line.</p></body>"), "utf-8")


def row(name: str, cost: Cost, first: Cost) -> str:
    """One run, as a line of the table."""
    return (
        f"| {name} | {cost.read:,} | {cost.seconds:.1f} | {cost.seconds / first.seconds:.1%} "
        f"| {cost.cpu:.1f} | {cost.cpu / first.cpu:.1%} |\n"
    )


def main() -> None:
    """Run four times and write the table."""
    parser = argparse.ArgumentParser(description="What a run costs that finds most of its work done.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(run_once(given.once, Path("data").absolute(), given.workers)))
        return
    # The CPU time of a process is told to whoever waits for it: here for those too whose own parent did not.
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    home = Path(tempfile.mkdtemp(prefix="rathaus-incremental-", dir=given.folder))
    try:
        pages = home / "pages"
        size, ours = make_folder(pages, given.pages)
        for package in PACKAGES:
            shutil.copytree(PROJECT / package, home / package, ignore=shutil.ignore_patterns("__pycache__"))
        compileall.compile_dir(home, quiet=1)  # else the first run would pay for it
        first = measured(home, pages, given.workers)
        rows = [row("the first", first, first)]
        rows.append(row("nothing changed", measured(home, pages, given.workers), first))
        change_language(home)
        rows.append(row(f"one word changed in {LANGUAGE}.yaml", measured(home, pages, given.workers), first))
        change_page(pages)
        rows.append(row("one page changed", measured(home, pages, given.workers), first))
    finally:
        shutil.rmtree(home)
    head = HEAD.format(
        pages=given.pages, bytes=size / given.pages / 1_000, workers=given.workers, cores=len(os.sched_getaffinity(0))
    )
    text = head + "".join(rows) + FOOT.format(language=LANGUAGE, expected=ours)
    (PROJECT / "bench" / "incremental.md").write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
