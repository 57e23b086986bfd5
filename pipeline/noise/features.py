"""A page's blocks as a table of numbers: one row a block, one column a feature. The same for HTML and tagless text.

What only markup can tell is NaN for tagless text. Nothing here depends on a site, a town or a page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block, BlockKind
from pipeline.head import PageHead
from pipeline.noise.blockfields import read_fields
from pipeline.noise.characters import count_characters
from pipeline.noise.columns import Column, Columns
from pipeline.noise.containers import add_containers
from pipeline.noise.elements import Elements
from pipeline.noise.order import add_order, add_runs, add_sections
from pipeline.noise.outline import add_head, add_outline
from pipeline.noise.parts import named_noise
from pipeline.noise.phrases import BITS, CATEGORIES, phrase_book, read_lines
from pipeline.noise.repeats import repeat_columns, title_columns
from pipeline.noise.wordcut import Lines
from pipeline.noise.wording import wording_columns
from sources.page import PageKind

_KINDS = tuple(BlockKind)
_HEADING = _KINDS.index(BlockKind.HEADING)
_OUTSIDE = ("http:", "https:", "//")
"""What links to other hosts begin with."""
_CODES = np.arange(len(_KINDS))[:, None]
_IS = tuple(f"is_{kind.value}" for kind in _KINDS)
_BITS = np.array([BITS[category] for category in CATEGORIES], np.int64)[:, None]
_SAYS = tuple(f"says_{category}" for category in CATEGORIES)
_OWN = ("link_share", "prose", "named", "level", "links", "outside_links")
_OF_PAGE = ("article", "tagless", "page_blocks", "page_length", "page_prose", "page_links", "page_is_article")
_PLACES = ("place", "from_start", "from_end", "length_before", "prose_before", "prose_after", "page_share")
_LINKS = 20
_PROSE = 80
_TRUSTED = 0.2
"""Prose in menus and sliders does not count where at least this share of a page's prose stands elsewhere."""


def page_features(
    blocks: Sequence[Block],
    kind: PageKind,
    head: PageHead,
    *,
    article: bool = False,
    elements: Elements | None = None,
    lines: Lines | None = None,
) -> Columns:
    """Return the features, each a column with a number for every block.

    article: the reader wants an article's body alone, not all that a municipal page is there for. elements: those
    around the blocks, lines: their words as `phrases.read_lines` gives them; where they are known.
    """
    elements = elements or Elements(blocks)
    texts = [block.text for block in blocks]
    lines = lines or read_lines(texts)
    chars = count_characters(texts)
    length = chars["length"]
    columns = Columns(len(blocks))
    columns.update(wording_columns(chars))
    link, kinds, level, links, outside = read_fields(blocks, _KINDS, _OUTSIDE)
    bits = phrase_book().match(lines)
    heading = kinds == _HEADING
    # A character of Chinese or Japanese says as much as three of an alphabet.
    extent = length + 2 * chars["cjk"]
    prose = (
        (extent >= 60) & (link < 0.4) & ((columns["functions"] > 0.2) | (chars["cjk"] > 0.3 * length) | (length > 140))
    )
    prose_length = np.where(prose, extent * (1 - link), 0.0)
    named = named_noise(elements)
    if float(prose_length[~named].sum()) >= _TRUSTED * float(prose_length.sum()):
        prose_length = np.where(named, 0.0, prose_length)
    own = columns.room(_OWN)
    own[0], own[1], own[2], own[3] = link, prose, named, level
    own[4], own[5] = np.minimum(links, _LINKS), outside
    columns.room(_IS)[:] = kinds == _CODES
    columns.room(_SAYS)[:] = (bits & _BITS) > 0
    noisy = (bits > 0).astype(np.float64)
    _add_page(columns, kind, head, length, prose_length, link, article=article)
    columns.update(repeat_columns(texts))
    columns.update(title_columns(texts, head, lines))
    add_order(columns, prose_length, noisy, heading)
    add_sections(columns, heading, bits)
    add_runs(columns, prose)
    add_containers(columns, None if kind is PageKind.TEXT else elements, length, prose_length, noisy)
    add_head(columns, head)
    add_outline(columns, elements, np.where(length > _PROSE, length * (1 - link), 0.0))
    return columns


def _add_page(
    columns: Columns,
    kind: PageKind,
    head: PageHead,
    length: Column,
    prose_length: Column,
    link: Column,
    *,
    article: bool,
) -> None:
    """Add what is the same for all blocks, and where each stands between the first and the last."""
    count = len(length)
    total = max(1.0, float(length.sum()))
    spoken = np.cumsum(prose_length)
    all_spoken = max(1.0, float(spoken[-1]) if count else 1.0)
    place = np.arange(count)
    same = (
        article,
        kind is PageKind.TEXT,
        np.log1p(count),
        np.log1p(total),
        prose_length.sum() / total,
        (link * length).sum() / total,
        "article" in dict(head.meta).get("og:type", ""),
    )
    columns.room(_OF_PAGE)[:] = np.array(same, np.float64)[:, None]
    own = columns.room(_PLACES)
    own[0] = place / max(1, count - 1)
    own[1] = np.log1p(place)
    own[2] = own[1][::-1]
    own[3] = (np.cumsum(length) - length) / total
    own[4] = (spoken - prose_length) / all_spoken
    own[5] = 1 - spoken / all_spoken
    own[6] = length / total
