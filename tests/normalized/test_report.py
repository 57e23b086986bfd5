"""The report shows disagreements side by side, what is covered, and plots; no page can do harm in it."""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from normalized import Release
from normalized.exports import ReleaseTables, export_release
from normalized.report import ReportContent, gather_report
from normalized.report.build_outline import rings_of, turns
from normalized.report.counts import by_countries, by_decade
from normalized.report.coverage import City, Pair
from normalized.report.outline import outlines
from normalized.report.pages import markdown_text
from normalized.report.partner_map import draw_partner_map
from normalized.report.svg import INK, SVG, standalone, style_sheet
from pipeline.facts import Place
from tests.normalized.factory import LISBON, LUXEMBOURG, NOON, TRIER, PageWriter, publish, three_towns

HOSTILE = '<script>alert("x")</script> | **&amp;** [x](javascript:alert) $\\frac{1}{2}$ \x07'
SVG_NAME = f"{{{SVG}}}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="module")
def release(root: Path) -> Release:
    hostile = (
        PageWriter("de-trier", 'a"><b', title=HOSTILE)
        .block(f"OB war 2010 {HOSTILE} und Eva Kirsch, Tel. 0651 1-0")
        .mayor(HOSTILE, TRIER, HOSTILE, as_of="2005/2015")
        .mayor("Eva Kirsch", TRIER, "OB", as_of="2004/2012")
        .contact("voice", "+4965110", "0651 1-0", HOSTILE)
        .contact("voice", "+4965110", "0651 1-0", "Standesamt")
        .partnership(TRIER, Place(None, HOSTILE), raw=HOSTILE)
        .block("Mit Lisboa seit 196X.")
        .partnership(TRIER, LISBON, since="196X", raw="Lisboa")
    )
    return publish(root, [[*three_towns(), hostile.result()]])


@pytest.fixture(scope="module")
def content(release: Release) -> ReportContent:
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        return gather_report(tables)


@pytest.fixture(scope="module")
def page(release: Release) -> html.HtmlElement:
    return html.document_fromstring((release.path / "report.html").read_text("utf-8"), ensure_head_body=True)


def sides(content: ReportContent, code: str) -> dict[str, list[str]]:
    """The words of each side of the first disagreement of that kind."""
    (kind,) = (kind for kind in content.disagreements if kind.code == code)
    return {side.label: [quote.words for quote in side.quotes] for side in kind.shown[0].sides}


def test_the_sides_of_a_year_are_the_sources(content: ReportContent) -> None:
    assert sides(content, "partnership-since-disagreement") == {"Metz": ["Trèves"], "Trier": ["Metz"]}


def test_the_sides_of_two_mayors_are_the_persons_with_their_terms(content: ReportContent) -> None:
    assert sides(content, "two-mayors-at-once") == {
        f"{HOSTILE} (2005/2015)": [HOSTILE],
        "Eva Kirsch (2004/2012)": ["Eva Kirsch"],
    }


def test_the_sides_of_a_shared_number_are_its_owners(content: ReportContent) -> None:
    (kind,) = (kind for kind in content.disagreements if kind.code == "contact-with-several-owners")
    assert kind.title == "Contacts with several owners"
    assert (kind.total, len(kind.shown)) == (1, 1)


def test_more_than_are_shown_are_counted(release: Release, content: ReportContent) -> None:
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        short = gather_report(tables, limit=1)
    assert [kind.total for kind in short.disagreements] == [kind.total for kind in content.disagreements]
    assert all(len(kind.shown) == 1 for kind in short.disagreements)


def test_coverage_counts_what_the_tables_hold(release: Release, content: ReportContent) -> None:
    coverage = content.coverage
    assert coverage.totals == release.counts.tables
    assert coverage.failed == 1
    assert sum(row.pages for row in coverage.languages) == coverage.totals["pages"] - coverage.failed
    assert sum(row.blocks for row in coverage.languages) == release.counts.blocks_kept
    assert sum(sum(row.mentions.values()) for row in coverage.languages) == coverage.totals["mentions"]
    (metz,) = (source for source in coverage.sources if source.name == "Metz")
    assert (metz.pages, metz.partnerships, metz.mayors, metz.contacts) == (1, 2, 1, 0)


def test_the_report_lies_in_every_release_and_its_bytes_do_not_change(root: Path, release: Release) -> None:
    names = ["report.html", "report.md", "report/languages.svg", "report/partner-map.svg", "report/timeline.svg"]
    files = export_release(release.path, "report", root / "again")
    assert sorted(file.relative_to(root / "again").as_posix() for file in files) == names
    for name in names:
        assert (root / "again" / name).read_bytes() == (release.path / name).read_bytes()
        assert str(root) not in (release.path / name).read_text("utf-8")


def test_the_page_asks_for_nothing_and_runs_nothing(page: html.HtmlElement) -> None:
    assert page.xpath("//script | //iframe | //object | //img | //*[starts-with(name(@*), 'on')]") == []
    links = {link for _, attribute, link, _ in page.iterlinks() if attribute != "href" or not link.startswith("#")}
    assert all(link.startswith(("https://www.", "data:,")) for link in links), links
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "url(" not in page.xpath("string(//style)")


def test_words_of_a_page_stand_as_they_are(page: html.HtmlElement) -> None:
    shown = HOSTILE.replace("\x07", "\ufffd")
    assert shown in [mark.text_content() for mark in page.xpath("//mark")]
    assert any(shown in title.text_content() for title in page.xpath("//h4"))


