"""Batches: some hundred pages that one worker turns into one part. Plain functions; nothing here knows Prefect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.errors import InstallationIncomplete, StorageFailed
from flows.faults import BUGS, TRANSIENT, PageTimeout, UnexpectedError, UnreadablePage, WorkerDied
from flows.intake import Intake
from flows.pool import PageFault
from flows.sites import SiteFile, load_memory
from normalized.errors import CorruptPart, MissingPart, NormalizedError
from normalized.parts import (
    PageReference,
    PageResult,
    PartNote,
    PartStore,
    PartSummary,
    name_part,
    read_note,
    shared_version,
    write_note,
)
from pipeline.blocks import Selectors
from pipeline.errors import GazetteerMissing, LanguageDataError, PipelineError
from pipeline.languages.dependence import languages_of, own_digests
from pipeline.limits import DEFAULT_LIMITS
from pipeline.page import extract_page
from sources.errors import ReadError
from sources.page import Publisher
from sources.readers import PageRef

LARGEST_BATCH = 500
"""Pages in a batch at most: some seconds of work, and what a crash can cost."""

Languages = Mapping[str, tuple[str, ...]]
Rows = dict[str, list[dict[str, Any]]]

FAULTS = {"page-timeout": PageTimeout, "worker-died": WorkerDied}
"""Codes that the pool gives to pages that it leaves out."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pages, whose they are, and the name of the part that they become.

    key: the part's name where such pages were read before; else the batch's stem, which no part is named by, since
    the languages of its pages belong to a part's name. store: the store's folder. publishers: by source id.
    selectors, sites: CSS selectors and memories of the sources that have any. faults: pages of the batch that failed
    before it began.
    """

    key: str
    store: Path
    pages: tuple[PageRef, ...]
    publishers: Mapping[str, Publisher]
    selectors: Mapping[str, Selectors] = field(default_factory=dict)
    sites: Mapping[str, SiteFile] = field(default_factory=dict)
    faults: tuple[PageResult, ...] = ()

    @property
    def size(self) -> int:
        """Pages in it, failed ones among them."""
        return len(self.pages) + len(self.faults)


def cut_batches(
    intake: Intake, store: Path, *, average: int, sites: Mapping[str, SiteFile] | None = None
) -> list[Batch]:
    """Cut the pages of a run into batches, in order, the same for any number of workers.

    average: pages in a batch, more or less. sites: memories of sources that have one.

    A batch ends at a page whose id says so, not at a count, so that a page more or less in a source changes the batch
    that it is in and leaves the others, and their parts, as they are.
    """
    batches = []
    for pages in _cut(intake.pages, average):
        sources = sorted({page.source for page in pages})
        batch = Batch(
            key="",
            store=store,
            pages=tuple(pages),
            publishers={source: intake.publishers[source] for source in sources},
            selectors={source: intake.selectors[source] for source in sources if source in intake.selectors},
            sites={source: sites[source] for source in sources if source in sites} if sites else {},
        )
        batches.append(replace(batch, key=_known_key(batch)))
    for start in range(0, len(intake.faults), LARGEST_BATCH):
        faults = tuple(
            PageResult.failed(fault.page, fault.error, intake.publishers.get(fault.page.source))
            for fault in intake.faults[start : start + LARGEST_BATCH]
        )
        batch = Batch("", store, (), {}, faults=faults)
        batches.append(replace(batch, key=_known_key(batch)))
    return batches


def _cut(pages: Sequence[PageRef], average: int) -> Iterator[list[PageRef]]:
    smallest, largest = (average + 1) // 2, min(LARGEST_BATCH, max(1, average * 5 // 2))
    batch: list[PageRef] = []
    for page in pages:
        batch.append(page)
        ends_here = int(page.page_id[:8], 16) % average == 0
        if (ends_here and len(batch) >= smallest) or len(batch) >= largest:
            yield batch
            batch = []
    if batch:
        yield batch


def read_batch(batch: Batch, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> PartSummary:
    """Turn the pages of a batch into its part: what a worker process does. Gives the part's summary.

    left_out: pages, by position, that are not to be read, and why. begins: called with the position before each page
    is read, and with None after the last.

    Where only the words of a language have changed since these pages were last read, the rows of pages that have none
    of it are taken from the part of then.

    A page that fails stands in the part as failed. Raises InstallationIncomplete where the pipeline's own data is
    missing, StorageFailed where the part cannot be written.
    """
    store = PartStore(batch.store)
    languages, kept = _kept(batch, store)
    results = list(batch.faults)
    for position, page in enumerate(batch.pages):
        fault = left_out.get(position)
        if fault is not None:
            error = FAULTS[fault.code](fault.message)
            results.append(PageResult.failed(_reference(page), error, batch.publishers[page.source]))
            continue
        begins(position)
        if page.page_id in languages:
            continue
        results.append(read_page(page, batch))
    begins(None)
    try:
        return _write(batch, store, results, languages, kept)
    except (OSError, NormalizedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StorageFailed(f"part {batch.key} cannot be written: {' '.join(reason.split())}") from error


def read_page(page: PageRef, batch: Batch) -> PageResult:
    """Read one page of a batch and turn it into its record, or into the reason why there is none."""
    publisher = batch.publishers[page.source]
    site = batch.sites.get(page.source)
    memory = load_memory(site) if site else None
    try:
        raw = page.read()
    except ReadError as error:
        return PageResult.failed(_reference(page), UnreadablePage(str(error)), publisher)
    try:
        record = extract_page(raw, publisher, site=memory, selectors=batch.selectors.get(page.source))
    except (GazetteerMissing, LanguageDataError) as error:
        raise InstallationIncomplete(error.message) from error
    except PipelineError as error:
        return PageResult.failed(raw, error, publisher)
    except BUGS as error:  # a fault that only this page shows must not cost the batch: it is listed
        return PageResult.failed(raw, UnexpectedError.of(error), publisher)
    return PageResult.of(raw, record)


def _reference(page: PageRef) -> PageReference:
    return PageReference(page.page_id, page.source, page.url, page.digest, page.kind, page.fetched_at)


def _kept(batch: Batch, store: PartStore) -> tuple[dict[str, tuple[str, ...]], Rows]:
    """Pages of an earlier part that need not be read again, with their languages, and their rows."""
    note = read_note(store, _stem(batch, batch.faults))
    unchanged = note.unchanged(own_digests()) if note else frozenset()
    if note is None or not unchanged:
        return {}, {}
    try:
        return {page: note.pages[page] for page in unchanged}, store.rows_of(note.part, unchanged)
    except (CorruptPart, MissingPart):
        return {}, {}


def _write(
    batch: Batch, store: PartStore, results: Sequence[PageResult], kept_languages: Languages, kept: Rows
) -> PartSummary:
    digests = own_digests()
    pages = dict(kept_languages)
    for result in results:
        # What failed may depend on the words of any language.
        found = languages_of(result.record) if result.record else tuple(digests)
        pages[result.page.page_id] = tuple(sorted({*pages.get(result.page.page_id, ()), *found}))
    stem = _stem(batch, results)
    used = {code: digests[code] for code in sorted({code for codes in pages.values() for code in codes})}
    summary = store.write(name_part(stem, used), results, kept)
    write_note(store, stem, PartNote(summary.key, used, pages))
    return summary


def _known_key(batch: Batch) -> str:
    stem = _stem(batch, batch.faults)
    note = read_note(PartStore(batch.store), stem)
    return note.key(stem, own_digests()) if note else stem


def _stem(batch: Batch, results: Sequence[PageResult]) -> str:
    """What the part's name begins with: code, words that all languages share, limits, publishers, pages.

    Faults that may be gone next time are in the name too: a part that holds one is not found by the next run, which
    tries the pages again.
    """
    references = [_reference(page) for page in batch.pages] + [result.page for result in batch.faults]
    faults = {r.page.page_id: f"{r.error.code}: {r.error.message}" for r in results if isinstance(r.error, TRANSIENT)}
    configuration = {
        "limits": _as_json(asdict(DEFAULT_LIMITS)),
        "publishers": _as_json({source: asdict(publisher) for source, publisher in batch.publishers.items()}),
        "selectors": _as_json({source: asdict(selectors) for source, selectors in batch.selectors.items()}),
        "sites": _as_json({source: site.digest for source, site in batch.sites.items()}),
        "content types": _as_json({page.page_id: page.content_type for page in batch.pages if page.content_type}),
        "faults": _as_json(faults),
    }
    return PartStore.part_key(shared_version(), configuration, references)


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
