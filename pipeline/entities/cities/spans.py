"""Which runs of characters may be a place's name, and the places that each may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.entities.cities.lexicon import Area, Lexicon
from pipeline.gazetteer import Gazetteer, NamedPlace
from pipeline.gazetteer.names import fold

LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
UPPER = "".join(chr(point) for point in LETTERS if chr(point).isupper())
_START = re.compile(rf"(?<!\w)(?:['’]s-)?[{UPPER}]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST = 60
_SHORTEST_INFLECTED = 4
GENITIVE_LANGUAGES = frozenset({"de", "lb"})


@dataclass(slots=True)
class Span:
    """A run of characters that may name a place. start, end: offsets in the block's text.

    name: folded, in the nominative. inflected: True where the ending was changed to find it.
    exonyms: language -> the place that this name means in it.
    """

    block: int
    start: int
    end: int
    name: str
    places: Sequence[NamedPlace]
    exonyms: dict[str, NamedPlace] = field(default_factory=dict)
    inflected: bool = False
    genitive: bool = False


@dataclass(slots=True)
class AreaSpan:
    """A run of characters that names a country or a region."""

    start: int
    end: int
    areas: tuple[Area, ...]


def find_spans(
    block: int,
    text: str,
    language: str,
    taken: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> tuple[list[Span], list[AreaSpan]]:
    """Candidate spans of one block, longest first at each capital letter, without overlaps; and its countries and regions.

    text: the block's text. language: ISO 639-1 or "und". taken: spans of mentions that were found before.
    """
    spans: list[Span] = []
    areas: list[AreaSpan] = []
    folded = fold(text)
    length = len(text)
    last = last_area = 0
    for match in _START.finditer(text):
        start = match.start()
        if any(low <= start < high for low, high in taken):
            continue
        window = folded[start : start + _LONGEST]
        if start >= last_area:
            for name, key in reversed(list(lexicon.area_names.iter_prefixes_with_ids(window))):
                end = start + len(name)
                if end == length or not text[end].isalnum():
                    areas.append(AreaSpan(start, end, lexicon.areas(key)))
                    last_area = end
                    break
        if start < last or (start > 1 and text[start - 1] in "'’" and text[start - 2] == "O"):
            continue
        span = _longest(block, text, start, window, language, gazetteer, lexicon)
        if span is not None:
            spans.append(span)
            last = span.end
    return spans, areas


def _longest(
    block: int, text: str, start: int, window: str, language: str, gazetteer: Gazetteer, lexicon: Lexicon
) -> Span | None:
    length = len(text)
    names = {name: key for name, key in gazetteer.prefixes(window) if len(name) > 1}
    for name in lexicon.exonym_names.iter_prefixes(window):
        names.setdefault(name, -1)
    best: Span | None = None
    for name in sorted(names, key=len, reverse=True):
        end = start + len(name)
        genitive = False
        if end < length and text[end].isalnum():
            if language not in GENITIVE_LANGUAGES or text[end] != "s" or len(name) < _SHORTEST_INFLECTED:
                continue
            end += 1
            genitive = True
            if end < length and text[end].isalnum():
                continue
        key = names[name]
        best = Span(
            block=block,
            start=start,
            end=end,
            name=name,
            places=gazetteer.named(key) if key >= 0 else (),
            exonyms=lexicon.exonyms.get(name, {}),
            genitive=genitive,
        )
        break
    endings = lexicon.inflections.get(language)
    if endings and language not in GENITIVE_LANGUAGES and (best is None or " " not in best.name):
        return _inflected(block, text, start, window, endings, best, gazetteer, lexicon)
    return best


def _inflected(
    block: int,
    text: str,
    start: int,
    window: str,
    endings: dict[str, tuple[str, ...]],
    plain: Span | None,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Span | None:
    """The span read as a declined name, where that finds a place; the plain reading's places come first."""
    word = _WORD.match(text, start)
    if word is None or word.end() - start < _SHORTEST_INFLECTED:
        return plain
    form = window[: word.end() - start]
    if plain is not None and (plain.end != word.end() or plain.exonyms):
        return plain
    places: list[NamedPlace] = []
    exonyms: dict[str, NamedPlace] = {}
    base = ""
    for cut in range(min(5, len(form) - 2)):
        for nominative in endings.get(form[len(form) - cut :] if cut else "", ()):
            name = form[: len(form) - cut] + nominative
            key = gazetteer.key(name)
            found = lexicon.exonyms.get(name)
            if key is None and found is None:
                continue
            if found:
                exonyms = {**found, **exonyms}
            if key is not None:
                places.extend(gazetteer.named(key))
            base = base or name
    if not base:
        return plain
    known = list(plain.places) if plain else []
    return Span(
        block=block,
        start=start,
        end=word.end(),
        name=plain.name if plain else base,
        places=[*known, *places],
        exonyms=exonyms,
        inflected=plain is None,
    )
