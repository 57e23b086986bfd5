"""Names of mayors of every shape, in the places where pages put them."""

from __future__ import annotations

import pytest

from tests.pipeline.test_mayors import mayors


@pytest.mark.parametrize(
    ("language", "country", "text", "name"),
    [
        ("en", "GB", "The Mayor (Cllr Jane Poole) took the chair.", "Jane Poole"),
        ("en", "GB", "Present: the Mayor (Mark O'Neill), six councillors.", "Mark O'Neill"),
        ("de", "DE", "Anwesend: der Bürgermeister (Herr Jens Wolf), vier Räte.", "Jens Wolf"),
        ("fr", "FR", "Le maire (Mme Claire Roux) ouvre la séance.", "Claire Roux"),
        ("nl", "NL", "Burgemeester Wim 't Hart opende de markt.", "Wim 't Hart"),
        ("nl", "NL", "Wim ’t Hart, burgemeester", "Wim ’t Hart"),
    ],
)
def test_a_name_in_a_bracket_or_with_a_short_particle_is_whole(
    language: str, country: str, text: str, name: str
) -> None:
    assert [value for _, value in mayors([text], language, country)] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Mayor (Labour) took the chair."),
        ("de", "Der Bürgermeister (SPD) eröffnete die Sitzung."),
        ("en", "The Mayor (with Jane Poole and six others) took the chair."),
    ],
)
def test_what_else_stands_in_a_bracket_is_no_mayor(language: str, text: str) -> None:
    assert mayors([text], language) == []
