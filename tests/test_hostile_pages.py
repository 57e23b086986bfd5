"""Pages that no site should serve and every crawl meets: each gives a record or an error that says why.

The files lie in `tests/hostile/pages`; what is large is made here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BinaryPage, EmptyPage, OversizePage, PipelineError
from pipeline.limits import Limits
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage
from sources.readers import Unreadable, list_pages, read_pages
from tests.counted_work import lines_run

PAGES = Path(__file__).parent / "hostile" / "pages"
FUERTH = Publisher(source="de-fuerth", country="DE", geonames_id="2923544", languages=("de",))

REFUSED = {
    "archive.html": BinaryPage,
    "blanks.html": EmptyPage,
    "blanks.txt": EmptyPage,
    "document.txt": BinaryPage,
    "empty.html": EmptyPage,
    "empty.txt": EmptyPage,
    "image.html": BinaryPage,
    "noise.html": BinaryPage,
}
WITHOUT_WORDS = {"frameset.html", "no-words.html", "only-script.html"}
DAY = "2020-06-12"


def read(name: str) -> RawPage:
    (page,) = read_pages([PAGES / name], "de-fuerth")
    assert isinstance(page, RawPage)
    return page


def record_of(page: RawPage) -> PageRecord:
    record = extract_page(page, FUERTH)
    for mention in record.mentions:
        assert record.blocks[mention.block].text[mention.start : mention.end] == mention.raw
    assert [block.index for block in record.blocks] == list(range(len(record.blocks)))
    return record


def html(body: str) -> RawPage:
    return RawPage("de-fuerth", "file:made.html", body.encode(), PageKind.HTML)


def text(body: str) -> RawPage:
    return RawPage("de-fuerth", "file:made.txt", body.encode(), PageKind.TEXT)


def words(record: PageRecord) -> str:
    return " ".join(block.text for block in record.blocks)


def test_a_folder_of_them_is_read_whole_and_only_the_nameless_image_is_no_page() -> None:
    listed = list_pages([PAGES], "de-fuerth")
    assert len(listed) == len(list(PAGES.iterdir())) - 1
    (fault,) = listed.unreadable
    assert isinstance(fault, Unreadable)
    assert fault.url == "file:image"
    assert "neither HTML nor text" in str(fault.error)


@pytest.mark.parametrize(("name", "error"), sorted(REFUSED.items()))
def test_what_is_no_text_is_refused_with_a_reason(name: str, error: type[PipelineError]) -> None:
    with pytest.raises(error) as caught:
        extract_page(read(name), FUERTH)
    assert caught.value.stage == "decode"
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", sorted(page.name for page in PAGES.iterdir() if page.name not in {*REFUSED, "image"}))
def test_everything_else_gives_a_record(name: str) -> None:
    record = record_of(read(name))
    if name in WITHOUT_WORDS:
        assert record.mentions == ()
    else:
        assert DAY in {mention.value for mention in record.mentions}, words(record)


@pytest.mark.parametrize(
    ("name", "charset", "decided_by"),
    [
        ("windows-1252.txt", "windows-1252", "detector"),
        ("iso-8859-2.txt", "iso8859-2", "detector"),
        ("utf-16.html", "utf-16-le", "bom"),
        ("utf-16-without-mark.txt", "utf-16-le", "detector"),
        ("declares-utf-8.html", "windows-1252", "detector"),
        ("declares-latin-1.html", "utf-8", "utf-8"),
        ("declares-nonsense.html", "utf-8", "utf-8"),
        ("declares-utf-16.html", "utf-8", "meta"),
        ("nuls.html", "utf-8", "utf-8"),
        ("two-charsets.html", "utf-8", "detector"),
    ],
)
def test_the_encoding_is_found_whatever_the_page_says(name: str, charset: str, decided_by: str) -> None:
    record = record_of(read(name))
    assert (record.decoding.charset, record.decoding.decided_by) == (charset, decided_by)
    assert record.decoding.replaced == 0
    assert "\ufffd" not in words(record)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("windows-1252.txt", "Bürgermeisterin Käthe Größer"),
        ("windows-1252.txt", "5 €"),
        ("iso-8859-2.txt", "mieszkańców na święto"),
        ("iso-8859-2.txt", "żonglerki"),
        ("nuls.html", "Würzburg lädt am"),
        ("declares-utf-8.html", "Fürth grüßt Würzburg"),
        ("declares-latin-1.html", "Fürth grüßt Würzburg"),
        ("two-charsets.html", "5 €"),
        ("two-charsets.html", "Köln über München"),
        ("not-html.html", "3 < 5 & 7 > 6"),
        ("entities.html", "Fürth grüßt Würzburg"),
        ("unclosed.html", "Würzburg"),
    ],
)
def test_no_letter_is_lost(name: str, part: str) -> None:
    assert part in words(record_of(read(name)))


def test_a_character_cut_in_half_is_counted_and_the_rest_is_read() -> None:
    record = record_of(read("cut-in-a-character.txt"))
    assert record.decoding.charset == "utf-8"
    assert "Bürger und Bürgerinnen äußern" in words(record)


def test_a_megabyte_without_a_blank() -> None:
    for page in (html("<p>" + "ü" * 500_000), text("x" * 1_000_000), text("1" * 1_000_000), text("a." * 500_000)):
        record = record_of(page)
        assert all(len(block.text) <= Limits().max_block_characters for block in record.blocks)


@pytest.mark.parametrize("unit", ["<div>", "<b><i>", "<table><tr><td>", "<!--", "<a href='", "&lt;", "<ul><li>", "]]>"])
def test_markup_that_is_opened_ten_thousand_times(unit: str) -> None:
    record_of(html("<html><body><p>Fürth, 12. Juni 2020</p>" + unit * 10_000 + "Ende"))


@pytest.mark.parametrize(
    "unit", ["12.3.", "0911 ", "1990-", "x@", "(((", "Bürgermeister ", "Fürth, ", "seit ", "Dr. ", "| ", "\n-", "- "]
)
def test_a_block_full_of_what_a_rule_begins_with(unit: str) -> None:
    record_of(text(unit * (20_000 // len(unit))))


def test_a_body_above_the_limit_is_refused() -> None:
    with pytest.raises(OversizePage):
        extract_page(text("Fürth " * 100), FUERTH, limits=Limits(max_body_bytes=100))


def test_what_is_cut_is_said() -> None:
    record = extract_page(html("<p>Fürth" * 50), FUERTH, limits=Limits(max_blocks=10))
    assert len(record.blocks) == 10
    assert [issue.code for issue in record.issues if issue.stage == "blocks"] == ["too-many-blocks"]


@pytest.mark.parametrize(("before", "behind"), [("<p>", "</p>"), ("", "")], ids=["paragraphs", "one paragraph"])
def test_a_page_of_twice_as_many_mayors_and_towns_is_twice_the_work(before: str, behind: str) -> None:
    line = "Am {}. Mai {} kam Bürgermeister {} Adler mit Bürgermeister Moor aus Erfurt. Tel. 0911 45{:04}. "
    first = ("Hans", "Karl", "Anna", "Ute")

    def read(count: int) -> None:
        lines = [line.format(i % 28 + 1, 1950 + i % 70, first[i % 4], i) for i in range(count)]
        body = "".join(before + line + behind for line in lines)
        assert len(record_of(html(f"<html><body><h1>Archiv</h1><p>{body}")).mayoralties) >= len(first)

    read(10)  # what is read once for all
    assert lines_run(lambda: read(300)) < 2.5 * lines_run(lambda: read(150))


@pytest.mark.parametrize("said", [" sind seit 1987 Partnerstädte.", " sind Partnerstädte; sie wurden 2003 beendet."])
def test_one_sentence_of_twice_as_many_partners_is_less_than_three_times_the_work(said: str) -> None:
    def read(repeats: int) -> None:
        towns = ", ".join(["Aachen", "Aalen", "Bonn", "Köln", "Mainz", "Trier", "Kassel", "Fulda"] * repeats)
        record_of(html(f"<html lang=de><main><h1>Städte</h1><p>{towns}{said}</p></main></html>"))

    read(2)
    assert lines_run(lambda: read(24)) < 3 * lines_run(lambda: read(12))
