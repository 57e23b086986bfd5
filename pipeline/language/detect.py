"""The language of one text alone: the n-gram model votes always, langdetect where that vote is unsure."""

from __future__ import annotations

from typing import Final

import numpy as np

from pipeline.language.ngrams import UNDETERMINED_CLASS, Vector, ngram_model, tokens

NO_LANGUAGE: Final = 0.9
"""From this probability of `und` on a text has no language of its own; set on the langid corpus (null kept out)."""


def detect(text: str) -> tuple[str | None, float]:
    """Give the ISO 639-1 code of a text and the probability that it is right.

    None where the text has no language of its own: numbers, names, addresses. A low probability says the same softly.
    """
    probabilities = class_probabilities(text)
    if probabilities is None:
        return None, 0.0
    if probabilities[-1] >= NO_LANGUAGE:
        return None, float(1 - probabilities[-1])
    best = int(np.argmax(probabilities[:-1]))
    return ngram_model().languages[best], float(probabilities[best])


def class_probabilities(text: str) -> Vector | None:
    """Probability of each language of the model, `und` last; None where the text holds no word to judge by."""
    words = tokens(text)
    if not has_words(words):
        return None
    result: Vector = softmax(ngram_model().log_odds_of([words]))[0]
    return result


def has_words(words: list[str]) -> bool:
    """True where two letters at least stand in the tokens."""
    return sum(len(word) for word in words if not word[0].isdigit()) >= 2


def softmax(scores: Vector) -> Vector:
    """Probabilities from log odds, row by row."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Vector = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


__all__ = ["NO_LANGUAGE", "UNDETERMINED_CLASS", "class_probabilities", "detect", "has_words", "softmax"]
