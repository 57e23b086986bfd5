"""Municipalities that GeoNames lacks and their country's official list has: "le maire de Larzicourt".

A name of several words is enough where nothing says that it is another thing's; one word, and a saint's name, need a
word for a town, a place or an office before them, a postcode, or a list of such names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.entities.cities.surroundings import Surroundings, surroundings
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.small_municipalities import ARTICLES, OfficialName, official_names
from pipeline.languages import words_of
from pipeline.record import NIL, Document, Mention, MentionType

_AGAINST: Final = Cue.STREET | Cue.TITLE | Cue.REGION | Cue.HOUSE | Cue.CLUB | Cue.EVENT
_AGAINST_BEHIND: Final = Cue.STREET | Cue.REGION
_OF_TOWN: Final = Cue.TOWN | Cue.TOWNS | Cue.OFFICE | Cue.GUESTS | Cue.INSTITUTION
_SAINTS: Final = frozenset({"saint", "sainte", "san", "santa", "sant"})
_POSTCODE: Final = re.compile(r"(?<!\d)\d{5} {1,2}$")
_POSTCODE_WINDOW: Final = 8
_ENOUGH: Final = 2
"""Official names of one list that vouch for one another."""
_ITEM_WINDOW: Final = 8
"""Characters before a name that are looked at for a comma or a word that joins."""
_CONFIDENCE: Final = 0.7


def find_official_names(document: Document, taken: Mapping[int, Occupied], lexicon: Lexicon) -> list[Mention]:
    """Mentions with value NIL of the publisher's country, in reading order; none overlaps what is taken."""
    sure: set[tuple[str, ...]] = set()
    seen: list[tuple[Block, OfficialName]] = []
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        free = taken.get(block.index, NOTHING)
        shouted = block.text.isupper() and len(block.text.lower()) == len(block.text)
        read = block.text.lower() if shouted else block.text
        listed: list[OfficialName] = []
        for name in official_names(block.text, document.publisher.country):
            if free.overlaps(name.start, name.end):
                continue
            around = surroundings(read, name.start, name.end, language, lexicon)
            if _is_anothers(block.text, name, around, lexicon):
                continue
            seen.append((block, name))
            if _is_distinct(name) or _is_towns(block.text, name, around):
                sure.add(name.words)
            if _is_item(block.text, name, language):
                listed.append(name)
        if len(listed) >= _ENOUGH:
            sure.update(name.words for name in listed)
    return [_mention(block, name) for block, name in seen if name.words in sure]


def _is_distinct(name: OfficialName) -> bool:
    words = [word for word in name.words if word not in ARTICLES]
    return len(words) > 1 and words[0] not in _SAINTS


def _is_towns(text: str, name: OfficialName, around: Surroundings) -> bool:
    """True where what stands before or behind a name says that it is a town's."""
    if around.called or around.direct & Cue.PREPOSITION or around.cue & _OF_TOWN:
        return True
    return _POSTCODE.search(text, max(0, name.start - _POSTCODE_WINDOW), name.start) is not None


def _is_item(text: str, name: OfficialName, language: str) -> bool:
    """True for a name between commas, signs or words that join, as in a list."""
    before, behind = _beside_item(language)
    window = text[max(0, name.start - _ITEM_WINDOW) : name.start]
    return bool(before.search(window) and behind.match(text, name.end))


@cache
def _beside_item(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind an item of a list. In a language without a file no word joins."""
    entry = words_of(language)
    joins = "|".join(re.escape(word) for word in entry.cities.conjunctions) or "(?!)"
    return (
        re.compile(rf"(?:^|[,;:(•·|/–-]|\s(?:{joins}))\s{{0,3}}$"),
        re.compile(rf"\s{{0,3}}(?:$|[,;.)|/–(]|\s?(?:{joins})\s)"),
    )


def _is_anothers(text: str, name: OfficialName, around: Surroundings, lexicon: Lexicon) -> bool:
    """True where a name is a street's, a person's, or a part of a longer one."""
    if around.cue & _AGAINST or around.after & _AGAINST_BEHIND:
        return True
    if around.cue & Cue.INSTITUTION and not around.linked:
        return True  # "école Saint-Aubin"
    if text[name.start : name.end].isupper() and len(name.words) == 1 and not around.cue & Cue.TOWN:
        return True  # surnames in lists of councillors
    before, behind = text[max(0, name.start - 2) : name.start], text[name.end : name.end + 2]
    if before[-1:] in {"-", "/"} or behind[:1] in {"-", "@"} or (behind[:1] in "'’" and behind[1:].isalpha()):
        return True
    previous = around.previous
    if before[-1:] == " " and previous[:1].isupper() and not around.cue & (Cue.TOWN | Cue.TOWNS):
        return True
    if fold(previous) in lexicon.first_names and previous[:1].isupper():
        return True
    return behind[:1] == " " and behind[1:].isupper()


def _mention(block: Block, name: OfficialName) -> Mention:
    raw = block.text[name.start : name.end]
    return Mention(
        type=MentionType.CITY,
        block=block.index,
        start=name.start,
        end=name.end,
        raw=raw,
        value=NIL,
        rule="city.official-name",
        confidence=_CONFIDENCE,
        attributes={"name": raw, "country": ""},
    )
