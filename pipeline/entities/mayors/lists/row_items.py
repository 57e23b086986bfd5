"""One row of a list of holders: a name and the date with it, be the row text or cells."""

from __future__ import annotations

import re
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.names import behind_letters, is_initial, is_shaped
from pipeline.languages.lists import set_of, tuple_of
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_PREPOSITION: Final = 7
"""Letters of the longest word before a date that begins an item: "depuis"."""
_LONGEST_NUMBER: Final = 4
"""Characters of a row's number with its full stop."""
_CELL: Final = re.compile(r"\t|\s\|\s?")
_STILL: Final = re.compile(r"\s?[-–—]\s?(?:\.{2,3}|…|$|\t|\|)")
_BEHIND_NAME: Final = frozenset({"(", "\t", "|"})
_FILLERS: Final = frozenset({",", ".", ":", "-", "–", "—", "*", "•", "|", " ", "\t", "(", ")", "·"})


def read_item(view: BlockView, written: str, entry: MayorTitle | None, known: frozenset[str]) -> Found | None:
    """The holder of a row: a name that begins it, dates aside, and the date with it. known: surnames of mayors that
    the page names in full, folded: a bare one counts only where it is among them."""
    if any(item.label is Label.OFFICE and item.start == 0 for item in view.labels):
        return None
    place, term = _read_lead(view)
    name = _name_at(view, place)
    if name is None or view.has(name.end, Label.OFFICE):  # "1936-1938 Aldo Neri commissario prefettizio"
        return None
    if term is None:
        term = next((view.date[spot] for spot in range(name.end, len(view.words)) if spot in view.date), None)
    if not _is_holder(view, name, term, known):
        return None
    end, last = _end_of(view, term)
    return Found(
        view=view,
        name=name,
        rule="mayor.list",
        confidence=0.85 if term is not None else 0.7,
        title=None,
        written=written,
        entry=entry,
        term=term,
        end=end,
        last=last,
    )


def _read_lead(view: BlockView) -> tuple[int, Mention | None]:
    """Token behind what may stand before the name, number, dates, titles, signs, and the first of the dates."""
    place = 0
    term: Mention | None = None
    while place < len(view.words):
        if place in view.date:
            term = term or view.date[place]
            place += 1
        elif (lead := _before_date(view, place)) or (term is not None and (lead := _until_today(view, place))):
            place += lead
        elif (item := view.at(place, Label.HONORIFIC)) is not None:
            place = item.end
        elif view.words[place] in _FILLERS or not view.words[place].strip() or _is_number(view, place):
            place += 1
        elif (item := view.at(place, Label.TITLE)) is not None:
            place = item.end
        else:
            break
    return place, term


def _name_at(view: BlockView, place: int) -> Span | None:
    """The name that begins at a token, initials before it included: "A B Smith"; None for none."""
    letters = behind_letters(view.words, place)
    name = view.name_at(letters)
    if name is None or any(not is_shaped(word) for word in view.words[letters : name.start]):
        return None
    # "Alun Tudor Morris": a row begins with a name, whatever first name is known.
    return Span(place, name.end)


def _is_holder(view: BlockView, name: Span, term: Mention | None, known: frozenset[str]) -> bool:
    """True for a name that its row makes believable: with a date or alone in full, or a surname that the page knows."""
    count = view.parts(name)
    if term is None:
        return count > 1 and _alone(view, name)
    if count > 1 or view.words[name.end - 1].casefold() in known:
        return True
    with_initials = is_initial(view.words[name.start]) or behind_letters(view.words, name.start) > name.start
    return with_initials and _ends_with_term(view, name)


def _is_number(view: BlockView, place: int) -> bool:
    """True for the number with which a row begins: "1. Jan Kolbe", "12) Jan Kolbe"."""
    return place == 0 and view.words[0].rstrip(".").isdecimal() and len(view.words[0]) <= _LONGEST_NUMBER


def _before_date(view: BlockView, place: int) -> int:
    """Number of short words from a token to a date: "ab 2014", "od roku 2018"; 0 where none follows."""
    for count in (1, 2):
        words = view.words[place : place + count]
        if place + count in view.date and all(len(word) <= _PREPOSITION for word in words):
            return count if count == 1 or all(word.islower() for word in words) else 0
    return 0


def _until_today(view: BlockView, place: int) -> int:
    """Number of words of "until today" that stand at a token: "heden", "la actualidad"."""
    for phrase in tuple_of(view.language, "dates.open_end"):
        words = phrase.split()
        if [word.lower() for word in view.words[place : place + len(words)]] == words:
            return len(words)
    return 0


def _end_of(view: BlockView, term: Mention | None) -> tuple[str, Mention | None]:
    """The end of a term that stands in a cell of its own: EDTF of a second date and that date, or ".." for "until
    today"; else empty."""
    if term is not None and is_still_held(view, term):
        return "..", None
    if term is None or "/" in term.value or _CELL.search(view.block.text) is None:
        return "", None
    dates = sorted(view.date.values(), key=lambda date: date.start)
    behind = [date for date in dates if date.start >= term.end and "/" not in date.value]
    apart = behind and _CELL.search(view.block.text[term.end : behind[0].start]) is not None
    if apart and behind[0].value[:4] >= term.value[:4]:
        return behind[0].value, behind[0]
    today = set_of(view.language, "dates.open_end", "mayors.in_office")
    cells = _CELL.split(view.block.text[term.end :].lower())
    return (".." if any(cell.strip(" –-….") in today for cell in cells) else ""), None


def is_still_held(view: BlockView, term: Mention) -> bool:
    """True for a year with a dash behind it at the end of a line or cell, or before dots: "2014 –", "2008-..."."""
    return "/" not in term.value and _STILL.match(view.block.text, term.end) is not None


def _alone(view: BlockView, name: Span) -> bool:
    """True where nothing but a parenthesis follows a name."""
    rest = [word for word in view.words[name.end :] if word.strip()]
    return not rest or rest[0] in {"(", ",", "–", "-"}


def _ends_with_term(view: BlockView, name: Span) -> bool:
    """True where nothing follows a name but brackets, signs and dates, "J. Smith 1992–1993", or another cell."""
    for place in range(name.end, len(view.words)):
        word = view.words[place]
        if word in _BEHIND_NAME:
            return True
        if place not in view.date and word not in _FILLERS and word.strip():
            return False
    return True
