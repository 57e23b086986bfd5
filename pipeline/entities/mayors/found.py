"""What the mayor rules hand to each other: a name in a block, and why its bearer is a mayor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.names import normal_form
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_YEARS = re.compile(r"^(\d{4})(?:-\d\d(?:-\d\d)?)?/(\d{4})(?:-\d\d(?:-\d\d)?)?$")
_LONGEST_TERM = 30
"""Years in office; a longer span in parentheses is a life."""


def is_term(mention: Mention) -> bool:
    """True for an interval of years that a term of office can have."""
    match = _YEARS.match(mention.value)
    return match is not None and int(match[2]) - int(match[1]) <= _LONGEST_TERM


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence of a mayor's name.

    name: tokens of the name. title: tokens of the title in the same block, None where it stands elsewhere.
    written: the title as written. entry: its entry in the lexicon. city: the city that stands with title or name.
    term: the date that stands with the name as a term of office. end: EDTF of its end where that is a date of its own,
    ".." where it has none yet, else empty; last: that date. elsewhere: True where the words say that the city is
    another one than the publisher, without saying which. unplaced: likewise, and that no other word tells it.
    own_language: False for a title of another language.
    former: True where the title speaks of another time. gender: "female" or "male" where the title tells it.
    country: that of an adjective beside the title ("the French mayor"), empty where none stands.
    """

    view: BlockView
    name: Span
    rule: str
    confidence: float
    titled: bool = True
    title: Span | None = None
    written: str = ""
    entry: MayorTitle | None = None
    city: Mention | None = None
    term: Mention | None = None
    end: str = ""
    last: Mention | None = None
    elsewhere: bool = False
    unplaced: bool = False
    own_language: bool = True
    former: bool = False
    gender: str | None = None
    country: str = ""

    @property
    def full_name(self) -> str:
        """The name in its normal form."""
        return normal_form(self.view.raw(self.name))

    @property
    def has_first_name(self) -> bool:
        """True where a known first name begins the name."""
        return self.view.is_given(self.name.start)
