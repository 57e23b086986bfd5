"""What leaves the house in other people's formats: each is checked by a validator of that format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyld import jsonld

from normalized import Release
from normalized.attribution import GEONAMES, LICENCE
from normalized.exports import export_release
from normalized.exports.geojson_map import line_between
from normalized.exports.popolo_json import term
from tests.normalized.factory import SMALL_VILLAGE, TRIER, PageWriter, publish, three_towns


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    history = (
        PageWriter("de-trier", "geschichte")
        .block("Klaus Blum war von 2007 bis 2015 Oberbürgermeister, Eva Kirsch nie; Ida Moser führt Sankt-Anna.")
        .mayor("Klaus Blum", TRIER, "Oberbürgermeister", as_of="2007/2015")
        .mayor("Eva Kirsch", TRIER, None, titled=False)
        .mayor("Ida Moser", SMALL_VILLAGE, None)
    )
    return publish(tmp_path_factory.mktemp("exits"), [[*three_towns(), history.result()]])


def exported(release: Release, name: str, folder: Path) -> dict[str, str]:
    """The text of every file that an export writes, by its path below the folder."""
    written = export_release(release.path, name, folder)
    again = export_release(release.path, name, folder / "again")
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in again], "same tables, same bytes"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in written}


def test_geojson_is_valid_and_has_cities_and_partnerships(release: Release, tmp_path: Path) -> None:
    files = exported(release, "geojson", tmp_path)
    for text in files.values():
        collection = geojson.loads(text)
        assert collection.is_valid, collection.errors()
    cities = {feature["id"]: feature for feature in json.loads(files["cities.geojson"])["features"]}
    assert cities["2267057"]["geometry"] == {"type": "Point", "coordinates": [-9.13333, 38.71667]}
    assert not any(identifier.startswith("nil-") for identifier in cities)
    lines = json.loads(files["partnerships.geojson"])["features"]
    (pair,) = (line for line in lines if line["properties"]["since"] == "1952-03-23")
    assert (pair["properties"]["name_a"], pair["properties"]["name_b"]) == ("Luxembourg", "Metz")
    assert pair["geometry"]["coordinates"] == [[6.13, 49.61167], [6.17269, 49.11911]]


def test_a_line_across_the_antimeridian_is_cut_in_two() -> None:
    auckland, papeete = (174.0, -36.0), (-150.0, -17.0)
    expected = {
        "type": "MultiLineString",
        "coordinates": [[[174.0, -36.0], [180.0, -32.833333]], [[-180.0, -32.833333], [-150.0, -17.0]]],
    }
    assert line_between(auckland, papeete) == line_between(papeete, auckland) == expected


@settings(max_examples=50, derandomize=True)
@given(
    a=st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    b=st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
)
def test_no_line_goes_more_than_half_around_the_world(a: tuple[float, float], b: tuple[float, float]) -> None:
    geometry: dict[str, Any] = line_between(a, b)
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    assert sum(abs(start[0] - end[0]) for start, end in lines) <= 180 + 1e-6
    assert all(-90 <= north <= 90 for line in lines for _, north in line)


DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
NAMES = {"type": "array", "items": {"type": "object", "required": ["name"]}}
LINKS = {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["url"]}}


def members(required: str, **properties: Any) -> dict[str, Any]:
    """A list of Popolo objects with ids; no property besides those named."""
    text = {name: {"type": "string", "minLength": 1} for name in required.split()}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": required.split(),
            "properties": {**text, **properties},
            "additionalProperties": False,
        },
    }


POPOLO = {
    "type": "object",
    "required": ["meta", "persons", "organizations", "posts", "memberships", "areas"],
    "additionalProperties": False,
    "properties": {
        "meta": {"const": {"sources": [GEONAMES], "license": LICENCE}},
        "persons": members("id name", gender={"enum": ["female", "male"]}, other_names=NAMES, sources=LINKS),
        "organizations": members(
            "id name classification area_id",
            contact_details={
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type", "value"],
                    "properties": {
                        "type": {"enum": ["voice", "fax", "cell", "email", "address", "hours"]},
                        "value": {"type": "string"},
                        "label": {"type": "string"},
                    },
                    "additionalProperties": False,
                },
            },
        ),
        "posts": members("id label role organization_id area_id"),
        "memberships": members(
            "id label role person_id organization_id post_id area_id", start_date=DATE, end_date=DATE, sources=LINKS
        ),
        "areas": members(
            "id name classification",
            identifier={"type": "string"},
            identifiers={"type": "array", "items": {"type": "object", "required": ["scheme", "identifier"]}},
            other_names=NAMES,
            geometry={"type": "object", "required": ["type", "coordinates"]},
        ),
    },
}
"""What the Popolo specification says of the classes and properties that are written, in our words, from
https://www.popoloproject.com/specs/ and its JSON Schemas; stricter where these allow null or what we never write. No
package ships the schemas: everypolitician-popolo has a reader without them, django-popolo's licence is the AGPL."""


