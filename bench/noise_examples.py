"""Pages ready to train the block labeller on: blocks, labels, weights, and which rows are learnt from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bench.noise_gold import GoldPage, shares, words
from pipeline.block import Block
from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.errors import PipelineError
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.features import page_features
from pipeline.noise.scoring.trees import ABSENT
from sources.page import PageKind, RawPage

FOLDS = 4
# How much a page of each set counts; municipal pages are few and are what the labeller is for.
WEIGHTS = {
    "municipal": 7.0,
    "municipal-own": 4.0,
    "towns": 3.0,
    "made": 1.5,
    "aeb": 6.0,
    "wcxb": 1.3,
    "magic": 4.0,
    "trafeval": 2.4,
}
TEXT_COPY = 0.5
"""What a copy without tags counts of that; where text alone is learnt from, real municipal pages count twice."""
TEXT_WEIGHTS = WEIGHTS | {"municipal": 14.0}
LINES_COPY, EXCERPT = 3.0, 1.5
"""What a copy in the gold's lines counts, as a browser shows them, and an excerpt of a page."""
GERMAN_OR_FRENCH = 1.5
MOST_BLOCKS = 60
# What a block counts grows with its words, but slower: a long paragraph is one decision.
LENGTH_POWER = 0.85
# Of a page's blocks so many are learnt from, those near content twice as likely as others; their weights make up for
# those that are left out. 80 give the figures of 250 in a third of the time.
MOST_ROWS = 80
_NEAR = 3
# Of an excerpt: the lines of the shortest page it is taken of, how many it begins above the content, how long it is.
_SHORT_PAGE, _ABOVE = 15, (0, 0, 1, 2, 3, 6)
_FEWEST_LINES, _MORE_LINES = 8, 40
PROCESSES = 2
Column = NDArray[np.float64]
Number = TypeVar("Number", bound=np.floating[Any])


@dataclass
class Example:
    """One page ready for training.

    copy: empty, or of what kind a copy of a page without its markup is: "text" has its blocks for lines, "lines" those
    of its gold, "excerpt" is a part of one.
    """

    page: GoldPage
    blocks: tuple[Block, ...]
    kind: PageKind
    head: PageHead
    copy: str
    target: Column
    tokens: Column
    weight: Column
    fold: int

    @property
    def article(self) -> bool:
        """True where the gold is the body of an article alone, as in the extraction sets."""
        return not self.page.lines

    @property
    def tagless(self) -> bool:
        """True for a copy without markup."""
        return bool(self.copy)

    @property
    def dataset(self) -> str:
        """Name of the set, and of the kind of copy."""
        return self.page.dataset + (f" as {self.copy}" if self.copy else "")


def read_examples(pages: Iterable[GoldPage], *, text: bool = False) -> list[Example]:
    """The examples of all pages, in their order. text: as `examples_of` takes it."""
    with get_context("fork").Pool(PROCESSES) as pool:
        each = pool.imap(partial(examples_of, text=text), pages, chunksize=16)
        return [example for found in each for example in found]


def examples_of(page: GoldPage, *, text: bool = False) -> list[Example]:
    """The page, and for every eighth page (and each municipal one) a copy as tagless text.

    text: of each page the text alone, a page of markup as its copy, that of a municipality in the gold's lines too, and
    excerpts of some.
    """
    kind = PageKind(page.kind)
    try:
        decoded, _ = decode(RawPage(source="bench", url=page.url, body=page.body, kind=kind), DEFAULT_LIMITS)
        walk = read_blocks(decoded, kind, DEFAULT_LIMITS)
    except PipelineError:
        return []
    if not walk.blocks:
        return []
    own = WEIGHTS[page.dataset]
    if not text:
        found = [_example(page, walk.blocks, kind, walk.head, "", own)]
        if kind is PageKind.HTML and (page.lines or _number(page.id) % 8 == 0):
            found.append(_copy(page, [block.text for block in walk.blocks], "text", own * TEXT_COPY))
        return found
    own = TEXT_WEIGHTS[page.dataset]
    if kind is PageKind.TEXT:
        found = [_example(page, walk.blocks, kind, walk.head, "", own)]
        return [*found, *_excerpt(found[0])]
    found = [_copy(page, [block.text for block in walk.blocks], "text", own * TEXT_COPY)]
    if page.lines and page.dataset != "made":
        found.append(_copy(page, [line for line, _ in page.lines], "lines", LINES_COPY))
        return [*found, *_excerpt(found[-1])]
    articles = page.dataset in ("aeb", "wcxb") and page.page_type in ("article", "service", "documentation", "")
    return [*found, *_excerpt(found[0])] if articles and _number("excerpt " + page.id) % 3 == 0 else found


def _copy(page: GoldPage, lines: list[str], copy: str, weight: float) -> Example:
    walk = read_blocks("\n".join(lines), PageKind.TEXT, DEFAULT_LIMITS)
    return _example(page, walk.blocks, PageKind.TEXT, walk.head, copy, weight)


