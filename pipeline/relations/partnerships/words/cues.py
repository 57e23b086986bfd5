"""Words that state, join, date or deny a relation between cities, found in a text by one pattern a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import chain

from pipeline.alternation import alternation
from pipeline.facts import PartnershipKind
from pipeline.joined import JoinedTexts
from pipeline.languages import all_languages, words_of
from pipeline.lowering import lowered
from pipeline.wordfinder import WordFinder


class CueKind(StrEnum):
    """What a cue says."""

    BODY = "bodies"
    TWINNING = "twinning"
    FRIENDSHIP = "friendship"
    COOPERATION = "cooperation"
    AGREEMENT = "agreements"
    JOINING = "joining"
    JOINED = "joined"
    NEGATION = "negations"
    NETWORK = "networks"
    MEMBERSHIP = "membership"
    SINCE = "since"
    SIGNED = "signed"
    RENEWED = "renewed"
    ENDED = "ended"
    ANNIVERSARY = "anniversaries"
    LATER = "later"
    BETWEEN = "between"
    CONSIDERED = "considered"
    PLANNED = "planned"
    VISIT = "visits"
    EVENT = "events"
    EXCHANGE = "exchanges"


RELATION_KINDS = {
    CueKind.TWINNING: PartnershipKind.TWINNING,
    CueKind.FRIENDSHIP: PartnershipKind.FRIENDSHIP,
    CueKind.COOPERATION: PartnershipKind.COOPERATION,
}
"""Cues that name a kind of relation."""
ASIDE = frozenset({CueKind.CONSIDERED, CueKind.PLANNED, CueKind.VISIT, CueKind.EVENT, CueKind.EXCHANGE})
"""Cues that state no relation and only say how to take what stands beside them."""
STATING = (*RELATION_KINDS, CueKind.NETWORK, CueKind.MEMBERSHIP)
"""Cues without one of which a page states neither relation nor membership."""

_WORD_END = "\0"
"""Stands in a tree of words for the end of a word that has to be whole."""
_LONGEST_LINK = 8
"""Characters between "acuerdo" and what it is about: " de ", " über "."""
_COMPOUND = r"(?:(?<![\w-])[\w-]*|(?<=-)\w*)"
"""What stands before the last part of a compound: a chain of hyphens is read whole from its beginning alone."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's place in a text."""

    kind: CueKind
    start: int
    end: int


def find_cues(text: str, language: str) -> list[Cue]:
    """The cues of a text, in order of their start. language: ISO 639-1; for another one than ours there are none."""
    pattern = _pattern(language)
    if pattern is None:
        return []
    lower = lowered(text.replace("’", "'"))
    found = [Cue(CueKind(match.lastgroup or ""), match.start(), match.end()) for match in pattern.finditer(lower)]
    small = words_of(language).partnerships.small
    kept = [
        cue
        for cue in found
        if not (cue.kind is CueKind.NEGATION and _not_denying(language).match(lower, cue.end))
        and not (lower[cue.start : cue.end] in small and text[cue.start].isupper())
    ]
    return _with_twinning(kept, lower, language)


def _with_twinning(cues: list[Cue], lower: str, language: str) -> list[Cue]:
    """The cues with cooperation or friendship as twinning where one agreement is of both: "acuerdo de hermanamiento y
    cooperación"."""
    for place in range(len(cues) - 2):
        agreement, first, second = cues[place : place + 3]
        if agreement.kind is not CueKind.AGREEMENT or first.start - agreement.end > _LONGEST_LINK:
            continue
        kinds = {first.kind, second.kind}
        if CueKind.TWINNING not in kinds or len(kinds & RELATION_KINDS.keys()) < len((first, second)):
            continue
        if _and(language).fullmatch(lower, first.end, second.start) is not None:
            for at in (place + 1, place + 2):
                cues[at] = replace(cues[at], kind=CueKind.TWINNING)
    return cues


@cache
def _and(language: str) -> re.Pattern[str]:
    """ " y ", " et de ": what joins two words of one agreement's name."""
    words = words_of(language).partnerships
    return re.compile(rf"\s{alternation(map(str.lower, words.joiners))}(?:\s\w{{1,3}}'?)?\s?")


def stems_in(texts: JoinedTexts, language: str) -> Iterator[tuple[int, bool]]:
    """A cheap look for words that can state a relation or a membership in a language, in all texts at once.

    texts: in lower case. Yields the place of the text for each, and whether it is one of a relation between cities.
    There may be more of them than cues, and no cue of `STATING` without one.
    """
    stems = _stems(language)
    if stems is None:
        return
    for hit in stems.finder.hits(texts.text.replace("’", "'")):
        yield texts.place(hit.start), hit.word in stems.relating


