"""What a site repeats from page to page."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.block import Block

_DIGITS = re.compile(r"\d+")


def fingerprint(text: str) -> str:
    """Name of a block's words with case and numbers folded: clocks, counters and dates do not make it another block."""
    folded = _DIGITS.sub("0", text.casefold())
    return hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """On how many pages of a site each block stands.

    pages: how many pages were seen. seen: fingerprint of a block to the number of pages that have it.
    The same pages give the same memory in whatever order they come; memories of disjoint sets of pages add up.
    """

    pages: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[Iterable[Block]]) -> SiteMemory:
        """Remember the blocks of some pages of one site."""
        count = 0
        seen: Counter[str] = Counter()
        for blocks in pages:
            count += 1
            seen.update({fingerprint(block.text) for block in blocks})
        return cls(count, dict(sorted(seen.items())))

    def merge(self, other: SiteMemory) -> SiteMemory:
        """Return the memory of both sets of pages; they must be disjoint."""
        return SiteMemory(self.pages + other.pages, dict(sorted((Counter(self.seen) + Counter(other.seen)).items())))

    def share(self, block: Block) -> float:
        """Share of the site's other pages that have the block, 0 to 1; this page is taken to be among those seen."""
        if self.pages < 2:
            return 0.0
        return max(0, self.seen.get(fingerprint(block.text), 0) - 1) / (self.pages - 1)

    def as_data(self) -> dict[str, object]:
        """Plain data for a file; `from_data` reads it."""
        return {"pages": self.pages, "seen": dict(sorted(self.seen.items()))}

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> SiteMemory:
        """Read what `as_data` gave. Raises ValueError where it is something else."""
        pages, seen = data.get("pages"), data.get("seen")
        if not isinstance(pages, int) or not isinstance(seen, Mapping):
            raise ValueError("not a site memory: 'pages' or 'seen' is missing")  # noqa: TRY004 - the data is wrong
        return cls(pages, {str(key): int(value) for key, value in sorted(seen.items())})
