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
from itertools import chain, repeat

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

REMEMBERED_WORDS = 50_000
"""Words whose score is kept; when there are more, all are forgotten. 50,000 take about 10 MB."""

_SUSPECT = re.compile(r"[@\d]|://|www\.|\.[a-z]{2}", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:[\w-]+\.){1,6}(?:com|org|net|eu|info|example|de|fr|lu|nl|be|it|es|pt|pl|cz|uk|at|ch|dk|se)\W*"
)
_TOKEN = re.compile(r"[^\W\d_]+['’]?|\d+")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_CODE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_DIGITS = "\x01D"


def tokens(text: str) -> list[str]:
    """The words of a text and its first number, without links, addresses and codes.

    An apostrophe stays with the word before it. One number stands for all: a contact line is not less of its language
    for the digits in it.
    """
    if not _SUSPECT.search(text):
        return _WORD.findall(text)
    found = _TOKEN.findall(" ".join(part for part in text.split() if not _is_noise(part)))
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
        # Sixteen bits hold the sum over any word: LONGEST_WORD letters have at most 150 n-grams of at most 127.
        weights = np.concatenate([np.zeros((1, len(classes)), dtype=np.int8), weights]).astype(np.int16)
        self.languages: tuple[str, ...] = tuple(classes[:-1])
        self._rows = {name: row for row, name in enumerate(names, start=1)}
        self._weights = weights
        self._scale = np.float32(head["scale"])
        self._bias: Vector = np.array(head["bias"], dtype=np.float32)
        self._remembered: dict[str, Vector] = {}

    def log_odds(self, words: Sequence[str]) -> Vector:
        """Unnormalised log probability of each class for a block of these tokens."""
        words = _spread(words)
        self.remember(words)
        result: Vector = np.add.reduce([self._bias, *map(self._remembered.__getitem__, words)])
        return result

    def log_odds_of(self, blocks: Sequence[Sequence[str]]) -> Vector:
        """The same for many blocks at once: a row for each."""
        read = [_spread(words) for words in blocks]
        self.remember(chain.from_iterable(read))
        starts = np.cumsum([0, *(len(words) + 1 for words in read)])[:-1]
        known = self._remembered
        rows = [row for words in read for row in (self._bias, *map(known.__getitem__, words))]
        if not rows:
            return np.zeros((0, len(self._bias)), dtype=np.float32)
        result: Vector = np.add.reduceat(np.array(rows), starts, axis=0)
        return result

    def remember(self, words: Iterable[str]) -> None:
        """Work out the scores of words at once: cheaper for a page than word by word. Changes no answer."""
        known = self._remembered
        if len(known) > REMEMBERED_WORDS:
            known.clear()
        new = [word for word in dict.fromkeys(words) if word not in known]
        if not new:
            return
        row_of, unknown = self._rows.get, repeat(0)  # row 0 weighs nothing
        rows: list[int] = []
        starts = []
        for word in new:
            starts.append(len(rows))
            rows.extend(map(row_of, ngrams_of(word), unknown))
        sums = np.add.reduceat(self._weights.take(rows, axis=0), starts, axis=0).astype(np.float32) * self._scale
        known.update(zip(new, sums, strict=True))


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
