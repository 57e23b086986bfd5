"""The city view: mayors in time, partners on a map, who says what, and where pages disagree."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from normalized import Release
from normalized.inspector.inspection import Inspection
from normalized.inspector.timeline import WIDTH, draw_timeline
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, TRIER, PageWriter, publish
from tests.normalized.inspector.browsing import fetch, text_of, tree


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Metz and Luxembourg give different years; Trier lists Metz, which lists others alone."""
    root = tmp_path_factory.mktemp("cities")
    metz = (
        PageWriter("fr-metz", "jumelages")
        .block("Metz est jumelée avec Luxembourg depuis 1952.")
        .partnership(METZ, LUXEMBOURG, since="1952", raw="Luxembourg depuis 1952")
    )
    luxembourg = (
        PageWriter("lu-luxembourg", "villes")
        .block("Luxembourg et Metz sont jumelées depuis 1953.")
        .partnership(LUXEMBOURG, METZ, since="1953", raw="Metz sont jumelées depuis 1953")
    )
    trier = (
        PageWriter("de-trier", "stadt")
        .block("Trier ist mit Metz verschwistert. Klaus Blum, dann Eva Kirsch. Tel. 0651 718-0")
        .partnership(TRIER, METZ, raw="Metz")
        .mayor("Klaus Blum", TRIER, "Oberbürgermeister", as_of="2007/2015-03-31")
        .mayor("Eva Kirsch", TRIER, "Oberbürgermeisterin", as_of="2015-04-01/..")
        .contact("voice", "+496517180", "0651 718-0", "Bürgeramt")
    )
    publish(root, [[trier.result()]])
    return publish(root, [[trier.result(), metz.result(), luxembourg.result()]], published_at=NOON + timedelta(days=1))


def city(release: Release, area_id: str, **headers: str) -> html.HtmlElement:
    return tree(fetch(Inspection(release.path), f"/city/{area_id}", headers=headers))


def test_mayors_stand_on_a_timeline_with_their_evidence(towns: Release) -> None:
    page = city(towns, "2821164")
    (figure,) = page.xpath("//*[contains(@class, 'timeline')]")
    assert [text_of(text) for text in figure.xpath(".//a/text")] == ["Klaus Blum", "Eva Kirsch"]
    assert "Klaus Blum: 2007-01-01 – 2015-03-31." in text_of(figure)
    for link in figure.xpath(".//a/@href"):
        (row,) = page.xpath(f"//li[@id='{link[1:]}']")
        assert "Oberbürgermeister" in text_of(row)
        (quote,) = row.xpath(".//blockquote")
        assert quote.xpath("string(.//mark)") in ("Klaus Blum", "Eva Kirsch")
        assert quote.xpath(".//footer/a/@href")[0].startswith("/page/")


def test_partners_say_who_says_so(towns: Release) -> None:
    def said(area_id: str) -> dict[str, list[str]]:
        rows = city(towns, area_id).xpath("//section[@aria-labelledby='partners']//tbody/tr")
        return {text_of(row.xpath("th")[0]): [text_of(cell) for cell in row.xpath("td")][2:5] for row in rows}

    assert said("2821164") == {"Metz": ["", "yes", "–"]}
    assert said("2994160")["Trier"] == ["", "–", "yes"]
    assert said("2994160")["Luxembourg"][1:] == ["yes", "yes"]


def test_partners_stand_on_a_map_that_asks_for_nothing(towns: Release) -> None:
    (drawing,) = city(towns, "2994160").xpath("//section[@aria-labelledby='partners']//figure/*")
    assert {"Metz", "Trier", "Luxembourg"} <= {text_of(text) for text in drawing.xpath(".//text")}
    assert not drawing.xpath(".//image | .//style | .//script | .//*[@style]")


def test_disagreements_stand_side_by_side(towns: Release) -> None:
    for page in (city(towns, "2994160"), tree(fetch(Inspection(towns.path), "/disagreements"))):
        article = next(found for found in page.xpath("//article") if "Different years" in text_of(found))
        sides = {text_of(side.xpath("p")[0]): text_of(side.xpath(".//mark")[0]) for side in article.xpath(".//div/div")}
        assert sides == {"Luxembourg": "Metz sont jumelées depuis 1953", "Metz": "Luxembourg depuis 1952"}
    only = fetch(Inspection(towns.path), "/disagreements", params={"code": "no-such-code"})
    assert not tree(only).xpath("//article")


def test_contacts_pages_and_what_changed(towns: Release) -> None:
    page = city(towns, "2821164", **{"accept-language": "de"})
    (row,) = page.xpath("//section[@aria-labelledby='contacts']//tbody/tr")
    assert [text_of(cell) for cell in row] == ["Bürgeramt", "Telefon", "+496517180", "Seiten: 1"]
    assert page.xpath("//a[starts-with(@href, '/page/')][text()='stadt']")
    metz = city(towns, "2994160")
    assert any("added: twinning of" in text_of(item) for item in metz.xpath("//section[.//h2[@id='changes']]//li"))


def test_a_city_that_is_not_there(towns: Release) -> None:
    assert fetch(Inspection(towns.path), "/city/1").status_code == 404
    assert fetch(Inspection(towns.path), "/city/nil-000000000000").status_code == 404


def mayor(first: str | None, last: str | None, name: str = "x") -> dict[str, Any]:
    return {"membership_id": name, "name": name, "first_day": first, "last_day": last, "titled": 1}


@pytest.mark.parametrize(
    "days",
    [
        [],
        [(None, None)],
        [("2015-04-01", None)],
        [(None, "2015-04-01")],
        [("2015-04-01", "2015-04-01"), ("1800-01-01", "2020-12-31")],
        [("-0044-03-15", "0014-08-19")],
        [("0000-01-01", "9999-12-31")],
        [("12015-01-01", "12016-01-01")],
    ],
)
def test_every_bar_lies_in_the_drawing(days: list[tuple[str | None, str | None]]) -> None:
    drawn = draw_timeline([mayor(*pair, name=str(number)) for number, pair in enumerate(days)])
    assert len(drawn.bars) + len(drawn.undated) == len(days)
    for bar in drawn.bars:
        assert bar.width > 0
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert bar.y < drawn.height
    years = [year for year, _ in drawn.ticks]
    assert years == sorted(years)
    assert len(years) <= 12


def test_nobody_wrote_a_file(towns: Release) -> None:
    before = sorted(path.name for path in Path(towns.path).rglob("*"))
    city(towns, "2994160")
    assert sorted(path.name for path in Path(towns.path).rglob("*")) == before
