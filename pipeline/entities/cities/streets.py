"""Names that are a street's or a building's where they stand, whatever town is called so."""

from __future__ import annotations

import re

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.no_towns import SAID_TO_BE_ONE
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer.namefold import fold

_LONGEST_STREET = 5
"""Words before a link that may be a street's name."""
_WINDOW = 60
_LONGEST_NUMBER = 8
_NUMBER = re.compile(r"(?:^|[\s(,])\d{1,5}[A-Za-z]? $")
_STREET = re.compile(r" [^\W\d_]{2,12}(?:$|\.?[,;.:)\n])")
"""The word for a street, with nothing of its name behind it: not "1000 Bruxelles Place Royale"."""


def is_called_like_street(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a far place that is called like a street, of which nothing says where it lies: "in Willow Street"."""
    if "abroad" not in seen.alone or seen.beside or seen.alone.keys() & SAID_TO_BE_ONE:
        return False
    return bool(lexicon.after.get(_last_of_several_words(seen), 0) & Cue.STREET)


def is_called_like_building(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name that no town is known by, of several words, the last for a street, a house or a thing: "St John's
    Church", "Silver Birch Avenue"."""
    if seen.alone.keys() & {"cue_town", "nil_cued"}:
        return False
    last = _last_of_several_words(seen)
    common = fold(last) in lexicon.common_words.get(seen.language, ())
    return common or bool(lexicon.after.get(last, 0) & (Cue.INSTITUTION | Cue.STREET))


def is_end_of_streets_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a far town's name behind a street's that goes on with a link: "Rua Rangel de Lima"."""
    words = seen.block.text[max(0, seen.span.start - _WINDOW) : seen.span.start].split()[:-1]
    for length, word in enumerate(reversed(words[-_LONGEST_STREET:])):
        if lexicon.cue(word, seen.language) & Cue.STREET:
            return length > 0
        if not word[:1].isupper():
            return False
    return False


def is_numbered_street(seen: Sighting) -> bool:
    """True between a number and the word for a street that ends there: "300 Denver Avenue, Boulder"."""
    if "street_after" not in seen.alone:
        return False
    text, start, end = seen.block.text, seen.span.start, seen.span.end
    return _NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start) is not None and bool(_STREET.match(text, end))


def _last_of_several_words(seen: Sighting) -> str:
    """The last word of a name, nothing of a name of one word."""
    words = seen.block.text[seen.span.start : seen.span.end].split()
    return words[-1] if len(words) > 1 else ""
