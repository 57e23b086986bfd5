"""From a stream of start tags, text and end tags to blocks. It does not matter which parser the stream comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pipeline.block import Block, BlockKind
from pipeline.blocks.lines import clean_text, looks_like_contact, split_long
from pipeline.head import PageHead
from pipeline.limits import Limits
from pipeline.record import PageIssue

# fmt: off
SKIPPED_TAGS = frozenset((
    "script", "style", "template", "svg", "math", "canvas", "object", "embed", "applet", "audio", "video", "iframe",
    "frame", "frameset", "noframes", "head", "title", "meta", "link", "base", "param", "source", "track", "area", "map",
    "datalist",
))
"""Elements whose text no reader sees."""

BLOCK_TAGS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "noscript", "option", "optgroup",
    "select", "textarea", "button", "label",
))
"""Elements that begin and end a block; `button`, `label` and `option` among them, for a reader sees them apart."""
# fmt: on

_PLAIN_TAGS = frozenset(
    ("span", "strong", "em", "b", "i", "u", "small", "sup", "sub", "font", "img", "abbr", "big", "wbr")
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEM_ENDS = frozenset(("ul", "ol", "table", "dl", "tr"))
_LIST_TAGS = frozenset(("li", "dd", "dt", "option"))
_TOKEN = re.compile(r"[^\s/\[\]#]{1,40}")
_SAYS = re.compile(r"\w")
_MAX_CLASSES = 6
_MAX_SEGMENTS = 60
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


_NO_HEAD = PageHead()


Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of one source: what on its pages is content, and what is noise. Both may be empty."""

    content: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockWalk:
    """What one page's markup or text gave: its blocks, its head, and issues about what was cut."""

    blocks: tuple[Block, ...]
    head: PageHead = _NO_HEAD
    issues: tuple[PageIssue, ...] = ()


@dataclass(slots=True)
class _Frame:
    """What holds inside an open element.

    serial: the element's number in its blocks' lineage, 0 where it is no step of their path. steps: how many steps
    lead here. place: path and lineage, put together when a block first asks: most elements have no text of their own.
    """

    above: _Frame | None
    tag: str
    attributes: Attributes
    serial: int
    steps: int
    lang: str
    marks: tuple[str, ...]
    level: int
    item: bool
    address: bool
    row: _Row | None = None
    place: tuple[str, tuple[int, ...]] | None = None

    def placed(self) -> tuple[str, tuple[int, ...]]:
        """Path and lineage of the blocks that stand here."""
        inner = []
        frame = self
        while frame.place is None and frame.above is not None:
            inner.append(frame)
            frame = frame.above
        path, lineage = frame.place or ("", ())
        for frame in reversed(inner):
            if frame.serial:
                segment = frame.tag
                if frame.attributes:
                    get = frame.attributes.get
                    segment = _segment(segment, get("id"), get("class"), get("role"))
                path = f"{path}/{segment}" if path else segment
                lineage = (*lineage, frame.serial)
            frame.place = path, lineage
        return path, lineage


@dataclass(slots=True)
class _Row:
    """An open table row: which blocks each of its cells gave."""

    cells: list[int] = field(default_factory=list)