def _excerpt(example: Example) -> list[Example]:
    """Some lines from where the content of a page begins, or a few lines above it, to be kept as of a municipal page:
    readers copy without the menu. None of a short page."""
    known = np.flatnonzero(~np.isnan(example.target)).tolist()
    lines = [(example.blocks[place].text, bool(example.target[place] > 0.5)) for place in known]
    kept = [place for place, (_, keep) in enumerate(lines) if keep]
    if not kept or len(lines) < _SHORT_PAGE:
        return []
    chance = _number(f"excerpt {example.dataset} {example.page.id}")
    start = max(0, kept[0] - _ABOVE[chance % len(_ABOVE)])
    size = _FEWEST_LINES + chance // len(_ABOVE) % _MORE_LINES
    part = tuple(lines[start : start + size])
    page = replace(example.page, kind=PageKind.TEXT, body=b"", gold=None, lines=part)
    return [_copy(page, [line for line, _ in part], "excerpt", EXCERPT)]


def _example(
    page: GoldPage, blocks: tuple[Block, ...], kind: PageKind, head: PageHead, copy: str, counts: float
) -> Example:
    texts = [block.text for block in blocks]
    target = np.array([np.nan if share is None else share for share in shares(texts, page)])
    tokens = np.array([float(len(words(text))) for text in texts])
    known = ~np.isnan(target)
    weight = np.where(known, np.maximum(1.0, tokens), 0.0) ** LENGTH_POWER
    if weight.sum():
        weight *= min(MOST_BLOCKS, int(known.sum())) / weight.sum()
    weight *= counts
    if not page.lines and page.language in ("de", "fr"):
        weight *= GERMAN_OR_FRENCH
    weight = _thinned(weight, np.nan_to_num(target))
    return Example(page, blocks, kind, head, copy, target, tokens, weight, _number(page.site) % FOLDS)


def _thinned(weight: Column, target: Column) -> Column:
    """The weights of MOST_ROWS blocks, spread evenly over the page (systematic sampling); 0 for the others."""
    if int((weight > 0).sum()) <= MOST_ROWS:
        return weight
    near = np.convolve(target > 0.3, np.ones(2 * _NEAR + 1), "same")[: len(target)] > 0
    wanted = weight * np.where(near, 2.0, 1.0)
    low, high = 0.0, MOST_ROWS / float(wanted[wanted > 0].min())
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if np.minimum(1.0, wanted * middle).sum() > MOST_ROWS else (middle, high)
    chance = np.minimum(1.0, wanted * low)
    taken = np.diff(np.floor(np.cumsum(chance) + 0.5), prepend=0.0) > 0
    return np.where(taken & (weight > 0), weight / np.maximum(chance, 1e-9), 0.0)


def _number(name: str) -> int:
    return int(hashlib.sha1(name.encode()).hexdigest()[:8], 16)


class Rows:
    """The blocks of all examples, one after the other: label, weight, fold, and how to cut a column into pages."""

    def __init__(self, examples: list[Example]) -> None:
        self.examples = examples
        counts = [len(example.blocks) for example in examples]
        self._ends = np.cumsum(counts)[:-1]
        self.count = sum(counts)
        self.fold = np.repeat([example.fold for example in examples], counts)
        self.target = np.nan_to_num(np.concatenate([example.target for example in examples]))
        self.weight = np.concatenate([example.weight for example in examples])
        self.article = np.repeat([example.article for example in examples], counts)

    def pages(self, column: NDArray[Number]) -> list[NDArray[Number]]:
        """Cut a column (or a table) into pages."""
        return np.split(column, self._ends)

    def features(self) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        """The table of what can be known without a model, and the names of its columns."""
        with get_context("fork").Pool(PROCESSES) as pool:
            parts = pool.map(_features, self.examples, chunksize=16)
        return stack(parts)


def _features(example: Example) -> tuple[NDArray[np.float32], tuple[str, ...]]:
    return as_table(page_features(example.blocks, example.kind, example.head, article=example.article))


def as_table(columns: Mapping[str, Column]) -> tuple[NDArray[np.float32], tuple[str, ...]]:
    """A page's columns side by side, and their names; what a page cannot tell becomes ABSENT."""
    table = np.column_stack(list(columns.values())).astype(np.float32)
    return np.nan_to_num(table, copy=False, nan=ABSENT), tuple(columns)


def stack(
    parts: list[tuple[NDArray[np.float32], tuple[str, ...]]],
) -> tuple[NDArray[np.float32], tuple[str, ...]]:
    """The tables of all pages on top of each other, with the columns that each has, in the order of their names.

    LightGBM draws columns by their place: an order that the code gives would make a new model of each refactoring.
    """
    names = tuple(sorted(set(parts[0][1]).intersection(*{own for _, own in parts})))
    tables = []
    for table, own in parts:
        place = {name: number for number, name in enumerate(own)}
        tables.append(table if own == names else table[:, [place[name] for name in names]])
    return np.concatenate(tables), names
