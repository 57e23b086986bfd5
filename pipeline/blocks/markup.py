"""HTML to blocks: lxml where it can, BeautifulSoup where a source's selectors apply and where lxml gives up."""

from __future__ import annotations

from collections.abc import Mapping

import bs4
from lxml import etree

from pipeline.blocks.builder import SKIPPED_TAGS, BlockBuilder, BlockWalk, Selectors
from pipeline.errors import BlockError
from pipeline.head import PageHead
from pipeline.limits import Limits
from pipeline.record import PageIssue

_MAX_HEAD_VALUE = 200_000
_NO_ATTRIBUTES: dict[str, str] = {}
_HEAD_TAGS = ("title", "meta", "link", "script", "time")


def read_markup(text: str, limits: Limits, selectors: Selectors | None = None) -> BlockWalk:
    """Return the blocks of an HTML page. Raises BlockError where no parser can read it."""
    if selectors is not None and (selectors.content or selectors.noise):
        return _walk_soup(text, limits, selectors)
    root = _parse(text)
    if root is None:
        return _walk_soup(text, limits, Selectors())
    return _walk_tree(root, limits)


def _parse(text: str) -> etree._Element | None:
    """The tree that lxml makes of a page, None where it gives up."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return None
    return root


def _walk_tree(root: etree._Element, limits: Limits) -> BlockWalk:
    builder = BlockBuilder(limits)
    start, add, end = builder.start, builder.text, builder.end
    head = _Head()
    deepest = limits.max_depth
    depth = reached = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "start":
            tag = element.tag
            if tag in _HEAD_TAGS:
                head.add(tag, dict(element.items()), element.text or "")
            if tag in SKIPPED_TAGS and tag != "head":
                walk.skip_subtree()
                continue
            depth += 1
            if depth > deepest:
                reached = max(reached, depth)
            else:
                items = element.items()
                start(tag, dict(items) if items else _NO_ATTRIBUTES)
            if element.text and tag != "head":
                add(element.text)
        elif event == "end":
            if element.tag not in SKIPPED_TAGS or element.tag == "head":
                if depth <= deepest:
                    end()
                depth -= 1
            if element.tail:
                add(element.tail)
        elif element.tail:
            add(element.tail)
    issues = (_too_deep(reached, limits),) if reached > deepest else ()
    return builder.finish(head.close(root.get("lang") or ""), issues)


def _too_deep(depth: int, limits: Limits) -> PageIssue:
    message = f"elements are nested {depth} deep; those below {limits.max_depth} were read as if at that depth"
    return PageIssue("blocks", "too-deep", message)


def _walk_soup(text: str, limits: Limits, selectors: Selectors) -> BlockWalk:
    try:
        soup = bs4.BeautifulSoup(text, "lxml")
    except (bs4.ParserRejectedMarkup, RecursionError) as error:
        raise BlockError(f"no parser reads the markup: {type(error).__name__}") from error
    marks: dict[int, str] = {}
    for css in selectors.content:
        marks.update((id(element), "selected") for element in soup.select(css))
    for css in selectors.noise:
        marks.update((id(element), "rejected") for element in soup.select(css))
    builder = BlockBuilder(limits)
    head = _Head()
    depth = 0
    stack: list[bs4.Tag] = []
    for node in soup.descendants:
        while stack and node.parent is not stack[-1]:
            closed = stack.pop()
            if depth <= limits.max_depth and closed.name not in SKIPPED_TAGS:
                builder.end()
            depth -= 1
        if isinstance(node, bs4.Tag):
            attributes = _attributes(node)
            if node.name in _HEAD_TAGS:
                head.add(node.name, attributes, node.get_text())
            stack.append(node)
            depth += 1
            if depth <= limits.max_depth and node.name not in SKIPPED_TAGS:
                builder.start(node.name, attributes, marks.get(id(node), ""))
        elif type(node) is bs4.NavigableString and not any(parent.name in SKIPPED_TAGS for parent in stack):
            builder.text(str(node))
    root = soup.find("html")
    lang = _attributes(root).get("lang", "") if isinstance(root, bs4.Tag) else ""
    return builder.finish(head.close(lang))


def _attributes(element: bs4.Tag) -> dict[str, str]:
    """Attributes of a bs4 element as plain strings."""
    return {name: " ".join(value) if isinstance(value, list) else value for name, value in element.attrs.items()}


class _Head:
    """Collects what the head says."""

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
            self._title = self._title or " ".join(text.split())[:1000]
        elif tag == "meta":
            name, content = get("name") or get("property") or get("itemprop"), get("content")
            if name and content is not None and len(self._meta) < 500:
                self._meta.append((name.strip().lower()[:200], content.strip()[:5000]))
        elif tag == "link":
            if "alternate" in (get("rel") or "").lower() and get("hreflang") and len(self._alternates) < 500:
                self._alternates.append(((get("hreflang") or "").strip(), (get("href") or "").strip()))
        elif tag == "time":
            if get("datetime") and len(self._times) < 500:
                self._times.append(((get("datetime") or "").strip(), " ".join(text.split())))
        elif (get("type") or "").strip().lower() == "application/ld+json" and len(self._json_ld) < 50:
            self._json_ld.append(text[:_MAX_HEAD_VALUE])

    def close(self, lang: str) -> PageHead:
        """The facts as a value."""
        return PageHead(
            title=self._title,
            lang=lang.strip().lower(),
            meta=tuple(self._meta),
            alternates=tuple(self._alternates),
            json_ld=tuple(self._json_ld),
            times=tuple(self._times),
        )
