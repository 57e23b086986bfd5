"""The words on a partner map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapWords:
    """What the map says. text: its description, with `{placed}`, `{mutual}` and `{missing}` partnerships."""

    title: str = "Map of partnerships"
    both: str = "both cities say so"
    one: str = "one side says so"
    text: str = (
        "{placed} partnerships between cities whose place is known; {mutual} are stated by both cities. "
        "{missing} more are not on the map. The table beside it counts them by country."
    )


ENGLISH = MapWords()
