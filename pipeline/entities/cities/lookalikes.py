"""Words that are spelt like a town and mean a region, or a partner town as such: "en Bretagne", "VILLES JUMELLES"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer import NameKind
from pipeline.languages import all_languages

SAYS_TOWN: Final = frozenset(
    {
        "publisher",
        "cue_town",
        "cue_towns",
        "postcode",
        "settled",
        "beside_country",
        "beside_region",
        "conjunction",
        "cued",
    }
)
"""What makes a name a town although the page names a person so: "nach Siegen" alone may be "after Siegen"."""
OWN_NAMES: Final = frozenset({NameKind.MAIN, NameKind.SHORT})

_LONGEST_PHRASE: Final = 60


def is_no_towns_name(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name that is a region's or a word's where it stands."""
    return _is_region_word(seen, lexicon) or _is_region(seen) or _is_word_for_partners(seen)


def _is_region_word(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a word for a region that is also a far city's name: "vum gläichnamege Kanton" is not Guangzhou."""
    raw = seen.block.text[seen.span.start : seen.span.end]
    return bool(lexicon.cue(raw, seen.language) & Cue.REGION) and not seen.alone.keys() & {"preposition", *SAYS_TOWN}


def _is_region(seen: Sighting) -> bool:
    """True for a region's name that is but a part of some small town's: "en Bretagne" is not Bretagne-de-Marsan."""
    if not {"is_region", "part"} <= seen.alone.keys() or seen.readings[0].kind in OWN_NAMES:
        return False
    if not seen.alone.keys() & {"home_small", "far_small"}:
        return False
    return not seen.alone.keys() & SAYS_TOWN and any(area.admin1 for area in seen.areas)


def _is_word_for_partners(seen: Sighting) -> bool:
    """True for the last word of a phrase for twin towns, in capitals as a headline has it: "LES VILLES JUMELLES"."""
    if not seen.alone.keys() & {"cue_town", "cue_towns"} or "capitals" not in seen.alone:
        return False
    text, end = seen.block.text, seen.span.end
    return _partner_phrases(seen.language).search(text[max(0, end - _LONGEST_PHRASE) : end].lower()) is not None


@cache
def _partner_phrases(language: str) -> re.Pattern[str]:
    """A phrase of several words for twin towns, at the end of a text."""
    entry = all_languages().get(language)
    words = entry.partnerships if entry is not None else None
    phrases = (*words.twinning, *words.friendship) if words is not None else ()
    return re.compile(rf"(?<!\w){alternation(phrase.lower() for phrase in phrases if ' ' in phrase)}$")
