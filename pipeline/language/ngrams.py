"""A linear model over the letters of single words: short blocks, CAPITALS and twelve languages at once.

A text's score is the sum of its words' scores, and a word's score is the sum over its character n-grams (one to
five letters, with the word's edges) and its shape. The weights are those of a softmax regression;
`bench/train_languages.py` fits them and says from which text. The loop over words and letters is compiled
(`wordscores.pyx`).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from pipeline.language.wordscores import LETTERS_OF_NGRAM, LETTERS_OF_WORD, WordScores

Vector = NDArray[np.float32]
Counts = NDArray[np.int32]

UNDETERMINED_CLASS = "und"
"""The model's class for names, addresses and the like."""

MODEL_FILE = "ngrams.bin"
_SMALL, _CAPITAL, _CAPITALS, _NUMBER = _SHAPES = ("\x01L", "\x01C", "\x01U", "\x01D")
"""The shapes of a word among the n-grams; all numbers are one word."""


def ngrams_of(token: str) -> list[str]:
    """The features of one word or number: shape, letters, n-grams with edges, and the whole word."""
    if token[0].isdigit():
        return [_NUMBER]
    edged = _edged(token)
    found = [_shape(token), *edged[1:-1]]
    for length in range(2, LETTERS_OF_NGRAM + 1):
        found += [edged[i : i + length] for i in range(len(edged) - length + 1)]
    if len(edged) > LETTERS_OF_NGRAM:
        found.append(edged)
    return found


def _edged(word: str) -> str:
    return f"<{word[:LETTERS_OF_WORD].lower().replace('’', chr(39))}>"


def _shape(word: str) -> str:
    return _CAPITALS if len(word) > 1 and word.isupper() else _CAPITAL if word[0].isupper() else _SMALL


class NgramModel:
    """The fitted model. languages: its ISO 639-1 classes in order; the last column of a score is `und`."""

    def __init__(self, packed: bytes) -> None:
        """packed: what `pack` made."""
        raw = zlib.decompress(packed)
        head_end = raw.index(b"\n")
        head = json.loads(raw[:head_end])
        names_end = head_end + 1 + head["names"]
        names = raw[head_end + 1 : names_end].decode("utf-8").split("\n")
        classes: list[str] = head["classes"]
        weights = np.frombuffer(raw, dtype=np.int8, offset=names_end).reshape(len(names), len(classes))
        bias = np.array(head["bias"], dtype=np.float32)
        self.languages: tuple[str, ...] = tuple(classes[:-1])
        self._words = WordScores(names, _SHAPES, weights, head["scale"], bias)

    def scores(self, texts: Sequence[str]) -> tuple[Vector, Counts, Counts]:
        """Unnormalised log probability of each class for each text; how many tokens a text has, and how many letters in
        those that are no numbers."""
        return self._words.scores(texts)


def pack(classes: Sequence[str], names: Sequence[str], weights: Vector, bias: Vector) -> bytes:
    """Quantise to eight bits and pack: a line of JSON, the n-grams one a line, the weights row by row."""
    scale = float(np.abs(weights).max()) / 127
    joined = "\n".join(names).encode("utf-8")
    head = {"classes": list(classes), "scale": scale, "bias": [round(float(b), 4) for b in bias], "names": len(joined)}
    rows = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    return zlib.compress(json.dumps(head).encode() + b"\n" + joined + rows.tobytes(), 9)


@cache
def ngram_model() -> NgramModel:
    """The model that ships with the package."""
    return NgramModel(files(__package__).joinpath("data", MODEL_FILE).read_bytes())
