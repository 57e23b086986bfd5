"""What worker processes do: one door for every kind of task."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache

from flows.batches import Batch, read_batch
from flows.errors import InstallationIncomplete
from flows.pool import PageFault
from flows.sites import SiteSample, remember_sites
from normalized.parts import PartSummary
from pipeline.errors import GazetteerMissing, LanguageDataError, NameModelMissing
from pipeline.warm import warm_up

Work = Batch | tuple[SiteSample, ...]


def do_work(work: Work, left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> PartSummary | None:
    """Read a batch, or remember some sites. See `read_batch` and `remember_sites`.

    Before a batch the process is made ready for its languages, which no page's time is taken for. Raises
    InstallationIncomplete where the pipeline's own data is missing.
    """
    if isinstance(work, Batch):
        if work.pages:
            _make_ready(tuple(sorted({code for one in work.publishers.values() for code in one.languages})))
        return read_batch(work, left_out, begins)
    remember_sites(work, left_out, begins)
    return None


@cache
def _make_ready(languages: tuple[str, ...]) -> None:
    """Load what all pages need, and take it out of the garbage collector's sight: its full rounds would look through
    all models and lexicons, for a fifth of a second in which some page waits."""
    try:
        with suppress(NameModelMissing):  # only pages that need it fail, and say so
            warm_up(languages)
    except (GazetteerMissing, LanguageDataError) as error:
        raise InstallationIncomplete(error.message) from error
    gc.collect()
    gc.freeze()
