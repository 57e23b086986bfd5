"""Names of towns that are something else where they stand: a country, a region, a word, a river."""

from __future__ import annotations

import re

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sighting import Sighting

SAID_TO_BE_ONE = frozenset({"cue_town", "postcode", "beside_country", "beside_region"})
"""Features of a name beside which something says that it is a town's."""
_SMALL = 50_000
"""Inhabitants up to which a town is meant less often than the region of that name elsewhere."""
_LINKED_CAPITAL = re.compile(r" [^\W\dA-Z_]{1,5}(?: l[aoe]s?)? [A-ZÀ-Þ][^\W\d_]")


def is_another_country(seen: Sighting) -> bool:
    """True for a country's name that is also a town's in a third one: "em Cabo Verde" is not Cabo Verde in Brazil."""
    place = seen.readings[0].place
    if place is None or not {"is_country", "abroad"} <= seen.alone.keys():
        return False
    if seen.alone.keys() & SAID_TO_BE_ONE and "explains" not in seen.alone:
        return False
    return place.country not in {area.country for area in seen.areas}


def is_another_region(seen: Sighting) -> bool:
    """True for a region's name that is also a small town's abroad, outside of that region: "in California" is not
    California in Pennsylvania."""
    best = seen.readings[0]
    place = best.place
    if place is None or not {"is_region", "abroad"} <= seen.alone.keys() or place.population >= _SMALL:
        return False
    if seen.alone.keys() & SAID_TO_BE_ONE and "explains" not in seen.alone:
        return False
    return Area(place.country, place.admin1) not in seen.areas


def is_word_of_something(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name that is a word too, before a link and another capital: "a Rota da Castanha"."""
    if not lexicon.cue(seen.around.following, seen.language) & Cue.LINK or seen.alone.keys() & SAID_TO_BE_ONE:
        return False
    return _LINKED_CAPITAL.match(seen.block.text, seen.span.end) is not None and "publisher" not in seen.alone


def is_article_and_word(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for an article that only opens a sentence, and a small word: "La ciudad está", "Le port accueille"."""
    article, _, word = seen.block.text[seen.span.start : seen.span.end].partition(" ")
    if not word.islower() or not lexicon.cue(article.lower(), seen.language) & Cue.ARTICLE:
        return False
    return seen.around.opening and seen.around.following[:1].islower() and "publisher" not in seen.alone


def is_river_with_article(seen: Sighting, lexicon: Lexicon) -> bool:
    """True behind an article that no town has: "die Steyr stieg", "die Stadt an der Steyr"; but "die Steyr Museumsbahn"
    is named after a town. Behind a comma it may be a pronoun: "die Stadt, die Steyr besucht"."""
    previous, start = seen.around.previous, seen.span.start
    if previous not in lexicon.river_articles.get(seen.language, ()) or seen.around.following[:1].isupper():
        return False
    text, begun = seen.block.text, start - len(previous) - 1
    if text[begun:start] != f"{previous} " or text[:begun].rstrip().endswith(","):
        return False
    before = text[:begun].rsplit(maxsplit=1)[-1:]
    return "cue_town" not in seen.alone or not lexicon.cue("".join(before), seen.language) & Cue.TOWN
