"""Municipalities that GeoNames' places lack, for they are small or have no place of their name, by official lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

FILE: Final = Path(__file__).with_name("small_municipalities.txt")
"""Made by `python -m bench.municipal_names`: by country the keys of names, from the lists that it names."""
LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_SMALL_LETTER: Final = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]*")
_NEXT: Final = re.compile(r"(?:\. |[ '’\u00a0-])([^\W\d_]+)")
"""A joint of a name and the word behind it."""
_SAINTS: Final = {"st": "saint", "ste": "sainte"}
ARTICLES: Final = frozenset(
    {
        *("le", "la", "les", "l", "de", "d", "du", "des", "et", "en", "sur", "sous", "aux", "au", "lez"),
        *("el", "las", "los", "del", "y", "a", "i", "dels"),
        *("het", "den", "van", "aan", "op", "ten"),
        *("il", "lo", "di", "della", "dei", "degli", "delle", "con", "in", "sul", "al", "e"),
        *("o", "os", "as", "do", "da", "dos", "das"),
        *("nad", "pod", "u", "v", "na"),
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
    reached = 0
    for first in _NO_SMALL_LETTER.finditer(text):
        if first.start() < reached or not first[0][0].isupper() or (key := _key_word(first[0])) not in first_words:
            continue
        parts, ends = [key], [first.end()]
        while len(parts) < _MOST_WORDS and (word := _NEXT.match(text, ends[-1])) is not None:
            parts.append(_key_word(word[1]))
            ends.append(word.end())
        for count in range(len(parts), 0, -1):
            if " ".join(parts[:count]) in keys:
                reached = ends[count - 1]
                yield OfficialName(first.start(), reached, tuple(parts[:count]))
                break
