"""Counts of kinds of characters, and of words and signs among them, for all blocks of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.evidence.textcounts import count_texts
from pipeline.noise.vocabulary.phrases import phrase_book
from pipeline.noise.vocabulary.wordtable import WordTable

# In the order in which `textcounts` counts them.
_UPPER, _LOWER, _DIGIT, _CJK, _OTHER_LETTER, _STOP, _COMMA, _SEPARATOR, _SYMBOL, _BLANK = range(10)
_PLANE = 0x10000
_READ = 200


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


@cache
def _lower() -> NDArray[np.uint16]:
    """The lower case of each of these characters, 0 where it is several or depends on the letters around."""
    lower = [chr(code).lower() for code in range(_PLANE)]
    table = np.array([ord(letters) if len(letters) == 1 else 0 for letters in lower], np.uint16)
    table[ord("Σ")] = 0
    return table


@cache
def _functions() -> WordTable:
    return WordTable(sorted(phrase_book().functions))


def count_characters(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return what `textcounts.FIELDS` name, a row each: length, words, upper, capitals (words that begin with one),
    digits, stops (ends of sentences), commas, separators, symbols, cjk, and function_words (such as running text is
    full of, in any language).

    As 0 or 1: ends_sentence, starts_lower; clock and year, which its first 200 characters show; at_sign; rights, the
    sign of copyright.
    """
    return count_texts(texts, _classes(), _lower(), _functions(), _READ)
