"""From blocks to city mentions."""

from __future__ import annotations

import math
import re

from pipeline.gazetteer import NamedPlace, NameKind, load
from pipeline.gazetteer.names import fold
from pipeline.record import Document, Mention, MentionType

_UPPER = "".join(chr(point) for point in (*range(0x250), *range(0x1E00, 0x1F00)) if chr(point).isupper())
_START = re.compile(rf"(?<!\w)[{_UPPER}]")
_LONGEST = 60
_KIND_SCORE = {NameKind.MAIN: 1.0, NameKind.ALTERNATE: 0.0, NameKind.SPELLING: -0.3, NameKind.SHORT: 0.3}


def find_city_mentions(document: Document, earlier: list[Mention]) -> list[Mention]:
    """City mentions of the kept blocks, in reading order; none overlaps an earlier mention."""
    gazetteer = load()
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in earlier:
        taken.setdefault(mention.block, []).append((mention.start, mention.end))
    found = []
    for block in document.kept_blocks:
        text, folded, last = block.text, fold(block.text), 0
        for match in _START.finditer(text):
            start = match.start()
            if start < last or any(a <= start < b for a, b in taken.get(block.index, ())):
                continue
            for name, key in reversed(gazetteer.prefixes(folded[start : start + _LONGEST])):
                end = start + len(name)
                if len(name) < 3 or (end < len(text) and text[end].isalnum()):
                    continue
                best = max(gazetteer.named(key), key=lambda named: _rank(named, document))
                if _rank(best, document) < 5.5:
                    break
                place = best.place
                found.append(
                    Mention(
                        type=MentionType.CITY,
                        block=block.index,
                        start=start,
                        end=end,
                        raw=text[start:end],
                        value=place.geonames_id,
                        rule="city.gazetteer",
                        confidence=0.5,
                        attributes={"name": place.name, "country": place.country},
                    )
                )
                last = end
                break
    return found


def _rank(named: NamedPlace, document: Document) -> float:
    place = named.place
    score = _KIND_SCORE[named.kind] + math.log10(place.population + 100)
    if place.country == document.publisher.country:
        score += 2.0
    if place.geonames_id == document.publisher.geonames_id:
        score += 5.0
    return score
