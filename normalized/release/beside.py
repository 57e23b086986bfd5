"""Work that another thread does while this one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def beside(work: Callable[[], object], abandon: Callable[[], None]) -> Iterator[None]:
    """Have work done in a thread of its own during the `with` block, and wait at its end until both are done.

    abandon: makes the work end soon, for nobody wants its result where the block fails. What the block raises is
    raised, else what the work has raised.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        done = thread.submit(work)
        whole = False
        try:
            yield
            whole = True
        finally:
            if not whole:
                abandon()
        done.result()
