"""A linear model over the letters of single words: short blocks, CAPITALS and twelve languages at once.

A block's score is the sum of its words' scores, and a word's score is the sum over its character n-grams (one to
five letters, with the word's edges) and its shape. So each word is worked out once and then remembered. The weights
are those of a softmax regression; `bench/train_languages.py` fits them and says from which text.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.language.ngram_table import LONGEST, NgramTable

Vector = NDArray[np.float32]

UNDETERMINED_CLASS = "und"
"""The model's class for names, addresses and the like."""

MODEL_FILE = "ngrams.bin"
LONGEST_NGRAM = LONGEST
LONGEST_WORD = 30
WORDS_READ = 40
"""Words of a block that are scored, evenly spaced over it: more do not change the answer on the langid corpus."""

REMEMBERED_WORDS = 50_000
"""Words whose score is kept; when there are more, all are forgotten. 50,000 take about 10 MB."""

_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"\.(?:(?i:[a-z]{2})|(?<=(?i:www)\.))")
_DOMAIN = re.compile(
    r"(?:[\w-]+\.){1,6}(?:com|org|net|eu|info|example|de|fr|lu|nl|be|it|es|pt|pl|cz|uk|at|ch|dk|se)\W*"
)
_TOKEN = re.compile(r"[^\W\d_]+['’]?|\d+")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_PLAIN = re.compile(r"\w+['’]?")
"""The same where a text has neither digit nor underscore, in half the time."""
_CODE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_SHAPE = "\x01"
_DIGITS = "\x01D"
_NO_WORD = "\x00"
_START = ""
"""Stands for the first row of the scores where the words of several blocks are looked up as one."""
_FIRST_SCORES = 4096


def tokens(text: str) -> list[str]:
    """The words of a text and its first number, without links, addresses and codes.

    An apostrophe stays with the word before it. One number stands for all: a contact line is not less of its language
    for the digits in it.
    """
    numbered = _DIGIT.search(text) is not None
    if "@" in text or "://" in text or _GLUED.search(text) or (numbered and _CODE.search(text)):
        text = " ".join([part for part in text.split() if part.isalpha() or not _is_noise(part)])
    elif not numbered:
        return (_PLAIN if "_" not in text else _WORD).findall(text)
    found = _TOKEN.findall(text)
    numbers = [place for place, token in enumerate(found) if token[0].isdigit()]
    if len(numbers) < 2:
        return found
    return [token for place, token in enumerate(found) if place <= numbers[0] or not token[0].isdigit()]


def _is_noise(part: str) -> bool:
    """True for what stands between blanks and is no word: an e-mail address, a link, a code of letters and digits."""
    return (
        "@" in part
        or "://" in part
        or part[:4].lower() == "www."
        or _CODE.search(part) is not None
        or ("." in part and _DOMAIN.fullmatch(part) is not None)
    )


def ngrams_of(token: str) -> list[str]:
    """The features of one word or number: shape, letters, n-grams with edges, and the whole word."""
    if token[0].isdigit():
        return [_DIGITS]
    edged = _edged(token)
    found = [_shape(token), *edged[1:-1]]
    for length in range(2, LONGEST_NGRAM + 1):
        found += [edged[i : i + length] for i in range(len(edged) - length + 1)]
    if len(edged) > LONGEST_NGRAM:
        found.append(edged)
    return found


def _edged(word: str) -> str:
    return f"<{word[:LONGEST_WORD].lower().replace('’', chr(39))}>"


def _shape(token: str) -> str:
    if token[0].isdigit():
        return _DIGITS
    return "\x01U" if len(token) > 1 and token.isupper() else "\x01C" if token[0].isupper() else "\x01L"


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
        # Sixteen bits hold the sum over any word: LONGEST_WORD letters have at most 150 n-grams of at most 127.
        weights = np.concatenate([np.zeros((1, len(classes)), dtype=np.int8), weights]).astype(np.int16)
        self.languages: tuple[str, ...] = tuple(classes[:-1])
        short = [row for row, name in enumerate(names, start=1) if len(name) <= LONGEST_NGRAM]
        self._table = NgramTable([names[row - 1] for row in short], np.array(short))
        self._rows = {name: row for row, name in enumerate(names, start=1) if len(name) > LONGEST_NGRAM}
        self._rows |= {name: row for row, name in enumerate(names, start=1) if name[0] == _SHAPE}
        self._weights = weights
        self._scale = np.float32(head["scale"])
        # The scores of the words that are remembered, one a row; the first row is what every block starts from.
        self._scores: Vector = np.zeros((_FIRST_SCORES, len(classes)), dtype=np.float32)
        self._scores[0] = head["bias"]
        self._remembered: dict[str, int] = {_START: 0}

    def log_odds(self, words: Sequence[str]) -> Vector:
        """Unnormalised log probability of each class for a block of these tokens."""
        words = _spread(words)
        self.remember(words)
        result: Vector = np.add.reduce(self._scores.take([0, *map(self._remembered.__getitem__, words)], axis=0))
        return result

    def log_odds_of(self, blocks: Sequence[Sequence[str]]) -> Vector:
        """The same for many blocks at once: a row for each."""
        read = [(_START, *_spread(words)) for words in blocks]
        if not read:
            return np.zeros((0, self._scores.shape[1]), dtype=np.float32)
        sizes = np.fromiter(map(len, read), np.int64, len(read))
        words = list(chain.from_iterable(read))
        self.remember(words)
        rows = np.fromiter(map(self._remembered.__getitem__, words), np.int64, len(words))
        result: Vector = np.add.reduceat(self._scores.take(rows, axis=0), np.cumsum(sizes) - sizes, axis=0)
        return result

    def remember(self, words: Iterable[str]) -> None:
        """Work out the scores of words at once: cheaper for a page than word by word. Changes no answer."""
        known = self._remembered
        if len(known) > REMEMBERED_WORDS:
            known.clear()
            known[_START] = 0
        new = [word for word in dict.fromkeys(words) if word not in known]
        if not new:
            return
        first = len(known)
        if first + len(new) > len(self._scores):
            grown = np.zeros((2 * (first + len(new)), self._scores.shape[1]), dtype=np.float32)
            grown[: len(self._scores)] = self._scores
            self._scores = grown
        self._scores[first : first + len(new)] = self._sums(new).astype(np.float32) * self._scale
        known.update(zip(new, range(first, first + len(new)), strict=True))

    def _sums(self, words: Sequence[str]) -> NDArray[np.int16]:
        """The weights of the n-grams of each word, summed; the same features as `ngrams_of` lists."""
        row_of = self._rows.get
        edged = [_NO_WORD if word[0].isdigit() else _edged(word) for word in words]
        shapes = [row_of(_shape(word), 0) for word in words]
        wholes = [row_of(word, 0) for word in edged]
        rows, starts = self._table.rows_of(edged)
        sums: NDArray[np.int16] = np.add.reduceat(self._weights.take(rows, axis=0), starts, axis=0)
        return sums + self._weights.take(shapes, axis=0) + self._weights.take(wholes, axis=0)


def _spread(words: Sequence[str]) -> Sequence[str]:
    """At most WORDS_READ of the words, evenly spaced."""
    if len(words) <= WORDS_READ:
        return words
    step = len(words) / WORDS_READ
    return [words[int(i * step)] for i in range(WORDS_READ)]


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
