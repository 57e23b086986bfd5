"""FollowTheMoney entities are valid to FollowTheMoney itself, refer to each other, and say facts with their proof."""

from __future__ import annotations

import json
from typing import Any

import pytest
from followthemoney import model
from followthemoney.types import registry

from normalized import Release
from normalized.exports import export_release
from tests.normalized.factory import TRIER, PageWriter, publish, three_towns


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    history = (
        PageWriter("de-trier", "geschichte")
        .block("Klaus Blum war von 2007 bis 2015 Oberbürgermeister, Eva Kirsch nie.")
        .mayor("Klaus Blum", TRIER, "Oberbürgermeister", as_of="2007/2015-03")
        .mayor("Eva Kirsch", TRIER, None, titled=False)
    )
    return publish(tmp_path_factory.mktemp("ftm"), [[*three_towns(), history.result()]])


@pytest.fixture(scope="module")
def entities(release: Release, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("out")
    (path,) = export_release(release.path, "ftm", folder)
    (again,) = export_release(release.path, "ftm", folder / "again")
    assert path.read_bytes() == again.read_bytes(), "same tables, same bytes"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def only(entities: list[dict[str, Any]], schema: str, **values: str) -> dict[str, list[str]]:
    """The properties of the one entity of that schema with these values."""
    (found,) = (
        entity["properties"]
        for entity in entities
        if entity["schema"] == schema
        and all(value in entity["properties"].get(name, []) for name, value in values.items())
    )
    properties: dict[str, list[str]] = found
    return properties


def test_followthemoney_accepts_every_entity_and_every_value(entities: list[dict[str, Any]]) -> None:
    assert len({entity["id"] for entity in entities}) == len(entities)
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert not schema.abstract
        schema.validate(entity)
        proxy = model.get_proxy(entity)
        for name, value in proxy.itervalues():
            assert name.type.validate(value), (entity["id"], name.name, value)
        assert all(proxy.has(name) for name in schema.required), entity["id"]
        assert proxy.caption == entity["caption"]


def test_references_lead_to_entities_of_the_right_kind(entities: list[dict[str, Any]]) -> None:
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        for prop, value in model.get_proxy(entity).itervalues():
            if prop.type == registry.entity:
                target = schemata[value]
                assert target is not None
                assert target.is_a(prop.range), (entity["id"], prop.name)


def test_a_mayor_holds_the_post_of_the_municipality_in_the_term_that_pages_give(entities: list[dict[str, Any]]) -> None:
    body = only(entities, "PublicBody", name="Trier")
    post = only(entities, "Position", name="Mayor of Trier")
    assert post["topics"] == ["gov.muni"]
    person = next(entity["id"] for entity in entities if entity["caption"] == "Klaus Blum")
    held = only(entities, "Occupancy", holder=person)
    assert (held["startDate"], held["endDate"]) == (["2007"], ["2015-03"])
    assert held["sourceUrl"] == ["https://www.de-trier.example/geschichte"]
    assert body["email"] == ["rathaus@trier.example"]
    assert "Eva Kirsch" not in {entity["caption"] for entity in entities}, "no page calls her mayor"


def test_every_fact_leads_to_the_pages_it_stands_on(entities: list[dict[str, Any]]) -> None:
    pages = {entity["id"]: entity["properties"]["sourceUrl"] for entity in entities if entity["schema"] == "HyperText"}
    for entity in entities:
        if entity["schema"] in ("Person", "PublicBody", "Position"):
            assert set(entity["properties"]["proof"]) <= set(pages)
        if entity["schema"] in ("Occupancy", "UnknownLink"):
            assert entity["properties"]["sourceUrl"]


def test_partnerships_are_links_between_municipalities(entities: list[dict[str, Any]]) -> None:
    link = only(entities, "UnknownLink", startDate="1952-03-23")
    assert link["role"] == ["town twinning"]
    assert len([entity for entity in entities if entity["schema"] == "UnknownLink"]) == 4
