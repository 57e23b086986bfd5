"""A run of a page's text: what it is in the markup, what it is to a reader, and in which language.

Offsets are in characters (Unicode code points) and count from the start of the block's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from pipeline.slots import Slots

UNDETERMINED = "und"
"""ISO 639-2 code for a block without a language of its own: names, numbers, addresses."""


class BlockKind(StrEnum):
    """What a block is in the page's markup or layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CONTACT_LINE = "contact_line"


class BlockLabel(StrEnum):
    """What a block is to a reader. The first four are kept, the others are noise.

    is_kept: whether it is what a reader came for. Stages ask it of each block, so that it is there to be looked up.
    """

    is_kept: bool

    CONTENT = "content"
    HEADING = "heading"
    LISTING = "listing"
    CONTACT = "contact"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    LANGUAGE_SWITCH = "language_switch"
    CONSENT = "consent"
    TEASER = "teaser"
    RELATED = "related"
    FOOTER = "footer"
    WIDGET = "widget"
    REPEAT = "repeat"


KEPT_LABELS = (BlockLabel.CONTENT, BlockLabel.HEADING, BlockLabel.LISTING, BlockLabel.CONTACT)
for member in BlockLabel:
    member.is_kept = member in KEPT_LABELS


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """Sentences of a block in one language. start, end: offsets in its text. confidence: of the least sure sentence."""

    start: int
    end: int
    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands on its own: a heading, a paragraph, a list item, a table row, a line of an address.

    Made by `pipeline.blocks`; the noise stage fills label, probability and reason (`label_each`), the language stage
    what begins with language (`language_each`). A table row's cells are joined by a tab.

    index: position on the page, from 0, without gaps.
    level: 1 to 6 for headings, else 0.
    path: chain of elements with their id and classes ("body/div#main/ul.menu/li"), empty for tagless text.
    lineage: serial numbers of the elements in `path`, outermost first: blocks that share one stand in the same element.
    link_share: share of the text's characters that stand inside links, 0 to 1.
    html_lang: the nearest `lang` attribute, lower case, empty where there is none.
    links: targets of the links in the block, in order (tel: and mailto: among them).
    marks: what the markup says beyond the path: "hidden", and "selected" or "rejected" by a source's selectors.
    probability: how sure the noise stage is of keep or drop, 0 to 1.
    reason: one short phrase why the block has its label.
    language: of most of the block. language_spans: where its sentences are in several languages, which are in which;
        they cover the text. Empty for a block in one language.
    """

    index: int
    text: str
    kind: BlockKind
    level: int = 0
    path: str = ""
    lineage: tuple[int, ...] = ()
    link_share: float = 0.0
    html_lang: str = ""
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    label: BlockLabel = BlockLabel.CONTENT
    probability: float = 1.0
    reason: str = ""
    language: str = UNDETERMINED
    language_confidence: float = 0.0
    language_spans: tuple[LanguageSpan, ...] = ()

    @property
    def kept(self) -> bool:
        """True where the block belongs to what a reader came for."""
        return self.label.is_kept

    def language_at(self, offset: int) -> str:
        """The language of the sentence that holds a character of the text."""
        return next((span.language for span in self.language_spans if span.start <= offset < span.end), self.language)


_SLOTS = Slots(Block)
_NAMES = [field.name for field in fields(Block)]
_LABEL, _LANGUAGE = _NAMES.index("label"), _NAMES.index("language")

new_block = _SLOTS.new
"""Makes a block from the values of its fields in their order."""


def label_each(
    blocks: Sequence[Block], labels: list[BlockLabel], probabilities: list[float], reasons: list[str]
) -> list[Block]:
    """Copies of blocks with what the noise stage says of each."""
    return _SLOTS.changed_each(blocks, _LABEL, (labels, probabilities, reasons))


def language_each(
    blocks: Sequence[Block],
    languages: list[str],
    confidences: list[float],
    spans: list[tuple[LanguageSpan, ...]],
) -> list[Block]:
    """Copies of blocks with what the language stage says of each."""
    return _SLOTS.changed_each(blocks, _LANGUAGE, (languages, confidences, spans))
