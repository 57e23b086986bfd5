"""Names that GeoNames does not have beside the countries that they lie in, among known cities beside theirs: "Ribe i
Danmark og Loppi i Finland", "Hitra (Norge), Ribe (Danmark)", "• Nordanstig (Sverige)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.entities.cities.partner_towns import blocks_below_partners
from pipeline.entities.cities.sighting import Sighting
from pipeline.entities.cities.spans import UPPER
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages, codes_with
from pipeline.record import Document

_WORD = rf"[{UPPER}][^\W\d_]+"
ITEM: Final = rf"{_WORD}(?:-{_WORD})*"
"""A name of one word, hyphens in it or not."""
_AND_COUNTRY = re.compile(rf"[^\w(]{{0,3}}(?P<name>{ITEM})(?:, ?| \(| [–-] )(?P<country>[^\W\d_][^\d(),;]{{2,30}}?)\)?")
_BRACKETED = re.compile(rf"(?<![\w-])(?P<name>{ITEM}) \((?P<country>[^\W\d_][^\d(),;]{{2,30}})\)")
_BEFORE_ITEM = re.compile(r"(?:^|[,;:•·|–-]|(?<![^\W_])([^\W\d_]{1,12})) ?$")
_BEFORE_WINDOW = 16
_ENOUGH_KNOWN = 2


def in_countries(text: str, language: str, known: Sequence[Sighting], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names of an enumeration that goes from country to country, of which a city is known: "Ribe i Danmark, Loppi i
    Finland og Hitra i Norge"."""
    if not known:
        return
    pattern = _item_in_country(language)
    starts = {seen.span.start for seen in known}
    items = [one for one in pattern.finditer(text) if fold(one["country"]) in lexicon.countries]
    if not any(one.start("name") in starts for one in items):
        return
    for one in items:
        start, end = one.span("name")
        if start not in starts:
            yield start, end


@cache
def _item_in_country(language: str) -> re.Pattern[str]:
    entry = all_languages()[language]
    lying = "|".join(map(re.escape, entry.partnerships.lying))
    words = (*entry.cities.conjunctions, *entry.cities.prepositions, *entry.partnerships.partner_links)
    before = "|".join(map(re.escape, words))
    return re.compile(rf"(?:,|(?<![^\W_])(?:{before})) (?P<name>{ITEM}) (?:{lying}) (?P<country>{_WORD})")


def before_bracketed_countries(text: str, known: Sequence[Sighting], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names of an enumeration whose members have their countries in brackets, of which two cities are known: "Arsuk
    (Grönland), Herning (Danmark) och Eslöv (Sverige)"."""
    starts = {seen.span.start for seen in known if text[seen.span.end : seen.span.end + 2] == " ("}
    if len(starts) < _ENOUGH_KNOWN:
        return
    items = [one for one in _BRACKETED.finditer(text) if fold(one["country"]) in lexicon.countries]
    if sum(one.start() in starts for one in items) < _ENOUGH_KNOWN:
        return
    for one in items:
        before = _BEFORE_ITEM.search(text, max(0, one.start() - _BEFORE_WINDOW), one.start())
        if one.start() not in starts and before is not None and not (before[1] or "").istitle():
            yield one.span("name")


def lines_with_countries(
    document: Document,
    known: Mapping[int, Sequence[Sighting]],
    taken: Mapping[int, Occupied],
    lexicon: Lexicon,
    is_word: Callable[[str, str], bool],
) -> Iterator[tuple[Block, int, int]]:
    """Names alone on their lines with a country, below a heading on partners, where two or more lines are such: "Hitra,
    Norge", "• Nordanstig (Sverige)". known: by block. is_word: whether a word of a language
    is no town.

    Only in languages of lands whose municipalities have names that no place in them has: elsewhere a name that
    GeoNames does not have is hardly one.
    """
    lines = 0
    found: list[tuple[Block, int, int]] = []
    below = blocks_below_partners(document) if document.language in codes_with("communes_follow") else frozenset()
    for block in document.kept_blocks if below else ():
        match = _AND_COUNTRY.fullmatch(block.text) if block.index in below else None
        if match is None or fold(match["country"]) not in lexicon.countries:
            continue
        start, end = match.span("name")
        language = block.language if block.language != UNDETERMINED else document.language
        if any(seen.span.start == start for seen in known.get(block.index, ())):
            lines += 1
        elif not (taken.get(block.index, NOTHING).overlaps(start, end) or is_word(match["name"], language)):
            lines += 1
            found.append((block, start, end))
    if lines >= _ENOUGH_KNOWN:
        yield from found
