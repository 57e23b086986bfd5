"""What the words of class names and of short lines say of a block, as learnt: a weight a word, summed.

Designers name what they build, and menus say the same everywhere; no list by hand holds all of it. The weights are
those of a logistic regression over the words that stand on several sites (bench/noise_lexicon.py); the labeller's trees
read the sums beside everything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from pipeline.block import Block
from pipeline.noise.columns import Column, shift, window
from pipeline.noise.phrases import line_words

FAMILIES = ("near", "far", "text")
"""Words of the nearest two elements, of those above them, and of the line itself."""

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_EVERYWHERE = ("div", "html", "body")
_SHORT, _LINE = 40, 90
_MOST_WORDS = 9


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

    def sums(self, blocks: Sequence[Block]) -> dict[str, Column]:
        """Return the sums "lexicon_near", "lexicon_far" and "lexicon_text" of each block; tagless text has no path.

        They are the weights of the words that `path_words` and `text_words` give, added in their order.
        """
        near: dict[str, float] = {"": 0.0}
        far: dict[str, tuple[frozenset[str], float]] = {"": (frozenset(), 0.0)}
        by_path: dict[str, tuple[float, float]] = {}
        for path in dict.fromkeys([block.path for block in blocks]):
            above = path.rpartition("/")[0].rpartition("/")[0]
            last = path[len(above) + 1 :] if above else path
            if (own := near.get(last)) is None:
                outer, _, inner = last.partition("/")
                words = _segment_words(outer) + _segment_words(inner) if inner else _segment_words(outer)
                own = near[last] = sum([self.near.get(word, 0.0) for word in dict.fromkeys(words)])
            by_path[path] = own, self._far(above, far)[1]
        texts = [self._said(block.text[: _LINE + 1]) for block in blocks]
        sums = np.array([by_path[block.path] for block in blocks], np.float64).reshape(-1, 2)
        return {"lexicon_near": sums[:, 0], "lexicon_far": sums[:, 1], "lexicon_text": np.array(texts, np.float64)}

    def _far(self, path: str, known: dict[str, tuple[frozenset[str], float]]) -> tuple[frozenset[str], float]:
        """The different words of all elements of a path, and their sum. Blocks share the beginnings of their paths, so
        each is worked out from the path of the element above; known: those of this page, the empty path among them."""
        found = known.get(path)
        if found is None:
            above, _, segment = path.rpartition("/")
            words, total = self._far(above, known)
            if new := [word for word in dict.fromkeys(_segment_words(segment)) if word not in words]:
                words = words.union(new)
                for word in new:
                    total += self.far.get(word, 0.0)
            found = known[path] = words, total
        return found

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
            weight = self._by_mark["s:"].get
            for word in dict.fromkeys(words[:_MOST_WORDS]):
                total += weight(word, 0.0)
        return total


@lru_cache(maxsize=16_384)
def _segment_words(segment: str) -> tuple[str, ...]:
    step, _, role = segment.partition("[")
    tag = step.partition("#")[0].partition(".")[0]
    words = [word.lower() for word in _NAME.findall(step, len(tag)) if 2 <= len(word) <= 20]
    if tag not in _EVERYWHERE:
        words.append(f"<{tag}>")
    if role:
        words.append(f"[{role.rstrip(']')}]")
    return tuple(words)


def path_words(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The different words of a path's nearest two elements, and of the others: names' words, <tag>, [role]."""
    if not path:
        return (), ()
    segments = path.split("/")
    near = dict.fromkeys(word for segment in segments[-2:] for word in _segment_words(segment))
    far = dict.fromkeys(word for segment in segments[:-2] for word in _segment_words(segment))
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
