"""JSON documents too long for memory: a head, and arrays whose members are written one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def write_document(path: Path, head: Mapping[str, Any], arrays: Iterable[tuple[str, Iterable[Any]]]) -> None:
    """Write one JSON object: the members of `head`, then each array under its name."""
    with path.open("w", encoding="utf-8") as file:
        separator = "{\n"
        for name, value in head.items():
            file.write(f"{separator}{_text(name)}: {_text(value)}")
            separator = ",\n"
        for name, members in arrays:
            file.write(f"{separator}{_text(name)}: [")
            between = "\n"
            for member in members:
                file.write(f"{between}{_text(member)}")
                between = ",\n"
            file.write("\n]")
            separator = ",\n"
        file.write("\n}\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
