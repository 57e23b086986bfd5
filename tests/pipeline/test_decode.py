"""Bytes become text in the encoding that they are in, whatever the page claims."""

from __future__ import annotations

import codecs
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import decode as decoder
from pipeline.errors import BinaryPage, EmptyPage, OversizePage
from pipeline.limits import DEFAULT_LIMITS, Limits
from pipeline.record import Decoding
from sources.page import PageKind, RawPage

GERMAN = "Die Stadt Zürich begrüßt ihre Gäste: Öffnungszeiten, Straßen, Bürgerbüro."
CZECH = "Město Brno leží na soutoku řek; žije tu přes tři sta tisíc lidí a primátor vítá hosty z Řezna."
POLISH = "Gmina Gdańsk współpracuje z miastami partnerskimi; święto, źródło, ćwiczenia, będzie, Łódź."


def page(body: bytes, *, content_type: str = "", kind: PageKind = PageKind.HTML) -> RawPage:
    return RawPage(source="de-test", url="file:test.html", body=body, kind=kind, content_type=content_type)


def decode(raw: RawPage, limits: Limits) -> tuple[str, Decoding]:
    """What `pipeline.decode` finds, in characters."""
    text, decoding = decoder.decode(raw, limits)
    return text.decode("utf-8"), decoding


def html(text: str, charset: str, declared: str | None = None) -> bytes:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(charset)


