"""In which language a page of mere names and addresses is read."""

from __future__ import annotations

import pytest

from pipeline.block import UNDETERMINED
from pipeline.language_dependence import languages_of
from pipeline.page import extract_page
from pipeline.reading_language import reading_language
from pipeline.record import MentionType, PageRecord
from sources.page import PageKind, Publisher, RawPage


def read(text: str, country: str, *, languages: tuple[str, ...] = ()) -> PageRecord:
    page = RawPage("test", "https://town.example/contact", text.encode(), PageKind.TEXT)
    return extract_page(page, Publisher("test", country, languages=languages))


def named(record: PageRecord, kind: MentionType) -> list[str]:
    return [mention.raw for mention in record.mentions if mention.type is kind]


@pytest.mark.parametrize(
    ("text", "country", "cities"),
    [
        ("Leeds Town Council, Town Hall, Albion Street, Leeds", "GB", ["Leeds", "Leeds"]),
        ("City Hall, 50 West 13th Street, Denver, Colorado", "US", ["Denver"]),
    ],
)
def test_an_address_alone_is_read_in_the_language_of_the_country(text: str, country: str, cities: list[str]) -> None:
    record = read(text, country)
    assert record.language == UNDETERMINED
    assert named(record, MentionType.CITY) == cities


@pytest.mark.parametrize(("country", "languages"), [("GB", ()), ("CA", ("en",))])
def test_a_deputy_among_mere_names_is_no_mayor(country: str, languages: tuple[str, ...]) -> None:
    record = read("Mayor Julia Hill, Deputy Mayor Evan Marsh", country, languages=languages)
    assert record.language == UNDETERMINED
    assert named(record, MentionType.MAYOR) == ["Julia Hill"]


def test_a_record_depends_on_the_language_in_which_it_was_read() -> None:
    assert "de" in languages_of(read("Bonn, 12345", "DE"))


@pytest.mark.parametrize(
    ("country", "languages", "declared", "expected"),
    [
        ("GB", (), "", "en"),
        ("GB", (), "en-GB", "en"),
        ("GB", (), "cy", UNDETERMINED),
        ("CA", (), "", UNDETERMINED),
        ("CA", ("fr",), "", "fr"),
        ("CH", ("de", "fr"), "", UNDETERMINED),
    ],
)
def test_of_several_languages_or_against_the_markup_none_is_taken(
    country: str, languages: tuple[str, ...], declared: str, expected: str
) -> None:
    publisher = Publisher("test", country, languages=languages)
    assert reading_language(UNDETERMINED, (), publisher, declared) == expected


def test_a_page_in_a_language_without_a_file_is_read_by_no_other() -> None:
    text = (
        "Az önkormányzat a város lakóinak ezúton is köszöni, hogy a nyári fesztivál idején segítettek és nem csak ők."
    )
    record = read(text, "DE")
    assert reading_language(record.language, record.blocks, record.publisher, "") == UNDETERMINED
