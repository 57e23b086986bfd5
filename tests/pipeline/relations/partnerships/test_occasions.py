"""What each date of a partnership says, in every language."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import facts

SIGNED_AND_VISITED = [
    ("de", "DE", "Der Partnerschaftsvertrag mit Lyon wurde am 4. Mai 1964 unterzeichnet. "
     "Im Juni 2019 besuchte eine Delegation aus Lyon unsere Stadt."),
    ("fr", "FR", "Le jumelage avec Lyon a été signé le 4 mai 1964. "
     "En juin 2019, une délégation de Lyon a été accueillie à la mairie."),
    ("en", "GB", "The twinning charter with Lyon was signed on 4 May 1964. In June 2019 a choir from Lyon visited us."),
    ("es", "ES", "El hermanamiento con Lyon se firmó el 4 de mayo de 1964. "
     "En junio de 2019 una delegación de Lyon visitó la ciudad."),
    ("it", "IT", "Il gemellaggio con Lyon è stato firmato il 4 maggio 1964. "
     "Nel giugno 2019 una delegazione di Lyon era in visita."),
    ("pt", "PT", "A geminação com Lyon foi assinada a 4 de maio de 1964. "
     "Em junho de 2019 uma delegação de Lyon visitou o concelho."),
    ("nl", "NL", "De stedenband met Lyon werd op 4 mei 1964 ondertekend. "
     "In juni 2019 was een delegatie uit Lyon op bezoek."),
    ("pl", "PL", "Umowę partnerską z miastem Lyon podpisano 4 maja 1964 roku. "
     "W czerwcu 2019 roku delegacja miasta Lyon odwiedziła nasze miasto."),
    ("cs", "CZ", "Smlouva o partnerství s městem Lyon byla podepsána 4. května 1964. "
     "V červnu 2019 město navštívila delegace z města Lyon."),
    ("lb", "LU", "D'Partnerschaft mat Lyon gouf de 4. Mee 1964 ënnerschriwwen. "
     "Am Juni 2019 war eng Delegatioun aus Lyon op Besuch."),
]  # fmt: skip


def dates_with_lyon(text: str, language: str, country: str) -> set[tuple[str, str]]:
    relations, _ = facts([text], language, country, "2946447")
    (fact,) = relations.partnerships
    return {(date.role.value, date.value) for date in fact.dates}


@pytest.mark.parametrize(("language", "country", "text"), SIGNED_AND_VISITED)
def test_a_signing_and_a_visit(language: str, country: str, text: str) -> None:
    assert dates_with_lyon(text, language, country) == {
        ("since", "1964-05-04"),
        ("signed", "1964-05-04"),
        ("visited", "2019-06"),
    }


def test_the_feast_of_an_anniversary_is_no_beginning() -> None:
    text = "Lyon ist seit 1964 Partnerstadt. Genau 50 Jahre später, am 4. Mai 2014, feierten beide Städte."
    assert dates_with_lyon(text, "de", "DE") == {("since", "1964"), ("anniversary", "2014-05-04")}


def test_a_renewal_and_an_end() -> None:
    text = "Die Städtepartnerschaft mit Lyon wurde 1964 unterzeichnet, 1994 erneuert. 2011 wurde sie beendet."
    assert {("renewed", "1994"), ("until", "2011"), ("signed", "1964")} <= dates_with_lyon(text, "de", "DE")


def test_a_visit_without_a_partner_is_nobodys() -> None:
    text = "Homburg ist mit Lyon verschwistert."
    relations, _ = facts([text, "Im Mai 2020 besuchte die Ministerin das Rathaus."], "de", "DE", "2946447")
    assert [date.role for fact in relations.partnerships for date in fact.dates] == []


def test_two_beginnings_on_one_page_are_an_issue() -> None:
    lines = ["Lyon ist seit 1964 unsere Partnerstadt.", "Seit 1966 verbindet uns eine Städtepartnerschaft mit Lyon."]
    relations, _ = facts(lines, "de", "DE", "2946447")
    assert [issue.message for issue in relations.issues if issue.code == "since-disagreement"] == [
        "Lyon: since 1964, 1966"
    ]


def test_every_date_has_its_characters() -> None:
    relations, _ = facts(["Le jumelage avec Lyon a été signé le 4 mai 1964."], "fr", "FR", "2946447")
    (fact,) = relations.partnerships
    assert [[span.raw for span in date.evidence] for date in fact.dates] == [["4 mai 1964"], ["4 mai 1964"]]
