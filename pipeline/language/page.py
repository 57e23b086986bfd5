"""Languages over a page: short blocks lean on their neighbours, on the page's long blocks and on its markup."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np

from pipeline.head import PageHead
from pipeline.language.detect import class_probabilities
from pipeline.language.ngrams import Vector, ngram_model
from pipeline.record import UNDETERMINED, Block
from sources.page import Publisher

# Tuned as a set on corpora/municipal and corpora/municipal-own (share of lines in their language).
STAY = 0.88
"""Probability that the next block is in the language of this one."""
SMOOTHING = 0.02
"""Share of the page's prior that every language has, seen or not."""
DECLARED = 3.0
"""How many clear words a declaration (html lang, publisher) counts for."""
CLEAR = 0.9
"""A block whose best language is this probable counts for the page's prior."""
NO_LANGUAGE_ON_PAGE = 0.9
"""From this probability of `und` on a block of a page has no language of its own."""
FLATTEN = 0.7
"""Exponent on a block's own probabilities before its neighbours are asked: the model is too sure of short blocks."""


def label_languages(blocks: tuple[Block, ...], publisher: Publisher, head: PageHead) -> tuple[tuple[Block, ...], str]:
    """Fill language and language_confidence of every block; give the blocks and the document's language.

    A block without a language of its own (names, numbers, addresses) is `und`. The document's language is that of
    most words of the kept blocks, `und` where no kept block has a language.
    """
    languages = ngram_model().languages
    own = [class_probabilities(block.text) for block in blocks]
    declared = _declared(publisher, head, languages)
    prior = _prior(blocks, own, declared, languages)
    posterior = _smooth(_emissions(blocks, own, languages), prior)
    labelled = []
    words: Counter[str] = Counter()
    for block, probabilities, row in zip(blocks, own, posterior, strict=True):
        if probabilities is None or probabilities[-1] >= NO_LANGUAGE_ON_PAGE:
            sure = 1.0 if probabilities is None else float(probabilities[-1])
            labelled.append(replace(block, language=UNDETERMINED, language_confidence=round(sure, 4)))
            continue
        best = int(np.argmax(row))
        labelled.append(replace(block, language=languages[best], language_confidence=round(float(row[best]), 4)))
        if block.kept:
            words[languages[best]] += len(block.text.split())
    if not words:
        return tuple(labelled), UNDETERMINED
    return tuple(labelled), min(words, key=lambda code: (-words[code], code))


def _declared(publisher: Publisher, head: PageHead, languages: tuple[str, ...]) -> Vector:
    """What the markup and the catalogue say: weight per language."""
    weight = np.zeros(len(languages), dtype=np.float32)
    root = head.lang[:2]
    if root in languages:
        weight[languages.index(root)] += DECLARED
    for code in publisher.languages:
        if code in languages:
            weight[languages.index(code)] += DECLARED / len(publisher.languages)
    return weight


def _prior(blocks: tuple[Block, ...], own: list[Vector | None], declared: Vector, languages: tuple[str, ...]) -> Vector:
    """How much of the page each language is, by its clear blocks and its declarations."""
    weight = declared.copy()
    seen: defaultdict[str, int] = defaultdict(int)
    for block, probabilities in zip(blocks, own, strict=True):
        if probabilities is None or seen[block.text]:
            continue
        seen[block.text] += 1
        best = int(np.argmax(probabilities[:-1]))
        if probabilities[best] >= CLEAR:
            weight[best] += min(40, len(block.text.split()))
    if not weight.any():
        weight += 1
    share = weight / weight.sum()
    result: Vector = (1 - SMOOTHING) * share + SMOOTHING / len(languages)
    return result


def _emissions(blocks: tuple[Block, ...], own: list[Vector | None], languages: tuple[str, ...]) -> Vector:
    """Likelihood of each block under each language; flat where the block says nothing."""
    rows = np.full((len(blocks), len(languages)), 1 / len(languages), dtype=np.float32)
    for row, (block, probabilities) in enumerate(zip(blocks, own, strict=True)):
        if probabilities is None:
            continue
        und = float(probabilities[-1])
        likelihood = (probabilities[:-1] / max(1e-9, 1 - und) + 1e-6) ** FLATTEN
        rows[row] = (1 - und) * likelihood / likelihood.sum() + und / len(languages)
        tagged = block.html_lang[:2]
        if tagged in languages:
            rows[row, languages.index(tagged)] *= 1.5
    return rows


def _smooth(emissions: Vector, prior: Vector) -> Vector:
    """Posterior of each block's language: a chain that stays with STAY and else begins anew from the prior."""
    count = len(emissions)
    forward = np.empty_like(emissions)
    backward = np.ones_like(emissions)
    state = prior
    for i in range(count):
        state = (STAY * state + (1 - STAY) * prior) * emissions[i] if i else prior * emissions[i]
        state = state / state.sum()
        forward[i] = state
    for i in range(count - 2, -1, -1):
        message = backward[i + 1] * emissions[i + 1]
        message = STAY * message + (1 - STAY) * float(prior @ message)
        backward[i] = message / message.sum()
    posterior = forward * backward
    result: Vector = posterior / posterior.sum(axis=1, keepdims=True)
    return result
