"""Partners in running text: "Partnerschaften mit A in X und mit B (1985)", "the twinning between A and B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.languages import all_languages
from pipeline.record import Block, Mention, PartnershipKind, Place
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.governing import Governing
from pipeline.relations.places import place_of
from pipeline.relations.stated import Statement
from pipeline.sentences import sentence_spans

_PARENTHESES = re.compile(r"\([^()]*\)")
_BEHIND = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\(([^()]*)\)")
"""A parenthesis behind a city, a region or country between them: "Cambridge, Massachusetts (1982)"."""
_OUR = r"(?:die|unsere|notre|our|the|onze|nostra|la nostra|nuestra|nossa|nasze|naše|eis)"
_APPOSED = re.compile(rf"^\s*(?:\([^()]*\))?\s*,\s*(?:{_OUR}\s+)?$")
_TO_CUE = re.compile(r"^[^,;:.()]*$")
_NEGATED_REACH = 30
"""Characters behind a negation in which a cue is denied by it alone: "não são geminações"."""
_JOINING_REACH = 30


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a block, and what stands in it. kinds: cues that name a relation and are not denied."""

    text: str
    start: int
    end: int
    cues: tuple[Cue, ...]
    kinds: tuple[Cue, ...]
    cities: tuple[Mention, ...]
    dates: tuple[Mention, ...]
    people: tuple[Mention, ...]
    language: str

    def has(self, *kinds: CueKind) -> bool:
        return any(cue.kind in kinds for cue in self.cues)


def sentence_statements(
    block: Block,
    cities: Sequence[Mention],
    dates: Sequence[Mention],
    people: Sequence[Mention],
    cues: Sequence[Cue],
    over: Governing,
    home: Place,
    language: str,
) -> list[Statement]:
    """The partners that the sentences of a block name. home: the publisher's city, which is a party unless said."""
    found: list[Statement] = []
    carried: PartnershipKind | None = over.kinds[0] if over.kinds else None
    for start, end in _clauses(block.text):
        here = tuple(cue for cue in cues if start <= cue.start < end)
        kinds, denied = _undenied(block.text, start, end, here)
        clause = _Clause(
            text=block.text,
            start=start,
            end=end,
            cues=here,
            kinds=kinds,
            cities=tuple(city for city in cities if start <= city.start < end),
            dates=tuple(date for date in dates if start <= date.start < end),
            people=tuple(person for person in people if start <= person.start < end),
            language=language,
        )
        if denied or clause.has(CueKind.NETWORK):
            continue
        if not clause.cities:
            carried = carried or (RELATION_KINDS[kinds[-1].kind] if kinds else None)
            continue
        stated = _statements(clause, carried or (RELATION_KINDS[kinds[0].kind] if kinds else None), home, block.text)
        if stated:
            carried = stated[-1].kind
        found.extend(stated)
    return found


def _statements(clause: _Clause, carried: PartnershipKind | None, home: Place, text: str) -> list[Statement]:
    dated = bool(clause.dates) and clause.has(CueKind.SIGNED, CueKind.AGREEMENT)
    active = bool(clause.kinds) or clause.has(CueKind.JOINING) or dated
    if carried is None or not active:
        return []
    partners = _partners(clause, home)
    link_first = bool(partners) and bool(clause.kinds) and partners[0].start < clause.kinds[0].start
    found = []
    for number, city in enumerate(partners):
        limit = partners[number + 1].start if number + 1 < len(partners) else clause.end
        floor = partners[number - 1].end if number else clause.start
        date = _date_of(clause, city, floor, limit, len(partners))
        kind = _kind_of(clause, city, limit, carried, link_first=link_first)
        found.append(
            Statement(
                city,
                kind,
                date,
                "partnership.sentence",
                0.7,
                explicit=bool(clause.kinds),
                partner_of=_subject(clause, city, home),
            )
        )
    return _shared(found, text)


def _shared(found: Sequence[Statement], text: str) -> list[Statement]:
    """In "Chicago and Cambridge (both 1997)" the first city has the date of the second."""
    result = list(found)
    for number in range(len(found) - 1, 0, -1):
        one, other = result[number - 1], result[number]
        gap = text[one.city.end : other.city.start]
        if one.since is None and other.since is not None and "," not in gap and len(gap.split()) <= 2:
            result[number - 1] = replace(one, since=other.since)
    return result


def _clauses(text: str) -> list[tuple[int, int]]:
    """Sentences, cut further at semicolons and bullets."""
    spans = []
    for start, end in sentence_spans(text):
        begin = start
        for match in re.finditer(r"[;•]", text[start:end]):
            spans.append((begin, start + match.end()))
            begin = start + match.end()
        spans.append((begin, end))
    return spans


