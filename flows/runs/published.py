"""Which manifest the latest release was made of: where nothing has changed, nothing is linked again."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

import normalized
from flows.runs.manifest import RunManifest, manifest_path
from flows.settings import Settings
from normalized.files import write_json
from normalized.judgements import Ledger
from normalized.parts import code_version
from normalized.release import Release, latest_release


def published_release(manifest: RunManifest, settings: Settings) -> Release | None:
    """The latest release, where it was made of this manifest by this code; None where it was not."""
    try:
        noted = json.loads(_note(manifest, settings).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    latest = latest_release(settings.releases)
    if latest is None or noted != _content(manifest, latest, settings):
        return None
    return latest


def note_published(manifest: RunManifest, release: Release, settings: Settings) -> None:
    """Remember what the release was made of. A note that is lost costs the time of linking, nothing else."""
    write_json(_note(manifest, settings), _content(manifest, release, settings))


def _note(manifest: RunManifest, settings: Settings) -> Path:
    return manifest_path(settings.store, manifest.run_id).with_suffix(".published")


def _content(manifest: RunManifest, release: Release, settings: Settings) -> dict[str, str]:
    judged = " ".join(judgement.id for judgement in Ledger(settings.judgements).in_force())
    return {
        "manifest": hashlib.sha256(manifest.model_dump_json().encode()).hexdigest(),
        "code": _linking_code(),
        "judgements": hashlib.sha256(judged.encode()).hexdigest(),
        "release": release.name,
    }


_SOURCES = {".py", ".sql", ".yaml", ".json", ".html", ".md", ".npz"}


@cache
def _linking_code() -> str:
    """Hash of what makes a release of parts: the package `normalized`, its engine, and what the parts depend on."""
    digest = hashlib.sha256(f"{code_version()} {version('duckdb')} {version('pyarrow')}".encode())
    for root in sorted(normalized.__path__):
        for path in sorted(Path(root).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix in _SOURCES and relative.parts[0] not in {
                "store",
                "releases",
                "inspector",
            }:
                digest.update(f"{relative.as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]
