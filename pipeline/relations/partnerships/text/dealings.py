"""Agreements of two towns about one matter, which are cooperation: "Mit Wil besteht eine Vereinbarung über die
Feuerwehr", "una convenzione per il trasporto pubblico con Faenza".
"""

from __future__ import annotations

from typing import Final

from pipeline.facts import PartnershipKind
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.partners.introductions import linked, signed_for
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import CueKind

_REACH: Final = 90
"""Characters between an agreement and what it is about, the towns in between included."""
_LINK_WORDS: Final = 2
"""Words between "with" and a town: "mit der Gemeinde Wil"."""
_NOT_STATING: Final = frozenset(
    {CueKind.NEGATION, CueKind.CONSIDERED, CueKind.PLANNED, CueKind.ENDED, CueKind.NETWORK, CueKind.BODY}
)


def dealing_statements(clause: Clause) -> list[Statement]:
    """The towns with which a clause states an agreement about some matter, where it names no other relation."""
    if clause.kinds or clause.has(*_NOT_STATING) or not _has_dealing(clause):
        return []
    partners: list[Mention] = []
    for city in clause.cities:
        if not clause.is_foreign(city):
            continue
        if _goes_on(clause, partners[-1], city) if partners else _is_party(clause, city):
            partners.append(city)
    date = date_of(clause)
    kind = PartnershipKind.COOPERATION
    return [Statement(city, kind, date, "partnership.dealing", 0.6, weak=True) for city in partners]


def _has_dealing(clause: Clause) -> bool:
    """True where an agreement stands right before what it is about, or before towns and then that."""
    stretch = lowered(clause.text[clause.start : clause.end])
    for deal in pattern_of(clause.language, "partnerships.dealings").finditer(stretch):
        about = pattern_of(clause.language, "partnerships.about").search(stretch, deal.end(), deal.end() + _REACH)
        if about is None:
            continue
        if not stretch[deal.end() : about.start()].strip():
            return True
        left, right = clause.start + deal.end(), clause.start + about.start()
        behind = [city for city in clause.cities if left <= city.start and city.end <= right]
        if behind and _is_party(clause, behind[0]) and not clause.text[behind[-1].end : right].strip():
            return True
    return False


def _is_party(clause: Clause, city: Mention) -> bool:
    """True right behind "with", but for a word or two: the city itself is the other party. So is that of a mayor who
    signs."""
    if signed_for(clause, city):
        return True
    words = clause.text[clause.start : city.start].lower().split()[-1 - _LINK_WORDS :]
    links = set_of(clause.language, "partnerships.partner_links")
    return any(word in links for word in words) and linked(clause, city)


def _goes_on(clause: Clause, last: Mention, city: Mention) -> bool:
    gap = PARENTHESES.sub(" ", clause.text[last.end : city.start]).lower().replace(",", " ").split()
    return all(word in set_of(clause.language, "partnerships.joiners") for word in gap)
