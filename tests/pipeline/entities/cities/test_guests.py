"""Behind a word for guests and a preposition stands the town that they come from."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.cities.cities_by_hand import found

PUBLISHER = ("Konstanz", "DE")


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("de", "Empfang der Gäste aus Sarrebourg", "Sarrebourg"),
        ("de", "Eine Delegation aus Arco", "Arco"),
        ("de", "Besuch aus Apt", "Apt"),
        ("pl", "Powitanie gości z Gex", "Gex"),
        ("nl", "Gasten uit Marly", "Marly"),
        ("da", "Gæster fra Hem", "Hem"),
    ],
)
def test_guests_come_from_a_town_whatever_else_its_name_means(language: str, text: str, town: str) -> None:
    assert list(found(text, language, PUBLISHER)) == [town]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le groupe venait de {}."),
        ("es", "El grupo venía de {}."),
        ("pt", "O grupo veio de {}."),
        ("en", "Ann Lee of {} won the race."),
        ("en", "Mayor Jane Poole of {} sent greetings."),
        ("de", "Für {} unterschrieb Bürgermeisterin Karin Vogt."),
    ],
)
def test_verbs_and_persons_lead_to_a_town(language: str, text: str) -> None:
    for town in ("Miribel", "Mamers", "Policoro"):
        assert town in found(text.format(town), language, PUBLISHER)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Jane Poole of the Reform Party sent greetings."),
        ("fr", "Le maire vient de Martin et fils."),
        ("de", "Für Essen unterschrieb niemand."),
        ("nl", "Burgemeester Wilma van Oosterzee opende de markt."),
        ("cs", "Smlouvu podepsal primátor Milan Novák dne 5. května 1993."),
        ("de", "Bürgermeisterin Karin von Hagen sprach."),
        ("en", "Few people in Asia have heard of the fair."),
    ],
)
def test_not_to_every_name(language: str, text: str) -> None:
    assert found(text, language, PUBLISHER) == {}
