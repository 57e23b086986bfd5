"""Which place of a name is meant: every place that has the name is scored in the page's light, and none of them too."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.placefeatures import NEXT_DOOR_KM, place_features
from pipeline.entities.cities.spans import Span
from pipeline.entities.cities.weighing import weigh
from pipeline.gazetteer import GazetteerPlace, NamedPlace, NameKind, load

Features = dict[str, float]

_MOST = 40
_EARTH_KM = 6371.0
_DISTRICT_FROM = 10_000
"""Smaller places of one name differ too little for their neighbours to tell which is a district."""


@dataclass(frozen=True, slots=True)
class PageLight:
    """What a page says about where it is: its publisher's place and country, and the countries that it names.

    home: the publisher's place, None where it is not known. country: the publisher's, ISO 3166-1 alpha-2.
    countries: share of each country among those that the page names.
    """

    home: GazetteerPlace | None
    country: str
    countries: Mapping[str, float]
    _away: dict[str, float] = field(default_factory=dict)

    def away(self, place: GazetteerPlace) -> float:
        """Kilometres between a place and the publisher's, infinite where that is not known."""
        known = self._away.get(place.geonames_id)
        if known is None:
            known = self._away[place.geonames_id] = math.inf if self.home is None else distance(place, self.home)
        return known


class Reading(NamedTuple):
    """One place that a span may mean. place is None for "a place that GeoNames does not have"."""

    place: GazetteerPlace | None
    kind: NameKind | None
    features: Features
    score: float


def read(
    span: Span,
    language: str,
    *,
    beside: Sequence[Area],
    in_block: frozenset[str],
    settled: Mapping[str, str],
    town_cue: bool,
    light: PageLight,
    weights: dict[str, float],
) -> list[Reading]:
    """Every reading of a span, best first; the last resort "no place of GeoNames" is among them.

    beside: areas that the text names for this very place. in_block: countries named elsewhere in the block.
    settled: folded name -> id of the place that the page says elsewhere it means.
    """
    readings: dict[str, Reading] = {}
    own_exonym = span.exonyms.get(language)
    within = _within_larger(span.places)
    for named, how in _named(span, own_exonym):
        place = named.place
        features = place_features(span.name, named, how, beside=beside, in_block=in_block, light=light)
        if not how and "publisher" in features and "alike" in features and _is_main_name(span):
            continue  # "Dinan" on the page of Dinant, which GeoNames lists under that name too
        if settled.get(span.name) == place.geonames_id:
            features["settled"] = 1.0
        if place.geonames_id in within:
            features["within_larger"] = 1.0
        score = weigh(features, weights)
        known = readings.get(place.geonames_id)
        if known is None or score > known.score:
            readings[place.geonames_id] = Reading(place, named.kind, features, score)
    found = list(readings.values())
    features = none_features(found, town_cue, light)
    found.append(Reading(None, None, features, weigh(features, weights)))
    found.sort(key=_rank)
    return found


def _is_main_name(span: Span) -> bool:
    return any(named.kind is NameKind.MAIN for named in span.places)


def _within_larger(places: Sequence[NamedPlace]) -> frozenset[str]:
    """Ids of the places beside a far larger city that share their name with a place of their size in their country.

    GeoNames lists districts of big cities as places ("Salamanca" of Madrid); the index has no class to tell them by.
    """
    if len(places) < 2:
        return frozenset()
    main = [named.place for named in places if named.kind is NameKind.MAIN and named.place.population > _DISTRICT_FROM]
    if len(main) < 2 or len({place.country for place in main}) == len(main):
        return frozenset()
    larger = load().larger_beside
    inside = frozenset(place.geonames_id for place in main if larger(place))
    towns = [place for place in main if place.geonames_id not in inside]
    return frozenset(
        place.geonames_id
        for place in main
        if place.geonames_id in inside
        and any(town.country == place.country and town.population * 2 > place.population for town in towns)
    )


def _rank(reading: Reading) -> tuple[float, int]:
    """Best first; of equals the one with the smaller id."""
    return -reading.score, int(reading.place.geonames_id) if reading.place else 0


def _named(span: Span, own: NamedPlace | None) -> list[tuple[NamedPlace, str]]:
    found = [(named, "inflected" if span.inflected else "") for named in span.places[:_MOST]]
    if len(span.places) > _MOST:
        found.extend((named, "") for named in span.places[_MOST:] if named.place.population > 20_000)
    if own:
        found.append((own, "exonym"))
    found.extend((named, "foreign_exonym") for named in span.exonyms.values() if named is not own)
    return found


def none_features(readings: Sequence[Reading], town_cue: bool, light: PageLight) -> Features:
    """What speaks for "GeoNames does not have it"."""
    features: Features = {"none": 1.0}
    largest = 0.0
    at_hand = False
    for reading in readings:
        largest = max(largest, reading.features["population"])
        at_hand = at_hand or _is_at_hand(reading, light)
    if largest > 0.0:
        features["none_large"] = largest
    if light.home is None:
        features["none_homeless"] = 1.0
    if town_cue:
        features["none_cue"] = 1.0
        if light.home is None:
            features["none_homeless_cue"] = 1.0
    if not at_hand:
        features["none_abroad"] = 1.0
        if town_cue:
            features["none_abroad_cue"] = 1.0
    return features


def _is_at_hand(reading: Reading, light: PageLight) -> bool:
    """True for a place of the publisher's country, or across the border next to it."""
    if reading.place is None:
        return False
    if reading.place.country == light.country:
        return True
    return light.away(reading.place) < NEXT_DOOR_KM


def distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Great-circle distance in kilometres (haversine)."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    high = math.sin((second - first) / 2) ** 2
    wide = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, high + math.cos(first) * math.cos(second) * wide)))
