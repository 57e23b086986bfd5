"""From blocks to city mentions: candidate spans, a reading for each, and two looks at whether it is a city at all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.entities.cities.evidence import areas_beside
from pipeline.entities.cities.features import Surroundings, span_features, surroundings, together_features
from pipeline.entities.cities.lexicon import Area, Cue, Lexicon, load_lexicon
from pipeline.entities.cities.model import Weights, load_weights, logistic, weigh
from pipeline.entities.cities.resolve import Features, PageLight, Reading, read
from pipeline.entities.cities.spans import AreaSpan, Span, find_spans
from pipeline.gazetteer import Gazetteer, load
from pipeline.record import NIL, UNDETERMINED, Block, Document, Mention, MentionType

_LOWER = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ\u0101-\u024f]\w+")
_LISTED = re.compile(r"^\s*(?:[,;/|+&–—-]|\t|  +)\s*(?:\w{1,5}\s)?\s*$|^\s(\w{1,6})\s$")
_NEAR_GAP = 12


@dataclass(slots=True)
class Sighting:
    """A span with all that is known of it."""

    span: Span
    block: Block
    language: str
    beside: tuple[Area, ...]
    in_block: tuple[Area, ...]
    around: Surroundings
    readings: list[Reading] = field(default_factory=list)
    alone: Features = field(default_factory=dict)
    together: Features = field(default_factory=dict)
    first: float = 0.0
    probability: float = 0.0


def find_city_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """City mentions of the kept blocks, in reading order; none overlaps an earlier mention.

    value is a GeoNames id or "NIL"; attributes: name and country of the place, and runner_up, the next best reading
    with the reason why it lost. Raises GazetteerMissing where the index of places is not built.
    """
    sightings = look(document, earlier, load_weights())
    return [_mention(sighting) for sighting in sightings if sighting.probability >= THRESHOLD]


THRESHOLD = 0.5
"""Probability from which a span is a mention: where precision and recall weigh the same (bench/train_cities.py)."""


def look(document: Document, earlier: Sequence[Mention], weights: Weights) -> list[Sighting]:
    """Every candidate span of the kept blocks with its features and probability, in reading order."""
    gazetteer, lexicon = load(), load_lexicon()
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in earlier:
        taken[mention.block].append((mention.start, mention.end))
    sightings, countries = _sight(document, taken, gazetteer, lexicon)
    publisher = document.publisher
    light = PageLight(
        home=gazetteer.place(publisher.geonames_id) if publisher.geonames_id else None,
        country=publisher.country,
        countries=countries,
        language=document.language,
    )
    _read(sightings, light, weights)
    lower = _lower_words(document) if sightings else frozenset()
    for sighting in sightings:
        sighting.alone = span_features(
            sighting.span,
            sighting.block.text,
            sighting.language,
            sighting.readings,
            sighting.around,
            light,
            lexicon,
            lower,
            bool(sighting.beside),
        )
        sighting.first = logistic(weigh(sighting.alone, weights.alone))
    _look_again(sightings, lexicon, weights)
    return sightings


def _sight(
    document: Document,
    taken: Mapping[int, Sequence[tuple[int, int]]],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> tuple[list[Sighting], dict[str, float]]:
    sightings: list[Sighting] = []
    named: Counter[str] = Counter()
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        text = block.text
        spans, areas = find_spans(block.index, text, language, taken.get(block.index, ()), gazetteer, lexicon)
        for area_span in areas:
            for country in {area.country for area in area_span.areas}:
                named[country] += 1
        for index, span in enumerate(spans):
            next_start = spans[index + 1].start if index + 1 < len(spans) else len(text)
            beside = areas_beside(text, span.start, span.end, next_start, areas, lexicon, document.publisher.country)
            sightings.append(
                Sighting(
                    span=span,
                    block=block,
                    language=language,
                    beside=beside,
                    in_block=_elsewhere(areas, span),
                    around=surroundings(text, span.start, span.end, lexicon),
                )
            )
    total = sum(named.values()) or 1
    return sightings, {country: count / total for country, count in named.items()}


def _elsewhere(areas: Sequence[AreaSpan], span: Span) -> tuple[Area, ...]:
    return tuple(area for other in areas if other.end <= span.start or other.start >= span.end for area in other.areas)


def _read(sightings: Sequence[Sighting], light: PageLight, weights: Weights) -> None:
    """Fill the readings: what the page spells out first ("Portland, Oregon"), then the rest in its light."""
    cued = {sighting.span.name for sighting in sightings if sighting.around.cue & Cue.TOWN}
    settled: dict[str, str] = {}
    for spelled_out in (True, False):
        for sighting in sightings:
            if bool(sighting.beside) is not spelled_out:
                continue
            sighting.readings = read(
                sighting.span,
                sighting.language,
                sighting.beside,
                sighting.in_block,
                settled if not spelled_out else {},
                sighting.span.name in cued,
                light,
                weights.reading,
            )
            best = sighting.readings[0]
            if spelled_out and best.place is not None and "beside_other" not in best.features:
                settled.setdefault(sighting.span.name, best.place.geonames_id)


def _lower_words(document: Document) -> frozenset[str]:
    return frozenset(word for block in document.kept_blocks for word in _LOWER.findall(block.text))


def _look_again(sightings: Sequence[Sighting], lexicon: Lexicon, weights: Weights) -> None:
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_name[sighting.span.name].append(sighting)
    for index, sighting in enumerate(sightings):
        neighbours = [
            other.first
            for other in (sightings[index - 1 : index] + sightings[index + 1 : index + 2])
            if _beside(sighting, other, lexicon)
        ]
        others = [other for other in by_name[sighting.span.name] if other is not sighting]
        sighting.together = together_features(
            sighting.alone,
            weigh(sighting.alone, weights.alone) / 5.0,
            neighbours,
            max((other.first for other in others), default=0.0),
            {
                "elsewhere_person": float(
                    any("first_name_before" in other.alone or "cue_title" in other.alone for other in others)
                ),
                "elsewhere_cue": float(any("cue_town" in other.alone or "postcode" in other.alone for other in others)),
            },
        )
        sighting.probability = logistic(weigh(sighting.together, weights.together))


def _beside(one: Sighting, other: Sighting, lexicon: Lexicon) -> bool:
    """True where two names stand in one list: joined by a comma or "and", or at the head of neighbouring blocks."""
    first, second = (one, other) if one.block.index <= other.block.index else (other, one)
    if first.block.index == second.block.index:
        if first.span.start > second.span.start:
            first, second = second, first
        gap = first.block.text[first.span.end : second.span.start]
        if len(gap) > _NEAR_GAP:
            return False
        found = _LISTED.match(gap)
        if found and found[1]:
            return bool(lexicon.before.get(found[1], Cue(0)) & Cue.CONJUNCTION)
        return found is not None
    return "opening" in first.alone and "opening" in second.alone and first.block.kind == second.block.kind


def _mention(sighting: Sighting) -> Mention:
    span, text = sighting.span, sighting.block.text
    best = sighting.readings[0]
    raw = text[span.start : span.end]
    attributes = {
        "name": best.place.name if best.place else raw,
        "country": best.place.country if best.place else "",
    }
    runner_up = next((reading for reading in sighting.readings[1:] if reading.place is not None), None)
    if runner_up is not None and runner_up.place is not None:
        place = runner_up.place
        attributes["runner_up"] = f"{place.geonames_id} {place.name}, {place.country}: {_why(best, runner_up)}"
    return Mention(
        type=MentionType.CITY,
        block=span.block,
        start=span.start,
        end=span.end,
        raw=raw,
        value=best.place.geonames_id if best.place else NIL,
        rule="city.gazetteer" if best.place else "city.not-in-gazetteer",
        confidence=round(sighting.probability, 4),
        attributes=attributes,
    )


def _why(best: Reading, other: Reading) -> str:
    """The feature that spoke most for the winner against this one, as a phrase."""
    weights = load_weights().reading
    names = {*best.features, *other.features}
    lead = {
        name: (best.features.get(name, 0.0) - other.features.get(name, 0.0)) * weights.get(name, 0.0) for name in names
    }
    name = max(sorted(lead), key=lead.__getitem__, default="")
    return _REASONS.get(name, name.replace("_", " ")) if name else "same score, larger id"


_REASONS = {
    "publisher": "is not the publisher",
    "home_country": "not in the publisher's country",
    "home_region": "not in the publisher's region",
    "population": "fewer inhabitants",
    "distance": "farther from the publisher",
    "kind_main": "not its main name",
    "beside_region": "the text names another region",
    "beside_country": "the text names another country",
    "beside_other": "the text names another country",
    "beside_other_region": "the text names another region",
    "settled": "the page says elsewhere which is meant",
    "on_page": "its country is not named on the page",
    "in_block": "its country is not named beside it",
    "exonym": "not the usual name in this language",
    "kind_alternate": "only an alternate name",
    "kind_spelling": "only another spelling",
    "kind_short": "only a short form",
}
