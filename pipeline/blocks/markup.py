"""HTML to blocks: lxml where it can, BeautifulSoup where a source's selectors apply and where lxml gives up."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import bs4
from lxml import etree

from pipeline.blocks.builder import BlockBuilder
from pipeline.blocks.trimming import trimmed
from pipeline.blocks.walk import BlockWalk, markup_cut
from pipeline.errors import BlockError
from pipeline.limits import DEFAULT_LIMITS, Limits
from pipeline.record import PageIssue
from pipeline.selectors import Selectors

_DECLARATION = re.compile(r"<[!?][^<>]{0,1000}>?")


def read_markup(markup: bytes, limits: Limits, selectors: Selectors | None = None) -> BlockWalk:
    """Return the blocks of an HTML page. markup: in UTF-8. Raises BlockError where no parser can read it."""
    issues: tuple[PageIssue, ...] = ()
    # No text has more characters than bytes.
    if len(markup) > limits.max_markup_characters:
        text, issues = _cut(markup.decode("utf-8"), limits.max_markup_characters, issues)
        markup = text.encode("utf-8")
    if selectors is not None and (selectors.content or selectors.noise):
        return _walk_soup(markup.decode("utf-8"), limits, selectors, issues, "lxml")
    walk = _FAST.walk(markup, limits, issues)
    if walk is not None:
        return walk
    text, issues = _cut(markup.decode("utf-8"), limits.max_slow_characters, issues)
    return _walk_soup(_without_declarations(text), limits, Selectors(), issues, "html.parser")


def _without_declarations(text: str) -> str:
    """Markup without comments and declarations: an unclosed one costs the slow parser a look at all that follows."""
    first, *others = text.split("<!--")
    text = first + "".join(other.partition("-->")[2] for other in others)
    return _DECLARATION.sub(" ", text)


def _cut(text: str, limit: int, issues: tuple[PageIssue, ...]) -> tuple[str, tuple[PageIssue, ...]]:
    """The text up to a limit, and the issue that says so in place of others where it goes beyond."""
    return (text[:limit], (markup_cut(len(text), limit),)) if len(text) > limit else (text, issues)


class _FastReader(threading.local):
    """lxml's parser, which tells a builder a page's tags and text with no tree between; a pair for each thread.

    A parser and its target refer to each other. Were they made for each page, what they hold of it would stay until
    Python's collector comes.
    """

    def __init__(self) -> None:
        self._builder = BlockBuilder(DEFAULT_LIMITS)
        # The stubs ask for a target that takes bytes and comments too; lxml does not.
        self._parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=self._builder)  # type: ignore[arg-type]

    def walk(self, markup: bytes, limits: Limits, issues: tuple[PageIssue, ...]) -> BlockWalk | None:
        """The blocks of a page; None where lxml gives up on the way."""
        self._builder.reset(limits)
        try:
            etree.fromstring(trimmed(markup), self._parser)
        except etree.XMLSyntaxError:
            if not self._builder.empty:
                return None
        found = self._builder.finish(issues)
        self._builder.reset(limits)
        return found


_FAST = _FastReader()


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
    for event, node in _events(soup):
        if not isinstance(node, bs4.Tag):
            builder.data(str(node))
        elif event == "start":
            builder.start_marked(node.name, _attributes(node), marks.get(id(node), ""))
        else:
            builder.end(node.name)
        if builder.full:
            break
    return builder.finish(issues)


def _events(soup: bs4.BeautifulSoup) -> Iterator[tuple[str, bs4.PageElement]]:
    """Start tags, texts and end tags of a soup, in document order."""
    open_tags: list[bs4.Tag] = []
    for node in soup.descendants:
        while open_tags and node.parent is not open_tags[-1]:
            yield "end", open_tags.pop()
        if isinstance(node, bs4.Tag):
            open_tags.append(node)
            yield "start", node
        elif type(node) in (bs4.NavigableString, bs4.element.Script):
            yield "text", node
    while open_tags:
        yield "end", open_tags.pop()


def _attributes(element: bs4.Tag) -> dict[str, str]:
    """Attributes of a bs4 element as plain strings."""
    return {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in element.attrs.items()}
