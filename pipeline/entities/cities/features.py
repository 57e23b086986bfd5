"""What the text around a span says about whether it names a city here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.entities.cities.lexicon import Cue, Lexicon
from pipeline.entities.cities.resolve import Features, PageLight, Reading, distance
from pipeline.entities.cities.spans import Span
from pipeline.gazetteer import NameKind
from pipeline.gazetteer.names import fold

_BEFORE = re.compile(r"[^\W_]+(?:['’./-]+[^\W_]+)*[.'’/]?|[^\w\s]|[\t\n]")
_AFTER = re.compile(r"[ \u00a0]?([^\W_]+(?:['’-][^\W_]+)*\.?)")
_POSTCODE = re.compile(
    r"(?:^|[\s,(|])(?:[A-Z]{1,3}[- ])?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} [A-Z]{2})(?:\s*[-–,]?\s*)$"
)
_POSTCODE_AFTER = re.compile(
    r",?\s*(?:\(?[A-Z]{2}\)?,?\s*)?(?:[A-Z]\d[A-Z]\s*\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]{2},?\s+\d{5}|[A-Z]\d\d\s[A-Z\d]{4})\b"
)
_WINDOW = 60
_SENTENCE_END = frozenset(".!?:…")
_NO_CUE = Cue(0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words beside a span, and what they are.

    direct: cue of the word just before. cue: cue of the first word before that is no link or article.
    """

    previous: str
    direct: Cue
    cue: Cue
    linked: bool
    following: str
    after: Cue
    opening: bool


def surroundings(text: str, start: int, end: int, lexicon: Lexicon) -> Surroundings:
    """Look at both sides of a span."""
    tokens = _BEFORE.findall(text[max(0, start - _WINDOW) : start])
    previous = tokens[-1] if tokens else ""
    direct = lexicon.before.get(previous, _NO_CUE)
    if not direct and previous.endswith((".", "'", "’")):
        direct = lexicon.before.get(previous.replace("’", "'").rstrip("."), _NO_CUE)
    cue, linked, index = direct, False, len(tokens) - 1
    while index > 0 and len(tokens) - index < 4:
        word = tokens[index]
        flags = lexicon.before.get(word.replace("’", "'"), _NO_CUE)
        if not flags & (Cue.LINK | Cue.ARTICLE):
            cue = flags
            break
        linked = linked or bool(flags & Cue.LINK)
        index -= 1
        cue = lexicon.before.get(tokens[index], _NO_CUE)
    following = ""
    found = _AFTER.match(text, end)
    if found:
        following = found[1]
    opening = not tokens or previous in _SENTENCE_END or (previous.endswith(".") and not direct)
    return Surroundings(
        previous=previous,
        direct=direct,
        cue=cue,
        linked=linked,
        following=following,
        after=lexicon.after.get(following, _NO_CUE),
        opening=opening,
    )


def span_features(
    span: Span,
    text: str,
    language: str,
    readings: Sequence[Reading],
    around: Surroundings,
    light: PageLight,
    lexicon: Lexicon,
    lower_words: frozenset[str],
    beside: bool,
) -> Features:
    """Features of a span with its best reading: the name's own, the place's, and the surroundings'."""
    best = readings[0]
    raw = text[span.start : span.end]
    features: Features = {"bias": 1.0}
    _name_features(features, span, raw, language, lexicon, lower_words)
    _place_features(features, best, readings, light)
    _side_features(features, span, text, around, lexicon)
    if beside:
        features["area_beside"] = 1.0
    if "word" in features:
        for name in ("publisher", "cue_town", "postcode", "preposition", "opening", "area_beside"):
            if name in features:
                features["word_" + name] = 1.0
    if "german" in features and "publisher" not in features:
        features["german_foreign" if "abroad" in features else "german_home"] = 1.0
        if "far_small" in features:
            features["german_small"] = 1.0
    return features


def _name_features(
    features: Features, span: Span, raw: str, language: str, lexicon: Lexicon, lower_words: frozenset[str]
) -> None:
    name = span.name
    single = " " not in name
    if not single:
        features["many_words"] = 1.0
    elif len(name) <= 4:
        features["short_name"] = 1.0
    if raw.isupper() and len(raw) > 1:
        features["capitals"] = 1.0
        if len(raw) <= 4:
            features["acronym"] = 1.0
    if name in lexicon.words.get(language, ()):
        features["word"] = 1.0
    elif any(name in words for words in lexicon.words.values()):
        features["word_elsewhere"] = 1.0
    if single and fold(raw) in lower_words:
        features["lower_on_page"] = 1.0
    if name in lexicon.countries:
        features["is_country"] = 1.0
    if name in lexicon.regions:
        features["is_region"] = 1.0
    if name in lexicon.first_names:
        features["is_first_name"] = 1.0
    if span.exonyms:
        features["has_exonym" if language in span.exonyms else "foreign_exonym"] = 1.0
    if span.inflected:
        features["inflected"] = 1.0
    if span.genitive:
        features["genitive"] = 1.0
    if single and language in {"de", "lb"}:
        features["german"] = 1.0
    if lexicon.before.get(raw, _NO_CUE) & ~(Cue.LINK | Cue.PREPOSITION | Cue.ARTICLE | Cue.CONJUNCTION):
        features["is_cue"] = 1.0
    elif lexicon.before.get(raw, _NO_CUE):
        features["is_small_word"] = 1.0


