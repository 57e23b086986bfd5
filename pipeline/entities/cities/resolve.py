"""Which place of a name is meant: every place that has the name is scored in the page's light, and none of them too."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipeline.entities.cities.lexicon import Area
from pipeline.entities.cities.model import weigh
from pipeline.entities.cities.spans import Span
from pipeline.gazetteer import GazetteerPlace, NamedPlace, NameKind, load
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

Features = dict[str, float]

KIND_FEATURES = tuple(f"kind_{kind.name.lower()}" for kind in NameKind)
"""By kind of name, which counts from 0 (an enum's hash would cost a microsecond a look-up)."""
_OTHER_NAMES = (NameKind.ALTERNATE, NameKind.SPELLING)
_MOST = 40
_EARTH_KM = 6371.0
_NEXT_DOOR_KM = 40.0
_UNKNOWN_SEAT = 2_000
"""Stands for the inhabitants of a place for which GeoNames has none: the index has only seats of administrations so."""
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
    weights: Mapping[str, float],
) -> list[Reading]:
    """Every reading of a span, best first; the last resort "no place of GeoNames" is among them.

    beside: areas that the text names for this very place. in_block: countries named elsewhere in the block.
    settled: folded name -> id of the place that the page says elsewhere it means.
    """
    readings: dict[str, Reading] = {}
    own_exonym = span.exonyms.get(language)
    within = _within_larger(span.places)
    is_main = any(named.kind is NameKind.MAIN for named in span.places)
    for named, how in _named(span, own_exonym):
        place = named.place
        features = place_features(span.name, named, how, beside=beside, in_block=in_block, light=light)
        if is_main and not how and "publisher" in features and "alike" in features:
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
    return sorted(found, key=lambda reading: (-reading.score, _id(reading)))


def _within_larger(places: Sequence[NamedPlace]) -> frozenset[str]:
    """Ids of the places beside a far larger city that share their name with a place of their size in their country.

    GeoNames lists districts of big cities as places ("Salamanca" of Madrid); the index has no class to tell them by.
    """
    if len(places) < 2:
        return frozenset()
    main = [named.place for named in places if named.kind is NameKind.MAIN and named.place.population > _DISTRICT_FROM]
    if len({place.country for place in main}) == len(main):
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


def _id(reading: Reading) -> int:
    return int(reading.place.geonames_id) if reading.place else 0


def _named(span: Span, own: NamedPlace | None) -> list[tuple[NamedPlace, str]]:
    found = [(named, "inflected" if span.inflected else "") for named in span.places[:_MOST]]
    if len(span.places) > _MOST:
        found.extend((named, "") for named in span.places[_MOST:] if named.place.population > 20_000)
    if own:
        found.append((own, "exonym"))
    found.extend((named, "foreign_exonym") for named in span.exonyms.values() if named is not own)
    return found


def place_features(
    name: str, named: NamedPlace, how: str, *, beside: Sequence[Area], in_block: frozenset[str], light: PageLight
) -> Features:
    """What speaks for and against one place."""
    place = named.place
    features = {
        KIND_FEATURES[named.kind]: 1.0,
        "population": math.log10((place.population or _UNKNOWN_SEAT) + 100) - 4.0,
    }
    if how:
        features[how] = 1.0
    elif named.kind in _OTHER_NAMES:
        features[_likeness(name, place.name)] = 1.0
    if place.country == light.country:
        features["home_country"] = 1.0
    elif light.home is None:
        features["homeless_abroad"] = 1.0
    if light.home is not None:
        if place.geonames_id == light.home.geonames_id:
            features["publisher_unlike" if "unlike" in features else "publisher"] = 1.0
        else:
            away = light.away(place)
            features["distance"] = math.log10(away + 10.0) - 1.0
            if place.country == light.country and place.admin1 == light.home.admin1:
                features["home_region"] = 1.0
            elif place.country != light.country and away < _NEXT_DOOR_KM:
                features["next_door"] = 1.0
    if beside:
        first = beside[0]
        agreed = [area for area in beside if area.country == place.country]
        if any(area.admin1 == place.admin1 for area in agreed if area.admin1):
            features["beside_region"] = 1.0
        elif any(not area.admin1 for area in agreed):
            features["beside_country"] = 1.0
        elif first.country == place.country:
            features["beside_other_region"] = 1.0
        else:
            features["beside_other"] = 1.0
    elif place.country in in_block:
        features["in_block"] = 1.0
    if "publisher" in features and ("beside_other" in features or "beside_other_region" in features):
        features["publisher_contradicted"] = 1.0  # "León, Nicaragua" on the page of León in Spain
    share = light.countries.get(place.country, 0.0)
    if share and place.country != light.country:
        features["on_page"] = 1.0
    return features


@lru_cache(maxsize=20_000)
def _likeness(name: str, main: str) -> str:
    """How an alternate name relates to the main one: GeoNames' lists hold names of other places too."""
    main = fold(main)
    one, other = without_marks(name), without_marks(main)
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return "part"
    if one[:3] == other[:3] or name.translate(_SPELT_OUT)[:4] == main.translate(_SPELT_OUT)[:4]:
        return "alike"
    return "unlike"


_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", "ü": "ue"})
"""Letters that are written with two where a keyboard or a spelling reform lacks them: Århus is Aarhus."""


def none_features(readings: Sequence[Reading], town_cue: bool, light: PageLight) -> Features:
    """What speaks for "GeoNames does not have it"."""
    features: Features = {"none": 1.0}
    largest = max((reading.features["population"] for reading in readings), default=0.0)
    if largest > 0.0:
        features["none_large"] = largest
    if light.home is None:
        features["none_homeless"] = 1.0
    if town_cue:
        features["none_cue"] = 1.0
        if light.home is None:
            features["none_homeless_cue"] = 1.0
    if not any(_is_at_hand(reading, light) for reading in readings):
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
    return light.away(reading.place) < _NEXT_DOOR_KM


def distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Great-circle distance in kilometres (haversine)."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    high = math.sin((second - first) / 2) ** 2
    wide = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, high + math.cos(first) * math.cos(second) * wide)))
