"""The compiled loops over columns and over elements give what a few plain lines give."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind
from pipeline.noise.evidence.blockfields import read_fields, text_lengths
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.firstset import first_set
from pipeline.noise.evidence.neighbours import distances
from pipeline.noise.markup import groups
from pipeline.noise.markup.elementsums import (
    beside_title,
    container_columns,
    core_places,
    joint_columns,
    outline_columns,
)
from pipeline.noise.markup.items import find_items, item_columns
from pipeline.noise.markup.pathtable import (
    bit_columns,
    elements_at,
    innermost_steps,
    number_lineages,
    number_paths,
    number_rows,
    outermost_steps,
    path_unions,
    split_paths,
)

FEW = settings(max_examples=60, derandomize=True)
ROWS = st.lists(st.tuples(st.integers(-1, 4), st.integers(-5, 5)), max_size=14)
PATHS = st.lists(st.text("ab/ü😀", max_size=8), unique=True, max_size=9).map(tuple)
LINEAGES = st.lists(st.lists(st.integers(1, 9), unique=True, max_size=4).map(tuple), max_size=9)


def floats(values: list[int]) -> NDArray[np.float64]:
    return np.array(values, np.float64)


@FEW
@given(st.lists(st.booleans(), max_size=14))
def test_distances(flags: list[bool]) -> None:
    since, until = distances(np.array(flags, np.uint8), 4.0)
    places = [place for place, flag in enumerate(flags) if flag]
    everywhere = range(len(flags))
    assert since.tolist() == [min([4, *(here - place for place in places if place <= here)]) for here in everywhere]
    assert until.tolist() == [min([4, *(place - here for place in places if place >= here)]) for here in everywhere]


def test_what_blocks_have_beside_their_texts() -> None:
    far, near = "https://bank.example/", "/bank"
    blocks = [
        Block(0, "Bank", BlockKind.HEADING, 2),
        Block(1, "Bänke", BlockKind.LIST_ITEM, link_share=0.5, links=(far, near, near, "//bank.example"), marks=("x",)),
    ]
    fields = read_fields(blocks, (BlockKind.LIST_ITEM, BlockKind.HEADING), ("https:", "//"), "x")
    assert fields.T.tolist() == [[0, 1, 2, 0, 0, 0], [0.5, 0, 0, 4, 0.5, 1]]
    assert read_fields((), (), (), "").shape == (6, 0)
    assert text_lengths(blocks).tolist() == [4, 5]


@FEW
@given(ROWS)
def test_groups_are_summed_up(rows: list[tuple[int, int]]) -> None:
    of = np.array([group for group, _ in rows], np.int64)
    column = floats([value for _, value in rows])

    def told(tell: object, none: float, *columns: NDArray[np.float64]) -> object:
        return pytest.approx([tell(*(one[of == group] for one in columns)) if group >= 0 else none for group in of])  # type: ignore[operator]

    assert groups.group_sizes(of) == told(len, 0.0, column)
    assert groups.group_means(of, column[None, :])[0] == told(np.mean, -1.0, column)
    numbers = {
        group: number for number, group in enumerate(dict.fromkeys(group for group in of.tolist() if group >= 0))
    }
    assert groups.renumbered(of)[1] == len(numbers)
    assert groups.renumbered(of)[0].tolist() == [numbers.get(group, -1) for group in of.tolist()]


def test_columns_of_another_length_are_refused() -> None:
    of, short = np.zeros(3, np.int64), np.zeros(2)
    for call in (
        lambda: groups.group_means(of, short[None, :]),
        lambda: bit_columns(of, of, np.zeros((1, 2))),
        lambda: container_columns(of.astype(np.int32), of, 1, np.zeros((4, 2)), (1,), (), np.zeros((4, 2))),
    ):
        with pytest.raises(ValueError, match="for each"):
            call()


@FEW
@given(PATHS)
def test_paths_are_cut_into_steps(paths: tuple[str, ...]) -> None:
    assert number_paths([*paths, *paths])[0] == paths
    assert number_paths([*paths, *paths])[1].tolist() == [*range(len(paths))] * 2
    segments, numbers, ends = split_paths(paths)
    cut = [path.split("/") if path else [] for path in paths]
    assert segments == tuple(dict.fromkeys(step for steps in cut for step in steps))
    assert [[segments[one] for one in numbers[start:end]] for start, end in pairwise(ends.tolist())] == cut
    says = np.array([1 << place % 3 for place in range(len(segments))], np.int64)
    told = [[int(says[segments.index(step)]) for step in steps] for steps in cut]
    assert path_unions(says, numbers, ends, 2).tolist() == [sum(set(bits[-2:])) for bits in told]
    for find, order in ((outermost_steps, 1), (innermost_steps, -1)):
        places = [[place for place, bit in enumerate(bits) if bit & 2][::order] for bits in told]
        assert find(says, numbers, ends, 2).tolist() == [one[0] if one else -1 for one in places]
    behind = [[place for place, bit in enumerate(bits) if bit & 2 and place] for bits in told]
    assert outermost_steps(says, numbers, ends, 2, 1).tolist() == [one[0] if one else -1 for one in behind]
    bits = np.empty((2, len(says)))
    bit_columns(says, np.arange(len(says)), bits)
    assert bits.T.tolist() == [[bit & 1, bit >> 1 & 1] for bit in says.tolist()]
    rows = [tuple(bits) for bits in told]
    own = np.array([bit for bits in rows for bit in bits], np.int32)
    assert number_rows(own, ends).tolist() == [list(dict.fromkeys(rows)).index(row) for row in rows]


@FEW
@given(LINEAGES)
def test_elements_are_numbered_in_their_order(lineages: list[tuple[int, ...]]) -> None:
    numbers, starts, first_met, met_in = number_lineages(lineages)
    serials = sorted({serial for lineage in lineages for serial in lineage})
    flat = [serial for lineage in lineages for serial in lineage]
    assert [serials[number] for number in numbers] == flat
    assert starts.tolist() == np.cumsum([0, *map(len, lineages)]).tolist()
    assert first_met.tolist() == [flat.index(serial) for serial in serials]
    assert met_in.tolist() == [next(n for n, own in enumerate(lineages) if serial in own) for serial in serials]
    own = [[serials.index(serial) for serial in lineage] for lineage in lineages]
    path_of = np.arange(len(lineages)) % 2
    found = elements_at(np.array([1, -1]), path_of, numbers, starts)
    assert found.tolist() == [one[1] if len(one) > 1 and not of else -1 for one, of in zip(own, path_of, strict=True)]


@FEW
@given(LINEAGES, st.integers(0, 8))
def test_what_elements_hold_is_summed_up(lineages: list[tuple[int, ...]], other: int) -> None:
    numbers, starts, first_met, _ = number_lineages(lineages)
    count = len(lineages)
    weights = np.arange(4.0 * count).reshape(4, count) % 7
    length, linked, spoken, noisy = weights
    own = [numbers[start:end].tolist() for start, end in pairwise(starts.tolist())]
    holds = [[place for place, lineage in enumerate(own) if element in lineage] for element in range(len(first_met))]
    columns = np.empty((7, count))
    container_columns(numbers, starts, len(first_met), weights, (2,), (0.5,), columns)
    page = max(1.0, spoken.sum())
    big = [spoken[held].sum() >= 0.5 * page for held in holds]
    core = max((element for element, yes in enumerate(big) if yes), default=-1)
    for place, lineage in enumerate(own):
        told = [0.0] * 5
        if lineage:
            held = holds[lineage[max(0, len(lineage) - 2)]]
            told = [
                np.log1p(length[held].sum()),
                linked[held].sum() / max(1.0, length[held].sum()),
                spoken[held].sum() / page,
                np.log1p(len(held)),
                noisy[held].sum() / len(held),
            ]
        told += [float(core in lineage), len(lineage) - sum(big[element] for element in lineage)]
        assert columns[:, place] == pytest.approx(told)

    def shared(one: list[int], two: list[int]) -> int:
        return sum(a == b for a, b in zip(one, two, strict=False))

    within = np.arange(count) % 4 == 2
    joint = np.empty((3, count))
    joint_columns(numbers, starts, within.astype(np.float64), joint)
    first = np.argmax(within) if count else 0
    assert joint[0].tolist() == [0 if own else 1 if place > first else -1 for place, own in enumerate(within)]
    ends = [len(before) - shared(before, behind) for before, behind in pairwise(own)]
    assert joint[1].tolist() == [-1.0, *ends][:count]
    assert joint[2].tolist() == [*ends, -1.0][-count:] * (count > 0)
    level, none, near = (np.arange(count) + other) % 3, np.zeros(count), np.empty((2, count))
    level, likest = level.astype(np.float64), (np.arange(count) == other).astype(np.float64)
    link, named = np.arange(count) % 4 / 4, (np.arange(count) % 5 == 4).astype(np.float64)
    fit = (link < 0.5) & (named == 0)
    beside_title(numbers, starts, level, likest, link, named, near)
    titles = [np.flatnonzero(mark & fit) for mark in (level == 1, likest > 0, level == 2)]
    title = next((int(places[0]) for places in titles if len(places)), -1)
    if title < 0:
        assert np.isnan(near).all()
    else:
        assert near[0].tolist() == [shared(one, own[title]) for one in own]
        assert near[1].tolist() == [len(own[title]) - shared(one, own[title]) for one in own]
    with pytest.raises(ValueError, match="for each"):
        joint_columns(numbers, starts, none, np.empty((2, count)))
    with pytest.raises(ValueError, match="for each"):
        beside_title(numbers, starts, level, likest, link, named, np.empty((3, count)))
    with pytest.raises(ValueError, match="for each"):
        beside_title(numbers, starts, level, likest, link, np.empty(count + 1), near)


@FEW
@given(st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_the_core_is_the_innermost_element_that_gains_most(sections: list[int]) -> None:
    # A body with sections one behind the other; each block is a paragraph of its own.
    last = {section: place for place, section in enumerate(sorted(sections))}
    lineages = [
        (1, 100 * (section + 1), 100 * (section + 1) + place + 1) for place, section in enumerate(sorted(sections))
    ]
    gain = floats([2 if section == 1 else -1 for section in sorted(sections)])
    numbers, starts, first_met, _ = number_lineages(lineages)
    inside, up, down, place = core_places(numbers, starts, len(first_met), gain, 1e-9).tolist()
    if sections.count(1) > 1:
        inner = [section == 1 for section in sorted(sections)]
        assert inside == inner
        assert up == [0 if within else 1 for within in inner]
        assert down == [1 if within else 2 for within in inner]
        assert place == [0 if within else -1 if n < last[1] else 1 for n, within in enumerate(inner)]
    assert core_places(*number_lineages([(), ()])[:2], 0, np.zeros(2), 0.0).shape == (4, 2)


@FEW
@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_items_are_brothers_of_some_blocks_each(sizes: list[int]) -> None:
    # A list, each of its elements with some paragraphs, and a paragraph behind it.
    lineages = [
        (1, 2, 10 * item + 10, 10 * item + 11 + place) for item, size in enumerate(sizes) for place in range(size)
    ]
    lineages.append((1, 900))
    elements = number_lineages(lineages)
    path_of = np.array([0] * (len(lineages) - 1) + [1])
    steps, ends = np.array([0, 1, 2, 3, 0, 3], np.int32), np.array([0, 4, 6], np.int64)
    item, row = find_items(*elements, path_of, steps, ends, fewest=2, blocks=1.5)
    filled = [size for size in sizes if size]
    alike = len(filled) > 1 and sum(filled) >= 1.5 * len(filled)
    own = [number for number, size in enumerate(filled) for _ in range(size)]
    told, count = groups.renumbered(item)
    assert told.tolist() == ([*own, -1] if alike else [-1] * len(lineages))
    assert ((row >= 0) == (item >= 0)).all()
    words, half = np.full(len(lineages), 4.0), np.full(len(lineages), 0.5)
    columns = item_columns(item, row, words, half, half, np.ones(len(lineages), np.uint8))
    assert columns[:, -1].tolist() == [-1.0] * 8
    if alike:
        whole = 4 * len(own)
        said = [np.log1p(count), np.log1p(whole / count), len(own) / count, 0.5, 0.5, 1, whole / (whole + 4)]
        assert columns[[0, 2, 3, 4, 5, 6, 7], 0] == pytest.approx(said)
        assert columns[1, :-1] == pytest.approx([number / count for number in own])


@FEW
@given(st.lists(st.tuples(st.integers(-1, 3), st.booleans(), st.booleans(), st.integers(0, 5)), max_size=9))
def test_articles_comments_and_paragraphs(blocks: list[tuple[int, bool, bool, int]]) -> None:
    rows = np.array(blocks, np.int64).reshape(-1, 4)
    article, articles = groups.renumbered(np.ascontiguousarray(rows[:, 0]))
    comment, paragraph, spoken = rows[:, 1] > 0, rows[:, 2] > 0, rows[:, 3].astype(np.float64)
    columns = np.empty((9, len(blocks)))
    outline_columns(article, articles, comment.view(np.uint8), paragraph.view(np.uint8), spoken, columns)
    total = max(1.0, spoken.sum())
    prose = [spoken[article == one].sum() for one in range(articles)]
    first = int(np.argmax(comment)) if comment.any() else len(blocks)
    for place, told in enumerate(columns.T.tolist()):
        own = article[place]
        assert told == pytest.approx(
            [
                float(own),
                articles,
                prose[own] / max(1.0, *prose) if own >= 0 else -1,
                np.log1p(comment[:place].sum()),
                np.log1p(comment.sum()),
                spoken[comment].sum() / total,
                np.log1p(spoken[:first].sum()),
                float(paragraph[place]),
                spoken[paragraph].sum() / total,
            ]
        )
    with pytest.raises(ValueError, match="for each"):
        outline_columns(article, articles, np.empty(99, np.uint8), paragraph.view(np.uint8), spoken, columns)
    with pytest.raises(ValueError, match="for each"):
        outline_columns(article, articles, comment.view(np.uint8), paragraph.view(np.uint8), spoken, columns[:8])


@FEW
@given(st.lists(st.tuples(*[st.sampled_from([0.0, 1.0, -1.0, np.nan])] * 3), max_size=6))
def test_the_first_column_that_is_set(rows: list[tuple[float, ...]]) -> None:
    table = np.array(rows, np.float64).reshape(-1, 3).T.copy()
    asked = (2, 0)
    expected = [next((rank for rank, place in enumerate(asked) if row[place] > 0), 2) for row in rows]
    assert first_set(table, np.array(asked, np.int32)).tolist() == expected
    with pytest.raises(ValueError, match="a column"):
        first_set(table, np.array([3], np.int32))


def test_fifty_thousand_blocks_under_ten_thousand_elements() -> None:
    deep = tuple(range(10_000))
    numbers, starts, first_met, _ = number_lineages([deep] + [(0, 10_000 + place) for place in range(50_000)])
    assert len(first_met) == 60_000
    columns = np.empty((12, 50_001))
    container_columns(numbers, starts, len(first_met), np.ones((4, 50_001)), (1, 8), (0.5,), columns)
    assert np.expm1(columns[3, 0]) == pytest.approx(1.0)
    assert np.expm1(columns[8, 1]) == pytest.approx(50_001.0)
    (path,) = ("/".join(["div"] * 10_000),)
    assert len(split_paths((path, f"{path}/p"))[1]) == 20_001


def test_columns_have_a_name_each_and_the_table_grows() -> None:
    columns = Columns.of({"a": np.ones(2), "b": np.zeros(2)})
    columns["a"] = np.full(2, 3.0)
    columns["c"] = np.full(2, 4.0)
    assert [(name, column.tolist()) for name, column in columns.items()] == [
        ("a", [3, 3]),
        ("b", [0, 0]),
        ("c", [4, 4]),
    ]
    columns.room([f"more {place}" for place in range(1_000)])[:] = 5.0
    assert columns["a"].tolist() == [3, 3]
    assert columns.together(("b", "more 999")).tolist() == [[0, 0], [5, 5]]
    with pytest.raises(ValueError, match="a name of its own"):
        columns.room(("b",))
    with pytest.raises(KeyError):
        columns["d"]
    assert len(Columns.of({})) == 0
