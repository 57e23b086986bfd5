"""A town's own parts, and regions, which bear names that towns have: "die Ortsteile Buer, Gesmold und Riemsloh", "die
Kreise Gütersloh und Paderborn"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.block import UNDETERMINED
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.spans import UPPER
from pipeline.languages import codes_with
from pipeline.record import Document
from pipeline.wordfinder import Hit

_WORD = rf"[{UPPER}][^\W\d_]+"
_PART = re.compile(rf"{_WORD}(?:[-/ ]{_WORD}|-(?:an|am|im|la|le|les|sur|en)-[^\W\d_]+)*")
_OPENING = re.compile(
    r"(?:[^.:;!?\n]{0,50}:\s{0,3}| (?:sind|are|sont|sono|son|são|zijn|to|jsou)(?: die| les| los| le| os)? | )"
)
_LINK = re.compile(
    r"(?:de la |de los |de las |de |del |delle |della |di |du |des |do |da |dos |das |d['’]|dell['’]|of the |of )"
)
_OF = "of "
_SMALL = rf"(?![{UPPER}])[^\W\d_]{{1,6}}"
_BETWEEN = re.compile(rf"\s{{0,3}}[,;]\s{{0,3}}(?:({_SMALL})\s)?|\s{{1,3}}[/–•]\s{{1,3}}|\s({_SMALL})\s")


def district_names(
    document: Document, positions: Iterable[int], lexicon: Lexicon
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Block, first and last offset of each name in the lists that a word for a town's parts or for regions opens.

    positions: of the kept blocks that have such a word.
    """
    blocks = document.kept_blocks
    for position in positions:
        block = blocks[position]
        language = block.language if block.language != UNDETERMINED else document.language
        # "province" is one in English, several in Italian
        opening = lexicon.parts | lexicon.regions_many.get(language, frozenset())
        words = (word for word in lexicon.no_town_words.hits(block.text) if word.word in opening)
        for names in lists_behind(block.text, words, language, lexicon):
            yield from ((block.index, part) for part in names)


def lists_behind(
    text: str, words: Iterable[Hit], language: str, lexicon: Lexicon
) -> Iterator[Sequence[tuple[int, int]]]:
    """First and last offset of each name of the lists that words of a text open.

    A word inside a list opens none: a text of such words alone would be read once for each of them.
    """
    reached = 0
    for word in words:
        if word.start < reached:
            continue
        names = list(_listed(text, word.end, language, lexicon))
        if names:
            reached = names[-1][1]
            yield names


def _listed(text: str, end: int, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    opening = _OPENING.match(text, end)
    if opening is None:
        return
    start = _behind_link(text, opening.end(), language)
    while (part := _PART.match(text, start)) is not None:
        yield part.span()
        between = _BETWEEN.match(text, part.end())
        if between is None:
            return
        start = between.end()
        if (word := between[1] or between[2]) and not lexicon.cue(word, language) & Cue.CONJUNCTION:
            if between[2]:
                return
            start = between.start(1)  # ", de La Sauge": a link
        start = _behind_link(text, start, language)


def _behind_link(text: str, start: int, language: str) -> int:
    """Behind the link of "les hameaux de Vernes", "the counties of Kent and Essex"."""
    link = _LINK.match(text, start)
    if link is None or not (language in codes_with("links_towns") or link[0].startswith(_OF)):
        return start
    return link.end()
