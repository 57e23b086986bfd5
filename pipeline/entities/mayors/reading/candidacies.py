"""Titles that somebody only hopes for or was defeated in the election to: "candidate for Mayor", "unterlag … zum"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.entities.mayors.reading.lexicon import Label, Labelled, phrase_words
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_given
from pipeline.languages.lists import set_of

_REACH: Final = 8
"""Tokens between a word of a candidacy and what joins it to the office: "Kandidatin der Grünen und der SPD für das"."""
_PROPOSED: Final = 8
"""Tokens between a verb of proposing and "as": "proposed that Cllr Tom Hill be elected"."""
_MOST_BEFORE: Final = 3
"""Modifiers between the aim and the title: "to be the next Mayor"."""
_CLAUSE_ENDS: Final = frozenset({",", ";", ":", ".", "!", "?", "…", "\t", "|"})


class _Words(NamedTuple):
    """The words of a language, in small letters. direct and aims: phrases as tokens. longest: tokens of the longest.
    proposals: verbs behind which somebody is but proposed, and roles: what stands before the office then ("as")."""

    direct: frozenset[tuple[str, ...]]
    aims: frozenset[tuple[str, ...]]
    candidacies: frozenset[str]
    proposals: frozenset[str]
    roles: frozenset[str]
    modifiers: frozenset[str]
    longest: int


@cache
def _words(language: str) -> _Words:
    own = own_words(language)
    direct, aims = (frozenset(map(phrase_words, phrases)) for phrases in (own.candidates, own.aims))
    return _Words(
        direct,
        aims,
        set_of(language, "mayors.candidacies"),
        set_of(language, "mayors.proposals"),
        set_of(language, "partnerships.as_partner"),
        set_of(language, "mayors.modifiers"),
        max(map(len, direct | aims), default=0),
    )


def without_candidacies(
    labels: Iterable[Labelled], words: Sequence[str], languages: Sequence[str]
) -> tuple[Labelled, ...]:
    """The labels of a block, where a title is an office as soon as somebody only hopes for it: its holder is no mayor.

    words: the tokens. languages: that of each token.
    """
    found = tuple(labels)
    titles = [item for item in found if item.label in {Label.TITLE, Label.PLURAL}]
    if not titles:
        return found
    lowered = [word.lower() for word in words]
    ends = {place for item in found if item.label is Label.COPULA for place in range(item.start, item.end)}
    ends.update(place for item in titles for place in range(item.start, item.end))
    sought = {
        (item.start, item.end) for item in titles if _is_sought(item, words, lowered, languages[item.start], ends)
    }
    if not sought:
        return found
    return tuple(
        item._replace(label=Label.OFFICE, title=None)
        if item.label in {Label.TITLE, Label.PLURAL} and (item.start, item.end) in sought
        else item
        for item in found
    )


def _is_sought(
    title: Labelled, words: Sequence[str], lowered: Sequence[str], language: str, ends: Collection[int]
) -> bool:
    """True for a title right behind a candidate, or behind an aim in the clause of a candidacy.

    ends: tokens of verbs of office and of titles, over which no candidacy reaches.
    """
    own = _words(language)
    place = title.start
    for _ in range(_MOST_BEFORE):
        for length in range(min(own.longest, place), 0, -1):
            phrase = tuple(lowered[place - length : place])
            if phrase in own.direct:
                return True
            if length == 1 and phrase[0] in own.roles and _is_proposal(place - 1, lowered, own.proposals, ends):
                return True
            if phrase in own.aims:
                named = title.end < len(words) and is_given(words[title.end])
                if length == 1 and named:
                    return False  # "the candidate waited for Mayor Ann Lee"
                return _is_campaign(title, place - length, not named, lowered, own.candidacies, ends)
        if place == 0 or lowered[place - 1] not in own.modifiers:
            return False
        place -= 1
    return False


def _is_proposal(role: int, lowered: Sequence[str], proposals: Collection[str], ends: Collection[int]) -> bool:
    """True where somebody proposes the one named before "as Mayor". role: the token of "as"."""
    for place in range(role - 1, max(role - 1 - _PROPOSED, -1), -1):
        if lowered[place] in _CLAUSE_ENDS or place in ends:
            return False
        if lowered[place] in proposals:
            return True
    return False


def _is_campaign(
    title: Labelled,
    aim: int,
    behind: bool,
    lowered: Sequence[str],
    candidacies: Collection[str],
    ends: Collection[int],
) -> bool:
    """True where a word of a candidacy stands in the clause before an aim, or, where asked for, behind the title of an
    aim of several words ("für das Amt der Bürgermeisterin nominiert"). aim: its first token."""
    for place in range(aim - 1, max(aim - 1 - _REACH, -1), -1):
        if lowered[place] in _CLAUSE_ENDS or place in ends:
            break
        if lowered[place] in candidacies:
            return True
    if behind and title.start - aim > 1:
        for place in range(title.end, min(title.end + _REACH, len(lowered))):
            if lowered[place] in _CLAUSE_ENDS:
                break
            if lowered[place] in candidacies:
                return True
    return False
