"""Words that state, join, date or deny a relation between cities, found in a text by one pattern a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.languages import all_languages
from pipeline.record import PartnershipKind


class CueKind(StrEnum):
    """What a cue says."""

    TWINNING = "twinning"
    FRIENDSHIP = "friendship"
    COOPERATION = "cooperation"
    AGREEMENT = "agreements"
    JOINING = "joining"
    NEGATION = "negations"
    NETWORK = "networks"
    MEMBERSHIP = "membership"
    SINCE = "since"
    SIGNED = "signed"
    ENDED = "ended"
    BETWEEN = "between"


RELATION_KINDS = {
    CueKind.TWINNING: PartnershipKind.TWINNING,
    CueKind.FRIENDSHIP: PartnershipKind.FRIENDSHIP,
    CueKind.COOPERATION: PartnershipKind.COOPERATION,
}
"""Cues that name a kind of relation."""


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
    found = []
    for match in pattern.finditer(text.replace("’", "'").lower()):
        found.append(Cue(CueKind(match.lastgroup or ""), match.start(), match.end()))
    return found


def states_relation(text: str) -> bool:
    """A cheap test in all languages at once: may the text state a relation at all?"""
    return _gate().search(text.lower()) is not None


def relation_kinds(cues: Iterable[Cue]) -> list[PartnershipKind]:
    """The kinds of relation that some cues name, in order, each once."""
    kinds = (RELATION_KINDS[cue.kind] for cue in cues if cue.kind in RELATION_KINDS)
    return list(dict.fromkeys(kinds))


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
    # Longer words first over all kinds would need one group a word; within a kind it is enough, as kinds that hold
    # longer phrases ("friendship agreement") stand before those that hold their parts ("agreement").
    groups = [
        f"(?P<{kind.value}>" + "|".join(_expression(word) for word in sorted(found, key=lambda w: (-len(w), w))) + ")"
        for kind, found in by_kind.items()
    ]
    return re.compile(r"(?<![\w])(?:" + "|".join(groups) + r")(?!\w)")


def _expression(word: str) -> str:
    lead = r"[\w-]*" if word.startswith("*") else ""
    tail = r"[\w]*" if word.endswith("*") else ""
    return lead + re.escape(word.strip("*")).replace(r"\ ", r"\s+") + tail


@cache
def _gate() -> re.Pattern[str]:
    stems: set[str] = set()
    for language in all_languages().values():
        for kind in RELATION_KINDS:
            stems.update(word.strip("*").lower() for word in getattr(language.partnerships, kind.value))
    return re.compile("|".join(re.escape(stem) for stem in sorted(stems, key=lambda stem: (-len(stem), stem))))
