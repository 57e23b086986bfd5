"""A name that surely is a city somewhere on a page is one where less is said: "Orthez, un hermanamiento"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.resolve import distance
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer import NameKind, load

_MAY_BE = 0.15
_MAY_WELL_BE = 0.25
_SURE_ELSEWHERE = 0.8
_SURE_ABROAD = 0.9
_TRUSTED = 0.6
"""A name of at least the first probability, behind a capital the second, is a city where the page has it with at least
the third, one abroad with at least the fourth (municipal-own, tests/towns; on pages of news "Ford" is no village)."""
_IN_PAIR = frozenset({"hyphen_before", "hyphen_after"})
_ANOTHER_THING = _IN_PAIR | frozenset(
    {
        *("first_name_before", "first_name_linked", "initial_before", "cue_title", "cue_street", "street_after"),
        *("cue_house", "cue_club", "cue_region", "region_after", "cut_word"),
        *("is_country", "is_region", "is_cue", "unlike", "nil"),
    }
)
"""Signs that a name is another thing's here, be it a city's elsewhere."""
_NO_NAME = frozenset({"word", "common_word", "is_first_name", "is_country", "is_region", "is_cue", "ordinary"})
_HYPHENS = frozenset({"-", "–", "‑"})
"""What joins two towns without blanks."""
_DASHES = frozenset({" – ", " - ", " — ", " / "})
_BULLETS = " •*·-–\t"
_NO_TOWNS_NAME = _NO_NAME - {"is_first_name"}
_ABROAD_OR_OWN = frozenset({"abroad", "publisher", "against_publisher"})
_NO_END_OF_WAY = ((_ANOTHER_THING - _IN_PAIR) | _NO_NAME | {"capital_after"}) - {"cue_street", "street_after"}
_NEXT_KM, _FAR_KM = 5.0, 150.0
"""Kilometres between two towns that a road or a railway is called by."""
_PART_KM, _PART_RATIO = 25.0, 4
"""A place so near to one that is so many times larger may be a part of it: "Ulm-Wiblingen"."""
_ENOUGH_PAIRS = 2
"""Lines of two names with a likely town that vouch for the other lines of two names."""
_OF_BOTH = re.compile(r" ((?:[^\W\d_][\w-]*+ ?){1,3})")
"""The words right behind two towns that may name their relation: "Homburg-Arras sister city relationship"."""


def trust_the_page(sightings: Sequence[Sighting], lexicon: Lexicon, *, unlikely: float, threshold: float) -> None:
    """Let a name that may well be a city be the one that it surely is elsewhere on the page, and two names of a
    relation between towns be those of towns where one is the publisher's.

    unlikely: probability up to which a rule took the name for another thing's. threshold: that of a mention.
    """
    sure = {
        (seen.span.name, _place(seen))
        for seen in sightings
        if seen.probability >= (_SURE_ABROAD if "abroad" in seen.alone else _SURE_ELSEWHERE)
    }
    pairs = [pair for pair in pairwise(sightings) if _fill_a_line(*pair)]
    likely = [pair for pair in pairs if max(seen.probability for seen in pair) >= threshold]
    for pair in pairs if len(likely) >= _ENOUGH_PAIRS else likely:
        for seen in pair:
            seen.probability = max(seen.probability, _TRUSTED)
    for pair in pairwise(sightings):
        if _name_a_way(*pair):
            for seen in pair:
                seen.probability = max(seen.probability, _TRUSTED)
    for index in range(len(sightings) - 1):
        if _name_a_relation(sightings[index], sightings[index + 1], lexicon):
            for seen in sightings[index : index + 2]:
                seen.probability = max(seen.probability, _TRUSTED)
    for index, seen in enumerate(sightings):
        if seen.probability >= threshold or (seen.span.name, _place(seen)) not in sure:
            continue
        against = seen.alone.keys() & _ANOTHER_THING
        least = _MAY_WELL_BE if "capital_before" in seen.alone else _MAY_BE
        alone = not against and seen.first >= least and seen.probability > unlikely
        if alone or (against and against <= _IN_PAIR and _is_paired(sightings, index, sure, threshold)):
            seen.probability = _TRUSTED


def _is_paired(
    sightings: Sequence[Sighting], index: int, sure: Container[tuple[str, str | None]], threshold: float
) -> bool:
    """True where a hyphen joins a name to a town, or to what surely is one elsewhere: "Stedenband Gouda-Kongsberg"."""
    seen = sightings[index]
    for other in (*sightings[max(0, index - 1) : index], *sightings[index + 1 : index + 2]):
        first, last = (other, seen) if other.span.start < seen.span.start else (seen, other)
        known = other.probability >= threshold or (other.span.name, _place(other)) in sure
        if other.block.index != seen.block.index or not known:
            continue
        text = seen.block.text
        if text[first.span.end : last.span.start] in _HYPHENS and text[last.span.end : last.span.end + 1] != "-":
            return True
    return False


def _name_a_relation(first: Sighting, last: Sighting, lexicon: Lexicon) -> bool:
    """True for the publisher's town and another one, joined by a hyphen, a slash, "and" or a blank before what they
    have ("the Homburg and Arras Twinning Charter"), and for a line of nothing but both: "HOMBURG-ARRAS"."""
    if first.block.index != last.block.index or not ("publisher" in first.alone) ^ ("publisher" in last.alone):
        return False
    text = first.block.text
    gap = text[first.span.end : last.span.start]
    if gap not in _HYPHENS | {"/", " "} and not (
        gap[:1] == gap[-1:] == " " and lexicon.cue(gap.strip(), first.language) & Cue.CONJUNCTION
    ):
        return False
    behind = _OF_BOTH.match(text, last.span.end)
    alone = gap in _HYPHENS and text[: first.span.start].strip() == text[last.span.end :].strip(" :") == ""
    if not alone and (behind is None or not lexicon.is_relation(behind[1], first.language)):
        return False
    other = last if "publisher" in first.alone else first
    return other.readings[0].kind is NameKind.MAIN and not other.alone.keys() & _NO_NAME


def _name_a_way(first: Sighting, last: Sighting) -> bool:
    """True for two other towns at home with a hyphen between them, of which neither is a part of the other: "the road
    Thame-Odiham", not "Halle-Neustadt"."""
    if first.block.index != last.block.index or first.block.text[first.span.end : last.span.start] not in _HYPHENS:
        return False
    if first.block.text[first.span.start - 1 : first.span.start] in {"-", "/"}:
        return False
    for seen in (first, last):
        if seen.readings[0].kind is not NameKind.MAIN or seen.alone.keys() & _ABROAD_OR_OWN:
            return False
        if seen.alone.keys() & _NO_END_OF_WAY:
            return False
    start, end = first.readings[0].place, last.readings[0].place
    if start is None or end is None:
        return False
    larger = load().larger_beside
    if larger(start) or larger(end):
        return False  # "Tempelhof-Schöneberg" is a part of a city
    away = distance(start, end)
    return _NEXT_KM < away < _FAR_KM and not (away < _PART_KM and end.population * _PART_RATIO < start.population)


def _fill_a_line(first: Sighting, last: Sighting) -> bool:
    """True for two names with a dash between them that are all of a line: "Bad Soden – Yssingeaux"."""
    if first.block.index != last.block.index:
        return False
    text = first.block.text
    if text[: first.span.start].strip(_BULLETS) or text[last.span.end :].strip(" .;"):
        return False
    if text[first.span.end : last.span.start] not in _DASHES:
        return False
    return all(seen.readings[0].place is not None and not seen.alone.keys() & _NO_TOWNS_NAME for seen in (first, last))


def _place(seen: Sighting) -> str | None:
    place = seen.readings[0].place
    return None if place is None else place.geonames_id
