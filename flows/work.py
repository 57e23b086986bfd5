"""What worker processes do: one door for every kind of task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.batches import Batch, read_batch
from flows.pool import PageFault
from flows.sites import SiteSample, remember_sites
from normalized.parts import PartSummary

Work = Batch | tuple[SiteSample, ...]


def do_work(work: Work, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> PartSummary | None:
    """Read a batch, or remember some sites. See `read_batch` and `remember_sites`."""
    if isinstance(work, Batch):
        return read_batch(work, left_out, begins)
    remember_sites(work, left_out, begins)
    return None
