"""Whose mayor somebody is where a sentence begins with the town from which he comes, or for which he stands."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, BURGOS, DIJON, GOUDA, KUTNO, LUCCA, MAINZ, OXFORD, TABOR, VEJLE, WORMS
from tests.pipeline.pages_by_hand import towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Eigens aus Worms angereist war Bürgermeister Jan Roth.", WORMS),
        ("de", "DE", MAINZ, "Auch aus der Stadt Worms kam Bürgermeister Jan Roth.", WORMS),
        ("en", "GB", BATH, "Also from Oxford came the Mayor, John Lee.", OXFORD),
        ("it", "IT", LUCCA, "Arrivato da Mainz, il sindaco Jan Roth ha ringraziato.", MAINZ),
        ("nl", "NL", GOUDA, "Speciaal uit Mainz overgekomen was burgemeester Jan Roth.", MAINZ),
        ("pl", "PL", KUTNO, "Specjalnie z Mainz przyjechał burmistrz Jan Roth.", MAINZ),
        ("cs", "CZ", TABOR, "Až z Mainz přijel starosta Jan Roth.", MAINZ),
        ("da", "DK", VEJLE, "Helt fra Mainz var borgmester Jan Roth kommet.", MAINZ),
        ("de", "DE", MAINZ, "Die Stadt Worms vertrat Bürgermeister Jan Roth.", WORMS),
        ("de", "DE", MAINZ, "Unsere Partnerstadt Worms wurde durch Bürgermeister Jan Roth vertreten.", WORMS),
        ("pl", "PL", KUTNO, "Miasto Mainz reprezentował burmistrz Jan Roth.", MAINZ),
        ("cs", "CZ", TABOR, "Město Mainz zastupoval starosta Jan Roth.", MAINZ),
        ("it", "IT", LUCCA, "In rappresentanza di Mainz c'era il sindaco Jan Roth.", MAINZ),
        ("es", "ES", BURGOS, "En representación de Mainz acudió el alcalde Jan Roth.", MAINZ),
    ],
)
def test_who_comes_from_a_town_or_represents_it_is_its_mayor(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Gäste aus Worms kamen, Bürgermeister Jan Kolb begrüßte sie."),
        ("de", "DE", MAINZ, "Auch aus Worms kamen Gäste, die Bürgermeister Jan Kolb begrüßte."),
        ("de", "DE", MAINZ, "Auch für die Stadt Worms kam Hilfe, sagte Bürgermeister Jan Kolb."),
        ("de", "DE", MAINZ, "Unsere Partnerstadt Worms besuchte Bürgermeister Jan Kolb zuletzt 2018."),
        ("de", "DE", MAINZ, "In der Partnerstadt Worms vertrat Bürgermeister Jan Kolb den Rat."),
        ("en", "GB", BATH, "Also from Oxford came a choir, which Mayor Ann Hart greeted."),
        ("fr", "FR", DIJON, "Groupe de Mainz venu à Dijon, le maire Pierre Petit l'a reçu."),
    ],
)
def test_who_greets_those_who_come_or_goes_there_is_the_publishers(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [publisher]
