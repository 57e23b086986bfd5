"""Which words for a relation a text takes back: "keine Partnerschaft", "friendship, no charter"."""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import pairwise

from pipeline.relations.partnerships.clauses.clause import PARENTHESES
from pipeline.relations.partnerships.clauses.cutting import clause_spans
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind

_JOINED = 6
"""Characters between an agreement and what it is of: "umowy partnerskiej"."""
_LETTERS = string.ascii_lowercase + " "
_NEGATED_REACH = 30
"""Characters behind a negation in which a cue is denied by it alone: "não são geminações"."""


def undenied(text: str, start: int, end: int, cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], bool]:
    """The cues that name a relation and are not denied, and whether the whole clause is a denial.

    A negation denies the cue right behind it ("friendship, no charter"); where none follows, it denies the clause.
    """
    inside = [match.span() for match in PARENTHESES.finditer(text, start, end)]
    relations = [cue for cue in cues if cue.kind in RELATION_KINDS]
    nameable = [cue for cue in cues if cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT]
    denied: set[Cue] = set()
    for cue in cues:
        if cue.kind is not CueKind.NEGATION or any(left < cue.start < right for left, right in inside):
            continue
        behind = [other for other in nameable if 0 <= other.start - cue.end <= _NEGATED_REACH]
        if not behind:
            return (), True
        denied.add(behind[0])
        for one, other in pairwise(behind):
            if one in denied and not text[one.end : other.start].strip(_LETTERS) and other.start - one.end <= _JOINED:
                denied.add(other)
    left = tuple(cue for cue in relations if cue not in denied)
    return left, bool(denied) and not left


def stated_cues(text: str, cues: Sequence[Cue]) -> list[Cue]:
    """The cues of a whole text that name a relation and are not denied, in order. cues: all of the text's."""
    return [
        cue
        for start, end in clause_spans(text)
        for cue in undenied(text, start, end, [cue for cue in cues if start <= cue.start < end])[0]
    ]