def may_have(text: str, language: str, kinds: frozenset[CueKind]) -> bool:
    """A cheap test whether a text may have a cue of some kinds: it has none where this says so."""
    finder = _words_of(language, kinds)
    return finder is not None and finder.is_in(lowered(text.replace("’", "'")))


def relation_kinds(cues: Iterable[Cue]) -> list[PartnershipKind]:
    """The kinds of relation that some cues name, in order, each once."""
    kinds = (RELATION_KINDS[cue.kind] for cue in cues if cue.kind in RELATION_KINDS)
    return list(dict.fromkeys(kinds))


@cache
def _words_of(code: str, kinds: frozenset[CueKind]) -> WordFinder | None:
    if code not in all_languages():
        return None
    words = words_of(code).partnerships
    stems = {word.strip("*").lower() for kind in kinds for word in getattr(words, kind.value)}
    return WordFinder(stems, before=None, behind=None)


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    languages = all_languages()
    if code not in languages:
        return None
    words = languages[code].partnerships
    entries: list[tuple[str, CueKind]] = []
    for kind in CueKind:
        entries.extend((word.lower(), kind) for word in getattr(words, kind.value))
    if not entries:
        return None
    by_kind: dict[CueKind, list[str]] = {}
    seen = set()
    for word, kind in entries:
        if word not in seen:
            seen.add(word)
            by_kind.setdefault(kind, []).append(word)
    groups = [f"(?P<{kind.value}>{_expressions(found)})" for kind, found in by_kind.items()]
    # The kinds are tried one after the other, so whether one can match at all is looked at before, in one tree of all
    # words and one of those that compounds end with. What begins with a hyphen is such a compound.
    begun = {word[:-1] for word in seen if word.endswith("*") and not word.startswith("*")}
    whole = {word + _WORD_END for word in seen if "*" not in word}
    plain = alternation(begun | whole).replace(_WORD_END, r"(?!\w)")
    stems = {word.strip("*") for word in seen if word.startswith("*")}
    shortest = min(map(len, stems), default=0)
    compound = rf"|(?:(?<![\w-])[\w-]*|(?<=-)(?=\w{{{shortest}}})\w*){alternation(stems)}" if stems else ""
    start = rf"(?<!\w)(?=\w|-(?<!--))(?={plain}{compound})"
    return re.compile(f"{start}(?:{'|'.join(groups)})(?!\\w)")


@cache
def _not_denying(code: str) -> re.Pattern[str]:
    words = words_of(code).partnerships
    behind = [rf"\s+{alternation(word.lower() for word in words.not_denying)}"] if words.not_denying else []
    if words.the_only:
        behind.append(rf"\s*+(?:[^\s.,;:]+\s+){{0,2}}{alternation(word.lower() for word in words.the_only)}")
    return re.compile(rf"(?:{'|'.join(behind)})(?!\w)" if behind else r"(?!)")


def _expressions(words: Sequence[str]) -> str:
    """Words as a pattern: literal ones share their beginnings, `*` at an end stands for any letters."""
    literal = [word for word in words if "*" not in word]
    begun = [word[:-1] for word in words if word.endswith("*") and not word.startswith("*")]
    ended = [word for word in words if word.startswith("*")]
    branches = [rf"{alternation(begun)}\w*"] if begun else []
    branches.extend(
        rf"{_COMPOUND}{re.escape(word.strip('*'))}" + (r"\w*" if word.endswith("*") else "")
        for word in sorted(ended, key=lambda word: (-len(word), word))
    )
    if literal:
        branches.insert(0, alternation(literal) + r"(?!\w)")
    return "|".join(branches)


@dataclass(frozen=True, slots=True)
class _Stems:
    """What `stems_in` looks for. relating: those of relations between cities."""

    finder: WordFinder
    relating: frozenset[str]


@cache
def _stems(code: str) -> _Stems | None:
    languages = all_languages()
    if code not in languages:
        return None
    words = languages[code].partnerships
    stems = {kind: {word.strip("*").lower() for word in getattr(words, kind.value)} for kind in STATING}
    relating = frozenset(chain.from_iterable(stems[kind] for kind in RELATION_KINDS))
    every = relating.union(*stems.values())
    return _Stems(WordFinder(every, before=None, behind=None), relating) if every else None
