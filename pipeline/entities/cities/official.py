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
from pipeline.gazetteer import GazetteerPlace, load
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks
from pipeline.gazetteer.small_municipalities import ARTICLES, OfficialName, official_names
from pipeline.languages import codes_with, words_of
from pipeline.record import NIL, Document, Mention, MentionType

_AGAINST: Final = Cue.STREET | Cue.TITLE | Cue.REGION | Cue.HOUSE | Cue.CLUB | Cue.EVENT
_AGAINST_BEHIND: Final = Cue.STREET | Cue.REGION
_OF_TOWN: Final = Cue.TOWN | Cue.TOWNS | Cue.OFFICE | Cue.GUESTS | Cue.INSTITUTION | Cue.BUILDING
_SAINTS: Final = frozenset({"saint", "sainte", "san", "santa", "sant", "sint", "são"})
_POSTCODES: Final = {
    **dict.fromkeys(("BE", "DK", "LU"), r"\d{4}"),
    **dict.fromkeys(("ES", "FR", "IT"), r"\d{5}"),
    **dict.fromkeys(("CZ", "SE"), r"\d{3} ?\d\d"),
    "NL": r"\d{4} ?[A-Z]{2}",
    "PT": r"\d{4}-\d{3}",
}
"""By country what a postcode is made of."""
_POSTCODE_WINDOW: Final = 12
_ENOUGH: Final = 2
"""Official names of one list that vouch for one another."""
_ITEM_WINDOW: Final = 8
"""Characters before a name that are looked at for a comma or a word that joins."""
_CONFIDENCE: Final = 0.7


def find_official_names(document: Document, taken: Mapping[int, Occupied], lexicon: Lexicon) -> list[Mention]:
    """Mentions with value NIL of the publisher's country, in reading order; none overlaps what is taken."""
    country = document.publisher.country
    sure: set[str] = set()
    seen: list[tuple[Block, OfficialName]] = []
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        free = taken.get(block.index, NOTHING)
        shouted = block.text.isupper() and len(block.text.lower()) == len(block.text)
        read = block.text.lower() if shouted else block.text
        listed: list[OfficialName] = []
        before: OfficialName | None = None
        for name in official_names(block.text, country):
            if free.overlaps(name.start, name.end):
                continue
            around = surroundings(read, name.start, name.end, language, lexicon)
            certain = _is_surely_towns(block.text, name, around, language, country)
            if not certain and _is_anothers(block.text, name, around, lexicon):
                continue
            seen.append((block, name))
            if certain or _is_distinct(name) or _is_towns(around):
                sure.add(_bare(name))
            if _is_item(block.text, name, language):
                listed.append(name)
            if before is not None and _joins(language).fullmatch(block.text, before.end, name.start):
                sure.update((_bare(before), _bare(name)))
            before = name
        if len(listed) >= _ENOUGH:
            sure.update(_bare(name) for name in listed)
    return [_mention(block, name, country) for block, name in seen if _bare(name) in sure]


def _bare(name: OfficialName) -> str:
    """A name without the genitive's -s: "Ydres" is "Ydre", and "Neupré" itself."""
    return " ".join(name.words).removesuffix("s")


def _is_distinct(name: OfficialName) -> bool:
    words = [word for word in name.words if word not in ARTICLES]
    return len(words) > 1 and words[0] not in _SAINTS


def _is_towns(around: Surroundings) -> bool:
    """True where what stands before or behind a name says that it is a town's."""
    return bool(around.called or around.direct & Cue.PREPOSITION or around.cue & _OF_TOWN)


def _is_surely_towns(text: str, name: OfficialName, around: Surroundings, language: str, country: str) -> bool:
    """True behind a postcode, and before the word for a municipality where it stands behind all of them."""
    if around.after & Cue.TOWN and language in codes_with("communes_follow"):
        return True
    return _postcode(country).search(text, max(0, name.start - _POSTCODE_WINDOW), name.start) is not None


@cache
def _postcode(country: str) -> re.Pattern[str]:
    """A postcode of the country right before a name."""
    return re.compile(rf"(?<!\d)(?:{_POSTCODES[country]}) {{1,2}}$")


def _is_item(text: str, name: OfficialName, language: str) -> bool:
    """True for a name between commas, signs or words that join, as in a list."""
    before, behind = _beside_item(language)
    window = text[max(0, name.start - _ITEM_WINDOW) : name.start]
    return bool(before.search(window) and behind.match(text, name.end))


@cache
def _joins(language: str) -> re.Pattern[str]:
    """What stands between two items of a list."""
    joins = "|".join(re.escape(word) for word in words_of(language).cities.conjunctions) or "(?!)"
    return re.compile(rf"[,/] ?| & |,? (?:{joins}) ")


@cache
def _beside_item(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind an item of a list. In a language without a file no word joins."""
    entry = words_of(language)
    joins = "|".join(re.escape(word) for word in entry.cities.conjunctions) or "(?!)"
    return (
        re.compile(rf"(?:^|[,;:(•·|/&–-]|\s(?:{joins}))\s{{0,3}}$"),
        re.compile(rf"\s{{0,3}}(?:$|[,;.)|/&–(]|\s?(?:{joins})\s)"),
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
    if before[-1:] == " " and not around.opening and previous[:1].isupper() and not around.cue & (Cue.TOWN | Cue.TOWNS):
        return True
    if fold(previous) in lexicon.first_names and previous[:1].isupper():
        return True
    if around.linked and around.cue & (Cue.OFFICE | Cue.TOWN) and fold(around.following) in lexicon.first_names:
        return False  # "il sindaco di Altavalle Matteo Bassi"
    if around.linked and around.cue & Cue.TOWN and text[name.start : name.end].isupper():
        return False  # "COMMUNE DE LARZICOURT SÉANCE DU 3 MAI"
    return behind[:1] == " " and behind[1:].isupper()


def _mention(block: Block, name: OfficialName, country: str) -> Mention:
    raw = block.text[name.start : name.end]
    place = _place(raw, country)
    return Mention(
        type=MentionType.CITY,
        block=block.index,
        start=name.start,
        end=name.end,
        raw=raw,
        value=NIL if place is None else place.geonames_id,
        rule="city.official-name",
        confidence=_CONFIDENCE,
        attributes={"name": raw, "country": ""} if place is None else {"name": place.name, "country": place.country},
    )


def _place(name: str, country: str) -> GazetteerPlace | None:
    """The one place of the country that GeoNames spells without the name's marks: "Belvis" for "Belvís"."""
    places = {named.place for named in load().lookup(without_marks(fold(name))) if named.place.country == country}
    return places.pop() if len(places) == 1 else None
