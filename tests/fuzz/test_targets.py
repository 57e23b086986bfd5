"""The short form of fuzzing: every target on seeded random bytes, and on real shapes cut and mixed.

`make fuzz` goes on from here, guided by coverage.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS, fuzz_dates, fuzz_words, no_overlaps
from tests.fuzz.words import words_of_bytes

MIXED = 40
"""Mixtures a target: about two seconds for the slowest."""


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=60, derandomize=True)
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


@pytest.mark.parametrize("number", range(8))
def test_pages_of_nothing_but_the_words_of_the_rules_break_no_promise(number: int) -> None:
    draw = random.Random(f"words {number} 20261130")
    for _ in range(MIXED):
        fuzz_words(draw.randbytes(draw.randrange(40, 900)))


def test_a_text_of_words_has_those_of_every_list_of_its_language() -> None:
    draw = random.Random(20261130)
    seen = " ".join(text for language, text in (words_of_bytes(b"\1" + draw.randbytes(4000)) for _ in range(40)))
    assert words_of_bytes(b"\1")[0] == "da"
    for word in ("forhenværende", "venskabsby", "Karl", "+352 22 44 66", "Neustadt a. d. Aisch"):
        assert word.lower() in seen.lower()


def test_a_target_sees_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.entities.dates import find_dates  # noqa: PLC0415 - the original of what is replaced

    monkeypatch.setattr("tests.fuzz.targets.find_dates", lambda text, lang: find_dates(text, lang) * 2)
    with pytest.raises(AssertionError):
        fuzz_dates(b"\1am 3. Mai 2021")
    with pytest.raises(AssertionError):
        no_overlaps([(0, 3), (2, 4)])
