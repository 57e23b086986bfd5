"""Several languages in one block: which sentences are in which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pipeline.language.ngrams import Vector, ngram_model, tokens
from pipeline.language.vote import class_probabilities
from pipeline.record import UNDETERMINED, LanguageSpan
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
    return _joined(parts, words, class_probabilities(words)) if parts else []


def split_by_language(texts: Sequence[str]) -> list[tuple[LanguageSpan, ...]]:
    """The spans of each text that is in several languages, nothing for a text in one; all are worked out at once."""
    parts_of = [sentence_spans(text) if len(text) >= SHORTEST_TEXT else [] for text in texts]
    parts_of = [parts if len(parts) > 1 else [] for parts in parts_of]
    words = [tokens(text[start:end]) for text, parts in zip(texts, parts_of, strict=True) for start, end in parts]
    if not words:
        return [()] * len(texts)
    rows, held = iter(class_probabilities(words)), iter(words)
    found = []
    for parts in parts_of:
        spans = _joined(parts, list(islice(held, len(parts))), list(islice(rows, len(parts))))
        found.append(tuple(spans) if len(spans) > 1 else ())
    return found


def _joined(
    parts: Sequence[tuple[int, int]], words: Sequence[Sequence[str]], rows: Sequence[Vector] | Vector
) -> list[LanguageSpan]:
    """Neighbouring sentences of one language, put together."""
    languages = ngram_model().languages
    spans: list[LanguageSpan] = []
    for (start, end), row, held in zip(parts, rows, words, strict=True):
        best = int(row[:-1].argmax())
        language, confidence = languages[best], float(row[best])
        sure = len(held) >= FEWEST_WORDS and confidence >= SURE
        last = spans[-1] if spans else None
        if last is not None and (not sure or last.language == language):
            spans[-1] = LanguageSpan(last.start, end, last.language, min(last.confidence, confidence if sure else 1.0))
        elif last is not None and last.language == UNDETERMINED:
            spans[-1] = LanguageSpan(last.start, end, language, confidence)
        else:
            spans.append(LanguageSpan(start, end, language if sure else UNDETERMINED, confidence if sure else 0.0))
    return spans
