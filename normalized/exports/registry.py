"""What an export format is, and the list of those there are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import normalized.exports
from normalized.errors import UnknownExport
from normalized.exports.tables import ReleaseTables


class Export(Protocol):
    """One form in which a release can be read.

    name: what it is called on the command line, lower case. in_release: True where every release carries it.
    """

    @property
    def name(self) -> str: ...

    @property
    def in_release(self) -> bool: ...

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the tables below `folder`, which exists; return the files written. Same tables, same bytes."""
        ...


_EXPORTS: dict[str, Export] = {}


def register(export_format: Export) -> None:
    """Make an export format known under its name; a later one of the same name takes its place."""
    _EXPORTS[export_format.name] = export_format


def all_exports() -> Mapping[str, Export]:
    """Every export format by name, those of this package among them, in the order of their names."""
    for module in sorted(pkgutil.iter_modules(normalized.exports.__path__), key=lambda found: found.name):
        importlib.import_module(f"{normalized.exports.__name__}.{module.name}")
    return dict(sorted(_EXPORTS.items()))


def export(name: str) -> Export:
    """The export format of that name; raises UnknownExport where there is none."""
    known = all_exports()
    if name not in known:
        raise UnknownExport(f"there is no export format {name!r}; there are {', '.join(known)}")
    return known[name]
