"""Who visits the publisher's town is the mayor of another one."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import (
    BATH,
    BURGOS,
    COIMBRA,
    DIJON,
    GOUDA,
    KUTNO,
    LUCCA,
    MAINZ,
    PISA,
    TABOR,
    VEJLE,
    WORMS,
)
from tests.pipeline.pages_by_hand import towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Beim Besuch von Bürgermeister Luc Ferrand in Mainz sprach Bürgermeister Jan Roth."),
        ("de", "DE", MAINZ, "Bürgermeister Luc Ferrand besuchte Mainz. Bürgermeister Jan Roth zeigte ihm den Dom."),
        ("en", "GB", BATH, "During the visit to Bath of Mayor Luc Ferrand, Mayor Jan Roth signed the book."),
        ("en", "GB", BATH, "Mayor Luc Ferrand visited Bath, and Mayor Jan Roth showed him the hall."),
        ("fr", "FR", DIJON, "Lors de la visite à Dijon du maire Luc Ferrand, le maire Jan Roth a parlé."),
        ("fr", "FR", DIJON, "Le maire Luc Ferrand a visité Dijon. Le maire Jan Roth l'a accompagné."),
        ("it", "IT", LUCCA, "Alla venuta a Lucca del sindaco Luc Ferrand, il sindaco Jan Roth ha parlato."),
        ("es", "ES", BURGOS, "Durante la visita a Burgos del alcalde Luc Ferrand habló el alcalde Jan Roth."),
        ("pt", "PT", COIMBRA, "Na visita a Coimbra do presidente da câmara Luc Ferrand, o presidente da "
         "câmara Jan Roth falou."),
        ("nl", "NL", GOUDA, "Tijdens het bezoek van burgemeester Luc Ferrand aan Gouda sprak burgemeester Jan Roth."),
        ("pl", "PL", KUTNO, "Podczas wizyty w Kutnie burmistrza Luca Ferranda głos zabrał burmistrz Jan Roth."),
        ("cs", "CZ", TABOR, "Při návštěvě starosty Luca Ferranda v Táboře promluvil starosta Jan Roth."),
        ("da", "DK", VEJLE, "Under besøget af borgmester Luc Ferrand i Vejle talte borgmester Jan Roth."),
    ],
)  # fmt: skip
def test_a_mayor_does_not_visit_his_own_town(language: str, country: str, publisher: str, text: str) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Jan Roth": publisher}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Beim Besuch der Gäste in Mainz sprach Bürgermeister Jan Roth."),
        ("de", "DE", MAINZ, "Bürgermeister Jan Roth besuchte Mainz-Kastel."),
        ("en", "GB", BATH, "During a visit to Bath, Mayor Jan Roth welcomed them."),
        ("fr", "FR", DIJON, "La délégation en visite à Dijon a été reçue par le maire Jan Roth."),
        ("pl", "PL", KUTNO, "Podczas wizyty w Kutnie burmistrz Jan Roth wręczył dyplomy."),
    ],
)
def test_who_receives_visitors_is_the_publishers(language: str, country: str, publisher: str, text: str) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Jan Roth": publisher}


def test_the_visitor_is_of_the_town_that_was_spoken_of() -> None:
    text = (
        "Pisa ist unsere Partnerstadt. Beim Besuch von Bürgermeister Aldo Neri in Mainz sprach Bürgermeister Jan Roth."
    )
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Aldo Neri": PISA, "Jan Roth": MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "host"),
    [
        ("de", "DE", MAINZ, "Sie fuhren nach Worms. Dort wurden sie von Bürgermeister Jan Roth empfangen.", WORMS),
        ("de", "DE", MAINZ, "Die Gruppe fuhr nach Worms. Empfangen wurde sie von Bürgermeister Jan Roth.", WORMS),
        ("en", "GB", BATH, "The group travelled to Pisa. They were welcomed by Mayor Jan Roth.", PISA),
        ("fr", "FR", DIJON, "Le groupe s'est rendu à Pisa. Il a été accueilli par le maire Jan Roth.", PISA),
        ("it", "IT", LUCCA, "Il gruppo si è recato a Pisa. È stato accolto dal sindaco Jan Roth.", PISA),
        ("da", "DK", VEJLE, "Gruppen rejste til Pisa. De blev modtaget af borgmester Jan Roth.", PISA),
        ("de", "DE", MAINZ, "Sie fuhr nach Worms. Zurück, wurde sie von Bürgermeister Jan Roth empfangen.", MAINZ),
        ("de", "DE", MAINZ, "Die Gruppe kam aus Worms. Sie wurde von Bürgermeister Jan Roth empfangen.", MAINZ),
    ],
)  # fmt: skip
def test_who_receives_travellers_is_of_the_town_to_which_they_travel(
    language: str, country: str, publisher: str, text: str, host: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Jan Roth": host}
