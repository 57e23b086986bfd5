"""First names of many countries; the file says where they come from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks


@cache
def first_names() -> frozenset[str]:
    """Every name, folded, also without its marks ("rene"). Some are common words of another language."""
    lines = files("pipeline.gazetteer").joinpath("first_names.txt").read_text("utf-8").splitlines()
    names = {fold(line) for line in lines if line and not line.startswith("#")}
    return frozenset(names | {without_marks(name) for name in names})
