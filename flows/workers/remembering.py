"""Remembering sites: what a worker process does to learn what repeats from page to page, and how it is read again.

Only worker processes import this module, for the pipeline that it brings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from flows.errors import StorageFailed
from flows.workers.pool import PageFault
from flows.workers.sites import GRADES, SMALLEST_SITE, SiteFile, SiteSample, memory_of, memory_text
from normalized.files import replace_text
from pipeline.block import Block
from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.errors import PipelineError
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import SiteMemory
from pipeline.selectors import Selectors
from sources.errors import ReadError
from sources.faults import BUGS
from sources.readers import PageRef


def remember_sites(
    samples: Sequence[SiteSample], left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]
) -> None:
    """Write the memories of some samples: what a worker process does. Positions count through all samples' pages.

    Pages that cannot be read are passed over here; they are reported when their batch is read. What is learned without
    them is a stopgap: next time they may be read, and the same pages must come to the same. Raises StorageFailed where
    a memory cannot be written.
    """
    position = 0
    for sample in samples:
        pages: list[tuple[Block, ...]] = []
        whole = True
        for page in sample.pages:
            blocks = None
            if position not in left_out:
                begins(position)
                blocks = _blocks(page, sample.selectors)
            if blocks is None:
                whole = False
            elif blocks:
                pages.append(blocks)
            position += 1
        begins(None)
        _write(sample.file if whole else sample.stopgap, _in_grades(SiteMemory.of(pages)))


@lru_cache(maxsize=64)
def load_memory(site: SiteFile) -> SiteMemory:
    """The memory in a file; the last ones stay in this process's memory.

    Raises StorageFailed where the file is not what it was when the batch was cut.
    """
    try:
        content = site.path.read_bytes()
    except OSError as error:
        raise StorageFailed(f"{site.path} cannot be read: {error.strerror}") from error
    memory = memory_of(content) if hashlib.sha256(content).hexdigest() == site.digest else None
    if memory is None:
        raise StorageFailed(f"{site.path} has changed during the run")
    return SiteMemory.from_data(memory)


def _blocks(page: PageRef, selectors: Selectors | None) -> tuple[Block, ...] | None:
    """The blocks of a page, none where its bytes make no page; None where the bytes cannot be had."""
    try:
        raw = page.read()
        text, _ = decode(raw, DEFAULT_LIMITS)
        return read_blocks(text, raw.kind, DEFAULT_LIMITS, selectors=selectors).blocks
    except ReadError:
        return None
    except PipelineError:
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
        replace_text(file, memory_text(memory.as_data()))
    except OSError as error:
        raise StorageFailed(f"{file} cannot be written: {error.strerror}") from error
