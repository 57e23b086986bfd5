"""What the crawls of a source have brought in: as the state of its crawls has it, or as it was last good."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from sources.crawler.missed import Missed, missed_now
from sources.crawler.state import STATE_NAME, CrawlState
from sources.errors import ReadError
from sources.page import PageKind
from sources.readers.reference import PageRef, Unreadable

ARCHIVE_FOLDER = "archive"
GOOD_NAME = "good.json"
"""The pages of the last crawl of a source that raised no alarm: what releases are made of."""

GOOD_ALTERNATES_NAME = "good-alternates.json"
"""What these pages say of their language versions."""

GOOD_MISSED_NAME = "good-missed.json"
"""What that crawl asked for in vain."""

Alternates = dict[str, dict[str, str]]
"""Addresses of a page's versions by language tag, by the page's own address."""

_REFS = TypeAdapter(list[PageRef])
_ALTERNATES = TypeAdapter(Alternates)
_MISSED = TypeAdapter(list[Missed])

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contents:
    """What the crawls of a source have brought in, and what they asked for in vain, in the order of addresses.

    alternates: what the pages say of their language versions. torn: files of the archive that end in the middle.
    """

    pages: tuple[PageRef, ...] = ()
    alternates: Alternates = field(default_factory=dict)
    missed: tuple[Missed, ...] = ()
    torn: tuple[Unreadable, ...] = ()


def stored(folder: Path, source: str) -> Contents:
    """The contents as the state has them; none before the first crawl. folder: the source's own."""
    if not (folder / STATE_NAME).is_file():
        return Contents()
    state = CrawlState(folder)
    try:
        pages = [
            PageRef(
                source=source,
                url=known.url,
                kind=PageKind(known.kind),
                path=str(folder / ARCHIVE_FOLDER / known.file),
                size=known.size,
                digest=known.digest,
                content_type=known.content_type,
                fetched_at=known.fetched_at,
                offset=known.offset,
            )
            for known in state.contents()
        ]
        alternates = {known.url: json.loads(known.translations) for known in state.contents()}
        missed = missed_now(state.pages(), good_missed(folder))
    finally:
        state.close()
    return Contents(tuple(pages), alternates, missed)


def last_good(folder: Path) -> Contents:
    """The contents of the last good crawl; none before the first. Raises ReadError where a file of them is none."""
    return Contents(tuple(good_pages(folder)), good_alternates(folder), tuple(good_missed(folder)))


def good_pages(folder: Path) -> list[PageRef]:
    """The pages among them alone."""
    pages = _load(folder / GOOD_NAME, _REFS) or []
    return [replace(page, path=str(folder / page.path)) for page in pages]


def good_alternates(folder: Path) -> Alternates:
    """What they say of their language versions."""
    return _load(folder / GOOD_ALTERNATES_NAME, _ALTERNATES) or {}


def good_missed(folder: Path) -> list[Missed]:
    """What that crawl asked for in vain."""
    return _load(folder / GOOD_MISSED_NAME, _MISSED) or []


def save_good(folder: Path, contents: Contents) -> None:
    """Let the contents of a crawl be the last good ones, each file whole or not at all; archives are named as they lie
    under the folder.
    """
    below = [replace(page, path=str(Path(page.path).relative_to(folder))) for page in contents.pages]
    alternates = dict(sorted(contents.alternates.items()))
    _save(folder / GOOD_ALTERNATES_NAME, _ALTERNATES.dump_json(alternates, indent=1))
    _save(folder / GOOD_MISSED_NAME, _MISSED.dump_json(list(contents.missed), indent=1))
    _save(folder / GOOD_NAME, _REFS.dump_json(below, indent=1))


def _save(file: Path, content: bytes) -> None:
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def _load(file: Path, form: TypeAdapter[T]) -> T | None:
    """What stands in a file, None where there is none."""
    try:
        return form.validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise ReadError(f"{file} is not what a crawl wrote") from error
