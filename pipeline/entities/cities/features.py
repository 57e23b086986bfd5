"""What the text around a span says about whether it names a city here."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence

from pipeline.entities.cities.crossed import crossed
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.name_features import is_distinct, name_features
from pipeline.entities.cities.person_signs import is_shouted, person_features
from pipeline.entities.cities.placefeatures import KIND_FEATURES
from pipeline.entities.cities.resolve import Features, PageLight, Reading
from pipeline.entities.cities.spans import Span
from pipeline.entities.cities.surroundings import Surroundings
from pipeline.gazetteer import NameKind
from pipeline.languages import codes_with

_POSTCODE = re.compile(
    r"(?:^|[\s,(|])(?:[A-Z]{1,3}+[- ])?+(?=\d)"
    r"(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} [A-Z]{2})(?:\s?[-–,]?\s?)$"
)
_POSTCODE_AFTER = re.compile(
    r",?\s?(?:\(?[A-Z]{2}\)?,?\s)?(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
    r"|[A-Z]{2},?\s\s?\d{5}|[A-Z]\d\d\s[A-Z\d]{4})\b"
)
_POSTCODE_WINDOW = 14
_WORDS = re.compile(r"[^\W\d_]+")
_APPOSITION_WINDOW = 40
_APPOSITION_WORDS = 4
"""Words of an apposition up to the word for a town: "la nostra cara città gemella"."""
_RELATION_WINDOW = 48
"""Characters between "twinning" and the name: "the partnership of our schools with"."""
_LED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s[^\W\d_]{1,6}\s$")
_LED_WINDOW = 30
"""A word, a preposition and the name."""
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_PREVIOUS = {"(": "bracket", ",": "comma", "/": "slash", "„": "quote", "«": "quote", "“": "quote", '"': "quote"}

NEAR_KM = 40.0
INSIDE_KM = 6.0
INSIDE_KM_BY_SIZE = 0.012
"""A city of n inhabitants covers about this many kilometres times the root of n around its centre, at most six."""
SUBURB_KM = 12.0
SUBURB_RATIO = 3
"""A smaller place this near to a publisher this many times larger is mostly one of its districts."""


def span_features(
    span: Span,
    text: str,
    language: str,
    *,
    readings: Sequence[Reading],
    around: Surroundings,
    light: PageLight,
    lexicon: Lexicon,
    lower_words: Container[str],
) -> Features:
    """Features of a span with its best reading: the name's own, the place's, and the surroundings'."""
    raw = text[span.start : span.end]
    features: Features = {"bias": 1.0}
    name_features(features, span, raw, language, lexicon=lexicon, lower_words=lower_words)
    _place_features(features, readings, light)
    if is_distinct(features, span.name, readings):
        features["distinct"] = 1.0
    _side_features(features, text, span, around, language=language, lexicon=lexicon)
    person_features(features, text, span.start, around, language=language, lexicon=lexicon)
    if lexicon.is_company(text, span.end):
        features["company_after"] = 1.0
    if language == "de" and "publisher" not in features:
        _german_features(features, around)
    crossed(features)
    return features


def _german_features(features: Features, around: Surroundings) -> None:
    """Every German noun has a capital; what stands before tells common ones: towns take neither article nor ending."""
    if "article" in features and "cue_town" not in features:
        features["german_article"] = 1.0
    elif around.previous.islower() and not around.direct and around.previous.endswith(_ADJECTIVE_ENDINGS):
        features["german_adjective"] = 1.0


