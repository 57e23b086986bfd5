"""Columns of what stands on the page more than once: repeated lines, and lines that say what the head says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.head import PageHead
from pipeline.noise.columns import Column, blocks_since
from pipeline.noise.phrases import fold_words, line_words

_DIGITS = re.compile(r"\d+")
_NEVER, _FAR, _MOST = 99, 50, 9


def repeat_columns(texts: Sequence[str], numbered: NDArray[np.bool_]) -> dict[str, Column]:
    """Columns of lines that come again. numbered: which texts hold digits; numbers do not make it another line."""
    keys = [text[:300].casefold() for text in texts]
    for place in np.flatnonzero(numbered).tolist():
        keys[place] = _DIGITS.sub("0", keys[place])
    times = Counter(keys)
    order, since = np.ones(len(keys)), np.full(len(keys), float(_NEVER))
    seen: dict[str, tuple[int, int]] = {}
    if len(times) < len(keys):
        for place, key in enumerate(keys):
            if times[key] > 1:
                count, last = seen.get(key, (0, 0))
                order[place] = min(count + 1, _MOST)
                if count:
                    since[place] = min(_FAR, place - last)
                seen[key] = count + 1, place
    first: dict[str, int] = {}
    return {
        "repeats": np.minimum(np.array([times[key] for key in keys], np.float64), _MOST),
        "repeat_order": order,
        "repeat_since": since,
        "said_before": np.array(
            [first.setdefault(text, place) != place for place, text in enumerate(texts)], np.float64
        ),
    }


def title_columns(texts: Sequence[str], head: PageHead) -> dict[str, Column]:
    """Columns of lines that say what the title, the summary or the article in the page's head says."""
    count = len(texts)
    title = set(fold_words(head.title))
    overlap = np.zeros(count)
    if title:
        for place, text in enumerate(texts):
            if len(text) < 200:
                own = line_words(text) if len(text) <= 90 else fold_words(text)
                if not title.isdisjoint(own):
                    overlap[place] = len(title.intersection(own)) / len(title.union(own))
    best = float(overlap.max()) if count else 0.0
    likest = (overlap == best) & (best > 0.3)
    summary = _normal(next((text for name, text in head.meta if name in ("description", "og:description")), ""))
    told = _normal(" ".join(text for text in head.json_ld if "articleBody" in text)[:100_000])
    return {
        "like_title": overlap if title else np.full(count, np.nan),
        "likest_title": likest.astype(float),
        "since_title": blocks_since(likest),
        "until_title": blocks_since(likest[::-1])[::-1],
        "in_summary": _said_in(summary, texts, 25) if summary else np.zeros(count),
        "in_json_ld": _said_in(told, texts, 15) if told else np.full(count, np.nan),
    }


def _said_in(whole: str, texts: Sequence[str], longer_than: int) -> Column:
    return np.array([len(text) > longer_than and _normal(text[:60]) in whole for text in texts], np.float64)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())
