"""Softmax regression over the features of `pipeline.language.ngrams`, by Adagrad, on sparse counts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.languages.samples import Sample
from pipeline.language.ngrams import ngrams_of
from pipeline.language.tokenizer import tokens

Matrix = NDArray[np.float32]


def fit(
    samples: Sequence[Sample],
    classes: int,
    *,
    rarest: int = 4,
    most: int = 200_000,
    epochs: int = 5,
    rate: float = 0.3,
    seed: int = 0,
) -> tuple[list[str], Matrix, Matrix]:
    """Fit the weights; give the n-grams, their weights (one row each) and the bias.

    rarest: an n-gram is used when this many samples hold it. most: n-grams used at most, the frequent ones.
    epochs, rate: passes over the samples, and the size of the first steps.
    """
    counts, names = _counts([text for text, _ in samples], rarest, most)
    labels = np.array([label for _, label in samples])
    weights = np.zeros((len(names), classes), dtype=np.float32)
    bias = np.zeros(classes, dtype=np.float32)
    squares = np.full((len(names), 1), 1e-6, dtype=np.float32)
    dice = np.random.default_rng(seed)
    batch = 1024
    for epoch in range(epochs):
        step = rate / (1 + 0.3 * epoch)
        order = dice.permutation(len(labels))
        shuffled, wanted = counts[order], labels[order]
        loss = 0.0
        for start in range(0, len(labels), batch):
            rows, right = shuffled[start : start + batch], wanted[start : start + batch]
            scores = rows @ weights + bias
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            scores /= scores.sum(axis=1, keepdims=True)
            loss -= float(np.log(scores[np.arange(len(right)), right] + 1e-9).sum())
            scores[np.arange(len(right)), right] -= 1
            gradient = (rows.T @ scores) / len(right)
            squares += (gradient**2).sum(axis=1, keepdims=True)
            weights -= step * gradient / np.sqrt(squares)
            bias -= 0.05 * step * scores.mean(axis=0)
        print(f"epoch {epoch + 1}: loss {loss / len(labels):.4f}", flush=True)
    return names, weights, bias


def _counts(texts: Sequence[str], rarest: int, most: int) -> tuple[sparse.csr_matrix, list[str]]:
    """How often each sample holds each n-gram, by way of the words: each word is taken apart once."""
    rows: dict[str, int] = {}
    words_of = [[rows.setdefault(word, len(rows)) for word in tokens(text)] for text in texts]
    grams: dict[str, int] = {}
    flat, ends = array("i"), array("q", [0])
    for word in rows:
        flat.extend(grams.setdefault(gram, len(grams)) for gram in ngrams_of(word))
        ends.append(len(flat))
    by_word = _sparse(np.frombuffer(flat, dtype=np.int32), np.frombuffer(ends, dtype=np.int64), len(grams))
    words_flat = np.fromiter((word for words in words_of for word in words), dtype=np.int32)
    by_text = _sparse(words_flat, np.cumsum([0, *(len(words) for words in words_of)]), len(rows))
    uses = np.asarray(by_text.sum(axis=0)).ravel()
    seen = (by_word > 0).astype(np.float32).T @ uses
    names = list(grams)
    order = sorted(np.flatnonzero(seen >= rarest).tolist(), key=lambda gram: (-seen[gram], names[gram]))[:most]
    return (by_text @ by_word[:, order]).tocsr(), [names[gram] for gram in order]


def _sparse(columns: NDArray[np.int32], ends: NDArray[np.int64], width: int) -> sparse.csr_matrix:
    matrix = sparse.csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns.copy(), ends.copy()), shape=(len(ends) - 1, width)
    )
    matrix.sum_duplicates()
    return matrix


def strongest(names: Sequence[str], weights: Matrix, keep: int) -> tuple[list[str], Matrix]:
    """The `keep` n-grams with the largest weights, the weights centred and the few largest cut."""
    centred = weights - weights.mean(axis=1, keepdims=True)
    chosen = np.sort(np.argsort(-np.abs(centred).max(axis=1), kind="stable")[:keep])
    kept = centred[chosen]
    limit = float(np.quantile(np.abs(kept), 0.9999))
    return [names[i] for i in chosen], np.clip(kept, -limit, limit)
