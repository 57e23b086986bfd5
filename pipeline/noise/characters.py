"""Counts of kinds of characters, for all blocks of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

_UPPER, _LOWER, _DIGIT, _STOP, _COMMA, _SEPARATOR, _SYMBOL, _CJK, _OTHER_LETTER = (1 << place for place in range(9))
_WORD = _UPPER | _LOWER | _DIGIT | _CJK | _OTHER_LETTER
_PLANE = 0x10000


@cache
def _classes() -> NDArray[np.uint16]:
    """Kind of each character of the Basic Multilingual Plane, as bits."""
    table = np.zeros(_PLANE, np.uint16)
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
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes()[np.minimum(codes, _PLANE - 1)]
    starts = np.cumsum(length + 1) - (length + 1)

    def add(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.add.reduceat(flags, starts, dtype=np.int64).astype(np.float64) if count else np.zeros(0)

    in_word = (kinds & _WORD) > 0
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    upper = (kinds & _UPPER) > 0
    cjk = (kinds & _CJK) > 0
    last = kinds[np.maximum(starts + length - 1, 0)] if count else kinds[:0]
    before_last = kinds[np.maximum(starts + length - 2, 0)] if count else kinds[:0]
    first = kinds[starts] if count else kinds[:0]
    closed = ((last & _SYMBOL) > 0) & ((before_last & _STOP) > 0)
    return {
        "length": length.astype(np.float64),
        "words": add(begins) + add(cjk) / 2,
        "upper": add(upper),
        "capitals": add(upper & begins),
        "digits": add((kinds & _DIGIT) > 0),
        "stops": add((kinds & _STOP) > 0),
        "commas": add((kinds & _COMMA) > 0),
        "separators": add((kinds & _SEPARATOR) > 0),
        "symbols": add((kinds & _SYMBOL) > 0),
        "cjk": add(cjk),
        "ends_sentence": (((last & _STOP) > 0) | closed).astype(np.float64),
        "starts_lower": ((first & _LOWER) > 0).astype(np.float64),
    }
