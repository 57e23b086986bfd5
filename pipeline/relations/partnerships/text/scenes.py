"""The town abroad where a twinning was signed, as a rule the partner: "The twinning was signed in Dijon in 1975"."""

from __future__ import annotations

from pipeline.facts import PartnershipKind
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.partners.introductions import comes_from
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.pairs import TOPIC
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.places import place_of


def signed_there(clause: Clause) -> list[Statement]:
    """The one town of a clause that tells of a conclusion in it, with its date. It holds where the page states no other
    partner: a charter may be signed on neutral ground."""
    if not clause.has(CueKind.SIGNED) or not any(cue.kind is CueKind.TWINNING for cue in clause.kinds):
        return []
    abroad = [city for city in clause.cities if clause.is_foreign(city)]
    if len(abroad) != 1 or clause.has(CueKind.VISIT, CueKind.EVENT, CueKind.NETWORK, CueKind.PLANNED):
        return []
    city, date = abroad[0], date_of(clause)
    if date is None or not comes_from(clause, city):
        return []
    if place_of(city).country in {"", clause.home.country}:
        return []
    return [Statement(city, PartnershipKind.TWINNING, date, TOPIC, 0.5, explicit=False, weak=True)]
