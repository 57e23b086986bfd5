"""The page's own title under its breadcrumb: "Home > Town hall > Twin towns", then "Twin towns"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.vocabulary.phrases import BITS, fold_words, phrase_bits, phrase_book, read_lines
from pipeline.noise.vocabulary.wordcut import Lines

_STEP = re.compile(r"\s(?:>>?|[»›→/]|::)\s")
_PART = re.compile(r"\s[-–—|·»:]+\s|:\s")
_PARTS, _LEVELS, _MORE = 2, 3, 4
_REACH = 6
_LONGEST = 120
_LINKED = 0.5
_MOST_ABOVE = 0.4


def page_titles(
    blocks: Sequence[Block],
    columns: Mapping[str, NDArray[np.float64]],
    window_title: str = "",
    lines: Lines | None = None,
) -> NDArray[np.float64]:
    """Return 1 for a title, -1 for a breadcrumb, 0 for every other block.

    A title is the only heading of the first level, or else the first heading that says the first part of the window's
    title ("Twin towns | City of Bath"); or the first block that says the last step of a breadcrumb a few lines above
    it. A breadcrumb leads to such a title or begins at the home page. columns: of `page_features`. window_title: the
    text of the page's <title>. lines: the blocks' words as `phrases.read_lines` gives them, where they are known.
    """
    found = np.zeros(len(blocks))
    first_level = np.flatnonzero(columns["level"] == 1).tolist()
    if len(first_level) == 1 and blocks[first_level[0]].link_share < _LINKED:
        found[first_level[0]] = 1.0
    elif (place := _says_title(blocks, columns, window_title)) >= 0:
        found[place] = 1.0
    texts = [block.text for block in blocks]
    for trail in _numbered_trails(texts, np.flatnonzero(columns["digits"] > 0).tolist()):
        found[trail.start : trail.stop] = -1.0
    marked = columns["in_w_crumb"] > 0
    signs = columns["separators"] > 0
    for place in _lost_signs(texts, lines or read_lines(texts)):
        found[place], found[place + 1] = -1.0, 1.0
    parted = np.zeros(len(blocks), np.bool_)
    colons = [place for place in np.flatnonzero(columns["commas"] > 0).tolist() if "::" in texts[place]]
    for place in (*np.flatnonzero(signs).tolist(), *colons):  # Colons count as commas.
        parted[place] = len(texts[place]) <= 3 * _LONGEST and _STEP.search(texts[place]) is not None
    for place in np.flatnonzero(parted | marked).tolist():
        block, in_line = blocks[place], parted[place]
        steps = _STEP.split(block.text)
        title = fold_words(steps[-1])
        for below in range(place + 1, min(len(blocks), place + 1 + _REACH)):
            other = blocks[below]
            if marked[below] or len(other.text) > _LONGEST or other.link_share > _LINKED or not title:
                continue
            if fold_words(other.text) == title:
                found[place], found[below] = -1.0, 1.0
                break
        if in_line and phrase_bits(steps[0].split(":")[-1].strip()) & BITS["menu"]:
            found[place] = -1.0
    return found


def _says_title(blocks: Sequence[Block], columns: Mapping[str, NDArray[np.float64]], window_title: str) -> int:
    """Place of the first heading that says the first part of the window's title, or hardly more; -1 for none."""
    parts = [part for part in _PART.split(window_title) if fold_words(part)]
    if len(parts) < _PARTS:
        return -1
    said = set(fold_words(parts[0]))
    level = columns["level"]
    may = (level > 0) & (level <= _LEVELS) & (columns["link_share"] <= _LINKED) & (columns["named"] == 0)
    for place in np.flatnonzero(may).tolist():
        own = fold_words(blocks[place].text)
        if len(own) <= len(said) + _MORE and said.issubset(own):
            return place
    return -1


def _lost_signs(texts: Sequence[str], lines: Lines) -> list[int]:
    """Places of breadcrumbs that lost their signs: "Home Town hall Twin towns", and "Twin towns" on the next line."""
    places = phrase_book().may_lead_below(lines, 2 * _LONGEST)
    if not places:
        return []
    first = phrase_book().match(read_lines([texts[place].split(maxsplit=1)[0] for place in places]))
    return [
        place
        for place, bits in zip(places, first.tolist(), strict=True)
        if bits & BITS["menu"] and _leads_to(fold_words(texts[place]), fold_words(texts[place + 1]))
    ]


def _numbered_trails(texts: Sequence[str], candidates: Sequence[int]) -> Iterator[range]:
    """Places of breadcrumbs that a text browser numbers, a step a line: "1. Home", "2. Town hall", "3. Twin towns".

    candidates: places of texts with figures.
    """
    for first in candidates:
        text = texts[first]
        if not text.startswith("1.") or not phrase_bits(text[2:]) & BITS["menu"]:
            continue
        end = first
        while end < len(texts) and len(texts[end]) <= _LONGEST and texts[end].startswith(f"{end - first + 1}. "):
            end += 1
        if end - first >= _PARTS:
            yield range(first, end)


def _leads_to(steps: Sequence[str], title: Sequence[str]) -> bool:
    return 0 < len(title) <= len(steps) - 2 and steps[-len(title) :] == title


def above_trail(titles: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.bool_]:
    """True for what stands above the page's first breadcrumb: head, menus, sliders.

    titles: what `page_titles` found. words: how many words each block is likely to keep; where much of that stands
    above the breadcrumb, the page puts its menus at the end, and nothing is said.
    """
    found = np.zeros(len(titles), np.bool_)
    trails = np.flatnonzero(titles < 0)
    if len(trails) and words[: trails[0]].sum() <= _MOST_ABOVE * words.sum():
        found[: trails[0]] = True
    return found
