"""Intakes and batches for the tests of workers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.intake.pages import Intake, take_in
from flows.intake.request import RunRequest
from flows.workers.batches import Batch, cut_batches
from sources.page import PageKind, Publisher
from sources.readers import PageRef

FUERTH = Publisher(source="de-fuerth", country="DE", geonames_id="2923544", languages=("de",))


def intake_of(numbers: Sequence[int]) -> Intake:
    """Pages of one source, by their numbers."""
    pages = [
        PageRef(
            "de-fuerth", f"https://www.fuerth.example/{number:06}", PageKind.TEXT, f"/p/{number}", 1, f"{number:064}"
        )
        for number in sorted(numbers)
    ]
    return Intake(tuple(pages), (), {"de-fuerth": FUERTH}, {}, {})


def batch_of(pages: Path, store: Path) -> Batch:
    """The only batch of a folder of pages."""
    (batch,) = cut_batches(take_in(RunRequest(paths=(str(pages),), source="de-fuerth")), store, average=200)
    return batch
