"""Language versions of one page: by what the pages say (hreflang), or by addresses that differ in the language."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

from sources.crawler.urls import clean, fold


def translation_groups(
    alternates: Mapping[str, Mapping[str, str]], languages: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Which pages are versions of each other, by address: every other version of the page, sorted.

    alternates: of each page, by its address: addresses of its versions by language tag, itself perhaps among them.
    languages: ISO 639-1 codes of the source. Only pages that are in `alternates` are linked; a page without versions is
    left out. What one side says is enough, as with links.
    """
    by_key = {fold(url): url for url in alternates}
    groups = _Groups(alternates)
    for url, versions in alternates.items():
        for version in versions.values():
            other = by_key.get(_key(version))
            if other is not None:
                groups.join(url, other)
        if not versions:
            for twin in _twins(url, languages):
                other = by_key.get(fold(twin))
                if other is not None:
                    groups.join(url, other)
    return groups.others()


def _key(version: str) -> str:
    """The folded form of an address that a page names, empty for one that nobody can ask ("http://stadt.example:99999/")."""
    try:
        return fold(clean(urlsplit(version)))
    except ValueError:
        return ""


def _twins(url: str, languages: Sequence[str]) -> Iterable[str]:
    """The address with its first language segment ("/de/") swapped for those of the other languages."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    for position, segment in enumerate(segments):
        if segment in languages:
            for language in languages:
                if language != segment:
                    path = "/".join([*segments[:position], language, *segments[position + 1 :]])
                    yield urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
            return


class _Groups:
    """Sets that are joined until nothing more belongs together."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}

    def _root(self, member: str) -> str:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def others(self) -> dict[str, tuple[str, ...]]:
        sets: defaultdict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parent):
            sets[self._root(member)].append(member)
        return {
            member: tuple(other for other in together if other != member)
            for together in sets.values()
            if len(together) > 1
            for member in together
        }


def group_name(urls: Iterable[str]) -> str:
    """A name that all versions of a page share: 16 hexadecimal digits of SHA-256 over their addresses."""
    return hashlib.sha256("\n".join(sorted(urls)).encode()).hexdigest()[:16]
