"""Crawl runs of the test town that are killed: what is checked after each kill, and when the run has ended at last."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from flows.crawling.crawl_run import crawl_without_prefect
from flows.settings import Settings
from normalized.release import Release
from sources.crawler.archive import cut_tail
from sources.crawler.archived import archived
from sources.crawler.contents import stored
from sources.crawler.state import CrawlState
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.flows.killing import kill_after
from tests.town.server import Town, serving

SOURCE = "lu-feltgen"
KILLS_A_ROUND = 5
LATER, SOONER = 1.05, 0.85
"""The next kill comes within a longer time than the last one where that hit, within a shorter one where it was late."""
"""Kills that one folder takes before a run is let to its end."""
TABLES = ("pages", "blocks", "mentions", "cities", "people", "mayors", "contacts", "partnerships", "networks", "issues")

BEFORE, CRAWLING, READING, OVER = "before the crawl", "crawling", "reading and publishing", "after the end"


@dataclass(frozen=True)
class Kill:
    """One kill. hit: what it interrupted. torn: bytes of the archive behind the last commit."""

    hit: str
    torn: int


@dataclass(frozen=True)
class Survived:
    """What kills came to. pages: of the undisturbed run. ends: runs to the end, each with the same release."""

    pages: int
    kills: tuple[Kill, ...]
    ends: int


def survive(folder: Path, *, kills: int, seed: int, depth: int) -> Survived:
    """Kill runs at random moments; asserts after each that nothing is lost or twice, and the release in the end.

    folder: empty. kills: how many are to hit a run; after every KILLS_A_ROUND, or one that came too late, a run goes
    to its end. depth: of the crawl in links.
    """
    catalogue = folder / "catalogue"
    catalogue.mkdir()
    moments = random.Random(seed)
    made: list[Kill] = []
    ends = 0
    with serving(Town(traps=False, sessions=False)) as town:
        write_source(catalogue, town)
        request = request_for(town, depth=depth, commit_seconds=0.1)
        begun = time.monotonic()
        wanted = content(crawl_without_prefect(request, settings_in(folder / "undisturbed", catalogue)).run.release)
        seconds = time.monotonic() - begun
        while len(made) < kills:
            settings = settings_in(folder / f"round-{ends}", catalogue)
            for _ in range(KILLS_A_ROUND):
                killed = kill_after(moments.uniform(0.5, seconds), crawl_without_prefect, request, settings)
                seconds *= LATER if killed else SOONER
                last = check(settings.crawls / SOURCE, ended=not killed)
                if not killed:
                    break
                made.append(last)
                if len(made) == kills:
                    break
            outcome = crawl_without_prefect(request, settings)
            report = outcome.crawls[0].report
            assert report is not None
            assert report.cut_bytes == last.torn
            assert check(settings.crawls / SOURCE, ended=True).torn == 0
            assert content(outcome.run.release) == wanted
            ends += 1
            shutil.rmtree(settings.data)
    return Survived(len(wanted["pages"]), tuple(made), ends)


def settings_in(folder: Path, catalogue: Path) -> Settings:
    return Settings(data=folder, workers=1, catalogue=catalogue, crawl_contact="https://feltgen.example/bot")


def content(release: Release) -> dict[str, list[dict[str, Any]]]:
    """Every row of a release but for the times at which pages were fetched."""
    tables = {table: rows(release, table) for table in TABLES}
    for page in tables["pages"]:
        page.pop("fetched_at")
    return tables


def check(folder: Path, *, ended: bool) -> Kill:
    """What was committed can be read, says what the state says, and holds each page once.

    Works on a copy, so that the next start finds the folder as the kill left it.
    """
    if not (folder / "state.sqlite").is_file():
        return Kill(BEFORE, 0)
    with tempfile.TemporaryDirectory() as elsewhere:
        copy = Path(elsewhere) / SOURCE
        shutil.copytree(folder, copy)
        state = CrawlState(copy)
        position, unfinished = state.position(), state.unfinished()
        state.close()
        torn = cut_tail(copy / "archive", position)
        written: Counter[str] = Counter()
        for file in (copy / "archive").glob("*.warc.gz"):
            with file.open("rb") as stream:
                for record in ArchiveIterator(stream, parse_http=False, record_types=WarcRecordType.response):
                    written[record.headers["WARC-Target-URI"]] += 1
                    assert len(record.reader.read()) == int(record.headers["Content-Length"])
        assert not [url for url, count in written.items() if count > 1]
        from_archive = {page.url: page.digest for page in archived(copy, SOURCE).pages}
        assert from_archive == {page.url: page.digest for page in stored(copy, SOURCE).pages}
    return Kill(OVER if ended else CRAWLING if unfinished else READING, torn)
