"""The compiled folding and search for starts of dates, beside plain ones, and which rules are left out at a start."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate
from operator import or_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.dates import find_dates, finding, reading
from pipeline.entities.dates.folding import FOLDING_CODES, fold
from pipeline.entities.dates.foldtable import fold_by_table
from pipeline.entities.dates.following import Around
from pipeline.entities.dates.grammar import grammar_of
from pipeline.entities.dates.starts import Starts

TABLE = "".join("\0" if code == ord("-") else chr(code).lower() if code < 128 else "é" for code in range(256))
CODES = array("I", map(ord, TABLE)).tobytes()
WORDS = ("mai", "may", "a", "janvier", "septembre")
SIZES = (1, 2, 3, 4)
HOSTILE = ["", "\0", "\0-\0", "\ud800-", "a" * 1_000_000, "-" * 50_000, "1a" * 50_000, "\U0001f600-A", "may" * 9]
TEXTS = st.text(st.one_of(st.sampled_from("aAmyi-09 é\xad\u0301\ud800\0\U0001f600"), st.characters()), max_size=30)


def plain_fold(text: str) -> tuple[str, list[int] | None]:
    kept = [place for place, character in enumerate(text) if character != "-"]
    folded = "".join(TABLE[ord(text[place])] if ord(text[place]) < len(TABLE) else text[place] for place in kept)
    return folded, None if len(kept) == len(text) else kept


SIGNS = {"mai": (1, 0), "may": (1, 0), "a": (0, 16), "janvier": (1, 16), "septembre": (0, 0)}
AROUND = range(32)
STARTS = Starts(
    {word: (*SIGNS[word], [(word, str(around)) for around in AROUND]) for word in WORDS},
    [
        [(f"{size} {is_round}", str(around)) if around % 3 else () for around in AROUND]
        for size in SIZES
        for is_round in (0, 1)
    ],
    2,
    CODES,
)


def plain_starts(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The runs of letters and figures of the folded text, with the signs of all that stand behind and before each."""
    folded = plain_fold(text)[0]
    runs = [run for run in re.finditer("[a-z]+|[0-9]+", folded) if run[0] in WORDS or run[0] <= "9"]
    ahead = [SIGNS[run[0]][0] if run[0] in WORDS else 2 for run in runs]
    ahead = [*accumulate(reversed(ahead[1:]), or_, initial=0)][::-1]
    before = accumulate([SIGNS[run[0]][1] if run[0] in WORDS else 0 for run in runs], or_, initial=0)
    found = []
    for run, signs, others in zip(runs, ahead, before, strict=False):
        around = signs | others
        if run[0] in WORDS:
            if not folded[: run.start()][-1:].isalnum():
                found.append((run.start(), 0, (run[0], str(around))))
        elif len(run[0]) in SIZES and around % 3:
            is_round = int(run[0].endswith("0"))
            found.append((run.start(), len(run[0]), (f"{len(run[0])} {is_round}", str(around))))
    return found


@settings(max_examples=300, derandomize=True)
@given(TEXTS)
def test_folding_goes_by_the_table(text: str) -> None:
    assert fold_by_table(text, TABLE) == plain_fold(text)


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.sampled_from([*WORDS, *" -12é\u0660Z0", "mays"]), max_size=20).map("".join) | TEXTS)
def test_starts_are_the_runs_of_figures_and_the_known_words(text: str) -> None:
    assert STARTS.find(text) == plain_starts(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_folded_and_searched_the_same(text: str) -> None:
    assert fold_by_table(text, TABLE) == plain_fold(text)
    assert STARTS.find(text) == plain_starts(text)


@pytest.mark.parametrize("word", ["", "é", "a b", "A", "a" * 65])
def test_a_word_of_other_letters_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        Starts({word: (0, 0, [])}, [[]] * 8, 2, CODES)


def test_numbers_of_four_sizes_have_rules() -> None:
    with pytest.raises(ValueError, match="kinds of numbers"):
        Starts({}, [[]] * 6, 2, CODES)


def test_folding_keeps_the_way_back() -> None:
    folded = fold("1\u00ad2. M\u0061\u0308rz\t\u20132024 STRASSE ŁÓDŹ…")
    assert folded.text == "12. marz\t-2024 strasse lodz."
    assert folded.span(0, 2) == (0, 3)


PIECES = [
    "5", "12", "31.", "1987", "2024", "'89", "24", "mai", "May", "juin", "XX", "siècle", "q1", "1er", "Pfingsten", "de",
    "der", "of", "and", "und", "bis", "-", "/", ".", ",", " ", " ", " ", " ", "10:30", "v. Chr.", "AD", "A.D.",
    "second", "premier", "Sommer",
    "anno", "Schuljahr", "13/14", "800", "'700", "Jahr", "963",
    "Quartal", "Jahrhundert", "60er", "Jahre", "first", "quarter", "month", "Freitag", "III", "\n",
]  # fmt: skip


@settings(max_examples=400, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["de", "en", "fr", "it", "sv"]))
def test_no_date_is_lost_with_the_rules_that_are_left_out(text: str, lang: str) -> None:
    found = find_dates(text, lang, infer=True)
    grammar = grammar_of(lang)
    assert grammar is not None
    words, numbers = reading.word_starts(grammar, {}), reading.number_starts(grammar, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "starts_of", lambda grammar: Starts(words, numbers, Around.FIGURE, FOLDING_CODES))
        assert find_dates(text, lang, infer=True) == found
