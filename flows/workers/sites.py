"""What a site repeats from page to page, learned before its pages are read.

A sample of a source's pages is taken by page id, so that it does not depend on batches, workers or order, and hardly
changes when pages come or go. Its memory is a small file in the store; batches carry the file's path and digest. What
was learned without some page of the sample, since it could not be read, does not count as known.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.intake.pages import Intake
from flows.progress import WARNINGS
from normalized.files import json_text
from normalized.parts import ASIDE, shared_version
from pipeline.selectors import Selectors
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

    @property
    def stopgap(self) -> Path:
        """Where the memory is while some of the pages cannot be read: good for this run, and made anew by the next."""
        return self.file.with_suffix(".stopgap.json")

    def set_corrupt_aside(self) -> None:
        """Move a memory that is not what was written out of the way, so that it is learned anew."""
        if self.file.is_file() and memory_of(self.file.read_bytes()) is None:
            aside = self.file.parent.with_name(ASIDE)
            aside.mkdir(exist_ok=True)
            kept = self.file.replace(aside / self.file.name)
            WARNINGS.warning(
                "what was learned of the site %s does not match its checksum; it is kept as %s and learned anew",
                self.source,
                kept,
            )

    @property
    def written(self) -> Path | None:
        """The memory that is there: the whole one before the stopgap."""
        return next((file for file in (self.file, self.stopgap) if file.is_file()), None)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A memory on disk. digest: SHA-256 of the file."""

    path: Path
    digest: str


def memory_text(memory: Mapping[str, Any]) -> str:
    """What stands in a memory's file: the memory, and the SHA-256 of its JSON."""
    return json_text({"memory": memory, "sha256": _digest(memory)})


def memory_of(content: bytes) -> dict[str, Any] | None:
    """The memory in the bytes of a file, None where they are not what `memory_text` wrote."""
    try:
        said = json.loads(content)
        memory: dict[str, Any] = said["memory"]
        return memory if said["sha256"] == _digest(memory) else None
    except (ValueError, KeyError, TypeError):
        return None


def _digest(memory: Mapping[str, Any]) -> str:
    return hashlib.sha256(json_text(memory).encode()).hexdigest()


def sample_sites(intake: Intake, store: Path) -> list[SiteSample]:
    """The sample of every source that has enough pages."""
    by_source: dict[str, list[PageRef]] = {}
    for page in intake.pages:
        by_source.setdefault(page.source, []).append(page)
    samples = []
    given = intake.selectors
    for source, pages in sorted(by_source.items()):
        if len(pages) >= SMALLEST_SITE:
            chosen = tuple(sorted(pages, key=lambda page: page.page_id)[:SAMPLE_PAGES])
            selectors = given.get(source)
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


def known_sites(samples: Iterable[SiteSample]) -> dict[str, SiteFile]:
    """The memories of samples that are there, by source."""
    return {
        sample.source: SiteFile(file, hashlib.sha256(file.read_bytes()).hexdigest())
        for sample in samples
        if (file := sample.written) is not None
    }


def _key(pages: Sequence[PageRef], selectors: Selectors | None) -> str:
    said = [[page.page_id, page.digest, page.kind.value, page.content_type] for page in pages]
    content = json.dumps([shared_version(), GRADES, selectors and asdict(selectors), said], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]
