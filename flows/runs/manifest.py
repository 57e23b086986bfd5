"""What one ingest did: which parts it stands on, and their counts. The commit of an ingest, the input of a publish."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.errors import StorageFailed, UsageError
from flows.intake.pages import NOWHERE, Intake
from normalized.files import json_text, replace_text
from normalized.parts import PartSummary, code_version
from normalized.source_row import SourceRow


class RunManifest(BaseModel):
    """Counts and parts of one ingest. Same input, same rules: the same manifest, however often it was interrupted.

    run_id: hash of the parts' names. parts: their names, sorted. pages: failed ones among them.
    mentions: counts by type, also of those in noise blocks. skipped: what readers passed over on purpose, by reason.
    translations: names that language versions of a page share, by page id.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    run_id: str
    code_version: str
    parts: tuple[str, ...]
    pages: int
    failed: int
    blocks_kept: int
    blocks_stripped: int
    mentions: Mapping[str, int]
    issues: int
    sources: tuple[SourceRow, ...]
    skipped: Mapping[str, int]
    translations: Mapping[str, str] = {}


def make_manifest(intake: Intake, parts: Sequence[PartSummary]) -> RunManifest:
    """Add up the parts of an ingest."""
    keys = tuple(sorted(part.key for part in parts))
    mentions: Counter[str] = Counter()
    for part in parts:
        mentions.update(part.mentions)
    return RunManifest(
        run_id=hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16],
        code_version=code_version(),
        parts=keys,
        pages=sum(part.pages for part in parts),
        failed=sum(part.failed for part in parts),
        blocks_kept=sum(part.blocks_kept for part in parts),
        blocks_stripped=sum(part.blocks_stripped for part in parts),
        mentions=dict(sorted(mentions.items())),
        issues=sum(part.issues for part in parts),
        sources=tuple(_source_rows(intake)),
        skipped=dict(sorted(intake.skipped.items())),
        translations=dict(sorted(intake.translations.items())),
    )


def manifest_path(store: Path, run_id: str) -> Path:
    """Where the manifest of a run is, or would be."""
    return store / "runs" / f"{run_id}.json"


def save_manifest(manifest: RunManifest, store: Path) -> Path:
    """Write the manifest under the store's `runs` folder, whole or not at all; gives its path.

    Raises StorageFailed where it cannot be written.
    """
    final = manifest_path(store, manifest.run_id)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        replace_text(final, json_text(manifest.model_dump(mode="json")))
    except OSError as error:
        raise StorageFailed(f"{final} cannot be written: {error.strerror}") from error
    return final


def load_manifest(path: Path) -> RunManifest:
    """Read a manifest. Raises UsageError where the file is none."""
    try:
        return RunManifest.model_validate(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise UsageError(f"{path} is no manifest of a run") from error


def _source_rows(intake: Intake) -> list[SourceRow]:
    sources = {page.source for page in intake.pages} | {fault.page.source for fault in intake.faults}
    sources |= {*intake.alarms, *intake.missed}
    rows = []
    for source in sorted(sources):
        if source in intake.catalogued:
            entry, standing = intake.catalogued[source], intake.alarms.get(source)
            rows.append(
                SourceRow(
                    id=source,
                    name=entry.name,
                    kind=entry.kind.value,
                    country=entry.country,
                    geonames_id=entry.geonames_id,
                    languages=entry.languages,
                    home_url=entry.home_url,
                    unsafe=tuple(switch.value for switch in entry.unsafe),
                    alarms=standing.alarms if standing else (),
                    stale=standing is not None and standing.stale,
                    missed=intake.missed.get(source, ()),
                )
            )
        else:
            publisher = intake.publishers.get(source)
            rows.append(
                SourceRow(
                    id=source,
                    name=source,
                    kind="unknown",
                    country=publisher.country if publisher else NOWHERE,
                    geonames_id=publisher.geonames_id if publisher else None,
                )
            )
    return rows
