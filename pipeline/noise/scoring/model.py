"""The labeller's weights: a lexicon, what tells page types, and two stages of trees, once for markup (`model.npz`) and
once for text without tags (`text.npz`).

`python -m bench.train_noise` writes the first, with `--text` the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.evidence.pagetypes import TYPES, PageTypes
from pipeline.noise.scoring.trees import Trees, pack_trees, unpack_trees
from pipeline.noise.vocabulary.lexicon import FAMILIES, Lexicon
from pipeline.noise.vocabulary.linewords import LineTable, Shown, is_of_line
from pipeline.noise.vocabulary.wordcut import Lines


@dataclass(frozen=True, slots=True)
class NoiseModel:
    """lexicon: weights of words. types: of what tells a page's type. stages: the trees of the first guess, and those
    that see it."""

    lexicon: Lexicon
    types: PageTypes
    stages: tuple[Trees, ...]

    def shown(self, lines: Lines) -> tuple[Shown, Shown]:
        """What lines show of the words of the lexicon, and of those of page types: found at once, as they are read."""
        of_lexicon = self.lexicon.of_lines.find(lines)
        same = self.types.of_lines is self.lexicon.of_lines
        return of_lexicon, of_lexicon if same else self.types.of_lines.find(lines)


@cache
def load_model() -> NoiseModel:
    """The weights for markup that ship with the package; read once a process."""
    return _read("model.npz")


@cache
def load_text_model() -> NoiseModel:
    """The weights for text without tags; read once a process. It learnt from such text alone, and reads the columns
    that only it has."""
    return _read("text.npz")


def _read(name: str) -> NoiseModel:
    with as_file(files("pipeline.noise.scoring").joinpath(name)) as path, np.load(path, allow_pickle=False) as data:
        return unpack_model(data)


def pack_model(model: NoiseModel) -> dict[str, NDArray[np.generic]]:
    """The arrays of `model.npz`. Words stand in one line each of a UTF-8 text, in the order of their weights."""
    arrays = pack_trees(model.stages)
    for family in FAMILIES:
        weights: Mapping[str, float] = getattr(model.lexicon, family)
        words = "\n".join(weights).encode()
        arrays[f"{family}_words"] = np.frombuffer(words, np.uint8)
        arrays[f"{family}_weights"] = np.array(list(weights.values()), np.float16)
    arrays["types_words"] = np.frombuffer("\n".join(model.types.words).encode(), np.uint8)
    arrays["types_weights"] = np.array(list(model.types.words.values()), np.float16).reshape(-1, len(TYPES))
    arrays["types_bias"] = np.array(model.types.bias, np.float16)
    return arrays


def unpack_model(arrays: Mapping[str, NDArray[np.generic]]) -> NoiseModel:
    """The model of arrays that `pack_model` made."""
    tables = []
    for family in FAMILIES:
        words = arrays[f"{family}_words"].tobytes().decode()
        weights = arrays[f"{family}_weights"].astype(np.float64).tolist()
        tables.append(dict(zip(words.split("\n"), weights, strict=True)) if words else {})
    words = arrays["types_words"].tobytes().decode()
    rows = map(tuple, arrays["types_weights"].astype(np.float64).tolist())
    of_types = dict(zip(words.split("\n"), rows, strict=True)) if words else {}
    near, far, text = tables
    of_lines = LineTable((*text, *filter(is_of_line, of_types)))
    types = PageTypes(of_types, tuple(arrays["types_bias"].astype(np.float64).tolist()), of_lines)
    return NoiseModel(Lexicon(near, far, text, of_lines), types, unpack_trees(arrays))
