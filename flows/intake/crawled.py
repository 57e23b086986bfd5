"""What crawls have brought in, source by source: one whose files cannot be read ends alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.errors import StorageFailed
from flows.intake.request import CrawledPages
from flows.intake.standing import UNREADABLE, Standing, standing_of
from flows.progress import WARNINGS
from normalized.source_row import MissedAddress, SourceAlarm
from sources.catalogue import Catalogue, Source
from sources.crawler.archived import archived
from sources.crawler.contents import ARCHIVE_FOLDER, Contents, good_pages, last_good, stored
from sources.crawler.job import Verdict
from sources.crawler.missed import WALLS, Missed
from sources.crawler.translations import group_name, translation_groups
from sources.errors import ReadError, SourceError
from sources.page import PageKind, RawPage
from sources.readers import PageRef, Unreadable


@dataclass(frozen=True, slots=True)
class Crawled:
    """What the crawls of all sources have brought in.

    standing: of the sources that stand under an alarm. translations: the name that a page shares with its versions in
    other languages, by page id. missed: what was asked for in vain, by source.
    """

    pages: tuple[PageRef | Unreadable, ...]
    standing: Mapping[str, Standing]
    translations: Mapping[str, str]
    missed: Mapping[str, tuple[MissedAddress, ...]]


def read_crawled(crawled: CrawledPages, catalogue: Catalogue) -> Crawled:
    """What the crawls of every source of the catalogue have brought in.

    A source whose files cannot be read keeps what was last good of it, where that can be read; a warning says so, and
    it stands under the alarm UNREADABLE.
    """
    pages: list[PageRef | Unreadable] = []
    standing, translations, missed = {}, {}, {}
    for name, source in catalogue.items():
        contents, stands = _read(crawled, name)
        pages += (*contents.pages, *contents.torn)
        translations.update(_translations(source, contents))
        if stands.alarms:
            standing[name] = stands
        if contents.missed:
            missed[name] = tuple(map(_address, contents.missed))
    return Crawled(tuple(pages), standing, translations, missed)


def _read(crawled: CrawledPages, source: str) -> tuple[Contents, Standing]:
    folder = crawled.folder / source
    try:
        return _contents(crawled, source, standing := standing_of(folder)), standing
    except (SourceError, StorageFailed) as error:
        fault = " ".join(str(error).split())
    try:
        good = _last_good(folder)
        kept = "its last good pages stand" if good.pages else "nothing of it is published"
    except SourceError as error:
        good, kept = Contents(), f"nor can its last good pages be read: {error}"
    WARNINGS.warning("%s: listing: %s; %s", source, fault, kept)
    return good, Standing(alarms=(SourceAlarm(UNREADABLE, fault),), stale=bool(good.pages))


def _contents(crawled: CrawledPages, source: str, standing: Standing) -> Contents:
    """What is to be read of a source. Raises SourceError where a file of its crawls is not what it was."""
    folder = crawled.folder / source
    if source in crawled.fresh:
        return stored(folder, source)
    if standing.stale or not crawled.replay:
        return last_good(folder)
    contents = archived(folder, source)
    if not contents.pages and good_pages(folder):
        raise ReadError(f"{folder / ARCHIVE_FOLDER}: the pages of its last good crawl are gone")
    return contents


def _last_good(folder: Path) -> Contents:
    """The last good contents, or their pages alone where the notes beside them cannot be read."""
    try:
        return last_good(folder)
    except SourceError:
        return Contents(tuple(good_pages(folder)))


def _translations(source: Source, contents: Contents) -> dict[str, str]:
    found = {}
    for url, others in translation_groups(contents.alternates, source.languages).items():
        page_id = RawPage(source=source.id, url=url, body=b"", kind=PageKind.HTML).page_id
        found[page_id] = group_name((url, *others))
    return found


def _address(missed: Missed) -> MissedAddress:
    """What the table of issues says of an address that was asked for in vain."""
    message = f"{missed.reason}, since {missed.since}"
    if missed.verdict == Verdict.SITEMAP:
        return MissedAddress(missed.url, "warning", "sitemap-cut", message)
    if missed.verdict in WALLS:
        return MissedAddress(missed.url, "warning", "address-walled", f"{missed.verdict}: {message}")
    if missed.verdict == Verdict.REFUSED:
        return MissedAddress(missed.url, "info", "address-refused", message)
    return MissedAddress(missed.url, "error", "address-failed", message)
