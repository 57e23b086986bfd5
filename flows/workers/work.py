"""What worker processes do: one door for every kind of task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.workers.batches import Batch
from flows.workers.pool import PageFault
from flows.workers.sites import SiteSample
from normalized.parts import PartSummary

Work = Batch | tuple[SiteSample, ...]


def do_work(work: Work, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> PartSummary | None:
    """Read a batch, or remember some sites. See `read_batch` and `remember_sites`.

    Before a batch the process is made ready for its languages, which no page's time is taken for. Raises
    InstallationIncomplete where the pipeline's own data is missing.
    """
    if isinstance(work, Batch):
        # A run that finds every part done names this function and never loads the pipeline.
        from flows.workers.reading import make_ready, read_batch  # noqa: PLC0415 - spaCy takes seconds to load

        if work.pages:
            make_ready(tuple(sorted({code for one in work.publishers.values() for code in one.languages})))
        return read_batch(work, left_out, begins)
    from flows.workers.remembering import remember_sites  # noqa: PLC0415 - as above

    remember_sites(work, left_out, begins)
    return None
