"""What stands behind a town and says what it is: "Dijon, die französische Partnerstadt", "Dijon – die Partnerschaft
besteht seit 1975 –".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import all_languages
from pipeline.lowering import lowered

_MOST_WORDS: Final = 4
"""Words between a town's comma and what it is: "la seule autre ville"."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_DASHED: Final = re.compile(r"\s[–—-]\s[^–—,()]{0,20}")
_DASH: Final = re.compile(r"\s[–—-](?!\w)")
_DASH_REACH: Final = 100
"""Characters between two dashes."""


def is_title(text: str, gap: tuple[int, int], end: int, language: str) -> bool:
    """True where a relation is the title of the one town before it: only whose, which or of what country it is stands
    between them. gap: from the town to the relation's word; end: where that ends."""
    between = text[gap[0] : gap[1]]
    if not between.startswith(", ") or between.count(",") != 1:
        return False
    words = _WORD.findall(lowered(between))
    if len(words) > _MOST_WORDS or not all(word in _known(language) or _is_native(word, language) for word in words):
        return False
    said = lowered(text[gap[1] : end])
    beside = {*words[-1:], *lowered(text[end : end + _DASH_REACH]).split()[:1]}
    towns = _towns(language)
    if not (said.startswith(towns) or said.endswith(towns) or not beside.isdisjoint(towns)):
        return False
    return not said.endswith(all_languages()[language].partnerships.plurals)


def end_of_remark(text: str, gap: tuple[int, int], end: int) -> int | None:
    """Where a remark between dashes right behind a town ends, None where none. gap, end: those of `is_title`."""
    if not _DASHED.fullmatch(text, *gap):
        return None
    close = _DASH.search(text, end, end + _DASH_REACH)
    return close.start() if close is not None else None


def is_of_country(text: str, language: str) -> bool:
    """True for the adjective of a country alone, between a title and its town: "nostra gemella francese, Dijon"."""
    words = text.strip(" ,").split()
    return len(words) == 1 and text[:1] == " " and text[-1:] == " " and _is_native(words[0].lower(), language)


def _is_native(word: str, language: str) -> bool:
    return country_of_adjective(word, language) is not None


@cache
def _known(language: str) -> frozenset[str]:
    entry = all_languages()[language]
    said = entry.partnerships
    words = (*entry.cities.articles, *entry.cities.towns, *said.ours, *said.apposed, *said.ranks)
    return frozenset(part for word in words for part in word.lower().split())


@cache
def _towns(language: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in all_languages()[language].cities.towns)
