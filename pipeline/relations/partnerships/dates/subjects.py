"""Whether a word of an end or a renewal speaks of a relation: visits end too, and buildings are renewed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from pipeline.languages.lists import pattern_of, tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import part_of

_TWO_LETTERS: Final = 2
"""Letters of a word that says nothing of what a part of a sentence is about."""
_TOWN_REACH: Final = 30
"""Characters before a word in which a word for a town can stand."""
_OTHER_MATTERS: Final = frozenset(
    {CueKind.VISIT, CueKind.EVENT, CueKind.EXCHANGE, CueKind.ANNIVERSARY, CueKind.BODY, CueKind.NETWORK}
)
_UNDONE: Final = frozenset({CueKind.PLANNED, CueKind.CONSIDERED, CueKind.NEGATION})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Subject(Enum):
    """What a word speaks of. EARLIER: what the text before its sentence speaks of, "It was dissolved in 2003". BESIDE:
    what stands before it in its sentence, which is a relation in a row of partners: "Dijon (1973, dissolved 2003)"."""

    RELATION = auto()
    EARLIER = auto()
    BESIDE = auto()
    OTHER = auto()


def subject_of_word(
    text: str, span: tuple[int, int], word: Cue, dates: Sequence[Mention], cues: Sequence[Cue], language: str
) -> Subject:
    """What a word of a sentence speaks of: what its part of the sentence names, or where that only goes on ("signed in
    1973, was dissolved in 2003"), what stands before. span: start and end of the sentence; dates, cues: those in it.
    """
    start, end = part_of(text, word, language, span)
    here = [cue for cue in cues if start <= cue.start < end]
    if any(cue.kind in _OTHER_MATTERS for cue in here) or any(cue.kind in _UNDONE for cue in cues):
        return Subject.OTHER
    if any(_names_relation(text, cue, language) for cue in here):
        return Subject.RELATION
    lead = list(lowered(text[start : word.start]))
    for date in dates:
        for place in range(max(date.start, start), min(date.end, word.start)):
            lead[place - start] = " "
    words = [found for found in _WORD.findall("".join(lead)) if len(found) > _TWO_LETTERS]
    if not all(pattern_of(language, "partnerships.continuing").fullmatch(found) for found in words):
        return Subject.OTHER
    before = [cue for cue in cues if cue.end <= start and (cue.kind in _OTHER_MATTERS or _names(cue))]
    if before:
        return Subject.RELATION if _names_relation(text, before[-1], language) else Subject.OTHER
    return Subject.BESIDE if text[span[0] : start].strip() else Subject.EARLIER


def names_relation(text: str, cues: Sequence[Cue], language: str) -> bool:
    """True where some words of a text name a relation, not only a town."""
    return any(_names_relation(text, cue, language) for cue in cues)


def _names(cue: Cue) -> bool:
    return cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT


def _names_relation(text: str, cue: Cue, language: str) -> bool:
    """False for a word that names a town, not its relation: "Partnerstadt", "twin town", "ville jumelée"."""
    if not _names(cue):
        return False
    said = text[cue.start : cue.end].lower()
    before = text[max(0, cue.start - _TOWN_REACH) : cue.start].lower().split()[-1:]
    towns = tuple_of(language, "cities.towns", "cities.towns_many")
    return not (said.endswith(towns) or any(word in towns for word in before))
