"""When a relation was confirmed anew: "signé en 2011 puis renouvelé en 2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.languages.lists import parts_of, set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import apart

_RENEWED_ONES: Final = frozenset({CueKind.AGREEMENT, *RELATION_KINDS})
_LINK: Final = 8
"""Characters of "of" or "from" between a relation and its date."""
_LIST_GAP: Final = re.compile(r"(?:, *|[ ]*)(?:[^\W\d_]{1,3} ){0,3}")
"""Between two dates of one word: "1995, 2005 and in 2015"."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A date of a renewal and the word that makes it one."""

    date: Mention
    cue: Cue


def renewals_in(text: str, dates: Sequence[Mention], cues: Sequence[Cue], language: str) -> list[Renewal]:
    """The renewals that a sentence or row tells of: each word of one has the date nearest to it, and those that are
    listed with that ("1995, 2005 und 2015").

    dates, cues: those of the sentence. A date that a word of a beginning or conclusion stands nearer to is none.
    """
    found: list[Renewal] = []
    dates = [date for date in dates if not _is_of_what_is_renewed(text, date, cues, language)]
    for renewing in (cue for cue in cues if cue.kind is CueKind.RENEWED):
        nearest = min(dates, key=lambda date: apart(renewing, date, text, language), default=None)
        if nearest is None or any(one.date is nearest for one in found):
            continue
        beginning = [
            apart(cue, nearest, text, language)
            for cue in cues
            if cue.kind is CueKind.SIGNED or begun_by(cue, nearest, text)
        ]
        if beginning and min(beginning) <= apart(renewing, nearest, text, language):
            continue
        found.append(Renewal(nearest, renewing))
        found.extend(Renewal(date, renewing) for date in _listed_with(text, nearest, dates, language))
    return found


def _is_of_what_is_renewed(text: str, date: Mention, cues: Sequence[Cue], language: str) -> bool:
    """True for the date of a relation, behind it and "of" or "from": "renewed the twinning charter of 1973"."""
    links = parts_of(language, "partnerships.of_links", "cities.prepositions", "partnerships.since")
    for cue in cues:
        if cue.kind in _RENEWED_ONES and cue.end <= date.start and date.start - cue.end <= _LINK:
            words = text[cue.end : date.start].lower().split()
            if len(words) == 1 and words[0] in links:
                return True
    return False


def _listed_with(text: str, nearest: Mention, dates: Sequence[Mention], language: str) -> list[Mention]:
    """The dates of one enumeration with a date: those behind it, and the one that "and" joins before it, unless that is
    the first date of all."""
    joiners = set_of(language, "partnerships.joiners")
    place = next(number for number, date in enumerate(dates) if date is nearest)
    listed: list[Mention] = []
    for date, other in pairwise(dates[place:]):
        gap = text[date.end : other.start]
        joined = gap.startswith(",") or any(word in joiners for word in gap.lower().split())
        if not joined or not _LIST_GAP.fullmatch(gap):
            break
        listed.append(other)
    if place > 1:
        gap = text[dates[place - 1].end : nearest.start]
        if _LIST_GAP.fullmatch(gap) and any(word in joiners for word in gap.lower().split()):
            listed.append(dates[place - 1])
    return listed
