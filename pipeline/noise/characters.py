"""Counts of kinds of characters, for all blocks of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Letters and digits first: up to _LAST_OF_WORD a character is part of a word.
_UPPER, _LOWER, _DIGIT, _CJK, _OTHER_LETTER, _STOP, _COMMA, _SEPARATOR, _SYMBOL, _BLANK = range(10)
_LAST_OF_WORD = _OTHER_LETTER
_KINDS = 10
_PLANE = 0x10000


@cache
def _classes() -> NDArray[np.uint8]:
    """Kind of each character of the Basic Multilingual Plane."""
    table = np.full(_PLANE, _BLANK, np.uint8)
    for code in range(_PLANE):
        char = chr(code)
        if 0x3040 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF or 0x0E00 <= code <= 0x0E7F:
            table[code] = _CJK
        elif char.isupper():
            table[code] = _UPPER
        elif char.islower():
            table[code] = _LOWER
        elif char.isdigit():
            table[code] = _DIGIT
        elif char.isalpha():
            table[code] = _OTHER_LETTER
        elif char in ".!?…。！？":
            table[code] = _STOP
        elif char in ",;:，、；：":
            table[code] = _COMMA
        elif char in "|/>»›·•→←<«‹–—\t\\":
            table[code] = _SEPARATOR
        elif not char.isspace():
            table[code] = _SYMBOL
    return table


def count_characters(texts: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Return, for each text: length, words, upper, capitals (words that begin with one), digits, stops (ends of
    sentences), commas, separators, symbols, cjk, and whether it ends_sentence or starts_lower, as 0 or 1."""
    count = len(texts)
    length = np.fromiter(map(len, texts), np.int64, count)
    codes = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes().take(np.minimum(codes, _PLANE - 1))
    ends = np.cumsum(length + 1)
    starts = ends - (length + 1)
    row = np.repeat(np.arange(count), length + 1)
    if not count:
        kinds = kinds[:0]
    by_kind = np.bincount(row * _KINDS + kinds, minlength=count * _KINDS).reshape(count, _KINDS).astype(np.float64)
    in_word = kinds <= _LAST_OF_WORD
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    words = np.bincount(row[begins], minlength=count)
    capitals = np.bincount(row[begins & (kinds == _UPPER)], minlength=count)
    first = kinds[starts]
    last = kinds[np.maximum(starts + length - 1, 0)]
    before_last = kinds[np.maximum(starts + length - 2, 0)]
    closed = (last == _SYMBOL) & (before_last == _STOP)
    cjk = by_kind[:, _CJK]
    return {
        "length": length.astype(np.float64),
        "words": words + cjk / 2,
        "upper": by_kind[:, _UPPER],
        "capitals": capitals.astype(np.float64),
        "digits": by_kind[:, _DIGIT],
        "stops": by_kind[:, _STOP],
        "commas": by_kind[:, _COMMA],
        "separators": by_kind[:, _SEPARATOR],
        "symbols": by_kind[:, _SYMBOL],
        "cjk": cjk,
        "ends_sentence": ((last == _STOP) | closed).astype(np.float64),
        "starts_lower": (first == _LOWER).astype(np.float64),
    }
