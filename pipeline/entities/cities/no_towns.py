"""Names of towns that are something else where they stand: a country, the end of a street's name, a word."""

from __future__ import annotations

import re

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sighting import Sighting

_SAID_TO_BE_ONE = frozenset({"cue_town", "postcode", "beside_country", "beside_region"})
_SMALL = 50_000
"""Inhabitants up to which a town is meant less often than the region of that name elsewhere."""
_LONGEST_STREET = 5
"""Words before a link that may be a street's name."""
_LINKED_CAPITAL = re.compile(r" [^\W\dA-Z_]{1,5}(?: l[aoe]s?)? [A-ZÀ-Þ][^\W\d_]")
_WINDOW = 60


def is_another_country(seen: Sighting) -> bool:
    """True for a country's name that is also a town's in a third one: "em Cabo Verde" is not Cabo Verde in Brazil."""
    place = seen.readings[0].place
    if place is None or not {"is_country", "abroad"} <= seen.alone.keys():
        return False
    if seen.alone.keys() & _SAID_TO_BE_ONE and "explains" not in seen.alone:
        return False
    return place.country not in {area.country for area in seen.areas}


def is_another_region(seen: Sighting) -> bool:
    """True for a region's name that is also a small town's abroad, outside of that region: "in California" is not
    California in Pennsylvania."""
    best = seen.readings[0]
    place = best.place
    if place is None or not {"is_region", "abroad"} <= seen.alone.keys() or place.population >= _SMALL:
        return False
    if seen.alone.keys() & _SAID_TO_BE_ONE and "explains" not in seen.alone:
        return False
    return Area(place.country, place.admin1) not in seen.areas


def is_end_of_streets_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a far town's name behind a street's that goes on with a link: "Rua Rangel de Lima"."""
    words = seen.block.text[max(0, seen.span.start - _WINDOW) : seen.span.start].split()[:-1]
    for length, word in enumerate(reversed(words[-_LONGEST_STREET:])):
        if lexicon.cue(word, seen.language) & Cue.STREET:
            return length > 0
        if not word[:1].isupper():
            return False
    return False


def is_word_of_something(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name that is a word too, before a link and another capital: "a Rota da Castanha"."""
    if not lexicon.cue(seen.around.following, seen.language) & Cue.LINK or seen.alone.keys() & _SAID_TO_BE_ONE:
        return False
    return _LINKED_CAPITAL.match(seen.block.text, seen.span.end) is not None and "publisher" not in seen.alone


def is_article_and_word(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for an article that only opens a sentence, and a small word: "La ciudad está", "Le port accueille"."""
    article, _, word = seen.block.text[seen.span.start : seen.span.end].partition(" ")
    if not word.islower() or not lexicon.cue(article.lower(), seen.language) & Cue.ARTICLE:
        return False
    return seen.around.opening and seen.around.following[:1].islower() and "publisher" not in seen.alone


def is_street_by_its_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a far place that is called like a street, of which nothing says where it lies: "in Willow Street"."""
    words = seen.block.text[seen.span.start : seen.span.end].split()
    if len(words) < 2 or "abroad" not in seen.alone or seen.beside:
        return False
    return bool(lexicon.after.get(words[-1], 0) & Cue.STREET) and not seen.alone.keys() & _SAID_TO_BE_ONE


def is_river_with_article(seen: Sighting, lexicon: Lexicon) -> bool:
    """True behind an article that no town has: "die Steyr stieg", "an der Steyr"; but "die Steyr Museumsbahn" is named
    after a town. Behind a comma it may be a pronoun: "die Stadt, die Steyr besucht"."""
    previous, start = seen.around.previous, seen.span.start
    if previous not in lexicon.river_articles.get(seen.language, ()) or "cue_town" in seen.alone:
        return False
    if seen.around.following[:1].isupper():
        return False
    text, begun = seen.block.text, start - len(previous) - 1
    return text[begun:start] == f"{previous} " and not text[:begun].rstrip().endswith(",")
