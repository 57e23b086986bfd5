"""Countries and regions: what names them, and the short codes that stand behind a town's name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml


class Area(NamedTuple):
    """A country or a region of one: ISO 3166-1 alpha-2, GeoNames' first administrative level ("" for the country)."""

    country: str
    admin1: str


# Distinguishing signs of vehicles in international traffic, as lists of twin towns use them, beside ISO 3166-1.
_VEHICLE_SIGNS = {
    "D": "DE", "F": "FR", "I": "IT", "E": "ES", "A": "AT", "B": "BE", "L": "LU", "P": "PT", "H": "HU", "S": "SE",
    "N": "NO", "SLO": "SI", "RUS": "RU", "USA": "US", "UK": "GB", "GB": "GB", "FIN": "FI", "IRL": "IE", "J": "JP",
    "UKR": "UA", "UA": "UA", "SRB": "RS", "BIH": "BA", "EST": "EE", "LV": "LV", "LT": "LT", "CDN": "CA", "MEX": "MX",
    "M": "MT", "CY": "CY", "BG": "BG", "AL": "AL", "MK": "MK", "NMK": "MK", "MNE": "ME", "BY": "BY", "IL": "IL",
    "RC": "TW", "ROK": "KR", "RSA": "ZA", "BR": "BR", "RA": "AR", "AUS": "AU", "NZ": "NZ", "IND": "IN", "MA": "MA",
    "TN": "TN", "RO": "RO", "PL": "PL", "CZ": "CZ", "SK": "SK", "HR": "HR", "CH": "CH", "NL": "NL", "DK": "DK",
    "GR": "GR", "TR": "TR", "CN": "CN", "FL": "LI", "VN": "VN", "EUA": "US", "RFA": "DE", "RU": "RU",
}  # fmt: skip
_CANADIAN_CODES = {
    "AB": "01", "BC": "02", "MB": "03", "NB": "04", "NL": "05", "NS": "07", "ON": "08", "PE": "09", "QC": "10",
    "SK": "11", "YT": "12", "NT": "13", "NU": "14",
}  # fmt: skip


def code_area(code: str, home: str) -> Area | None:
    """The area of a short code behind a name: "(F)", "(SLO)", ", TX", ", BC"; None for letters that are no such code.

    home: the publisher's country. Two letters are a state or province first where that is the United States or Canada.
    """
    if home in {"US", "CA"} and len(code) == 2:
        if code in _CANADIAN_CODES and (home == "CA" or code not in _us_states()):
            return Area("CA", _CANADIAN_CODES[code])
        if code in _us_states():
            return Area("US", code)
    if code in _VEHICLE_SIGNS:
        return Area(_VEHICLE_SIGNS[code], "")
    if code in _CANADIAN_CODES:
        return Area("CA", _CANADIAN_CODES[code])
    if code in _us_states():
        return Area("US", code)
    return None


@cache
def regions() -> dict[str, dict[str, list[str]]]:
    """By country and first administrative level the names of regions, and of parts of them."""
    found: dict[str, dict[str, list[str]]] = _read("regions.yaml")
    return found


def _read(name: str) -> Any:
    text = files("pipeline.gazetteer").joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def _us_states() -> frozenset[str]:
    return frozenset((*regions()["US"], "DC"))


@cache
def capital_regions() -> dict[str, list[str]]:
    """By country the names of regions that are their capital's."""
    found: dict[str, list[str]] = _read("like_their_capital.yaml")
    return found
