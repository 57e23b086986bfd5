"""Every setting of Rathaus: its sentence and its default.

docs/settings.md lists them; a test fails if one is missing there.
"""

from __future__ import annotations

import base64
import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator


def _usable_cores() -> int:
    """Cores that this process may use; a container's share is often less than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(BaseModel):
    """The values in force. Paths are absolute; the folders need not exist yet."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

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
    worker_seconds: float = Field(
        600,
        gt=0,
        description="A worker process that takes longer for what is no page, to load its models or to write a part, is "
        "replaced; at the second time the try of its batch has failed.",
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

    @field_validator("data", "catalogue")
    @classmethod
    def _only_paths_that_can_be(cls, path: Path | None) -> Path | None:
        """A path in its full length; "~" and "~name" stand for a home."""
        if path is None:
            return None
        if not str(path).isprintable():
            raise ValueError("a path without control characters is needed")
        try:
            return path.expanduser()
        except RuntimeError as error:
            raise ValueError("there is no such home") from error

    @field_validator("crawl_contact")
    @classmethod
    def _only_contacts_that_a_header_can_hold(cls, contact: str) -> str:
        """It stands in a header of every request of a crawl."""
        if not (contact.isascii() and contact.isprintable()):
            raise ValueError("an address of printable ASCII characters is needed")
        return contact

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
