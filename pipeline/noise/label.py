"""Label every block of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.head import PageHead
from pipeline.noise.memory import SiteMemory
from pipeline.record import Block, BlockKind, BlockLabel
from sources.page import PageKind

_NOISE = re.compile(r"(^|/)(nav|footer|aside|button|select|noscript)\b|\b(nav|menu|footer|breadcrumb|cookie|sidebar)\b")


def label_blocks(
    blocks: Sequence[Block], kind: PageKind, head: PageHead, site: SiteMemory | None = None
) -> tuple[Block, ...]:
    """Return the blocks with label, probability and reason; nothing is left out.

    site: what the site repeats on its other pages, None where only this page is known.
    """
    labelled = []
    for block in blocks:
        if _NOISE.search(block.path):
            labelled.append(replace(block, label=BlockLabel.NAVIGATION, probability=0.8, reason="inside a menu"))
        elif block.link_share > 0.8 and len(block.text) < 80:
            labelled.append(replace(block, label=BlockLabel.NAVIGATION, probability=0.7, reason="a short link"))
        else:
            label = BlockLabel.HEADING if block.kind is BlockKind.HEADING else BlockLabel.CONTENT
            labelled.append(replace(block, label=label, probability=0.7, reason="running text"))
    return tuple(labelled)
