"""Say what a block is and why, once it is decided whether it stays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind, BlockLabel

Columns = Mapping[str, NDArray[np.float64]]

_TEMPLATE = 0.6
_LINKED = 0.5
_SOME_LETTERS = float(np.log1p(3.5))

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


_PLACED: tuple[tuple[BlockLabel, str], ...] = (
    (BlockLabel.REPEAT, "stands above already"),
    (BlockLabel.BREADCRUMB, "links with signs between them, above the content"),
    (BlockLabel.FOOTER, "below the content"),
    (BlockLabel.NAVIGATION, "a link above the content"),
    (BlockLabel.NAVIGATION, "above the content"),
    (BlockLabel.RELATED, "a link between content"),
    (BlockLabel.WIDGET, "does not read like content"),
)
"""What a block's place says: the first two before any clue, the others where there is none."""
_REASONS = (*_PLACED, *((label, reason) for _, label, reason in _CLUES))


class DropReasons:
    """Why blocks of one page are noise. What the columns say is looked up for all blocks at once."""

    def __init__(self, columns: Columns, first: int, last: int) -> None:
        """columns: of `page_features`. first, last: places of the first and last block that stays."""
        self._first = first
        clues = np.array([columns[column] for column, _, _ in _CLUES]) > 0
        linked = columns["link_share"] > _LINKED
        place = np.arange(len(linked))
        above, below = place < first, place > last
        again = (columns["said_before"] > 0) & ~above & ~below & (columns["length"] > _SOME_LETTERS)
        parted = above & linked & (columns["separators"] > 0.02)
        cases = (again, parted, clues.any(axis=0), below, above & linked, above, linked)
        codes = (0, 1, len(_PLACED) + clues.argmax(axis=0), 2, 3, 4, 5)
        self._reason: list[int] = np.select(cases, codes, default=6).tolist()

    def explain(self, place: int, site_share: float, overruled: str) -> tuple[BlockLabel, str]:
        """Label and reason of the block at a place. site_share: share of the site's other pages that have it."""
        label, reason = _REASONS[self._reason[place]]
        if site_share >= _TEMPLATE:
            if place < self._first:
                label = BlockLabel.NAVIGATION
            reason = f"stands on {site_share:.0%} of the site's other pages"
        return label, overruled or reason
