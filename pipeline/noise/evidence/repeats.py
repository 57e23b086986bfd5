"""Columns of what stands on the page more than once: repeated lines, and lines that say what the head says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from pipeline.head import PageHead
from pipeline.noise.evidence.columns import Column
from pipeline.noise.evidence.neighbours import distances
from pipeline.noise.vocabulary.folding import Folding
from pipeline.noise.vocabulary.linelookup import jaccard_overlap
from pipeline.noise.vocabulary.phrases import READ, fold_words, read_lines
from pipeline.noise.vocabulary.sayings import find_repeats, said_in
from pipeline.noise.vocabulary.wordcut import Lines
from pipeline.noise.vocabulary.wordtable import WordTable

_NEVER, _FAR, _MOST = 99, 50, 9
_AWAY = 200.0
_READ, _SAID = 300, 60
_TITLE = 200
"""A text of so many characters is no title."""


@cache
def _case() -> Folding:
    return Folding(str.casefold)


def repeat_columns(texts: Sequence[str]) -> dict[str, Column]:
    """Columns of lines that come again; numbers do not make it another line."""
    table = find_repeats(texts, _READ, _case(), _MOST, _FAR, _NEVER)
    return dict(zip(("repeats", "repeat_order", "repeat_since", "said_before"), table, strict=True))


def title_columns(texts: Sequence[str], head: PageHead, lines: Lines) -> dict[str, Column]:
    """Columns of lines that say what the title, the summary or the article in the page's head says.

    lines: of `read_lines`.
    """
    count = len(texts)
    title = WordTable(fold_words(head.title))
    overlap = np.zeros(count)
    if len(title):
        overlap = jaccard_overlap(lines, title)
        longer = [place for place, text in enumerate(texts) if len(text) > READ]
        overlap[longer] = 0.0
        longer = [place for place in longer if len(texts[place]) < _TITLE]
        overlap[longer] = jaccard_overlap(read_lines([texts[place] for place in longer], _TITLE), title)
    best = float(overlap.max()) if count else 0.0
    likest = (overlap == best) & (best > 0.3)
    summary = _normal(next((text for name, text in head.meta if name in ("description", "og:description")), ""))
    told = _normal(" ".join(text for text in head.json_ld if "articleBody" in text)[:100_000])
    since, until = distances(likest.view(np.uint8), _AWAY)
    return {
        "like_title": overlap if len(title) else np.full(count, np.nan),
        "likest_title": likest.astype(float),
        "since_title": since,
        "until_title": until,
        "in_summary": said_in(texts, summary, 25, _SAID, _case()) if summary else np.zeros(count),
        "in_json_ld": said_in(texts, told, 15, _SAID, _case()) if told else np.full(count, np.nan),
    }


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())
