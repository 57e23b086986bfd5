"""What a name itself says about whether it is a city's: its words, its letters, what else it may mean."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.resolve import Features, Reading
from pipeline.entities.cities.spans import Span
from pipeline.gazetteer import NameKind
from pipeline.gazetteer.namefold import fold
from pipeline.languages import codes_with

_SMALL = Cue.LINK | Cue.PREPOSITION | Cue.ARTICLE | Cue.CONJUNCTION
_NO_WORDS: Mapping[str, float] = {}
_NAMED_AFTER = Cue.TOWN | Cue.REGION | Cue.DISTRICT | Cue.STREET | Cue.HOUSE | Cue.EVENT


def name_features(
    features: Features, span: Span, raw: str, language: str, *, lexicon: Lexicon, lower_words: Container[str]
) -> None:
    """Add the features of a name. raw: as it is written in the text. lower_words: the page's words in lower case."""
    name = span.name
    single = " " not in name
    if not single:
        features["many_words"] = 1.0
        if name.count(" ") > 1:
            features["three_words"] = 1.0
    elif len(name) <= 3:
        features["short_name"] = 1.0
    if raw.isupper() and len(raw) > 1:
        features["acronym" if len(raw) <= 4 else "capitals"] = 1.0
    if name in lexicon.common_words.get(language, ()):
        features["common_word"] = 1.0
    elif name in lexicon.words.get(language, ()):
        features["word"] = 1.0
    elif name in lexicon.any_words:
        features["word_elsewhere"] = 1.0
    if single:
        written = fold(raw)
        if written in lower_words:
            features["lower_on_page"] = 1.0
        frequency = lexicon.ordinary_words.get(language, _NO_WORDS).get(written)
        if frequency is not None:
            features["ordinary"] = 1.0
            features["ordinary_frequency"] = frequency
    if name in lexicon.countries:
        features["is_country"] = 1.0
    elif name in lexicon.regions:
        features["is_region"] = 1.0
    if name in lexicon.first_names:
        features["is_first_name"] = 1.0
    elif not single and name.partition(" ")[0] in lexicon.saints and name.partition(" ")[2] in lexicon.first_names:
        # French writes the person "saint Étienne", the town "Saint-Étienne"
        features["saint_hyphened" if "-" in raw else "saint"] = 1.0
    if span.genitive and "is_country" in features:
        features["country_genitive"] = 1.0
    if span.exonyms:
        features["has_exonym" if language in span.exonyms else "foreign_exonym"] = 1.0
    if span.inflected:
        features["inflected"] = 1.0
    if single and language in codes_with("capital_nouns"):
        features["german"] = 1.0
    own = lexicon.cue(raw if single else raw.partition(" ")[0], language)
    if own & (~_SMALL if single else _NAMED_AFTER):
        features["is_cue" if single or not own & Cue.TOWN else "town_in_name"] = 1.0
    elif own and single:
        features["is_small_word"] = 1.0


def is_distinct(features: Features, name: str, readings: Sequence[Reading]) -> bool:
    """True for a long name of one place alone that is no word and no first name: "Dudelange", "Bad Münstereifel"."""
    return (
        len(name) >= _DISTINCT_LETTERS
        and readings[0].kind is NameKind.MAIN
        and sum(reading.place is not None for reading in readings) == 1
        and features.keys().isdisjoint(_NOT_DISTINCT)
    )


_DISTINCT_LETTERS = 7
_NOT_DISTINCT = frozenset(
    {"common_word", "word", "word_elsewhere", "is_first_name", "lower_on_page", "is_country", "is_region", "is_cue"}
)
