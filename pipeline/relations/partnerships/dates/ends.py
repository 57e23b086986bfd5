"""When a relation ended: "a pris fin en 1994", "zerwała umowę ze Smoleńskiem w 2022 roku", "ruht seit 2022".

A word of an end takes the nearest date of its part of the sentence, or the one that a decision leads to it ("beschloss
2015, die Partnerschaft zu beenden"), unless a word of a beginning, a renewal or a visit stands nearer to that. Such a
date begins nothing. Whether it ends the relation is another question: tours, terms and buildings end too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.languages.lists import pattern_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.dates.subjects import Subject, subject_of_word
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import distance, part_of

_NEAR: Final = 20
"""Characters between a word of an end and a date behind it that stand together over a comma."""
_BESIDE: Final = 3
"""Spaces between a date and a word of an end right behind it."""
_SINCE_REACH: Final = 60
"""Characters between a word of an end and the "since" that leads to its date."""
_SHORT: Final = 3
"""Letters of a word that leads to a date: "Den 4. marts", "Nel 2003"."""
_RIVALS: Final = frozenset(
    {CueKind.SIGNED, CueKind.RENEWED, CueKind.VISIT, CueKind.EVENT, CueKind.ANNIVERSARY, CueKind.LATER}
)
_SIGN: Final = re.compile(r"[,;:()]")
_BRACKET: Final = re.compile(r"[()]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class End:
    """A date of an end and the word that makes it one. subject: what that says has ended."""

    date: Mention
    cue: Cue
    subject: Subject


def ends_in(
    text: str, span: tuple[int, int], dates: Sequence[Mention], cues: Sequence[Cue], language: str
) -> list[End]:
    """The ends that a sentence tells of. span: its start and end; dates, cues: those in it, of a text's many or not."""
    signs = [cue for cue in cues if cue.kind is CueKind.ENDED and span[0] <= cue.start < span[1]]
    if not signs or not dates:
        return []
    inside = [date for date in dates if span[0] <= date.start < span[1]]
    here = [cue for cue in cues if span[0] <= cue.start < span[1]]
    rivals = list(_rivals(text, span, inside, here, language))
    found: list[End] = []
    for sign in signs:
        part = part_of(text, sign, language, span)
        own = [date for date in inside if part[0] <= date.start < part[1]]
        left = [date for date in own if not _is_rivals(date, sign, rivals)]
        date = min(left, key=lambda one: distance(sign, one), default=None)
        if date is None and not own:
            date = _led_to(text, span, inside, sign, rivals, language)
        if date is not None:
            found.append(End(date, sign, subject_of_word(text, span, sign, inside, here, language)))
    taken = [end.date for end in found]
    left_over = [sign for sign in signs if not any(end.cue is sign for end in found)]
    for date in inside:
        near = [
            sign
            for sign in left_over
            if 0 <= date.start - sign.end <= _NEAR and not _BRACKET.search(text, sign.end, date.start)
        ]
        if near and date not in taken and not _is_rivals(date, near[0], rivals):
            found.append(End(date, near[0], Subject.OTHER))
    return found


def _rivals(
    text: str, span: tuple[int, int], dates: Sequence[Mention], cues: Sequence[Cue], language: str
) -> Iterator[tuple[int, int, Mention | None]]:
    """Start and end of the words that give a date another sense, and the one date of those that speak of one only."""
    decides = pattern_of(language, "partnerships.decided")
    for cue in cues:
        if cue.kind in _RIVALS and not decides.fullmatch(text[cue.start : cue.end].lower()):
            yield cue.start, cue.end, None
        elif cue.kind is CueKind.SINCE:
            for date in dates:
                if begun_by(cue, date, text) and not _lasts(text, span, cue, date, dates, cues):
                    yield date.start, date.end, date
    for match in pattern_of(language, "partnerships.begun").finditer(lowered(text[span[0] : span[1]])):
        yield span[0] + match.start(), span[0] + match.end(), None


def _lasts(
    text: str, span: tuple[int, int], since: Cue, date: Mention, dates: Sequence[Mention], cues: Sequence[Cue]
) -> bool:
    """True for what has been so since a date: "ruht seit 2022", "Depuis 2022, le jumelage est suspendu", "zawiesiła
    uchwałą z 30 marca"; not for what began then: "beendete die seit 1990 bestehende Partnerschaft"."""
    if len(dates) == 1 and not text[span[0] : since.start].strip():
        return True
    named = [cue for cue in cues if cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT]
    close = _SIGN.search(text, date.end, span[1])
    end = close.start() if close is not None else span[1]
    for sign in (cue for cue in cues if cue.kind is CueKind.ENDED):
        if 0 <= sign.start - date.end <= _BESIDE and not text[date.end : sign.start].strip():
            return True
        if not 0 <= since.start - sign.end <= _SINCE_REACH or _SIGN.search(text, sign.end, since.start):
            continue
        if not any(sign.end <= cue.start < end for cue in named):
            return True
    return False


def _is_rivals(date: Mention, sign: Cue, rivals: Sequence[tuple[int, int, Mention | None]]) -> bool:
    """True where another word stands as near to a date as the one of an end."""
    gap = distance(sign, date)
    return any(
        max(start - date.end, date.start - end) <= gap for start, end, only in rivals if only is None or only is date
    )


def _led_to(
    text: str,
    span: tuple[int, int],
    dates: Sequence[Mention],
    sign: Cue,
    rivals: Sequence[tuple[int, int, Mention | None]],
    language: str,
) -> Mention | None:
    """The date that a word of an end has in another part before: of a decision, or at the head of the sentence."""
    before = [date for date in dates if date.end <= sign.start]
    if len(before) != 1 or len(dates) != 1 or rivals:
        return None
    date = before[0]
    if pattern_of(language, "partnerships.decided").search(text[span[0] : sign.start].lower()):
        return date
    lead = text[span[0] : date.start]
    heads = _BRACKET.search(lead) is None and all(len(word) <= _SHORT for word in _WORD.findall(lead))
    return date if heads and text[date.end : sign.start].lstrip().startswith(",") else None
