"""Which countries a first name speaks for."""

from __future__ import annotations

import pytest

from pipeline.entities.name_lands import has_first_name_of


@pytest.mark.parametrize(
    ("name", "country", "home", "expected"),
    [
        ("Aldo Conti", "IT", "DE", True),
        ("Gaston Morel", "FR", "DE", True),
        ("Aldo Conti", "IT", "IT", False),
        ("Karl Huber", "DE", "IT", False),  # German is spoken in Italy too
        ("Jean Weber", "FR", "LU", False),
        ("Aldo Conti", "DE", "FR", False),
    ],
)
def test_a_first_name_speaks_for_a_country_where_it_is_usual_there_and_not_at_home(
    name: str, country: str, home: str, expected: bool
) -> None:
    assert has_first_name_of(name, country, home) is expected
