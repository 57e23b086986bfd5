"""A linear model over the letters of single words: short blocks, CAPITALS and twelve languages at once.

A block's score is the sum of its words' scores, and a word's score is the sum over its character n-grams (one to
five letters, with the word's edges) and its shape. So each word is worked out once and then remembered. The weights
are those of a softmax regression; `bench/train_languages.py` fits them and says from which text.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

UNDETERMINED_CLASS = "und"
"""The model's class for names, addresses and the like."""

MODEL_FILE = "ngrams.bin"
LONGEST_NGRAM = 5
LONGEST_WORD = 30
WORDS_READ = 40
"""Words of a block that are scored, evenly spaced over it: more do not change the answer on the langid corpus."""

_REMEMBERED_WORDS = 50_000
_NOISE = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+"  # links and addresses
    r"|\b(?=[^\W\d_]*\d)(?=\d*[^\W\d_])\w+\b"  # letters and digits mixed: codes
    r"|\b[\w-]+\.(?:com|org|net|eu|info|de|fr|lu|nl|be|it|es|pt|pl|cz|uk|at|ch|dk|se)\b"
)
_TOKEN = re.compile(r"[^\W\d_]+['’]?|\d+")
_DIGITS = "\x01D"


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without links, addresses and codes; an apostrophe stays with its word."""
    return _TOKEN.findall(_NOISE.sub(" ", text))


def ngrams_of(token: str) -> list[str]:
    """The features of one word or number: shape, letters, n-grams with edges, and the whole word."""
    if token[0].isdigit():
        return [_DIGITS]
    lower = token[:LONGEST_WORD].lower().replace("’", "'")
    shape = "\x01U" if len(token) > 1 and token.isupper() else "\x01C" if token[0].isupper() else "\x01L"
    edged = f"<{lower}>"
    found = [shape, *lower]
    for length in range(2, LONGEST_NGRAM + 1):
        found += [edged[i : i + length] for i in range(len(edged) - length + 1)]
    if len(edged) > LONGEST_NGRAM:
        found.append(edged)
    return found


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
        self.languages: tuple[str, ...] = tuple(classes[:-1])
        self._rows = {name: row for row, name in enumerate(names)}
        self._weights = weights
        self._scale = np.float32(head["scale"])
        self._bias: Vector = np.array(head["bias"], dtype=np.float32)
        self._word = lru_cache(maxsize=_REMEMBERED_WORDS)(self._score_word)

    def _score_word(self, token: str) -> Vector:
        rows = [self._rows[name] for name in ngrams_of(token) if name in self._rows]
        score: Vector = self._weights[rows].sum(axis=0, dtype=np.int32).astype(np.float32) * self._scale
        score.flags.writeable = False
        return score

    def log_odds(self, words: Sequence[str]) -> Vector:
        """Unnormalised log probability of each class for a block of these tokens."""
        if len(words) > WORDS_READ:
            step = len(words) / WORDS_READ
            words = [words[int(i * step)] for i in range(WORDS_READ)]
        score = self._bias.copy()
        for word in words:
            score += self._word(word)
        return score


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
