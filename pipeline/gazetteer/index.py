"""The gazetteer at run time: memory-mapped files that every process on the machine shares."""

from __future__ import annotations

import json
import math
import mmap
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie

from pipeline.errors import GazetteerMissing
from pipeline.gazetteer.namefold import fold

INDEX = Path(__file__).parent / "index"
FORMAT = 3
"""Version of the files' layout: an index of another version is refused."""

KIND_BITS = 2
RECORD = struct.Struct("<IIiiIHH2s2x")
"""Id, population, latitude and longitude in millionths of a degree, offset and length of the name, admin1, country."""

_BIG = 400_000
_TIMES = 5
_BESIDE_DEGREES = 8.0 / 111.2

BUILD_COMMAND = "python -m pipeline.gazetteer.build"


class NameKind(IntEnum):
    """How a surface relates to a place; smaller is nearer."""

    MAIN = 0
    """GeoNames' name of the place."""
    SHORT = 1
    """The main name without what tells it from its namesakes ("Frankfurt" for "Frankfurt am Main"), or respelt."""
    ALTERNATE = 2
    """One of its alternate names, of any language or age."""
    SPELLING = 3
    """An alternate name in another spelling: abbreviated, without accents."""


_KINDS = tuple(NameKind)


class GazetteerPlace(NamedTuple):
    """A populated place of GeoNames.

    geonames_id: decimal digits. country: ISO 3166-1 alpha-2. admin1: GeoNames' code of the first administrative level
    ("07" for North Rhine-Westphalia, "OH" for Ohio), empty where there is none. latitude, longitude: degrees, WGS 84.
    """

    geonames_id: str
    name: str
    country: str
    admin1: str
    population: int
    latitude: float
    longitude: float


class NamedPlace(NamedTuple):
    """A place that a surface may name, and by which of its names."""

    place: GazetteerPlace
    kind: NameKind

    @property
    def is_main_name(self) -> bool:
        """True where the surface is GeoNames' name of the place."""
        return self.kind is NameKind.MAIN


