"""The town whose guests a page without any other partner tells of: "50 Jahre Städtepartnerschaft" or "Besuch aus der
Partnerstadt" over "Eine Delegation aus Dijon war am Wochenende im Rathaus".
"""

from __future__ import annotations

from pipeline.block import Block, BlockKind
from pipeline.facts import PartnershipKind
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.manner import is_of_town, is_of_towns
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.pairs import TOPIC, one_of
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of
from pipeline.relations.places import place_key, place_of
from pipeline.sentences import sentence_spans

_SENTENCE_ENDS = (".", "!", "?", "“", "”", "»", '"')


def guest_statement(page: Reading) -> Statement | None:
    """The one town named first below headings that speak of one twinning and name no town. None where they lead to
    several towns."""
    over = {block.index for block in page.blocks if block.index in page.stating and _is_of_one(block, page)}
    guests: dict[int, Mention | None] = {}
    for block in page.blocks if over else ():
        governing = page.governing[block.index]
        named = governing.named
        if named is None or named not in over or named in guests or not governing.near:
            continue
        cities = _named_first(block, page)
        if cities:
            guests[named] = one_of(cities, page.home) if _is_prose(block) else None
    found = [guest for guest in guests.values() if guest is not None]
    if len({place_key(place_of(guest)) for guest in found}) != 1:
        return None
    return Statement(found[0], PartnershipKind.TWINNING, None, TOPIC, 0.5, explicit=False, weak=True)


def _is_of_one(block: Block, page: Reading) -> bool:
    """True for a heading without a town that feasts a twinning, or names a twin town without its name."""
    cues, language = page.cues[block.index], page.languages[block.index]
    twinned = [cue for cue in cues if cue.kind is CueKind.TWINNING]
    if not twinned or block.text.rstrip().endswith("."):
        return False
    if any(cue.kind in {CueKind.BODY, CueKind.NEGATION} or is_of_towns(block.text, cue, language) for cue in cues):
        return False
    if any(page.is_foreign(city) for city in page.of_type(block.index, MentionType.CITY)):
        return False
    aged = patterns_of(language).aged
    feasted = any(cue.kind is CueKind.ANNIVERSARY for cue in cues)
    feasted = feasted or any(aged.search(lowered(block.text[: cue.start])) for cue in twinned)
    return feasted or all(is_of_town(block.text, cue, language) for cue in twinned)


def _named_first(block: Block, page: Reading) -> list[Mention]:
    """The cities of the first sentence of a block that names another than the publisher's."""
    cities = page.of_type(block.index, MentionType.CITY)
    first = next((city for city in cities if page.is_foreign(city)), None)
    if first is None:
        return []
    start, end = next((start, end) for start, end in sentence_spans(block.text) if first.start < end)
    return [city for city in cities if start <= city.start < end]


def _is_prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.text.rstrip().endswith(_SENTENCE_ENDS)
