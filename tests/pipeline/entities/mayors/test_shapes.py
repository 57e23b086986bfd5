"""Names of mayors of every shape, in the places where pages put them."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors


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


@pytest.mark.parametrize(
    ("language", "country", "text", "names"),
    [
        ("de", "DE", "1998 wurde Rolf Bruhn von Jutta Kern als Bürgermeister abgelöst.", ["Rolf Bruhn", "Jutta Kern"]),
        ("de", "DE", "1998 wurde Rolf Bruhn von Landrätin Jutta Kern als Bürgermeister vereidigt.", ["Rolf Bruhn"]),
        (
            "de",
            "DE",
            "Anna Berg wurde 2020 von der Landrätin, Jutta Kern, als Bürgermeisterin vereidigt.",
            ["Anna Berg"],
        ),
        ("de", "DE", "Sie wurde am 3. Mai 2020 vom Landrat, Rolf Bruhn, als Bürgermeisterin vereidigt.", []),
        ("nl", "NL", "In 2019 werd ze door de commissaris van de Koning, Joris Veldman, beëdigd als burgemeester.", []),
        ("de", "DE", "Auf dem Bild wird Bürgermeister Rolf Bruhn von Jutta Kern begrüßt.", ["Rolf Bruhn"]),
        ("de", "DE", "Bürgermeister Rolf von Bruhn-Kern sprach.", ["Rolf von Bruhn-Kern"]),
        ("it", "IT", "Il sindaco Mario Riva da Anna Neri fu accolto.", ["Mario Riva"]),
    ],
)
def test_a_word_for_by_between_two_full_names_is_part_of_neither(
    language: str, country: str, text: str, names: list[str]
) -> None:
    assert [value for _, value in mayors([text], language, country)] == names
