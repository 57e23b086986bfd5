"""When a page was published or changed, said in the midst of its text: "Last updated on 30 September 2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.alternation import alternation
from pipeline.block import Block
from pipeline.languages import all_languages

_LONGEST = 80
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")


def stamps_in_text(blocks: Sequence[Block], keep: NDArray[np.bool_]) -> list[int]:
    """Places of the stamps that are not kept, although what stands right above and below them is.

    At the foot of a page the same words belong to its furniture as often, and stay what they are.
    """
    return [
        place + 1
        for place in np.flatnonzero(~keep[1:-1] & keep[:-2] & keep[2:]).tolist()
        if _is_stamp(blocks[place + 1].text)
    ]


def _is_stamp(text: str) -> bool:
    return len(text) <= _LONGEST and _YEAR.search(text) is not None and _labels().match(text.casefold()) is not None


@cache
def _labels() -> re.Pattern[str]:
    words = {
        word.casefold()
        for language in all_languages().values()
        for word in (*language.dates.modified, *language.dates.published)
        if len(word) > 3
    }
    return re.compile(rf"{alternation(sorted(words))}(?!\w)")
