"""Partners in running text: "Partnerschaften mit A in X und mit B (1985)", "the twinning between A and B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.languages import all_languages
from pipeline.record import Block, Mention, PartnershipKind, Place
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.governing import Governing
from pipeline.relations.places import place_of
from pipeline.relations.stated import Statement
from pipeline.sentences import sentence_spans

_PARENTHESES = re.compile(r"\([^()]*\)")
_DATE_BEHIND = re.compile(r"^\s*\((?:[^()\d]{0,20})$")


def sentence_statements(
    block: Block,
    cities: Sequence[Mention],
    dates: Sequence[Mention],
    cues: Sequence[Cue],
    over: Governing,
    home: Place,
    language: str,
) -> list[Statement]:
    """The partners that the sentences of a block name. home: the publisher's city, which is a party unless said."""
    found: list[Statement] = []
    carried: PartnershipKind | None = over.kinds[0] if over.kinds else None
    for start, end in _clauses(block.text):
        here = [cue for cue in cues if start <= cue.start < end]
        kinds = [cue for cue in here if cue.kind in RELATION_KINDS]
        named = [city for city in cities if start <= city.start < end]
        when = [date for date in dates if start <= date.start < end]
        if kinds:
            carried = RELATION_KINDS[kinds[-1].kind]
        if not named or carried is None or _denied(block.text, start, end, here):
            continue
        if any(cue.kind is CueKind.NETWORK for cue in here):
            continue
        active = bool(kinds) or any(cue.kind in {CueKind.JOINING, CueKind.SIGNED, CueKind.AGREEMENT} for cue in here)
        if not active:
            continue
        partners = _partners(block.text, start, named, kinds, when, language, home, here)
        for number, city in enumerate(partners):
            limit = partners[number + 1].start if number + 1 < len(partners) else end
            floor = partners[number - 1].end if number else start
            date = _date_of(block.text, city, when, floor, limit, len(partners))
            kind = _kind_of(city, kinds, carried)
            found.append(Statement(city, kind, date, "partnership.sentence", 0.7, explicit=bool(kinds)))
    return found


def _clauses(text: str) -> list[tuple[int, int]]:
    """Sentences, cut further at semicolons."""
    spans = []
    for start, end in sentence_spans(text):
        begin = start
        for match in re.finditer(";", text[start:end]):
            spans.append((begin, start + match.end()))
            begin = start + match.end()
        spans.append((begin, end))
    return spans


def _denied(text: str, start: int, end: int, cues: Sequence[Cue]) -> bool:
    inside = [match.span() for match in _PARENTHESES.finditer(text, start, end)]
    return any(
        cue.kind is CueKind.NEGATION and not any(left < cue.start < right for left, right in inside) for cue in cues
    )


def _partners(
    text: str,
    start: int,
    cities: Sequence[Mention],
    kinds: Sequence[Cue],
    dates: Sequence[Mention],
    language: str,
    home: Place,
    cues: Sequence[Cue],
) -> list[Mention]:
    """The cities that a clause introduces as partners."""
    between = any(cue.kind is CueKind.BETWEEN for cue in cues)
    accepted: list[Mention] = []
    last: Mention | None = None
    for city in cities:
        if place_of(city).geonames_id == home.geonames_id and home.geonames_id is not None:
            if between and last is None:
                last = city
            continue
        lead = text[start : city.start]
        before = text[last.end : city.start] if last is not None else None
        if (
            _linked(lead, language)
            or _colon(lead, kinds, start)
            or (before is not None and _coordinated(before, language))
            or (kinds and _dated_behind(text, city, dates))
            or (between and _after_between(lead, language))
        ):
            accepted.append(city)
            last = city
    if between and not accepted:
        accepted = [c for c in cities if place_of(c).geonames_id != home.geonames_id][:1]
    return accepted


def _linked(lead: str, language: str) -> bool:
    return bool(_patterns(language)[0].search(lead.lower()))


def _after_between(lead: str, language: str) -> bool:
    return bool(_patterns(language)[2].search(lead.lower()))


def _colon(lead: str, kinds: Sequence[Cue], start: int) -> bool:
    stripped = lead.rstrip(" «„“\"'")
    return stripped.endswith(":") and any(cue.end <= start + len(stripped) for cue in kinds)


def _coordinated(gap: str, language: str) -> bool:
    """True where the text between two cities only carries on an enumeration."""
    bare = _PARENTHESES.sub(" ", gap).lower()
    if len(bare) > 90 or ":" in bare:
        return False
    return bool(_patterns(language)[1].search(bare))


def _dated_behind(text: str, city: Mention, dates: Sequence[Mention]) -> bool:
    return any(date.start > city.end and _DATE_BEHIND.match(text[city.end : date.start]) for date in dates)


def _date_of(
    text: str, city: Mention, dates: Sequence[Mention], floor: int, limit: int, count: int
) -> Mention | None:
    """The date that belongs to a city: in the parenthesis behind it, behind it, before it, or the clause's only one."""
    for date in dates:
        if date.start > city.end and _DATE_BEHIND.match(text[city.end : date.start]):
            return date
    behind = [date for date in dates if city.end <= date.start < limit]
    if behind:
        return behind[0]
    ahead = [date for date in dates if floor <= date.start < city.start]
    if ahead:
        return ahead[-1]
    return dates[0] if len(dates) == 1 and count > 1 and dates[0].end <= city.start else None


def _kind_of(city: Mention, kinds: Sequence[Cue], carried: PartnershipKind) -> PartnershipKind:
    ahead = [cue for cue in kinds if cue.end <= city.start]
    if ahead:
        return RELATION_KINDS[ahead[-1].kind]
    return RELATION_KINDS[kinds[0].kind] if kinds else carried


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = all_languages()[language].partnerships
    links = "|".join(re.escape(word.lower()) for word in words.partner_links) or r"(?!)"
    joiners = "|".join(re.escape(word.lower()) for word in words.joiners) or r"(?!)"
    between = "|".join(re.escape(word.lower()) for word in words.between) or r"(?!)"
    filler = r"(?:[^\s,;.:()]+\s+){0,3}"
    quote = r"[«„“\"'’]*"
    return (
        re.compile(rf"(?<!\w)(?:{links})\s+{filler}{quote}$"),
        re.compile(rf"(?:,|(?<!\w)(?:{joiners}))\s+(?:(?:{joiners})\s+)?(?:(?:{links})\s+)?(?:[^\s,;.:()]+\s+){{0,2}}{quote}$"),
        re.compile(rf"(?<!\w)(?:{between})\s+{filler}{quote}$"),
    )