def test_a_byte_order_mark_decides_before_anything_else() -> None:
    body = codecs.BOM_UTF8 + html(GERMAN, "utf-8", "windows-1252")
    text, decoding = decode(page(body, content_type="text/html; charset=iso-8859-1"), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("utf-8", "bom")
    assert GERMAN in text
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_read_with_their_mark(charset: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(charset)
    mark = mark or {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}[charset]
    text, decoding = decode(page(mark + html(GERMAN, charset)), DEFAULT_LIMITS)
    assert decoding.charset == charset
    assert GERMAN in text


def test_utf_16_without_a_mark_is_recognised_by_its_zeros() -> None:
    text, decoding = decode(page(html(GERMAN, "utf-16-le")), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("utf-16-le", "detector")
    assert GERMAN in text


def test_the_header_comes_before_the_meta_element() -> None:
    body = html(CZECH, "iso-8859-2", "windows-1252")
    text, decoding = decode(page(body, content_type="text/html; charset=ISO-8859-2"), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("iso8859-2", "header")
    assert CZECH in text


def test_iso_8859_1_means_windows_1252_as_in_every_browser() -> None:
    text, decoding = decode(page(html("„Rathaus“ – 5 €", "windows-1252", "iso-8859-1")), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("windows-1252", "meta")
    assert "„Rathaus“ – 5 €" in text


def test_utf_8_bytes_are_utf_8_even_where_the_page_declares_latin_1() -> None:
    text, decoding = decode(page(html(GERMAN, "utf-8", "iso-8859-1")), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("utf-8", "utf-8")
    assert GERMAN in text


def test_a_page_that_declares_utf_8_and_is_not_is_left_to_the_detector() -> None:
    text, decoding = decode(page(html(GERMAN, "windows-1252", "utf-8")), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("windows-1252", "detector")
    assert GERMAN in text


@pytest.mark.parametrize(
    ("sample", "charset"),
    [
        (GERMAN, "windows-1252"),
        (CZECH, "windows-1250"),
        (CZECH, "iso8859-2"),
        (POLISH, "windows-1250"),
        (POLISH, "iso8859-2"),
        ("Город Псков подписал договор о дружбе с городом Нойс.", "windows-1251"),
        ("Ο δήμος Αθηναίων υποδέχεται τους επισκέπτες.", "windows-1253"),
    ],
)
def test_undeclared_legacy_encodings_are_told_apart_by_their_letters(sample: str, charset: str) -> None:
    text, decoding = decode(page(sample.encode(charset), kind=PageKind.TEXT), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == (charset, "detector")
    assert text == sample


def test_windows_quotes_pasted_into_a_utf_8_page_do_not_spoil_the_rest() -> None:
    body = (GERMAN * 5).encode() + b" \x93Rathaus\x94"
    text, decoding = decode(page(body), DEFAULT_LIMITS)
    assert decoding.charset == "utf-8"
    assert text == GERMAN * 5 + " “Rathaus”"


def test_lost_characters_are_counted() -> None:
    body = (GERMAN * 5).encode() + "ü".encode()[:1]
    _, decoding = decode(page(body), DEFAULT_LIMITS)
    assert decoding.charset == "utf-8"
    assert decoding.replaced <= 1


@pytest.mark.parametrize("label", [
    "nonsense", "utf-7", "base64", "hex", "rot13", "undefined", "idna", "unicode_escape", "\N{SNOWMAN}", "",
])  # fmt: skip
@pytest.mark.parametrize("words", [GERMAN, r"Stadt Bonn\r\x00"])
def test_a_label_that_names_no_charset_of_pages_is_passed_over(label: str, words: str) -> None:
    text, decoding = decode(page(words.encode(), content_type=f"text/html; charset={label}"), DEFAULT_LIMITS)
    assert (text, decoding.charset) == (words, "utf-8")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16-le", "gb18030", "shift_jis"])
def test_line_ends_are_the_same_in_every_charset(charset: str) -> None:
    text = "Stadt Bonn\r\nRathaus\rMarkt 2\n\r\n\r\r\n" * 20
    found, _ = decode(page(text.encode(charset), content_type=f"text/html; charset={charset}"), DEFAULT_LIMITS)
    assert found == "Stadt Bonn\nRathaus\nMarkt 2\n\n\n\n" * 20


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\x00\x00", codecs.BOM_UTF8 + b"\n"])
def test_a_page_of_nothing_but_blanks_is_empty(body: bytes) -> None:
    with pytest.raises(EmptyPage):
        decode(page(body), DEFAULT_LIMITS)


@pytest.mark.parametrize("body", [
    b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04abc", bytes(range(32)) * 20, b"a\x01\t\n" * 90,
    b"RIFF\x24\x0a\x0d\x20WEBPVP8 ", b"RIFF....WAVEfmt ", b"BZh91AY&SY....", b"ID3\x03\x00....", b"OggS\x00\x02....",
    b"wOF2\x00\x01\x00\x00....", b"wOFFOTTO....", b"GIF89a\x01\x00\x01\x00\x80",
    b"Rar!\x1a\x07\x00", b"SQLite format 3\x00",
])  # fmt: skip
def test_other_kinds_of_files_are_refused(body: bytes) -> None:
    with pytest.raises(BinaryPage):
        decode(page(body), DEFAULT_LIMITS)


@pytest.mark.parametrize("size", [2_000, 5_000, 80_000])
def test_bytes_without_any_pattern_are_no_page(size: int) -> None:
    with pytest.raises(BinaryPage):
        decode(page(Random(7).randbytes(size)), DEFAULT_LIMITS)


def test_a_meta_element_is_looked_for_in_the_beginning_of_a_long_page() -> None:
    found, end = html(GERMAN, "windows-1252", "windows-1252"), b"<p>x</p>" * 50_000
    assert decode(page(b"<!-- -->" * 1_900 + found + end), DEFAULT_LIMITS)[1].decided_by == "meta"
    assert decode(page(b"<!-- -->" * 2_100 + found + end), DEFAULT_LIMITS)[1].decided_by == "detector"


def test_the_header_is_enough_where_the_bytes_agree() -> None:
    body = b"<meta " * 600_000 + GERMAN.encode("windows-1252")
    text, decoding = decode(page(body, content_type="text/html; charset=windows-1252"), DEFAULT_LIMITS)
    assert (decoding.charset, decoding.decided_by) == ("windows-1252", "header")
    assert text.endswith(GERMAN)


@pytest.mark.parametrize("text", [
    "RIFFERSWIL – Gemeinde im Kanton Zürich", "ID3 – Informationsdienst der Stadt", "BZh2 Bushaltestelle",
    "OggS und Co.", "Rar! sagt der Rabe", "wOFFnung für alle", "GIF89a ist ein Format für Bilder",
    "SQLite format 3 erklärt",
])  # fmt: skip
def test_words_that_begin_as_other_files_do_are_text(text: str) -> None:
    assert decode(page(text.encode(), kind=PageKind.TEXT), DEFAULT_LIMITS)[0] == text


def test_a_body_above_the_limit_is_refused() -> None:
    with pytest.raises(OversizePage):
        decode(page(b"<p>Rathaus</p>" * 10), Limits(max_body_bytes=100))


def test_stray_nuls_and_carriage_returns_are_removed() -> None:
    text, _ = decode(page(b"<p>Das Rat\x00haus\r\nist offen.\r</p>"), DEFAULT_LIMITS)
    assert text == "<p>Das Rathaus\nist offen.\n</p>"


@settings(max_examples=60, derandomize=True)
@given(
    st.binary(min_size=1, max_size=300), st.sampled_from(["", "text/html; charset=utf-8", "text/html; charset=big5"])
)
def test_any_bytes_give_text_without_nuls_or_an_error_that_says_why(body: bytes, content_type: str) -> None:
    try:
        text, _ = decode(page(body, content_type=content_type), DEFAULT_LIMITS)
    except (EmptyPage, BinaryPage):
        return
    assert "\x00" not in text
    assert text.strip()


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet=st.characters(exclude_characters="\x00\r\ufeff", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_text_comes_back_as_it_was(sample: str) -> None:
    body = f"Rathaus {sample}".encode()
    text, _ = decode(page(body, kind=PageKind.TEXT), DEFAULT_LIMITS)
    assert text == f"Rathaus {sample}"
