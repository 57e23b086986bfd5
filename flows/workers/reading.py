"""Reading a batch: what a worker process does to turn its pages into a part.

Only worker processes import this module: it brings the pipeline with spaCy, which takes seconds to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from flows.errors import InstallationIncomplete, StorageFailed
from flows.faults import TRANSIENT, PageTimeout, UnexpectedError, UnreadablePage, WorkerDied
from flows.intake.pages import reference_of
from flows.workers.batches import Batch, inputs_of, stem_of
from flows.workers.collector import calm_collector
from flows.workers.pool import PageFault
from flows.workers.remembering import load_memory
from normalized.errors import CorruptPart, MissingPart, NormalizedError
from normalized.parts import (
    PageResult,
    PartNote,
    PartStore,
    PartSummary,
    name_part,
    read_last_note,
    read_note,
    write_note,
)
from pipeline.errors import GazetteerMissing, LanguageDataError, NameModelMissing, PipelineError
from pipeline.language_dependence import languages_of
from pipeline.language_digests import own_digests
from pipeline.page import extract_page
from pipeline.warm import warm_up
from sources.errors import ReadError
from sources.faults import BUGS
from sources.readers import PageRef

Languages = Mapping[str, tuple[str, ...]]
Rows = dict[str, list[dict[str, Any]]]

FAULTS = {"page-timeout": PageTimeout, "worker-died": WorkerDied, "unexpected-error": UnexpectedError}
"""Codes that the pool gives to pages that it leaves out."""


@cache
def make_ready(languages: tuple[str, ...]) -> None:
    """Load what all pages need, and take it out of the garbage collector's sight: its full rounds would look through
    all models and lexicons, for a fifth of a second in which some page waits.

    Raises InstallationIncomplete where the pipeline's own data is missing.
    """
    try:
        with suppress(NameModelMissing):  # only pages that need it fail, and say so
            warm_up(languages)
    except (GazetteerMissing, LanguageDataError) as error:
        raise InstallationIncomplete(error.message) from error
    calm_collector()


def read_batch(batch: Batch, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> PartSummary:
    """Turn the pages of a batch into its part: what a worker process does. Gives the part's summary.

    left_out: pages, by position, that are not to be read, and why. begins: called with the position before each page
    is read, and with None after the last.

    The rows of pages that would become the same as when they were last read are taken from the part of then: those that
    have not changed, where the words of their languages and all else that they depend on have not.

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
            results.append(PageResult.failed(reference_of(page), error, batch.publishers[page.source]))
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
        return PageResult.failed(reference_of(page), UnreadablePage.of(error, page.path), publisher)
    try:
        record = extract_page(raw, publisher, site=memory, selectors=batch.selectors.get(page.source))
    except (GazetteerMissing, LanguageDataError) as error:
        raise InstallationIncomplete(error.message) from error
    except PipelineError as error:
        return PageResult.failed(raw, error, publisher)
    except BUGS as error:  # a fault that only this page shows must not cost the batch: it is listed
        return PageResult.failed(raw, UnexpectedError.of(error), publisher)
    return PageResult.of(raw, record)


def _kept(batch: Batch, store: PartStore) -> tuple[dict[str, tuple[str, ...]], Rows]:
    """Pages of an earlier part that need not be read again, with their languages, and their rows."""
    note = read_note(store, stem_of(batch, batch.faults)) or read_last_note(store, batch.place)
    unchanged = note.unchanged(own_digests(), inputs_of(batch)) if note else frozenset()
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
    stem = stem_of(batch, results)
    used = {code: digests[code] for code in sorted({code for codes in pages.values() for code in codes})}
    summary = store.write(name_part(stem, used), results, kept)
    passing = {result.page.page_id for result in results if isinstance(result.error, TRANSIENT)}
    inputs = {page: content for page, content in inputs_of(batch).items() if page not in passing}
    write_note(store, stem, PartNote(summary.key, used, pages, inputs), batch.place)
    return summary
