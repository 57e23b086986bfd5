"""The page view: text with its mentions marked, noise with its reason, the record, the raw page."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.commands.api import application
from normalized import Release
from normalized.inspector.archive import SHOWN, CrawlArchive, find_raw, harmless, source_text
from normalized.inspector.inspection import Inspection
from normalized.inspector.reading import Row
from normalized.inspector.security import FRAME_POLICY, POLICY
from sources.crawler.contents import Contents, save_good
from sources.page import PageKind, RawPage
from sources.readers.reference import PageRef
from tests.normalized.inspector.browsing import TEXT, fetch, text_of, tree, written_page
from tests.normalized.inspector.conftest import Get

PAGE_ID = written_page().raw().page_id
HERE = f"/page/{PAGE_ID}"


def test_every_mention_is_marked_by_its_span_and_leads_on(get: Get) -> None:
    page = tree(get(HERE))
    marks = page.xpath("//div[@class='blocks']//a[contains(@class, 'mark')]")
    assert [(mark.text, mark.get("class").split()[1]) for mark in marks] == [
        ("Eva Kirsch", "mayor"),
        ("Metz", "city"),
        ("3. Mai 1957", "date"),
        ("0651 718-0", "phone"),
    ]
    assert [mark.get("href") for mark in marks[:2]] == ["/city/2821164", "/city/2994160"]
    (row,) = page.xpath(f"//tr[@id='{marks[2].get('href')[1:]}']")
    assert "1957-05-03" in text_of(row)
    for mark in marks:
        (tip,) = page.xpath(f"//*[@id='{mark.get('aria-describedby')}']")
        assert "75%" in text_of(tip)
        tip.getparent().remove(tip)
    (block,) = page.xpath("//div[@id='b1']/div[@class='text']")
    assert block.text_content() == TEXT


def test_noise_is_shown_with_its_reason_or_hidden(get: Get) -> None:
    (noise,) = tree(get(HERE)).xpath("//div[contains(@class, 'noise')]")
    assert "Startseite Kontakt" in text_of(noise)
    assert "navigation a test says so" in text_of(noise)
    hidden = get(HERE, noise="hide")
    assert not tree(hidden).xpath("//div[contains(@class, 'noise')]")
    remembered = hidden.headers["set-cookie"].split(";")[0]
    assert not tree(get(HERE, {"cookie": remembered})).xpath("//div[contains(@class, 'noise')]")


def test_facts_issues_and_language_stand_beside_the_text(get: Get) -> None:
    page = tree(get(HERE))
    (aside,) = page.xpath("//aside")
    assert "Eva Kirsch, Trier Oberbürgermeisterin 2015-04-01/.." in text_of(aside)
    assert "Trier – Metz twinning, 1957-05-03" in text_of(aside)
    assert "+496517180 Bürgeramt" in text_of(aside)
    assert "too-many-blocks: cut" in text_of(aside)
    assert [margin.text for margin in page.xpath("//span[@class='margin']")] == ["fr", "fr"]


def test_the_record_is_json(get: Get) -> None:
    record = get(HERE + ".json").json()
    assert record["page"]["page_id"] == PAGE_ID
    texts = {block["block"]: block["text"] for block in record["blocks"]}
    assert [mention["raw"] for mention in record["mentions"]] == ["Eva Kirsch", "Metz", "3. Mai 1957", "0651 718-0"]
    assert all(texts[m["block"]][m["start"] : m["end"]] == m["raw"] for m in record["mentions"])
    assert [row["since"] for row in record["partnerships"]] == ["1957-05-03"]


@pytest.mark.parametrize(
    "path", ["/page/0123456789abcdef", "/page/0123456789abcdef.json", "/page/0123456789abcdef/raw"]
)
def test_a_page_that_is_not_there(get: Get, path: str) -> None:
    answer = get(path)
    assert (answer.status_code, "Nothing here" in answer.text) == (404, True)


@pytest.fixture
def crawls(tmp_path: Path) -> Path:
    """A folder of crawls that holds the page's bytes."""
    raw = written_page().raw()
    folder = tmp_path / raw.source
    folder.mkdir()
    (folder / "page").write_bytes(raw.body)
    page = PageRef(raw.source, raw.url, raw.kind, str(folder / "page"), 1, raw.digest)
    save_good(folder, Contents((page,), {}))
    return tmp_path


def test_the_raw_page_is_shown_as_source_and_in_a_frame(release: Release, crawls: Path) -> None:
    inspection = Inspection(release.path, CrawlArchive(crawls))
    page = tree(fetch(inspection, HERE + "/raw"))
    (source,) = page.xpath("//pre")
    assert source.text == written_page().raw().body.decode()
    (frame,) = page.xpath("//iframe")
    assert (frame.get("sandbox"), frame.get("src")) == ("", HERE + "/frame")
    inside = fetch(inspection, frame.get("src"))
    assert inside.headers["content-security-policy"] == FRAME_POLICY
    assert TEXT in inside.text


