"""A way to reach somebody, and where it stands, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts import Evidence


@dataclass(frozen=True, slots=True)
class Located:
    """kind, value: as in `Contact`. position: of its first block among the document's. spans: at least one."""

    kind: str
    value: str
    position: int
    spans: tuple[Evidence, ...]
