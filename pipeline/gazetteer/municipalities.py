"""In which municipality a place lies, and the code that the municipality has in its country's official list."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("municipalities.txt")
"""Made by `python -m bench.municipal_codes` from GeoNames (CC BY 4.0) and INSEE's communes; lines of one length."""
ROW: Final = "{place:08d} {seat:08d} {code:<8}\n"
_ID = slice(0, 8)
_SEAT = slice(9, 17)
_CODE = slice(18, 26)
_LENGTH: Final = 27

CODES: Final = {
    "AT": "gkz",
    "BE": "nis",
    "CH": "bfs",
    "CZ": "csu",
    "DE": "ags",
    "DK": "kommunekode",
    "ES": "ine",
    "FI": "kuntanumero",
    "FR": "insee",
    "IT": "istat",
    "NL": "cbs",
    "NO": "kommunenummer",
    "PL": "teryt",
    "PT": "dicofre",
    "RO": "siruta",
    "SE": "kommunkod",
    "SK": "lau2",
}
"""By country the list that the codes are of. Where Eurostat lists local administrative units, it uses these codes."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """The municipality of a place. seat: GeoNames id of the place it is named after. code: in its country's list."""

    seat: str
    code: str


@cache
def _lines() -> mmap.mmap:
    with FILE.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def municipality_of(geonames_id: str) -> Municipality | None:
    """The municipality in which a place lies today, None where it is not known.

    geonames_id: decimal digits; anything else ("NIL") is not known. Nor are places of fewer than 500 inhabitants and
    countries that `CODES` lacks.
    """
    if not geonames_id.isdecimal():
        return None
    lines = _lines()
    wanted, low, high = int(geonames_id), 0, len(lines) // _LENGTH
    while low < high:
        middle = (low + high) // 2
        row = lines[middle * _LENGTH : (middle + 1) * _LENGTH]
        here = int(row[_ID])
        if here == wanted:
            return Municipality(str(int(row[_SEAT])), row[_CODE].decode("ascii").rstrip())
        if here < wanted:
            low = middle + 1
        else:
            high = middle
    return None