def _place_features(features: Features, best: Reading, readings: Sequence[Reading], light: PageLight) -> None:
    rival = readings[1].score if len(readings) > 1 else best.score - 5.0
    features["margin"] = min(best.score - rival, 5.0) / 5.0
    features["strength"] = max(-1.0, min(best.score, 10.0) / 10.0)
    if best.place is None:
        features["nil"] = 1.0
        return
    for name, value in best.features.items():
        if name.startswith("kind_") or name in {"publisher", "settled", "beside_other", "home_region"}:
            features[name] = value
    size = best.features["population"]
    features["population"] = size / 2.0
    if best.place.country != light.country:
        features["abroad"] = 1.0
        if size < 0.3:
            features["far_small"] = 1.0
        elif size > 1.3:
            features["far_large"] = 1.0
    elif size < -0.3:
        features["home_small"] = 1.0
    if best.kind is not NameKind.MAIN and size < 0.7 and best.place.country != light.country:
        features["far_alternate"] = 1.0
    if light.home is not None and "publisher" not in features:
        away = distance(best.place, light.home)
        if away < 40.0:
            features["near"] = 1.0
        if away < 9.0 and best.place.population * 3 < light.home.population:
            features["suburb"] = 1.0


def _side_features(features: Features, span: Span, text: str, around: Surroundings, lexicon: Lexicon) -> None:
    start, end = span.start, span.end
    previous, following = around.previous, around.following
    if around.opening:
        features["opening"] = 1.0
        if not text[end:].strip(" .:!,)("):
            features["whole_block"] = 1.0
    for cue, name in _CUES:
        if around.cue & cue:
            features["cue_" + name] = 1.0
    for cue, name in _DIRECT:
        if around.direct & cue:
            features[name] = 1.0
    if around.linked:
        features["linked"] = 1.0
    if around.after & Cue.STREET:
        features["street_after"] = 1.0
    if around.after & Cue.REGION:
        features["region_after"] = 1.0
    if around.after & Cue.CLUB:
        features["club_after"] = 1.0
    if _POSTCODE.search(text, max(0, start - 14), start):
        features["postcode"] = 1.0
    if _POSTCODE_AFTER.match(text, end):
        features["postcode_after"] = 1.0
    _person_features(features, text, start, around, lexicon)
    behind = text[end : end + 2]
    if behind[:1] == "-" and behind[1:].isalnum():
        features["hyphen_after"] = 1.0
    elif behind[:1] in "\t|" and behind:
        features["cell"] = 1.0
    elif behind == "  ":
        features["cell"] = 1.0
    elif behind == " (" or behind[:1] == "(":
        features["bracket_after"] = 1.0
    elif behind[:1] == ",":
        features["comma_after"] = 1.0
    if start and text[start - 1] == "-" and start > 1 and text[start - 2].isalnum():
        features["hyphen_before"] = 1.0
    if previous in {"(", ",", "/", "„", "«", "“", '"'}:
        features["after_" + {"(": "bracket", ",": "comma", "/": "slash"}.get(previous, "quote")] = 1.0
    if following and following[:1].isupper() and "street_after" not in features:
        features["capital_after"] = 1.0
        if following[:1].isdigit():
            del features["capital_after"]


def _person_features(features: Features, text: str, start: int, around: Surroundings, lexicon: Lexicon) -> None:
    previous = around.previous
    if not previous or start == 0 or text[start - 1] not in " \u00a0":
        return
    if len(previous) == 2 and previous[0].isupper() and previous[1] == "." and not around.direct:
        features["initial_before"] = 1.0
    elif previous[:1].isupper() and not around.direct:
        if fold(previous) in lexicon.first_names or any(
            part in lexicon.first_names for part in fold(previous).split() if len(part) > 2
        ):
            features["first_name_before"] = 1.0
        else:
            features["capital_before"] = 1.0


_CUES = (
    (Cue.TOWN, "town"),
    (Cue.TOWNS, "towns"),
    (Cue.REGION, "region"),
    (Cue.DISTRICT, "district"),
    (Cue.STREET, "street"),
    (Cue.HOUSE, "house"),
    (Cue.EVENT, "event"),
    (Cue.CLUB, "club"),
    (Cue.TITLE, "title"),
)
_DIRECT = (
    (Cue.PREPOSITION, "preposition"),
    (Cue.CONJUNCTION, "conjunction"),
    (Cue.ARTICLE, "article"),
)


def together_features(
    alone: Features, own: float, neighbours: Sequence[float], elsewhere: float, page: Mapping[str, float]
) -> Features:
    """Features of the second look: the first look's, and its probabilities of what stands beside and elsewhere."""
    features = dict(alone)
    features["own"] = own
    if neighbours:
        features["beside_best"] = max(neighbours)
        features["beside_worst"] = min(neighbours)
    features["elsewhere"] = elsewhere
    features.update(page)
    return features
