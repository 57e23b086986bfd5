"""Whom the data owes its places to. What leaves the house repeats it, in the words that each format has for it."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

GEONAMES = "https://www.geonames.org/"

PLACES = "Places: GeoNames, CC BY 4.0"
"""GeoNames asks to be named (https://www.geonames.org/, "About")."""