def _place_features(features: Features, readings: Sequence[Reading], light: PageLight) -> None:
    best = readings[0]
    rival = best.score - 5.0
    for other in readings[1:]:
        if not _is_district(other, best):
            rival = other.score
            break
    features["margin"] = min(best.score - rival, 5.0) / 5.0
    if best.place is None:
        features["nil"] = 1.0
        return
    for name, value in best.features.items():
        if name in _OF_READING:
            features[name] = value
    if "publisher" in features:
        return
    size = best.features["population"]
    features["population"] = max(-1.5, min(2.0, size))
    if best.place.country != light.country:
        features["abroad"] = 1.0
        if size < 0.3:
            features["far_small"] = 1.0
        elif size > 1.3:
            features["far_large"] = 1.0
        if best.kind is not NameKind.MAIN and size < 0.7 and "has_exonym" not in features:
            features["far_alternate"] = 1.0
    elif size < -0.3:
        features["home_small"] = 1.0
    if light.home is not None:
        away = light.away(best.place)
        if away < NEAR_KM:
            features["near"] = 1.0
        if away < SUBURB_KM and best.place.population * SUBURB_RATIO < light.home.population:
            reach = min(INSIDE_KM, INSIDE_KM_BY_SIZE * math.sqrt(light.home.population))
            features["inside" if away < reach else "suburb"] = 1.0


def _is_district(reading: Reading, city: Reading) -> bool:
    """True where GeoNames names a place as a part of the city: "Zürich (Kreis 11)"."""
    part, whole = reading.place, city.place
    return (
        part is not None
        and whole is not None
        and part.name.startswith(f"{whole.name} (")
        and (part.country, part.admin1) == (whole.country, whole.admin1)
    )


_OF_READING = frozenset(
    {
        *KIND_FEATURES,
        "publisher",
        "settled",
        "beside_region",
        "beside_country",
        "beside_other",
        "home_region",
        "part",
        "alike",
        "unlike",
    }
)


def _side_features(
    features: Features, text: str, span: Span, around: Surroundings, *, language: str, lexicon: Lexicon
) -> None:
    start, end = span.start, span.end
    previous, direct, cue_before, linked, following, after, opening, called, _ = around
    if opening:
        features["opening"] = 1.0
        if lexicon.cue(following, language) & Cue.COPULA:
            features["subject"] = 1.0
        if start == 0 and not text[end:].strip(" .:!,)("):
            features["whole_block"] = 1.0
    if cue_before:
        for cue, name in _CUES:
            if cue_before & cue:
                features[name] = 1.0
    if "publisher" in features and previous in lexicon.councils.get(language, ()):
        features.pop("cue_title", None)  # on Aspach's page "der Gemeinderat Aspach" is no person
    if called:
        features["cue_town"] = 1.0
    elif text[end : end + 2] == ", " and _is_called_town_behind(text, end + 2, language, lexicon):
        features["cue_town"] = features["cued"] = 1.0
    if span.swallowed:
        features["swallowed"] = features["preposition"] = 1.0
    elif direct:
        for cue, name in _DIRECT:
            if direct & cue:
                features[name] = 1.0
    if "is_country" in features and previous in lexicon.bare_prepositions.get(language, ()):
        features["bare_country"] = 1.0
    if linked:
        features["linked"] = 1.0
        if cue_before & Cue.GUESTS:
            features["cue_guests"] = 1.0
    elif direct & Cue.PREPOSITION and lexicon.is_origin(previous, language):
        led = _LED.search(text, max(0, start - _LED_WINDOW), start)
        if led is not None and lexicon.is_guest(led[1], language):
            features["cue_guests"] = 1.0  # "Gäste aus", "goście z"
    if previous in lexicon.partner_links.get(language, ()) and lexicon.is_relation(
        text[max(0, start - _RELATION_WINDOW) : start], language
    ):
        features["twinned"] = 1.0
    if previous in lexicon.visits.get(language, ()):
        features["visited"] = 1.0
    if after:
        for cue, name in _FOLLOWING:
            if after & cue:
                features[name] = 1.0
    # A small letter ends no postcode, and begins none: asked first, for most names stand between such words.
    if not previous[-1:].islower() and _POSTCODE.search(text, max(0, start - _POSTCODE_WINDOW), start):
        features["postcode"] = 1.0
    if not following[:1].islower() and _POSTCODE_AFTER.match(text, end):
        features["postcode_after"] = 1.0
    behind = text[end : end + 2]
    if behind == "- ":  # "Reis- und Nudelgerichte"
        features["cut_word"] = 1.0
    elif behind[:1] == "-" and behind[1:].isalnum():
        features["hyphen_after"] = 1.0
    elif behind == "  " or behind[:1] in {"\t", "|"}:
        features["cell"] = 1.0
    elif behind == " (" or behind[:1] == "(":
        features["bracket_after"] = 1.0
    elif behind[:1] == ",":
        features["comma_after"] = 1.0
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        features["hyphen_before"] = 1.0
    sign = _PREVIOUS.get(previous)
    if sign:
        features["after_" + sign] = 1.0
    if span.genitive:
        features["genitive"] = 1.0  # "Prags Brücken": a noun follows by rule
    elif (
        following[:1].isupper()
        and not after
        and "postcode_after" not in features
        and not (is_shouted(following) and text[start:end].isupper())
    ):
        # German writes every noun so: "in Zürich Gäste", but also "Essen Süd"
        features["german_capital_after" if language in codes_with("capital_nouns") else "capital_after"] = 1.0


