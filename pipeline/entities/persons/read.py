"""Sentences read by the name model of their language: which spans it takes for persons, places and organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.entities.persons.network import load_network
from pipeline.tokens import tokenize_for_network

_BATCH: Final = 64
_MOST_CHARACTERS: Final = 600
"""Of a longer sentence only so much is read: a list without full stops is none."""


class Sentence(NamedTuple):
    """A sentence to be read, and its ISO 639-1 language."""

    text: str
    language: str


class Marked(NamedTuple):
    """A span that the model marks: offsets in the sentence, end exclusive, and "PER", "LOC", "ORG" or "MISC"."""

    start: int
    end: int
    label: str


def read_names(sentences: Sequence[Sentence]) -> list[tuple[Marked, ...] | None]:
    """What the models mark in each sentence, in its order; None for a sentence of a language without a model.

    The sentences of one language are read in one batch; a model is loaded when its language first comes up.
    """
    read: list[tuple[Marked, ...] | None] = [None] * len(sentences)
    by_language: dict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        by_language[sentence.language].append(place)
    for language, places in by_language.items():
        network = load_network(language)
        if network is None:
            continue
        docs = [tokenize_for_network(sentences[place].text[:_MOST_CHARACTERS]) for place in places]
        for place, doc in zip(places, network.pipe(docs, batch_size=_BATCH), strict=True):
            read[place] = tuple(Marked(span.start_char, span.end_char, span.label_) for span in doc.ents)
    return read
