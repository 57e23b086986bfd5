"""What fills a field whose label says what it is: "Landkreis: Celle" is a region, "Gemeinde: Lerma" a town."""

from __future__ import annotations

import re
from typing import Final

from pipeline.entities.cities.cue import NO_CUE, Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.lookalikes import OWN_NAMES
from pipeline.entities.cities.sighting import Sighting

_SIGNS: Final = frozenset({":", "|", "\t"})
_LABEL: Final = re.compile(r"(?:^|[|\t\n,;•–]|  ) ?([^\W\d_]{2,20}) ?(?::|[|\t]) {0,3}$")
"""A word alone before a colon or in the cell before."""
_WINDOW: Final = 30
_FIELD_ENDS: Final = re.compile(r" ?(?:$|[|\t\n,;(])")
_OTHER_WORDS: Final = frozenset({"word", "common_word", "is_first_name", "is_country", "is_region"})


def is_labelled_region(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for what stands behind the label of a region: "Landkreis: Celle", "Provincia | Rovigo |"."""
    return bool(_label(seen, lexicon) & Cue.REGION)


def is_labelled_town(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a town's own name that is all of a field with the label of a town, and no word: "Comune: Lerici"."""
    if seen.readings[0].kind not in OWN_NAMES or seen.alone.keys() & _OTHER_WORDS or "abroad" in seen.alone:
        return False
    if not _label(seen, lexicon) & Cue.TOWN:
        return False
    return _FIELD_ENDS.match(seen.block.text, seen.span.end) is not None


def _label(seen: Sighting, lexicon: Lexicon) -> int:
    """The cue of the label before a name."""
    if seen.around.previous not in _SIGNS:
        return NO_CUE
    start = seen.span.start
    label = _LABEL.search(seen.block.text, max(0, start - _WINDOW), start)
    return NO_CUE if label is None else lexicon.cue(label[1], seen.language)
