"""Adjectives of countries and their regions: which land "mexikanische", "française" or "sächsische" speaks of."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

_LONGEST_ENDING: Final = 4
_SHORTEST: Final = 3


@cache
def _stems() -> dict[str, dict[str, str]]:
    """By language the country of each stem."""
    return _read("demonyms.yaml")


@cache
def _regional_stems() -> dict[str, dict[str, str]]:
    """By language the land of each stem of a region's adjective, with a capital where the language writes one: a
    country, or a country, a point and GeoNames' first administrative level."""
    return _read("regional_adjectives.yaml")


def _read(name: str) -> dict[str, dict[str, str]]:
    text = files("pipeline.gazetteer").joinpath(name).read_text("utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        language: {stem: country for country, stems in countries.items() for stem in stems}
        for language, countries in data.items()
    }


def country_of_adjective(word: str, language: str) -> str | None:
    """The country that an adjective speaks of, ISO 3166-1 alpha-2; None for other words.

    word: as written, inflected, in small letters or not. language: ISO 639-1.
    """
    area = area_of_adjective(word, language)
    return area[0] if area is not None else None


def is_of_region(word: str, language: str) -> bool:
    """True for the adjective of a country's part ("sächsische"), which may be a town's as well ("Groningse")."""
    return _land_of(word, language)[1]


def area_of_adjective(word: str, language: str) -> tuple[str, str] | None:
    """The country that an adjective speaks of, and the first administrative level that it is of, "" for the country's;
    None for other words. word, language: as for `country_of_adjective`."""
    return _land_of(word, language)[0]


@lru_cache(maxsize=20_000)
def _land_of(word: str, language: str) -> tuple[tuple[str, str] | None, bool]:
    """The land of an adjective, None for other words, and whether it is a region's."""
    stems = _stems().get(language)
    if stems is None:
        return None, False
    lower, regional = word.lower(), _regional_stems().get(language, {})
    for length in range(len(lower), max(_SHORTEST, len(lower) - _LONGEST_ENDING) - 1, -1):
        if (land := stems.get(lower[:length])) is not None:
            return _country_and_level(land), False
        if (land := regional.get(word[:length])) is not None:
            return _country_and_level(land), True
    return None, False


def _country_and_level(land: str) -> tuple[str, str] | None:
    country, _, admin1 = land.partition(".")
    return (country, admin1) if country else None
