"""What stands between the members of a list: a comma, a slash, "and", a tab."""

from __future__ import annotations

import re
from typing import Final

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon

NEAR_GAP: Final = 12
"""Characters between two names of a list."""
_LISTED: Final = re.compile(r"^\s*[,;/|+&–—-]\s*(?:\w{1,5}\s)?$|^\s*\t\s*$|^  +$|^\s(\w{1,6})\s(?:\w{1,5}[\s'’])?$")


def is_listing(gap: str, lexicon: Lexicon, language: str) -> bool:
    """True for what stands between the members of a list."""
    found = _LISTED.match(gap)
    if found and found[1]:
        return bool(lexicon.cue(found[1], language) & Cue.CONJUNCTION)
    return found is not None
