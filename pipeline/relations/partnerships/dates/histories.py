"""Dates of a town's own history, which begin no partnership: "Die Stadt wurde 1904 gegründet", "The church dates from
1250"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.sentences import sentence_spans

_FIRST_YEAR: Final = "1900"
"""No partnership of towns in our sense is older."""
_OF_RELATION: Final = frozenset({CueKind.AGREEMENT, CueKind.EXCHANGE, *RELATION_KINDS})
_SUBJECT_WORDS: Final = 4
"""Words at the head of a sentence among which its subject is."""
_ENDING: Final = 3
"""Letters of an article that stands behind its noun: "kommunen"."""
_SHORTEST: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_of_town(text: str, date: Mention, cues: Sequence[Cue], language: str) -> bool:
    """True for a date before there were partnerships, and for one in a sentence whose subject is a town and which has
    no word for a relation. cues: those of the text."""
    if date.value[:1].isdigit() and date.value[: len(_FIRST_YEAR)] < _FIRST_YEAR:
        return True
    start, end = next((span for span in sentence_spans(text) if span[0] <= date.start < span[1]), (0, len(text)))
    if any(start <= cue.start < end and cue.kind in _OF_RELATION for cue in cues):
        return False
    words = _WORD.findall(lowered(text[start : date.start]))[:_SUBJECT_WORDS]
    return any(_is_town(word, language) for word in words)


def _is_town(word: str, language: str) -> bool:
    towns = _towns(language)
    return word in towns or any(len(stem) >= _SHORTEST and stem in towns for stem in _stems(word))


def _stems(word: str) -> list[str]:
    return [word[:-cut] for cut in range(1, _ENDING + 1)]


@cache
def _towns(language: str) -> frozenset[str]:
    entry = all_languages().get(language)
    return frozenset(word.lower() for word in entry.cities.towns) if entry is not None else frozenset()
