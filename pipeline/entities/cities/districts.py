"""A town's own parts, which bear names that villages elsewhere have: "die Ortsteile Buer, Gesmold und Riemsloh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.block import UNDETERMINED
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.spans import UPPER
from pipeline.languages import codes_with
from pipeline.record import Document

_WORD = rf"[{UPPER}][^\W\d_]+"
_PART = re.compile(rf"{_WORD}(?:[-/ ]{_WORD}|-(?:an|am|im|la|le|les|sur|en)-[^\W\d_]+)*")
_OPENING = re.compile(
    r"(?:[^.:;!?\n]{0,50}:\s{0,3}| (?:sind|are|sont|sono|son|são|zijn|to|jsou)(?: die| les| los| le| os)? | )"
)
_LINK = re.compile(r"(?:de la |de los |de las |de |del |delle |della |di |du |des |do |da |dos |das |d['’]|dell['’])")
_SMALL = rf"(?![{UPPER}])[^\W\d_]{{1,6}}"
_BETWEEN = re.compile(rf"\s{{0,3}}[,;]\s{{0,3}}(?:({_SMALL})\s)?|\s{{1,3}}[/–•]\s{{1,3}}|\s({_SMALL})\s")


def district_names(document: Document, lexicon: Lexicon) -> Iterator[tuple[int, tuple[int, int]]]:
    """Block, first and last offset of each name in the lists that a word for a town's parts opens."""
    blocks = document.kept_blocks
    for position in lexicon.district_words.places_in(document.kept_texts):
        block = blocks[position]
        language = block.language if block.language != UNDETERMINED else document.language
        for word in lexicon.district_words.hits(block.text):
            for part in _listed(block.text, word.end, language, lexicon):
                yield block.index, part


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
    link = _LINK.match(text, start) if language in codes_with("links_towns") else None  # "les hameaux de Vernes"
    return link.end() if link is not None else start
