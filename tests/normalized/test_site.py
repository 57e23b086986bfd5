"""The static site: every link leads somewhere, every word of a page is harmless, the data lies beside the page."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import html

from normalized.exports import export_release
from pipeline.facts import Place
from tests.normalized.factory import NOON, TRIER, PageWriter, publish, three_towns

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
            if not urlsplit(link).scheme and not link.startswith("#"):
                assert (page.parent / link).resolve().is_file(), (page.name, link)


def test_pages_are_well_formed_say_their_language_and_run_nothing(site: Path) -> None:
    assert len(pages(site)) == 6
    for page in pages(site):
        document = html.document_fromstring(page.read_text(encoding="utf-8"), ensure_head_body=True)
        assert document.get("lang") == "en"
        assert document.findtext("head/title")
        assert document.xpath("//script | //style | //*[@style] | //*[starts-with(name(@*), 'on')] | //iframe") == []
        assert len(document.xpath("//main")) == 1
        assert all(table.xpath("caption") and table.xpath(".//th/@scope") for table in document.xpath("//table"))
        (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe" not in policy
        assert len(document.xpath("//h1")) == 1


def test_words_of_a_page_stand_as_they_are(site: Path) -> None:
    document = html.fromstring((site / "city" / "2821164.html").read_text(encoding="utf-8"))
    marked = [mark.text_content() for mark in document.xpath("//mark")]
    assert HOSTILE in marked
    quotes = [quote.text_content() for quote in document.xpath("//blockquote/p")]
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
    served = {path.relative_to(site) for path in site.rglob("*") if path.is_file() and path.name[0] != "."}
    assert {Path(PurePosixPath(name)) for name in tags} == served - {Path("etags.json")}
    for name, tag in tags.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == tag


def test_a_server_answers_with_the_tags_and_sends_nothing_twice(site: Path) -> None:
    tags = json.loads((site / "etags.json").read_text(encoding="utf-8"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/")
            known = self.headers["if-none-match"] == f'"{tags[name]}"'
            self.send_response(304 if known else 200)
            self.send_header("ETag", f'"{tags[name]}"')
            self.end_headers()
            if not known:
                self.wfile.write((site / name).read_bytes())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        with httpx.Client(base_url=f"http://127.0.0.1:{server.server_address[1]}", trust_env=False) as client:
            for name in ("index.html", "city/2960316.html", "city/2960316.json", "feeds/feed.atom"):
                first = client.get(f"/{name}")
                assert (first.status_code, first.content) == (200, (site / name).read_bytes())
                again = client.get(f"/{name}", headers={"If-None-Match": first.headers["etag"]})
                assert (again.status_code, again.content) == (304, b"")
        server.shutdown()


def test_a_release_that_changes_one_city_leaves_the_tags_of_others(tmp_path: Path) -> None:
    before = publish(tmp_path, [three_towns()])
    more = PageWriter("de-trier", "ob").block("OB Eva Kirsch").mayor("Eva Kirsch", TRIER).result()
    after = publish(tmp_path, [[*three_towns(), more]], published_at=NOON + timedelta(days=1))
    tags = []
    for number, release in enumerate((before, after)):
        export_release(release.path, "site", tmp_path / str(number))
        tags.append(json.loads((tmp_path / str(number) / "etags.json").read_text(encoding="utf-8")))
    changed = {name for name, tag in tags[1].items() if tags[0].get(name) != tag}
    assert {name for name in changed if name.startswith("city/")} == {"city/2821164.html", "city/2821164.json"}
    assert "style.css" not in changed
