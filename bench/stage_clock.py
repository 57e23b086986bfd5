"""CPU time by name and page, and what of it is at the median or in the tail."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Clock:
    """CPU milliseconds by name, one list entry a page."""

    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    page: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time added to the page that is under way."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.page[name] += 1000 * (time.process_time() - start)

        return timed

    def turn(self) -> None:
        """End a page."""
        for name, value in self.page.items():
            self.spent[name].append(value)
        self.page.clear()


def quantile(values: Sequence[float], share: float) -> float:
    """Nearest-rank quantile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
