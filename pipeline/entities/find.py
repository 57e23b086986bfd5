"""All mentions of a page: the finders in their order, checked, and what overlaps resolved.

A finder is a function `(document, earlier) -> list[Mention]`; `earlier` holds what the finders before it found, so
that a city finder can leave out a date and the mayor finder can use cities. The built-in finders stand in the same
registry that a further one would be put into: `FINDERS`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from pipeline.entities.cities import find_city_mentions
from pipeline.entities.contact_links import find_contact_link_mentions
from pipeline.entities.dates import find_date_mentions
from pipeline.entities.emails import find_email_mentions
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.entities.phones import find_phone_mentions
from pipeline.record import NIL, Document, Mention, MentionType, PageIssue

Finder = Callable[[Document, Sequence[Mention]], list[Mention]]

FINDERS: Final[tuple[tuple[str, Finder], ...]] = (
    ("emails", find_email_mentions),
    ("phones", find_phone_mentions),
    ("dates", find_date_mentions),
    ("cities", find_city_mentions),
    ("mayors", find_mayor_mentions),
    ("contact links", find_contact_link_mentions),
)
"""Name and function of each finder, in the order in which they run."""

PRECEDENCE: Final[tuple[MentionType, ...]] = (
    MentionType.EMAIL,
    MentionType.PHONE,
    MentionType.MAYOR,
    MentionType.DATE,
    MentionType.CITY,
)
"""Where two mentions share characters, the one whose type stands first is kept: addresses and numbers have a syntax
of their own, and a town inside a person's name ("Wolfgang Essen") or inside an e-mail address is none."""


def find_mentions(
    document: Document, finders: Sequence[tuple[str, Finder]] = FINDERS
) -> tuple[list[Mention], list[PageIssue]]:
    """Every mention of a page, sorted by block and start, without overlaps, and what was abstained from.

    document: the page with labelled blocks. finders: name and function, in the order in which they run.

    Raises ValueError where a finder's span does not hold what it says: that is a bug in the finder.
    """
    texts = {block.index: block.text for block in document.blocks}
    found: list[Mention] = []
    for name, finder in finders:
        mentions = finder(document, tuple(found))
        for mention in mentions:
            if texts[mention.block][mention.start : mention.end] != mention.raw or not mention.raw:
                raise ValueError(f"finder {name!r}: span {mention.start}-{mention.end} does not hold its raw text")
        found.extend(mentions)
    kept, dropped = _without_overlaps(found)
    return kept, _issues(kept, dropped)


def _without_overlaps(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Kept and dropped mentions: of two that overlap the one of higher precedence, then the longer, then the first."""
    rank = {kind: position for position, kind in enumerate(PRECEDENCE)}
    order = sorted(mentions, key=lambda m: (m.block, rank[m.type], m.start - m.end, m.start, m.value, m.rule))
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen: list[Mention] = []
    dropped: list[Mention] = []
    for mention in order:
        spans = kept[mention.block]
        place = bisect_right(spans, (mention.start, mention.end))
        before = place > 0 and spans[place - 1][1] > mention.start
        after = place < len(spans) and spans[place][0] < mention.end
        if before or after:
            dropped.append(mention)
        else:
            spans.insert(place, (mention.start, mention.end))
            chosen.append(mention)
    chosen.sort(key=lambda m: (m.block, m.start, m.end))
    return chosen, dropped


def _issues(kept: Sequence[Mention], dropped: Sequence[Mention]) -> list[PageIssue]:
    """What the finders abstained from, one issue a reason, so that silence is counted."""
    issues: list[PageIssue] = []
    nameless = sum(1 for m in kept if m.type is MentionType.CITY and m.value == NIL)
    if nameless:
        issues.append(
            PageIssue(
                "entities", "city-without-id", f"{nameless} city mentions name a place without GeoNames id", "info"
            )
        )
    for kind, count in sorted(Counter(m.type.value for m in dropped).items()):
        issues.append(
            PageIssue("entities", f"overlapping-{kind}", f"{count} {kind} mentions lie inside another mention", "info")
        )
    return issues
