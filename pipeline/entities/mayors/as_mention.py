"""A finding as a mention of the page record: what was found beside the name as its attributes."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import own_words, since
from pipeline.record import Mention, MentionType

_TERM_WORDS: Final = 3
"""Words before a date that may say that it begins or ends a term: "od roku", "jusqu'en"."""


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
        for words in (since(view.language), own_words(view.language).until)
    )
    return f"{term.value}/.." if begins else f"../{term.value}" if ends else term.value
