"""Headings that name a partner and what it is: "Dijon, un jumelage bien vivant", "Dijon: 50 Jahre Partnerschaft"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.block import Block
from pipeline.facts import PartnershipKind
from pipeline.languages.lists import parts_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.lists.rowforms import LEAD
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind

_SIGN: Final = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:[,:]|[–—-](?=\s))\s*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 5
"""Words between a name's sign and the relation: "more than fifty years of"."""
_FIRM: Final = frozenset({CueKind.TWINNING, CueKind.FRIENDSHIP})
_DESCRIBING: Final = (
    "cities.articles",
    "cities.towns",
    "partnerships.ours",
    "partnerships.apposed",
    "partnerships.new",
    "partnerships.ranks",
    "partnerships.of_links",
)
"""Words before a relation that say whose or which it is."""
_OTHER: Final = frozenset(
    {CueKind.NEGATION, CueKind.NETWORK, CueKind.PLANNED, CueKind.CONSIDERED, CueKind.EXCHANGE, CueKind.ENDED}
)


def kind_in_title(heading: Block, cities: Sequence[Mention], page: Reading) -> PartnershipKind | None:
    """The relation that a heading names behind the one town that begins it and a sign. None where it says more of it
    than how old, which or whose it is: "Dijon: Preis für die Städtepartnerschaft". cities: those of the heading."""
    city = cities[0]
    if any(one.value != city.value for one in cities) or not LEAD.match(heading.text[: city.start]):
        return None
    sign = _SIGN.match(heading.text, city.end)
    if sign is None:
        return None
    cues = page.cues[heading.index]
    if any(cue.kind in _OTHER for cue in cues):
        return None
    cue = next((cue for cue in cues if cue.kind in RELATION_KINDS), None)
    language = page.languages[heading.index]
    if cue is None or cue.kind not in _FIRM or cue.start < sign.end() or is_of_towns(heading.text, cue, language):
        return None
    if heading.text[cue.start : cue.end].lower() in set_of(language, "partnerships.vague"):
        return None  # "Dijon, 50 ans d'amitié" may be said of twinned towns
    words = _WORD.findall(lowered(heading.text[sign.end() : cue.start]))
    return RELATION_KINDS[cue.kind] if _only_describes(words, language) else None


def _only_describes(words: Sequence[str], language: str) -> bool:
    if len(words) > _MOST_WORDS:
        return False
    ages = [number for number, word in enumerate(words) if word in set_of(language, "partnerships.ages")]
    if ages:
        words = words[ages[0] + 1 :]  # what stands before "years" is how many
    return all(word in parts_of(language, *_DESCRIBING) for word in words)
