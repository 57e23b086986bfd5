"""What a site repeats from page to page, learned before its pages are read.

A sample of a source's pages is taken by page id, so that it does not depend on batches, workers or order, and hardly
changes when pages come or go. Its memory is a small file in the store; batches carry the file's path and digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from flows.errors import StorageFailed
from flows.faults import BUGS
from flows.intake.pages import Intake
from flows.workers.pool import PageFault
from normalized.files import json_text, replace_text
from normalized.parts import shared_version
from pipeline.block import Block
from pipeline.blocks import Selectors, read_blocks
from pipeline.decode import decode
from pipeline.errors import PipelineError
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import SiteMemory
from sources.errors import ReadError
from sources.readers import PageRef

SAMPLE_PAGES = 200
"""Pages of a source that its memory is made of, at most: enough to know menus and footers, some seconds of work."""

SMALLEST_SITE = 3
"""Sources with fewer pages have no memory: on two pages, what stands on both may well be content."""

GRADES = 64
"""Shares are kept in this many steps, so that one page more or less in a sample seldom changes a memory."""

PAGES_OF_A_TASK = 500


@dataclass(frozen=True, slots=True)
class SiteSample:
    """Pages that speak for a source. file: where its memory is, or will be."""

    source: str
    file: Path
    pages: tuple[PageRef, ...]
    selectors: Selectors | None = None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A memory on disk. digest: SHA-256 of the file."""

    path: Path
    digest: str


def sample_sites(intake: Intake, store: Path) -> list[SiteSample]:
    """The sample of every source that has enough pages."""
    by_source: dict[str, list[PageRef]] = {}
    for page in intake.pages:
        by_source.setdefault(page.source, []).append(page)
    samples = []
    for source, pages in sorted(by_source.items()):
        if len(pages) >= SMALLEST_SITE:
            chosen = tuple(sorted(pages, key=lambda page: page.page_id)[:SAMPLE_PAGES])
            selectors = intake.selectors.get(source)
            name = _key(chosen, selectors)
            samples.append(SiteSample(source, store / "sites" / f"{name}.json", chosen, selectors))
    return samples


def group_samples(samples: Iterable[SiteSample]) -> Iterator[tuple[SiteSample, ...]]:
    """Samples in groups of some hundred pages: one task each."""
    group: list[SiteSample] = []
    for sample in samples:
        if group and sum(len(each.pages) for each in group) + len(sample.pages) > PAGES_OF_A_TASK:
            yield tuple(group)
            group = []
        group.append(sample)
    if group:
        yield tuple(group)


def remember_sites(
    samples: Sequence[SiteSample], left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]
) -> None:
    """Write the memories of some samples: what a worker process does. Positions count through all samples' pages.

    Pages that cannot be read are passed over here; they are reported when their batch is read. Raises StorageFailed
    where a memory cannot be written.
    """
    position = 0
    for sample in samples:
        pages: list[tuple[Block, ...]] = []
        for page in sample.pages:
            if position not in left_out:
                begins(position)
                blocks = _blocks(page, sample.selectors)
                if blocks:
                    pages.append(blocks)
            position += 1
        begins(None)
        _write(sample.file, _in_grades(SiteMemory.of(pages)))


def known_sites(samples: Iterable[SiteSample]) -> dict[str, SiteFile]:
    """The memories of samples that are there, by source."""
    return {
        sample.source: SiteFile(sample.file, hashlib.sha256(sample.file.read_bytes()).hexdigest())
        for sample in samples
        if sample.file.is_file()
    }


@lru_cache(maxsize=64)
def load_memory(site: SiteFile) -> SiteMemory:
    """The memory in a file; the last ones stay in this process's memory.

    Raises StorageFailed where the file is not what it was when the batch was cut.
    """
    try:
        content = site.path.read_bytes()
        if hashlib.sha256(content).hexdigest() == site.digest:
            return SiteMemory.from_data(json.loads(content))
    except (OSError, ValueError) as error:
        raise StorageFailed(f"{site.path} cannot be read") from error
    raise StorageFailed(f"{site.path} has changed during the run")


def _blocks(page: PageRef, selectors: Selectors | None) -> tuple[Block, ...]:
    try:
        raw = page.read()
        text, _ = decode(raw, DEFAULT_LIMITS)
        return read_blocks(text, raw.kind, DEFAULT_LIMITS, selectors=selectors).blocks
    except (ReadError, PipelineError):
        return ()
    except BUGS:  # the same fault comes again when the page's batch is read, and is listed there
        return ()


def _in_grades(memory: SiteMemory) -> SiteMemory:
    """The blocks that several pages have, with their shares in steps."""
    if memory.pages < SMALLEST_SITE:
        return SiteMemory()
    others = memory.pages - 1
    seen = {name: 1 + round(GRADES * (count - 1) / others) for name, count in memory.seen.items() if count > 1}
    return SiteMemory(GRADES + 1, {name: count for name, count in seen.items() if count > 1})


def _write(file: Path, memory: SiteMemory) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_text(file, json_text(memory.as_data()))
    except OSError as error:
        raise StorageFailed(f"{file} cannot be written: {error.strerror}") from error


def _key(pages: Sequence[PageRef], selectors: Selectors | None) -> str:
    said = [[page.page_id, page.digest, page.kind.value, page.content_type] for page in pages]
    content = json.dumps([shared_version(), GRADES, selectors and asdict(selectors), said], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]
