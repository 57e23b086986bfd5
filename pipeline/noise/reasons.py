"""Say what a block is and why, once it is decided whether it stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import BlockLabel
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.firstset import first_set
from pipeline.noise.reasoncodes import TOLD, reason_codes

_TEMPLATE = 0.6

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
_CLUE_COLUMNS = tuple(column for column, _, _ in _CLUES)
_REASONS = (*_PLACED, *((label, reason) for _, label, reason in _CLUES), *_KEPT)
"""In the order of `reason_codes`."""
_LABELS, _WHYS = [label for label, _ in _REASONS], [reason for _, reason in _REASONS]


def explain(
    columns: Columns,
    keep: NDArray[np.bool_],
    shares: NDArray[np.float64],
    overruled: Sequence[str],
) -> tuple[list[BlockLabel], list[str]]:
    """Return the label of each block, and the reason for it.

    columns: of `page_features`. keep: whether it stays. shares: of the site's other pages that have it. overruled: why
    the model had no say, empty where it had.
    """
    stays = keep.tolist()
    first, last = (stays.index(True), len(stays) - 1 - stays[::-1].index(True)) if True in stays else (0, -1)
    clue = first_set(columns.table, columns.places(_CLUE_COLUMNS))
    codes = reason_codes(columns.together(TOLD), clue, len(_CLUES), keep.view(np.uint8), first, last).tolist()
    labels, whys = [_LABELS[code] for code in codes], [_WHYS[code] for code in codes]
    for place in np.flatnonzero(~keep & (shares >= _TEMPLATE)).tolist():
        if place < first:
            labels[place] = BlockLabel.NAVIGATION
        whys[place] = f"stands on {shares[place]:.0%} of the site's other pages"
    if any(overruled):
        whys = [said or why for said, why in zip(overruled, whys, strict=True)]
    return labels, whys
