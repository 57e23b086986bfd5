"""Memberships in networks of cities, recognised by what a page says of them and not by a list of names.

Three ways: a sentence says that the city is a member ("Mitglied im Netzwerk Eurocities", "pertence à Rede Portuguesa de
Municípios Saudáveis"), it says whom a network unites ("QuattroPole verbindet die Städte …"), or a heading is a name
that the text below calls a network.

That it is a town that belongs has to be said: by the text, or by a page that speaks of relations between towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.facts import Evidence, NetworkMembership, Place
from pipeline.languages.lists import any_language
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.networks.names import (
    ACRONYM,
    NetworkName,
    Stretch,
    and_words,
    name_pattern,
    names_of,
)
from pipeline.relations.partnerships.networks.towns import are_people, speaks_of_towns, speaks_of_us
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.cues import ASIDE, Cue, CueKind
from pipeline.relations.places import place_of
from pipeline.sentences import sentence_spans

_MAX_HEADING: Final = 80
_OF_NETWORKS: Final = frozenset({CueKind.NETWORK, CueKind.MEMBERSHIP})
_SINCE_REACH: Final = 8
"""Characters between "since" and its date: "od roku 2011"."""
_REACH: Final = 35
"""Characters between "and" and the next word of belonging ("et depuis 2006 membre …"), and between a name that a
heading gives and the word that says what it is."""
_JOINING: Final = frozenset({CueKind.JOINING, CueKind.JOINED})
_BELONGING: Final = frozenset({CueKind.MEMBERSHIP, *_JOINING})
_LEAD: Final = re.compile(r"(?:[^\W\d_]{1,3}\s|[^\W\d_]['’])?$", re.IGNORECASE)
"""What may stand before a name that begins a sentence: nothing, or an article."""


def find_memberships(page: Reading) -> list[NetworkMembership]:
    """The networks to which the publisher belongs, in the order of first mention, each once."""
    if not page.stating:
        return []
    found: dict[tuple[str, str], NetworkMembership] = {}
    stating = [position for position, block in enumerate(page.blocks) if block.index in page.stating]
    for position in sorted({*stating, *(position - 1 for position in stating if position)}):  # a heading may name it
        for membership in (*_stated(page.blocks[position], page), *_headed(position, page)):
            key = membership.network.casefold(), membership.city.geonames_id or membership.city.name
            if key not in found or (found[key].since is None and membership.since is not None):
                found[key] = membership
    return list(found.values())


def _stated(block: Block, page: Reading) -> Iterator[NetworkMembership]:
    if block.index not in page.stating or not page.may_have(block, _BELONGING):
        return
    cues = page.cues[block.index]
    if not any(cue.kind in _BELONGING for cue in cues):
        return
    all_cities, all_dates = (page.of_type(block.index, kind) for kind in (MentionType.CITY, MentionType.DATE))
    of_towns = _of_towns(block, page)
    for start, end in sentence_spans(block.text):
        whole = [cue for cue in cues if start <= cue.start < end]
        belonging = _belonging(whole)
        if belonging is None or any(cue.kind is CueKind.NEGATION for cue in whole):
            continue
        if block.text[start:end].rstrip().endswith("?"):
            continue
        if are_people(block.text[start : belonging.start], page.languages[block.index]):
            continue
        of_network = any(cue.kind is CueKind.NETWORK for cue in whole)
        if not (of_towns or (of_network and speaks_of_us(block.text[start:end], page.languages[block.index]))):
            continue
        cities = [city for city in all_cities if start <= city.start < end]
        dates = [date for date in all_dates if start <= date.start < end]
        united = _uniting(block, (start, end), belonging, cities)
        if united is not None:
            places = {place_of(city).geonames_id: place_of(city) for city in cities if city.start > belonging.end}
            for place in places.values():
                yield _membership(block, united, place, since=None, rule="network.uniting")
            continue
        taken = [(mention.start, mention.end) for mention in (*cities, *dates)]
        language = page.languages[block.index]
        named = [
            (stretch, list(names_of(stretch)))
            for stretch in _stretches(block.text, (start, end), whole, taken, language)
        ]
        spans = [name for _, names in named for name in names]
        others = [city for city in cities if not any(name.start <= city.start < name.end for name in spans)]
        if others and page.home.geonames_id not in {place_of(city).geonames_id for city in others}:
            continue
        for stretch, names in named:
            inside = [date for date in dates if stretch.start <= date.start < stretch.end]
            for number, name in enumerate(names):
                last = names[number - 1].end if number else stretch.start
                own = [date for date in inside if not number or not last <= date.start < name.start]
                since = _since(own, stretch.cues)
                if since is None and stretch.belonging.kind in _JOINING and len(own) == 1:
                    since = own[0]
                yield _membership(block, name, page.home, since=since, rule="network.sentence")


def _stretches(
    text: str, sentence: tuple[int, int], cues: Sequence[Cue], taken: Sequence[tuple[int, int]], language: str
) -> Iterator[Stretch]:
    """A sentence cut before each "and" that a further word of belonging, or for a network, follows soon.

    The first stretch with a word of belonging lends it to those behind that have none: "adhère à … et au réseau …".
    """
    start, end = sentence
    cuts = [start]
    for joiner in and_words(language).finditer(lowered(text), start, end):
        ahead = [cue for cue in cues if joiner.end() <= cue.start <= joiner.end() + _REACH]
        if any(cue.kind in _OF_NETWORKS for cue in ahead) and any(cue.start < joiner.start() for cue in cues):
            cuts.append(joiner.start())
    lent = False
    for left, right in zip(cuts, [*cuts[1:], end], strict=True):
        inside = [cue for cue in cues if left <= cue.start < right]
        belonging = _belonging(inside)
        if belonging is None and lent:
            belonging = Cue(CueKind.MEMBERSHIP, left, left)
        lent = lent or belonging is not None
        if belonging is not None:
            yield Stretch(text, left, right, belonging, inside, taken, language)


def _belonging(cues: Sequence[Cue]) -> Cue | None:
    """The word of belonging, or of joining where the stretch names a network: "joined the … (OWHC)"."""
    stated = next((cue for cue in cues if cue.kind is CueKind.MEMBERSHIP), None)
    if stated is None and any(cue.kind is CueKind.NETWORK for cue in cues):
        stated = next((cue for cue in cues if cue.kind in _JOINING), None)
    return stated


def _of_towns(block: Block, page: Reading) -> bool:
    cities = page.of_type(block.index, MentionType.CITY)
    if speaks_of_towns(block.text, page.languages[block.index], cities, page.home.geonames_id):
        return True
    return page.relates and any(cue.kind is CueKind.TWINNING for index in page.stating for cue in page.cues[index])


def _uniting(block: Block, sentence: tuple[int, int], belonging: Cue, cities: Sequence[Mention]) -> NetworkName | None:
    """The name that begins a sentence and unites three cities or more: "QuattroPole verbindet die Städte …"."""
    behind = [city for city in cities if city.start > belonging.end]
    if len(behind) < 3 or len(behind) != len(cities):
        return None
    found = name_pattern().search(block.text, sentence[0], belonging.start)
    if found is None or not _LEAD.fullmatch(block.text[sentence[0] : found.start()]):
        return None
    if lowered(found[0]) in any_language("cities.articles"):
        return None  # "A group of members from Dijon, Leeds and Kolin"
    acronym = ACRONYM.match(block.text, found.end())
    return NetworkName(found.start(), found.end(), acronym[1] if acronym is not None else "")


def _since(dates: Sequence[Mention], cues: Sequence[Cue]) -> Mention | None:
    """The date behind "since", where a sentence has one."""
    ends = [cue.end for cue in cues if cue.kind is CueKind.SINCE]
    return next((date for date in dates if any(0 <= date.start - end <= _SINCE_REACH for end in ends)), None)


def _headed(position: int, page: Reading) -> list[NetworkMembership]:
    """A heading whose words the block below calls a network, or says that it unites cities."""
    block = page.blocks[position]
    if block.kind is not BlockKind.HEADING or len(block.text) > _MAX_HEADING or position + 1 >= len(page.blocks):
        return []
    below = page.blocks[position + 1]
    if below.index not in page.stating or page.of_type(block.index, MentionType.CITY):
        return []
    name = block.text.strip()
    acronym = ACRONYM.search(name)
    whole = name[: acronym.start()].strip() if acronym is not None else name
    name = next((form for form in (name, whole, acronym[1] if acronym else name) if form in below.text), name)
    at = below.text.find(name)
    if below.kind is BlockKind.HEADING or at < 0:
        return []
    if any(cue.kind not in _OF_NETWORKS | ASIDE for cue in page.cues[block.index]):
        return []
    first, last = next(span for span in sentence_spans(below.text) if span[0] <= at < span[1])
    near = max(first, at - _REACH), min(last, at + len(name) + _REACH)
    told = [cue for cue in page.cues[below.index] if cue.kind in _OF_NETWORKS and near[0] <= cue.start < near[1]]
    if not told or not _of_towns(below, page):
        return []
    span = NetworkName(at, at + len(name), acronym[1] if acronym is not None and name == whole else "")
    return [_membership(below, span, page.home, since=None, rule="network.heading")]


def _membership(block: Block, name: NetworkName, city: Place, *, since: Mention | None, rule: str) -> NetworkMembership:
    raw = block.text[name.start : name.end].rstrip(".- ")
    evidence = [Evidence(block.index, name.start, name.start + len(raw), raw)]
    if since is not None:
        evidence.append(Evidence(since.block, since.start, since.end, since.raw))
    return NetworkMembership(
        network=" ".join(raw.split()),
        city=city,
        acronym=name.acronym,
        since=since.value if since is not None else None,
        rule=rule,
        confidence=0.7,
        evidence=tuple(evidence),
    )
