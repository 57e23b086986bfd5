"""Short lines in the midst of a text without tags are a table that lost its cells, unless something says otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.rules.gaps import lines_in_gaps
from sources.page import PageKind


@pytest.mark.parametrize(
    ("gap", "border", "least", "said", "clocks", "filled"),
    [
        (6, 0.4, 0.2, False, 0, True),
        (8, 0.2, 0.2, False, 0, False),
        (12, 0.4, 0.2, False, 0, False),
        (12, 0.8, 0.2, False, 0, True),
        (25, 0.9, 0.2, False, 0, False),
        (6, 0.8, 0.05, False, 0, False),
        (6, 0.8, 0.2, True, 0, False),
        (6, 0.8, 0.2, False, 3, False),
        (6, 0.8, 0.2, False, 2, True),
    ],
)
def test_a_gap_is_text_where_it_is_short_and_nothing_speaks_against_it(
    gap: int, border: float, least: float, said: bool, clocks: int, filled: bool
) -> None:
    keep = np.array([True, *[False] * gap, True, False])
    probability = np.array([border, *[0.3] * (gap - 1), least, 0.9, 0.3])
    says, clock = np.zeros(gap + 3, np.bool_), np.zeros(gap + 3, np.bool_)
    says[2], clock[1 : clocks + 1] = said, True
    assert lines_in_gaps(keep, probability, says, clock) == (list(range(1, gap + 1)) if filled else [])


def test_a_roll_call_without_its_cells_is_kept() -> None:
    lines = [
        "Niederschrift über die Sitzung der Gemeindevertretung",
        "Die Sitzung fand am 4. März 2019 im Gemeindesaal von Lindau statt und begann um acht Uhr am Abend.",
        *("anwesend", "Jana Feldhaus", "Liste Seeblick", "ja", "Karl Brandner", "Liste Seeblick", "ja"),
        "Die Bürgermeisterin begrüßt alle Mitglieder und stellt fest, dass die Gemeindevertretung beschlussfähig ist.",
        "Der Voranschlag für das kommende Jahr wird einstimmig genehmigt, die Gebühren bleiben unverändert.",
    ]
    blocks = read_blocks("\n".join(lines), PageKind.TEXT, DEFAULT_LIMITS).blocks
    labelled = label_blocks(blocks, PageKind.TEXT, PageHead())
    assert [block.text for block in labelled if block.kept] == lines
