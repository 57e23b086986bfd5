"""The settings in force, and where the value of each comes from.

A value is taken from the first of these that has one: an option on the command line, the environment
(`RATHAUS_WORKERS`), the nearest `rathaus.toml` (in the current folder or one above it), the default.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.errors import UsageError
from flows.settings import Settings

FILE_NAME = "rathaus.toml"

PREFIX = "RATHAUS_"


@dataclass(frozen=True)
class EffectiveSettings:
    """The values in force and, for each, who set it.

    values: the settings.
    origins: name -> "default", "option --data", "environment RATHAUS_DATA" or "file /x/rathaus.toml".
    file: the rathaus.toml that was read, None where there is none.
    unknown_variables: names in the environment that start with RATHAUS_ and are no setting.
    """

    values: Settings
    origins: Mapping[str, str]
    file: Path | None
    unknown_variables: tuple[str, ...]

    @cached_property
    def descriptions(self) -> dict[str, str]:
        """Name of each setting and its sentence."""
        return {name: field.description or "" for name, field in Settings.model_fields.items()}


def find_settings_file(folder: Path) -> Path | None:
    """The rathaus.toml of this folder or the nearest one above it."""
    for parent in (folder, *folder.parents):
        candidate = parent / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def load_settings(
    options: Mapping[str, Any] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> EffectiveSettings:
    """Settle every setting.

    options: what the command line says; None values count as not said. environment: default the process's own.
    folder: where to look for rathaus.toml, default the current folder.

    Raises UsageError where a value is wrong, a key in rathaus.toml is unknown or the file is no TOML.
    """
    environment = os.environ if environment is None else environment
    folder = (folder or Path.cwd()).absolute()
    file = find_settings_file(folder)
    origins = dict.fromkeys(Settings.model_fields, "default")
    chosen: dict[str, Any] = {}
    if file is not None:
        for name, value in _read_file(file).items():
            chosen[name] = value
            origins[name] = f"file {file}"
    variables = {name: PREFIX + name.upper() for name in Settings.model_fields}
    for name, variable in variables.items():
        if environment.get(variable, "") != "":
            chosen[name] = environment[variable]
            origins[name] = f"environment {variable}"
    for name, value in (options or {}).items():
        if value is not None:
            chosen[name] = value
            origins[name] = f"option --{name.replace('_', '-')}"
    try:
        values = Settings(**chosen)
    except ValidationError as error:
        raise UsageError(_first_fault(error, origins)) from error
    if values.webhook_url and values.webhook_secret is None:
        raise UsageError(f"setting webhook_url needs webhook_secret ({origins['webhook_url']})")
    said_by_file = origins["data"].startswith(("file", "default"))
    anchor = file.parent if file is not None and said_by_file else folder
    values = values.model_copy(update={"data": (anchor / values.data).absolute()})
    if values.catalogue is not None:
        said_by_file = origins["catalogue"].startswith("file")
        anchor = file.parent if file is not None and said_by_file else folder
        values = values.model_copy(update={"catalogue": (anchor / values.catalogue).absolute()})
    known = set(variables.values())
    unknown = tuple(sorted(name for name in environment if name.startswith(PREFIX) and name not in known))
    return EffectiveSettings(values, origins, file, unknown)


def _read_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: not TOML: {error}") from error
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error


def _first_fault(error: ValidationError, origins: Mapping[str, str]) -> str:
    fault = error.errors(include_url=False)[0]
    name = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"no such setting: {name} ({origins.get(name, 'option')}); `rathaus doctor` lists them"
    given = "" if "secret" in name or name == "publish_to" else f", not {fault['input']!r}"
    return f"setting {name}: {fault['msg'].removeprefix('Value error, ')}{given} ({origins.get(name, 'option')})"
