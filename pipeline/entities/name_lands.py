"""Which languages are spoken in a country, and in which countries a first name is usual, by the lists of those."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.languages import all_languages


def has_first_name_of(name: str, country: str, home: str) -> bool:
    """True where a first name is usual in a country and not in the publisher's, by the lists of their languages.

    name: a full name, the first name first. country, home: ISO 3166-1 alpha-2.
    """
    first = name.partition(" ")[0]
    return _is_of(first, country) and not _is_of(first, home)


def _is_of(first: str, country: str) -> bool:
    return any(first in all_languages()[code].mayors.given_names for code in languages_of(country))


_OF_SEVERAL: Final = frozenset({"BE", "CH", "LU"})
"""Countries of several languages, none of which is a foreign one there."""


@cache
def languages_of(country: str) -> tuple[str, ...]:
    """The languages spoken in a country: that at home there, and those with one title for its mayors and their own;
    where none is at home, and in countries of several, all that have a title for its mayors."""
    titles = {
        code: [entry for entry in words.mayors.titles if not entry.weak] for code, words in all_languages().items()
    }
    homes = {code: entries[0].countries[0] for code, entries in titles.items() if entries and entries[0].countries}
    named = tuple(code for code, entries in titles.items() if any(country in entry.countries for entry in entries))
    if country in _OF_SEVERAL or country not in homes.values():
        return named
    return tuple(
        code
        for code in named
        if homes.get(code) == country
        or any({country, homes.get(code)} <= set(entry.countries) for entry in titles[code])
    )
