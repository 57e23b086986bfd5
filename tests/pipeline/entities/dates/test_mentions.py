"""Dates of a document: which blocks, in which language, and what earlier finders took."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.dates import find_date_mentions, find_dates
from pipeline.record import Document, Mention, MentionType
from sources.page import PageKind, Publisher


def document(*texts: str, country: str = "DE", language: str = "de", block_language: str = "und") -> Document:
    blocks = tuple(
        Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language=block_language)
        for index, text in enumerate(texts)
    )
    publisher = Publisher(source="test", country=country, languages=(language,))
    return Document(url="", kind=PageKind.TEXT, publisher=publisher, blocks=blocks, language=language)


def values(page: Document, earlier: tuple[Mention, ...] = ()) -> list[str]:
    return [mention.value for mention in find_date_mentions(page, earlier)]


def test_the_span_holds_the_raw_text() -> None:
    page = document("Marburg, am 3.\u00a0Mai\u00a02019", "Baujahr 1887")
    for mention in find_date_mentions(page, ()):
        assert page.blocks[mention.block].text[mention.start : mention.end] == mention.raw
        assert mention.type is MentionType.DATE
        assert mention.rule.startswith("date.")


@given(st.lists(st.sampled_from(["Seit 1887", "Am Markt", "3. Mai 2019, 10 Uhr", "Haus 7", "", "im Mai", "1 Euro"])))
def test_each_block_is_read_as_if_it_stood_alone(texts: list[str]) -> None:
    alone = [found.edtf for text in texts for found in find_dates(text, "de", infer=True)]
    assert values(document(*texts)) == alone


def test_noise_is_not_read() -> None:
    page = document("Seit 1887")
    noise = Block(index=1, text="Seit 1999", kind=BlockKind.PARAGRAPH, label=BlockLabel.FOOTER)
    with_noise = Document(page.url, page.kind, page.publisher, (*page.blocks, noise), "de")
    assert values(with_noise) == ["1887"]


def test_a_block_is_read_in_its_language_then_the_pages_then_the_publishers() -> None:
    assert values(document("le 3 août 2019", block_language="fr")) == ["2019-08-03"]
    assert values(document("den 3. Mee 2019", language="lb")) == ["2019-05-03"]
    publisher = Publisher(source="test", country="PL", languages=("pl",))
    block = Block(index=0, text="3 sierpnia 2019", kind=BlockKind.PARAGRAPH)
    assert values(Document("", PageKind.TEXT, publisher, (block,))) == ["2019-08-03"]


def test_the_publishers_country_says_which_figure_is_the_month() -> None:
    assert values(document("04/07/2024", country="US", language="en")) == ["2024-04-07"]
    assert values(document("04/07/2024", country="GB", language="en")) == ["2024-07-04"]


def test_what_a_phone_number_took_is_no_date() -> None:
    text = "Büro: 06421 12-2010, seit 2010"
    page = document(text)
    phone = Mention(MentionType.PHONE, 0, 6, 19, text[6:19], "+496421122010", "phone")
    assert values(page, (phone,)) == ["2010"]
    assert find_date_mentions(page, (phone,))[0].start > 19


def test_a_year_from_the_sentence_is_marked() -> None:
    mention = find_date_mentions(document("1945: Am 3. Juli zogen die Truppen ab."), ())[1]
    assert mention.value == "1945-07-03"
    assert mention.attributes == {"inferred": "sentence", "completed": "1945-07-03"}


def test_a_chronicle_opens_its_lines_with_years_of_three_figures_too() -> None:
    chronicle = document("881\tErste Nennung", "1142\tKlosterbau", "1318\tStadtrecht", "1524\tBauernkrieg")
    assert values(chronicle) == ["0881", "1142", "1318", "1524"]
    assert values(document("881\tPersonen", "442\tHaushalte")) == []


def test_a_page_of_old_years_has_more_of_them() -> None:
    history = ("Im Jahr 1142 kam das Kloster.", "Seit 1286 gibt es einen Rat.", "Urkundlich 1318 genannt.")
    line = "Der Bischof, der 1331 die Burg baute, gab 1340 Gulden."
    assert values(document(*history, line)) == ["1142", "1286", "1318", "1331"]
    assert values(document(*history[1:], line)) == ["1286", "1318"]
    assert values(document("Zimmer 1142, ab 1200, seit 1100, um 1300", line)) == ["1200", "1100", "1300~"]


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("CH", "1700 Fribourg"),
        ("CH", "Grand-Rue 14, 1700 Fribourg"),
        ("CH", "Mairie, Rue de Lausanne 3a, 1700 Fribourg, tél. sur demande"),
        ("CH", "Place du Port\n1800 Vevey VD"),
        ("BE", "2000 Antwerpen"),
        ("NL", "2011 RD Haarlem"),
        ("DK", "Torvet 5, 2000 Frederiksberg"),
        ("AT", "Postadresse: Gemeindeamt, 2020 Hollabrunn 17"),
    ],
)
def test_four_figures_before_a_town_in_an_address_are_its_postcode(country: str, text: str) -> None:
    assert values(document(text, country=country, language="fr")) == []


@pytest.mark.parametrize(
    ("country", "texts"),
    [
        ("DE", ("1700 Fribourg",)),
        ("CH", ("1700 Rostock",)),
        ("CH", ("1700 Fribourg devient suisse",)),
        ("CH", ("en 1700 Fribourg",)),
        ("CH", ("1700 Fribourg", "1800 Vevey")),
        ("NL", ("2000 Haarlem",)),
        ("AT", ("Konzert, 2020 Hollabrunn",)),
    ],
)
def test_four_figures_before_a_town_are_a_year_where_no_address_is_meant(country: str, texts: tuple[str, ...]) -> None:
    assert len(values(document(*texts, country=country, language="fr"))) == len(texts)
