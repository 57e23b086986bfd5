"""Streets, schools, halls and prizes that bear a mayor's name name no mayor of the page."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors

COUNTRIES = {"cs": "CZ", "da": "DK", "en": "GB", "lb": "LU", "sv": "SE"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La rue du Maire Louis Blanc est fermée le 3 mai 2021."),
        ("fr", "L'école Maire André Laurent reste ouverte."),
        ("fr", "Le gymnase du Maire Paul Roux ouvre."),
        ("de", "Die Oberbürgermeister Karl Faller Halle öffnet am 5. Mai 2022."),
        ("de", "Der Bürgermeister Hans Maier Preis wird verliehen."),
        ("en", "Mayor John Smith Park is open."),
        ("en", "The Lord Mayor John Smith Scholarship is awarded."),
        ("it", "In via del Sindaco Mario Rossi si lavora."),
        ("it", "La scuola Sindaco Mario Rossi è chiusa."),
        ("es", "La calle del Alcalde Juan Pérez está cortada."),
        ("es", "El colegio Alcalde Juan Pérez abre."),
        ("pt", "A Avenida do Prefeito João Lima fica fechada."),
        ("pt", "A Escola Prefeito João Lima abre."),
        ("pl", "Przy ul. Burmistrza Jana Kowalskiego trwa remont."),
        ("pl", "Szkoła im. Burmistrza Jana Kowalskiego jest otwarta."),
        ("cs", "Most primátora Jana Nováka je otevřen."),
        ("nl", "De school Burgemeester Jan Smit is open."),
        ("da", "Borgmester Christian Hansens Vej er lukket."),
        ("sv", "Borgmästare Lars Holms gata är stängd."),
        ("lb", "An der Rue du Bourgmestre Jos Kieffer gëtt geschafft."),
    ],
)
def test_what_bears_a_mayors_name_is_no_mayor(language: str, text: str) -> None:
    assert mayors([text], language, COUNTRIES.get(language, language.upper())) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La place est inaugurée par le maire Louis Blanc."),
        ("fr", "À la place du maire Louis Blanc, l'adjoint a parlé."),
        ("fr", "Dans l'école, le maire Louis Blanc a salué les élèves."),
        ("de", "In der Halle sprach Oberbürgermeister Karl Faller."),
        ("de", "Gestern eröffnete Oberbürgermeister Karl Faller die Halle."),
        ("en", "Mayor Ann Lee opened the park."),
        ("it", "Il sindaco Mario Rossi ha visitato la scuola."),
        ("es", "El alcalde Juan Pérez visitó el colegio."),
        ("pl", "W szkole burmistrz Jan Kowalski spotkał się z uczniami."),
        ("cs", "Včera otevřel starosta Jan Novák most."),
        ("da", "I går åbnede borgmester Lars Holm vej og bro."),
        ("nl", "Gisteren opende in het park burgemeester Jan Smit de beurs."),
    ],
)
def test_a_mayor_beside_a_street_or_a_school_stays_one(language: str, text: str) -> None:
    assert len(mayors([text], language, COUNTRIES.get(language, language.upper()))) == 1
