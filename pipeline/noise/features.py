"""A page's blocks as a table of numbers: one row a block, one column a feature. The same for HTML and tagless text.

What only markup can tell is NaN for tagless text. Nothing here depends on a site, a town or a page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block, BlockKind
from pipeline.head import PageHead
from pipeline.noise.characters import count_characters
from pipeline.noise.columns import Column
from pipeline.noise.containers import markup_columns
from pipeline.noise.elements import Elements
from pipeline.noise.order import order_columns, run_columns, section_columns
from pipeline.noise.outline import head_columns, outline_columns
from pipeline.noise.parts import named_noise
from pipeline.noise.phrases import BITS, CATEGORIES, phrase_book, read_lines
from pipeline.noise.repeats import repeat_columns, title_columns
from pipeline.noise.wordcut import Lines
from pipeline.noise.wording import links_outside, wording_columns
from sources.page import PageKind

_KINDS = tuple(BlockKind)
_KIND_CODE = {kind: code for code, kind in enumerate(_KINDS)}
_CODES = np.arange(len(_KINDS))[:, None]
_IS = tuple(f"is_{kind.value}" for kind in _KINDS)
_BITS = np.array([BITS[category] for category in CATEGORIES], np.int64)[:, None]
_SAYS = tuple(f"says_{category}" for category in CATEGORIES)
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
) -> dict[str, Column]:
    """Return the features, each a column with a number for every block.

    article: the reader wants an article's body alone, not all that a municipal page is there for. elements: those
    around the blocks, lines: their words as `phrases.read_lines` gives them; where they are known.
    """
    elements = elements or Elements(blocks)
    texts = [block.text for block in blocks]
    lines = lines or read_lines(texts)
    chars = count_characters(texts)
    length = chars["length"]
    columns = wording_columns(chars)
    link = np.array([block.link_share for block in blocks], np.float64)
    kinds = np.array([_KIND_CODE[block.kind] for block in blocks], np.int64)
    level = np.array([block.level for block in blocks], np.float64)
    bits = phrase_book().match(lines)
    heading = kinds == _KIND_CODE[BlockKind.HEADING]
    # A character of Chinese or Japanese says as much as three of an alphabet.
    extent = length + 2 * chars["cjk"]
    prose = (
        (extent >= 60) & (link < 0.4) & ((columns["functions"] > 0.2) | (chars["cjk"] > 0.3 * length) | (length > 140))
    )
    prose_length = np.where(prose, extent * (1 - link), 0.0)
    named = named_noise(elements)
    if float(prose_length[~named].sum()) >= _TRUSTED * float(prose_length.sum()):
        prose_length = np.where(named, 0.0, prose_length)
    columns |= {
        "link_share": link,
        "links": np.minimum(np.array([len(block.links) for block in blocks], np.float64), 20),
        "prose": prose.astype(float),
        "named": named.astype(float),
        "level": level,
        "outside_links": links_outside(blocks),
    }
    columns |= zip(_IS, (kinds == _CODES).astype(np.float64), strict=True)
    columns |= zip(_SAYS, ((bits & _BITS) > 0).astype(np.float64), strict=True)
    noisy = (bits > 0).astype(float)
    columns |= _page_columns(kind, head, length, prose_length, link, article)
    columns |= repeat_columns(texts)
    columns |= title_columns(texts, head, lines)
    columns |= order_columns(columns, prose_length, noisy, heading)
    columns |= section_columns(columns, heading, bits)
    columns |= run_columns(columns, prose)
    columns |= markup_columns(columns, None if kind is PageKind.TEXT else elements, length, prose_length, noisy)
    columns |= head_columns(head, len(blocks))
    columns |= outline_columns(elements, np.where(length > _PROSE, length * (1 - link), 0.0))
    return columns


def _page_columns(
    kind: PageKind, head: PageHead, length: Column, prose_length: Column, link: Column, article: bool
) -> dict[str, Column]:
    """What is the same for all blocks, and where each stands between the first and the last."""
    count = len(length)
    total = max(1.0, float(length.sum()))
    before = np.cumsum(length) - length
    spoken = np.cumsum(prose_length)
    all_spoken = max(1.0, float(spoken[-1]) if count else 1.0)
    place = np.arange(count)
    meta = dict(head.meta)
    same = {
        "article": float(article),
        "tagless": float(kind is PageKind.TEXT),
        "page_blocks": np.log1p(count),
        "page_length": np.log1p(total),
        "page_prose": prose_length.sum() / total,
        "page_links": (link * length).sum() / total,
        "page_is_article": float("article" in meta.get("og:type", "")),
    }
    return {name: np.full(count, value) for name, value in same.items()} | {
        "place": place / max(1, count - 1),
        "from_start": np.log1p(place),
        "from_end": np.log1p(count - 1 - place),
        "length_before": before / total,
        "prose_before": (spoken - prose_length) / all_spoken,
        "prose_after": 1 - spoken / all_spoken,
        "page_share": length / total,
    }
