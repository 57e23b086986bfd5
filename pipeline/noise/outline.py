"""What kind of page it is: what its head declares, its article elements, where its comments begin."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.head import PageHead
from pipeline.noise.elements import Elements
from pipeline.noise.groups import renumbered
from pipeline.noise.stepreader import ARTICLE, COMMENT, PARAGRAPH

Column = NDArray[np.float64]
_TYPE = re.compile(r'"@type"\s{0,5}:\s{0,5}"(\w{1,40})"')
_DECLARED = ("article", "product", "forum", "list", "recipe", "faq", "review", "breadcrumb", "video", "event")
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


def head_columns(head: PageHead, count: int) -> dict[str, Column]:
    """Columns of what JSON-LD and Open Graph call the page; the same for all of its `count` blocks."""
    declared = " ".join(sorted({name.lower() for text in head.json_ld for name in _TYPE.findall(text)}))
    kind = dict(head.meta).get("og:type", "").lower()
    values = {f"declares_{name}": name in declared for name in _DECLARED} | {
        "declares_any": bool(declared),
        "og_product": "product" in kind,
        "og_website": "website" in kind,
        "og_any": bool(kind),
    }
    return {name: np.full(count, float(value)) for name, value in values.items()}


def outline_columns(elements: Elements, spoken: Column) -> dict[str, Column]:
    """Columns of article elements, comments and paragraphs. spoken: characters of prose of each block."""
    count = len(spoken)
    if not any(elements.paths):
        return {name: np.full(count, np.nan) for name in _BY_MARKUP}
    total = max(1.0, float(spoken.sum()))
    article, articles = renumbered(elements.owners(ARTICLE))
    share = np.full(count, -1.0)
    if articles:
        prose = np.bincount(article[article >= 0], spoken[article >= 0], minlength=articles)
        share = np.where(article >= 0, prose[np.maximum(article, 0)] / max(1.0, float(prose.max())), -1.0)
    comment = elements.say(COMMENT)
    first = int(np.argmax(comment)) if comment.any() else count
    paragraph = (elements.innermost & PARAGRAPH > 0)[elements.path_of].astype(np.float64)
    values = (
        article.astype(np.float64),
        np.full(count, float(articles)),
        share,
        np.log1p(np.cumsum(comment) - comment),
        np.full(count, np.log1p(comment.sum())),
        np.full(count, spoken[comment].sum() / total),
        np.full(count, np.log1p(spoken[:first].sum())),
        paragraph,
        np.full(count, (spoken * paragraph).sum() / total),
    )
    return dict(zip(_BY_MARKUP, values, strict=True))
