"""Municipalities that GeoNames' places lack, mostly of fewer than 500 inhabitants, by the names of official lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

FILE: Final = Path(__file__).with_name("small_municipalities.txt")
"""Made by `python -m bench.municipal_names`: the keys of names in France (INSEE) and Spain (INE)."""
LETTERS: Final = re.compile(r"[^\W\d_]+")
_JOINTS: Final = frozenset({" ", "-", "'", "’", "\u00a0", ". "})
_SAINTS: Final = {"st": "saint", "ste": "sainte"}
ARTICLES: Final = frozenset(
    {
        *("le", "la", "les", "l", "de", "d", "du", "des", "et", "en", "sur", "sous", "aux", "au", "lez"),
        *("el", "las", "los", "del", "y", "a", "i", "dels"),
    }
)
"""Small words in names of several."""
_MOST_WORDS: Final = 9


class OfficialName(NamedTuple):
    """A run of characters that is a municipality's official name. words: how many it has, articles among them."""

    start: int
    end: int
    words: tuple[str, ...]


def name_key(name: str) -> str:
    """A name without marks and hyphens, "saint" in full: what "St Léger" and "Saint-Léger" share."""
    return " ".join(_key_word(word) for word in LETTERS.findall(name))


@lru_cache(maxsize=10_000)
def _key_word(word: str) -> str:
    plain = without_marks(fold(word))
    return _SAINTS.get(plain, plain)


@cache
def _names() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """By country the keys of the names, and their first words."""
    found = {}
    for part in FILE.read_text("utf-8").split("\n\n"):
        country, *keys = part.split("\n")
        found[country] = frozenset(keys), frozenset([key.partition(" ")[0] for key in keys])
    return found


def official_names(text: str, country: str) -> Iterator[OfficialName]:
    """Where a text has the name of a municipality of a country, longest first at each place, in reading order."""
    if country not in _names():
        return
    keys, first_words = _names()[country]
    words = list(LETTERS.finditer(text))
    place = 0
    while place < len(words):
        first = words[place]
        found = 1
        if first[0][0].isupper() and (key := _key_word(first[0])) in first_words:
            parts = [key]
            ends = [first.end()]
            for word in words[place + 1 : place + _MOST_WORDS]:
                if text[ends[-1] : word.start()] not in _JOINTS:
                    break
                parts.append(_key_word(word[0]))
                ends.append(word.end())
            for count in range(len(parts), 0, -1):
                if " ".join(parts[:count]) in keys:
                    yield OfficialName(first.start(), ends[count - 1], tuple(parts[:count]))
                    found = count
                    break
        place += found
