"""Declined first names of those who hold an office, where a town's name might stand: "z wójtem gminy Markiem Lisem"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.inflection import INFLECTED, nominative_given

_OFFICE_OF: Final = re.compile(r"(?<![\w-])([^\W\d_]{3,20}) ([^\W\d_]{3,15}) $")
_WINDOW: Final = 40
_NAME: Final = re.compile(r"([^\W\d_]{2,20}) [^\W\d_a-zß-öø-ÿ][^\W\d_]")


def is_holders_declined_name(text: str, start: int, language: str, lexicon: Lexicon) -> bool:
    """True right behind an office and a word for a town, for a declined first name before another capital."""
    if language not in INFLECTED:
        return False
    name = _NAME.match(text, start)
    before = _OFFICE_OF.search(text, max(0, start - _WINDOW), start) if name is not None else None
    if name is None or before is None or not lexicon.cue(before[1], language) & Cue.OFFICE:
        return False
    return bool(lexicon.cue(before[2], language) & Cue.TOWN) and nominative_given(name[1], language) is not None
