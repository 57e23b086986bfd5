"""Texts in a language without a file: told by their script, and pages by their commonest words.

The models know twelve languages and take each text for one of them, a Hungarian page for a Czech one. What is in none
of the twelve is better left without a language than read by the grammar of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.languages import all_languages

MOST_CHARACTERS: Final = 2_500
"""Characters of a page that are looked at, about 400 words."""
PROSE: Final = 40
"""Characters of a text that says most of a page's language; shorter ones are looked at where a page has no such."""
FEWEST_COMMON: Final = 6
"""Common words of any language without which nothing is said of a page."""
BEGINNING: Final = 300
"""Characters of a text that tell its script."""
LEAST_COMMON: Final = 0.05
"""Share of the page's different words that are common ones of the other language; in lists of names and results there
are hardly any."""
PAGE_MARGIN: Final = 8.0
"""How much likelier, in natural logarithms, a page's common words must be in another language than in all of ours. Each
of the 1,563 lines of the langid corpus with enough such words was taken for a page: the worst has 4.4."""
_UNKNOWN: Final = 20e-6
"""Share of a word in a language among whose commonest ones it is not."""
_OTHER_LETTER = re.compile("[\u0370-\u1cff\u2c00-\u2dff\u2e80-\ud7ff\uf900-\ufaff]")
"""Letters of other scripts than the Latin one; punctuation and signs of all scripts lie between the ranges."""
_LETTER = re.compile(r"[^\W\d_]")


class _Table(NamedTuple):
    """rows: by word. shares: logarithms, a row a word, a column a language, ours first. ours: how many of these.
    unknown: the share of a word in a language among whose commonest ones it is not."""

    rows: dict[str, int]
    shares: NDArray[np.float32]
    ours: int
    unknown: np.float32


@cache
def _table() -> _Table:
    lines = files("pipeline.language").joinpath("data", "function_words.txt").read_text("utf-8").splitlines()
    entries = [line.split(" ") for line in lines if not line.startswith("#")]
    named = dict.fromkeys(language for language, _, _ in entries)
    known = all_languages()
    columns = {language: column for column, language in enumerate(sorted(named, key=lambda code: code not in known))}
    rows: dict[str, int] = {}
    for _, word, _ in entries:
        rows.setdefault(word, len(rows))
    unknown = np.float32(np.log(_UNKNOWN))
    shares = np.full((len(rows), len(columns)), unknown, np.float32)
    for language, word, count in entries:
        shares[rows[word], columns[language]] = np.log(int(count) * 1e-6)
    return _Table(rows, shares, sum(language in known for language in columns), unknown)


def in_other_script(text: str) -> bool:
    """True for a text most of whose letters are not Latin, as far as its beginning tells."""
    if text.isascii() or _OTHER_LETTER.search(text, 0, BEGINNING) is None:  # as most
        return False
    beginning = text[:BEGINNING]
    return 2 * len(_OTHER_LETTER.findall(beginning)) > len(_LETTER.findall(beginning))


def foreign_texts(texts: Sequence[str], *, confirmed: bool = False) -> list[bool]:
    """For each text of one page, whether it is in a language without a file.

    Latin letters alone say it of a page as a whole: its common words are likelier in one such language than in any of
    ours. Then it is true of all texts but those whose own words are likelier in one of ours.
    confirmed: whether the page itself says that it is in the language that the models found: it is not asked then.
    """
    foreign = list(map(in_other_script, texts))
    if confirmed:
        return foreign
    table = _table()
    latin = [text for text, other in zip(texts, foreign, strict=True) if not other]
    words = _words(_sample([text for text in latin if len(text) >= PROSE] or latin))
    page = _common(words, table)
    if len(page) < FEWEST_COMMON:
        return foreign
    shares = table.shares[page]
    sums = shares.sum(axis=0)
    other = table.ours + int(sums[table.ours :].argmax())
    if sums[other] < sums[: table.ours].max() + PAGE_MARGIN:
        return foreign
    if np.count_nonzero(shares[:, other] > table.unknown) < LEAST_COMMON * len(words):
        return foreign
    return [
        known or _is_likelier(_common(_words(text), table), other, table)
        for text, known in zip(texts, foreign, strict=True)
    ]


def _sample(texts: Iterable[str]) -> str:
    """The first of some texts, as many as are looked at."""
    chosen: list[str] = []
    size = 0
    for text in texts:
        chosen.append(text[:MOST_CHARACTERS])
        size += len(text)
        if size > MOST_CHARACTERS:
            break
    return " ".join(chosen)[:MOST_CHARACTERS]


def _words(text: str) -> set[str]:
    """Its different words, between blanks: sizes and prices that a shop repeats say no more than once."""
    return set(text.lower().split())


def _common(words: Iterable[str], table: _Table) -> list[int]:
    """Rows of the common words among some."""
    return [row for row in map(table.rows.get, words) if row is not None]


def _is_likelier(rows: list[int], other: int, table: _Table) -> bool:
    if not rows:
        return True
    sums = table.shares[rows].sum(axis=0)
    return bool(sums[other] >= sums[: table.ours].max())
