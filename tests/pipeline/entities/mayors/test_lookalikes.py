"""Words that look like a mayor's title, or like a mayor's name, on pages of any kind."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line


@pytest.mark.parametrize(
    "text",
    [
        "Ob Fernwärme oder Gas, die Stadtwerke liefern beides.",
        "Ob Vereine und Schulen mitmachen, zeigt sich im Herbst.",
        "Ob nun als Fest oder Filmabend, das Jubiläum wird begangen.",
        "Ob Jutta Kern kommt, ist offen.",
    ],
)
def test_whether_is_no_lord_mayor(text: str) -> None:
    assert mayors([text], "de") == []


@pytest.mark.parametrize("text", ["OB Jutta Kern dankte.", "Alt-OB Jutta Kern dankte.", "Es sprach OB Jutta Kern."])
def test_the_short_title_in_capitals_is(text: str) -> None:
    assert [value for _, value in mayors([text], "de")] == ["Jutta Kern"]


def test_the_number_of_a_model_holds_no_title() -> None:
    assert mayors(["Artikel Nummer: Leuchte-LX210-OB"], "de") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Am Samstag eröffnete Bürgermeister Nils Bruhn den Westpark.", "Nils Bruhn"),
        ("Gemeinsam enthüllten Bürgermeisterin Ute Sander der Chor und die Wehr die Tafel.", "Ute Sander"),
        ("Am Samstag eröffnete Bürgermeisterin Lea von der Aue den Westpark.", "Lea von der Aue"),
        ("Am Samstag kam Bürgermeister Piet van den Bosch aus Venlo.", "Piet van den Bosch"),
    ],
)
def test_an_article_behind_a_name_begins_the_next_noun(text: str, name: str) -> None:
    assert [value for _, value in mayors([text], "de")] == [name]


def test_an_article_between_nouns_makes_no_name() -> None:
    assert mayors(["Er rief die neuen Bürgermeister zum Beginn der Arbeit auf."], "de") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Auf der Trainerbank sitzt nun Falk Roth, sein Vorgänger, Dieter Hahn, ging im Mai."),
        ("de", "Die Kanzlerin verlor; ihre Vorgängerin Petra Lenz hatte dreimal gewonnen."),
        ("fr", "Le directeur du musée part ; son successeur, Luc Perrin, arrive en mai."),
        ("en", "The head teacher leaves; her successor, Jane Poole, starts in May."),
        ("it", "Il direttore del coro lascia: il suo predecessore, Marco Riva, aveva guidato il coro dal 2001."),
    ],
)
def test_a_page_without_a_mayor_has_no_mayors_predecessor(language: str, text: str) -> None:
    assert mayors([text], language) == []


def test_beside_a_mayor_the_predecessor_is_one() -> None:
    text = "Bürgermeisterin Petra Lenz nahm die Kette. Ihr Vorgänger, Dieter Hahn, hatte sie noch einmal poliert."
    assert [value for _, value in mayors([text], "de")] == ["Petra Lenz", "Dieter Hahn"]


@pytest.mark.parametrize(
    ("country", "text", "names"),
    [
        ("PT", "A presidente da Câmara, Rita Prado, abriu a feira.", ["Rita Prado"]),
        ("BR", "A presidente da Câmara, Rita Prado, abriu a feira com o prefeito Caio Lemos.", ["Caio Lemos"]),
        ("BR", "Veio o presidente da Câmara de Lisboa, Rui Teles.", ["Rui Teles"]),
    ],
)
def test_a_president_of_the_camara_is_mayor_in_portugal_alone(country: str, text: str, names: list[str]) -> None:
    assert [value for _, value in mayors([text], "pt", country)] == names


@pytest.mark.parametrize(
    "lines",
    [
        ["Die Gemeindepräsidentin ist zuständig für die Planung und Durchführung von Anlässen im Dorf."],
        ["Das Ehrenamt sieht die Bürgermeisterin als die Zukunft Deutschlands."],
        [
            (BlockKind.HEADING, "Großes Herbsttreffen"),
            "Es lud der Vorsitzende ein. Er war auch Bürgermeister von Warburg.",
        ],
    ],
)
def test_nouns_behind_a_verb_or_over_a_text_are_nobodys_name(lines: list[Line]) -> None:
    assert mayors(lines, "de", "CH") == []


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Die neue Bürgermeisterin heißt seit Mai Tjorven Ahlers."], "Tjorven Ahlers"),
        ([(BlockKind.HEADING, "Jutta Kern"), "Sie kam 1990 hierher. Sie ist seit 2014 Bürgermeisterin."], "Jutta Kern"),
    ],
)
def test_but_a_person_there_is_the_mayor(lines: list[Line], name: str) -> None:
    assert [value for _, value in mayors(lines, "de")] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Aubry, maire du 3e arrondissement, a inauguré la salle."),
        ("fr", "Les maires d'arrondissement Paul Aubry et Anne Roux étaient là."),
        ("de", "Der Bürgermeister des Ortsteils Nord, Karl Ohm, sprach."),
        ("it", "Il sindaco del quartiere Aldo Neri era presente."),
        ("pl", "Burmistrz dzielnicy Jan Nowak otworzył szkołę."),
    ],
)
def test_the_head_of_a_part_of_a_town_is_not_its_mayor(language: str, text: str) -> None:
    assert mayors([text], language, language.upper()) == []


def test_a_mayor_may_speak_of_a_part_of_the_town() -> None:
    text = "Bürgermeister Karl Ohm besuchte den Ortsteil Nord."
    assert [value for _, value in mayors([text], "de")] == ["Karl Ohm"]


def test_a_row_that_gives_another_office_names_no_mayor() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "I sindaci dal 1936"),
        "1936-1938 Aldo Neri Commissario Prefettizio",
        "1938-1943 Bruno Conti",
    ]
    assert [value for _, value in mayors(lines, "it", "IT")] == ["Bruno Conti"]


@pytest.mark.parametrize("text", ["D'Gemengemamm Anne Kox huet d'Gäscht begréisst.", "De Gemengepapp Jos Kox war do."])
def test_the_father_of_a_commune_is_its_mayor(text: str) -> None:
    assert len(mayors([text], "lb", "LU")) == 1


def test_what_a_mayor_guides_is_no_name() -> None:
    assert mayors(["Seit 1994 leitete er die Geschicke von Soest als Bürgermeister."], "de", "DE") == []
