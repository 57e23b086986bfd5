"""Adjectives of towns: which town "Münchner", "brněnská" or "lillois" speaks of, by the rules of its language."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import yaml

from pipeline.gazetteer.index import GazetteerPlace, NameKind, load

_SHORTEST_STEM: Final = 3
_SHORTEST_SMALL: Final = 4
"""Letters of a town's name, by which a word in small letters may be its adjective."""
_LEAST_AT_HOME: Final = {True: 500, False: 20_000}
_LEAST_ABROAD: Final = {True: 20_000, False: 100_000}
"""Inhabitants of a town, by whether adjectives have capitals: those in small letters are like other words."""
_AT_HOME: Final = 8
"""How many times as many inhabitants a town counts in the publisher's country."""
_NEARBY: Final = 20
"""And within so many kilometres of it:"""
_NEAR_KM: Final = 50.0
_SURE: Final = 4
"""How many times as many as the next a town counts that is surely meant."""
_KM_A_DEGREE: Final = 111.2


class AdjectiveTown(NamedTuple):
    """place: the town, None where the adjective may be that of several."""

    place: GazetteerPlace | None


class _Rules(NamedTuple):
    capital: bool
    others: frozenset[str]
    inflections: tuple[str, ...]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    whole: dict[str, str]


@cache
def _rules() -> dict[str, _Rules]:
    text = files("pipeline.gazetteer").joinpath("town_adjectives.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        language: _Rules(
            entry.get("capital", False),
            frozenset(entry.get("others", ())),
            tuple(entry.get("inflections", ("",))),
            tuple((ending, tuple(names)) for ending, names in entry["endings"].items()),
            entry.get("whole", {}),
        )
        for language, entry in data.items()
    }


@lru_cache(maxsize=5_000)
def town_of_adjective(
    word: str, language: str, country: str, home: str | None, named: frozenset[str] = frozenset()
) -> AdjectiveTown | None:
    """The town that an adjective speaks of; None for other words.

    word: as written, inflected. language: ISO 639-1. country, home: the publisher's, ISO 3166-1 alpha-2 and GeoNames
    id; where its own adjective fits, it is meant. named: likewise GeoNames ids of cities that the page names.
    """
    capital = is_capital(language)
    places = {
        found.place.geonames_id: found.place
        for name in _names(word, language)
        for found in load().lookup(name)
        if found.kind is not NameKind.SPELLING
    }
    if home in places:
        return AdjectiveTown(places[home])
    told = [place for key, place in places.items() if key in named]
    if len(told) == 1:
        return AdjectiveTown(told[0])
    near = load().place(home) if home is not None else None
    weights: list[tuple[float, GazetteerPlace]] = []
    for place in places.values():
        at_home = place.country == country
        if place.population >= (_LEAST_AT_HOME if at_home else _LEAST_ABROAD)[capital]:
            weight = place.population * (_AT_HOME if at_home else 1)
            weights.append((weight * (_NEARBY if near is not None and _is_near(place, near) else 1), place))
    if not weights:
        return None
    weights.sort(key=lambda item: -item[0])
    sure = len(weights) == 1 or weights[0][0] >= _SURE * weights[1][0]
    return AdjectiveTown(weights[0][1] if sure else None)


def is_capital(language: str) -> bool:
    """True for a language that writes adjectives of towns with a capital, and has rules for them."""
    rules = _rules().get(language)
    return rules is not None and rules.capital


def has_ending(word: str, language: str) -> bool:
    """True for a word that ends as adjectives of towns do, and begins as they do."""
    return bool(_names(word, language))


@lru_cache(maxsize=5_000)
def _names(word: str, language: str) -> tuple[str, ...]:
    """The names, in small letters, of which a word may be the adjective."""
    rules = _rules().get(language)
    if rules is None or (rules.capital and not word[:1].isupper()):
        return ()
    lowered = word.lower()
    if lowered in rules.others:
        return ()
    bases = [lowered.removesuffix(ending) for ending in rules.inflections if lowered.endswith(ending)]
    for base in bases:
        if base in rules.whole:
            return (rules.whole[base],)
    shortest = 0 if rules.capital else _SHORTEST_SMALL
    return tuple(
        base.removesuffix(ending) + replacement
        for base in bases
        for ending, replacements in rules.endings
        if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST_STEM
        for replacement in replacements
        if len(base) - len(ending) + len(replacement) >= shortest
    )


def _is_near(place: GazetteerPlace, home: GazetteerPlace) -> bool:
    north = place.latitude - home.latitude
    east = (place.longitude - home.longitude) * math.cos(math.radians(home.latitude))
    return math.hypot(north, east) * _KM_A_DEGREE < _NEAR_KM
