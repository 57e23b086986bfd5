"""Behind a word for guests and a preposition stands the town that they come from."""

from __future__ import annotations

import pytest

from tests.pipeline.test_cities_beside_words import found

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
