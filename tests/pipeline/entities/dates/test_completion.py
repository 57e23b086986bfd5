"""Days without a year: completed from the heading or the page's date where that is certain, and only there."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.dates import find_date_mentions
from pipeline.record import Document, Mention
from sources.page import PageKind, Publisher


def mentions(
    *lines: str, language: str = "de", country: str = "DE", published: str | None = None, kind: PageKind = PageKind.HTML
) -> list[Mention]:
    """Dates of a page; a line that starts with "## " is a heading of that level, one with "- " an entry of a list."""
    blocks = []
    for line in lines:
        marks, _, text = line.partition(" ")
        heading = marks.startswith("#")
        listed = marks == "-"
        blocks.append(
            Block(
                index=len(blocks),
                text=text if heading or listed else line,
                kind=BlockKind.HEADING if heading else BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH,
                level=len(marks) if heading else 0,
                label=BlockLabel.HEADING if heading else BlockLabel.CONTENT,
                language=language,
            )
        )
    publisher = Publisher(source="test", country=country, languages=(language,))
    document = Document("", kind, publisher, tuple(blocks), language, published=published)
    return find_date_mentions(document, ())


def completed(*lines: str, **page: str) -> list[tuple[str, str]]:
    """What is completed, and from where; everything else must be as it is written."""
    found = mentions(*lines, **page)  # type: ignore[arg-type]
    assert all(m.attributes.keys() in ({"completed", "inferred"}, set()) for m in found)
    return [(m.attributes["completed"], m.attributes["inferred"]) for m in found if m.attributes]


@pytest.mark.parametrize(
    ("language", "heading", "entries"),
    [
        ("de", "Programm 2024", ("5. April: Lesung", "Samstag, 4. Mai: Flohmarkt", "Am 3. Oktober: Fest")),
        ("fr", "Calendrier 2024", ("Vendredi 5 avril : lecture", "4 mai : brocante", "3 octobre : fête")),
        ("en", "Events 2024", ("Friday 5 April: reading", "May 4: market", "3 October: feast")),
        ("nl", "Agenda 2024", ("vrijdag 5 april: lezing", "4 mei: markt", "3 oktober: feest")),
        ("it", "Calendario 2024", ("venerdì 5 aprile: lettura", "4 maggio: mercato", "3 ottobre: festa")),
        ("es", "Programa 2024", ("Viernes, 5 de abril: lectura", "4 de mayo: mercado", "3 de octubre: fiesta")),
        ("pt", "Programa 2024", ("Sexta-feira, 5 de abril: leitura", "4 de maio: feira", "3 de outubro: festa")),
        ("pl", "Kalendarz 2024", ("piątek, 5 kwietnia: czytanie", "4 maja: targ", "3 października: święto")),
        ("cs", "Program 2024", ("pátek 5. dubna: čtení", "4. května: trh", "3. října: slavnost")),
        ("lb", "Programm 2024", ("Freideg, 5. Abrëll: Liesung", "4. Mee: Maart", "3. Oktober: Fest")),
    ],
)
def test_a_list_in_order_under_a_heading_with_one_year(language: str, heading: str, entries: tuple[str, ...]) -> None:
    expected = [(day, "heading") for day in ("2024-04-05", "2024-05-04", "2024-10-03")]
    assert completed(f"## {heading}", *(f"- {entry}" for entry in entries), language=language) == expected


def test_the_value_stays_as_it_is_written() -> None:
    found = mentions("## Programm 2024", "- 5. April: Lesung", "- 4. Mai: Markt")
    assert [m.value for m in found] == ["2024", "XXXX-04-05", "XXXX-05-04"]
    assert all(m.attributes["completed"].startswith("2024") for m in found[1:])


def test_headings_without_a_year_lead_to_the_one_above_them() -> None:
    assert completed("# Termine 2024", "## April", "- 5. April: Lesung", "## Mai", "- 4. Mai: Markt") == [
        ("2024-04-05", "heading"),
        ("2024-05-04", "heading"),
    ]


def test_a_line_above_a_list_is_a_heading_in_tagless_text() -> None:
    found = completed("Programm 2024", "5. April: Lesung", "4. Mai: Markt", kind=PageKind.TEXT)  # type: ignore[arg-type]
    assert found == [("2024-04-05", "heading"), ("2024-05-04", "heading")]


def test_days_inside_the_time_that_a_heading_names() -> None:
    heading = "## Stadtfest vom 10. bis 12. Mai 2024"
    assert completed(heading, "Am 11. Mai spielt die Stadtkapelle.") == [("2024-05-11", "heading")]
    assert completed(heading, "Anmelden kann man sich bis 2. Mai.") == []
    assert completed("## Mai 2024", "Vom 3. bis 5. Mai ist Markt.") == [("2024-05-03/2024-05-05", "heading")]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("## Haushalt 2024", "Am 15. Dezember hat der Rat ihn beschlossen."), id="prose"),
        pytest.param(("## Programm 2024", "- 5. April: Lesung"), id="a list of one"),
        pytest.param(
            ("## Saison 2024", "- 8. November: Auftakt", "- 10. Januar: Ball"), id="over the turn of the year"
        ),
        pytest.param(("## Saison 2023/24", "- 5. April: Lesung", "- 4. Mai: Markt"), id="two years"),
        pytest.param(("## Märkte seit 2019", "- 5. April: Ostern", "- 4. Mai: Maimarkt"), id="a beginning"),
        pytest.param(("## Die Kirche von 1887", "- 5. April: Ostern", "- 4. Mai: Maimarkt"), id="history"),
        pytest.param(("## Programm 2024", "- Dienstag, 5. April: Lesung", "- 4. Mai: Markt"), id="another weekday"),
        pytest.param(
            ("## Programm 2024", "- 5. April: Lesung", "- 4. Mai: Markt", "- 6. Juni 2025: Fest"), id="another year"
        ),
        pytest.param(("## Programm 2024", "- Jedes Jahr am 5. April", "- Jedes Jahr am 4. Mai"), id="each year"),
        pytest.param(("## Programm 2024", "## Kontakt", "# Anfahrt", "- 5. April", "- 4. Mai"), id="another section"),
        pytest.param(("- 5. April: Lesung", "- 4. Mai: Markt", "© 2024 Stadt Rostock"), id="a copyright year"),
        pytest.param(("- 5. April: Lesung", "- 4. Mai: Markt", "### © 2024 Stadt Rostock"), id="below, not above"),
    ],
)
def test_what_is_not_certain_stays_open(lines: tuple[str, ...]) -> None:
    assert completed(*lines) == []


def test_a_weekday_makes_prose_certain() -> None:
    assert completed("## Haushalt 2024", "Beraten wird er am Freitag, dem 5. April.") == [("2024-04-05", "heading")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Freitag, 5. April, bleibt das Rathaus geschlossen."),
        ("de", "Das Rathaus bleibt am 05.04. (Fr.) geschlossen."),
        ("fr", "La mairie sera fermée le vendredi 5 avril."),
        ("en", "The town hall is closed on Friday, April 5."),
        ("nl", "Het gemeentehuis is vrijdag 5 april gesloten."),
        ("it", "Gli uffici sono chiusi venerdì 5 aprile."),
        ("es", "El ayuntamiento cierra el viernes 5 de abril."),
        ("pt", "A câmara encerra na sexta-feira, dia 5 de abril."),
        ("pl", "Urząd będzie nieczynny w piątek, 5 kwietnia."),
        ("cs", "Úřad bude zavřený v pátek 5. dubna."),
        ("lb", "D'Gemeng ass e Freideg, den 5. Abrëll zou."),
        ("da", "Rådhuset er lukket fredag den 5. april."),
        ("sv", "Stadshuset är stängt fredagen den 5 april."),
    ],
)
def test_a_weekday_that_agrees_with_the_pages_date(language: str, text: str) -> None:
    assert completed(text, language=language, published="2024-03-28") == [("2024-04-05", "page")]
    assert completed(text, language=language, published="2023-03-28") == []
    assert completed(text, language=language) == []


def test_the_nearest_such_day_may_lie_in_the_next_year() -> None:
    text = "Der Empfang ist am Freitag, 10. Januar."
    assert completed(text, published="2024-12-20T09:15") == [("2025-01-10", "page")]


def test_one_weekday_that_disagrees_speaks_against_the_pages_date() -> None:
    assert completed("Am Freitag, 5. April.", "Am Freitag, 3. Juni.", published="2024-03-28") == []


def test_without_a_weekday_the_pages_date_is_no_proof() -> None:
    assert completed("Am 5. April bleibt das Rathaus geschlossen.", published="2024-03-28") == []
    assert completed("Am Freitag, 5. April.", published="2024-03") == []


def test_heading_and_page_that_differ_cancel_each_other() -> None:
    # 5 April is a Friday in 2019 and in 2024.
    assert completed("## Termine 2024", "Am Freitag, 5. April.", published="2019-03-28") == []


def test_the_first_of_two_weekdays_is_that_of_the_first_day() -> None:
    text = "Freitag und Samstag, 5. und 6. April: Flohmarkt"
    assert completed(text, published="2024-03-28") == [("2024-04-05/2024-04-06", "page")]


def test_a_leap_day_is_left_alone_by_the_pages_date() -> None:
    assert completed("Am Donnerstag, 29. Februar.", published="2024-02-01") == []
    assert completed("## Februar 2024", "Am 29. Februar.") == [("2024-02-29", "heading")]
    assert completed("## 2023", "- 28. Februar", "- 29. Februar") == []


@pytest.mark.parametrize("last", ["28. bis 29. Februar: Lesenacht", "28. Dezember bis 3. Januar: Lesenacht"])
def test_days_over_the_turn_of_the_year_or_that_the_year_lacks_stay_as_they_are(last: str) -> None:
    entries = ("- 5. bis 6. Januar: Markt", "- 3. Februar: Umzug")
    assert not mentions("## Programm 2023", *entries, f"- {last}")[-1].attributes
    assert completed("## Programm 2024", *entries, "- 28. bis 29. Februar: Lesenacht")[-1] == (
        "2024-02-28/2024-02-29",
        "heading",
    )
