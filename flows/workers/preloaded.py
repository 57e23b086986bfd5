"""What worker processes are forked with: imported once, by the server process that they are forked from.

Modules, models and the gazetteer are then in memory once for all workers, and a worker begins its first page at once.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from flows.workers import reading, work
from normalized.parts import tables
from pipeline.errors import PipelineError
from pipeline.warm import warm_up

__all__ = ["reading", "tables", "work"]

ONE_LANGUAGE = "en"
"""Its page makes ready what pages of all languages ask for, a second of work; any other takes a fifth of that more."""

with suppress(PipelineError):  # a worker loads again before its first page, and says what is missing
    warm_up((ONE_LANGUAGE,))
gc.collect()
gc.freeze()  # a collector that looked at them would copy their memory into each worker