class Gazetteer:
    """Places by name and by id. Made by `load`; holds open memory maps, no copies."""

    def __init__(self, folder: Path) -> None:
        head = _head(folder)
        self._trie = _map_trie(folder / "names.marisa")
        self._first_words = _map_trie(folder / "first_words.marisa")
        self._starts = _map(folder / "starts.bin").cast("I")
        self._postings = _map(folder / "postings.bin").cast("I")
        self._records = _map(folder / "places.bin")
        self._texts = _map(folder / "texts.bin")
        self._size = len(self._records) // RECORD.size
        self._admin1: tuple[str, ...] = tuple(head["admin1"])
        self._places: dict[int, GazetteerPlace] = {}
        self._named: dict[int, tuple[NamedPlace, ...]] = {}
        self.source: str = head["source"]

    def __len__(self) -> int:
        return self._size

    def lookup(self, surface: str) -> list[NamedPlace]:
        """The places that a surface may name, nearest kind of name first, then the most populous."""
        key = self._trie.get(fold(surface))
        return [] if key is None else list(self.named(key))

    def named(self, key: int) -> tuple[NamedPlace, ...]:
        """The places of a key that `key` gave."""
        found = self._named.get(key)
        if found is None:
            if len(self._named) >= MAX_CACHED_NAMES:
                self._named.clear()
            found = self._named[key] = tuple(
                [
                    NamedPlace(self._at(posting >> KIND_BITS), _KINDS[posting & ((1 << KIND_BITS) - 1)])
                    for posting in self._postings[self._starts[key] : self._starts[key + 1]]
                ]
            )
        return found

    def prefixes(self, folded: str) -> list[str]:
        """Every name that the folded text begins with, shortest first."""
        found: list[str] = self._trie.prefixes(folded)
        return found

    def begins(self, folded: str) -> bool:
        """True where some name begins with a folded text."""
        return next(self.going_on(folded), None) is not None

    def going_on(self, folded: str) -> Iterator[str]:
        """The names that begin with a folded text."""
        names: Iterator[str] = self._trie.iterkeys(folded)
        return names

    def begins_word(self, word: str) -> bool:
        """True where a folded word is the first word of a name, or a name with an -s behind it."""
        return word in self._first_words or (word.endswith("s") and word[:-1] in self._trie)

    def key(self, folded: str) -> int | None:
        """The key of a folded name, None where no place has it."""
        found: int | None = self._trie.get(folded)
        return found

    def place(self, geonames_id: str) -> GazetteerPlace | None:
        """The place of a GeoNames id, None where the gazetteer does not have it."""
        if not geonames_id.isascii() or not geonames_id.isdigit():
            return None
        wanted, low, high = int(geonames_id), 0, self._size
        while low < high:
            middle = (low + high) // 2
            (here,) = struct.unpack_from("<I", self._records, middle * RECORD.size)
            if here < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._size:
            return None
        place = self._at(low)
        return place if place.geonames_id == str(wanted) else None

    def larger_beside(self, place: GazetteerPlace) -> bool:
        """True where the place lies within eight kilometres of a city of five times its inhabitants and 400,000."""
        latitudes, cities = self._big_cities
        narrowing = math.cos(math.radians(place.latitude))
        first = bisect_left(latitudes, place.latitude - _BESIDE_DEGREES)
        last = bisect_right(latitudes, place.latitude + _BESIDE_DEGREES, first)
        return any(
            population > _TIMES * place.population and abs(longitude - place.longitude) * narrowing < _BESIDE_DEGREES
            for longitude, population in cities[first:last]
        )

    @cached_property
    def _big_cities(self) -> tuple[list[float], list[tuple[float, int]]]:
        """Latitudes of the big cities from south to north; longitude and population of each."""
        rows = (row for row in RECORD.iter_unpack(self._records) if row[1] >= _BIG)
        cities = sorted((row[2] / 1_000_000, row[3] / 1_000_000, row[1]) for row in rows)
        return [city[0] for city in cities], [city[1:] for city in cities]

    def __iter__(self) -> Iterator[GazetteerPlace]:
        return (self._at(index) for index in range(self._size))

    def _at(self, index: int) -> GazetteerPlace:
        place = self._places.get(index)
        if place is None:
            number, population, latitude, longitude, offset, length, admin1, country = RECORD.unpack_from(
                self._records, index * RECORD.size
            )
            place = GazetteerPlace(
                str(number),
                str(self._texts[offset : offset + length], "utf-8"),
                country.decode("ascii"),
                self._admin1[admin1],
                population,
                latitude / 1_000_000,
                longitude / 1_000_000,
            )
            if len(self._places) < MAX_CACHED_PLACES:
                self._places[index] = place
        return place


MAX_CACHED_NAMES = 5_000
"""Names kept in one process with their places, of which most have one or two: 2 MB more or less."""

MAX_CACHED_PLACES = 20_000
"""Places kept as objects in one process: 5 MB at most."""


def _map_trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _head(folder: Path) -> dict[str, Any]:
    try:
        head = json.loads((folder / "index.json").read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError) as error:
        raise GazetteerMissing(f"the gazetteer's index is not built: run `{BUILD_COMMAND}`") from error
    sizes = {name: entry["bytes"] for name, entry in head.get("files", {}).items()}
    if head.get("format") != FORMAT or any(
        not (folder / name).is_file() or (folder / name).stat().st_size != size for name, size in sizes.items()
    ):
        raise GazetteerMissing(f"the gazetteer's index is broken or of another version: run `{BUILD_COMMAND}`")
    return head  # type: ignore[no-any-return]


@cache
def load(folder: Path = INDEX) -> Gazetteer:
    """The gazetteer, opened once a process.

    Raises GazetteerMissing where the index was not built, is broken, or is of another version.
    """
    return Gazetteer(folder)
