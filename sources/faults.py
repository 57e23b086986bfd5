"""Faults of our own code: which errors are such, and how one is named without what it holds."""

from __future__ import annotations

from pathlib import PurePath
from traceback import extract_tb

OUR_PACKAGES = frozenset({"sources", "pipeline", "normalized", "flows"})

BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault of our own code raises on the one page that shows it. A full disk, an end of memory or an interrupt is
none of these and ends the run."""


def type_and_place(error: Exception) -> str:
    """An error's type and place; its own message is left out, since it may hold the page's text."""
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OUR_PACKAGES.intersection(PurePath(frame.filename).parts)]
    place = "".join(
        f" at {'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno}" for frame in (ours or frames)[-1:]
    )
    return f"{type(error).__name__}{place}"
