"""Bytes read as a text of nothing but what the rules look for: a language's own words, towns, people, figures, signs.

Bytes and mutated pages hardly ever put "aprox." behind a year behind "de". What a rare pair of words breaks is found by
texts that are made of such words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.languages import all_languages
from pipeline.languages.section import Section

TOWNS = (
    "Metz", "Dijon", "Trier", "Leeds", "Gent", "Burgos", "Siena", "Brno", "Toruń", "Évora", "Lund", "Esch", "Rust",
    "Au", "Frankfurt am Main", "Saint-Denis", "L'Aquila", "'s-Hertogenbosch", "Neustadt a. d. Aisch", "Holzmetzdorf",
)  # fmt: skip
PEOPLE = (
    "Anna",
    "Karl",
    "Jean-Luc",
    "María",
    "J. P.",
    "van der",
    "de la",
    "Moser",
    "O’Brien",
    "MOSER",
    "Dr.",
    "Nováková",
)
FIGURES = (
    "1490", "1982", "2024", "3", "31", "30", "29", "1.", "12.", "2.", "1982-84", "1982/83", "03/05/2021", "2020-02-30",
    "14:30", "9h30", "8-12", "'45", "1200", "19", "XIX", "MCMXII", "0911 974-0", "+352 22 44 66", "05 55 45 60 00",
    "L-1000", "54290", "(0)", "-12", "1°", "1er", "20th", "60er", "1,5", "2 000", "€", "info@", "example.org",
)  # fmt: skip
SIGNS = (
    ",",
    ".",
    ";",
    ":",
    "-",
    "–",
    "/",
    "(",
    ")",
    "„",
    "“",
    "&",
    "|",
    "…",
    "·",
    "’",
    "\n",
    "\n",
    "\n",
    "\t",
    "@",
    "?",
)
JOINTS = (" ", " ", " ", " ", " ", " ", "", "\u00a0")
STEP = 4
"""Bytes a word: its list, its place there (two), its case and what stands behind it."""


@cache
def lists_of(language: str) -> tuple[tuple[str, ...], ...]:
    """The lists of a language's file; of the lists of figures, towns, people and signs so many that half of a text is
    theirs."""
    own = tuple(words for words in _lists(all_languages()[language]) if words)
    return (*own, *(FIGURES, SIGNS, TOWNS, FIGURES, SIGNS, PEOPLE) * (len(own) // 6))


def words_of_bytes(data: bytes) -> tuple[str, str]:
    """Language, ISO 639-1, and text: the first byte chooses the one, each four behind it a word of the other."""
    codes = sorted(all_languages())
    language = codes[(data[0] if data else 0) % len(codes)]
    lists = lists_of(language)
    pieces: list[str] = []
    for at in range(1, len(data) - STEP + 1, STEP):
        which, high, low, form = data[at : at + STEP]
        # A list of some hundred: the word's own bytes help to choose it, or those behind the 256th never come.
        words = lists[(which + 256 * (form >> 6)) % len(lists)]
        word = words[(256 * high + low) % len(words)]
        pieces.append((word, word, word.capitalize(), word.upper())[form & 3] + JOINTS[form >> 2 & 7])
    return language, "".join(pieces)


def _lists(section: object) -> Iterator[tuple[str, ...]]:
    """Every list of words below a section, and the keys of its tables; "*" stands for any letters and is left out."""
    if isinstance(section, Section):
        for name in type(section).model_fields:
            yield from _lists(getattr(section, name))
    elif isinstance(section, Mapping):
        yield tuple(key for key in section if isinstance(key, str))
        for value in section.values():
            yield from _lists(value)
    elif isinstance(section, tuple):
        yield tuple(word for each in section if isinstance(each, str) and (word := each.strip("* ")))
        for one in section:
            yield from _lists(one)
