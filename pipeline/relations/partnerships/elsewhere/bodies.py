"""Relations of schools, clubs, parishes and counties, which are not the town's: "Der Musikverein ist seit 1990 mit
Dijon verschwistert", "The county has a partnership with".
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import takewhile

from pipeline.alternation import alternation
from pipeline.languages import words_of
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, speaks_of_us
from pipeline.relations.partnerships.clauses.manner import is_of_town
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.phrases import copula
from pipeline.relations.places import place_of

_WORD = re.compile(r"[\w-]+")
_LEAD = 200
"""Characters of a clause in which its subject stands."""
_NAME_WORDS = 5
"""Words between a town and the body that bears its name: ", Bradford and District"."""
_BETWEEN = 80
"""Characters behind "between" in which both parties stand."""
_REACH = 40
"""Characters between a body and the verb by which it is twinned."""


def is_of_body(clause: Clause) -> bool:
    """True where the subject of a relation is no town.

    A county has its own partnerships. A club may also tend those of the town, so it has to be twinned itself: a verb of
    being, and no article before the word of the relation.
    """
    if not clause.kinds or speaks_of_us(clause):
        return False
    if _is_between_bodies(clause):
        return True
    cue = clause.kinds[0]
    if is_of_town(clause.text, cue, clause.language):
        return False
    lead = lowered(clause.text[clause.start : min(cue.start, clause.start + _LEAD)])
    if not clause.names_home() and (_belongs_to_body(clause, cue) or _regions(clause.language).match(lead)):
        return True
    body = _institutions(clause.language).match(lead)
    verb = copula(clause.language).search(lead, body.end(), body.end() + _REACH) if body is not None else None
    if body is None or verb is None:
        return False
    at_home = [city for city in clause.cities if not clause.is_foreign(city)]
    named = range(clause.start + body.end(), clause.start + verb.start())
    if at_home and ("," in lead[body.end() : verb.start()] or any(city.start not in named for city in at_home)):
        return False  # not "the fire brigade of Homburg is", but Homburg itself
    before = lowered(clause.text[clause.start : cue.start][-_LEAD:]).split()
    return before[-1] not in set_of(clause.language, "cities.articles", "partnerships.of_links")


def _is_between_bodies(clause: Clause) -> bool:
    """True for "a twinning between the school in Dijon and Park School in Kolin": of two bodies."""
    joiners = set_of(clause.language, "partnerships.joiners")
    for cue in clause.cues:
        if cue.kind is CueKind.BETWEEN:
            words = lowered(clause.text[cue.end : min(clause.end, cue.end + _BETWEEN)]).split()
            first = list(takewhile(lambda word: word not in joiners, words))
            parties = (first, words[len(first) :])
            if all(names_body(" ".join(party), clause.language) for party in parties):
                return True
    return False


def _belongs_to_body(clause: Clause, cue: Cue) -> bool:
    """True where a county or a body owns a relation right before it: "die Partnerschaft des Kreises mit Dijon", "le
    jumelage des pompiers avec Dijon"; not "mit dem Kreis", nor what the hospitals of two towns do together."""
    if cue.kind is CueKind.COOPERATION:
        return False
    behind = lowered(clause.text[cue.end : min(clause.end, cue.end + _REACH)])
    of = set_of(clause.language, "partnerships.of_links")
    others = (
        set_of(clause.language, "partnerships.partner_links", "partnerships.weak_links", "cities.prepositions") - of
    )
    if not others.isdisjoint(behind.split()[:1]):
        return False
    return _owners(clause.language).match(behind) is not None


@cache
def _owners(language: str) -> re.Pattern[str]:
    """A county or a body behind "of" and its article, in the genitive or not."""
    regions = alternation(set_of(language, "cities.regions_before"))
    return re.compile(_at_start(2, rf"(?:{regions}|{_institution(language).pattern})(?:e?s)?"))


def shares_body(clause: Clause, city: Mention) -> bool:
    """True for a town of the publisher's country in the name of a body: "the Leeds, Bradford and District Twinning
    Association"."""
    if place_of(city).country != clause.home.country:
        return False
    joining = set_of(clause.language, "partnerships.joiners")
    for cue in clause.cues:
        if cue.kind is CueKind.BODY and cue.start >= city.end:
            between = clause.text[city.end : cue.start].replace(",", " ").replace("&", " ").split()
            return len(between) <= _NAME_WORDS and all(word[:1].isupper() or word in joining for word in between)
    return False


def names_body(text: str, language: str) -> bool:
    """True where some word of a text is a school, a club, a company. text: in small letters."""
    return any(_institution(language).fullmatch(word) for word in _WORD.findall(text))


@cache
def _regions(language: str) -> re.Pattern[str]:
    """A region's word behind an article at most, at the beginning."""
    return re.compile(_at_start(1, alternation(set_of(language, "cities.regions_before"))))


@cache
def _institutions(language: str) -> re.Pattern[str]:
    return re.compile(_at_start(2, _institution(language).pattern))


def _at_start(words: int, pattern: str) -> str:
    return rf"\s*+(?:[^\s,;:]++\s){{0,{words}}}(?:{pattern})(?!\w)"


@cache
def _institution(language: str) -> re.Pattern[str]:
    """A word for a body, in small letters; `*` at one end stands for any letters."""
    ends: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for word in words_of(language).partnerships.institutions:
        ends[word.startswith("*"), word.endswith("*")].append(re.escape(word.strip("*").lower()))
    branches = [
        r"[\w-]{0,30}" * ahead + f"(?:{'|'.join(words)})" + r"\w*" * behind for (ahead, behind), words in ends.items()
    ]
    return re.compile("|".join(branches) or r"(?!)")
