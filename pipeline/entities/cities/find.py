"""From blocks to city mentions: what stands in candidate spans is looked at, and those that are cities are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.entities.cities.districts import district_names
from pipeline.entities.cities.explain import reason
from pipeline.entities.cities.left_out import LeftOut
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.listwords import ListWords, list_words
from pipeline.entities.cities.looking import THRESHOLD, look_at
from pipeline.entities.cities.missing import find_missing_towns
from pipeline.entities.cities.model import Weights, load_weights
from pipeline.entities.cities.occupied import Occupied
from pipeline.entities.cities.official import find_official_names
from pipeline.entities.cities.sighting import Sighting
from pipeline.record import NIL, Document, Mention, MentionType


def find_city_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """City mentions of the kept blocks, in reading order; none overlaps an earlier mention.

    value is a GeoNames id or "NIL"; attributes: name and country of the place; runner_up, the next best reading with
    the reason why it lost; historic, EDTF of the time in which the name was official, for names of the past. Raises
    GazetteerMissing where the index of places is not built.
    """
    left = LeftOut(document)
    found = mentions_by(left.without(document), left.inward(earlier), load_weights())
    return left.outward(found)


def mentions_by(document: Document, earlier: Sequence[Mention], weights: Weights) -> list[Mention]:
    """City mentions as other weights than the shipped ones find them."""
    said = list_words(document.kept_texts)
    taken = _taken(document, earlier, said)
    occupied = _occupied(taken)
    official = find_official_names(document, occupied, load_lexicon())
    if official:
        for mention in official:
            taken[mention.block].append((mention.start, mention.end))
        occupied = _occupied(taken)
    sightings = look_at(document, occupied, weights)
    known = [seen for seen in sightings if seen.probability >= THRESHOLD]
    for seen in sightings:
        if seen.probability >= THRESHOLD or seen.readings[0].place is not None:
            taken[seen.span.block].append((seen.span.start, seen.span.end))
    found = [*official, *(_mention(seen, weights) for seen in known)]
    found.extend(find_missing_towns(document, known, _occupied(taken), load_lexicon(), said))
    return sorted(found, key=lambda mention: (mention.block, mention.start))


def _taken(document: Document, earlier: Sequence[Mention], said: ListWords) -> dict[int, list[tuple[int, int]]]:
    """By block, where earlier mentions and a town's own parts stand."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in earlier:
        taken[mention.block].append((mention.start, mention.end))
    for block, part in district_names(document, said.parts, load_lexicon()):
        taken[block].append(part)
    return taken


def _occupied(spans: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, Occupied]:
    return {block: Occupied(taken) for block, taken in spans.items()}


def look(document: Document, earlier: Sequence[Mention], weights: Weights) -> list[Sighting]:
    """Every candidate span of the kept blocks with its features and probability, in reading order."""
    taken = _taken(document, earlier, list_words(document.kept_texts))
    return look_at(document, _occupied(taken), weights)


def _mention(seen: Sighting, weights: Weights) -> Mention:
    span = seen.span
    best = seen.readings[0]
    raw = seen.block.text[span.start : span.end]
    attributes = {
        "name": best.place.name if best.place else raw,
        "country": best.place.country if best.place else "",
    }
    if best.place and (period := load_lexicon().period(span.name, best.place.geonames_id)):
        attributes["historic"] = period
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
