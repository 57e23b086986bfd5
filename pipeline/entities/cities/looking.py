"""A reading for each candidate span of a page, and two looks at whether it is a city at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from pipeline.entities.cities.among_towns import (
    TRUSTED,
    is_dateline,
    is_place_of_date,
    is_said_to_lie_in_region,
    trust_the_list,
)
from pipeline.entities.cities.bearers import Bearers
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.features import span_features, together_features
from pipeline.entities.cities.labelled import is_labelled_town
from pipeline.entities.cities.lexicon import Lexicon, load_lexicon
from pipeline.entities.cities.lower_words import LowerWords
from pipeline.entities.cities.mere_words import distrust_mere_words
from pipeline.entities.cities.model import Weights, logistic
from pipeline.entities.cities.occupied import Occupied
from pipeline.entities.cities.page_trust import trust_the_page
from pipeline.entities.cities.partner_towns import blocks_below_partners, is_listed_partner, is_said_partner
from pipeline.entities.cities.resolve import PageLight, Reading, read
from pipeline.entities.cities.respelt import plain_letters
from pipeline.entities.cities.sighting import Sighting, contains, explains, side_by_side, sight
from pipeline.entities.cities.sure_towns import belongs_to, is_one
from pipeline.entities.cities.verdicts import is_none
from pipeline.entities.cities.weighing import weigh
from pipeline.gazetteer import NameKind, load
from pipeline.languages import codes_with
from pipeline.record import Document

UNLIKELY = 0.05
LIKELY = 0.8
THRESHOLD = 0.5
"""Probability from which a span is a mention: where precision and recall weigh the same (bench/train_cities.py)."""
_SPELLED_OUT, _IN_FULL, _SHORT = range(3)
_PLACE_AND_NONE = 2
_HEAD = re.compile(r"[^\W\d_]{4,}(?=[ -](?:[^\W\d_]{1,3}(?:[ -]|\.[ -]?)){1,2}[^\W\d_])")
"""The name before the words that tell it from others of that name: "Newark" of "Newark-on-Trent", "Neustadt" of
"Neustadt a. d. Aisch"."""
_IN_ADDRESS = frozenset({"postcode", "publisher"})
"""What makes the name behind a street's that of its town: "12 place du Marché, 03000 Moulins"."""

_AT_HOME = frozenset({"publisher", "near", "suburb"})
_PERSON_SIGNS = ("first_name_before", "first_name_linked", "cue_title")


def look_at(document: Document, taken: Mapping[int, Occupied], weights: Weights) -> list[Sighting]:
    """Every candidate span of the kept blocks with its features and probability, in reading order.

    taken: by block, where nothing else may stand.
    """
    gazetteer, lexicon = load(), load_lexicon()
    sightings, countries = sight(document, taken, gazetteer, lexicon)
    publisher = document.publisher
    light = PageLight(
        home=gazetteer.place(publisher.geonames_id) if publisher.geonames_id else None,
        country=publisher.country,
        countries=countries,
    )
    cued = _called_towns(sightings, lexicon)
    _read(sightings, cued, light, weights)
    _look_first(sightings, document, cued, light, lexicon, weights)
    _look_again(sightings, cache(partial(blocks_below_partners, document)), lexicon, weights)
    return sightings


def _read(sightings: Sequence[Sighting], cued: Container[str], light: PageLight, weights: Weights) -> None:
    """Fill the readings: what the page spells out first ("Portland, Oregon"), names of several words, then the rest in
    their light.

    cued: names that the page calls a town.
    """
    settled: dict[str, str] = {}
    heads: dict[str, dict[str, Reading]] = {}
    memory: dict[tuple[object, ...], list[Reading]] = {}
    turns = [_turn(seen) for seen in sightings]
    for turn in (_SPELLED_OUT, _IN_FULL, _SHORT):
        for seen, own_turn in zip(sightings, turns, strict=True):
            if own_turn != turn:
                continue
            span = seen.span
            key = (span.name, span.inflected, seen.language, seen.beside, seen.in_block)
            known = memory.get(key)
            if known is None:
                known = memory[key] = read(
                    span,
                    seen.language,
                    beside=seen.beside,
                    in_block=seen.in_block,
                    settled={} if turn == _SPELLED_OUT else settled,
                    town_cue=span.name in cued,
                    light=light,
                    weights=weights.reading,
                )
            if turn == _SHORT:
                seen.readings = _the_named_in_full(known, heads.get(span.name, {}))
            else:
                seen.readings = _the_only(known, span.name)
            best = seen.readings[0]
            if turn == _SHORT or best.place is None or "beside_other" in best.features:
                continue
            if turn == _SPELLED_OUT:
                settled.setdefault(span.name, best.place.geonames_id)
            if (head := _HEAD.match(span.name)) is not None:
                settled.setdefault(head[0], best.place.geonames_id)
                heads.setdefault(head[0], {})[best.place.geonames_id] = best
    _agree(sightings)


