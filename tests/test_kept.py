"""Pages of made-up towns, written without a look at the labeller: what it keeps, and what it takes away.

The floors lie a little below what was reached; a change that falls under one has made something worse.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean

import pytest

from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.label import label_blocks
from sources.page import PageKind, RawPage

PAGES = Path(__file__).parent / "kept"
FLOORS = {"noise": 0.92, "strip": 0.90}


def bag(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def f1(want: Counter[str], got: Counter[str]) -> float:
    return 2 * (want & got).total() / (want.total() + got.total())


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """Word-bag F1 of what is kept (noise) and of what is not (strip), the mean over the pages."""
    found: dict[str, list[float]] = {name: [] for name in FLOORS}
    for folder in sorted(path.parent for path in PAGES.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        kind = PageKind(gold["kind"])
        body = (folder / ("page.html" if kind is PageKind.HTML else "page.txt")).read_bytes()
        text, _ = decode(RawPage(folder.name, f"file:{folder.name}", body, kind), DEFAULT_LIMITS)
        walk = read_blocks(text, kind, DEFAULT_LIMITS)
        got = bag(block.text for block in label_blocks(walk.blocks, kind, walk.head) if block.kept)
        want = bag(line["text"] for line in gold["lines"] if line["keep"])
        everything = bag(line["text"] for line in gold["lines"])
        found["noise"].append(f1(want, got))
        found["strip"].append(f1(everything - want, everything - got))
    return {name: fmean(values) for name, values in found.items()}


@pytest.mark.parametrize("name", FLOORS)
def test_what_a_reader_came_for_stays_and_the_rest_goes(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name]
