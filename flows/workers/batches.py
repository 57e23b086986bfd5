"""Batches: some hundred pages that one worker turns into one part. Plain functions; nothing here knows Prefect."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from flows.faults import TRANSIENT
from flows.intake.pages import Intake, reference_of
from flows.workers.sites import SiteFile
from normalized.parts import PageResult, PartStore, read_note, shared_version
from pipeline.language_digests import own_digests
from pipeline.limits import DEFAULT_LIMITS
from pipeline.selectors import Selectors
from sources.page import Publisher
from sources.readers import PageRef

LARGEST_BATCH = 500
"""Pages in a batch at most: some seconds of work, and what a crash can cost."""


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
    def place(self) -> str:
        """The id of the last page, which tells batches apart as their pages change; empty where there is none."""
        return self.pages[-1].page_id if self.pages else ""

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
    selectors = intake.selectors
    for pages in _cut(intake.pages, average):
        sources = sorted({page.source for page in pages})
        batch = Batch(
            key="",
            store=store,
            pages=tuple(pages),
            publishers={source: intake.publishers[source] for source in sources},
            selectors={source: selectors[source] for source in sources if source in selectors},
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


def _known_key(batch: Batch) -> str:
    stem = stem_of(batch, batch.faults)
    note = read_note(PartStore(batch.store), stem)
    return note.key(stem, own_digests()) if note else stem


def stem_of(batch: Batch, results: Sequence[PageResult]) -> str:
    """What the part's name begins with: code, words that all languages share, limits, publishers, pages.

    Faults that may be gone next time are in the name too: a part that holds one is not found by the next run, which
    tries the pages again.
    """
    references = [reference_of(page) for page in batch.pages] + [result.page for result in batch.faults]
    faults = {r.page.page_id: f"{r.error.code}: {r.error.message}" for r in results if isinstance(r.error, TRANSIENT)}
    configuration = {
        **_configuration(batch, batch.publishers),
        "content types": _as_json({page.page_id: page.content_type for page in batch.pages if page.content_type}),
        "faults": _as_json(faults),
    }
    return PartStore.part_key(shared_version(), configuration, references)


def inputs_of(batch: Batch) -> dict[str, str]:
    """What the rows of each page follow from, but for the words of its languages: a hash by page id.

    A page that was captured more than once follows from all its captures in the batch: they share the id, by which rows
    are found.
    """
    configurations = {source: _configuration(batch, (source,)) for source in batch.publishers}
    captures: dict[str, list[PageRef]] = {}
    for page in batch.pages:
        captures.setdefault(page.page_id, []).append(page)
    return {
        page_id: PartStore.part_key(
            shared_version(),
            {
                **configurations[pages[0].source],
                "content types": _as_json({page.digest: page.content_type for page in pages}),
            },
            [reference_of(page) for page in pages],
        )
        for page_id, pages in captures.items()
    }


def _configuration(batch: Batch, sources: Collection[str]) -> dict[str, str]:
    """What the rows of pages of these sources follow from besides code, words and the pages themselves."""
    return {
        "limits": _as_json(asdict(DEFAULT_LIMITS)),
        "publishers": _as_json({name: asdict(batch.publishers[name]) for name in sources}),
        "selectors": _as_json({name: asdict(batch.selectors[name]) for name in sources if name in batch.selectors}),
        "sites": _as_json({name: batch.sites[name].digest for name in sources if name in batch.sites}),
    }


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
