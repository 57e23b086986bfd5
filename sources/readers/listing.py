"""List the pages under a user's paths, and read them one at a time."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sources.errors import NothingFound, ReadError
from sources.page import RawPage
from sources.readers.archives import ArchivedPage, archived_pages, is_archive
from sources.readers.files import file_url, read_body, shown
from sources.readers.kinds import kind_of_content, kind_of_name, kind_of_type
from sources.readers.reference import PageList, PageRef, Unreadable
from sources.readers.sidecar import SIDECAR_NAME, SidecarEntry, read_sidecar
from sources.readers.walk import FoundFile, find_files

OLDER_FETCH = "older fetch of the same page"

_NOTHING_SAID = SidecarEntry()


def list_pages(paths: Sequence[Path | str], source: str | None = None) -> PageList:
    """Every page under the given files, folders, globs and WARC archives, without its body.

    source: id of the source of pages that no `pages.yaml` beside them names one for.
    The order depends on names alone. Where archives hold one address several times, the latest fetch stands.

    Raises ReadError where a path does not exist, a `pages.yaml` is wrong or a page has no source, and NothingFound
    where a path leads to no page. The fault of a single page stands in the list in its place.
    """
    skipped: Counter[str] = Counter()
    top, files = find_files(paths, skipped)
    sidecars: dict[str, Mapping[str, SidecarEntry]] = {}
    entries: list[PageRef | Unreadable] = []
    fruitful = set()
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if folder not in sidecars:
            sidecars[folder] = read_sidecar(Path(folder or "/"))
            entries.extend(_absent(Path(folder or "/"), sidecars[folder]))
        said = sidecars[folder].get(name, _NOTHING_SAID)
        owner = said.source or source
        if owner is None:
            raise ReadError(f"{shown(file.path)}: no source: name one with --source or in {SIDECAR_NAME} beside it")
        before = len(entries)
        entries.extend(_entries_of(file, name, top, owner, said, skipped))
        if len(entries) > before:
            fruitful.add(file.given)
    for file in files:
        if file.given not in fruitful:
            raise NothingFound(f"{shown(file.given)}: no page in it")
    return PageList(_one_per_address(entries, skipped), dict(sorted(skipped.items())))


def read_pages(
    paths: Sequence[Path | str], source: str | None = None, *, skipped: Counter[str] | None = None
) -> Iterator[RawPage | Unreadable]:
    """The pages that `list_pages` lists, in its order, one body in memory at a time.

    skipped: takes the counts of what was passed over. Raises as `list_pages` does, before the first page.
    """
    listed = list_pages(paths, source)
    if skipped is not None:
        skipped.update(listed.skipped)
    return _read_each(listed)


def _read_each(listed: PageList) -> Iterator[RawPage | Unreadable]:
    for entry in listed.entries:
        if isinstance(entry, Unreadable):
            yield entry
            continue
        try:
            yield entry.read()
        except ReadError as error:
            yield Unreadable(path=entry.path, error=error, url=entry.url, source=entry.source)


def _absent(folder: Path, sidecar: Mapping[str, SidecarEntry]) -> Iterator[Unreadable]:
    for name, said in sidecar.items():
        path = folder / name
        if not os.path.lexists(path):
            error = ReadError(f"{shown(path)}: stands in {SIDECAR_NAME}, but is not there")
            yield Unreadable(path=str(path), error=error, url=said.url or "", source=said.source or "")


def _entries_of(
    file: FoundFile, name: str, top: str, owner: str, said: SidecarEntry, skipped: Counter[str]
) -> Iterator[PageRef | Unreadable]:
    url = ""
    try:
        if file.error is not None:
            raise file.error
        if is_archive(name):
            yield from _entries_of_archive(Path(file.path), owner, said, skipped)
            return
        url = said.url or file_url(file.path, top)
        yield _entry_of_file(file.path, name, url, owner, said)
    except ReadError as error:
        yield Unreadable(path=file.path, error=error, url=url, source=owner)


def _entry_of_file(path: str, name: str, url: str, owner: str, said: SidecarEntry) -> PageRef:
    body = read_body(path)
    kind = kind_of_type(said.content_type) or kind_of_name(name) or kind_of_content(body)
    if kind is None:
        raise ReadError(f"{shown(path)}: neither HTML nor text, but a binary file")
    return PageRef(
        source=owner,
        url=url,
        kind=kind,
        path=path,
        size=len(body),
        digest=hashlib.sha256(body).hexdigest(),
        content_type=said.content_type,
    )


def _entries_of_archive(
    path: Path, owner: str, said: SidecarEntry, skipped: Counter[str]
) -> Iterator[PageRef | Unreadable]:
    if said.url or said.content_type:
        raise ReadError(f"{shown(path.parent / SIDECAR_NAME)}: {path.name}: of an archive only the source can be said")
    for page in archived_pages(path, skipped):
        if isinstance(page, ArchivedPage):
            yield PageRef(
                source=owner,
                url=page.url,
                kind=page.kind,
                path=str(path),
                size=len(page.body),
                digest=hashlib.sha256(page.body).hexdigest(),
                content_type=page.content_type,
                fetched_at=page.fetched_at,
                offset=page.offset,
                skip=page.skip,
            )
        else:
            yield Unreadable(path=str(path), error=page.error, url=page.url, source=owner)


def _one_per_address(
    entries: Sequence[PageRef | Unreadable], skipped: Counter[str]
) -> tuple[PageRef | Unreadable, ...]:
    """One page an address: of several fetches the latest, of several files the first; the others become faults."""
    standing: dict[str, int] = {}
    kept: list[PageRef | Unreadable | None] = []
    for entry in entries:
        kept.append(entry)
        if isinstance(entry, Unreadable):
            continue
        rival = standing.setdefault(entry.page_id, len(kept) - 1)
        other = kept[rival]
        if other is entry or not isinstance(other, PageRef):
            continue
        if entry.offset is None and other.offset is None:
            error = ReadError(f"{shown(entry.path)}: has the address of {shown(Path(other.path).name)}: {entry.url}")
            kept[-1] = Unreadable(path=entry.path, error=error, url=entry.url, source=entry.source)
            continue
        skipped[OLDER_FETCH] += 1
        if (entry.fetched_at or "") >= (other.fetched_at or ""):
            kept[rival] = None
            standing[entry.page_id] = len(kept) - 1
        else:
            kept[-1] = None
    return tuple(entry for entry in kept if entry is not None)
