"""What a source says of its own markup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of one source: what on its pages is content, and what is noise. Both may be empty."""

    content: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
