"""What a running inspector looks at: one release, where its raw pages are kept, and who may judge it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from normalized.inspector.archive import Archive, NoArchive
from normalized.judgements import Ledger


@dataclass(frozen=True, slots=True)
class Inspection:
    """folder: of the release. archive: raw pages.

    ledger: where judgements are written, None where nobody may judge. token: what an analyst must give for that; the
    empty one fits nobody. clock: gives the time of a judgement.
    """

    folder: Path
    archive: Archive = field(default_factory=NoArchive)
    ledger: Ledger | None = None
    token: str = field(default="", repr=False)
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
