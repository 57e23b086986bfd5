"""A page that has nothing but its news: a home page or an index whose headlines are what a reader came for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block

Column = NDArray[np.float64]

_ENTRIES, _WORDS = 4, 3.0
"""A list of news has at least four entries of three words in the mean; menus have shorter ones."""

_HEAD_FLOOR = 0.1
"""Probability from which a line that says "news" is the heading of what stays below it. It loses none of the pages
without tags of corpora/municipal-own, tests/towns and tests/later_towns; menus and teasers are less likely to stay."""


def lone_news(blocks: Sequence[Block], columns: Mapping[str, Column], probability: Column) -> NDArray[np.bool_]:
    """True for a heading that says "news" and what stands under it, where the page has little else.

    That is: nothing before it is likely to stay, and what is likely to stay behind it, contact lines apart, has fewer
    words. Elements named menus and the like are passed over. columns: of `page_features`.
    """
    found = np.zeros(len(blocks), np.bool_)
    aside = columns["named"] > 0
    headings = np.flatnonzero((columns["says_news"] > 0) & (columns["level"] > 0) & ~aside).tolist()
    if not headings:
        return found
    likely = (probability >= 0.5) & ~aside
    words = np.expm1(columns["words"])
    said = likely & (columns["is_contact_line"] == 0)
    for place in headings:
        if likely[:place].any():
            break
        ends = (columns["level"] > 0) & (columns["level"] <= columns["level"][place])
        ends = (ends | (columns["rights"] > 0)) & ~aside
        behind = np.flatnonzero(ends[place + 1 :])
        end = place + 1 + int(behind[0]) if len(behind) else len(blocks)
        inside = np.arange(place + 1, end)[~aside[place + 1 : end]]
        if len(inside) < _ENTRIES or words[inside].mean() < _WORDS:
            continue
        elsewhere = said.copy()
        elsewhere[inside] = False
        if words[elsewhere].sum() < words[inside].sum():
            found[place] = True
            found[inside] = True
        break
    return found


def heads_of_news(columns: Mapping[str, Column], keep: NDArray[np.bool_], probability: Column) -> NDArray[np.int64]:
    """Places of lines that say "news" and are not kept, although the line right below is: headings of an index.

    columns: of `page_features`. keep: which blocks stay so far. probability: that a block stays.
    """
    heads = (columns["says_news"][:-1] > 0) & (probability[:-1] >= _HEAD_FLOOR)
    return np.flatnonzero(heads & ~keep[:-1] & keep[1:])
