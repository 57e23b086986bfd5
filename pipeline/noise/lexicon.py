"""What the words of class names and of short lines say of a block, as learnt: a weight a word, summed.

Designers name what they build, and menus say the same everywhere; no list by hand holds all of it. The weights are
those of a logistic regression over the words that stand on several sites (bench/noise_lexicon.py); the labeller's trees
read the sums beside everything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from pipeline.block import Block
from pipeline.noise.columns import Column, shift, window
from pipeline.noise.elements import Elements
from pipeline.noise.phrases import line_words
from pipeline.noise.steps import read_step

FAMILIES = ("near", "far", "text")
"""Words of the nearest two elements, of those above them, and of the line itself."""

_SHORT, _LINE = 40, 90
_MOST_WORDS = 9
_NEAREST = 2
_NONE = repeat(0.0)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Log-odds that a block is content, by word; one table for each of `FAMILIES`."""

    near: Mapping[str, float]
    far: Mapping[str, float]
    text: Mapping[str, float]
    _by_mark: Mapping[str, Mapping[str, float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_mark: dict[str, dict[str, float]] = {mark: {} for mark in ("s^", "m^", "l^", "s$", "m$", "s:")}
        for word, weight in self.text.items():
            by_mark.setdefault(word[:2], {})[word[2:]] = weight
        object.__setattr__(self, "_by_mark", by_mark)

    def sums(self, blocks: Sequence[Block], elements: Elements | None = None) -> dict[str, Column]:
        """Return the sums "lexicon_near", "lexicon_far" and "lexicon_text" of each block; tagless text has no path.

        They are the weights of the words that `path_words` and `text_words` give. elements: those around the blocks,
        where they are known.
        """
        elements = elements or Elements(blocks)
        near, far = self._of_paths(elements)
        lines = [block.text[: _LINE + 1] for block in blocks]
        said = {line: self._said(line) for line in dict.fromkeys(lines)}
        text = np.array([said[line] for line in lines], np.float64)
        return {
            "lexicon_near": near[elements.path_of],
            "lexicon_far": far[elements.path_of],
            "lexicon_text": text,
        }

    def _of_paths(self, elements: Elements) -> tuple[Column, Column]:
        """For each of the page's paths, the sums over the different words of the nearest two elements and of the
        others. The weights are of 16 bits: their sums are exact, in whatever order."""
        known: dict[str, int] = {}
        numbers = [known.setdefault(word, len(known)) for step in elements.steps for word in step.words]
        sizes = np.array([len(step.words) for step in elements.steps], np.int64)
        shown = np.zeros((len(sizes), len(known)), np.bool_)
        shown[np.repeat(np.arange(len(sizes)), sizes), numbers] = True
        near = shown[elements.table[:, :_NEAREST]].any(axis=1)
        far = np.zeros_like(near)
        for column in elements.table.T[_NEAREST:]:
            far |= shown[column]
        weights = np.array([list(map(table.get, known, _NONE)) for table in (self.near, self.far)], np.float64)
        return near.astype(np.float64) @ weights[0], far.astype(np.float64) @ weights[1]

    def _said(self, line: str) -> float:
        words = line_words(line)
        if not words:
            return 0.0
        size = "s" if len(line) <= _SHORT else "m" if len(line) <= _LINE else "l"
        begins = self._by_mark[f"{size}^"]
        total = begins.get(words[0], 0.0)
        if len(words) > 1:
            total += begins.get(f"{words[0]} {words[1]}", 0.0)
        if size != "l":
            total += self._by_mark[f"{size}$"].get(words[-1], 0.0)
            total += self.text.get(f"={min(len(words), 4)}", 0.0)
        if size == "s":
            total += sum(map(self._by_mark["s:"].get, dict.fromkeys(words[:_MOST_WORDS]), _NONE))
        return total


def path_words(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The different words of a path's nearest two elements, and of the others: names' words, <tag>, [role]."""
    if not path:
        return (), ()
    segments = path.split("/")
    near = dict.fromkeys(word for segment in segments[-2:] for word in read_step(segment).words)
    far = dict.fromkeys(word for segment in segments[:-2] for word in read_step(segment).words)
    return tuple(near), tuple(far)


def text_words(line: str) -> tuple[str, ...]:
    """What a line is remembered by: its first word and pair of words, its last word, and of a short one every word.

    line: the first 91 characters of a block. Words of short lines, of lines and of longer texts are told apart.
    """
    words = line_words(line)
    if not words:
        return ()
    size = "s" if len(line) <= _SHORT else "m" if len(line) <= _LINE else "l"
    found = [f"{size}^{words[0]}"]
    if len(words) > 1:
        found.append(f"{size}^{words[0]} {words[1]}")
    if size != "l":
        found.append(f"{size}${words[-1]}")
        found.append(f"={min(len(words), 4)}")
    if size == "s":
        found += [f"s:{word}" for word in dict.fromkeys(words[:_MOST_WORDS])]
    return tuple(found)


def lexicon_columns(blocks: Sequence[Block], sums: dict[str, Column]) -> dict[str, Column]:
    """Return the sums of `Lexicon.sums`, and what they say of the blocks around and of the page."""
    count = len(blocks)
    path = sums["lexicon_near"] + sums["lexicon_far"]
    whole = path + sums["lexicon_text"]
    columns = dict(sums) | {"lexicon_path": path, "lexicon": whole}
    for by in (-2, -1, 1, 2):
        columns[f"lexicon{by:+d}"] = shift(whole, by)
    for reach in (2, 6):
        columns[f"lexicon~{reach}"] = window(whole, reach)
    columns["lexicon_text~4"] = window(sums["lexicon_text"], 4)
    weight = np.clip(np.array([len(block.text) for block in blocks], np.int64) // 6 + 1, 1, 60)
    columns["lexicon_page"] = np.full(count, (whole * weight).sum() / max(1, int(weight.sum())))
    columns["lexicon_most"] = np.full(count, whole.max() if count else 0.0)
    columns["lexicon_rank"] = np.argsort(np.argsort(whole, kind="stable")) / max(1, count - 1)
    return columns
