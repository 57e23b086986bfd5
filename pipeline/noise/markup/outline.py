"""What kind of page it is: what its head declares, its article elements, where its comments begin."""

from __future__ import annotations

import re

import numpy as np

from pipeline.head import PageHead
from pipeline.noise.evidence.columns import Column, Columns
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.elementsums import outline_columns
from pipeline.noise.markup.groups import renumbered
from pipeline.noise.markup.stepreader import ARTICLE, COMMENT, PARAGRAPH

_TYPE = re.compile(r'"@type"\s{0,5}:\s{0,5}"(\w{1,40})"')
_DECLARED = ("article", "product", "forum", "list", "recipe", "faq", "review", "breadcrumb", "video", "event")
_OF_HEAD = (*(f"declares_{name}" for name in _DECLARED), "declares_any", "og_product", "og_website", "og_any")
_BY_MARKUP = (
    "article_order",
    "articles",
    "article_prose",
    "comments_before",
    "comments",
    "comments_prose",
    "prose_to_comments",
    "paragraph",
    "paragraphs_prose",
)


def add_head(columns: Columns, head: PageHead) -> None:
    """Add columns of what JSON-LD and Open Graph call the page; the same for all of its blocks."""
    declared = " ".join(sorted({name.lower() for text in head.json_ld for name in _TYPE.findall(text)}))
    kind = dict(head.meta).get("og:type", "").lower()
    values = [name in declared for name in _DECLARED]
    values += [bool(declared), "product" in kind, "website" in kind, bool(kind)]
    columns.room(_OF_HEAD)[:] = np.array(values, np.float64)[:, None]


def add_outline(columns: Columns, elements: Elements, spoken: Column) -> None:
    """Add columns of article elements, comments and paragraphs. spoken: characters of prose of each block."""
    own = columns.room(_BY_MARKUP)
    if not any(elements.paths):
        own[:] = np.nan
        return
    article, articles = renumbered(elements.owners(ARTICLE))
    comment = elements.say(COMMENT).view(np.uint8)
    paragraph = (elements.innermost & PARAGRAPH > 0)[elements.path_of].view(np.uint8)
    outline_columns(article, articles, comment, paragraph, spoken, own)
