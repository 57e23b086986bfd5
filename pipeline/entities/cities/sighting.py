"""A candidate span where it stands: its block, the words and areas beside it, and how it relates to its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.area_lists import is_area_listed
from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.evidence import areas_beside, called_by_adjective, said_to_lie_in, says_nothing
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.listing import NEAR_GAP, is_listing
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.entities.cities.own_council import without_council
from pipeline.entities.cities.resolve import Features, Reading, distance
from pipeline.entities.cities.spans import AreaSpan, Span, span_finder
from pipeline.entities.cities.surroundings import Surroundings, surroundings
from pipeline.gazetteer import Gazetteer
from pipeline.record import Document
from sources.page import Publisher

_DATED = re.compile(r"^\s\(?(?:(\w{1,6})\s)?(?:1[89]|20)\d\d\)?(?=[\s,;])")
"""A year between a name and what leads to the next: " en 1978, ", " (since 1985) and "."""
_SAYS_TOWN = Cue.TOWN | Cue.TOWNS | Cue.GUESTS
_LEADS_TO_TOWN = Cue.PREPOSITION | Cue.CONJUNCTION
_DATED_GAP = 28
_MOST_BESIDE = 6
_START = attrgetter("start")
_LEAST_AROUND = 2_000
"""Inhabitants of a town that another one may be said to lie around: not so of two villages in a list."""
_PROVINCE_KM = 120.0
"""How far a town may lie from the capital of its province."""


@dataclass(slots=True)
class Sighting:
    """A span with all that is known of it.

    language: the sentence's, or the page's where the block has none. areas: those that the span itself names.
    beside: areas that the text names for this place. in_block: countries named elsewhere in the block.
    readings: best first. score: of the first look, log-odds. first, probability: that it is a city, after the first and
    the second look.
    """

    span: Span
    block: Block
    language: str
    areas: tuple[Area, ...]
    beside: tuple[Area, ...]
    in_block: frozenset[str]
    around: Surroundings
    area_listed: bool
    readings: list[Reading] = field(default_factory=list)
    alone: Features = field(default_factory=dict)
    together: Features = field(default_factory=dict)
    score: float = 0.0
    first: float = 0.0
    probability: float = 0.0


def sight(
    document: Document,
    taken: Mapping[int, Occupied],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> tuple[list[Sighting], dict[str, float]]:
    """Candidate spans of the kept blocks in reading order, and the share of each country among those named.

    taken: by block, where earlier mentions stand.
    """
    sightings: list[Sighting] = []
    named: Counter[str] = Counter()
    finder = span_finder(gazetteer, lexicon)
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        spans, areas = finder.find(block.index, block.text, language, taken.get(block.index, NOTHING))
        if not spans and not areas:
            continue
        in_block = _countries(areas) if areas else {}
        for country, count in in_block.items():
            named[country] += count
        if document.publisher.geonames_id is not None:
            spans = [without_council(span, block.text, language, document.publisher, gazetteer) for span in spans]
        for index, span in enumerate(spans):
            next_start = spans[index + 1].start if index + 1 < len(spans) else len(block.text)
            if block.language_spans:
                language = block.language_at(span.start)
            if not areas and _is_mere_word(span, block.text, language, lexicon, document.publisher):
                continue
            if areas and _is_part_of_area(areas, span):
                continue
            own, behind, near = _areas_around(areas, span) if areas else ((), (), ())
            around = surroundings(block.text, span.start, span.end, language, lexicon, genitive=span.genitive)
            beside = _beside(
                span,
                language,
                behind,
                next_start,
                text=block.text,
                around=around,
                lexicon=lexicon,
                home=document.publisher.country,
            )
            if not beside and _is_no_town(span, around, language, lexicon, document.publisher):
                continue
            sightings.append(
                Sighting(
                    span=span,
                    block=block,
                    language=language,
                    areas=own,
                    beside=beside,
                    in_block=_others(in_block, own),
                    around=around,
                    area_listed=bool(near)
                    and is_area_listed(
                        block.text, span, own, near, gazetteer=gazetteer, lexicon=lexicon, language=language
                    ),
                )
            )
    total = sum(named.values()) or 1
    return sightings, {country: count / total for country, count in named.items()}


def _areas_around(
    areas: Sequence[AreaSpan], span: Span
) -> tuple[tuple[Area, ...], Sequence[AreaSpan], Sequence[AreaSpan]]:
    """The areas that a span itself names, the next ones behind it, and those right before and behind."""
    at = bisect_left(areas, span.start, key=_START)
    after = bisect_left(areas, span.end, key=_START)
    own = areas[at].areas if at < len(areas) and areas[at].start == span.start else ()
    return own, areas[after : after + _MOST_BESIDE], [*areas[max(0, at - 1) : at], *areas[after : after + 1]]


def _is_part_of_area(areas: Sequence[AreaSpan], span: Span) -> bool:
    """True for a name that is only part of an area's: "Castilla" and "León" of Castilla y León."""
    at = bisect_left(areas, span.end, key=_START) - 1
    if at < 0:
        return False
    area = areas[at]
    return area.start <= span.start and span.end <= area.end and area.end - area.start > span.end - span.start


def _countries(areas: Sequence[AreaSpan]) -> dict[str, int]:
    """How many of the areas that a block names lie in each country."""
    return Counter([country for span in areas for country in {area.country for area in span.areas}])


def _is_mere_word(span: Span, text: str, language: str, lexicon: Lexicon, publisher: Publisher) -> bool:
    """True for a common word of which `_is_no_town` would be true without a look at all that stands around it."""
    return (
        span.name in lexicon.common_words.get(language, ())
        and says_nothing(text, span.start, span.end, lexicon=lexicon, language=language)
        and not _names_publisher(span, publisher)
    )


