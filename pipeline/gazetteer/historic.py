"""Names that cities bore officially in former times, with the languages that write them so and the period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class HistoricName:
    """A former name of a city. language: ISO 639-1. place: "name, country" of today. period: EDTF, of its use."""

    name: str
    language: str
    place: str
    period: str


@cache
def historic_names() -> tuple[HistoricName, ...]:
    """Every former name of `historic_names.yaml`."""
    text = files(__package__).joinpath("historic_names.yaml").read_text("utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(
        HistoricName(name, language, row["place"], row["period"])
        for row in rows
        for language, name in row["names"].items()
    )