def _agree(sightings: Sequence[Sighting]) -> None:
    """Let a name that means one place in one sentence of the page mean it in those that do not say where it lies,
    however it is marked there."""
    unknown = [seen for seen in sightings if seen.readings[0].place is None and len(seen.readings) > 1]
    if not unknown:
        return
    meant: dict[str, set[str]] = {}
    for seen in sightings:
        if (place := seen.readings[0].place) is not None:
            meant.setdefault(plain_letters(seen.span.name), set()).add(place.geonames_id)
    for seen in unknown:
        ids = meant.get(plain_letters(seen.span.name), set())
        if len(ids) == 1:
            seen.readings = sorted(seen.readings, key=lambda one: one.place is None or one.place.geonames_id not in ids)


def _the_only(readings: list[Reading], name: str) -> list[Reading]:
    """The readings of a name with what tells it from others, the one place that has it first: "Altenmarkt a. d.
    Triesting" is no place that GeoNames does not have, however small."""
    if len(readings) != _PLACE_AND_NONE or readings[0].place is not None or _HEAD.match(name) is None:
        return readings
    return readings if "beside_other" in readings[1].features else readings[::-1]


def _the_named_in_full(readings: list[Reading], in_full: Mapping[str, Reading]) -> list[Reading]:
    """The readings of a short name, the one place of it that the page names in full first; but not where another one
    lies around the corner or has that name, nor for another name than that in full ("Lauenburg in Pommern" is Lębork).
    in_full: by their ids the readings of the longer names that begin so."""
    if not in_full:
        return readings
    chosen = [
        reading
        for reading in readings
        if reading.kind is NameKind.SHORT and reading.place is not None and reading.place.geonames_id in in_full
    ]
    others = [reading for reading in readings if reading not in chosen]
    if not chosen and len(in_full) == 1 and not any(reading.kind is NameKind.MAIN for reading in readings):
        chosen = [full for full in in_full.values() if full.kind is NameKind.MAIN]
    if len(chosen) != 1 or any(not _AT_HOME.isdisjoint(reading.features) for reading in others):
        return readings
    return [*chosen, *others]


def _turn(seen: Sighting) -> int:
    if seen.beside:
        return _SPELLED_OUT
    return _IN_FULL if _HEAD.match(seen.span.name) is not None else _SHORT


def _called_towns(sightings: Sequence[Sighting], lexicon: Lexicon) -> set[str]:
    """Names that the page calls a town somewhere, but for regions and common nouns that only follow such a word."""
    return {
        seen.span.name
        for seen in sightings
        if seen.around.called or (seen.around.cue & Cue.TOWN and _names_what_it_calls(seen, lexicon))
    }


def _names_what_it_calls(seen: Sighting, lexicon: Lexicon) -> bool:
    """False for "la ciudad Patrimonio", "hlavní město Moravy", "die Stadt Träger": the town word has no name there."""
    if seen.language in codes_with("links_towns") and not seen.around.linked:
        return False
    if (
        seen.language in codes_with("declines_names")
        and seen.span.name in lexicon.regions
        and not any(named.is_main_name for named in seen.span.places)
    ):
        return False
    return not lexicon.is_common_noun(seen.block.text[seen.span.start : seen.span.end], seen.language)


def _is_home_region(seen: Sighting, light: PageLight) -> bool:
    """True for the name of a region of the publisher's country that is a city only abroad: La Rioja, in Spain."""
    place = seen.readings[0].place
    return (
        place is not None
        and place.country != light.country
        and any(area.country == light.country and area.admin1 for area in seen.areas)
    )