def test_a_raw_page_that_is_not_kept_is_said_to_be_so(get: Get, crawls: Path, release: Release) -> None:
    assert "not kept here" in get(HERE + "/raw").text
    assert get(HERE + "/frame").status_code == 404
    (crawls / "de-trier" / "page").write_text("crawled anew")
    assert "not kept here" in fetch(Inspection(release.path, CrawlArchive(crawls)), HERE + "/raw").text


@pytest.mark.parametrize("source", ["../de-trier", "/etc", "..", "de-trier/../de-trier", ""])
def test_no_source_leads_out_of_the_archive(crawls: Path, source: str) -> None:
    raw = written_page().raw()
    row: Row = {"source": source, "url": raw.url, "digest": raw.digest}
    assert find_raw(CrawlArchive(crawls), row) is None
    assert find_raw(CrawlArchive(crawls), row | {"source": "de-trier"}) is not None


def raw_html(body: bytes) -> RawPage:
    return RawPage("de-trier", "https://x.example/", body, PageKind.HTML)


def test_a_frame_holds_text_and_nothing_that_loads_runs_or_leads_on() -> None:
    hostile = (
        b'<h1 onclick="x()">A</h1><script>alert(1)</script><style>b{}</style><a href="https://x.example/">B</a>'
        b'<img src="https://x.example/i.png" onerror="x()"><form action="/x"><input name="q"></form>'
        b"<svg><script>x</script></svg>"
        b'<iframe src="https://x.example"></iframe><p style="position:fixed">C</p><meta http-equiv=refresh content=0>'
    )
    shown = harmless(raw_html(hostile), "utf-8")
    assert "<h1>A</h1>" in shown
    assert "<p>C</p>" in shown
    assert all(part not in shown for part in ("script", "alert", "onclick", "href", "src", "style", "form", "refresh"))
    text = RawPage("de-trier", "file:a.txt", b"<b>x</b> & y", PageKind.TEXT)
    assert "<b>" not in harmless(text, "utf-8")


def test_the_source_is_read_in_the_pages_encoding_and_cut() -> None:
    assert source_text(raw_html("Köln".encode("latin-1")), "iso-8859-1") == "Köln"
    assert source_text(raw_html(b"\xff"), "no-such-encoding") == "\ufffd"
    assert len(source_text(raw_html(b"x" * (SHOWN + 1)), None)) == SHOWN


def test_every_answer_has_a_strict_policy(get: Get) -> None:
    assert "script-src 'self'" in POLICY
    assert "unsafe" not in POLICY
    for path in ("/", HERE, HERE + ".json", "/page/0123456789abcdef", "/rathaus", "/rathaus/pages", "/nowhere"):
        answer = get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self';" in policy
        assert (policy == POLICY) is not path.startswith(("/rathaus", "/nowhere"))
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_our_pages_load_only_files_of_ours_that_are_there(get: Get) -> None:
    page = tree(get(HERE))
    assert not page.xpath("//script[not(@src)] | //style | //*[@style]")
    loaded = [*page.xpath("//script/@src"), *page.xpath("//link[@rel='stylesheet']/@href")]
    assert len(loaded) == 3
    for address in loaded:
        answer = get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert hashlib.sha256(answer.content).hexdigest()[:12] in address


def test_datasettes_tables_lead_to_our_views(get: Get) -> None:
    assert tree(get("/rathaus/mentions")).xpath(f"//td//a[@href='{HERE}']")
    found = get("/rathaus", sql="SELECT area_id, page_id FROM mentions")
    assert tree(found).xpath("//td//a[@href='/city/2994160']")


def test_overview_counts_and_lists(get: Get, release: Release) -> None:
    page = tree(get("/"))
    totals: dict[str, Any] = {
        dt.text: int(dd.xpath("string(a)").replace("\u202f", ""))
        for dt, dd in zip(page.xpath("//dt"), page.xpath("//dl[@class='totals']//dd"), strict=True)
    }
    assert totals["Pages"] == release.counts.tables["pages"]
    assert totals["Mentions"] == release.counts.tables["mentions"]
    assert page.xpath("//th/a[@href='/city/2821164'][text()='Trier']")


def test_the_api_does_not_change_where_an_inspector_runs_beside_it(get: Get, release: Release) -> None:
    get("/")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=application(release.path))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(HERE)

    answer = asyncio.run(ask())
    assert answer.status_code == 404
    assert "content-security-policy" not in answer.headers
