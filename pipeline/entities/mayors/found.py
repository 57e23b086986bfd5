"""What the mayor rules hand to each other: a name in a block, and why its bearer is a mayor; at last as a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import normal_form
from pipeline.languages.lists import set_of
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention, MentionType

_YEARS = re.compile(r"^(\d{4})(?:-\d\d(?:-\d\d)?)?/(\d{4})(?:-\d\d(?:-\d\d)?)?$")
_LONGEST_TERM = 30
"""Years in office; a longer span in parentheses is a life."""
_TERM_WORDS: Final = 3
"""Words before a date that may say that it begins or ends a term: "od roku", "jusqu'en"."""


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


def as_mention(found: Found, value: str) -> Mention:
    """The finding as a mention. value: the full name of the one who is named."""
    start, end = found.view.characters(found.name)
    attributes = {"titled": "true" if found.titled else "false"}
    if found.written:
        attributes["title"] = found.written
    if found.city is not None:
        attributes["city"] = found.city.value
        attributes["city_name"] = found.city.attributes.get("name", found.city.raw)
    if found.entry is not None and found.title is not None and not found.own_language:
        attributes["foreign_word"] = "true"
    if found.unplaced:
        attributes["unplaced"] = "true"
    if found.former:
        attributes["former"] = "true"
    if found.gender is not None:
        attributes["gender"] = found.gender
    if found.elsewhere:
        attributes["elsewhere"] = "true"
    if found.country:
        attributes["said_country"] = found.country
    if found.term is not None:
        attributes["term"] = f"{found.term.value}/{found.end}" if found.end else _open_term(found.view, found.term)
        where = (found.term.block, found.term.start, (found.last or found.term).end)
        attributes["term_block"], attributes["term_start"], attributes["term_end"] = map(str, where)
    if found.entry is not None:
        attributes["countries"] = " ".join(found.entry.countries)
    if found.title is not None:
        title_start, title_end = found.view.characters(found.title)
        attributes["title_start"], attributes["title_end"] = str(title_start), str(title_end)
    raw = found.view.block.text[start:end]
    return Mention(
        MentionType.MAYOR, found.view.block.index, start, end, raw, value, found.rule, found.confidence, attributes
    )


def _open_term(view: BlockView, term: Mention) -> str:
    """A term as EDTF; "since 2014" is an interval with an open end, "until 2020" one with an open beginning."""
    ahead = [word.strip("(,:;–-").lower() for word in view.block.text[: term.start].split()[-_TERM_WORDS:]]
    if "/" in term.value or not ahead:
        return term.value
    leads = (" ".join(ahead), " ".join(ahead[:-1]))  # "od roku 2018": a word for the year may stand between
    begins, ends = (
        any(f" {lead}".endswith(f" {word.lower()}") for word in words for lead in leads if lead)
        for words in (set_of(view.language, "partnerships.since"), own_words(view.language).until)
    )
    return f"{term.value}/.." if begins else f"../{term.value}" if ends else term.value
