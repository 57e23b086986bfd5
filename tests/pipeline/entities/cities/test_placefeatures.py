"""The features of a place and their weighted sum are those of plain code."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.likeness import likeness
from pipeline.entities.cities.placefeatures import KIND_FEATURES, place_features
from pipeline.entities.cities.resolve import Features, PageLight
from pipeline.entities.cities.weighing import weigh
from pipeline.gazetteer import GazetteerPlace, NamedPlace, NameKind


def _plain(
    name: str, named: NamedPlace, how: str, beside: Sequence[Area], in_block: frozenset[str], light: PageLight
) -> Features:
    place, home = named.place, light.home
    abroad = place.country != light.country
    features = {
        KIND_FEATURES[named.kind]: 1.0,
        "population": math.log10((place.population or 2_000) + 100) - 4.0,
    }
    if how or named.kind >= NameKind.ALTERNATE:
        features[how or likeness(name, place.name)] = 1.0
    if not abroad or home is None:
        features["homeless_abroad" if abroad else "home_country"] = 1.0
    if home is not None and place.geonames_id == home.geonames_id:
        features["publisher_unlike" if "unlike" in features else "publisher"] = 1.0
    elif home is not None:
        features["distance"] = math.log10(light.away(place) + 10.0) - 1.0
        if not abroad and place.admin1 == home.admin1:
            features["home_region"] = 1.0
        elif abroad and light.away(place) < 40.0:
            features["next_door"] = 1.0
    if beside:
        agreed = [area.admin1 for area in beside if area.country == place.country]
        if place.admin1 and place.admin1 in agreed:
            features["beside_region"] = 1.0
        elif "" in agreed:
            features["beside_country"] = 1.0
        else:
            features["beside_other_region" if beside[0].country == place.country else "beside_other"] = 1.0
    elif place.country in in_block:
        features["in_block"] = 1.0
    if "publisher" in features and features.keys() & {"beside_other", "beside_other_region"}:
        features["publisher_contradicted"] = 1.0
    if abroad and light.countries.get(place.country):
        features["on_page"] = 1.0
    return features


_PLACES = st.builds(
    GazetteerPlace,
    st.sampled_from(["1", "2"]),
    st.sampled_from(["Metz", "Wien", "Vienna", "\ud800"]),
    st.sampled_from(["AT", "FR"]),
    st.sampled_from(["", "01", "02"]),
    st.integers(0, 10_000_000),
    st.floats(48, 48.5),
    st.floats(6, 6.5),
)
_AREAS = st.lists(st.builds(Area, st.sampled_from(["AT", "FR", "DE"]), st.sampled_from(["", "01", "02"])), max_size=2)
_LIGHTS = st.builds(
    PageLight,
    home=st.none() | _PLACES,
    country=st.sampled_from(["AT", "FR", ""]),
    countries=st.dictionaries(st.sampled_from(["AT", "FR"]), st.sampled_from([0.0, 0.5])),
)


@settings(max_examples=500, derandomize=True)
@given(
    st.sampled_from(["metz", "wien", "vienne"]),
    st.builds(NamedPlace, _PLACES, st.sampled_from(NameKind)),
    st.sampled_from(["", "exonym", "inflected"]),
    _AREAS,
    st.frozensets(st.sampled_from(["AT", "FR"])),
    _LIGHTS,
)
def test_what_speaks_for_a_place(
    name: str, named: NamedPlace, how: str, beside: list[Area], in_block: frozenset[str], light: PageLight
) -> None:
    found = place_features(name, named, how, beside=beside, in_block=in_block, light=light)
    assert list(found.items()) == list(_plain(name, named, how, beside, in_block, light).items())


_TABLES = st.dictionaries(st.sampled_from("abcdef\ud800"), st.floats(-1e9, 1e9))


@settings(max_examples=200, derandomize=True)
@given(_TABLES, _TABLES)
def test_the_sum_is_made_in_the_order_of_the_features(features: dict[str, float], weights: dict[str, float]) -> None:
    assert weigh(features, weights) == sum(weights[name] * value for name, value in features.items() if name in weights)


def test_what_is_no_number_and_no_place_is_refused() -> None:
    with pytest.raises(TypeError):
        weigh({"a": "1"}, {"a": 1.0})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="no place"):
        place_features("a", (), "", beside=(), in_block=frozenset(), light=PageLight(None, "", {}))  # type: ignore[arg-type]
