"""What a word beside a name may say about it."""

from __future__ import annotations

from typing import Final


class Cue:
    """What a word beside a name says about it: bits of an int (an enum's operators would cost a third of the stage)."""

    TOWN: Final = 1 << 0
    TOWNS: Final = 1 << 1
    LINK: Final = 1 << 2
    PREPOSITION: Final = 1 << 3
    CONJUNCTION: Final = 1 << 4
    ARTICLE: Final = 1 << 5
    REGION: Final = 1 << 6
    DISTRICT: Final = 1 << 7
    STREET: Final = 1 << 8
    HOUSE: Final = 1 << 9
    EVENT: Final = 1 << 10
    CLUB: Final = 1 << 11
    TITLE: Final = 1 << 12
    OFFICE: Final = 1 << 13
    COPULA: Final = 1 << 14
    GUESTS: Final = 1 << 15
    INSTITUTION: Final = 1 << 16
    BUILDING: Final = 1 << 17


NO_CUE: Final = 0
