"""Say what a block is and why, once it is decided whether it stays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind, BlockLabel

Columns = Mapping[str, NDArray[np.float64]]

_TEMPLATE = 0.6
_LINKED = 0.5

# The first row whose column is set names the label. A column of the markup is NaN, and so not set, for tagless text.
_CLUES: tuple[tuple[str, BlockLabel, str], ...] = (
    ("crumb", BlockLabel.BREADCRUMB, "steps from the home page to this one"),
    ("says_consent", BlockLabel.CONSENT, "says what consent boxes say"),
    ("in_w_consent", BlockLabel.CONSENT, "inside an element named for consent"),
    ("says_breadcrumb", BlockLabel.BREADCRUMB, "begins like a breadcrumb"),
    ("in_w_crumb", BlockLabel.BREADCRUMB, "inside an element named for breadcrumbs"),
    ("says_languages", BlockLabel.LANGUAGE_SWITCH, "names a language to switch to"),
    ("says_skip", BlockLabel.NAVIGATION, "a link past the menu"),
    ("says_search", BlockLabel.WIDGET, "says what search boxes say"),
    ("says_login", BlockLabel.WIDGET, "says what login boxes say"),
    ("says_share", BlockLabel.WIDGET, "says what share and print buttons say"),
    ("in_footer", BlockLabel.FOOTER, "inside the footer"),
    ("in_nav", BlockLabel.NAVIGATION, "inside a nav element"),
    ("says_more", BlockLabel.TEASER, "a link to the rest of a teaser"),
    ("says_widget", BlockLabel.WIDGET, "says what widgets say"),
    ("says_related", BlockLabel.RELATED, "a heading over links to other pages"),
    ("says_menu", BlockLabel.NAVIGATION, "says what menus say"),
    ("says_legal", BlockLabel.FOOTER, "says what footers say"),
    ("rights", BlockLabel.FOOTER, "a copyright line"),
    ("in_w_nav", BlockLabel.NAVIGATION, "inside an element named for a menu"),
    ("in_w_footer", BlockLabel.FOOTER, "inside an element named for the footer"),
    ("in_w_comment", BlockLabel.WIDGET, "inside an element named for comments"),
    ("in_w_ad", BlockLabel.TEASER, "inside an element named for advertising"),
    ("in_w_related", BlockLabel.RELATED, "inside an element named for related pages"),
    ("under_related", BlockLabel.RELATED, "under a heading over links to other pages"),
    ("under_news", BlockLabel.TEASER, "under a heading over news"),
    ("in_w_share", BlockLabel.WIDGET, "inside an element named for sharing"),
    ("in_w_widget", BlockLabel.WIDGET, "inside an element named for a widget"),
    ("in_noscript", BlockLabel.WIDGET, "for browsers without scripts"),
    ("in_control", BlockLabel.WIDGET, "a form's control"),
    ("in_w_teaser", BlockLabel.TEASER, "inside an element named for teasers"),
    ("in_aside", BlockLabel.RELATED, "inside an aside"),
    ("in_header", BlockLabel.NAVIGATION, "inside the header"),
    ("in_w_side", BlockLabel.RELATED, "inside an element named for the side of the page"),
)


def explain_keep(block: Block, overruled: str) -> tuple[BlockLabel, str]:
    """Label and reason of a block that stays. overruled: why the model had no say, empty where it had."""
    if block.kind is BlockKind.HEADING:
        label, reason = BlockLabel.HEADING, "a heading over content"
    elif block.kind is BlockKind.CONTACT_LINE:
        label, reason = BlockLabel.CONTACT, "a phone, a mail or a postal address"
    elif block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
        label, reason = BlockLabel.LISTING, "part of a list or a table that is content"
    else:
        label, reason = BlockLabel.CONTENT, "reads like content"
    return label, overruled or reason


class DropReasons:
    """Why blocks of one page are noise. What the columns say is looked up for all blocks at once."""

    def __init__(self, columns: Columns, first: int, last: int) -> None:
        """columns: of `page_features`. first, last: places of the first and last block that stays."""
        self._first, self._last = first, last
        clues = np.array([columns[column] for column, _, _ in _CLUES]) > 0
        self._clue: list[int] = np.where(clues.any(axis=0), clues.argmax(axis=0), -1).tolist()
        linked = columns["link_share"] > _LINKED
        self._linked: list[bool] = linked.tolist()
        self._parted: list[bool] = (linked & (columns["separators"] > 0.02)).tolist()
        self._again: list[bool] = (columns["said_before"] > 0).tolist()

    def explain(self, block: Block, place: int, site_share: float, overruled: str) -> tuple[BlockLabel, str]:
        """Label and reason of a block. site_share: share of the site's other pages that have it."""
        label, reason = self._own(block, place)
        if site_share >= _TEMPLATE:
            above, below = place < self._first, place > self._last
            if not reason or above:
                label = BlockLabel.NAVIGATION if above else BlockLabel.FOOTER if below else BlockLabel.REPEAT
            reason = f"stands on {site_share:.0%} of the site's other pages"
        return label, overruled or reason

    def _own(self, block: Block, place: int) -> tuple[BlockLabel, str]:
        above, below, linked = place < self._first, place > self._last, self._linked[place]
        if self._again[place] and not above and not below and len(block.text) > 3:
            return BlockLabel.REPEAT, "stands above already"
        if above and self._parted[place]:
            return BlockLabel.BREADCRUMB, "links with signs between them, above the content"
        if (clue := self._clue[place]) >= 0:
            _, label, reason = _CLUES[clue]
            return label, reason
        if below:
            return BlockLabel.FOOTER, "below the content"
        if above:
            return BlockLabel.NAVIGATION, "a link above the content" if linked else "above the content"
        if linked:
            return BlockLabel.RELATED, "a link between content"
        return BlockLabel.WIDGET, "does not read like content"
