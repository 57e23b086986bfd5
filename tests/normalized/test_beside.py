"""Work in another thread: both are done at the end, a failure of either is raised, and vain work ends soon."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from normalized.exports import ReleaseTables
from normalized.release.beside import beside
from normalized.schema import table
from tests.normalized.factory import publish, three_towns


def test_both_are_done_at_the_end() -> None:
    begun, done = threading.Event(), []

    def work() -> None:
        assert begun.wait(30)
        done.append("work")

    with beside(work, begun.set):
        begun.set()
    assert done == ["work"]


def test_what_the_work_raises_is_raised() -> None:
    def work() -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"), beside(work, lambda: None):
        pass


def test_what_the_block_raises_ends_the_work_and_is_raised() -> None:
    abandoned = threading.Event()

    def work() -> None:
        assert abandoned.wait(30)
        raise InterruptedError

    with pytest.raises(KeyboardInterrupt), beside(work, abandoned.set):
        raise KeyboardInterrupt


def test_tables_that_are_abandoned_give_no_more_rows(tmp_path: Path) -> None:
    release = publish(tmp_path, [three_towns()])
    tables = ReleaseTables.from_parquet(release.path / "parquet")
    tables.abandon()
    with pytest.raises(InterruptedError):
        next(tables.tuples(table("pages")))
    tables.close()
