"""Several languages in one block: which sentences are in which."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.ngrams import ngram_model, tokens
from pipeline.language.vote import class_probabilities
from pipeline.sentences import sentence_spans

SURE = 0.9
"""From this probability on a sentence speaks for itself; set on pairs of sentences of the langid corpus."""
FEWEST_WORDS = 3
"""A shorter sentence goes with the one before it."""


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A stretch of a text in one language. start, end: offsets in characters. confidence: of its least sure part."""

    start: int
    end: int
    language: str | None
    confidence: float


def language_spans(text: str) -> list[LanguageSpan]:
    """Split a text at sentence ends where the language changes; empty for a text without sentences.

    A sentence that is short or not sure goes with the sentence before it, at the start with the one behind it.
    """
    parts = sentence_spans(text)
    if not parts:
        return []
    words = [tokens(text[start:end]) for start, end in parts]
    languages = ngram_model().languages
    spans: list[LanguageSpan] = []
    for (start, end), row, held in zip(parts, class_probabilities(words), words, strict=True):
        best = int(row[:-1].argmax())
        sure = len(held) >= FEWEST_WORDS and row[best] >= SURE
        last = spans[-1] if spans else None
        if last is not None and (not sure or last.language == languages[best]):
            least = min(last.confidence, float(row[best])) if sure else last.confidence
            spans[-1] = LanguageSpan(last.start, end, last.language, least)
        elif last is not None and last.language is None:
            spans[-1] = LanguageSpan(last.start, end, languages[best], float(row[best]))
        else:
            spans.append(LanguageSpan(start, end, languages[best] if sure else None, float(row[best]) if sure else 0.0))
    return spans