def test_the_page_can_be_read_without_seeing_it(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    plots = page.xpath("//figure/*[local-name() = 'svg']")
    assert len(plots) == 3
    for plot in plots:
        assert plot.get("role") == "img"
        named = [page.get_element_by_id(name).text_content() for name in plot.get("aria-labelledby").split()]
        assert all(named)
    for table in page.xpath("//table"):
        assert table.xpath("caption")
        assert table.xpath("thead//th/@scope")


def test_plots_are_svg_in_light_and_dark_with_nothing_from_outside(release: Release) -> None:
    for file in sorted((release.path / "report").iterdir()):
        plot = etree.fromstring(file.read_bytes())
        assert plot.tag == f"{SVG_NAME}svg"
        assert plot.xpath("//*[@style] | //*[local-name() = 'script' or local-name() = 'image']") == []
        references = [str(value) for value in plot.xpath("//@*") if "url(" in value or ":" in value]
        assert all(value.startswith("url(#") for value in references), references
        assert "prefers-color-scheme:dark" in str(plot.findtext(f"{SVG_NAME}style"))
        classes = {name for value in plot.xpath("//@class") for name in str(value).split()}
        assert classes <= {f"{kind}-{name}" for kind in ("fill", "stroke") for name in INK}


def test_every_colour_of_a_plot_has_its_own_value_and_is_told_in_light_and_dark() -> None:
    assert len({light for light, _ in INK.values()}) == len(INK)
    assert all(style_sheet().count(f".fill-{name}{{") == 2 for name in INK)


def test_a_map_with_no_place_or_places_far_away_is_drawn() -> None:
    nowhere, seoul = City("Nirgends", None, None), City("Seoul $x_1$", "KR", (127.0, 37.6))
    trier, metz = City("Trier", "DE", (6.64, 49.76)), City("Metz\x00", "FR", (6.17, 49.12))
    for pairs in ([], [Pair("twinning", None, False, nowhere, trier)], [Pair("twinning", None, True, trier, seoul)]):
        assert etree.fromstring(standalone(draw_partner_map(pairs))).get("role") == "img"
    named = draw_partner_map([Pair("twinning", "1957", True, trier, metz), Pair("twinning", None, False, metz, seoul)])
    texts = [text.text for text in etree.fromstring(named).iter(f"{SVG_NAME}text")]
    assert {"Trier", "Metz\ufffd", "Seoul $x_1$"} <= set(texts)


def test_tables_count_partnerships_by_country_and_decade() -> None:
    trier, metz, villach = (City(name, country, None) for name, country in (("T", "DE"), ("M", "FR"), ("V", None)))
    pairs = [
        Pair("twinning", "1957", True, trier, metz),
        Pair("twinning", "195X", False, metz, trier),
        Pair("friendship", "1987-05/..", False, trier, villach),
        Pair("friendship", None, False, trier, trier),
    ]
    assert by_countries(pairs) == [("DE", "FR", 2, 1), ("DE", "DE", 1, 0), ("DE", "unknown", 1, 0)]
    assert by_decade(pairs) == [
        ("1950s", {"twinning": 2}),
        ("1980s", {"friendship": 1}),
        ("unknown", {"friendship": 1}),
    ]
    assert [pair.year for pair in pairs] == [1957, None, None, None]


def test_markdown_shows_hostile_words_as_they_are(release: Release) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render((release.path / "report.md").read_text("utf-8"))
    document = html.fragment_fromstring(rendered, create_parent="div")
    shown = HOSTILE.replace("\x07", "\ufffd")
    assert document.xpath("//script") == []
    assert {image.get("src") for image in document.xpath("//img")} == {
        "report/partner-map.svg",
        "report/timeline.svg",
        "report/languages.svg",
    }
    assert shown in [strong.text_content() for strong in document.xpath("//td/strong")]
    assert markdown_text("a\n| b") == "a &#124; b"


def test_the_outlines_are_those_of_the_world() -> None:
    rings = outlines()
    assert len(rings) > 1_000
    assert all((ring[0] == ring[-1]).all() and len(ring) > 3 for ring in rings)
    assert all(ring.min() >= -361 and ring.max() <= 361 and abs(ring[:, 1]).max() < 90 for ring in rings)


def test_a_ring_of_a_topology_follows_its_arcs_and_goes_on_behind_the_antimeridian() -> None:
    topology = {
        "transform": {"scale": [10, 10], "translate": [0, 0]},
        "arcs": [[[17, 0], [2, 0], [0, 2]], [[17, 0], [0, 2], [2, 0]]],
        "objects": {"countries": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}, {"type": None}]}},
    }
    (ring,) = rings_of(topology)
    assert ring == [(170, 0), (190, 0), (190, 20), (170, 20), (170, 0)]
    jumping = [(x - 360 if x > 180 else x, y) for x, y in ring]
    assert [[x for x, _ in turn] for turn in turns(jumping)] == [
        [170, 190, 190, 170, 170],
        [-190, -170, -170, -190, -190],
    ]
    assert turns([(-180, -80), (0, -80), (179, -80)]) == [], "around the pole"


def test_the_next_release_has_its_own_report(root: Path, release: Release) -> None:
    other = publish(root, [[*three_towns()]], published_at=NOON + timedelta(days=1))
    assert (other.path / "report.html").read_bytes() != (release.path / "report.html").read_bytes()
    sums = (other.path / "SHA256SUMS").read_text("utf-8")
    assert "  report/partner-map.svg\n" in sums
    assert json.loads((other.path / "release.json").read_text("utf-8"))["previous"] == release.name
    assert not re.search(r"[0-9]{8}T[0-9]{6}Z", (other.path / "report.html").read_text("utf-8")), "no clock"
    assert LUXEMBOURG.name in (other.path / "report.html").read_text("utf-8")
