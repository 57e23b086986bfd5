"""Crawls as plain functions: one process a source, watched until it ends. The Prefect flow calls these same ones."""

from __future__ import annotations

import fcntl
import hashlib
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from flows.errors import CrawlFailed, StorageFailed, StoreBusy, UsageError
from flows.intake.publisher import open_catalogue
from flows.intake.standing import CRAWL_FAILED
from flows.lock import hold
from flows.processes import end_process
from flows.settings import Settings
from normalized.source_row import SourceAlarm
from sources.catalogue import Catalogue, Source
from sources.crawler import CrawlJob, CrawlLimits, CrawlReport
from sources.crawler.job import JOB_NAME, REPORT_NAME
from sources.errors import SourceError

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_TO_LEAVE = 20
"""How long Scrapy may take to finish what is under way; a crawl that is killed loses a second of work at most."""

SECONDS_OF_GRACE = 300
"""How much longer than its budget a crawl may take before its process is ended."""

LOG_NAME = "crawl.log"


class CrawlRequest(BaseModel):
    """What a crawl run is asked to bring in.

    sources: ids of the catalogue; empty: all of it. scheduled: ask only pages that are due.
    limits: other limits than the usual ones; allowed: see `CrawlJob`. Both come from Python alone.
    accept: take what comes as good in spite of alarms.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[str, ...] = ()
    scheduled: bool = False
    accept: bool = False
    limits: CrawlLimits = CrawlLimits()
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCrawl:
    """What became of one source's crawl: its report, or the one line that says why there is none.

    alarms: what it raised. stale: True where the release keeps the pages of the last good crawl instead.
    """

    source: str
    report: CrawlReport | None
    fault: str = ""
    alarms: tuple[SourceAlarm, ...] = ()
    stale: bool = False


def chosen_sources(request: CrawlRequest, settings: Settings) -> list[Source]:
    """The sources of a request. Raises UsageError for an unknown one, where there is none, and where nobody says who
    crawls.
    """
    catalogue: Catalogue = open_catalogue(settings.catalogue)
    if not catalogue:
        raise UsageError(f"no source in the catalogue {settings.catalogue}")
    if not settings.crawl_contact:
        raise UsageError(
            "nobody is named whom a webmaster can reach: set crawl_contact in rathaus.toml, or RATHAUS_CRAWL_CONTACT"
        )
    try:
        return [catalogue[source] for source in dict.fromkeys(request.sources or catalogue)]
    except SourceError as error:
        raise UsageError(str(error)) from error


def crawl_source(source: Source, request: CrawlRequest, settings: Settings) -> SourceCrawl:
    """Crawl one source in a process of its own; its fault becomes a line, and fails nobody else.

    Waits where another crawl asks the same host. Raises StorageFailed where nothing can be written.
    """
    folder = settings.crawls / source.id
    try:
        with hold(folder), hold_host(source, settings.crawls):
            return SourceCrawl(source.id, _crawl(source, folder, request, settings))
    except CrawlFailed as error:
        return SourceCrawl(source.id, None, error.message, alarms=(SourceAlarm(CRAWL_FAILED, error.message),))
    except StoreBusy as error:  # the other crawl of this source says how it stands
        return SourceCrawl(source.id, None, error.message)


def _crawl(source: Source, folder: Path, request: CrawlRequest, settings: Settings) -> CrawlReport:
    now = datetime.now(UTC)
    job = CrawlJob(
        source=source,
        folder=folder,
        crawl_id=f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}",
        contact=settings.crawl_contact,
        version=_version(),
        limits=request.limits.within(source.budget),
        scheduled=request.scheduled,
        allowed=request.allowed,
    )
    report_file = folder / REPORT_NAME
    try:
        report_file.unlink(missing_ok=True)
        (folder / JOB_NAME).write_text(job.model_dump_json(indent=1), "utf-8")
        with (folder / LOG_NAME).open("wb") as log:
            code = _watch(job, folder / JOB_NAME, log.fileno())
    except OSError as error:
        raise StorageFailed(f"{folder}: {error.strerror}") from error
    if not report_file.is_file():
        raise CrawlFailed(f"{source.id}: the crawl ended with code {code}: {_last_line(folder / LOG_NAME)}")
    report = CrawlReport.model_validate_json(report_file.read_bytes())
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    (reports / f"{report.crawl_id}.json").write_text(report.model_dump_json(indent=1), "utf-8")
    return report


def _watch(job: CrawlJob, file: Path, log: int) -> int:
    """Run the process to its end. It leaves when this process does: its standard input is our pipe."""
    longest = job.limits.run_seconds + job.limits.response_seconds + SECONDS_OF_GRACE
    process = subprocess.Popen(
        [sys.executable, "-m", "sources.crawler", str(file)],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    begun = time.monotonic()
    try:
        while process.poll() is None:
            if time.monotonic() - begun > longest:
                raise CrawlFailed(f"{job.source.id}: the crawl did not end within {longest:.0f} s and was stopped")
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return process.returncode
    finally:
        end_process(process, SECONDS_TO_LEAVE)


@contextmanager
def hold_host(source: Source, crawls: Path) -> Iterator[None]:
    """One crawl a host: wait until no other process or thread crawls the hosts of this source.

    The locks are the kernel's, so that a killed crawl never keeps a host.
    """
    hosts = sorted({(urlsplit(url).hostname or "").removeprefix("www.") for url in _starts(source)})
    folder = crawls / ".hosts"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = [(folder / hashlib.sha256(host.encode()).hexdigest()[:16]).open("a") for host in hosts]
    except OSError as error:
        raise StorageFailed(f"{folder}: {error.strerror}") from error
    try:
        for file in files:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        for file in files:
            file.close()


def _starts(source: Source) -> Sequence[str]:
    return (source.home_url, *source.start_urls)


def _last_line(log: Path) -> str:
    lines = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it said nothing"


def _version() -> str:
    try:
        return version("rathaus")
    except PackageNotFoundError:
        return "0"
