"""Say what a block is and why, once it is decided whether it stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import BlockLabel
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.firstset import first_set

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


_KEPT: tuple[tuple[BlockLabel, str], ...] = (
    (BlockLabel.CONTENT, "reads like content"),
    (BlockLabel.HEADING, "a heading over content"),
    (BlockLabel.CONTACT, "a phone, a mail or a postal address"),
    (BlockLabel.LISTING, "part of a list or a table that is content"),
)
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
_AGAIN, _PARTED, _BELOW, _LINK_ABOVE, _ABOVE, _LINK, _OTHER = range(len(_PLACED))
_CLUE_COLUMNS = tuple(column for column, _, _ in _CLUES)
_REASONS = (*_PLACED, *((label, reason) for _, label, reason in _CLUES), *_KEPT)
_CONTENT, _HEADING, _CONTACT, _LISTING = range(len(_REASONS) - len(_KEPT), len(_REASONS))
_KEPT_CODES = (("is_paragraph", _CONTENT), ("is_heading", _HEADING), ("is_contact_line", _CONTACT))


def explain(
    columns: Columns,
    keep: NDArray[np.bool_],
    shares: NDArray[np.float64],
    overruled: Sequence[str],
) -> list[tuple[BlockLabel, str]]:
    """Return label and reason of each block.

    columns: of `page_features`. keep: whether it stays. shares: of the site's other pages that have it. overruled: why
    the model had no say, empty where it had.
    """
    stays = keep.tolist()
    first, last = (stays.index(True), len(stays) - 1 - stays[::-1].index(True)) if True in stays else (0, -1)
    codes = np.where(keep, _kept_codes(columns), _noise_codes(columns, first, last))
    reasons = [_REASONS[code] for code in codes.tolist()]
    for place in np.flatnonzero(~keep & (shares >= _TEMPLATE)).tolist():
        label = BlockLabel.NAVIGATION if place < first else reasons[place][0]
        reasons[place] = label, f"stands on {shares[place]:.0%} of the site's other pages"
    if any(overruled):
        reasons = [(label, why or reason) for (label, reason), why in zip(reasons, overruled, strict=True)]
    return reasons


def _kept_codes(columns: Columns) -> NDArray[np.int64]:
    """For each block, what it is if it stays: a place in `_REASONS`."""
    codes = np.full(len(columns["length"]), _LISTING)
    for name, code in _KEPT_CODES:
        codes[columns[name] > 0] = code
    return codes


def _noise_codes(columns: Columns, first: int, last: int) -> NDArray[np.int64]:
    """For each block, why it is noise if it is: a place in `_REASONS`. first, last: of the blocks that stay."""
    clue = first_set(columns.table, columns.places(_CLUE_COLUMNS))
    linked = columns["link_share"] > _LINKED
    place = np.arange(len(linked))
    above, below = place < first, place > last
    again = (columns["said_before"] > 0) & ~above & ~below & (columns["length"] > _SOME_LETTERS)
    codes = np.full(len(linked), _OTHER)
    # What weighs more overwrites what weighs less.
    codes[linked] = _LINK
    codes[above] = _ABOVE
    codes[above & linked] = _LINK_ABOVE
    codes[below] = _BELOW
    codes = np.where(clue < len(_CLUES), len(_PLACED) + clue, codes)
    codes[above & linked & (columns["separators"] > 0.02)] = _PARTED
    codes[again] = _AGAIN
    return codes
