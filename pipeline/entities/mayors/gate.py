"""Which texts of a page are worth tokenising for mayors: one pass over all for the words that the rules need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.entities.mayors.reading.lexicon import spellings
from pipeline.entities.mayors.sentences.leading import houses
from pipeline.entities.mayors.words import mayor_words, titles
from pipeline.joined import JoinedTexts
from pipeline.languages import all_languages
from pipeline.wordfinder import WordFinder
from pipeline.wordscan import is_letter

_TITLE, _LIST, _CEREMONY, _COUNTERPART, _LEADING, _INSIGNIA = 1, 2, 4, 8, 16, 32
_SHORT = 3
"""Letters of a word that tells too little of a ceremony."""


class Gated(NamedTuple):
    """Positions of texts, in order.

    titles: those that hold a word of a title. listing: those that hold one, or a word for a list of holders.
    ceremonies: those that may tell of a ceremony of a partnership. counterparts: those with a word for a counterpart.
    leading: those that may say that somebody leads a town hall. insignia: those with a word for a mayor's chain.
    """

    titles: list[int]
    listing: list[int]
    ceremonies: list[int]
    counterparts: list[int]
    leading: list[int]
    insignia: list[int]


def gate(texts: JoinedTexts) -> Gated:
    """A cheap test which texts, in lower case, a rule may find something in."""
    signs, held = _signs(), defaultdict[int, int](int)
    for place, hit in _finder().hits_in(texts):
        held[place] |= signs[hit.word]
    found = sorted(held.items())

    def with_any(wanted: int) -> list[int]:
        return [place for place, sign in found if sign & wanted]

    return Gated(
        titles=with_any(_TITLE),
        listing=with_any(_TITLE | _LIST),
        ceremonies=[place for place in with_any(_CEREMONY) if _relation().is_in(texts.texts[place])],
        counterparts=with_any(_COUNTERPART),
        leading=[place for place in with_any(_LEADING) if houses().is_in(texts.texts[place])],
        insignia=with_any(_INSIGNIA),
    )


@cache
def _finder() -> WordFinder:
    return WordFinder(_signs(), before=is_letter)


@cache
def _signs() -> dict[str, int]:
    """What each word may be a sign of."""
    signs: dict[str, int] = defaultdict(int)
    for sign, words in (
        (_TITLE, _title_words()),
        (_LIST, _list_words()),
        (_CEREMONY, _ceremony_words()),
        (_COUNTERPART, _counterpart_words()),
        (_LEADING, _leading_words()),
        (_INSIGNIA, _insignia_words()),
    ):
        for word in words:
            signs[word] |= sign
    return dict(signs)


def _title_words() -> Iterator[str]:
    """The longest word of every form of a title; of weak titles the first."""
    for _, title in titles():
        for form in spellings((*title.forms, *title.plural)):
            parts = form.lower().split()
            yield parts[0] if title.weak else max(parts, key=len)


def _list_words() -> Iterator[str]:
    for words in mayor_words().values():
        yield from (word.lower() for word in words.lists)


def _counterpart_words() -> Iterator[str]:
    for words in mayor_words().values():
        yield from (word.lower().split()[0] for word in words.counterparts)


def _leading_words() -> Iterator[str]:
    """The longest word of every phrase for leading."""
    for words in mayor_words().values():
        yield from (max(phrase.lower().replace("'", " ").split(), key=len) for phrase in words.heads)


def _insignia_words() -> Iterator[str]:
    for words in mayor_words().values():
        yield from (max(phrase.lower().replace("'", " ").split(), key=len) for phrase in words.insignia)


def _ceremony_words() -> Iterator[str]:
    for entry in all_languages().values():
        words = (*entry.mayors.presence, *entry.partnerships.signed)
        yield from (word.lower() for word in words if len(word) > _SHORT)


@cache
def _relation() -> WordFinder:
    """Stems of words for partnerships."""
    stems = {
        word.strip("*").lower()
        for entry in all_languages().values()
        for word in (*entry.partnerships.twinning, *entry.partnerships.friendship)
    }
    return WordFinder((stem for stem in stems if len(stem) > _SHORT), before=None, behind=None)