def _names_publisher(span: Span, publisher: Publisher) -> bool:
    home = publisher.geonames_id
    return home is not None and any(named.place.geonames_id == home for named in span.places)


def _is_no_town(span: Span, around: Surroundings, language: str, lexicon: Lexicon, publisher: Publisher) -> bool:
    """True for one of the language's commonest words, and a first name with a capital behind it, where nothing at all
    says that it is a town here.

    Of 519 such words and 175 such names on corpora/municipal and municipal-own the model took none for a city; weighing
    them would be a quarter of the whole work.
    """
    return (
        (
            span.name in lexicon.common_words.get(language, ())
            or (span.name in lexicon.first_names and around.following[:1].isupper())
        )
        and not around.cue & _SAYS_TOWN
        and not around.direct & _LEADS_TO_TOWN
        and not _names_publisher(span, publisher)
    )


def _beside(
    span: Span,
    language: str,
    behind: Sequence[AreaSpan],
    next_start: int,
    *,
    text: str,
    around: Surroundings,
    lexicon: Lexicon,
    home: str,
) -> tuple[Area, ...]:
    """The areas in which the text says this place lies. A verb or adjective says so only of one that does lie there."""
    said = areas_beside(text, span.end, next_start, behind, lexicon=lexicon, language=language, home=home)
    if said:
        return said
    if behind:
        said = said_to_lie_in(text, span.end, behind, lexicon=lexicon, language=language)
    said = said or called_by_adjective(text, span.start, span.end, around, lexicon=lexicon, language=language)
    if not said:
        return ()
    lying = {named.place.country for named in (*span.places, *span.exonyms.values())}
    return said if any(area.country in lying for area in said) else ()


def _others(in_block: Mapping[str, int], own: Sequence[Area]) -> frozenset[str]:
    """Countries that a block names beside the span itself."""
    if not in_block:
        return frozenset()
    mine = {area.country for area in own}
    return frozenset(country for country, count in in_block.items() if count > (country in mine))


def side_by_side(one: Sighting, other: Sighting, lexicon: Lexicon) -> bool:
    """True where two names stand in one list: joined by a comma or "and", or at the head of neighbouring blocks."""
    first, second = (one, other) if one.block.index <= other.block.index else (other, one)
    if first.block.index != second.block.index:
        return "opening" in first.alone and "opening" in second.alone and first.block.kind == second.block.kind
    if first.span.start > second.span.start:
        first, second = second, first
    return _listed_pair(first, second, lexicon)


def explains(previous: Sighting, seen: Sighting) -> bool:
    """True where the name says where the one before it lies: "Esch (Luxembourg)", "Cambridge, Georgia"."""
    if previous.block.index != seen.block.index or not previous.beside:
        return False
    gap = seen.span.start - previous.span.end
    return gap <= NEAR_GAP and any(area in previous.beside for area in seen.areas)


def is_region_around(sightings: Sequence[Sighting], index: int, lexicon: Lexicon) -> bool:
    """True for the name of a region that says where the city before it lies, and for which that city was found in it:
    "Jackson in Wyoming", "Ogdensburg, New York", but not "Buffalo, New York, Boston"."""
    seen = sightings[index]
    if not index or not explains(sightings[index - 1], seen):
        return False
    previous = sightings[index - 1]
    place, inner = seen.readings[0].place, previous.readings[0].place
    around = {area for area in seen.areas if area.admin1 and area in previous.beside}
    if place is None or inner is None or Area(inner.country, inner.admin1) not in around:
        return False
    if Area(place.country, place.admin1) not in around:
        return True
    before = sightings[index - 2] if index > 1 else None
    behind = sightings[index + 1] if index + 1 < len(sightings) else None
    return not (
        (before is not None and _listed_pair(before, previous, lexicon))
        or (behind is not None and _listed_pair(seen, behind, lexicon))
        or _leads_on(seen.block.text, seen, lexicon)
    )


def contains(sightings: Sequence[Sighting], index: int, lexicon: Lexicon) -> bool:
    """True for the second of exactly two names where it is the larger place around the first: "Getafe, Madrid"."""
    seen = sightings[index]
    previous = sightings[index - 1] if index else None
    if previous is None or previous.block.index != seen.block.index:
        return False
    place, inner = seen.readings[0].place, previous.readings[0].place
    if place is None or inner is None or place.country != inner.country:
        return False
    if place.population <= max(inner.population, _LEAST_AROUND):
        return False
    text = seen.block.text
    if text[previous.span.end : seen.span.start].strip() not in {",", "("} or distance(place, inner) > _PROVINCE_KM:
        return False
    before = sightings[index - 2] if index > 1 else None
    behind = sightings[index + 1] if index + 1 < len(sightings) else None
    return not (
        (before is not None and "cue_street" not in before.alone and _listed_pair(before, previous, lexicon))
        or (behind is not None and _listed_pair(seen, behind, lexicon) and not behind.areas)
        or _leads_on(text, seen, lexicon)
    )


def _leads_on(text: str, seen: Sighting, lexicon: Lexicon) -> bool:
    """True where "and" follows: the name is one of several."""
    word = seen.around.following
    return bool(word) and bool(lexicon.cue(word, seen.language) & Cue.CONJUNCTION) and text[seen.span.end] != ","


def _listed_pair(first: Sighting, second: Sighting, lexicon: Lexicon) -> bool:
    if first.block.index != second.block.index:
        return False
    gap = first.block.text[first.span.end : second.span.start]
    if len(gap) <= _DATED_GAP:
        gap = _DATED.sub("", gap)
    return len(gap) <= NEAR_GAP and is_listing(gap, lexicon, first.language)
