"""Features of a span that mean something else together than each alone."""

from __future__ import annotations

from pipeline.entities.cities.resolve import Features

_AGAINST = frozenset(
    {"company_after", "cue_region", "cue_street", "cue_house", "cue_event", "region_after", "street_after"}
)
_STRONG = frozenset({"publisher", "beside_region", "beside_country", "has_exonym", "far_large", "near", "preposition"})
"""What vouches for a city elsewhere means little inside a street's, a treaty's or a province's name."""
_VOUCHERS = (
    "publisher",
    "cue_town",
    "postcode",
    "preposition",
    "opening",
    "beside_country",
    "beside_region",
    "settled",
    "home_region",
    "near",
)

_OF_ORDINARY = ("opening", "whole_block", "preposition", "article", "abroad", "far_small", "far_large", "comma_after")


def crossed(features: Features) -> None:
    """Pairs that mean something else together than each alone."""
    if features.pop("town_in_name", 0.0) and "kind_main" not in features:
        features["is_cue"] = 1.0  # but in "Ciudad Rodrigo" the town word is a part of the name
    if "first_name_linked" in features:
        features.pop("preposition", None)  # "E. van Ommen": the particle is a part of the name
    if "word" in features or "is_cue" in features:
        for name in _VOUCHERS:
            if name in features:
                features["word_" + name] = 1.0
    if "ordinary" in features:
        for name in _OF_ORDINARY:
            if name in features:
                features["ordinary_" + name] = 1.0
    if "is_country" in features or "is_region" in features:
        for name in ("publisher", "cue_town", "postcode", "preposition", "article", "after_bracket", "whole_block"):
            if name in features:
                features["area_" + name] = 1.0
    if "area_article" in features:
        features.pop("settled", None)  # "le Québec" is the province, whatever "maire de Québec" was
    if features.keys() & _AGAINST:
        for name in sorted(_STRONG & features.keys()):
            features["against_" + name] = features.pop(name)
    if "is_first_name" in features and not features.keys() & {"preposition", "cue_town", "beside_region", "near"}:
        features["free_first_name"] = 1.0
    if "nil" in features and "cue_town" in features:
        features["nil_cue_town"] = 1.0
    if "suburb" in features or "inside" in features:
        features.pop("near", None)
    if "german" in features and "publisher" not in features:
        features["german_foreign" if "abroad" in features else "german_home"] = 1.0
        if "far_small" in features:
            features["german_small"] = 1.0
    if "kind_alternate" in features and "far_small" in features:
        features["far_small_alternate"] = 1.0
