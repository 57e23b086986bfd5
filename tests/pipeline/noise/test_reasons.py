"""The reason that a block is given is the one that weighs most."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.noise.reasoncodes import TOLD, reason_codes

FLAGS = st.lists(st.booleans(), min_size=len(TOLD), max_size=len(TOLD))


@given(st.lists(st.tuples(FLAGS, st.integers(0, 2), st.booleans()), max_size=9))
def test_a_place_a_clue_or_what_stays_is_the_reason(rows: list[tuple[list[bool], int, bool]]) -> None:
    kept = [place for place, (_, _, keep) in enumerate(rows) if keep]
    first, last = (kept[0], kept[-1]) if kept else (0, -1)
    expected = []
    for place, ((linked, signs, before, long, text, heading, contact), clue, stays) in enumerate(rows):
        above, below = place < first, place > last
        of_kind = 11 if contact else 10 if heading else 9 if text else 12
        by_place = 2 if below else 4 - linked if above else 6 - linked
        again, parted = before and long and not above and not below, above and linked and signs
        expected.append(of_kind if stays else 0 if again else 1 if parted else 7 + clue if clue < 2 else by_place)
    told = np.array([[2.0 * flag for flag in flags] for flags, _, _ in rows]).reshape(-1, len(TOLD)).T.copy()
    clues, keep = np.array([clue for _, clue, _ in rows], np.int64), np.array([stays for *_, stays in rows], np.uint8)
    assert reason_codes(told, clues, 2, keep, first, last).tolist() == expected
    with pytest.raises(ValueError, match="for each"):
        reason_codes(told, clues, 2, np.zeros(99, np.uint8), first, last)
