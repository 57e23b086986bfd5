"""What a crawl looks at in a page: its links, its language versions, and the little by which walls are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urljoin

import lxml.etree
from w3lib.encoding import http_content_type_encoding, resolve_encoding

_BLANKS = re.compile(r"\s+")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_REFRESH = re.compile(r"\s*[0-9.]{1,6}\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_WIDE = ("utf-16", "utf-32")
_TEXT_CHARACTERS = 20_000
"""Characters of a page's text that are looked at: walls are short."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A page as a crawl sees it.

    title, heading: of the page and its first h1. text: what a reader sees, blanks folded, its first 20,000 characters.
    noscript: text for readers without scripts. links: absolute addresses in their order, each once.
    alternates: absolute addresses of the page's versions by language tag in lower case ("de", "fr-lu", "x-default").
    language: of the element `html`, lower case, empty where it does not say. passwords: fields that ask for one.
    refresh: absolute address to which a `meta refresh` sends, empty without one.
    """

    title: str = ""
    heading: str = ""
    text: str = ""
    noscript: str = ""
    links: tuple[str, ...] = ()
    alternates: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    passwords: int = 0
    scripts: int = 0
    refresh: str = ""

    @property
    def shape(self) -> tuple[str, str]:
        """Title and text without figures: equal for two pages that say nothing of their own."""
        return _DIGITS.sub("#", self.title), _DIGITS.sub("#", self.text[:2_000])


def outline(body: bytes, url: str, content_type: str, *, parsed_bytes: int, most_links: int) -> Outline:
    """Read a page of HTML. parsed_bytes: how much of it is looked at. most_links: how many links are taken."""
    head = body[:parsed_bytes]
    charset = http_content_type_encoding(content_type)
    encoding = resolve_encoding(charset) if charset else None
    if encoding is not None and encoding.startswith(_WIDE):
        head, encoding = head.decode(encoding, "replace").encode(), "utf-8"
    try:
        root = lxml.etree.fromstring(head, _parser(encoding))
    except (lxml.etree.LxmlError, ValueError, LookupError):
        return Outline()
    if root is None:
        return Outline()
    base = url
    for element in root.iter("base"):
        base = _absolute(url, element.get("href")) or url
        break
    follows = not _says_nofollow(root)
    return Outline(
        title=_text_of(next(root.iter("title"), None)),
        heading=_text_of(next(root.iter("h1"), None)),
        text=_visible(root),
        noscript=" ".join(_text_of(element) for element in root.iter("noscript"))[:2_000],
        links=tuple(_links(root, base, most_links)) if follows else (),
        alternates=_alternates(root, base),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower(),
        passwords=sum(1 for element in root.iter("input") if (element.get("type") or "").lower() == "password"),
        scripts=sum(1 for _ in root.iter("script")),
        refresh=_refresh(root, base),
    )


def _parser(encoding: str | None) -> lxml.etree.HTMLParser:
    """A parser for an encoding; where lxml does not know it, one that looks for itself: markup is mostly ASCII."""
    parser = partial(
        lxml.etree.HTMLParser,
        recover=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        return parser(encoding=encoding)
    except LookupError:
        return parser()


def _links(root: Any, base: str, most: int) -> Iterator[str]:
    seen: set[str] = set()
    for element in root.iter("a", "area", "iframe", "frame"):
        raw = element.get("href") if element.tag in ("a", "area") else element.get("src")
        if raw is None or "nofollow" in (element.get("rel") or "").lower().split():
            continue
        link = _absolute(base, raw)
        if link and link not in seen:
            if len(seen) == most:
                return
            seen.add(link)
            yield link


def _alternates(root: Any, base: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("link", "a"):
        tag = (element.get("hreflang") or "").strip().lower()
        relations = (element.get("rel") or "").lower().split()
        if tag and "alternate" in relations:
            link = _absolute(base, element.get("href"))
            if link and len(found) < 100:
                found.setdefault(tag.replace("_", "-"), link)
    return found


def _says_nofollow(root: Any) -> bool:
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == "robots":
            words = {word.strip() for word in (element.get("content") or "").lower().split(",")}
            if words & {"nofollow", "none"}:
                return True
    return False


def _refresh(root: Any, base: str) -> str:
    for element in root.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(element.get("content") or "")
            if match:
                return _absolute(base, match[1]) or ""
    return ""


def _absolute(base: str, link: str | None) -> str | None:
    raw = (link or "").strip()
    if not raw or raw.startswith("#") or len(raw) > 8_000:
        return None
    raw = raw.replace("\n", "").replace("\r", "").replace("\t", "")
    try:
        joined = urljoin(base, raw)
    except ValueError:
        return None
    return _quoted(joined)


def _quoted(url: str) -> str:
    """Blanks and letters beyond ASCII behind the host as browsers send them."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if path.isascii() and " " not in path:
        return url
    encoded = "".join(c if c.isascii() and c != " " else "".join(f"%{b:02X}" for b in c.encode()) for c in path)
    return f"{scheme}{mark}{host}{slash}{encoded}"


def _visible(root: Any) -> str:
    parts: list[str] = []
    length = 0
    for piece in _pieces(root):
        text = _BLANKS.sub(" ", piece).strip()
        if text:
            parts.append(text)
            length += len(text) + 1
            if length > _TEXT_CHARACTERS:
                break
    return " ".join(parts)[:_TEXT_CHARACTERS]


def _pieces(root: Any) -> Iterator[str]:
    """Text in reading order, without what no reader sees; iterative, since pages may be nested deeply."""
    skipping = None
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if skipping is None and element.tag in _SILENT:
                skipping = element
            elif skipping is None and element.text:
                yield element.text
            continue
        if element is skipping:
            skipping = None
        if skipping is None and element.tail:
            yield element.tail


def _text_of(element: Any) -> str:
    return "" if element is None else _BLANKS.sub(" ", "".join(element.itertext())).strip()[:500]
