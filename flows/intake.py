"""From the paths of a run to its pages, its faults and their publishers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.alarms import Standing, standing_alarms
from flows.errors import InstallationIncomplete, NothingToRead, UsageError
from flows.faults import UnreadablePage
from normalized.parts import PageReference
from pipeline.blocks import Selectors
from pipeline.errors import GazetteerMissing
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer import load as load_gazetteer
from sources.catalogue import Catalogue, Source, countries, load_catalogue
from sources.crawler.contents import (
    GOOD_ALTERNATES_NAME,
    GOOD_NAME,
    archived_alternates,
    archived_pages_now,
    load_alternates,
    load_pages,
    stored_alternates,
    stored_pages,
)
from sources.crawler.translations import group_name, translation_groups
from sources.errors import CatalogueError, SourceError
from sources.page import PageKind, Publisher, RawPage
from sources.readers import PageList, PageRef, Unreadable, list_pages
from sources.readers.walk import find_files

NO_BYTES = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of nothing: the digest of a page whose bytes nobody has seen."""

NOWHERE = "ZZ"
"""ISO 3166's code for an unknown country, for pages of a source that the catalogue does not have."""


class CrawledPages(BaseModel):
    """Pages that crawls have brought in, of every source of the catalogue that has any.

    folder: of all crawls. fresh: sources whose last crawl is to be read; of the others the last good one is.
    replay: read the archives themselves, and not what the crawls noted of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    fresh: frozenset[str] = frozenset()
    replay: bool = False


class RunRequest(BaseModel):
    """What a run is asked to read, as a person or a schedule says it.

    paths: files, folders, globs and WARC archives.
    source: id in the catalogue of pages that no `pages.yaml` names one for; or instead of it country (ISO 3166-1
    alpha-2) and, where known, city (GeoNames id) of whoever published them.
    force: publish though a source says much less than in the release before.
    catalogue: folder of catalogue files, None for the catalogue that ships with the package.
    crawled: instead of paths, what crawls have brought in.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    paths: tuple[str, ...] = ()
    source: str | None = None
    country: str | None = None
    city: str | None = None
    force: bool = False
    catalogue: Path | None = None
    crawled: CrawledPages | None = None


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
    """

    pages: tuple[PageRef, ...]
    faults: tuple[Fault, ...]
    publishers: Mapping[str, Publisher]
    catalogued: Mapping[str, Source]
    skipped: Mapping[str, int]
    alarms: Mapping[str, Standing] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)

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
    try:
        if request.crawled is not None:
            listed = list_crawled(request.crawled, catalogue)
        else:
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
    alarms = standing_alarms(request.crawled.folder, catalogue) if request.crawled else {}
    sources = {page.source for page in pages} | {fault.page.source for fault in faults} | set(alarms)
    catalogued = {source: catalogue[source] for source in sorted(sources) if source in catalogue}
    return Intake(
        pages=tuple(pages),
        faults=tuple(faults),
        publishers={source: known[source] for source in sorted(sources) if source in known},
        catalogued=catalogued,
        skipped=listed.skipped,
        alarms=alarms,
        translations=find_translations(request.crawled, catalogued) if request.crawled else {},
    )


def selectors_of(entry: Source) -> Selectors | None:
    """The CSS selectors of a source of the catalogue, None where it has none."""
    if not entry.selectors.content and not entry.selectors.noise:
        return None
    return Selectors(content=entry.selectors.content, noise=entry.selectors.noise)


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


def list_crawled(crawled: CrawledPages, catalogue: Catalogue) -> PageList:
    """The pages that crawls have brought in. Raises ReadError where an archive cannot be read."""
    pages: list[PageRef] = []
    for source in catalogue:
        folder = crawled.folder / source
        if crawled.replay:
            pages += archived_pages_now(folder, source)
        else:
            pages += stored_pages(folder, source) if source in crawled.fresh else load_pages(folder / GOOD_NAME)
    return PageList(tuple(pages))


def find_translations(crawled: CrawledPages, sources: Mapping[str, Source]) -> dict[str, str]:
    """The name that a page shares with its versions in other languages, by page id; others are left out.

    Raises NothingToRead where an archive cannot be read.
    """
    found = {}
    for name, source in sources.items():
        folder = crawled.folder / name
        try:
            if crawled.replay:
                alternates = archived_alternates(folder)
            elif name in crawled.fresh:
                alternates = stored_alternates(folder)
            else:
                alternates = load_alternates(folder / GOOD_ALTERNATES_NAME)
        except SourceError as error:
            raise NothingToRead(str(error)) from error
        for url, others in translation_groups(alternates, source.languages).items():
            page_id = RawPage(source=name, url=url, body=b"", kind=PageKind.HTML).page_id
            found[page_id] = group_name((url, *others))
    return found


def open_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of a folder, by default the one that ships with the package.

    Raises InstallationIncomplete where one of its files is wrong.
    """
    try:
        return load_catalogue() if folder is None else load_catalogue(folder)
    except CatalogueError as error:
        raise InstallationIncomplete(str(error)) from error


def open_gazetteer() -> Gazetteer:
    """The gazetteer. Raises InstallationIncomplete where its index was not built."""
    try:
        return load_gazetteer()
    except GazetteerMissing as error:
        raise InstallationIncomplete(error.message) from error


def find_publisher(request: RunRequest, catalogue: Catalogue) -> Publisher | None:
    """Who published the pages that no `pages.yaml` speaks for, None where the request does not say.

    Raises UsageError where source, country or city do not exist or contradict each other.
    """
    if request.source is not None:
        if request.country is not None or request.city is not None:
            raise UsageError("--source says who published the pages; leave --country and --city out")
        try:
            return catalogue[request.source].publisher
        except SourceError as error:
            raise UsageError(str(error)) from error
    if request.country is None:
        if request.city is not None:
            raise UsageError("--city needs --country beside it")
        return None
    country = request.country.upper()
    if country not in countries():
        raise UsageError(f"no country {request.country!r}: ISO 3166-1 alpha-2 is wanted, as in LU")
    if request.city is None:
        return Publisher(source=f"{country.lower()}-unnamed", country=country)
    place = open_gazetteer().place(request.city)
    if place is None:
        raise UsageError(f"no city {request.city!r}: the GeoNames id of a place of 500 inhabitants or more is wanted")
    if place.country != country:
        raise UsageError(f"city {request.city} is {place.name} in {place.country}, not in {country}")
    return Publisher(source=f"{country.lower()}-{place.geonames_id}", country=country, geonames_id=place.geonames_id)


def _unknown_source(page: PageRef) -> Fault:
    reference = PageReference(page.page_id, page.source, page.url, page.digest, page.kind, page.fetched_at)
    return Fault(reference, UnreadablePage(f"no source {page.source!r} in the catalogue"))


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
        faults.append(Fault(reference, UnreadablePage(str(entry.error))))
    return faults


def _relative(path: str, paths: Sequence[str]) -> str:
    """The path as it stands under the folder that the user named, so that a release does not tell where it was made."""
    here = Path(path)
    for given in paths:
        top = Path(given).absolute()
        if here.is_relative_to(top) and here != top:
            return here.relative_to(top).as_posix()
    return here.name
