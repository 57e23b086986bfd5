"""Memberships in networks of cities, recognised by what a page says of them and not by a list of names.

Two ways: a sentence says that the city is a member ("Mitglied im Netzwerk Eurocities", "pertence à Rede Portuguesa de
Municípios Saudáveis"), or a heading is a name that the text below calls a network.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.languages import all_languages
from pipeline.record import Block, BlockKind, Document, Evidence, Mention, MentionType, NetworkMembership, Place
from pipeline.relations.cues import Cue, CueKind
from pipeline.relations.places import place_of, publisher_place
from pipeline.relations.reading import Reading
from pipeline.sentences import sentence_spans

_NOUNS_CAPITAL: Final = frozenset({"de", "lb"})
"""Languages in which a capital does not make "Netzwerk" a part of the name."""
_CONNECTORS: Final = (
    r"(?:de la|de los|de las|de l['’]|d['’]|de|del|della|delle|dei|di|da|do|das|dos|du|des|der|für|of the|of|for|the"
    r"|and|und|et|y|e|van|voor|en|na rzecz|i|w|pro)"
)
_WORD: Final = r"[^\W\d_a-zà-ÿß-öø-ÿ][\w'’&.-]*"
_NAME: Final = re.compile(rf"{_WORD}(?:\s+(?:{_CONNECTORS}\s*)?{_WORD}){{0,8}}")
_QUOTED: Final = re.compile(r"[„“«\"]\s*([^„“”«»\"]{3,60}?)\s*[”“»\"]")
_REACH: Final = 60
"""Characters between the word of belonging and the name of the network."""
_MAX_HEADING: Final = 80
_OF_NETWORKS: Final = frozenset({CueKind.NETWORK, CueKind.MEMBERSHIP})
_ACRONYM: Final = re.compile(r"\(([A-Z]{2,10})\)")


def find_memberships(document: Document, page: Reading, mentions: Sequence[Mention]) -> list[NetworkMembership]:
    """The networks to which the publisher belongs, in the order of first mention, each once."""
    home = publisher_place(document, mentions)
    found: dict[str, NetworkMembership] = {}
    for position, block in enumerate(page.blocks):
        candidates = [*_stated(block, page, home), *_headed(position, page, home)]
        for membership in candidates:
            key = membership.network.casefold()
            if key not in found or (found[key].since is None and membership.since is not None):
                found[key] = membership
    return list(found.values())


def _stated(block: Block, page: Reading, home: Place) -> list[NetworkMembership]:
    cues = page.cues[block.index]
    if not any(cue.kind is CueKind.MEMBERSHIP for cue in cues):
        return []
    found = []
    for start, end in sentence_spans(block.text):
        here = [cue for cue in cues if start <= cue.start < end]
        belonging = next((cue for cue in here if cue.kind is CueKind.MEMBERSHIP), None)
        if belonging is None or any(cue.kind is CueKind.NEGATION for cue in here):
            continue
        if block.text[start:end].rstrip().endswith("?"):
            continue
        cities = [c for c in page.of_type(block.index, MentionType.CITY) if start <= c.start < end]
        if cities and home.geonames_id not in {place_of(city).geonames_id for city in cities}:
            continue
        span = _name(block, (start, end), belonging, here, page)
        if span is not None:
            found.append(
                _membership(block, span, home, since=_since(block, (start, end), here, page), rule="network.sentence")
            )
    return found


def _name(
    block: Block, sentence: tuple[int, int], belonging: Cue, cues: Sequence[Cue], page: Reading
) -> tuple[int, int] | None:
    """Where the network's name stands: behind the word for a network, else behind the word of belonging."""
    text, end = block.text, sentence[1]
    for network in (cue for cue in cues if cue.kind is CueKind.NETWORK):
        span = _named_from(text, network, end, page.languages[block.index])
        if span is not None:
            return span
    dates = [d.start for d in page.of_type(block.index, MentionType.DATE) if d.start >= belonging.end]
    limit = min([end, belonging.end + _REACH, *dates])
    link = _of(page.languages[block.index]).match(text.lower(), belonging.end)
    match = _NAME.match(text, link.end(), limit) if link is not None else None
    cities = page.of_type(block.index, MentionType.CITY)
    if match is not None and not any(c.start < match.end() and match.start() < c.end for c in cities):
        return match.span()
    return None


@cache
def _of(language: str) -> re.Pattern[str]:
    """ "of", "von", "de", with the blanks around it: what joins "member" to a name."""
    entry = all_languages().get(language)
    words = "|".join(re.escape(word) for word in (entry.partnerships.of_links if entry is not None else ()))
    return re.compile(rf"\s+(?:{words or '(?!)'})\s*")


def _named_from(text: str, network: Cue, end: int, language: str) -> tuple[int, int] | None:
    quoted = _QUOTED.search(text, network.end, min(end, network.end + _REACH))
    if quoted is not None:
        return quoted.span(1)
    word = text[network.start : network.end]
    behind = _NAME.match(text, network.end + 1, end)
    if language in _NOUNS_CAPITAL:
        if behind is not None:
            return behind.span()
        compound = "-" in word and word[0].isupper()
        return (network.start, network.end) if compound else None
    if word[0].isupper():
        whole = _NAME.match(text, network.start, end)
        return whole.span() if whole is not None and whole.end() > network.end else None
    return behind.span() if behind is not None else None


def _since(block: Block, sentence: tuple[int, int], cues: Sequence[Cue], page: Reading) -> Mention | None:
    """The date behind "since", where the sentence has one."""
    for date in page.of_type(block.index, MentionType.DATE):
        if sentence[0] <= date.start < sentence[1]:
            for cue in cues:
                if cue.kind is CueKind.SINCE and 0 <= date.start - cue.end <= 5:
                    return date
    return None


def _headed(position: int, page: Reading, home: Place) -> list[NetworkMembership]:
    """A heading whose words the block below calls a network, or says that it unites cities."""
    block = page.blocks[position]
    if block.kind is not BlockKind.HEADING or len(block.text) > _MAX_HEADING or position + 1 >= len(page.blocks):
        return []
    name = block.text.strip()
    if page.of_type(block.index, MentionType.CITY) or any(c.kind not in _OF_NETWORKS for c in page.cues[block.index]):
        return []
    below = page.blocks[position + 1]
    acronym = _ACRONYM.search(name)
    name = name if name in below.text or acronym is None else acronym[1]
    at = below.text.find(name)
    if below.kind is BlockKind.HEADING or at < 0:
        return []
    if not any(cue.kind in {CueKind.NETWORK, CueKind.MEMBERSHIP} for cue in page.cues[below.index]):
        return []
    return [_membership(below, (at, at + len(name)), home, since=None, rule="network.heading")]


def _membership(
    block: Block, span: tuple[int, int], home: Place, *, since: Mention | None, rule: str
) -> NetworkMembership:
    start, end = span
    raw = block.text[start:end].rstrip(".-")
    evidence = [Evidence(block.index, start, start + len(raw), raw)]
    if since is not None:
        evidence.append(Evidence(since.block, since.start, since.end, since.raw))
    return NetworkMembership(
        network=" ".join(raw.split()),
        city=home,
        since=since.value if since is not None else None,
        rule=rule,
        confidence=0.7,
        evidence=tuple(evidence),
    )
