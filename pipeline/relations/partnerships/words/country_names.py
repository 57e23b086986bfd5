"""Names of countries behind a partner's, in any language."""

from __future__ import annotations

import re
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages import all_languages


def is_country(text: str) -> bool:
    """True for the name of a country alone. text: in small letters."""
    country = country_behind().match(f" {text}")
    return country is not None and country.end() == len(text) + 1


@cache
def country_behind() -> re.Pattern[str]:
    """A country's name behind a city, in small letters: "Arras France 1966", "Arras in Frankreich"."""
    names = (
        name.lower()
        for entry in all_languages().values()
        for names in entry.cities.countries.values()
        for name in names
    )
    return re.compile(rf"\s+(?:\w{{1,3}}\s+){{0,2}}{alternation(names)}(?!\w)")
