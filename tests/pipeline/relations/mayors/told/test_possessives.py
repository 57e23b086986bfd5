"""Whose mayor "our mayor" and "its mayor" are."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BONN, LEEDS, PISA
from tests.pipeline.pages_by_hand import Line, facts
from tests.pipeline.relations.mayors.mayoralties_by_hand import towns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Unser damaliger Bürgermeister Ann Hart fuhr hin."),
        ("de", "Die Gäste sangen mit unserer Bürgermeisterin Ann Hart."),
        ("en", "Our then Mayor, Ann Hart, went there by coach."),
        ("fr", "Notre ancien maire Ann Hart y est allé en car."),
        ("it", "Il nostro sindaco Ann Hart ci andò in treno."),
        ("es", "Nuestro entonces alcalde, Ann Hart, fue allí en tren."),
        ("pt", "O nosso presidente da câmara Ann Hart foi lá de comboio."),
        ("nl", "Onze toenmalige burgemeester Ann Hart ging erheen."),
        ("pl", "Nasz ówczesny burmistrz Ann Hart tam pojechał."),
        ("cs", "Náš tehdejší starosta Ann Hart tam jel."),
        ("da", "Vores borgmester Ann Hart rejste derhen."),
        ("sv", "Vår borgmästare Ann Hart reste dit."),
        ("lb", "Eise Buergermeeschter Ann Hart ass dohinner gefuer."),
    ],
)
def test_our_mayor_is_the_publishers_below_the_line_of_another_town_too(language: str, text: str) -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Pisa"), text]
    assert towns(lines, language, "XX", LEEDS) == {"Ann Hart": LEEDS}


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeister unserer Partnerstadt Pisa ist Aldo Conti.",
        "Für unsere Stadt kam niemand. Aus Pisa kam Bürgermeister Aldo Conti.",
        "Unsere Gäste aus Pisa, mit ihnen Bürgermeister Aldo Conti.",
    ],
)
def test_what_else_is_ours_makes_no_guest_the_publishers_mayor(text: str) -> None:
    assert towns([text], "de", "DE", BONN) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Pisa ist seit dem Streit von 1990 und nach langen Verhandlungen mit den Nachbarn eine Stadt für sich. "
            "Von dort kommt der Chor. Ihr Bürgermeister, Aldo Conti, singt mit.",
        ),
        (
            "en",
            "Pisa became a town of its own after long years of dispute, and has had a council since then. "
            "They send a choir. Its new Mayor, Aldo Conti, will sing too.",
        ),
        (
            "es",
            "Pisa dejó de ser aldea hace muchos años, tras largas disputas, y tiene desde entonces juzgado propio. "
            "El municipio trae un coro. Su alcalde, Aldo Conti, cantará también.",
        ),
        (
            "nl",
            "Pisa werd na jaren van ruzie met de buren een eigen gemeente en heeft sindsdien een markt. "
            "Het stadje stuurt een koor. Hun burgemeester, Aldo Conti, zingt mee.",
        ),
        (
            "cs",
            "Pisa se po letech sporů se sousedy stala samostatnou obcí a od té doby má vlastní radnici. "
            "Město posílá sbor. Jeho starosta, Aldo Conti, bude zpívat.",
        ),
    ],
)
def test_its_mayor_is_that_of_the_only_town_of_which_the_paragraph_has_spoken(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    "text",
    [
        # The publisher's own town was named last.
        "Pisa schickt ihren Chor. Bonn dankt allen, die in diesen Tagen geholfen haben, und lädt auch im nächsten Jahr "
        "wieder ein. Die Stadt ist voll. Ihr Bürgermeister, Karl Weiß, singt mit.",
        # It may be that of either.
        "Pisa und Lyon schicken ihre Chöre. Die Reise war lang, die Gäste sind müde und sehr hungrig, es gibt eine "
        "warme Suppe. Alle singen. Ihr Bürgermeister, Karl Weiß, singt mit.",
        # A letter ends so.
        "Pisa schickt ihren Chor. Wir freuen uns auf alle, die in diesen Tagen kommen, und laden auch zum Essen ein, "
        "zu dem es Suppe gibt. Alle singen. Herzlich grüßt Sie Ihr Bürgermeister Karl Weiß",
    ],
)
def test_its_mayor_stays_the_publishers_where_no_other_town_alone_is_meant(text: str) -> None:
    assert towns([text], "de", "DE", BONN) == {"Karl Weiß": BONN}


def test_a_guest_of_a_town_stays_its_mayor_where_the_publisher_has_no_geonames_id() -> None:
    relations, _ = facts(["Zum Fest kam eine Abordnung aus Trier mit Bürgermeister Aldo Ahrens."], "de", "DE", None)
    assert [fact.city.name for fact in relations.mayoralties] == ["Trier"]
