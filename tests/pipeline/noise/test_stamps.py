"""Between lines that stay the day of a page's last change is content; at its foot it stays what it was."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.block import Block, BlockKind
from pipeline.noise.rules.stamps import stamps_in_text


def found(stamp: str, *, keep: tuple[bool, bool, bool] = (True, False, True)) -> bool:
    texts = ("The Mayor's Diary", stamp, "The Mayor opens the fair on Saturday.")
    blocks = [Block(index=i, text=text, kind=BlockKind.PARAGRAPH) for i, text in enumerate(texts)]
    return stamps_in_text(blocks, np.array(keep)) == [1]


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated on Monday, 2 June 2025",
        "Zuletzt aktualisiert am 3. Mai 2023",
        "Mis à jour le 3 février 2025",
        "Ultimo aggiornamento: 20/06/2024",
        "Senast uppdaterad: 2025-02-11",
        "Publicado: 11 de octubre de 2024",
        "Naposledy změněno: 30. 8. 2024",
    ],
)
def test_a_stamp_between_lines_that_stay_is_content(stamp: str) -> None:
    assert found(stamp)


@pytest.mark.parametrize("stamp", ["Last updated", "Share this page 2025", "Tickets 2025: last updated prices"])
def test_no_other_line_is(stamp: str) -> None:
    assert not found(stamp)


def test_a_stamp_above_the_title_or_at_the_foot_is_none() -> None:
    stamp = "Last updated on Monday, 2 June 2025"
    assert not found(stamp, keep=(False, False, True))
    assert not found(stamp, keep=(True, False, False))
    assert stamps_in_text([], np.zeros(0, np.bool_)) == []
