"""Negations that take back something else than a relation: "twinned with Dijon, from where nobody came", "Dijon, our
twin town, did not answer".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind

LONGEST = 2000
"""Characters of the longest clause that is read part by part: a longer one is no sentence."""
_PART = re.compile(r"[,;:–—]")
_TITLE_WORDS = 2
"""Words between a comma and the relation that a town is in: "notre première ville jumelle"."""
_LACKING_WORDS = 4
"""Words of a part that says what a relation lacks: "ohne Urkunde und Siegel"."""
_PLACE_REACH = 20
"""Characters behind a negation in which the word for a place stands."""
_FIRM = frozenset({CueKind.TWINNING, CueKind.FRIENDSHIP})
_OPEN = frozenset({CueKind.CONSIDERED, CueKind.PLANNED, CueKind.ENDED})
"""Cues beside which a denial may be that of the relation."""
_OF_RELATION = frozenset(
    {*RELATION_KINDS, *_OPEN, CueKind.AGREEMENT, CueKind.SIGNED, CueKind.RENEWED, CueKind.MEMBERSHIP}
)


def denying(
    text: str,
    span: tuple[int, int],
    cues: Sequence[Cue],
    cities: Sequence[Mention],
    dates: Sequence[Mention],
    language: str,
) -> tuple[Cue, ...]:
    """The cues of a clause without the negations that deny no relation. span: start and end of the clause; cues, cities
    and dates: what stands in it."""
    long = span[1] - span[0] > LONGEST
    if long or not cities or not any(cue.kind is CueKind.NEGATION for cue in cues):
        return tuple(cues)
    parts = _parts(text, *span)
    return tuple(
        cue
        for cue in cues
        if cue.kind is not CueKind.NEGATION or not _is_aside(text, parts, cue, cues, cities, dates, language)
    )


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between the signs that part a clause."""
    borders = [start, *(match.end() for match in _PART.finditer(text, start, end))]
    return list(zip(borders, [*(border - 1 for border in borders[1:]), end], strict=True))


def _is_aside(
    text: str,
    parts: Sequence[tuple[int, int]],
    negation: Cue,
    cues: Sequence[Cue],
    cities: Sequence[Mention],
    dates: Sequence[Mention],
    language: str,
) -> bool:
    start, end = next(part for part in parts if part[0] <= negation.start <= part[1])
    if _lacks(text, (start, end), negation, cues, dates, language) or _denies_place(
        text, start, negation, cues, language
    ):
        return True
    if any(cue.kind in _OF_RELATION and start <= cue.start < end for cue in cues):
        return False
    ahead = [cue for cue in cues if cue.end <= start]
    if any(cue.kind in _OPEN for cue in ahead) or not any(cue.kind in RELATION_KINDS for cue in ahead):
        return False
    rest = text[start:end].lower()
    if any(city.end < start for city in cities) and _relatives(language).match(rest):
        return True
    adjoins = any(start - 1 <= city.end <= start for city in cities)
    if adjoins and _pronouns(language).match(rest):
        # The pronoun may also mean the relation, unless that is said to go on.
        firm = any(cue.kind in _FIRM for cue in ahead)
        return firm and any(begun_by(cue, date, text) for cue in ahead for date in dates if date.end <= start)
    return any(_is_title(text, part, cues, cities, language) for part in parts if part[1] < start)


def _lacks(
    text: str, part: tuple[int, int], negation: Cue, cues: Sequence[Cue], dates: Sequence[Mention], language: str
) -> bool:
    """True where a few words say what a relation lacks that has been for years: "friends since 1975, without a
    charter"."""
    start, end = part
    if text[start : negation.start].strip() or len(text[start:end].split()) > _LACKING_WORDS:
        return False
    if any(cue.kind in RELATION_KINDS and start <= cue.start < end for cue in cues):
        return False
    ahead = [cue for cue in cues if cue.end <= start]
    if not any(cue.kind in RELATION_KINDS for cue in ahead):
        return False
    said = lowered(text[negation.start : negation.end])
    begun = any(begun_by(cue, date, text) for cue in ahead for date in dates if date.end <= start)
    return begun and said in all_languages()[language].partnerships.without


def _denies_place(text: str, start: int, negation: Cue, cues: Sequence[Cue], language: str) -> bool:
    """True for where something was not concluded: "besiegelt, nicht in der Kirche, sondern im Saal". start: where the
    negation's part begins."""
    words = all_languages()[language].partnerships
    lead = lowered(text[start : negation.start]).strip()
    if (lead and lead not in words.negations) or not any(
        cue.kind in RELATION_KINDS and cue.end <= start for cue in cues
    ):
        return False
    if not any(cue.kind is CueKind.SIGNED and cue.end <= start for cue in cues):
        return False
    first, _, rest = lowered(text[negation.end : negation.end + _PLACE_REACH]).lstrip().partition(" ")
    behind = rest if first in words.negations else f"{first} {rest}"
    return behind.startswith(_lying(language))


def _is_title(text: str, part: tuple[int, int], cues: Sequence[Cue], cities: Sequence[Mention], language: str) -> bool:
    """True for what stands between commas behind a town and says what it is: ", our twin town since 1970,"."""
    start, end = part
    if not any(start - 1 <= city.end <= start for city in cities):
        return False
    named = [cue for cue in cues if cue.kind in _FIRM and start <= cue.start < end]
    if not named:
        return False
    lead = text[start : named[0].start].lower().split()
    words = all_languages()[language].partnerships
    said = f" {' '.join(lead)} "
    return len(lead) <= _TITLE_WORDS or any(f" {word} " in said for word in (*words.ours, *words.home))


@cache
def _lying(language: str) -> tuple[str, ...]:
    """Words that begin a place, each with the blank behind it."""
    words = (word.lower() for word in all_languages()[language].partnerships.lying)
    return tuple(word if word.endswith("'") else f"{word} " for word in words)


@cache
def _relatives(language: str) -> re.Pattern[str]:
    words = all_languages()[language].partnerships.town_relatives
    return re.compile(rf"\s*{alternation(w.lower() for w in words)}(?!\w)")


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    words = all_languages()[language].partnerships.which
    return re.compile(rf"\s*{alternation(w.lower() for w in words)}(?!\w)")
