"""How a page ends: text without tags may have lost its foot, and then its last lines are text."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.noise.choose import fill_holes

YES, NO = True, False


def filled(keep: list[bool], may: list[bool], *, open_end: bool) -> list[bool]:
    found: list[bool] = fill_holes(np.array(keep), np.array(may), 3, open_end=open_end).tolist()
    return found


@pytest.mark.parametrize(
    ("keep", "may", "open_end", "expected"),
    [
        ([YES, NO, NO], [YES, YES, YES], True, [YES, YES, YES]),
        ([YES, NO, NO], [YES, YES, YES], False, [YES, NO, NO]),
        ([YES, NO, NO], [YES, YES, NO], True, [YES, NO, NO]),  # a last line that is noise: the foot is there
        ([YES, NO, NO, NO, NO], [YES] * 5, True, [YES, NO, NO, NO, NO]),
        ([NO, NO], [YES, YES], True, [NO, NO]),
        ([YES, NO, YES, NO], [YES, YES, YES, YES], True, [YES, YES, YES, YES]),
    ],
)
def test_a_few_last_lines_stay_where_nothing_speaks_against_any(
    keep: list[bool], may: list[bool], open_end: bool, expected: list[bool]
) -> None:
    assert filled(keep, may, open_end=open_end) == expected
