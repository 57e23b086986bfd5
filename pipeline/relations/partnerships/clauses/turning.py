"""Relations that turned into a twinning: "l'amitié avec Dijon est devenue jumelage en 1986", "It became a twinning"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.facts import PartnershipKind
from pipeline.languages import codes_with
from pipeline.languages.lists import pattern_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_town
from pipeline.relations.partnerships.dates.other_dates import is_term
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.places import place_key, place_of

_BEFORE: Final = frozenset({CueKind.FRIENDSHIP, CueKind.COOPERATION})
_REACH: Final = 5
"""Words from a verb of becoming to the twinning, dates aside: "wurde dank ihm bald eine"."""
_TOWN_REACH: Final = 2
"""And to a word for a twin town: "became our second"."""
_PRONOUN: Final = 2
"""Words before the verb of a sentence that goes on about a relation, dates aside: "It", "Elle est"."""


def turned_into_twinning(clause: Clause) -> Clause | None:
    """A clause that tells how another relation became a twinning, with only the dates of that and only the twinning's
    cue as the one that names a kind. None for any other clause."""
    first = next((cue for cue in clause.kinds if cue.kind in _BEFORE), None)
    if first is None or not clause.has(CueKind.TWINNING) or clause.has(CueKind.PLANNED, CueKind.CONSIDERED):
        return None
    for twinning in clause.kinds:
        if twinning.kind is not CueKind.TWINNING or twinning.start < first.end:
            continue
        became = _became(clause, first.end, twinning)
        if became is not None:
            behind = tuple(date for date in clause.dates if date.start >= became)
            return replace(clause, dates=behind or clause.dates)
    return None


def as_turned(clause: Clause, before: Sequence[Mention], found: Sequence[Statement]) -> list[Statement]:
    """What a block has stated, a friendship with the one town named before as the twinning that a clause without a town
    says it became: "1986 wurde daraus eine Städtepartnerschaft"."""
    if (
        not found
        or clause.cities
        or not clause.has(CueKind.TWINNING)
        or clause.has(CueKind.PLANNED, CueKind.CONSIDERED)
    ):
        return list(found)
    towns = {place_key(place_of(city)) for city in before if clause.is_foreign(city)}
    twinning = next((cue for cue in clause.kinds if cue.kind is CueKind.TWINNING), None)
    if len(towns) != 1 or twinning is None:
        return list(found)
    became = _became(clause, clause.start, twinning)
    if became is None or len(without_dates(clause, clause.start, became).split()) > _PRONOUN:
        return list(found)
    dates = [date for date in clause.dates if not is_term(date)]
    date = dates[0] if len(dates) == 1 else None
    return [
        replace(one, kind=PartnershipKind.TWINNING, since=date or one.since, weak=False)
        if one.kind is not PartnershipKind.TWINNING and place_key(place_of(one.city)) in towns
        else one
        for one in found
    ]


def _became(clause: Clause, first: int, twinning: Cue) -> int | None:
    """Where the verb stands by which one relation became the other. first: where it is looked for from."""
    if any(city.start >= twinning.end and clause.is_foreign(city) for city in clause.cities):
        return None  # "die Freundschaft wurde durch die Partnerschaft mit Dijon ergänzt"
    stretch = lowered(clause.text[first : twinning.start])
    found = [*pattern_of(clause.language, "partnerships.became").finditer(stretch)]
    if not found:
        return _became_at_end(clause, first, twinning)
    verb = found[-1]
    start, end = first + verb.start(), first + verb.end()
    if any(end <= city.start < twinning.start for city in clause.cities):
        return None
    gap = without_dates(clause, end, twinning.start)
    reach = _TOWN_REACH if is_of_town(clause.text, twinning, clause.language) else _REACH
    return start if "," not in gap and len(gap.split()) <= reach else None


def _became_at_end(clause: Clause, first: int, twinning: Cue) -> int | None:
    """Where a relative clause begins that ends with the twinning and the verb: "die Freundschaft, aus der 1986 eine
    Partnerschaft wurde"."""
    if clause.language not in codes_with("verb_second"):
        return None
    verb = pattern_of(clause.language, "partnerships.became").match(lowered(clause.text), twinning.end + 1)
    comma = clause.text.rfind(", ", first, twinning.start)
    if verb is None or comma < 0 or clause.text[verb.end() : verb.end() + 1] not in {"", ".", ",", ";", ")"}:
        return None
    return None if any(comma <= city.start < twinning.start for city in clause.cities) else comma
