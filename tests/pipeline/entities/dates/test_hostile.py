"""Texts made to hurt: long runs of what patterns begin with. They must be read to the end, in linear time."""

from __future__ import annotations

import pytest

from pipeline.entities.dates import find_dates

SIZE = 40_000


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "12. ",
        "12, 13. und ",
        "1-",
        "1/1",
        "2010-",
        "2010 - ",
        "mai ",
        "xix ",
        "x",
        "um um ",
        "zwischen ",
        " ",
        "12.12.",
        "1248 ",
        "8.10 ",
        "siglo ",
        "vom 3. Juni bis ",
        "'",
        "d'",
        "10:30 ",
        "60er ",
        "v. Chr. ",
        "(",
        "\u00ad",
        "31. Dezember ",
        "1.-2.-3.-",
        "anfang mitte ende ",
        "Montag, den ",
    ],
)
@pytest.mark.parametrize("lang", ["de", "es"])
def test_long_runs_are_read_to_the_end(unit: str, lang: str) -> None:
    text = (unit * (SIZE // len(unit)))[:SIZE] + " 3. 5. 2019"
    find_dates(text, lang, infer=True)
