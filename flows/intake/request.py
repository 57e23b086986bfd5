"""What a run is asked to read."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class CrawledPages(BaseModel):
    """Pages that crawls have brought in, of every source of the catalogue that has any.

    folder: of all crawls. fresh: sources whose last crawl is to be read; of the others the last good one is.
    replay: read the archives themselves, and not what the crawls noted of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    fresh: frozenset[str] = frozenset()
    replay: bool = False


class RunRequest(BaseModel):
    """What a run is asked to read, as a person or a schedule says it.

    paths: files, folders, globs and WARC archives.
    source: id in the catalogue of pages that no `pages.yaml` names one for; or instead of it country (ISO 3166-1
    alpha-2) and, where known, city (GeoNames id) of whoever published them.
    force: publish though a source says much less than in the release before.
    catalogue: folder of catalogue files, None for the catalogue that ships with the package.
    crawled: instead of paths, what crawls have brought in.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    paths: tuple[str, ...] = ()
    source: str | None = None
    country: str | None = None
    city: str | None = None
    force: bool = False
    catalogue: Path | None = None
    crawled: CrawledPages | None = None
