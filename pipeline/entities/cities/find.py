"""From blocks to city mentions: candidate spans, a reading for each, and two looks at whether it is a city at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.entities.cities.explain import reason
from pipeline.entities.cities.features import span_features, together_features
from pipeline.entities.cities.lexicon import Cue, Lexicon, load_lexicon
from pipeline.entities.cities.missing import find_missing_towns
from pipeline.entities.cities.model import Weights, load_weights, logistic, weigh
from pipeline.entities.cities.resolve import PageLight, read
from pipeline.entities.cities.sighting import Sighting, contains, explains, lower_words, side_by_side, sight
from pipeline.gazetteer import load
from pipeline.record import NIL, Document, Mention, MentionType

THRESHOLD = 0.5
"""Probability from which a span is a mention: where precision and recall weigh the same (bench/train_cities.py)."""


def find_city_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """City mentions of the kept blocks, in reading order; none overlaps an earlier mention.

    value is a GeoNames id or "NIL"; attributes: name and country of the place, and runner_up, the next best reading
    with the reason why it lost. Raises GazetteerMissing where the index of places is not built.
    """
    return mentions_by(document, earlier, load_weights())


def mentions_by(document: Document, earlier: Sequence[Mention], weights: Weights) -> list[Mention]:
    """City mentions as other weights than the shipped ones find them."""
    sightings = look(document, earlier, weights)
    known = [seen for seen in sightings if seen.probability >= THRESHOLD]
    taken = _spans_by_block(earlier)
    for seen in sightings:
        if seen.probability < THRESHOLD and seen.readings[0].place is not None:
            taken[seen.span.block].append((seen.span.start, seen.span.end))
    found = [_mention(seen, weights) for seen in known]
    found.extend(find_missing_towns(document, known, taken, load_lexicon()))
    return sorted(found, key=lambda mention: (mention.block, mention.start))


def _spans_by_block(mentions: Sequence[Mention]) -> dict[int, list[tuple[int, int]]]:
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        taken[mention.block].append((mention.start, mention.end))
    return taken


def look(document: Document, earlier: Sequence[Mention], weights: Weights) -> list[Sighting]:
    """Every candidate span of the kept blocks with its features and probability, in reading order."""
    gazetteer, lexicon = load(), load_lexicon()
    sightings, countries = sight(document, _spans_by_block(earlier), gazetteer, lexicon)
    publisher = document.publisher
    light = PageLight(
        home=gazetteer.place(publisher.geonames_id) if publisher.geonames_id else None,
        country=publisher.country,
        countries=countries,
    )
    _read(sightings, light, weights)
    _look_first(sightings, document, light, lexicon, weights)
    _look_again(sightings, lexicon, weights)
    return sightings


def _read(sightings: Sequence[Sighting], light: PageLight, weights: Weights) -> None:
    """Fill the readings: what the page spells out first ("Portland, Oregon"), then the rest in its light."""
    cued = {seen.span.name for seen in sightings if seen.around.called or seen.around.cue & Cue.TOWN}
    settled: dict[str, str] = {}
    for spelled_out in (True, False):
        for seen in sightings:
            if bool(seen.beside) is not spelled_out:
                continue
            seen.readings = read(
                seen.span,
                seen.language,
                beside=seen.beside,
                in_block=seen.in_block,
                settled={} if spelled_out else settled,
                town_cue=seen.span.name in cued,
                light=light,
                weights=weights.reading,
            )
            best = seen.readings[0]
            if spelled_out and best.place is not None and "beside_other" not in best.features:
                settled.setdefault(seen.span.name, best.place.geonames_id)


def _look_first(
    sightings: Sequence[Sighting], document: Document, light: PageLight, lexicon: Lexicon, weights: Weights
) -> None:
    lower = lower_words(document) if sightings else frozenset()
    cued = {seen.span.name for seen in sightings if seen.around.called or seen.around.cue & Cue.TOWN}
    for index, seen in enumerate(sightings):
        seen.alone = span_features(
            seen.span,
            seen.block.text,
            seen.language,
            readings=seen.readings,
            around=seen.around,
            light=light,
            lexicon=lexicon,
            lower_words=lower,
        )
        if seen.area_listed:
            seen.alone["area_listed"] = 1.0
        if index and explains(sightings[index - 1], seen):
            seen.alone["explains"] = 1.0
        if seen.span.name in cued:
            seen.alone["cued"] = 1.0
            if seen.readings[0].place is None:
                seen.alone["nil_cued"] = 1.0
        if contains(sightings, index, lexicon):
            seen.alone["contains"] = 1.0
        seen.first = logistic(weigh(seen.alone, weights.alone))


def _look_again(sightings: Sequence[Sighting], lexicon: Lexicon, weights: Weights) -> None:
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    for seen in sightings:
        by_name[seen.span.name].append(seen)
    for index, seen in enumerate(sightings):
        around = (*sightings[max(0, index - 1) : index], *sightings[index + 1 : index + 2])
        seen.together = together_features(
            seen.alone,
            weigh(seen.alone, weights.alone) / 5.0,
            [other.first for other in around if side_by_side(seen, other, lexicon)],
            _elsewhere([other for other in by_name[seen.span.name] if other is not seen]),
        )
        seen.probability = logistic(weigh(seen.together, weights.together))


def _elsewhere(others: Sequence[Sighting]) -> Mapping[str, float]:
    """What the same name's other occurrences on the page say."""
    return {
        "elsewhere_person": float(any(not other.alone.keys().isdisjoint(_PERSON_SIGNS) for other in others)),
        "elsewhere_cue": float(any("cue_town" in other.alone or "postcode" in other.alone for other in others)),
    }


_PERSON_SIGNS = ("first_name_before", "first_name_linked", "cue_title")


def _mention(seen: Sighting, weights: Weights) -> Mention:
    span = seen.span
    best = seen.readings[0]
    raw = seen.block.text[span.start : span.end]
    attributes = {
        "name": best.place.name if best.place else raw,
        "country": best.place.country if best.place else "",
    }
    for other in seen.readings[1:]:
        if other.place is not None:
            why = reason(best, other, weights.reading)
            attributes["runner_up"] = f"{other.place.geonames_id} {other.place.name}, {other.place.country}: {why}"
            break
    return Mention(
        type=MentionType.CITY,
        block=span.block,
        start=span.start,
        end=span.end,
        raw=raw,
        value=best.place.geonames_id if best.place else NIL,
        rule="city.gazetteer" if best.place else "city.not-in-gazetteer",
        confidence=round(seen.probability, 4),
        attributes=attributes,
    )
