"""Of a page's title that stands twice in its text one copy stays."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.rules.doubled import doubled_title
from sources.page import PageKind

TITLE = "Waste and recycling"


@pytest.mark.parametrize(
    ("texts", "kept", "place"),
    [
        ([TITLE, TITLE, "Bins are emptied on Mondays."], [2], 0),
        (["Home", TITLE, TITLE, "Print", "Share", "Bins are emptied on Mondays."], [5], 1),
        ([TITLE, TITLE, "Home", "Town hall", "Print", "Bins are emptied on Mondays."], [5], None),
        ([TITLE, "Print", TITLE, "Bins are emptied on Mondays."], [3], None),
        (["Recycling", "Recycling", "Bins are emptied on Mondays."], [2], 0),
        (["Read more", "Read more", "Bins are emptied on Mondays."], [2], None),
        (["Town hall", "Town hall", TITLE, TITLE, "Bins are emptied on Mondays."], [4], None),
        ([TITLE * 9, TITLE * 9, "Bins are emptied on Mondays."], [2], None),
        ([TITLE, TITLE], [], None),
        ([], [], None),
    ],
    ids=[
        "above its text",
        "with buttons between",
        "too far above what stays",
        "not in a row",
        "a single word",
        "a phrase of menus",
        "two of them",
        "too long for a title",
        "nothing below",
        "an empty page",
    ],
)
def test_the_only_title_in_a_row_with_its_copy_is_found_above_a_text_that_stays(
    texts: list[str], kept: list[int], place: int | None
) -> None:
    keep = np.zeros(len(texts), np.bool_)
    keep[kept] = True
    assert doubled_title(texts, keep) == place


@pytest.mark.parametrize(
    "title", ["Afvalinzameling in onze gemeente", "Les déchets et le tri", "Nakládání s odpady", "Gestión de residuos"]
)
def test_the_first_copy_stays_and_the_second_goes(title: str) -> None:
    text = "\n\n".join(
        [
            "Home\nContact\nSitemap",
            title,
            title,
            "Every household has three bins. They are emptied every other week, on the day that your calendar gives.",
            "Bulky waste is collected by appointment, at the latest two weeks after your call.",
        ]
    )
    walk = read_blocks(text, PageKind.TEXT, DEFAULT_LIMITS)
    blocks = label_blocks(walk.blocks, PageKind.TEXT, PageHead())
    assert [block.kept for block in blocks if block.text == title] == [True, False]
