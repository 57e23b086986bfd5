"""How a page ends: text without tags may have lost its foot, and then its last lines are text."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.scoring.choose import fill_holes
from sources.page import PageKind

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


def labelled(*lines: str) -> list[str]:
    """The lines that stay of a page of text between a menu and a foot."""
    page = "\n".join((*MENU, *lines, *FOOT))
    blocks = read_blocks(page, PageKind.TEXT, DEFAULT_LIMITS).blocks
    return [block.text for block in label_blocks(blocks, PageKind.TEXT, PageHead()) if block.kept]


MENU = ("Zum Inhalt springen", "Startseite", "Rathaus", "Bürgerservice")
FOOT = ("Impressum", "Datenschutz")
TEXT = (
    "Neue Bänke am Ufer",
    "Der Bauhof hat in der vergangenen Woche zwölf Bänke am Ufer aufgestellt und drei alte abgebaut.",
    "Wer eine Patenschaft für eine der Bänke übernehmen möchte, meldet sich bis zum Herbst im Rathaus.",
)


@pytest.mark.parametrize(
    "last",
    [
        "Seit 1987 besteht eine Partnerschaft mit Vire.",
        "Bürgermeisterin Jana Feldhaus dankte allen.",
        "Der Zug nach Melk fährt stündlich.",
    ],
)
def test_a_short_last_sentence_is_part_of_the_text(last: str) -> None:
    assert labelled(*TEXT, last)[-3:] == [*TEXT[1:], last]


def test_the_title_above_a_text_is_part_of_it() -> None:
    title = "Zwölf neue Bänke am Ufer aufgestellt"
    assert labelled(title, *TEXT[1:], TEXT[1], "Seit 1987 besteht eine Partnerschaft mit Vire.")[0] == title
