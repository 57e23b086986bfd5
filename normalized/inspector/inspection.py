"""What a running inspector looks at: one release, and where its raw pages are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from normalized.inspector.archive import Archive, NoArchive


@dataclass(frozen=True, slots=True)
class Inspection:
    """folder: of the release. archive: raw pages."""

    folder: Path
    archive: Archive = field(default_factory=NoArchive)
