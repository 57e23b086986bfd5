"""HTML to blocks: lxml where it can, BeautifulSoup where a source's selectors apply and where lxml gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import bs4
from lxml import etree

from pipeline.blocks.builder import SKIPPED_TAGS, BlockBuilder, BlockWalk, Selectors
from pipeline.errors import BlockError
from pipeline.head import PageHead
from pipeline.limits import Limits
from pipeline.record import PageIssue

_MAX_HEAD_VALUE = 200_000
_DECLARATION = re.compile(r"<[!?][^<>]{0,1000}>?")
_REST = 1_000_000_000
_HEAD_TAGS = frozenset(("title", "meta", "link", "script", "time"))
_NOTED_TAGS = SKIPPED_TAGS | _HEAD_TAGS | {"html"}
"""Tags at which more is to be done than to build blocks; all others take the short way."""


def read_markup(text: str, limits: Limits, selectors: Selectors | None = None) -> BlockWalk:
    """Return the blocks of an HTML page. Raises BlockError where no parser can read it."""
    issues: tuple[PageIssue, ...] = ()
    if len(text) > limits.max_markup_characters:
        text, issues = _cut(text, limits.max_markup_characters)
    if selectors is not None and (selectors.content or selectors.noise):
        return _walk_soup(text, limits, selectors, issues, "lxml")
    target = _PageTarget(limits)
    if _feed(text, target):
        return target.walk(issues)
    if len(text) > limits.max_slow_characters:
        text, issues = _cut(text, limits.max_slow_characters)
    return _walk_soup(_without_declarations(text), limits, Selectors(), issues, "html.parser")


def _without_declarations(text: str) -> str:
    """Markup without comments and declarations: an unclosed one costs the slow parser a look at all that follows."""
    first, *others = text.split("<!--")
    text = first + "".join(other.partition("-->")[2] for other in others)
    return _DECLARATION.sub(" ", text)


def _cut(text: str, limit: int) -> tuple[str, tuple[PageIssue, ...]]:
    message = f"the page has {len(text)} characters of markup; those after {limit} were not read"
    return text[:limit], (PageIssue("blocks", "markup-cut", message),)


def _feed(text: str, target: _PageTarget) -> bool:
    """Let lxml send a page's tags and text to the target; False where it gave up on the way.

    No tree is built. Above a nesting of 2048 libxml2 drops what follows.
    """
    # The stubs ask for a target that takes bytes and comments too; lxml does not.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)  # type: ignore[arg-type]
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return target.empty
    return not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.feed_error_log)


class _PageTarget:
    """What lxml's parser calls for every tag and text of a page. empty: it was never called for a tag."""

    def __init__(self, limits: Limits) -> None:
        self.empty = True
        self._limits = limits
        self._max_depth = limits.max_depth
        self._builder = BlockBuilder(limits)
        self._text, self._open, self._shut = self._builder.text, self._builder.start, self._builder.end
        self._head = _Head()
        self._lang = ""
        self._unseen = 0
        self._depth = self._reached = 0
        self._told: list[str] | None = None
        self._told_of: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
        self.empty = False
        if tag in _NOTED_TAGS:
            self._note(tag, attributes)
        if not self._unseen:
            self._depth += 1
            if self._depth > self._max_depth:
                self._reached = max(self._reached, self._depth)
            else:
                self._open(tag, attributes)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What a tag says beside the blocks: facts of the head, the page's language, that readers do not see inside."""
        if tag in _HEAD_TAGS:
            if tag in ("meta", "link"):
                self._head.add(tag, attributes, "")
            else:
                self._told, self._told_of = [], dict(attributes)
        if tag in SKIPPED_TAGS:
            self._unseen += 1
        elif tag == "html" and not self._unseen:
            self._lang = self._lang or attributes.get("lang", "")

    def data(self, run: str) -> None:
        """Text between tags."""
        if self._told is not None:
            self._told.append(run)
        if not self._unseen:
            self._text(run)

    def end(self, tag: str) -> None:
        """An end tag, or where one is missing."""
        if self._told is not None and tag in _HEAD_TAGS and tag not in ("meta", "link"):
            self._head.add(tag, self._told_of, "".join(self._told))
            self._told = None
        if tag in SKIPPED_TAGS:
            self._unseen -= 1
        elif not self._unseen:
            if self._depth <= self._max_depth:
                self._shut(tag)
            self._depth -= 1
            if self._builder.full:
                self._unseen = _REST

    def close(self) -> None:
        """The end of the page."""

    def walk(self, issues: tuple[PageIssue, ...]) -> BlockWalk:
        """The blocks that came together."""
        if self._reached:
            issues = (*issues, _too_deep(self._reached, self._limits))
        return self._builder.finish(self._head.close(self._lang), issues)


def _too_deep(depth: int, limits: Limits) -> PageIssue:
    message = f"elements are nested {depth} deep; those below {limits.max_depth} were read as if at that depth"
    return PageIssue("blocks", "too-deep", message)


def _walk_soup(
    text: str, limits: Limits, selectors: Selectors, issues: tuple[PageIssue, ...], parser: str
) -> BlockWalk:
    try:
        soup = bs4.BeautifulSoup(text, parser)
    except (bs4.ParserRejectedMarkup, RecursionError) as error:
        raise BlockError(f"no parser reads the markup: {type(error).__name__}") from error
    marks: dict[int, str] = {}
    for css in selectors.content:
        marks.update((id(element), "selected") for element in soup.select(css))
    for css in selectors.noise:
        marks.update((id(element), "rejected") for element in soup.select(css))
    builder = BlockBuilder(limits)
    head = _Head()
    depth = reached = 0
    unseen: list[bs4.Tag] = []
    for event, node in _events(soup):
        if event == "text":
            if not unseen:
                builder.text(str(node))
            continue
        if not isinstance(node, bs4.Tag):
            continue
        skipped = node.name in SKIPPED_TAGS
        if event == "start":
            depth += 1
            reached = max(reached, depth)
            attributes = _attributes(node)
            if node.name in _HEAD_TAGS:
                head.add(node.name, attributes, node.get_text())
            if skipped:
                unseen.append(node)
            elif not unseen and depth <= limits.max_depth:
                builder.start(node.name, attributes, marks.get(id(node), ""))
        else:
            if skipped:
                unseen.pop()
            elif not unseen and depth <= limits.max_depth:
                builder.end(node.name)
            depth -= 1
        if builder.full:
            break
    if reached > limits.max_depth:
        issues = (*issues, _too_deep(reached, limits))
    root = soup.find("html")
    lang = _attributes(root).get("lang", "") if isinstance(root, bs4.Tag) else ""
    return builder.finish(head.close(lang), issues)


def _events(soup: bs4.BeautifulSoup) -> Iterator[tuple[str, bs4.PageElement]]:
    """Start tags, texts and end tags of a soup, in document order."""
    open_tags: list[bs4.Tag] = []
    for node in soup.descendants:
        while open_tags and node.parent is not open_tags[-1]:
            yield "end", open_tags.pop()
        if isinstance(node, bs4.Tag):
            open_tags.append(node)
            yield "start", node
        elif type(node) is bs4.NavigableString:
            yield "text", node
    while open_tags:
        yield "end", open_tags.pop()


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
