"""How fast a crawl is when politeness does not bound it: pages a second from one process on loopback.

    python -m bench.crawl

The town of tests/town is served by a process of its own; the crawl runs with no delay and eight requests at a time,
archive and state on disk as always. CPU time is the crawler's own (user and system), which other work on the machine
disturbs little: it is what one core can do. Writes bench/crawl.md.
"""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from bench.corpora import PROJECT
from sources.catalogue.source import Source
from sources.crawler import CrawlJob, CrawlLimits, CrawlReport
from tests.town.server import Town, serving

NEWS = 700
"""News of each language, some 2,200 pages in all, so that starting the process does not count for much."""

HEAD = """# Crawling

Pages a second of one crawler's process with the delay set to 0, eight requests at a time, on loopback;
`python -m bench.crawl` writes this page. Each page is fetched, recognised, written to WARC (request, response,
metadata) and committed with its links. Wall time means nothing where other work shares the machine. A core's pages a
second are pages by CPU seconds of the crawler's process, start included.

| crawl | pages | wall s | pages/s | CPU s | pages/s of a core | MiB of WARC |
|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Crawl twice, new and unchanged, and write the table."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(name, port, Path(folder)) for name in ("first", "second, nothing changed")]
    server.terminate()
    text = HEAD + "".join(rows)
    (PROJECT / "bench" / "crawl.md").write_text(text, "utf-8")
    sys.stdout.write(text)


def serve(said: Connection) -> None:
    """Serve the town until the process is ended."""
    with serving(Town(traps=False, sessions=False, news=NEWS)) as town:
        said.send(town.port)
        time.sleep(3_600)


def row(name: str, port: int, folder: Path) -> str:
    """One crawl, as a line of the table."""
    source = Source.model_validate(
        {
            "id": "lu-feltgen",
            "name": "Feltgen",
            "kind": "municipality",
            "country": "LU",
            "geonames_id": "2960316",
            "languages": ["de", "fr", "en"],
            "home_url": f"http://127.0.0.1:{port}/",
        }
    )
    limits = CrawlLimits(delay_seconds=0, concurrency=8, pages=100_000, depth=1_000)
    allowed = (f"127.0.0.1:{port}",)
    job = CrawlJob(source=source, folder=folder, crawl_id=name, contact="bench", limits=limits, allowed=allowed)
    (folder / "job.json").write_text(job.model_dump_json(), "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sources.crawler", str(folder / "job.json")]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE) as process:
        process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    report = CrawlReport.model_validate_json((folder / "report.json").read_bytes())
    size = sum(file.stat().st_size for file in (folder / "archive").iterdir()) / (1 << 20)
    return (
        f"| {name} | {report.requests} | {report.seconds:.1f} | {report.requests / report.seconds:.0f} | {cpu:.1f} "
        f"| {report.requests / cpu:.0f} | {size:.1f} |\n"
    )


if __name__ == "__main__":
    main()
