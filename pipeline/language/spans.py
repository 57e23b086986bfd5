"""Several languages in one block: which sentences are in which."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.block import UNDETERMINED, LanguageSpan
from pipeline.language.ngrams import Counts, Vector, ngram_model
from pipeline.language.shares import best_of
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
    if not parts:
        return []
    probabilities, counts = class_probabilities([text[start:end] for start, end in parts], second_vote=False)
    return _joined(parts, *_said(probabilities, counts))


def split_by_language(texts: Sequence[str]) -> dict[int, tuple[LanguageSpan, ...]]:
    """The spans of each text that is in several languages, by its place; all are worked out at once."""
    parts_of: list[tuple[int, list[tuple[int, int]]]] = []
    sentences: list[str] = []
    for place, text in enumerate(texts):
        if len(text) >= SHORTEST_TEXT and len(parts := sentence_spans(text)) > 1:
            parts_of.append((place, parts))
            sentences += [text[start:end] for start, end in parts]
    if not sentences:
        return {}
    best, confidences = _said(*class_probabilities(sentences, second_vote=False))
    found: dict[int, tuple[LanguageSpan, ...]] = {}
    first = 0
    for place, parts in parts_of:
        last = first + len(parts)
        if len({*best[first:last]} - {None}) > 1:
            found[place] = tuple(_joined(parts, best[first:last], confidences[first:last]))
        first = last
    return found


def _said(probabilities: Vector, counts: Counts) -> tuple[list[str | None], list[float]]:
    """The language of each sentence, None where it is short or not sure, and how probable the best one is.

    probabilities: a row for each sentence, `und` last. counts: their words.
    """
    languages = ngram_model().languages
    places, confidences = best_of(probabilities, len(languages))
    sure = ((counts >= FEWEST_WORDS) & (confidences >= SURE)).tolist()
    best = zip(sure, places.tolist(), strict=True)
    return [languages[place] if is_sure else None for is_sure, place in best], confidences.tolist()


def _joined(
    parts: Sequence[tuple[int, int]], best: Sequence[str | None], confidences: Sequence[float]
) -> list[LanguageSpan]:
    """Neighbouring sentences of one language, put together. best, confidences: of each part, as `_said` gives them."""
    spans: list[LanguageSpan] = []
    for (start, end), language, confidence in zip(parts, best, confidences, strict=True):
        last = spans[-1] if spans else None
        if last is not None and (language is None or last.language == language):
            least = last.confidence if language is None else min(last.confidence, confidence)
            spans[-1] = LanguageSpan(last.start, end, last.language, least)
        elif last is not None and last.language == UNDETERMINED and language is not None:
            spans[-1] = LanguageSpan(last.start, end, language, confidence)
        elif language is None:
            spans.append(LanguageSpan(start, end, UNDETERMINED, 0.0))
        else:
            spans.append(LanguageSpan(start, end, language, confidence))
    return spans
