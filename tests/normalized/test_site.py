"""The static site: every link leads somewhere, every word of a page is harmless, the data lies beside the page."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from lxml import html

from normalized.exports import export_release
from pipeline.record import Place
from tests.normalized.factory import TRIER, PageWriter, publish, three_towns

HOSTILE = '<script>alert("x")</script> & "Söhne"'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    hostile = (
        PageWriter("de-trier", 'a"><b', title=HOSTILE)
        .block(f"Vorher {HOSTILE} nachher, E-Mail x@trier.example")
        .mayor(HOSTILE, TRIER, HOSTILE)
        .partnership(TRIER, Place(None, HOSTILE), raw=HOSTILE)
        .contact("email", "x@trier.example", "x@trier.example", HOSTILE)
    )
    release = publish(root, [[*three_towns(), hostile.result()]])
    export_release(release.path, "site", root / "out")
    return root / "out"


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_link_inside_the_site_leads_to_a_file(site: Path) -> None:
    for page in pages(site):
        document = html.fromstring(page.read_text(encoding="utf-8"))
        for _, _, link, _ in document.iterlinks():
            if not urlsplit(link).scheme:
                assert (page.parent / link).resolve().is_file(), (page.name, link)


def test_pages_are_well_formed_say_their_language_and_run_nothing(site: Path) -> None:
    assert len(pages(site)) == 6
    for page in pages(site):
        document = html.document_fromstring(page.read_text(encoding="utf-8"), ensure_head_body=True)
        assert document.get("lang") == "en"
        assert document.findtext("head/title")
        assert document.xpath("//script | //*[@onclick] | //iframe") == []
        assert len(document.xpath("//h1")) == 1


def test_words_of_a_page_stand_as_they_are(site: Path) -> None:
    document = html.fromstring((site / "city" / "2821164.html").read_text(encoding="utf-8"))
    marked = [mark.text_content() for mark in document.xpath("//mark")]
    assert HOSTILE in marked
    quotes = [quote.text_content() for quote in document.xpath("//blockquote")]
    assert f"Vorher {HOSTILE} nachher, E-Mail x@trier.example" in quotes


def test_the_data_beside_a_page_has_the_facts_with_their_words(site: Path) -> None:
    city = json.loads((site / "city" / "2960316.json").read_text(encoding="utf-8"))
    (mayor,) = city["mayors"]
    assert (mayor["name"], mayor["title"]) == ("Zoé Ménard", "bourgmestre")
    assert [span["words"] for span in mayor["evidence"]] == ["ZOE MENARD", "Zoé Ménard"]
    assert {partner["name"] for partner in city["partnerships"]} == {"Metz", "Trier", "Sankt-Anna am Weiher"}
    assert city["contacts"] == [
        {"id": city["contacts"][0]["id"], "type": "voice", "value": "+35247961", "owner": "Biergeramt"}
    ]


def test_both_ends_of_a_partnership_link_to_each_other(site: Path) -> None:
    metz = (site / "city" / "2994160.html").read_text(encoding="utf-8")
    luxembourg = (site / "city" / "2960316.html").read_text(encoding="utf-8")
    assert 'href="2960316.html"' in metz
    assert 'href="2994160.html"' in luxembourg
    assert "twinning, since 1952-03-23" in metz


def test_entity_tags_are_the_checksums_of_all_files(site: Path) -> None:
    tags = json.loads((site / "etags.json").read_text(encoding="utf-8"))
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()} - {Path("etags.json")}
    assert {Path(PurePosixPath(name)) for name in tags} == files
    for name, tag in tags.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == tag
