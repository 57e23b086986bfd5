"""What fails a page before or around the pipeline; each becomes a row of the table `issues`.

PipelineError (pipeline.errors)
├── UnreadablePage      the reader could not read it: no permission, binary file, torn archive, unknown source
├── PageTimeout         it took longer than the setting `page_seconds`
├── WorkerDied          its worker process died of it, twice
└── UnexpectedError     the code has a fault that only this page shows
"""

from __future__ import annotations

from pipeline.errors import PipelineError
from sources.faults import type_and_place
from sources.readers.files import shown


class UnreadablePage(PipelineError):
    """The reader could not read it."""

    stage = "read"

    @classmethod
    def of(cls, error: Exception, path: str) -> UnreadablePage:
        """The reader's error about a path, without the path: a release does not tell where it was made, and the address
        stands beside it.
        """
        return cls(str(error).removeprefix(f"{shown(path)}: "))


class PageTimeout(PipelineError):
    """It took longer than the setting `page_seconds`."""


class WorkerDied(PipelineError):
    """Its worker process died of it, twice."""


class UnexpectedError(PipelineError):
    """The code has a fault that only this page shows."""

    @classmethod
    def of(cls, error: Exception) -> UnexpectedError:
        """Named by the error's type and place."""
        return cls(type_and_place(error))


TRANSIENT = (UnreadablePage, PageTimeout, WorkerDied)
"""Faults that may be gone next time: a part that holds one is not found again under its first name."""
