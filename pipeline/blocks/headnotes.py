"""Collects what a page's markup says about the page, apart from its text."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.head import PageHead

_MAX_TITLE = 1000
_MAX_NOTES = 500
_MAX_JSON_LD, _MAX_JSON_LD_LENGTH = 50, 200_000


class HeadNotes:
    """Facts of the head, noted while a page is read."""

    def __init__(self) -> None:
        self._title = ""
        self._meta: list[tuple[str, str]] = []
        self._alternates: list[tuple[str, str]] = []
        self._json_ld: list[str] = []
        self._times: list[tuple[str, str]] = []

    def add(self, tag: str, attributes: Mapping[str, str], text: str) -> None:
        """Take note of a title, meta, link, script or time element."""
        get = attributes.get
        if tag == "title":
            self._title = self._title or " ".join(text.split())[:_MAX_TITLE]
        elif tag == "meta":
            name, content = get("name") or get("property") or get("itemprop"), get("content")
            if name and content is not None and len(self._meta) < _MAX_NOTES:
                self._meta.append((name.strip().lower()[:200], content.strip()[:5000]))
        elif tag == "link":
            if "alternate" in (get("rel") or "").lower() and get("hreflang") and len(self._alternates) < _MAX_NOTES:
                self._alternates.append(((get("hreflang") or "").strip(), (get("href") or "").strip()))
        elif tag == "time":
            if get("datetime") and len(self._times) < _MAX_NOTES:
                self._times.append(((get("datetime") or "").strip(), " ".join(text.split())))
        elif (get("type") or "").strip().lower() == "application/ld+json" and len(self._json_ld) < _MAX_JSON_LD:
            self._json_ld.append(text[:_MAX_JSON_LD_LENGTH])

    def close(self, lang: str) -> PageHead:
        """The facts as a value. lang: the root's `lang` attribute."""
        return PageHead(
            title=self._title,
            lang=lang.strip().lower(),
            meta=tuple(self._meta),
            alternates=tuple(self._alternates),
            json_ld=tuple(self._json_ld),
            times=tuple(self._times),
        )
