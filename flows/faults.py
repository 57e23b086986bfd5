"""What fails a page before or around the pipeline; each becomes a row of the table `issues`.

PipelineError (pipeline.errors)
├── UnreadablePage      the reader could not read it: no permission, binary file, torn archive, unknown source
├── PageTimeout         it took longer than the setting `page_seconds`
├── WorkerDied          its worker process died of it, twice
└── UnexpectedError     the code has a fault that only this page shows
"""

from __future__ import annotations

from pathlib import PurePath
from traceback import extract_tb

from pipeline.errors import PipelineError
from sources.readers.files import shown

OUR_PACKAGES = frozenset({"sources", "pipeline", "normalized", "flows"})


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
        """The error's type and place; its own message is left out, since it may hold the page's text."""
        frames = extract_tb(error.__traceback__)
        ours = [frame for frame in frames if OUR_PACKAGES.intersection(PurePath(frame.filename).parts)]
        place = "".join(
            f" at {'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno}" for frame in (ours or frames)[-1:]
        )
        return cls(f"{type(error).__name__}{place}")


BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault of our own code raises on the one page that shows it. A full disk, an end of memory or an interrupt is
none of these and ends the run."""

TRANSIENT = (UnreadablePage, PageTimeout, WorkerDied)
"""Faults that may be gone next time: a part that holds one is not found again under its first name."""
