"""Beginnings that stand below a partner's name as its particulars: "Unterzeichnung: 21. Mai 1994", a label and a date
in two lines, or the cells of a table of which every one is a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.dates.years import FIRST_YEAR, has_year, year_of
from pipeline.relations.partnerships.lists.kickers import kicker_date
from pipeline.relations.partnerships.lists.rowforms import begun_columns, is_row
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.country_names import is_country
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind

_MOST_BLOCKS: Final = 14
"""Blocks below a partner's name that may be its particulars."""
_MOST_CELLS: Final = 2
"""Lines between a city and its date in a table of lines: country and region."""
_LABEL: Final = 60
_LABEL_WORDS: Final = 3
"""Words before a date that are a label without a sign: "Twinned in 1959"."""
_ARTICLE: Final = re.compile(r"[\W_]*(?:[^\W\d_]{1,4}[^\S\t])?$")
"""What may stand before a date that is a line of its own: signs, an article."""
_BEHIND: Final = re.compile(r"[\W_]*(?:[^\W\d_]{1,5}[\W_]*)?(?:\([^()]*\)\W*)?$")
_BEGUN: Final = frozenset({CueKind.SIGNED, CueKind.SINCE, CueKind.AGREEMENT, *RELATION_KINDS})
_OTHER: Final = frozenset(
    {CueKind.RENEWED, CueKind.ENDED, CueKind.VISIT, CueKind.EVENT, CueKind.ANNIVERSARY, CueKind.BODY, CueKind.NETWORK}
)


def section_of(position: int, page: Reading) -> list[Block]:
    """The blocks below a heading or term that names a partner, up to the next heading, what stands above that for it,
    or a row of a city."""
    section: list[Block] = []
    for block in page.blocks[position + 1 : position + 1 + _MOST_BLOCKS]:
        if block.kind is BlockKind.HEADING or is_row(block, page):
            break
        section.append(block)
    if section and kicker_date(position + len(section) + 1, page) is not None:
        section.pop()
    return section


def labelled_date(section: Sequence[Block], page: Reading) -> Mention | None:
    """The date of a beginning that has a label, before it in its line or on the line above."""
    previous: Block | None = None
    for block in section:
        for date in _dates(block, page):
            lead = block.text[: date.start]
            if not _alone_behind(block, date):
                continue
            if _ARTICLE.match(lead):
                if previous is not None and is_begun_label(previous, previous.text.rstrip(": "), page):
                    return date
            elif (_parted(lead) or len(lead.split()) <= _LABEL_WORDS) and is_begun_label(
                block, lead.strip(" \t:–-"), page
            ):
                return date
        previous = block
    return None


def cell_date(section: Sequence[Block], page: Reading) -> Mention | None:
    """The date that is a line of its own, among the first cells below a city."""
    for block in section[: _MOST_CELLS + 1]:
        for date in _dates(block, page):
            if _is_date(block, date):
                return date
        if len(block.text) > _LABEL or re.search(r"\d", block.text) or block.text.rstrip()[-1:] in {".", ":"}:
            return None
    return None


def country_date(section: Sequence[Block], page: Reading) -> Mention | None:
    """The date of the line right below a partner's name that holds but its country and that: "Norwegen · 1981–2010"."""
    if not section or len(section[0].text) > _LABEL:
        return None
    block = section[0]
    dates = list(_dates(block, page))
    if len(dates) != 1 or not _alone_behind(block, dates[0]):
        return None
    lead = lowered(block.text[: dates[0].start]).strip(" \t·•|,;:–—-(")
    return dates[0] if is_country(lead) else None


def is_begun_label(block: Block, label: str, page: Reading) -> bool:
    """True for a short text that heads the date of a beginning: "Jumelée depuis le", "Year of signing", "Sinds"."""
    if len(label) > _LABEL or any(city.end <= len(label) for city in page.of_type(block.index, MentionType.CITY)):
        return False
    kinds = {cue.kind for cue in page.cues[block.index] if cue.start < len(label)}
    if kinds & _OTHER:
        return False
    return bool(kinds & _BEGUN) or label.casefold().strip() in begun_columns()


def _dates(block: Block, page: Reading) -> Iterator[Mention]:
    for date in page.of_type(block.index, MentionType.DATE):
        if has_year(date) and year_of(date.value) >= FIRST_YEAR:
            yield date


def _parted(lead: str) -> bool:
    """True where a sign or a cell's border parts a label from its date."""
    return lead.rstrip(" ").endswith((":", "\t", "-", "–"))


def _is_date(block: Block, date: Mention) -> bool:
    return bool(_ARTICLE.match(block.text[: date.start])) and _alone_behind(block, date)


def _alone_behind(block: Block, date: Mention) -> bool:
    return bool(_BEHIND.match(block.text[date.end :]))
