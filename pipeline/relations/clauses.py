"""A stretch of running text with its cities, dates and cues, and the ways in which it can introduce a partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages import all_languages
from pipeline.record import Mention
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind

PARENTHESES = re.compile(r"\([^()]*\)")
_BEHIND = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\(([^()]*)\)")
"""A parenthesis behind a city, a region or country between them: "Cambridge, Massachusetts (1982)"."""
_OUR = (
    r"(?:die|unsere|notre|our|the|onze|nostra|la nostra|nuestra|nossa|nasze|naše|eis|ville|commune|stadt|city|town"
    r"|città|ciudad|cidade|stad|gemeente|miasto|město)"
)
_APPOSED = re.compile(rf"^\s*(?:\([^()]*\))?\s*,\s*(?:{_OUR}\s+){{0,2}}$", re.IGNORECASE)
_TO_CUE = re.compile(r"^[^,;:.()]*$")
_JOINING_REACH = 30


@dataclass(frozen=True, slots=True)
class Clause:
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


def linked(clause: Clause, city: Mention) -> bool:
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


def after_between(lead: str, language: str) -> bool:
    return bool(_patterns(language)[3].search(lead.lower()))


def behind_colon(lead: str, clause: Clause) -> bool:
    stripped = lead.rstrip(" «„“\"'")
    return stripped.endswith(":") and any(cue.end <= clause.start + len(stripped) for cue in clause.kinds)


def coordinated(gap: str, language: str) -> bool:
    """True where the text between two cities only carries on an enumeration."""
    bare = PARENTHESES.sub(" ", gap).lower()
    if len(bare) > 90 or ":" in bare:
        return False
    return bool(_patterns(language)[2].search(bare))


def hyphen_follows(text: str, city: Mention) -> bool:
    return bool(re.match(r"\s?[-–/]\s?[^\W\d_]", text[city.end : city.end + 4]))


def dated_behind(clause: Clause, city: Mention) -> bool:
    left, right = bracket_behind(clause, city)
    return any(left <= date.start < right for date in clause.dates)


def bracket_behind(clause: Clause, city: Mention) -> tuple[int, int]:
    """Start and end of the parenthesis behind a city, empty where there is none before the next city."""
    following = [other.start for other in clause.cities if other.start >= city.end]
    match = _BEHIND.match(clause.text[city.end : following[0] if following else clause.end])
    if match is None:
        return city.end, city.end
    return city.end + match.start(1), city.end + match.end()


def apposed(clause: Clause, city: Mention) -> bool:
    """True for "Lafayette (Louisiane), jumelée depuis 1979" and "Québec (jumelage depuis 1999)"."""
    for cue in clause.kinds:
        if cue.start >= city.end:
            between = clause.text[city.end : cue.start]
            if _APPOSED.match(between) or re.match(r"^\s*\([^()]{0,20}$", between):
                return True
    return False


def joins(clause: Clause, city: Mention) -> bool:
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


def is_subject(clause: Clause, city: Mention) -> bool:
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
        other.start > cue.end and linked(clause, other) for other in clause.cities
    )


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