def test_popolo_fits_the_specification_and_its_references_resolve(release: Release, tmp_path: Path) -> None:
    document = json.loads(exported(release, "popolo", tmp_path)["popolo.json"])
    Draft202012Validator(POPOLO).validate(document)
    ids = {name: {member["id"] for member in array} for name, array in document.items() if name != "meta"}
    for membership in document["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["organization_id"] in ids["organizations"]
        assert membership["post_id"] in ids["posts"]
        assert membership["area_id"] in ids["areas"]


def test_popolo_has_mayors_that_pages_call_so_with_their_term_and_sources(release: Release, tmp_path: Path) -> None:
    document = json.loads(exported(release, "popolo", tmp_path)["popolo.json"])
    persons = {person["id"]: person for person in document["persons"]}
    assert {person["name"] for person in persons.values()} == {"Zoé Ménard", "Klaus Blum", "Ida Moser"}
    roles = {persons[held["person_id"]]["name"]: held for held in document["memberships"]}
    assert (roles["Klaus Blum"]["start_date"], roles["Klaus Blum"]["end_date"]) == ("2007", "2015")
    assert roles["Klaus Blum"]["sources"] == [{"url": "https://www.de-trier.example/geschichte"}]
    assert roles["Ida Moser"]["role"] == "mayor"
    (luxembourg,) = (body for body in document["organizations"] if body["name"] == "Luxembourg")
    assert luxembourg["contact_details"] == [{"type": "voice", "value": "+35247961", "label": "Biergeramt"}]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ([], {}),
        (["2023"], {}),
        (["2007/2015"], {"start_date": "2007", "end_date": "2015"}),
        (["2012", "2014-05/.."], {"start_date": "2014-05"}),
        (["../2020-06-30"], {"end_date": "2020-06-30"}),
        (["1985~/1990"], {"end_date": "1990"}),
        (["2007/2015", "2008/2014"], {}),
    ],
)
def test_a_term_is_known_where_pages_give_exactly_one(as_of: list[str], expected: dict[str, str]) -> None:
    assert term(as_of) == expected


def no_network(url: str, _: object) -> dict[str, Any]:
    raise AssertionError(f"{url} was asked for")


def test_json_ld_expands_without_the_network_and_says_the_facts(release: Release, tmp_path: Path) -> None:
    files = exported(release, "json-ld", tmp_path)
    assert {name for name in files if not name.startswith("nil-")} == {
        "2821164.jsonld",
        "2960316.jsonld",
        "2994160.jsonld",
    }
    for text in files.values():
        document = json.loads(text)
        place, body, said = jsonld.expand(document, {"documentLoader": no_network})
        assert place["@type"] == ["https://schema.org/City"]
        assert said["https://schema.org/about"] == [{"@id": place["@id"]}, {"@id": body["@id"]}]
        (owed,) = said["https://schema.org/isBasedOn"]
        assert owed["https://schema.org/name"] == [{"@value": "GeoNames"}]
        assert owed["https://schema.org/license"] == [{"@id": LICENCE}]
        assert body["https://schema.org/areaServed"] == [{"@id": place["@id"]}]
        assert jsonld.to_rdf(document, {"documentLoader": no_network, "format": "application/n-quads"})
    place, body, _ = jsonld.expand(json.loads(files["2960316.jsonld"]), {"documentLoader": no_network})
    assert place["@id"] == "https://sws.geonames.org/2960316/"
    (twin,) = place["http://www.wikidata.org/prop/direct/P190"]
    assert twin["@id"] == "https://sws.geonames.org/2994160/"
    assert body["https://schema.org/url"] == [{"@id": "https://www.lu-luxembourg.example/"}]
    (role,) = body["https://schema.org/member"]
    (person,) = role["https://schema.org/member"]
    assert person["https://schema.org/name"] == [{"@value": "Zoé Ménard"}]
    (contact,) = body["https://schema.org/contactPoint"]
    assert contact["https://schema.org/telephone"] == [{"@value": "+35247961"}]


def test_every_exit_carries_the_official_code_of_a_municipality(release: Release, tmp_path: Path) -> None:
    place = json.loads(exported(release, "json-ld", tmp_path / "ld")["2821164.jsonld"])["@graph"][0]
    assert place["identifier"] == {"@type": "PropertyValue", "propertyID": "ags", "value": "07211000"}
    areas = json.loads(exported(release, "popolo", tmp_path / "popolo")["popolo.json"])["areas"]
    (trier,) = (area for area in areas if area["id"] == "2821164")
    assert trier["identifiers"] == [
        {"scheme": "geonames", "identifier": "2821164"},
        {"scheme": "ags", "identifier": "07211000"},
    ]
    features = json.loads(exported(release, "geojson", tmp_path / "map")["cities.geojson"])["features"]
    (metz,) = (feature["properties"] for feature in features if feature["id"] == "2994160")
    assert (metz["municipality_code"], metz["code_list"]) == ("57463", "insee")


def test_json_ld_uses_words_that_schema_org_has(release: Release, tmp_path: Path) -> None:
    for text in exported(release, "json-ld", tmp_path).values():
        graph = rdflib.Graph().parse(data=text, format="json-ld")
        classes = {str(of) for of in graph.objects(None, rdflib.RDF.type)}
        used = classes | {str(predicate) for predicate in graph.predicates()} - {str(rdflib.RDF.type)}
        unknown = {
            term
            for term in used
            if not (term.startswith(str(rdflib.SDO)) and term.removeprefix(str(rdflib.SDO)) in rdflib.SDO)
        }
        assert unknown <= {"http://www.wikidata.org/prop/direct/P190"}
        assert {str(rdflib.SDO.City), str(rdflib.SDO.GovernmentOrganization)} <= classes
    assert "twinnedWith" not in rdflib.SDO, "the vocabulary knows its own words only"


def test_json_ld_gives_the_term_of_a_mayor(release: Release, tmp_path: Path) -> None:
    document = json.loads(exported(release, "json-ld", tmp_path)["2821164.jsonld"])
    (role,) = document["@graph"][1]["member"]
    assert (role["roleName"], role["startDate"], role["endDate"]) == ("Oberbürgermeister", "2007", "2015")
