"""What a run reads: from the paths of a request, or from its crawls, to pages, faults and their publishers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import NothingToRead
from flows.faults import UnreadablePage
from flows.intake.publisher import find_publisher, open_catalogue, open_gazetteer, selectors_of
from flows.intake.request import RunRequest
from flows.intake.standing import Standing
from normalized.parts import PageReference
from normalized.source_row import MissedAddress
from pipeline.selectors import Selectors
from sources.catalogue import Source
from sources.errors import SourceError
from sources.page import PageKind, Publisher, RawPage
from sources.readers import PageList, PageRef, Unreadable, list_pages
from sources.readers.walk import find_files

if TYPE_CHECKING:
    from flows.intake.crawled import Crawled

NO_BYTES = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of nothing: the digest of a page whose bytes nobody has seen."""

NOWHERE = "ZZ"
"""ISO 3166's code for an unknown country, for pages of a source that the catalogue does not have."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A page that stands in the release as failed, because it cannot even be handed to a worker."""

    page: PageReference
    error: UnreadablePage


@dataclass(frozen=True, slots=True)
class Intake:
    """What a run reads.

    pages: references without bodies, sorted by source and address. faults: what stands in `issues` in a page's place.
    publishers: by source id, for every source of `pages`. catalogued: entries of the catalogue among these sources.
    skipped: what readers passed over on purpose, and how often. alarms: of the last crawls, also of sources
    that gave no page.
    translations: names that language versions of a page share, by page id.
    missed: addresses that the crawls asked for in vain, by source.
    """

    pages: tuple[PageRef, ...]
    faults: tuple[Fault, ...]
    publishers: Mapping[str, Publisher]
    catalogued: Mapping[str, Source]
    skipped: Mapping[str, int]
    alarms: Mapping[str, Standing] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)
    missed: Mapping[str, tuple[MissedAddress, ...]] = field(default_factory=dict)

    @property
    def selectors(self) -> dict[str, Selectors]:
        """CSS selectors of the sources that have any, by source id."""
        found = {source: selectors_of(entry) for source, entry in self.catalogued.items()}
        return {source: selectors for source, selectors in found.items() if selectors is not None}


def take_in(request: RunRequest) -> Intake:
    """List the pages of a request; reads every file once to know its digest.

    Raises UsageError for an unknown source, country or city, and where nobody says who published a page;
    NothingToRead where a path leads to no page; InstallationIncomplete where the catalogue or gazetteer is broken.
    """
    catalogue = open_catalogue(request.catalogue)
    default = find_publisher(request, catalogue)
    crawled: Crawled | None = None
    if request.crawled is not None:
        from flows.intake.crawled import read_crawled  # noqa: PLC0415 - brings the crawler's readers of archives

        crawled = read_crawled(request.crawled, catalogue)
        listed = PageList(crawled.pages)
    else:
        try:
            listed = list_pages(request.paths, default.source if default else None)
        except SourceError as error:
            raise NothingToRead(str(error)) from error
    known = {default.source: default} if default else {}
    pages, faults = [], []
    for page in listed.pages:
        if page.source not in known and page.source in catalogue:
            known[page.source] = catalogue[page.source].publisher
        if page.source in known:
            pages.append(page)
        else:
            faults.append(_unknown_source(page))
    faults += _faults(listed.unreadable, request.paths, {page.page_id for page in listed.pages})
    pages.sort(key=lambda page: (page.source, page.url, page.digest))
    faults.sort(key=lambda fault: (fault.page.source, fault.page.url))
    sources = {page.source for page in pages} | {fault.page.source for fault in faults}
    if crawled is not None:
        sources |= {*crawled.standing, *crawled.missed}
    catalogued = {source: catalogue[source] for source in sorted(sources) if source in catalogue}
    return Intake(
        pages=tuple(pages),
        faults=tuple(faults),
        publishers={source: known[source] for source in sorted(sources) if source in known},
        catalogued=catalogued,
        skipped=listed.skipped,
        alarms=crawled.standing if crawled else {},
        translations=crawled.translations if crawled else {},
        missed=crawled.missed if crawled else {},
    )


def check_request(request: RunRequest) -> None:
    """Raise what `take_in` would raise for a wrong name, an empty path or a broken installation; reads no page.

    A person who has mistyped hears of it at once, and not after an engine was started.
    """
    open_gazetteer()
    find_publisher(request, open_catalogue(request.catalogue))
    if request.crawled is not None:
        return
    try:
        find_files(request.paths, Counter())
    except SourceError as error:
        raise NothingToRead(str(error)) from error


def reference_of(page: PageRef) -> PageReference:
    """What a part says of a page besides its record."""
    return PageReference(page.page_id, page.source, page.url, page.digest, page.kind, page.fetched_at)


def _unknown_source(page: PageRef) -> Fault:
    return Fault(reference_of(page), UnreadablePage(f"no source {page.source!r} in the catalogue"))


def _faults(unreadable: Sequence[Unreadable], paths: Sequence[str], taken: set[str]) -> list[Fault]:
    """Faults with an address of their own each: a second file of one address must not hide the first one's page."""
    faults = []
    for entry in unreadable:
        source = entry.source or f"{NOWHERE.lower()}-unknown"
        address = entry.url or f"file:{_relative(entry.path, paths)}"
        raw = RawPage(source=source, url=address, body=b"", kind=PageKind.TEXT)
        number = 1
        while raw.page_id in taken:
            number += 1
            raw = RawPage(source=source, url=f"{address}#{number}", body=b"", kind=PageKind.TEXT)
        taken.add(raw.page_id)
        reference = PageReference(raw.page_id, source, raw.url, NO_BYTES, raw.kind)
        faults.append(Fault(reference, UnreadablePage.of(entry.error, entry.path)))
    return faults


def _relative(path: str, paths: Sequence[str]) -> str:
    """The path as it stands under the folder that the user named, so that a release does not tell where it was made."""
    here = Path(path)
    for given in paths:
        top = Path(given).absolute()
        if here.is_relative_to(top) and here != top:
            return here.relative_to(top).as_posix()
    return here.name