def _is_called_town_behind(text: str, start: int, language: str, lexicon: Lexicon) -> bool:
    """True where an apposition calls the name before it a town: "Langen, la ciudad de …", "Lovosice, město na Labi",
    "Olten, Partnerstadt seit 1989", "Olten, our twin town"."""
    words = _WORDS.findall(text[start : start + _APPOSITION_WINDOW])[: _APPOSITION_WORDS + 1]
    for place, word in enumerate(words[:-1]):
        cue = lexicon.cue(word, language)
        if word[0].isupper():
            noun = cue & Cue.TOWN and language in codes_with("capital_nouns")
            return bool(noun) and words[place + 1].islower()
        if cue & Cue.TOWN:
            led = place == 1 and lexicon.cue(words[0], language) & Cue.ARTICLE
            bare = place == 0 and (language in codes_with("links_towns") or language in codes_with("declines_names"))
            return bool(led or bare) or lexicon.is_relation(" ".join(words[: place + 2]), language)
        if cue & _NO_APPOSITION:
            return False
    return False


_NO_APPOSITION = Cue.PREPOSITION | Cue.CONJUNCTION | Cue.COPULA


_CUES = (
    (Cue.TOWN, "cue_town"),
    (Cue.TOWNS, "cue_towns"),
    (Cue.REGION, "cue_region"),
    (Cue.DISTRICT, "cue_district"),
    (Cue.STREET, "cue_street"),
    (Cue.HOUSE, "cue_house"),
    (Cue.INSTITUTION, "cue_institution"),
    (Cue.EVENT, "cue_event"),
    (Cue.CLUB, "cue_club"),
    (Cue.TITLE, "cue_title"),
)
_DIRECT = (
    (Cue.PREPOSITION, "preposition"),
    (Cue.CONJUNCTION, "conjunction"),
    (Cue.ARTICLE, "article"),
)
_FOLLOWING = (
    (Cue.STREET, "street_after"),
    (Cue.REGION, "region_after"),
    (Cue.CLUB, "club_after"),
    (Cue.TOWN, "town_after"),
    (Cue.INSTITUTION, "institution_after"),
)


_SURE = 0.8


def together_features(
    alone: Features, own: float, neighbours: Sequence[float], elsewhere: Mapping[str, float]
) -> Features:
    """Features of the second look: the first look's score, and its probabilities of what stands beside."""
    features: Features = {"bias": 1.0, "own": own}
    if neighbours:
        features["beside_best"] = max(neighbours)
        features["beside_worst"] = min(neighbours)
        if "hyphen_before" in alone and features["beside_best"] > _SURE:
            features["hyphen_pair"] = 1.0
    features.update(elsewhere)
    for name in _AGAIN:
        if name in alone:
            features[name] = alone[name]
    return features


_AGAIN = ("word", "is_country", "is_region", "capital_before", "hyphen_before", "nil", "home_area", "company_after")
