"""Of which moment a page speaks where it names a mayor, and which dates say nothing of him."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BONN, BRNO, LYON, PISA, YORK
from tests.pipeline.pages_by_hand import Line, facts

HEADING, ROW = BlockKind.HEADING, BlockKind.TABLE_ROW


def moments(lines: list[Line], language: str, country: str, publisher: str) -> dict[str, str | None]:
    relations, _ = facts(lines, language, country, publisher)
    return {fact.person: fact.as_of for fact in relations.mayoralties}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "person"),
    [
        (
            "de",
            "DE",
            BONN,
            "Altbürgermeister Till Ahrens ist am 3. Mai 2011 mit 80 Jahren verstorben.",
            "Till Ahrens",
        ),
        ("de", "DE", BONN, "Am 3. März 2011 starb Altbürgermeister Till Ahrens.", "Till Ahrens"),
        ("fr", "FR", LYON, "Né le 2 mai 1931, l'ancien maire Paul Roux est décédé le 7 juin 2011.", "Paul Roux"),
        ("en", "GB", YORK, "Former Mayor Tom Hill died on 7 June 2011.", "Tom Hill"),
        ("it", "IT", PISA, "L'ex sindaco Aldo Conti è morto il 7 giugno 2011.", "Aldo Conti"),
        ("es", "ES", "3117735", "El exalcalde Luis Ramos falleció el 7 de junio de 2011.", "Luis Ramos"),
        ("pt", "PT", "2740637", "O antigo presidente da Câmara Rui Tavares faleceu em 2011.", "Rui Tavares"),
        ("nl", "NL", "2746301", "Oud-burgemeester Jan Bakker overleed op 7 juni 2011.", "Jan Bakker"),
        ("pl", "PL", "759603", "Były burmistrz Jan Nowak zmarł w 2011 roku.", "Jan Nowak"),
        ("cs", "CZ", BRNO, "Bývalý primátor Petr Novotný zemřel v roce 2011.", "Petr Novotný"),
        ("da", "DK", "2618425", "Tidligere borgmester Lars Holm døde i 2011.", "Lars Holm"),
    ],
)
def test_a_birth_or_death_dates_no_office(language: str, country: str, publisher: str, text: str, person: str) -> None:
    assert moments([text], language, country, publisher) == {person: None}


def test_the_date_of_the_office_stands_beside_a_birth() -> None:
    lines: list[Line] = ["Der 1931 in Kiel geborene Bürgermeister Till Ahrens eröffnete am 4. Mai 1984 das Bad."]
    assert moments(lines, "de", "DE", BONN) == {"Till Ahrens": "1984-05-04"}
    lines = ["Le maire Paul Roux, décédé entre-temps, avait signé la charte en 1984."]
    assert moments(lines, "fr", "FR", LYON) == {"Paul Roux": "1984"}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "person"),
    [
        ("it", "IT", PISA, "Il sindaco Aldo Conti, in carica dal 4 maggio 2014, ha accolto gli ospiti.", "Aldo Conti"),
        ("de", "DE", BONN, "Bürgermeister Till Ahrens, seit 4. Mai 2014 im Amt, dankte.", "Till Ahrens"),
        ("fr", "FR", LYON, "Le maire Paul Roux, en fonction depuis le 4 mai 2014, remercie.", "Paul Roux"),
        ("en", "GB", YORK, "The Mayor, Tom Hill, in office since 4 May 2014, was there.", "Tom Hill"),
        ("nl", "NL", "2746301", "Burgemeester Jan Bakker, in functie sinds 4 mei 2014, was er.", "Jan Bakker"),
        ("pl", "PL", "759603", "Burmistrz Jan Nowak, sprawujący urząd od 4 maja 2014, otworzył targ.", "Jan Nowak"),
    ],
)
def test_a_beginning_in_office_opens_the_term(
    language: str, country: str, publisher: str, text: str, person: str
) -> None:
    assert moments([text], language, country, publisher) == {person: "2014-05-04/.."}


def test_the_title_behind_its_end_closes_the_term() -> None:
    lines: list[Line] = ["Es sprach Till Ahrens, bis 2014 Bürgermeister in Kiel."]
    assert moments(lines, "de", "DE", BONN) == {"Till Ahrens": "../2014"}


def test_what_began_or_ends_otherwise_says_nothing_of_a_mayor() -> None:
    lines: list[Line] = ["Il sindaco Aldo Conti, in carica dal 2014, ha accolto il sindaco di Nevers Paul Roux."]
    assert moments(lines, "it", "IT", PISA) == {"Aldo Conti": "2014/..", "Paul Roux": None}
    lines = ["Lyon est jumelée avec Pise depuis 1986. Son maire, Aldo Conti, viendra."]
    assert moments(lines, "fr", "FR", LYON) == {"Aldo Conti": None}
    lines = ["Mayor Tom Hill wants the bridge finished and will plan it until 2030."]
    assert moments(lines, "en", "GB", YORK) == {"Tom Hill": None}


def test_the_term_of_one_mayor_is_not_the_others() -> None:
    text = "La charte a été signée par Paul Roux, maire de Lyon de 1977 à 1989, et Karl Weiß, maire de Bonn."
    assert moments([text], "fr", "FR", LYON) == {"Paul Roux": "1977/1989", "Karl Weiß": None}


def test_a_birth_without_another_date_leaves_the_sentence_before_aside() -> None:
    lines: list[Line] = ["Das Bad wurde 1999 gebaut. Altbürgermeister Till Ahrens ist 2011 gestorben."]
    assert moments(lines, "de", "DE", BONN) == {"Till Ahrens": None}


def test_a_term_in_a_list_stays_where_a_sentence_names_the_town() -> None:
    lines: list[Line] = [
        "Till Ahrens wurde am 4. Mai 2014 zum Oberbürgermeister der Stadt Bonn gewählt.",
        (HEADING, "Die Oberbürgermeister seit 1980"),
        (ROW, "1980–2014\tJens Holm"),
        (ROW, "seit 2014\tTill Ahrens"),
    ]
    assert moments(lines, "de", "DE", BONN) == {"Till Ahrens": "2014/..", "Jens Holm": "1980/2014"}


def test_a_term_in_the_publishers_list_is_not_that_of_another_town() -> None:
    lines: list[Line] = [
        "Am 4. Mai 1999 kam Till Ahrens, Bürgermeister von Kiel.",
        "Bürgermeister Till Ahrens sprach am 6. Mai 1999.",
    ]
    assert moments(lines, "de", "DE", BONN) == {"Till Ahrens": "1999-05-04"}


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        (["Am 4. Mai 1999 sprach Bürgermeister Till Ahrens."], ["Till Ahrens", "4. Mai 1999"]),
        (["Bürgermeister Till Ahrens (1999–2008) sprach."], ["Till Ahrens", "1999–2008"]),
        (["Das Bad wurde 1999 gebaut. Bürgermeister Till Ahrens sprach."], ["Till Ahrens", "1999"]),
        (["4. Mai 1999", "Bürgermeister Till Ahrens sprach."], ["Till Ahrens", "4. Mai 1999"]),
        (["Bürgermeister Till Ahrens, seit 1999 im Amt, sprach."], ["Till Ahrens", "1999"]),
        (["Bürgermeister Till Ahrens sprach."], ["Till Ahrens"]),
    ],
)
def test_the_characters_of_the_date_are_evidence(lines: list[Line], evidence: list[str]) -> None:
    relations, _ = facts(lines, "de", "DE", BONN)
    (fact,) = relations.mayoralties
    assert [span.raw for span in fact.evidence] == evidence
    assert all(str(lines[span.block])[span.start : span.end] == span.raw for span in fact.evidence)


def test_a_term_in_two_cells_is_evidence_as_a_whole() -> None:
    lines: list[Line] = [
        (HEADING, "Bürgermeister seit 1980"),
        (ROW, "Name\tvon\tbis"),
        (ROW, "Jens Holm\t1980\t1999"),
        (ROW, "Till Ahrens\t1999\t2014"),
    ]
    relations, _ = facts(lines, "de", "DE", BONN)
    assert [(fact.as_of, fact.evidence[-1].raw) for fact in relations.mayoralties] == [
        ("1980/1999", "1980\t1999"),
        ("1999/2014", "1999\t2014"),
    ]


THAT_YEAR = [
    ("en", "GB", YORK, "York has been a partner since 1952.", "In that year, ", "Mayor Tom Hill went there."),
    ("de", "DE", BONN, "Seit 1952 gibt es den Markt.", "Im selben Jahr kam ", "Bürgermeister Till Ahrens hierher."),
    ("fr", "FR", LYON, "Le marché existe depuis 1952.", "Cette année-là, ", "Le maire Paul Roux vint ici."),
    ("it", "IT", PISA, "Il mercato esiste dal 1952.", "Quell'anno ", "Il sindaco Aldo Conti lo aprì."),
    ("nl", "NL", "2746301", "De markt bestaat sinds 1952.", "In dat jaar kwam ", "Burgemeester Jan Bakker hierheen."),
]


@pytest.mark.parametrize(("language", "country", "publisher", "before", "that_year", "text"), THAT_YEAR)
def test_that_year_is_the_one_since_which_something_is(
    language: str, country: str, publisher: str, before: str, that_year: str, text: str
) -> None:
    assert list(moments([f"{before} {that_year}{text}"], language, country, publisher).values()) == ["1952"]
    assert list(moments([f"{before} {text}"], language, country, publisher).values()) == [None]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", BONN, "Bürgermeister Till Ahrens lobte das Museum, das am 3. Mai 1998 eröffnet wurde."),
        ("es", "ES", "3117735", "El alcalde Luis Ramos recibió a un club que se fundó el 3 de mayo de 1998."),
        ("fr", "FR", LYON, "Le maire Paul Roux a salué le club qui fêta ses débuts le 3 mai 1998."),
        ("it", "IT", PISA, "Il sindaco Aldo Conti ha accolto il gruppo che nacque il 3 maggio 1998."),
    ],
)
def test_the_date_of_a_clause_on_something_else_is_not_the_mayors(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert list(moments([text], language, country, publisher).values()) == [None]


def test_the_date_of_a_clause_on_the_mayor_is_his() -> None:
    text = "Bürgermeister Till Ahrens, der am 3. Mai 1998 das Museum eröffnete, kam."
    assert moments([text], "de", "DE", BONN) == {"Till Ahrens": "1998-05-03"}
