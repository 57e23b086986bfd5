"""Comments under an article: elements that are named for them, on a page that is no forum.

On forums the answers are what a reader came for, and their software calls them comments as often. Under an article they
never are, and they read like content: the model alone keeps a long discussion under a short article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.head import PageHead
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.stepreader import TALK

Column = NDArray[np.float64]

_COMMENTS = re.compile(r"[#.](?:[a-z]+[-_])?comments?(?![a-z])|disqus|[#.]respond(?![a-z])")
_FORUM = re.compile(
    r"[#.](?:[a-z]+[-_])*(?:forums?|topics?|threads?|questions?|answers?|discussions?|bbs|qa|vanilla|discourse)"
    r"(?=[-_\d.#/\[]|$)"
)
_FORUM_URL = re.compile(
    r"[/.](?:forums?|topics?|threads?|questions?|answers?|discussions?|community|bbs|boards?|faq|comments)(?=[-_/.?\d]|$)"
)
_URLS = ("og:url", "twitter:url")
_FEWEST = 60.0
"""Words that are likely to stay outside of the comments: with fewer, the comments may be the page."""


def in_comments(elements: Elements, head: PageHead, url: str, words: Column, probability: Column) -> NDArray[np.bool_]:
    """True for blocks in elements named for comments, where the page is no forum and has a text beside them.

    url: of the page, where it is known. words: of each block. probability: how likely each is to stay.
    """
    if not (elements.everywhere & TALK).any():
        return np.zeros(len(words), np.bool_)
    named = [
        step.says & TALK > 0 and _COMMENTS.search(segment.lower()) is not None
        for step, segment in zip(elements.steps, elements.segments, strict=True)
    ]
    places = elements.outermost(1, np.array(named, np.int64))
    found = places[elements.path_of] >= 0
    if not found.any():
        return found
    outside = float(words[~found & (probability >= 0.5)].sum())
    around = (
        "/".join(path.split("/")[:place]) for path, place in zip(elements.paths, places, strict=True) if place >= 0
    )
    if outside < _FEWEST or is_forum(dict.fromkeys(around), head, url):
        found[:] = False
    return found


def is_forum(paths: Iterable[str], head: PageHead, url: str) -> bool:
    """True where the page's address, or an element around its comments, is named for a forum, a topic or a question.

    Inside of comments such names say little: WordPress calls the comments under an article "thread-even".
    """
    urls = [url, *(text for name, text in head.meta if name in _URLS)]
    if any(_FORUM_URL.search(one.lower()) for one in urls):
        return True
    return any(_FORUM.search(path.lower()) for path in paths)
