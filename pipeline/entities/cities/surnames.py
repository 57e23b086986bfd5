"""Towns' names that are a person's second surname: "Mads Ravn Odense", "Nuno Brito e Cunha"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages

_WINDOW = 60
_TWO_NAMES = re.compile(r"(?<![\w'’-])([^\W\d_][\w'’-]++) ([^\W\d_][\w'’-]++) $")
_NO_SURNAME = frozenset({"publisher", "cue_town", "cue_towns", "postcode", "beside_country", "beside_region"})


def is_third_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True behind a first name and another one: "Mads Ravn Odense"."""
    return _behind_person(seen, seen.span.start, lexicon)


def is_joined_surname(sightings: Sequence[Sighting], index: int, lexicon: Lexicon) -> bool:
    """True behind a first name, a surname and what joins two of these in a language: "Nuno Brito e Cunha", but not
    "João Pessoa e Recife"."""
    seen = sightings[index]
    language = all_languages().get(seen.language)
    joiner = seen.around.previous
    if language is None or joiner not in language.mayors.surname_joiners or seen.alone.keys() & _NO_SURNAME:
        return False
    start = seen.span.start - len(joiner) - 1
    previous = sightings[index - 1] if index else None
    if previous is not None and previous.block.index == seen.block.index and " " in previous.span.name:
        return previous.span.end < start - 1 and _behind_person(seen, start, lexicon)
    return _behind_person(seen, start, lexicon)


def _behind_person(seen: Sighting, start: int, lexicon: Lexicon) -> bool:
    """True where a first name and another one end, with their blank, at an offset of the sighting's block."""
    found = _TWO_NAMES.search(seen.block.text, max(0, start - _WINDOW), start)
    return (
        found is not None
        and found[1][0].isupper()
        and found[2][0].isupper()
        and fold(found[1]) in lexicon.first_names
        and not lexicon.cue(found[1], seen.language)
        and not lexicon.cue(found[2], seen.language)
    )
