"""Dates as real pages print them; offsets always count in the text as it was."""

from __future__ import annotations

import unicodedata
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edtf import is_edtf
from pipeline.entities.dates import find_dates
from pipeline.entities.dates.folding import fold
from pipeline.languages import all_languages

LANGUAGES = sorted(code for code, language in all_languages().items() if language.dates.months)
SENTENCES = [
    ("de", "Am 3. März 1998 und vom 12.–14. Mai 2001, um 1850", ["1998-03-03", "2001-05-12/2001-05-14", "1850~"]),
    ("fr", "Le 1er août 1944, du 3 au 5 février 2019, au XIXe siècle", ["1944-08-01", "2019-02-03/2019-02-05", "18XX"]),
    ("cs", "Dne 6. září 1945 a v letech 1948–1952", ["1945-09-06", "1948/1952"]),
    ("pl", "Od 3 października 2019 do 5 listopada 2019", ["2019-10-03/2019-11-05"]),
    ("es", "El 12 de agosto de 1706 y en el siglo XV", ["1706-08-12", "14XX"]),
]


def test_every_language_file_with_months_is_read() -> None:
    assert {"cs", "da", "de", "en", "es", "fr", "it", "lb", "nl", "pl", "pt", "sv"} <= set(LANGUAGES)


@pytest.mark.parametrize(("lang", "text", "expected"), SENTENCES)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: t, id="as it is"),
        pytest.param(lambda t: t.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda t: t.replace(" ", "\u202f"), id="narrow no-break spaces"),
        pytest.param(lambda t: t.replace("–", "\u2011"), id="no-break hyphens"),
        pytest.param(lambda t: t.replace("–", " — "), id="dashes with blanks"),
        pytest.param(str.upper, id="capitals"),
        pytest.param(partial(unicodedata.normalize, "NFD"), id="combining marks"),
        pytest.param(
            lambda t: "".join(c for c in unicodedata.normalize("NFD", t) if not unicodedata.combining(c)),
            id="no diacritics",
        ),
        pytest.param("\u00ad".join, id="soft hyphens everywhere"),
        pytest.param(lambda t: t.replace(" ", "\n"), id="line breaks"),
    ],
)
def test_typography_changes_no_value(lang: str, text: str, expected: list[str], change) -> None:  # type: ignore[no-untyped-def]
    changed = change(text)
    found = find_dates(changed, lang)
    assert [date.edtf for date in found] == expected
    plain = [fold(text).text[date.start : date.end] for date in find_dates(text, lang)]
    assert [_words(changed[date.start : date.end]) for date in found] == [_words(surface) for surface in plain]


def _words(surface: str) -> str:
    return fold(surface).text.replace(" ", "")


def test_a_tab_parts_two_cells() -> None:
    assert [date.edtf for date in find_dates("12. Mai\t2019", "de")] == ["XXXX-05-12", "2019"]


PIECES = [
    "12",
    "3.",
    "31",
    "1990",
    "2013/14",
    "24.12.",
    "08/2020",
    "2015-06-30",
    "mai",
    "März",
    "janvier",
    "of",
    "de",
    "bis",
    "to",
    "et",
    "und",
    "siècle",
    "XIX",
    "Jahrhundert",
    "60er",
    "Jahre",
    "um",
    "c.",
    "zwischen",
    "v. Chr.",
    "-",
    "–",
    "/",
    ",",
    ".",
    "Uhr",
    "10:30",
    "á",
    "\u00ad",
    "\u0301",
    "\u00a0",
    "\t",
    "(",
    ")",
    "İ",
    "ß",
    "🏛",
    "€",
    "Nr.",
    "lunedì",
    "Pfingsten",
]


@settings(max_examples=150, derandomize=True)
@given(
    lang=st.sampled_from(LANGUAGES),
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    glue=st.sampled_from([" ", "", " "]),
)
def test_whatever_the_text_dates_are_in_order_and_right_edtf(lang: str, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    found = find_dates(text, lang, infer=True)
    for date in found:
        assert 0 <= date.start < date.end <= len(text)
        assert text[date.start : date.end].strip()
        assert is_edtf(date.edtf), date
        assert 0 < date.confidence <= 1
    assert all(first.end <= last.start for first, last in pairwise(found))
    assert found == find_dates(text, lang, infer=True)


@settings(max_examples=60, derandomize=True)
@given(st.text(max_size=60))
def test_folding_leads_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) <= len(text)
    for position in range(len(folded.text)):
        start, end = folded.span(position, position + 1)
        assert end - start == 1
        assert fold(text[start:end]).text == folded.text[position]
    assert fold(folded.text).text == folded.text