class BlockBuilder:
    """Collects blocks while a parser's driver calls `start`, `text` and `end` in document order.

    full: no more blocks fit; the driver may stop.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._blocks: list[Block] = []
        self._linked_in: list[int] = []
        self._frames = [_Frame(None, "", {}, 0, 0, "", (), 0, False, False)]
        self._pieces: list[str] = []
        self._linked = 0
        self._links: list[str] = []
        self._anchors = 0
        self._serial = 0
        self.full = False
        self._broken_line = False

    def start(self, tag: str, attributes: Attributes, mark: str = "") -> None:
        """Open an element. mark: "selected" or "rejected" by a source's selectors."""
        frames = self._frames
        parent = frames[-1]
        if not attributes and tag in _PLAIN_TAGS:
            frames.append(parent)
            return
        lang, marks = parent.lang, parent.marks
        if mark:
            marks = (*(m for m in marks if m not in ("selected", "rejected")), mark)
        if attributes:
            if declared := attributes.get("lang"):
                lang = declared.strip().lower()[:35]
            if ("style" in attributes or "aria-hidden" in attributes or "hidden" in attributes) and _hidden(attributes):
                marks = marks if "hidden" in marks else (*marks, "hidden")
        if tag in BLOCK_TAGS:
            frames.append(self._open_block(tag, attributes, parent, lang, marks))
            return
        if tag == "a":
            self._anchors += 1
            if (target := attributes.get("href")) and len(self._links) < 200:
                self._links.append(target.strip()[:2000])
        elif tag == "br":
            self._break_line()
        if lang is parent.lang and marks is parent.marks and parent.row is None:
            frames.append(parent)
        else:
            level, item, address = parent.level, parent.item, parent.address
            frames.append(_Frame(parent, tag, attributes, 0, parent.steps, lang, marks, level, item, address))

    def _open_block(
        self, tag: str, attributes: Attributes, parent: _Frame, lang: str, marks: tuple[str, ...]
    ) -> _Frame:
        """The frame of an element that begins a block; what was open ends."""
        if self._pieces or self._links:
            self._flush()
        serial, steps, level = 0, parent.steps, parent.level
        if steps < _MAX_SEGMENTS:
            self._serial = serial = self._serial + 1
            steps += 1
        row = None
        if tag in _HEADINGS:
            level = _HEADINGS[tag]
        elif tag == "tr":
            row = _Row()
        elif tag == "td" or tag == "th":  # noqa: PLR1714 - twice as fast here
            self._open_cell()
        if attributes and tag not in _HEADINGS and attributes.get("role") == "heading":
            level = 2
        item = tag in _LIST_TAGS or (parent.item and tag not in _ITEM_ENDS)
        address = parent.address or tag == "address"
        return _Frame(parent, tag, attributes, serial, steps, lang, marks, level, item, address, row)

    def text(self, run: str) -> None:
        """Add a run of text to the open block."""
        pieces = self._pieces
        if run.isspace():
            if pieces:
                pieces.append(" ")
            return
        if self._broken_line:
            self._after_break(run)
        pieces.append(run)
        if self._anchors:
            inner = len(run.strip())
            self._linked += inner + (inner < len(run))

    def end(self, tag: str) -> None:
        """Close the innermost element, which is a `tag`."""
        if tag == "a":
            self._anchors -= 1
        elif tag in BLOCK_TAGS:
            if self._pieces or self._links:
                self._flush()
            if (row := self._frames[-1].row) is not None and tag == "tr":
                self._close_row(row)
        self._frames.pop()

    def finish(self, head: PageHead, issues: tuple[PageIssue, ...] = ()) -> BlockWalk:
        """Return the blocks that came together."""
        self._flush()
        if self.full:
            issues = (*issues, too_many_blocks(self._limits))
        return BlockWalk(tuple(self._blocks), head, issues)

    def _break_line(self) -> None:
        if self._frames[-1].level:
            self._pieces.append(" ")
        elif self._pieces:
            self._broken_line = True

    def _after_break(self, run: str) -> None:
        """A line break ends a block, unless the sentence plainly goes on behind it."""
        self._broken_line = False
        before = "".join(self._pieces[-4:]).rstrip()
        if before and run.lstrip()[:1].islower() and (before[-1].isalpha() or before[-1] in ",-–("):
            self._pieces.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        self._broken_line = False
        if not self._pieces:
            self._links.clear()
            self._linked = 0
            return
        text = clean_text("".join(self._pieces))
        if text and (text[0].isalnum() or _SAYS.search(text)):
            limits = self._limits
            longest = limits.max_block_characters
            for part in (text,) if len(text) <= longest else split_long(text, longest):
                if len(self._blocks) >= limits.max_blocks:
                    self.full = True
                    break
                self._add(part, self._frames[-1])
        self._pieces.clear()
        self._links.clear()
        self._linked = 0

    def _add(self, text: str, frame: _Frame) -> None:
        links = tuple(self._links)
        level, linked, blocks = frame.level, self._linked, self._blocks
        if level:
            kind = BlockKind.HEADING
        elif frame.address or looks_like_contact(text, links):
            kind = BlockKind.CONTACT_LINE
        else:
            kind = BlockKind.LIST_ITEM if frame.item else BlockKind.PARAGRAPH
        path, lineage = frame.place or frame.placed()
        share = min(1.0, linked / len(text))
        blocks.append(
            Block.quickly(len(blocks), text, kind, level, path, lineage, share, frame.lang, links, frame.marks)
        )
        self._linked_in.append(linked)

    def _open_cell(self) -> None:
        if self._frames[-1].row is not None:
            self._frames[-1].row.cells.append(len(self._blocks))

    def _close_row(self, row: _Row) -> None:
        """Make one block of a row whose cells hold a line or a few each; a row that lays out the page stays apart."""
        if not row.cells:
            return
        starts = [*row.cells, len(self._blocks)]
        first = starts[0]
        inside = self._blocks[first:]
        plain = (BlockKind.PARAGRAPH, BlockKind.CONTACT_LINE)
        if not inside or any(block.kind not in plain for block in inside):
            return
        cells = [self._blocks[a:b] for a, b in pairwise(starts) if b > a]
        if any(len(cell) > 4 for cell in cells) or sum(len(block.text) for block in inside) > 800:
            return
        if len(cells) == 1 and len(inside) > 1:
            return
        path, lineage = self._frames[-1].placed()
        # Lines of a cell stay apart by two blanks, as cells do in text: "Anna Huber  Finanzen, Personal".
        text = "\t".join("  ".join(block.text for block in cell) for cell in cells)
        linked = sum(self._linked_in[first:])
        share = min(1.0, linked / len(text))
        links = tuple(link for block in inside for link in block.links)
        lang, marks = inside[0].html_lang, inside[0].marks
        self._linked_in[first:] = [linked]
        self._blocks[first:] = [
            Block.quickly(first, text, BlockKind.TABLE_ROW, 0, path, lineage, share, lang, links, marks)
        ]


def too_many_blocks(limits: Limits) -> PageIssue:
    """The issue that says that the rest of a page was not read."""
    message = f"what comes after the first {limits.max_blocks} blocks was not read"
    return PageIssue("blocks", "too-many-blocks", message)


@lru_cache(maxsize=16_384)
def _segment(tag: str, identifier: str | None, classes: str | None, role: str | None) -> str:
    """One step of a path: an element with its id, classes and role, "div#main.wide" or "ul.menu[navigation]"."""
    segment = tag
    if identifier and (token := _TOKEN.search(identifier)):
        segment += "#" + token[0]
    if classes:
        for name in _TOKEN.findall(classes[:300])[:_MAX_CLASSES]:
            segment += "." + name
    if role and (token := _TOKEN.search(role)):
        segment += "[" + token[0].lower() + "]"
    return segment


def _hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and len(style) > 10 and _HIDDEN_STYLE.search(style[:500]) is not None
