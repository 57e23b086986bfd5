"""Columns of what each block's own text shows: its kinds of characters, words of running text, signs of contact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.columns import Column
from pipeline.noise.phrases import phrase_book

_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|°")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_READ = 200
_RIGHTS = ("©", "(c)", "(C)")
_OUTER = ("http:", "https:", "//")


def wording_columns(texts: Sequence[str], chars: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns, by name. chars: of `count_characters`."""
    length = chars["length"]
    safe, words = np.maximum(length, 1.0), np.maximum(chars["words"], 1.0)
    numbered = np.flatnonzero(chars["digits"] > 0).tolist()
    rights = [sign for sign in _RIGHTS if any(sign in text for text in texts)]
    return {
        "length": np.log1p(length),
        "words": np.log1p(chars["words"]),
        "upper": chars["upper"] / safe,
        "capitals": chars["capitals"] / words,
        "digits": chars["digits"] / safe,
        "stops": np.minimum(chars["stops"], 10),
        "commas": np.minimum(chars["commas"], 10),
        "separators": chars["separators"] / safe,
        "symbols": chars["symbols"] / safe,
        "cjk": chars["cjk"] / safe,
        "word_length": length / words,
        "ends_sentence": chars["ends_sentence"],
        "starts_lower": chars["starts_lower"],
        "clock": _flags(texts, _CLOCK, numbered),
        "year": _flags(texts, _YEAR, numbered),
        "at_sign": np.array(["@" in text for text in texts], np.float64),
        "rights": np.array([any(sign in text for sign in rights) for text in texts], np.float64)
        if rights
        else np.zeros(len(texts)),
    }


def function_words(texts: Sequence[str]) -> Column:
    """How many words of each text are such as running text is full of, in any language."""
    is_function = phrase_book().functions.__contains__
    return np.array([sum(map(is_function, text.lower().split())) for text in texts], np.float64)


def links_outside(blocks: Sequence[Block]) -> Column:
    """Share of a block's links that lead to other hosts."""
    shares: NDArray[np.float64] = np.zeros(len(blocks))
    for place, block in enumerate(blocks):
        if links := block.links:
            shares[place] = sum([link.startswith(_OUTER) for link in links]) / len(links)
    return shares


def _flags(texts: Sequence[str], pattern: re.Pattern[str], candidates: Sequence[int]) -> Column:
    flags = np.zeros(len(texts))
    for place in candidates:
        if pattern.search(texts[place], 0, _READ):
            flags[place] = 1.0
    return flags
