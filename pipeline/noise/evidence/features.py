"""A page's blocks as a table of numbers: one row a block, one column a feature. The same for HTML and tagless text.

What only markup can tell is NaN for tagless text. Nothing here depends on a site, a town or a page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block, BlockKind
from pipeline.head import PageHead
from pipeline.noise.evidence.blockcolumns import (
    AROUND,
    OWN,
    PLACES,
    RUN,
    around_columns,
    own_columns,
    place_columns,
    run_columns,
    section_columns,
)
from pipeline.noise.evidence.blockfields import read_fields
from pipeline.noise.evidence.characters import count_characters
from pipeline.noise.evidence.columns import Column, Columns
from pipeline.noise.evidence.containers import add_containers
from pipeline.noise.evidence.linecolumns import ASKED, LINES, line_columns
from pipeline.noise.evidence.repeats import repeat_columns, title_columns
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.outline import add_head, add_outline
from pipeline.noise.rules.parts import named_noise
from pipeline.noise.vocabulary.phrases import BITS, CATEGORIES, phrase_book, read_lines
from pipeline.noise.vocabulary.wordcut import Lines
from sources.page import PageKind

_KINDS = tuple(BlockKind)
_OUTSIDE = ("http:", "https:", "//")
"""What links to other hosts begin with."""
_OWN = (*OWN, *(f"is_{kind.value}" for kind in _KINDS), *(f"says_{category}" for category in CATEGORIES))
_LOGS = 2
"""The first of them are logarithms."""
_HEADING, _CONTACT = (_OWN.index(f"is_{kind.value}") for kind in (BlockKind.HEADING, BlockKind.CONTACT_LINE))
_OF_PAGE = ("article", "tagless", "page_blocks", "page_length", "page_prose", "page_links", "page_is_article")
_ANNOUNCED = ("related", "news", "share", "legal", "widget", "toc", "menu", "languages")
_ANNOUNCES = BITS["related"] | BITS["news"] | BITS["toc"]
_ANNOUNCED_BITS = np.array([BITS[name] for name in _ANNOUNCED], np.int64)
_NEAR = (("legal", 12), ("menu", 12), ("languages", 12), ("share", 6), ("more", 6), ("consent", 4))
"""What the lines so far around a block say."""
_WINDOWS = np.array([(_OWN.index(f"says_{name}"), reach) for name, reach in _NEAR], np.int64)
_SECTIONS = (*(f"under_{name}" for name in _ANNOUNCED), *(f"{name}~{reach}" for name, reach in _NEAR))
_PROSE = 80


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
    length = chars[0]
    bits = phrase_book().match(lines)
    fields = read_fields(blocks, _KINDS, _OUTSIDE, "hidden")
    link = fields[0]
    columns = Columns(len(blocks))
    own = columns.room(_OWN)
    prose_length, noisy = own_columns(
        chars, fields, bits, named_noise(elements).view(np.uint8), len(_KINDS), len(CATEGORIES), own
    )
    np.log1p(own[:_LOGS], out=own[:_LOGS])
    columns.room(_OF_PAGE)[:] = _of_page(kind, head, length, prose_length, link, article=article)
    place_columns(length, prose_length, columns.room(PLACES))
    around_columns(own, prose_length, noisy, _HEADING, columns.room(AROUND))
    section_columns(own, bits, _HEADING, _ANNOUNCES, _ANNOUNCED_BITS, _WINDOWS, columns.room(_SECTIONS))
    run_columns(length, own, _CONTACT, columns.room(RUN))
    columns.update(repeat_columns(texts))
    columns.update(title_columns(texts, head, lines))
    if kind is PageKind.TEXT:
        line_columns(columns.together(ASKED), columns.room(LINES))
    known = None if kind is PageKind.TEXT else elements
    add_containers(columns, known, length, prose_length, noisy, fields[5])
    add_head(columns, head)
    add_outline(columns, elements, np.where(length > _PROSE, length * (1 - link), 0.0))
    return columns


def _of_page(
    kind: PageKind, head: PageHead, length: Column, prose_length: Column, link: Column, *, article: bool
) -> Column:
    """What is the same for all blocks of a page, a row each."""
    count, total = len(length), max(1.0, float(length.sum()))
    same = (
        article,
        kind is PageKind.TEXT,
        np.log1p(count),
        np.log1p(total),
        prose_length.sum() / total,
        (link * length).sum() / total,
        "article" in dict(head.meta).get("og:type", ""),
    )
    return np.array(same, np.float64)[:, None]
