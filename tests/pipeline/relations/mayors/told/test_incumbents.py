"""One town, one mayor: where the publisher's is known, another mayor of today is of the town just named."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BATH, DIJON, GOUDA, KUTNO, LUCCA, MAINZ, TRIER, VEJLE
from tests.pipeline.pages_by_hand import Line, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines", "other"),
    [
        (
            "de",
            "DE",
            MAINZ,
            [
                "Bürgermeisterin Ann Hart berichtet.",
                "Es liegt ein Brief aus Trier vor. Bürgermeister Max Kolb schlägt darin ein Treffen vor.",
            ],
            TRIER,
        ),
        (
            "de",
            "DE",
            MAINZ,
            [
                "Bürgermeisterin Ann Hart berichtet.",
                "Auch aus Trier kam ein Bus; am Steuer saß Bürgermeister Max Kolb.",
            ],
            TRIER,
        ),
        (
            "en",
            "GB",
            BATH,
            [
                "The Mayor, Ann Hart, gave her report.",
                "A letter from Dijon had come. Mayor Max Kolb proposes a meeting.",
            ],
            DIJON,
        ),
        (
            "fr",
            "FR",
            DIJON,
            [
                "Le maire, Ann Hart, fait son rapport.",
                "Une lettre de Mainz est arrivée. Le maire Max Kolb y propose une rencontre.",
            ],
            MAINZ,
        ),
        (
            "it",
            "IT",
            LUCCA,
            [
                "Il sindaco Ann Hart riferisce.",
                "È giunta una lettera da Mainz. Il sindaco Max Kolb vi propone un incontro.",
            ],
            MAINZ,
        ),
        (
            "nl",
            "NL",
            GOUDA,
            [
                "Burgemeester Ann Hart doet verslag.",
                "Er kwam een brief uit Mainz. Burgemeester Max Kolb stelt daarin een ontmoeting voor.",
            ],
            MAINZ,
        ),
        (
            "da",
            "DK",
            VEJLE,
            [
                "Borgmester Ann Hart aflægger beretning.",
                "Der er kommet et brev fra Mainz. Borgmester Max Kolb foreslår et møde.",
            ],
            MAINZ,
        ),
        (
            "pl",
            "PL",
            KUTNO,
            [
                "Burmistrz Ann Hart składa sprawozdanie.",
                "Nadszedł list z Mainz. Burmistrz Max Kolb proponuje spotkanie.",
            ],
            MAINZ,
        ),
    ],
)
def test_a_second_mayor_of_today_is_of_the_town_just_named(
    language: str, country: str, publisher: str, lines: list[Line], other: str
) -> None:
    assert towns_of_mayors(lines, language, country, publisher) == {"Ann Hart": publisher, "Max Kolb": other}


@pytest.mark.parametrize(
    "text",
    [
        "Der Vertrag mit Trier ist fertig. Bürgermeister Max Kolb unterzeichnet ihn im Rathaus.",  # he signs for us
        "Die Reise nach Trier war schön. Bürgermeister Max Kolb dankte.",  # he travels
        "In Trier wartete der Bus. Bürgermeister Max Kolb dankte.",
        "Die Freundschaft mit Trier begann 1974. Bürgermeister Max Kolb pflanzte den Baum.",  # of the past
        "Damals kam ein Brief aus Trier. Bürgermeister Max Kolb las ihn vor.",
        "Es kam ein Brief aus Trier und einer aus Bath. Bürgermeister Max Kolb las beide vor.",  # of two towns
        "Es kam ein Brief aus einem Dorf bei Trier. Bürgermeister Max Kolb las ihn vor.",
        "Es kam ein Brief aus Trier. Alle hörten zu. Bürgermeister Max Kolb las ihn vor.",  # too far away
        "Es kam ein Brief von Udo Lang, Bürgermeister von Trier. Bürgermeister Max Kolb las ihn vor.",
    ],
)
def test_a_second_mayor_stays_the_publishers_where_he_may_be_one_of_another_time(text: str) -> None:
    lines: list[Line] = ["Bürgermeisterin Ann Hart begrüßte am 3. Mai 2025 alle.", text]
    assert towns_of_mayors(lines, "de", "DE", MAINZ)["Max Kolb"] == MAINZ


def test_the_first_mayor_of_a_page_is_no_second_one() -> None:
    text = "Es kam ein Brief aus Trier. Bürgermeister Max Kolb las ihn vor. Bürgermeister Max Kolb war gerührt."
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Max Kolb": MAINZ}


def test_a_guest_with_a_title_of_his_own_land_is_not_the_publishers_mayor() -> None:
    lines: list[Line] = ["Sindaco Aldo Conti singt.", "Es kam ein Brief aus Trier. Bürgermeister Max Kolb las ihn vor."]
    assert towns_of_mayors(lines, "de", "DE", MAINZ)["Max Kolb"] == MAINZ


@pytest.mark.parametrize(
    "text",
    [
        "Aus Trier brachte Bürgermeister Luc Kolb einen Baum mit.",
        "Die Gäste aus Dijon kamen im Mai. Bürgermeister Luc Kolb freute sich.",
    ],
)
def test_who_signs_as_the_publishers_mayor_is_no_guest_in_any_sentence(text: str) -> None:
    lines: list[Line] = [text, "Ihr", "Luc Kolb", "Bürgermeister"]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Luc Kolb": MAINZ}


def test_who_signs_the_message_of_another_towns_mayor_stays_that_mayor() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Grußwort des Bürgermeisters von Trier"),
        "Liebe Gäste",
        "Jan Roth",
        "Bürgermeister",
        (BlockKind.HEADING, "Fest"),
        "Aus Trier kam Bürgermeister Jan Roth.",
    ]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Jan Roth": TRIER}


def test_only_the_first_mayor_of_a_page_is_its_own_without_a_word_for_it() -> None:
    lines: list[Line] = [
        "Mainz ist mit Lucca verbunden. Bürgermeister Jan Kolb empfing Sindaca Anna Conti.",
        "Im Jahr darauf dankte Bürgermeister Uwe Lang.",
    ]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Jan Kolb": MAINZ, "Anna Conti": LUCCA, "Uwe Lang": MAINZ}


def test_a_title_of_two_words_joined_is_no_former_one() -> None:
    lines: list[Line] = [
        "Présents : Paul Hart, Bourgmestre-Président ; Anne Petit, échevine.",
        "Une lettre de Gouda est arrivée. Le bourgmestre Jan Roth y propose une rencontre.",
    ]
    assert towns_of_mayors(lines, "fr", "BE", "2790101") == {"Paul Hart": "2790101", "Jan Roth": GOUDA}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        (
            "it",
            "IT",
            LUCCA,
            [
                "Il sindaco di Lucca, Anna Verdi, ha aperto la seduta.",
                "Con la città amica di Gouda in Olanda: col sindaco Max Neri prepariamo una mostra.",
            ],
        ),
        (
            "en",
            "GB",
            BATH,
            ["The Mayor of Bath, Ann Hart, opened the market.", "Flowers were also given to Mayor Max Kolb."],
        ),
    ],
)
def test_where_the_page_names_the_own_mayor_another_one_of_today_is_not_ours(
    language: str, country: str, publisher: str, lines: list[Line]
) -> None:
    towns = towns_of_mayors(lines, language, country, publisher)
    assert publisher in towns.values()
    assert "Max Neri" not in towns
    assert "Max Kolb" not in towns


@pytest.mark.parametrize(
    "line",
    [
        "The charter was signed by Mayor Max Kolb and many others.",
        "In 1987 Mayor Max Kolb went there by bus.",
        "Former Mayor Max Kolb gave a talk.",
    ],
)
def test_one_of_the_past_may_be_ours(line: str) -> None:
    towns = towns_of_mayors(["The Mayor of Bath, Ann Hart, opened the market.", line], "en", "GB", BATH)
    assert towns == {"Ann Hart": BATH, "Max Kolb": BATH}
