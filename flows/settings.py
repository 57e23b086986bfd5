"""Every setting of Rathaus: its sentence, its default, and where the value in force comes from.

A value is taken from the first of these that has one: an option on the command line, the environment
(`RATHAUS_WORKERS`), the nearest `rathaus.toml` (in the current folder or one above it), the default here.
docs/settings.md lists them; a test fails if one is missing there.
"""

from __future__ import annotations

import base64
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from flows.errors import UsageError

FILE_NAME = "rathaus.toml"
PREFIX = "RATHAUS_"


def _usable_cores() -> int:
    """Cores that this process may use; a container's share is often less than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(BaseModel):
    """The values in force. Paths are absolute; the folders need not exist yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: Path = Field(
        Path("normalized"),
        description="Folder that holds the parts (`store`), the releases (`releases`), the crawls (`crawls`), what "
        "people have judged (`judgements.jsonl`) and the engine's own files (`.prefect`). A relative path counts from "
        "the folder of rathaus.toml, else from the current folder.",
    )
    workers: int = Field(
        default_factory=_usable_cores,
        ge=1,
        le=512,
        description="Worker processes that read pages at the same time. The default is the number of usable cores.",
    )
    batch_pages: int = Field(
        200,
        ge=1,
        le=500,
        description="Pages in a batch, on average. A batch is one Prefect task and one part in the store. "
        "Changing it makes every page be read again.",
    )
    batch_tries: int = Field(
        3,
        ge=1,
        le=10,
        description="How often a batch is tried before the run ends with exit code 8.",
    )
    batch_seconds: float = Field(
        1800,
        gt=0,
        description="Prefect gives a batch up, and tries it again, after this many seconds.",
    )
    page_seconds: float = Field(
        60,
        gt=0,
        description="A page that takes longer fails with the issue `page-timeout`; its worker process is replaced. "
        "The median page takes 0.02 seconds.",
    )
    prefect: bool = Field(
        True,
        description="Run as Prefect flows. `--no-prefect` does the same work with plain functions: the same bytes out.",
    )
    dask: str | None = Field(
        None,
        description="Address of a Dask scheduler (`tcp://10.0.0.1:8786`): batches are read by its workers instead of "
        "by this machine's. Needs the extra `dask`, the Prefect engine, and folders that all machines share.",
    )
    prefect_startup_seconds: float = Field(
        180,
        gt=0,
        description="How long to wait for Prefect's embedded server. Its first start makes a database and takes "
        "10 to 25 seconds.",
    )

    catalogue: Path | None = Field(
        None,
        description="Folder of catalogue files, instead of the catalogue that ships with the package. A relative path "
        "counts as that of `data` does.",
    )
    crawl_contact: str = Field(
        "",
        max_length=200,
        description="URL or mail address at which a webmaster reaches whoever crawls; it stands in the user agent. "
        "Nothing is crawled without it.",
    )
    crawls_at_once: int = Field(
        4,
        ge=1,
        le=64,
        description="Sources that are crawled at the same time, each in a process of its own; one a host, always.",
    )
    publish_to: str | None = Field(
        None,
        description="Address that every release is copied to: a URL of fsspec such as `s3://bucket/rathaus` (extra "
        "`s3`) or `file:///mnt/disk/rathaus`. Credentials belong into the environment or into fsspec's own file.",
    )
    webhook_url: str | None = Field(
        None,
        description="Address that hears of every release by POST; https, or http to a loopback address. Needs the "
        "extra `webhooks` and `webhook_secret`.",
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="What messages are signed with: `whsec_` and 24 to 64 bytes in base64, which the receiver knows "
        "too. It is never printed.",
    )
    webhook_tries: int = Field(
        5,
        ge=1,
        le=20,
        description="How often a message is tried, with pauses of 1, 2, 4, … seconds; then it is left for the next "
        "run.",
    )
    webhook_seconds: float = Field(
        15,
        gt=0,
        description="How long the receiver of a message may take to answer.",
    )

    @field_validator("publish_to")
    @classmethod
    def _only_addresses_without_password(cls, address: str | None) -> str | None:
        """A URL; a password in it would stand in messages and logs."""
        if address is not None:
            try:
                parts = urlsplit(address)
            except ValueError:
                parts = urlsplit("")
            if "://" not in address or not parts.scheme or parts.password is not None:
                raise ValueError("a URL without a password is needed, such as s3://bucket/rathaus")
        return address

    @field_validator("webhook_url")
    @classmethod
    def _only_safe_addresses(cls, address: str | None) -> str | None:
        """No address but https, or http to this machine, and none with a name and password in it."""
        if address is None:
            return None
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
            safe = parts.port != 0 and (
                parts.scheme == "https" or (parts.scheme == "http" and ip_address(host).is_loopback)
            )
        except ValueError:
            safe, host, parts = False, "", urlsplit("")
        if not safe or not host or parts.username is not None or parts.password is not None or parts.fragment:
            raise ValueError("an https address is needed, or http to a loopback address such as 127.0.0.1")
        return address

    @field_validator("webhook_secret")
    @classmethod
    def _only_strong_secrets(cls, secret: SecretStr | None) -> SecretStr | None:
        """A secret as the Standard Webhooks scheme writes it."""
        if secret is not None:
            prefix, _, encoded = secret.get_secret_value().partition("_")
            try:
                length = len(base64.b64decode(encoded, validate=True)) if prefix == "whsec" else 0
            except ValueError:
                length = 0
            if not 24 <= length <= 64:
                raise ValueError("whsec_ and 24 to 64 bytes in base64 are needed")
        return secret

    inspect_token: SecretStr = Field(
        SecretStr(""),
        description="What an analyst must give to `rathaus inspect` before judging. Without one nobody can judge; "
        "reading asks for nothing.",
    )

    @property
    def judgements(self) -> Path:
        """File of what people have judged; a release follows it."""
        return self.data / "judgements.jsonl"

    @property
    def crawls(self) -> Path:
        """Folder of the crawls: archive, state and reports, in a folder for each source."""
        return self.data / "crawls"

    @property
    def store(self) -> Path:
        """Folder of the parts: one for each batch of pages, named by what went in."""
        return self.data / "store"

    @property
    def releases(self) -> Path:
        """Folder of the published releases and the pointer to the latest."""
        return self.data / "releases"

    @property
    def prefect_home(self) -> Path:
        """Folder of the embedded engine's database and logs. A user's own ~/.prefect is never touched."""
        return self.data / ".prefect"


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
    values = values.model_copy(update={"data": (anchor / values.data.expanduser()).absolute()})
    if values.catalogue is not None:
        said_by_file = origins["catalogue"].startswith("file")
        anchor = file.parent if file is not None and said_by_file else folder
        values = values.model_copy(update={"catalogue": (anchor / values.catalogue.expanduser()).absolute()})
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
