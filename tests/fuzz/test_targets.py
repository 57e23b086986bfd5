"""The short form of fuzzing: every target on seeded random bytes, and on real shapes cut and mixed.

`make fuzz` goes on from here, guided by coverage.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS, fuzz_dates, no_overlaps

MIXED = 40
"""Mixtures a target: about two seconds for the slowest."""


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: b"\1" + text.encode())))
def test_random_bytes_break_no_promise(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_pages_that_are_cut_and_mixed_break_no_promise(name: str) -> None:
    draw = random.Random(f"{name} 20261128")
    parts = seeds()
    for _ in range(MIXED):
        one, other = draw.choice(parts), draw.choice(parts)
        cut, size = draw.randrange(len(one)), draw.randrange(1, 1500)
        mixed = bytearray(one[:1] + one[cut : cut + size] + other[draw.randrange(len(other)) :][:size])
        for _ in range(draw.randrange(8)):
            mixed[draw.randrange(len(mixed))] = draw.randrange(256)
        TARGETS[name](bytes(mixed))


def test_a_target_sees_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.entities.dates import find_dates  # noqa: PLC0415 - the original of what is replaced

    monkeypatch.setattr("tests.fuzz.targets.find_dates", lambda text, lang: find_dates(text, lang) * 2)
    with pytest.raises(AssertionError):
        fuzz_dates(b"\1am 3. Mai 2021")
    with pytest.raises(AssertionError):
        no_overlaps([(0, 3), (2, 4)])
