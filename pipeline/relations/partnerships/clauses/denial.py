"""Which words for a relation a text takes back: "keine Partnerschaft", "friendship, no charter"."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import all_languages
from pipeline.relations.partnerships.clauses.clause import PARENTHESES
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.sentences import sentence_spans

_JOINED = 6
"""Characters between an agreement and what it is of: "umowy partnerskiej"."""
_LETTERS = string.ascii_lowercase + " "
_NEGATED_REACH = 30
"""Characters behind a negation in which a cue is denied by it alone: "não são geminações"."""


LONGEST_CLAUSE: Final = 2_000
"""Characters; sixty towns with the years of their charters."""


def clauses(text: str) -> list[tuple[int, int]]:
    """Sentences, cut further at semicolons, at bullets and between "w 2003 r." and a small word with a capital.

    What is longer than anybody writes (`LONGEST_CLAUSE`) is cut at a comma or a blank: each of its words may belong to
    each other, and to ask them all takes time that grows with the square of its length.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        begin = start
        for match in _cuts().finditer(text[start:end]):
            spans += _pieces(text, begin, start + match.end())
            begin = start + match.end()
        spans += _pieces(text, begin, end)
    return spans


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause, in pieces where it is too long."""
    while end - start > LONGEST_CLAUSE:
        cut = max(text.rfind(", ", start, start + LONGEST_CLAUSE), start)
        cut = cut if cut > start else max(text.rfind(" ", start, start + LONGEST_CLAUSE), start)
        cut = cut + 1 if cut > start else start + LONGEST_CLAUSE
        yield start, cut
        start = cut
    yield start, end


@cache
def _cuts() -> re.Pattern[str]:
    words = {word.capitalize() for entry in all_languages().values() for word in entry.cities.prepositions}
    return re.compile(rf"[;•]|(?<=\d) \w{{1,4}}\.(?=\s+{alternation(words)}\s)")


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
        for start, end in clauses(text)
        for cue in undenied(text, start, end, [cue for cue in cues if start <= cue.start < end])[0]
    ]