def _undenied(text: str, start: int, end: int, cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], bool]:
    """The cues that name a relation and are not denied, and whether the whole clause is a denial.

    A negation denies the cue right behind it ("friendship, no charter"); where none follows, it denies the clause.
    """
    inside = [match.span() for match in _PARENTHESES.finditer(text, start, end)]
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
    left = tuple(cue for cue in relations if cue not in denied)
    return left, bool(denied) and not left


def _partners(clause: _Clause, home: Place) -> list[Mention]:
    """The cities that a clause introduces as partners."""
    text = clause.text
    between = clause.has(CueKind.BETWEEN)
    accepted: list[Mention] = []
    last: Mention | None = None
    for city in clause.cities:
        if home.geonames_id is not None and place_of(city).geonames_id == home.geonames_id:
            if last is None and (between or _hyphen_follows(text, city)):
                last = city
            continue
        lead = text[clause.start : city.start]
        gap = text[last.end : city.start] if last is not None else None
        if (
            _linked(clause, city)
            or _colon(lead, clause)
            or (gap is not None and _coordinated(gap, clause.language))
            or (gap is not None and gap.strip() in {"-", "–", "/", "–"})
            or (clause.kinds and _dated_behind(clause, city))
            or _apposed(clause, city)
            or (between and _after_between(lead, clause.language))
            or _joins(clause, city)
            or _is_subject(clause, city)
        ):
            accepted.append(city)
            last = city
    if between and not accepted:
        accepted = [c for c in clause.cities if place_of(c).geonames_id != home.geonames_id][:1]
    return accepted


def _linked(clause: _Clause, city: Mention) -> bool:
    """True behind "mit", "avec"; behind "à", "to" only where a cue stands before it in the same stretch."""
    lead = clause.text[clause.start : city.start].lower()
    strong, weak, _, _ = _patterns(clause.language)
    if strong.search(lead):
        return True
    match = weak.search(lead)
    if match is None:
        return False
    place = clause.start + match.start()
    return any(
        cue.end <= place and _TO_CUE.match(clause.text[cue.end : place])
        for cue in clause.cues
        if cue.kind in RELATION_KINDS
    )


def _after_between(lead: str, language: str) -> bool:
    return bool(_patterns(language)[3].search(lead.lower()))


def _colon(lead: str, clause: _Clause) -> bool:
    stripped = lead.rstrip(" «„“\"'")
    return stripped.endswith(":") and any(cue.end <= clause.start + len(stripped) for cue in clause.kinds)


def _coordinated(gap: str, language: str) -> bool:
    """True where the text between two cities only carries on an enumeration."""
    bare = _PARENTHESES.sub(" ", gap).lower()
    if len(bare) > 90 or ":" in bare:
        return False
    return bool(_patterns(language)[2].search(bare))


def _hyphen_follows(text: str, city: Mention) -> bool:
    return bool(re.match(r"\s?[-–/]\s?[^\W\d_]", text[city.end : city.end + 4]))


def _dated_behind(clause: _Clause, city: Mention) -> bool:
    left, right = _bracket(clause, city)
    return any(left <= date.start < right for date in clause.dates)


def _bracket(clause: _Clause, city: Mention) -> tuple[int, int]:
    """Start and end of the parenthesis behind a city, empty where there is none before the next city."""
    following = [other.start for other in clause.cities if other.start >= city.end]
    match = _BEHIND.match(clause.text[city.end : following[0] if following else clause.end])
    if match is None:
        return city.end, city.end
    return city.end + match.start(1), city.end + match.end()


def _apposed(clause: _Clause, city: Mention) -> bool:
    """True for "Lafayette (Louisiane), jumelée depuis 1979" and "Québec (jumelage depuis 1999)"."""
    for cue in clause.kinds:
        if cue.start >= city.end:
            between = clause.text[city.end : cue.start]
            if _APPOSED.match(between) or re.match(r"^\s*\([^()]{0,20}$", between):
                return True
    return False


def _joins(clause: _Clause, city: Mention) -> bool:
    """True beside a verb of joining: "1988 folgen Mainz und Lille", "Durban joined in 1999"."""
    for cue in clause.cues:
        if cue.kind is CueKind.JOINING:
            behind, ahead = city.start - cue.end, cue.start - city.end
            left, right = min(cue.start, city.start), max(cue.end, city.end)
            if any(left < person.start < right for person in clause.people):
                continue
            if 0 <= behind <= _JOINING_REACH and not re.search(r"[,;(]", clause.text[cue.end : city.start]):
                return True
            if 0 <= ahead <= _JOINING_REACH:
                return True
    return False


