"""Options that several verbs have, and what they print."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from flows.effective_settings import EffectiveSettings, load_settings

DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Folder of the store and the releases.", metavar="DIR", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a view for people.")]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", help="Who published the pages: an id of the catalogue.", metavar="ID"),
]
CountryOption = Annotated[
    str | None,
    typer.Option("--country", help="Instead of --source: ISO 3166-1 alpha-2 code of the publisher.", metavar="CC"),
]
CityOption = Annotated[
    str | None,
    typer.Option("--city", help="With --country: the publisher's GeoNames id.", metavar="GEONAMES_ID"),
]
NoPrefectOption = Annotated[bool, typer.Option("--no-prefect", help="Without the Prefect engine: same bytes out.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Publish though a source says much less than in the release before.")
]


def settle(**options: Any) -> EffectiveSettings:
    """The settings in force, these options of the command line among them."""
    return load_settings(options)


def print_json(content: object) -> None:
    """Write JSON to standard output, keys in their own order, characters as they are where it is in Unicode."""
    escaped = not sys.stdout.encoding.lower().startswith("utf")
    sys.stdout.write(json.dumps(_plain(content), ensure_ascii=escaped, indent=2) + "\n")


def console() -> Console:
    """Where a verb writes for people: colours on a terminal, plain text in lines of 120 characters in a pipe."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return value
