"""When a page says that it was published and changed, from when it holds, and what its stamp shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.digit_signs import digit_signs
from pipeline.edtf import is_edtf
from pipeline.entities.page_dates import PageDates, find_page_dates
from pipeline.head import PageHead
from sources.page import Publisher

PUBLISHER = Publisher(source="test", country="DE", languages=("de",))


def blocks(*texts: str, language: str = "de") -> tuple[Block, ...]:
    title = Block(index=0, text="Rathaus", kind=BlockKind.HEADING, level=1, label=BlockLabel.HEADING, language=language)
    body = (
        Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language=language)
        for index, text in enumerate(texts, start=1)
    )
    return (title, *body)


def dates(head: PageHead | None = None, *texts: str, language: str = "de", url: str = "") -> PageDates:
    found = blocks(*texts, language=language)
    return find_page_dates(head or PageHead(), found, digit_signs([block.text for block in found]), url, PUBLISHER)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ((("article:published_time", "2019-03-05T08:00:00+01:00"),), PageDates("2019-03-05")),
        ((("dcterms.modified", "2020-01-31"), ("date", "20190305")), PageDates("2019-03-05", "2020-01-31")),
        ((("date", "gestern"), ("dc.date", "0001-01-01")), PageDates()),
    ],
)
def test_meta_elements(meta: tuple[tuple[str, str], ...], expected: PageDates) -> None:
    assert dates(PageHead(meta=meta)) == expected


@pytest.mark.parametrize(
    "script",
    [
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-04-01T10:00", "dateModified": "2021-05-02"}]}',
        '{"datePublished": "2021-04-01", "dateModified": "2021-05-02",}',
    ],
)
def test_json_ld_even_where_it_is_broken(script: str) -> None:
    assert dates(PageHead(json_ld=(script,))) == PageDates("2021-04-01", "2021-05-02")


@pytest.mark.parametrize("script", ["[" * 5000, '{"datePublished": 5}', "null", '{"startDate": "2021-04-01"}'])
def test_json_ld_that_says_nothing(script: str) -> None:
    assert dates(PageHead(json_ld=(script,))) == PageDates()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "[Stand: 14.03.2018, 07:41 Uhr]", PageDates("2018-03-14T07:41")),
        ("de", "Letzte Änderung: 5. Juli 2017", PageDates(modified="2017-07-05")),
        ("fr", "Publié le jeudi 7 mars 2019", PageDates("2019-03-07")),
        ("en", "Posted on: June 14, 2018", PageDates("2018-06-14")),
        ("it", "Ultimo aggiornamento: 09/10/2017", PageDates(modified="2017-10-09")),
        ("pl", "Data publikacji: 6 lipca 2016 11:20", PageDates("2016-07-06T11:20")),
        ("cs", "Platí od 1. července 2018", PageDates(valid_from="2018-07-01")),
        ("de", "Der Stand auf dem Markt wurde am 3. Mai 2019 abgebaut.", PageDates()),
        ("de", "Stand: 1786", PageDates()),
        ("de", "Einwohner: 26.287 (Stand 31.12.2023)", PageDates()),
        ("de", "(Stand: 31.12.2023)", PageDates("2023-12-31")),
        ("nl", "Geldend van 14-03-2022 t/m heden", PageDates(valid_from="2022-03-14")),
        ("sv", "Artikeln publicerades 21 juni 2021", PageDates("2021-06-21")),
        ("it", "Inserito il 23 dicembre 2013, aggiornato il 30 luglio 2020", PageDates("2013-12-23", "2020-07-30")),
    ],
)
def test_words_that_say_what_a_date_is(language: str, text: str, expected: PageDates) -> None:
    assert dates(None, "Das Amt stellt Ausweise aus.", text, language=language) == expected


def test_a_label_of_one_word_starts_its_part_of_the_line() -> None:
    assert dates(None, "Die Urkunde trägt das Datum 4. März 2016.") == PageDates()
    assert dates(None, "Rathaus | Datum: 4. März 2016") == PageDates("2016-03-04")


def test_a_stamp_stands_alone_and_is_the_publication_where_nothing_says_more() -> None:
    moment = "2016-02-09T07:12"
    assert dates(None, "Text des Amts.", "Dienstag, 9. Februar 2016 | 07:12 Uhr") == PageDates(moment, stamped=moment)
    assert dates(None, "03.06.2019", "Text des Amts.") == PageDates("2019-06-03", stamped="2019-06-03")
    assert dates(None, "Eins.", "Zwei.", "Drei.", "Vier.", "03.06.2019") == PageDates()


@pytest.mark.parametrize(
    ("language", "text", "moment"),
    [
        ("de", "19. Mai 2021 · Presse", "2021-05-19"),
        ("de", "Meldung vom 03.06.2021", "2021-06-03"),
        ("de", "Lohe, den 27. März 2021", "2021-03-27"),
        ("da", "26. juni 2021 · Af Lone Skov", "2021-06-26"),
        ("pt", "02/10/2021 16h42 - Por Assessoria de Imprensa", "2021-10-02T16:42"),
        ("de", "19. Mai 2021 · Stadthalle", None),
        ("de", "Meldung vom 03.06.2021: Brücke gesperrt", None),
        ("de", "Dienstag, 18. Mai 2021, 19:00 Uhr", None),
        ("en", "18 May 2021, 7.30pm", None),
    ],
)
def test_a_stamp_may_say_who_published_it_and_is_no_hour_of_a_meeting(
    language: str, text: str, moment: str | None
) -> None:
    assert dates(None, text, "Das Amt stellt Ausweise aus.", language=language) == PageDates(moment, stamped=moment)


def test_a_stamp_with_its_words_stands_near_the_title() -> None:
    assert dates(None, "Eins.", "Zwei.", "Drei.", "Vier.", "Meldung vom 03.06.2021") == PageDates()


def test_entries_of_a_list_are_no_stamps() -> None:
    assert dates(None, "03.06.2021", "Brücke gesperrt.", "01.06.2021", "Bad geöffnet.") == PageDates()
    assert dates(None, "03.06.2021", "Brücke gesperrt.", "03.06.2021").published == "2021-06-03"


def test_a_label_may_fill_the_line_above_its_date() -> None:
    found = dates(None, "Publicerad", "7 juli 2017", "Senast uppdaterad:", "9 juli 2017", language="sv")
    assert (found.published, found.modified) == ("2017-07-07", "2017-07-09")
    assert dates(None, "Publicerad i tidningen", "Den 7 juli 2017 kom vi.", language="sv").published is None


def test_a_stamp_is_kept_beside_what_the_markup_says() -> None:
    head = PageHead(meta=(("article:published_time", "2016-02-10T09:00:00+01:00"),))
    found = dates(head, "Dienstag, 9. Februar 2016 | 07:12 Uhr", "Gültig ab: 1. März 2016")
    assert found == PageDates("2016-02-10", valid_from="2016-03-01", stamped="2016-02-09T07:12")


def test_the_only_time_element_and_the_address_come_last() -> None:
    assert dates(PageHead(times=(("2022-06-01", "1. Juni"),))).published == "2022-06-01"
    assert dates(PageHead(times=(("2022-06-01", ""), ("2022-06-08", "")))).published is None
    assert dates(PageHead(times=(("1786-07-04", "4 July 1786"),))).published is None
    assert dates(url="https://example.org/news/2018/05/29/fest").published == "2018-05-29"
    assert dates(url="https://example.org/news/2018/15/29/fest").published is None


@settings(max_examples=60, derandomize=True)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_the_markup_says_the_dates_are_edtf(content: str, script: str) -> None:
    head = PageHead(
        meta=(("date", content), ("dcterms.modified", content)), json_ld=(script,), times=((content, script),)
    )
    found = dates(head, f"Stand: {content}", url=script)
    assert all(
        value is None or is_edtf(value) for value in (found.published, found.modified, found.valid_from, found.stamped)
    )