def _is_subject(clause: _Clause, city: Mention) -> bool:
    """True for a city that begins the clause and is said to be a partner: "Tallinn ist seit 1982 Partnerstadt"."""
    lead = clause.text[clause.start : city.start]
    if len(lead.split()) > 3 or "," in lead or not clause.kinds:
        return False
    cue = clause.kinds[0]
    if cue.start < city.end or not _copula(clause.language).search(clause.text[city.end : cue.start].lower()):
        return False
    rest = clause.text[cue.end : clause.end].lower()
    strong, _, _, _ = _patterns(clause.language)
    return not strong.search(rest[:60] + " ") and not any(
        other.start > cue.end and _linked(clause, other) for other in clause.cities
    )


def _subject(clause: _Clause, city: Mention, home: Place) -> Mention | None:
    """The other party where it is not the publisher: "Reading is twinned with Düsseldorf"."""
    before = [other for other in clause.cities if other.end <= city.start]
    if not before or not _linked(clause, city):
        return None
    subject = before[-1]
    if place_of(subject).geonames_id == home.geonames_id:
        return None
    cues = [cue for cue in clause.kinds if subject.end <= cue.start and cue.end <= city.start]
    if not cues or "," in clause.text[cues[-1].end : city.start]:
        return None
    lead = clause.text[clause.start : subject.start].rstrip()
    begins = not lead or lead[-1] in ",;:(" or len(lead.split()) <= 2
    return subject if begins and not _linked(clause, subject) else None


def _date_of(clause: _Clause, city: Mention, floor: int, limit: int, count: int) -> Mention | None:
    """The date that belongs to a city: in the parenthesis behind it, else the nearest between its neighbours.

    A comma on the way counts as forty characters. Dates in other cities' parentheses belong to those.
    """
    dates = [date for date in clause.dates if not _ended(clause, date)]
    left, right = _bracket(clause, city)
    inside = [date for date in dates if left <= date.start < right]
    if inside:
        return inside[0]
    brackets = [found.span() for found in _PARENTHESES.finditer(clause.text, clause.start, clause.end)]
    free = [date for date in dates if not any(left < date.start < right for left, right in brackets)]
    if _apposed(clause, city):
        cue = next(cue for cue in clause.kinds if cue.start >= city.end)
        free = [date for date in free if date.start > cue.end]
    elif _is_subject(clause, city):
        cue = clause.kinds[0]
        free = [d for d in free if "," not in clause.text[min(cue.end, d.end) : max(cue.start, d.start)]]
    between = [date for date in free if floor <= date.start < limit]
    if between:
        return min(between, key=lambda date: _distance(clause.text, city, date))
    return free[0] if len(free) == 1 and count > 1 and free[0].end <= city.start else None


def _distance(text: str, city: Mention, date: Mention) -> int:
    gap = text[min(city.end, date.end) : max(city.start, date.start)]
    return len(gap) + 40 * gap.count(",")


def _ended(clause: _Clause, date: Mention) -> bool:
    return any(
        cue.kind is CueKind.ENDED and 0 <= date.start - cue.end <= 20 and date.start > cue.end for cue in clause.cues
    )


def _kind_of(
    clause: _Clause, city: Mention, limit: int, carried: PartnershipKind, *, link_first: bool
) -> PartnershipKind:
    left, right = _bracket(clause, city)
    inside = [cue for cue in clause.kinds if left <= cue.start < right]
    if inside:
        return RELATION_KINDS[inside[0].kind]
    behind = [cue for cue in clause.kinds if city.end <= cue.start < limit]
    ahead = [cue for cue in clause.kinds if cue.end <= city.start]
    if len(ahead) > 1 and city.start - ahead[-1].end <= 2:
        ahead.pop()  # "der Partnerstadt X": says what X is, not what the sentence states
    if link_first and behind:
        return RELATION_KINDS[behind[0].kind]
    if ahead:
        return RELATION_KINDS[ahead[-1].kind]
    return RELATION_KINDS[clause.kinds[0].kind] if clause.kinds else carried


@cache
def _copula(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(all_languages()[language].mayors.copulas)})(?!\w)")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = all_languages()[language].partnerships
    strong = _either(words.partner_links)
    weak = _either(words.weak_links)
    joiners = _either(words.joiners)
    between = _either(words.between)
    filler = r"(?:[^\s,;.:()]+\s+){0,3}"
    quote = r"[«„“\"'’]*"
    return (
        re.compile(rf"(?<!\w)(?:{strong})\s+{filler}{quote}$"),
        re.compile(rf"(?<!\w)(?:{weak})\s+{filler}{quote}$"),
        re.compile(
            rf"(?:,|(?<!\w)(?:{joiners}))\s+(?:(?:{joiners})\s+)?(?:(?:{strong}|{weak})\s+)?"
            rf"(?:[^\s,;.:()]+\s+){{0,2}}{quote}$"
        ),
        re.compile(rf"(?<!\w)(?:{between})\s+{filler}{quote}$"),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word.lower()) for word in words) or r"(?!)"
