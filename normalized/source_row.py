"""One source, as the caller knows it from the catalogue and from its last crawl; built without a database."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceAlarm:
    """What a source's last crawl raised. code: stable name. message: one line for a person."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class MissedAddress:
    """An address that a source's crawl asked for in vain. severity, code, message: as in the table `issues`."""

    url: str
    severity: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. kind: what body it is (city, association, …). country: ISO 3166-1 alpha-2. languages: ISO 639-1.

    unsafe: names of the protections that its crawls are without. alarms: of its last crawl. stale: True where the pages
    are those of the last good crawl, because of the alarms. missed: what that crawl asked for in vain.
    """

    id: str
    name: str
    kind: str
    country: str
    geonames_id: str | None = None
    languages: tuple[str, ...] = field(default=())
    home_url: str | None = None
    unsafe: tuple[str, ...] = ()
    alarms: tuple[SourceAlarm, ...] = ()
    stale: bool = False
    missed: tuple[MissedAddress, ...] = ()
