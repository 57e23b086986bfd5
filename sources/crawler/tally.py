"""Counts of a crawl, as the state keeps them and the report shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

MOST_FAULTS = 20


class Tally:
    """One counter with names in groups ("status 200", "refused another host"); it survives a kill with the state."""

    def __init__(self, counts: Counter[str] | None = None) -> None:
        self.counts: Counter[str] = Counter() if counts is None else counts

    def add(self, group: str, name: str = "", n: int = 1) -> None:
        """Count something."""
        self.counts[f"{group} {name}".strip()] += n

    def __getitem__(self, name: str) -> int:
        return self.counts[name]

    def group(self, group: str) -> Mapping[str, int]:
        """The names of a group, most frequent first."""
        start = f"{group} "
        found = [(name[len(start) :], n) for name, n in self.counts.items() if name.startswith(start)]
        return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))
