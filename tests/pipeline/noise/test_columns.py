"""The compiled columns of blocks and of first guesses are what a few plain lines give."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.noise.evidence import blockcolumns, guesscolumns
from pipeline.noise.evidence.neighbours import distances
from pipeline.noise.evidence.textcounts import FIELDS

FEW = settings(max_examples=60, derandomize=True)
SEEDS = st.integers(0, 2**32 - 1)
SIZES = st.integers(0, 12)
KINDS, CATEGORIES = 5, 4


def drawn(seed: int, count: int) -> dict[str, NDArray[Any]]:
    """What a page of so many blocks may give, in no order."""
    draw = np.random.default_rng(seed)
    chars = draw.integers(0, 40, (len(FIELDS), count)).astype(np.float64)
    chars[0] *= draw.integers(1, 6, count)
    for field in ("ends_sentence", "starts_lower", "clock", "year", "at_sign", "rights"):
        chars[FIELDS.index(field)] %= 2
    fields = np.array([draw.random(count), *draw.integers(0, 5, (3, count)), draw.random(count)])
    bits = draw.integers(0, 1 << CATEGORIES, count) * draw.integers(0, 2, count)
    return {"chars": chars, "fields": fields, "bits": bits, "named": draw.integers(0, 2, count).astype(np.uint8)}


def filled(page: dict[str, NDArray[Any]]) -> tuple[dict[str, NDArray[np.float64]], NDArray[np.float64], Any, Any]:
    own = np.empty((len(blockcolumns.OWN) + KINDS + CATEGORIES, len(page["bits"])))
    prose_length, noisy = blockcolumns.own_columns(**page, kinds=KINDS, categories=CATEGORIES, own=own)
    return dict(zip(blockcolumns.OWN, own, strict=False)), own, prose_length, noisy


def means(column: NDArray[Any], reach: int) -> list[float]:
    return [column[max(0, at - reach) : at + reach + 1].mean() for at in range(len(column))]


def shifted(column: NDArray[Any], by: int, fill: float) -> list[float]:
    return [column[at + by] if 0 <= at + by < len(column) else fill for at in range(len(column))]


def told(table: NDArray[np.float64], names: tuple[str, ...]) -> dict[str, list[float]]:
    return {name: row.tolist() for name, row in zip(names, table, strict=True)}


@FEW
@given(SEEDS, SIZES)
def test_what_a_block_shows_by_itself(seed: int, count: int) -> None:
    page = drawn(seed, count)
    columns, own, prose_length, noisy = filled(page)
    chars = dict(zip(FIELDS, page["chars"], strict=True))
    link, kind, level, links, outside = page["fields"]
    safe, words = np.maximum(chars["length"], 1), np.maximum(chars["words"], 1)
    for name in ("length", "words", "ends_sentence", "starts_lower", "clock", "year", "at_sign", "rights"):
        assert columns[name].tolist() == chars[name].tolist()
    for name in ("upper", "digits", "separators", "symbols", "cjk"):
        assert columns[name].tolist() == (chars[name] / safe).tolist()
    assert columns["capitals"].tolist() == (chars["capitals"] / words).tolist()
    assert columns["functions"].tolist() == (chars["function_words"] / words).tolist()
    assert columns["word_length"].tolist() == (chars["length"] / words).tolist()
    for name, most in (("stops", 10), ("commas", 10), ("function_words", 30)):
        assert columns[name].tolist() == np.minimum(chars[name], most).tolist()
    extent, named = chars["length"] + 2 * chars["cjk"], page["named"] > 0
    wordy = (columns["functions"] > 0.2) | (chars["cjk"] > 0.3 * chars["length"]) | (chars["length"] > 140)
    prose = (extent >= 60) & (link < 0.4) & wordy
    spoken = np.where(prose, extent * (1 - link), 0)
    if spoken[~named].sum() >= 0.2 * spoken.sum():
        spoken[named] = 0
    assert prose_length.tolist() == spoken.tolist()
    assert noisy.tolist() == (page["bits"] > 0).tolist()
    assert columns["prose"].tolist() == prose.tolist()
    assert columns["named"].tolist() == named.tolist()
    for name, column in (("link_share", link), ("level", level), ("links", links), ("outside_links", outside)):
        assert columns[name].tolist() == column.tolist()
    told_of = own[len(blockcolumns.OWN) :]
    assert told_of[:KINDS].tolist() == [(kind == place).tolist() for place in range(KINDS)]
    assert told_of[KINDS:].tolist() == [(page["bits"] >> place & 1).tolist() for place in range(CATEGORIES)]


@FEW
@given(SEEDS, SIZES)
def test_where_a_block_stands_and_what_stands_around_it(seed: int, count: int) -> None:
    page = drawn(seed, count)
    columns, own, prose_length, noisy = filled(page)
    length, place = page["chars"][0], np.arange(count)
    table = np.empty((len(blockcolumns.PLACES), count))
    blockcolumns.place_columns(length, prose_length, table)
    places = told(table, blockcolumns.PLACES)
    total, spoken = max(1.0, length.sum()), max(1.0, prose_length.sum())
    assert places["place"] == pytest.approx(place / max(1, count - 1))
    assert places["from_start"] == pytest.approx(np.log1p(place))
    assert places["from_end"] == places["from_start"][::-1]
    assert places["length_before"] == pytest.approx((np.cumsum(length) - length) / total)
    assert places["prose_before"] == pytest.approx((np.cumsum(prose_length) - prose_length) / spoken)
    assert places["prose_after"] == pytest.approx(1 - np.cumsum(prose_length) / spoken)
    assert places["page_share"] == pytest.approx(length / total)
    table = np.empty((len(blockcolumns.AROUND), count))
    heading = len(blockcolumns.OWN)
    blockcolumns.around_columns(own, prose_length, noisy, heading, table)
    around = told(table, blockcolumns.AROUND)
    shown = {
        "length": columns["length"],
        "link": columns["link_share"],
        "functions": columns["functions"],
        "noisy": noisy,
        "level": columns["level"],
        "prose": prose_length > 0,
    }
    flags = {
        "prose": prose_length > 0,
        "heading": own[heading] > 0,
        "h1": columns["level"] == 1,
        "noisy": noisy > 0,
        "sentence": columns["ends_sentence"] > 0,
        "rights": columns["rights"] > 0,
    }
    for name, column in around.items():
        if "~" in name:
            assert column == pytest.approx(means(shown[name.split("~")[0]], int(name.split("~")[1])))
        elif name.startswith(("since_", "until_")):
            since, until = distances(flags[name[6:]].astype(np.uint8), 200.0)
            assert column == (since if name.startswith("since_") else until).tolist()
        else:
            assert column == shifted(shown[name[:-2]], int(name[-2:]), -1.0)


@FEW
@given(SEEDS, SIZES)
def test_runs_of_short_lines_and_what_a_heading_announced(seed: int, count: int) -> None:
    page = drawn(seed, count)
    columns, own, _, _ = filled(page)
    contact = len(blockcolumns.OWN) + 1
    table = np.empty((len(blockcolumns.RUN), count))
    blockcolumns.run_columns(page["chars"][0], own, contact, table)
    short = (columns["prose"] == 0) & (page["chars"][0] < 60) & (columns["ends_sentence"] == 0)
    start = 0
    for flag, run in groupby(short.tolist()):
        size = len(list(run))
        inside = slice(start, start + size)
        counts = [[size] * size, range(size), range(size)[::-1]]
        assert table[:3, inside].tolist() == [pytest.approx(np.log1p(row) * flag) for row in counts]
        for row, column in zip(
            table[3:, inside],
            (
                np.maximum(columns["at_sign"], own[contact]),
                columns["digits"] > 0,
                columns["starts_lower"],
                columns["words"],
                columns["commas"] > 0,
                columns["functions"],
            ),
            strict=True,
        ):
            assert row.tolist() == pytest.approx([column[inside].mean()] * size)
        start += size
    announced, windows = np.array([1, 8]), np.array([[0, 2], [3, 1]])
    sections = np.empty((4, count))
    blockcolumns.section_columns(own, page["bits"], contact - 1, 2, announced, windows, sections)
    said = 0
    for place, bits in enumerate(page["bits"].tolist()):
        said = bits if own[contact - 1, place] or bits & 2 else said
        assert sections[:2, place].tolist() == [said & 1 > 0, said & 8 > 0]
    assert sections[2].tolist() == pytest.approx(means(own[0], 2))
    assert sections[3].tolist() == pytest.approx(means(own[3], 1))


@FEW
@given(SEEDS, SIZES)
def test_what_a_first_guess_says(seed: int, count: int) -> None:
    draw = np.random.default_rng(seed)
    guess, weight = draw.random(count), draw.integers(1, 9, count).astype(np.float64)
    same, depths = draw.integers(0, 4, count), draw.integers(0, 5, count)
    lineages = [draw.integers(0, 6, depth) for depth in depths]
    numbers = np.concatenate([np.empty(0, np.int64), *lineages]).astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(depths)]).astype(np.int64)
    table = np.empty((len(guesscolumns.AROUND), count))
    guesscolumns.guess_columns(guess, weight, same, numbers, starts, 6, table)

    def of_group(groups: NDArray[Any]) -> list[float]:
        return [float(np.average(guess[groups == one], weights=weight[groups == one])) for one in groups]

    for name, column in told(table, guesscolumns.AROUND).items():
        if "~" in name:
            sums, sizes = means(guess * weight, int(name[6:])), means(weight, int(name[6:]))
            assert column == pytest.approx(np.divide(sums, sizes))
        elif "^" in name:
            up = int(name[6:])
            assert column == pytest.approx(of_group(np.array([one[-up:][0] if len(one) else -1 for one in lineages])))
        elif name[5:6] in ("+", "-"):
            assert column == shifted(guess, int(name[5:]), -0.2)
    around = told(table, guesscolumns.AROUND)
    since, until = distances((guess > 0.6).astype(np.uint8), 100.0)
    said = max(1e-9, (guess * weight).sum())
    assert (around["since_sure"], around["until_sure"]) == (since.tolist(), until.tolist())
    assert around["guess"] == guess.tolist()
    assert around["guess_page"] == pytest.approx([said / max(1.0, weight.sum())] * count)
    assert around["guess_most"] == [guess.max(initial=0.0)] * count
    assert around["guess_before"] == pytest.approx((np.cumsum(guess * weight) - guess * weight) / said)
    assert around["guess_path"] == pytest.approx(of_group(same))
    assert around["path_blocks"] == pytest.approx([np.log1p((same == one).sum()) for one in same])


@FEW
@given(SEEDS, SIZES)
def test_the_core_and_what_is_alike(seed: int, count: int) -> None:
    draw = np.random.default_rng(seed)
    guess, weight = draw.random(count), draw.integers(1, 9, count).astype(np.float64)
    spoken, doubt, gain = guess * weight, weight * (1 - guess), weight * (guess - 0.4)
    said = max(1e-9, spoken.sum())
    table = np.empty((len(guesscolumns.CORE), count))
    guesscolumns.core_columns(guess, weight, gain, 0.8, table)
    core = told(table, guesscolumns.CORE)
    sure = np.flatnonzero(guess > 0.4)
    stretches = [(start, end) for end in range(1, count + 1) for start in range(end)]
    first, end = max(stretches, key=lambda one: gain[slice(*one)].sum(), default=(0, 0))
    for place in range(count):
        behind = max(sure[sure <= place] + 1, default=0)
        ahead = min(sure[sure >= place], default=count)
        assert core["doubt_since"][place] == pytest.approx(np.log1p(doubt[behind : place + 1].sum()))
        assert core["doubt_until"][place] == pytest.approx(np.log1p(doubt[place:ahead].sum()))
        assert core["core_run"][place] == min(0, place - first) + max(0, place - end + 1)
    assert core["core_run_share"] == pytest.approx([spoken[first:end].sum() / said] * count)
    assert core["expected_f1"] == [0.8] * count
    assert core["over"] == pytest.approx(guess - 0.4)
    inside, path = draw.integers(0, 2, count).astype(np.float64), draw.integers(0, 3, count)
    rows = np.empty((3, count))
    guesscolumns.path_columns(guess, weight, inside, path, rows)
    sums = [spoken[path == one].sum() for one in path]
    assert rows[0].tolist() == pytest.approx([spoken[inside > 0].sum() / said] * count)
    assert rows[1].tolist() == pytest.approx(np.divide(sums, max(sums, default=1.0)))
    assert rows[2].tolist() == [guess[path == one].max() for one in path]
    groups = draw.integers(-1, 3, (3, count))
    kin = np.empty((len(guesscolumns.KIN), count))
    guesscolumns.kin_columns(guess, weight, *groups, kin)
    for row, of, alone in ((0, groups[0], np.full(count, -1.0)), (2, groups[1], guess), (3, groups[2], guess)):
        alike = [
            np.average(guess[of == one], weights=weight[of == one]) if one >= 0 else own
            for one, own in zip(of, alone, strict=True)
        ]
        assert kin[row].tolist() == pytest.approx(alike)
    assert kin[1].tolist() == [guess[groups[0] == one].max() if one >= 0 else 0.0 for one in groups[0]]
    shares = [spoken[groups[2] == one].sum() / said if one >= 0 else -1.0 for one in groups[2]]
    assert kin[4].tolist() == pytest.approx(shares)


def test_columns_of_another_size_are_refused() -> None:
    page, one = drawn(1, 3), np.zeros(3)
    own, short, rows = filled(page)[1], np.zeros(2), np.zeros(3, np.int64)
    for call in (
        lambda: blockcolumns.own_columns(**page, kinds=1, categories=CATEGORIES, own=own),
        lambda: blockcolumns.own_columns(**{**page, "bits": rows[:2]}, kinds=KINDS, categories=CATEGORIES, own=own),
        lambda: blockcolumns.place_columns(one, short, np.zeros((7, 3))),
        lambda: blockcolumns.around_columns(own, one, short, 0, np.zeros((len(blockcolumns.AROUND), 3))),
        lambda: blockcolumns.around_columns(own, one, one, 0, np.zeros((3, 3))),
        lambda: blockcolumns.run_columns(short, own, 0, np.zeros((len(blockcolumns.RUN), 3))),
        lambda: blockcolumns.run_columns(one, own, 0, np.zeros((3, 3))),
        lambda: blockcolumns.section_columns(own, rows, 0, 1, rows, np.zeros((0, 2), np.int64), np.zeros((4, 3))),
        lambda: blockcolumns.section_columns(own, rows, 99, 1, rows, np.zeros((0, 2), np.int64), np.zeros((3, 3))),
        lambda: blockcolumns.section_columns(own, rows, 0, 1, rows, np.array([[99, 1]]), np.zeros((4, 3))),
        lambda: guesscolumns.guess_columns(
            one, short, rows, np.zeros(0, np.int32), np.zeros(4, np.int64), 0, np.zeros((len(guesscolumns.AROUND), 3))
        ),
        lambda: guesscolumns.guess_columns(
            one, one, rows, np.zeros(0, np.int32), np.zeros(4, np.int64), 0, np.zeros((3, 3))
        ),
        lambda: guesscolumns.core_columns(one, one, short, 0.5, np.zeros((len(guesscolumns.CORE), 3))),
        lambda: guesscolumns.path_columns(one, one, short, rows, np.zeros((3, 3))),
        lambda: guesscolumns.path_columns(one, one, one, rows, np.zeros((2, 3))),
        lambda: guesscolumns.kin_columns(one, short, rows, rows, rows, np.zeros((len(guesscolumns.KIN), 3))),
        lambda: guesscolumns.kin_columns(one, one, rows, rows, rows, np.zeros((2, 3))),
    ):
        with pytest.raises(ValueError, match="for each"):
            call()
