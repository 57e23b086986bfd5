"""Several languages in one block: which sentences are in which."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.block import UNDETERMINED, LanguageSpan
from pipeline.language.ngrams import Vector, ngram_model, tokens
from pipeline.language.vote import class_probabilities
from pipeline.sentences import sentence_spans

SURE = 0.9
"""From this probability on a sentence speaks for itself; set on pairs of sentences of the langid corpus."""
FEWEST_WORDS = 3
"""A shorter sentence goes with the one before it."""
SHORTEST_TEXT = 40
"""Characters of a text that may hold sentences of two languages."""


def language_spans(text: str) -> list[LanguageSpan]:
    """Split a text at sentence ends where the language changes; empty for a text without sentences.

    A sentence that is short or not sure goes with the sentence before it, at the start with the one behind it; where
    none is sure, one span is `und`.
    """
    parts = sentence_spans(text)
    words = [tokens(text[start:end]) for start, end in parts]
    return _joined(parts, words, class_probabilities(words, second_vote=False)) if parts else []


def split_by_language(texts: Sequence[str]) -> list[tuple[LanguageSpan, ...]]:
    """The spans of each text that is in several languages, nothing for a text in one; all are worked out at once."""
    parts_of = [sentence_spans(text) if len(text) >= SHORTEST_TEXT else [] for text in texts]
    parts_of = [parts if len(parts) > 1 else [] for parts in parts_of]
    words = [tokens(text[start:end]) for text, parts in zip(texts, parts_of, strict=True) for start, end in parts]
    if not words:
        return [()] * len(texts)
    probabilities = class_probabilities(words, second_vote=False)
    found = []
    first = 0
    for parts in parts_of:
        last = first + len(parts)
        spans = _joined(parts, words[first:last], probabilities[first:last]) if parts else []
        found.append(tuple(spans) if len(spans) > 1 else ())
        first = last
    return found


def _joined(
    parts: Sequence[tuple[int, int]], words: Sequence[Sequence[str]], probabilities: Vector
) -> list[LanguageSpan]:
    """Neighbouring sentences of one language, put together. probabilities: a row for each part, `und` last."""
    languages = ngram_model().languages
    best: list[int] = probabilities[:, :-1].argmax(axis=1).tolist()
    confidences: list[float] = probabilities[:, :-1].max(axis=1).tolist()
    spans: list[LanguageSpan] = []
    for (start, end), place, confidence, held in zip(parts, best, confidences, words, strict=True):
        language = languages[place]
        sure = len(held) >= FEWEST_WORDS and confidence >= SURE
        last = spans[-1] if spans else None
        if last is not None and (not sure or last.language == language):
            spans[-1] = LanguageSpan(last.start, end, last.language, min(last.confidence, confidence if sure else 1.0))
        elif last is not None and last.language == UNDETERMINED:
            spans[-1] = LanguageSpan(last.start, end, language, confidence)
        else:
            spans.append(LanguageSpan(start, end, language if sure else UNDETERMINED, confidence if sure else 0.0))
    return spans