def _look_first(
    sightings: Sequence[Sighting],
    document: Document,
    cued: Container[str],
    light: PageLight,
    lexicon: Lexicon,
    weights: Weights,
) -> None:
    lower = LowerWords(document.kept_texts.text)
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
        if "is_country" in seen.alone and seen.in_block:
            seen.alone["among_countries"] = 1.0
        if seen.area_listed:
            seen.alone["area_listed"] = 1.0
        if index and seen.areas and not seen.around.cue & Cue.TOWN and explains(sightings[index - 1], seen):
            seen.alone["explains"] = 1.0
        if seen.span.name in cued:
            seen.alone["cued"] = 1.0
            if seen.readings[0].place is None:
                seen.alone["nil_cued"] = 1.0
        if seen.areas and _is_home_region(seen, light):
            seen.alone["home_area"] = 1.0
            seen.alone.pop("conjunction", None)  # what goes before "and" may be a list of regions
        if contains(sightings, index, lexicon):
            seen.alone["contains"] = 1.0
        seen.score = weigh(seen.alone, weights.alone)
        seen.first = logistic(seen.score)


def _look_again(
    sightings: Sequence[Sighting], below_partners: Callable[[], Container[int]], lexicon: Lexicon, weights: Weights
) -> None:
    like_person = [not seen.alone.keys().isdisjoint(_PERSON_SIGNS) for seen in sightings]
    like_town = ["cue_town" in seen.alone or "postcode" in seen.alone for seen in sightings]
    persons, towns = (
        Counter([seen.span.name for seen, is_such in zip(sightings, such, strict=True) if is_such])
        for such in (like_person, like_town)
    )
    bearers = Bearers(sightings)
    in_full = _named_in_full(sightings)
    # Of each and the one behind it; the last has none.
    paired = [side_by_side(seen, behind, lexicon) for seen, behind in pairwise(sightings)] + [False]
    for index, seen in enumerate(sightings):
        name = seen.span.name
        beside = [sightings[index - 1].first] if index and paired[index - 1] else []
        if paired[index]:
            beside.append(sightings[index + 1].first)
        seen.together = together_features(
            seen.alone,
            seen.score / 5.0,
            beside,
            {
                "elsewhere_person": float(persons.get(name, 0) > like_person[index]),
                "elsewhere_cue": float(towns.get(name, 0) > like_town[index]),
            },
        )
        seen.probability = logistic(weigh(seen.together, weights.together))
        if bearers.may_be_meant(seen, lexicon):
            seen.probability = min(seen.probability, UNLIKELY)
        in_street = index > 0 and paired[index - 1] and "cue_street" in sightings[index - 1].alone
        listed = paired[index] or (index > 0 and paired[index - 1])
        if seen.probability > UNLIKELY and (
            (in_street and not seen.alone.keys() & _IN_ADDRESS) or is_none(sightings, index, lexicon, listed=listed)
        ):
            seen.probability = UNLIKELY
        elif seen.probability < LIKELY and (
            is_listed_partner(seen, below_partners)
            or is_said_partner(seen, lexicon)
            or is_one(sightings, index, lexicon, named_in_full=in_full)
            or is_dateline(seen)
            or is_labelled_town(seen, lexicon)
            or is_place_of_date(seen)
            or is_said_to_lie_in_region(seen, lexicon)
        ):
            seen.probability = LIKELY
        elif seen.probability < THRESHOLD and belongs_to(seen, lexicon):
            seen.probability = TRUSTED
    trust_the_list(sightings, lexicon, unlikely=UNLIKELY, threshold=THRESHOLD)
    trust_the_page(sightings, lexicon, unlikely=UNLIKELY, threshold=THRESHOLD)
    distrust_mere_words(sightings, unlikely=UNLIKELY, threshold=THRESHOLD)


def _named_in_full(sightings: Sequence[Sighting]) -> set[str]:
    """Ids of the places that surely are named with more than a short name."""
    return {
        best.place.geonames_id
        for seen in sightings
        if seen.first >= LIKELY and (best := seen.readings[0]).place is not None and best.kind is not NameKind.SHORT
    }
