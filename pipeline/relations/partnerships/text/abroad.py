"""The town that a page means by its country: "unsere französische Partnerstadt", "acordo com a cidade francesa"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.manner import is_of_town
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of
from pipeline.relations.places import place_of

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTY_WORDS: Final = 4
"""Words before a town in which its guests or a link stand: "with", "a delegation from the town of"."""
_REACH: Final = 40
"""Characters beside a word for a twin town in which its country stands."""


def town_of_country(clause: Clause, page: Reading) -> Mention | None:
    """The town of the page that a clause means where it gives the country of a partner but no name."""
    country = next((found for word in _words(clause) if (found := country_of_adjective(word, clause.language))), None)
    return town_in(country, page) if country is not None else None


def town_in(country: str, page: Reading) -> Mention | None:
    """The one town of the page that lies in a country, of several that of a heading. The page has to name it in a
    heading or to greet somebody from there. country: ISO 3166-1 alpha-2."""
    named: dict[tuple[str, str], Mention] = {}
    headed: dict[tuple[str, str], Mention] = {}
    greeted = False
    for block in page.blocks:
        for city in page.of_type(block.index, MentionType.CITY):
            if page.is_foreign(city) and place_of(city).country == country:
                named.setdefault(city_key(city), city)
                greeted = greeted or is_greeted(city, block, page)
                if block.kind is BlockKind.HEADING:
                    headed.setdefault(city_key(city), city)
    towns = named if len(named) == 1 and greeted else headed
    return next(iter(towns.values())) if len(towns) == 1 else None


def is_greeted(city: Mention, block: Block, page: Reading) -> bool:
    """True where a block tells of the mayor or guests of a town, or links something with it."""
    people = page.of_type(block.index, MentionType.MAYOR)
    if any(person.attributes.get("city") == city.value for person in people):
        return True
    lead = lowered(block.text[: city.start]).rsplit(".", 1)[-1].split()
    words = set_of(
        page.languages[block.index],
        "cities.guests",
        "mayors.guests",
        "mayors.counterparts",
        "partnerships.partner_links",
    )
    return not words.isdisjoint(lead[-_PARTY_WORDS:])


def _words(clause: Clause) -> Iterator[str]:
    """The words that may be a country's adjective: beside a word for one twin town, or of a town that was named."""
    follows = clause.language in codes_with("adjectives_follow")
    for cue in clause.kinds:
        if cue.kind is CueKind.TWINNING and is_of_town(clause.text, cue, clause.language):
            behind = _WORD.findall(clause.text[cue.end : min(clause.end, cue.end + _REACH)])[:1]
            ahead = _WORD.findall(clause.text[max(clause.start, cue.start - _REACH) : cue.start])[-1:]
            yield from (*behind, *ahead) if follows else ahead
    town = patterns_of(clause.language).that_town.search(clause.text, clause.start, clause.end)
    if town is not None:
        yield from _WORD.findall(town[0])
        yield from _WORD.findall(clause.text[town.end() : min(clause.end, town.end() + _REACH)])[:1]
