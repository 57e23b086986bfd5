"""Cross-validated texts of ours and the texts of the peers, for the same pages: quality by set, CPU time a page."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

import numpy as np
from lxml.etree import LxmlError

from bench.adapters import extract
from bench.noise_examples import PROCESSES, Example
from bench.noise_figures import kept_text, scored, scorer
from bench.noise_gold import GoldPage
from sources.faults import BUGS

OURS = "Rathaus"
PEERS = (
    "trafilatura",
    "trafilatura-precision",
    "trafilatura-recall",
    "resiliparse",
    "readability-lxml",
    "justext",
)

PEER_FAULTS = (*BUGS, OSError, LxmlError)
"""What a peer may raise on a page that it cannot read; the page then counts as empty."""


@dataclass
class Side:
    """One extractor on one set. scores: what the scorer counts, page by page. seconds: CPU time of each page."""

    scores: list[dict[str, Any]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def of(self, places: Sequence[int]) -> dict[str, Any]:
        """The scorer's summary of some of the pages."""
        return dict(scorer().summarise([self.scores[place] for place in places]))


def sample(pages: Sequence[GoldPage], most: int) -> set[str]:
    """Ids of at most so many pages of each extraction set, chosen by a hash of the id."""
    found: set[str] = set()
    for name in dict.fromkeys(page.dataset for page in pages):
        own = [page.id for page in pages if page.dataset == name]
        own.sort(key=lambda one: hashlib.sha1(one.encode()).hexdigest())
        found.update(own[:most])
    return found


# What the processes of `measure` read; they are forked, so no page is copied.
_shared: dict[str, Any] = {}


def measure(examples: Sequence[Example], probabilities: Sequence[np.ndarray]) -> dict[str, dict[str, Side]]:
    """Return set -> extractor -> side. probabilities: ours, cross-validated. The time of ours is that of the shipped
    model; each extractor reads the pages of a set in a process of its own, three of them first to warm up."""
    names = (OURS, *PEERS)
    sets = dict.fromkeys(example.dataset for example in examples)
    tasks = [(name, data) for data in sets for name in names]
    _shared.update(examples=examples, probabilities=probabilities)
    with get_context("fork").Pool(PROCESSES, maxtasksperchild=1) as pool:
        sides = pool.starmap(_side, tasks, chunksize=1)
    _shared.clear()
    found: dict[str, dict[str, Side]] = {}
    for (name, data), side in zip(tasks, sides, strict=True):
        found.setdefault(data, {})[name] = side
    return found


def _side(name: str, data: str) -> Side:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    run: Callable[[bytes, str], str] = extract if name == OURS else scorer().get_extractor(f"peer:{name}")
    pairs = zip(_shared["examples"], _shared["probabilities"], strict=True)
    own = [(example, guess) for example, guess in pairs if example.dataset == data]
    for example, _ in own[:3]:
        _text(run, example)
    side = Side()
    for example, guess in own:
        start = time.process_time()
        text = _text(run, example)
        side.seconds.append(time.process_time() - start)
        side.scores.append(scored(example.page, kept_text(example, guess) if name == OURS else text))
    return side


def _text(run: Callable[[bytes, str], str], example: Example) -> str:
    """What an extractor gives; a page that it fails on is an empty answer, as the scorer has it."""
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
        try:
            return run(example.page.body, example.page.url) or ""
        except PEER_FAULTS:
            return ""
