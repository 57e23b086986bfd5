"""Who is or was mayor of which city: mayor mentions joined to a city and to a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.facts import Evidence, Mayoralty, Partnership, Place
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.mayors.page.sections import HOLDING
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.times.moments import moment, term_of
from pipeline.relations.mayors.times.past import Times
from pipeline.relations.mayors.towns import MayorTowns
from pipeline.relations.places import place_key, publisher_place

_REPEATS: Final = frozenset({"mayor.surname", "mayor.full-name-again", "mayor.presence", "mayor.signer"})
"""Rules whose mentions say nothing new about office or city."""

Row = tuple[Mention, Place, bool]
"""A mention of a mayor, the place of the office, and whether it is said beside title or name."""


def find_mayoralties(
    document: Document, mentions: Sequence[Mention], partnerships: Sequence[Partnership] = ()
) -> list[Mayoralty]:
    """One mayoralty for each person and city that the page names, in the order of first mention.

    partnerships: those that the page states; guests come from partner towns rather than from others.
    """
    mayors = [mention for mention in mentions if mention.type is MentionType.MAYOR]
    if not mayors:
        return []
    home = publisher_place(document, mentions)
    standing = Standing(document, mentions, home)
    office = [mention for mention in mayors if mention.rule not in _REPEATS]
    towns = MayorTowns(standing, _partners(home, partnerships))
    towns.learn(mayors, office)
    stated: dict[str, list[Row]] = defaultdict(list)
    for mention in office:
        place, explicit = towns.city_of(mention)
        if place is not None:
            stated[mention.value].append((mention, place, explicit))
    times = Times(standing)
    facts: list[Mayoralty] = []
    for person, rows in stated.items():
        said = {place_key(place) for _, place, explicit in rows if explicit}
        if said and place_key(home) not in said and _is_also_ours(rows, home, standing, times):
            said.add(place_key(home))
        by_place: dict[str, list[Mention]] = defaultdict(list)
        places: dict[str, Place] = {}
        for mention, place, _ in rows:
            # Where the page says whose mayor somebody is, what it leaves open speaks of the same town, or of nobody's.
            if not said or place_key(place) in said:
                by_place[place_key(place)].append(mention)
                places.setdefault(place_key(place), place)
        for key, group in by_place.items():
            facts.append(_mayoralty(person, places[key], group, standing))
    return facts


def _is_also_ours(rows: Sequence[Row], home: Place, standing: Standing, times: Times) -> bool:
    """True for somebody who held the office in another town and holds it in the publisher's, or the other way round:
    one of both is said to be of the past, and the words for the publisher's say who holds its office, or stand first.
    """
    elsewhere = [mention for mention, _, explicit in rows if explicit]
    past = {times.is_past(mention) for mention in elsewhere}
    for mention, place, explicit in rows:
        if (
            explicit
            or place_key(place) != place_key(home)
            or standing.foreign_in(mention.block, *standing.sentence(mention))
        ):
            continue
        first = (mention.block, mention.start) < (elsewhere[0].block, elsewhere[0].start)
        is_past = times.is_past(mention)
        if (first or is_past or mention.rule in HOLDING) and past == {not is_past}:
            return True
    return False


def _partners(home: Place, partnerships: Sequence[Partnership]) -> frozenset[str]:
    """The GeoNames ids of the publisher's partners."""
    pairs = ((fact.a.geonames_id, fact.b.geonames_id) for fact in partnerships)
    others = (one if other == home.geonames_id else other for one, other in pairs if home.geonames_id in (one, other))
    return frozenset(other for other in others if other is not None)


def _mayoralty(person: str, city: Place, group: Sequence[Mention], standing: Standing) -> Mayoralty:
    titled = [mention for mention in group if mention.attributes.get("titled") == "true"]
    best = max(titled or group, key=lambda mention: (mention.confidence, -mention.block, -mention.start))
    title = next((mention.attributes["title"] for mention in [best, *titled] if mention.attributes.get("title")), None)
    term = next((term for mention in group if (term := term_of(standing, mention)) is not None), None)
    time = term or moment(standing, best)
    names = [Evidence(m.block, m.start, m.end, m.raw) for m in group]
    return Mayoralty(
        person=person,
        city=city,
        title=title,
        titled=bool(titled),
        as_of=time.value if time is not None else None,
        rule=best.rule,
        confidence=best.confidence,
        evidence=(*names, time.evidence) if time is not None else tuple(names),
    )
