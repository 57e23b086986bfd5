"""Objects made slot by slot are those that the constructor makes."""

from __future__ import annotations

import gc
import pickle
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.slots import Slots


@dataclass(frozen=True, slots=True)
class Point:
    x: Any
    y: Any
    z: Any = "none"
    parts: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Loose:
    x: int


Wide = dataclass(slots=True)(type("Wide", (), {"__annotations__": {f"field{number}": int for number in range(33)}}))
SLOTS = Slots(Point)
VALUES = st.one_of(st.none(), st.integers(), st.text(), st.tuples(st.integers()))


@given(st.lists(VALUES, min_size=2, max_size=4))
def test_what_is_made_equals_what_the_constructor_makes(values: list[Any]) -> None:
    made = SLOTS.new(tuple(values))
    assert made == Point(*values)
    assert hash(made) == hash(Point(*values))
    assert pickle.loads(pickle.dumps(made)) == made


@given(st.lists(VALUES, min_size=4, max_size=4), st.integers(0, 4), st.lists(VALUES, max_size=4))
def test_what_is_changed_equals_what_replace_gives(values: list[Any], first: int, others: list[Any]) -> None:
    original = Point(*values)
    others = others[: 4 - first]
    names = ["x", "y", "z", "parts"][first : first + len(others)]
    columns = tuple([other] for other in others)
    assert SLOTS.changed_each([original], first, columns) == [
        replace(original, **dict(zip(names, others, strict=True)))
    ]
    assert original == Point(*values)


@pytest.mark.parametrize("values", [(), (1,), (1, 2, 3, 4, 5)])
def test_too_few_and_too_many_values_are_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(TypeError):
        SLOTS.new(values)


@pytest.mark.parametrize(("original", "first", "columns"), [
    (Loose(1), 0, ()), (None, 0, ()), (Point(1, 2), -1, ([1],)), (Point(1, 2), 3, ([1], [2])), (Point(1, 2), 5, ()),
])  # fmt: skip
def test_what_is_no_such_object_and_fields_that_are_none_are_refused(
    original: Any, first: int, columns: tuple[list[int], ...]
) -> None:
    with pytest.raises(TypeError):
        SLOTS.changed_each([original], first, columns)


@pytest.mark.parametrize("kind", [Loose, Wide, int])
def test_classes_that_keep_values_elsewhere_are_refused(kind: type) -> None:
    with pytest.raises(TypeError):
        Slots(kind)


def test_copies_of_many_have_values_of_their_own() -> None:
    one, two = SLOTS.new((1, 2, 3)), SLOTS.new((4, 5, 6))
    assert SLOTS.changed_each([one, two], 1, ([7, 8], [9, 0])) == [
        SLOTS.new((1, 7, 9)),
        SLOTS.new((4, 8, 0)),
    ]
    assert SLOTS.changed_each([], 0, ([],)) == []
    wrong: list[tuple[list[Any], int, tuple[Any, ...]]] = [
        ([one], 1, ([7, 8],)),
        ([one], 99, ([7],)),
        ([one], -1, ([7],)),
        ([1], 1, ([7],)),
        ([one], 1, ((7,),)),
    ]
    for originals, first, columns in wrong:
        with pytest.raises(TypeError):
            SLOTS.changed_each(originals, first, columns)


def test_objects_are_freed_with_what_they_hold() -> None:
    held = [object() for _ in range(3)]
    before = [len(gc.get_referrers(one)) for one in held]
    for _ in range(100):
        SLOTS.changed_each([SLOTS.new(tuple(held))], 1, ([held[0]], [held[2]]))
    gc.collect()
    assert [len(gc.get_referrers(one)) for one in held] == before
