"""Search: words and facets narrow down, every list can be taken away, no sign of a question is an operator."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalized.inspector.csv_cells import HarmlessCsv, csv_text, harmless_cell
from normalized.inspector.search import LONGEST_SNIPPED, OPENING, Question, full_text_query, search_pages
from tests.normalized.factory import PageWriter, publish
from tests.normalized.inspector.browsing import text_of, tree
from tests.normalized.inspector.conftest import Get


def test_a_word_is_found_and_marked(get: Get) -> None:
    page = tree(get("/search", q="empfing"))
    (hit,) = page.xpath("//ol[@class='hits']/li")
    assert text_of(hit.xpath(".//h2")[0]) == "empfang"
    assert hit.xpath("string(.//mark)") == "empfing"
    assert text_of(page.xpath("//*[@role='status']")[0]) == "1 pages"
    assert not tree(get("/search", q="empfing nirgends")).xpath("//ol[@class='hits']/li")
    assert tree(get("/search", q='"Eva Kirsch"')).xpath("//ol[@class='hits']/li")
    assert not tree(get("/search", q='"Kirsch Eva"')).xpath("//ol[@class='hits']/li")


def test_facets_count_and_narrow_down(get: Get) -> None:
    page = tree(get("/search", lang="en"))
    (offered,) = page.xpath("//ul[@aria-label='Type']")
    mayor = next(link for link in offered.xpath(".//a") if "Mayor" in text_of(link))
    narrowed = tree(get(mayor.get("href")))
    hits = [text_of(hit) for hit in narrowed.xpath("//ol//h2")]
    assert "empfang" in hits
    assert text_of(mayor) == f"Mayor {len(hits)}"
    assert narrowed.xpath("//ul[@aria-label='Type']//a[@aria-current='true']/@href") == ["/search"]
    assert tree(get("/search", type="mayor", confidence="0.8")).xpath("//*[@role='status']/text()") == ["0 pages"]
    assert tree(get("/search", label="navigation", country="DE")).xpath("//*[@role='status']/text()") == ["1 pages"]


def test_lists_are_taken_away_as_csv_and_json(get: Get) -> None:
    total = get("/search.json").json()["total"]
    rows = list(csv.DictReader(io.StringIO(get("/search.csv").text)))
    assert len(rows) == total == len(get("/search.json").json()["rows"])
    (found,) = get("/search.json", q="empfing").json()["rows"]
    assert "Oberbürgermeisterin Eva Kirsch empfing" in found["snippet"]
    assert get("/search.csv", q="nirgends").text == ""


def test_a_page_that_says_a_word_without_end_is_found_and_shown_by_its_beginning(tmp_path: Path) -> None:
    long = PageWriter("de-trier", "lang").block("Moselufer " * (LONGEST_SNIPPED // 10 + 1)).result()
    short = PageWriter("de-trier", "kurz").block("Das Moselufer ist wieder offen.").result()
    file = publish(tmp_path, [[long, short]]).path / "rathaus.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        found = search_pages(connection, Question(words="moselufer"))
        (best,) = search_pages(connection, Question(words="moselufer"), limit=1).hits
    assert found.total == 2
    assert best["page_id"] == found.hits[0]["page_id"]
    snippets = sorted(str(hit["snippet"]) for hit in found.hits)
    assert snippets == ["Das <mark>Moselufer</mark> ist wieder offen.", ("Moselufer " * OPENING)[:OPENING]]


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": '" OR title:*'},
        {"q": "NEAR(a b) AND NOT ^x - + {} : ("},
        {"q": "'; DROP TABLE pages; --"},
        {"q": "\x00"},
        {"q": "%" * 600},
        {"country": "' OR 1=1 --"},
        {"page": "-1", "confidence": "nan"},
        {"page": "999999", "confidence": "1e9"},
    ],
)
def test_strange_questions_find_little_and_break_nothing(get: Get, parameters: dict[str, str]) -> None:
    assert get("/search", **parameters).status_code == 200


@settings(max_examples=40, derandomize=True)
@given(st.text(max_size=40))
def test_a_question_holds_quoted_words_alone(words: str) -> None:
    query = full_text_query(words)
    assert query.count('"') % 2 == 0
    assert all(part.strip() == "" for part in query.split('"')[::2])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+4965", "'+4965"),
        ("-cmd", "'-cmd"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("'x", "''x"),
        (-6.13, " -6.13"),
        (None, ""),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_is_a_formula(cell: object, shown: str) -> None:
    assert harmless_cell(cell) == shown
    assert next(csv.reader(io.StringIO(csv_text([{"a": cell}]).split("\r\n", 1)[1], newline="")), [""]) == [shown]


@settings(max_examples=40, derandomize=True)
@given(st.lists(st.lists(st.text("ab=+,\"\n\r'", max_size=6), min_size=2, max_size=2), max_size=4), st.integers(1, 9))
def test_csv_that_comes_in_parts_is_made_harmless(rows: list[list[str]], size: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    text = out.getvalue()
    guard = HarmlessCsv()
    parts = [guard.take(text[place : place + size]) for place in range(0, len(text), size)]
    whole = "".join(parts) + guard.take("", is_last=True)
    assert list(csv.reader(io.StringIO(whole, newline=""))) == [[harmless_cell(cell) for cell in row] for row in rows]


def test_datasettes_csv_holds_no_formula_either(get: Get) -> None:
    for path in ("/rathaus/mentions.csv", "/rathaus.csv"):
        answer = get(path, sql="SELECT '=1+1' AS a, '+49' AS b, -5 AS c", _stream="on")
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        assert cells, path
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert "'+496517180" in get("/rathaus/mentions.csv").text


def test_a_query_that_never_ends_is_stopped(get: Get) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    answer = get("/rathaus.json", sql=endless)
    assert (answer.status_code, answer.json()["title"]) == (400, "SQL Interrupted")
    many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) SELECT x FROM n"
    answer = get("/rathaus.json", sql=many)
    assert (len(answer.json()["rows"]), answer.json()["truncated"]) == (1000, True)
