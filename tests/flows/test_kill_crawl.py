"""Crawl runs that are killed at any moment: nothing is lost, nothing stands twice, and the release is the same.

Two kills in `make test`, a hundred in `make test-kill` (environment variable CRAWL_KILLS).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from flows.crawl_run import crawl_without_prefect
from flows.crawls import CrawlRequest
from flows.settings import Settings
from normalized.release import Release
from sources.crawler.archive import cut_tail
from sources.crawler.contents import archived_pages_now, stored_pages
from sources.crawler.state import CrawlState
from tests.flows.conftest import clean_environment
from tests.flows.test_crawl import request_for, rows, write_source
from tests.town.server import Town, serving

KILLS = int(os.environ.get("CRAWL_KILLS", "2"))
DEPTH = 1 if KILLS < 10 else 10
KILLS_A_ROUND = 4
TABLES = ("pages", "blocks", "mentions", "cities", "people", "mayors", "contacts", "partnerships", "networks", "issues")


def test_kills_at_random_moments_lose_nothing_and_keep_nothing_twice(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    hit = 0
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    with serving(Town(traps=False, sessions=False)) as town:
        write_source(catalogue, town)
        request = request_for(town, depth=DEPTH, commit_seconds=0.1)
        undisturbed = settings_in(tmp_path / "undisturbed", catalogue)
        begun = time.monotonic()
        wanted = content(crawl_without_prefect(request, undisturbed).run.release)
        seconds = time.monotonic() - begun
        moments = random.Random(20261122)
        for first in range(0, KILLS, KILLS_A_ROUND):
            settings = settings_in(tmp_path / f"round-{first}", catalogue)
            for _ in range(min(KILLS_A_ROUND, KILLS - first)):
                hit += kill_a_run(request, settings, tmp_path / "once.json", after=moments.uniform(0.5, seconds))
                check_archive(settings.crawls / "lu-feltgen")
            outcome = crawl_without_prefect(request, settings)
            check_archive(settings.crawls / "lu-feltgen")
            assert content(outcome.run.release) == wanted
    record_property("kills", KILLS)
    record_property("runs that were killed under way", hit)


def settings_in(folder: Path, catalogue: Path) -> Settings:
    return Settings(data=folder, workers=2, catalogue=catalogue, crawl_contact="https://feltgen.example/bot")


def content(release: Release) -> dict[str, list[dict[str, Any]]]:
    """Every row of a release but for the times at which pages were fetched."""
    tables = {table: rows(release, table) for table in TABLES}
    for page in tables["pages"]:
        page.pop("fetched_at")
    return tables


def check_archive(folder: Path) -> None:
    """What was committed can be read, says what the state says, and holds each page of each crawl once."""
    if not (folder / "state.sqlite").is_file():
        return
    state = CrawlState(folder)
    position = state.position()
    state.close()
    cut_tail(folder / "archive", position)
    written: Counter[str] = Counter()
    for file in (folder / "archive").glob("*.warc.gz"):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False, record_types=WarcRecordType.response):
                written[record.headers["WARC-Target-URI"]] += 1
                assert len(record.reader.read()) == int(record.headers["Content-Length"])
    assert not [url for url, count in written.items() if count > 1]
    from_archive = {page.url: page.digest for page in archived_pages_now(folder, "lu-feltgen")}
    assert from_archive == {page.url: page.digest for page in stored_pages(folder, "lu-feltgen")}


def kill_a_run(request: CrawlRequest, settings: Settings, file: Path, *, after: float) -> bool:
    """Start a run in a process of its own and kill it after some seconds; False where it was done by then."""
    said = {"request": request.model_dump(mode="json"), "settings": settings.model_dump(mode="json")}
    file.write_text(json.dumps(said), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.crawl_once", str(file)],
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        time.sleep(0.3)  # the crawler leaves when it sees that its parent is gone
        return True
    return False
