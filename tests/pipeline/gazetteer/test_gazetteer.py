"""The gazetteer finds places by any of their spellings and by id, and says so when it is not built."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.gazetteer import Gazetteer, GazetteerMissing, NameKind, load
from pipeline.gazetteer.build import build
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import short_name, spellings

CITIES = {
    "1": {
        "geonameid": 1,
        "name": "Frankfurt am Main",
        "alternatenames": ["Francfort-sur-le-Main", "FRA", "fa lan ke fu"],
        "latitude": 50.11552,
        "longitude": 8.68417,
        "population": 650000,
        "countrycode": "DE",
        "admin1code": "05",
    },
    "2": {
        "geonameid": 2,
        "name": "Łódź",
        "alternatenames": ["Lodsch"],
        "latitude": 51.77058,
        "longitude": 19.47395,
        "population": 768755,
        "countrycode": "PL",
        "admin1code": "74",
    },
    "3": {
        "geonameid": 3,
        "name": "Frankfurt (Oder)",
        "alternatenames": ["Francfort-sur-l'Oder"],
        "latitude": 52.34714,
        "longitude": 14.55062,
        "population": 51691,
        "countrycode": "DE",
        "admin1code": "11",
    },
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("gazetteer") / "index"
    build(CITIES, folder, "three cities")
    return Gazetteer(folder)


def test_a_main_name_is_found(small: Gazetteer) -> None:
    (found,) = small.lookup("Łódź")
    assert (found.place.geonames_id, found.place.country, found.place.population) == ("2", "PL", 768755)
    assert found.is_main_name


def test_coordinates_survive_packing(small: Gazetteer) -> None:
    place = small.place("2")
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx((51.77058, 19.47395), abs=1e-6)


@pytest.mark.parametrize(
    "surface",
    [
        "Frankfurt am Main",
        "FRANKFURT AM MAIN",
        "Frankfurt a. M.",
        "Frankfurt a.M.",
        "Frankfurt/Main",
        "Frankfurt (Main)",
    ],
)
def test_rivers_may_be_abbreviated(small: Gazetteer, surface: str) -> None:
    assert [named.place.geonames_id for named in small.lookup(surface)] == ["1"]


def test_a_short_name_means_the_larger_city_first(small: Gazetteer) -> None:
    assert [(named.place.geonames_id, named.kind) for named in small.lookup("Frankfurt")] == [
        ("1", NameKind.SHORT),
        ("3", NameKind.SHORT),
    ]


def test_accents_may_be_missing(small: Gazetteer) -> None:
    assert [named.kind for named in small.lookup("LODZ")] == [NameKind.SHORT]


@pytest.mark.parametrize("rubbish", ["FRA", "fa lan ke fu", "Oder", ""])
def test_codes_and_romanisations_are_no_names(small: Gazetteer, rubbish: str) -> None:
    assert small.lookup(rubbish) == []


@pytest.mark.parametrize(
    ("word", "begins"),
    [("frankfurt", True), ("francforts", False), ("lodschs", True), ("frank", False), ("main", False), ("", False)],
)
def test_a_word_begins_names_whole_or_with_the_s_of_a_genitive(small: Gazetteer, word: str, begins: bool) -> None:
    assert small.begins_word(word) is begins


@pytest.mark.parametrize("number", ["4", "0", "99999999999", "", "x1", "-1"])
def test_an_unknown_id_is_no_place(small: Gazetteer, number: str) -> None:
    assert small.place(number) is None


def test_every_place_is_found_by_its_id(small: Gazetteer) -> None:
    assert [small.place(place.geonames_id) for place in small] == list(small)


def test_same_cities_same_bytes(tmp_path: Path) -> None:
    first, second = (
        build(cities, tmp_path / name, "three cities")
        for cities, name in ((CITIES, "a"), (dict(reversed(CITIES.items())), "b"))
    )
    assert first == second


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match=r"python -m pipeline\.gazetteer\.build") as caught:
        Gazetteer(tmp_path)
    assert isinstance(caught.value, PipelineError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_cut_index_is_refused(tmp_path: Path) -> None:
    build(CITIES, tmp_path / "index", "three cities")
    (tmp_path / "index" / "texts.bin").write_bytes(b"")
    with pytest.raises(GazetteerMissing, match="broken"):
        Gazetteer(tmp_path / "index")


def test_the_built_index_is_loaded_once() -> None:
    assert load() is load()
    assert len(load()) > 200_000
    place = load().place("2960316")
    assert place is not None
    assert (place.name, place.country) == ("Luxembourg", "LU")


@pytest.mark.parametrize("text", ["İstanbul", "ẞ", "Ǆ", "Saint–Dié-des-Vosges", "L’Haÿ-les-Roses"])
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_saints_are_abbreviated() -> None:
    assert {"st denis", "st. denis"} <= set(spellings("saint denis"))
    assert "sankt gallen" in set(spellings("st. gallen"))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("esch sur alzette", "esch"),
        ("newcastle upon tyne", "newcastle"),
        ("kempten (allgäu)", "kempten"),
        ("bonn", None),
    ],
)
def test_short_names(name: str, short: str | None) -> None:
    assert short_name(name) == short
