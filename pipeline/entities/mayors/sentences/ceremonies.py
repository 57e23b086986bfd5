"""Names without any title in a sentence about a partnership: who signs for a city, and who attends for both.

A page that tells of a twinning names the two mayors as its readers know them ("in the presence of Anna Berg and Paul
Roux"). Such a name is a mention; whose mayor it is, is left to other pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.holding import is_of_office


def ceremonial_names(view: BlockView) -> Iterator[Found]:
    """Guests of honour and signers, named with a known first name and without an office."""
    for place in range(len(view.words)):
        if (presence := view.at(place, Label.PRESENCE)) is not None:
            yield from (_found(view, name, "mayor.presence") for name in _enumerated(view, presence.end))
        elif view.says(place, "partnerships.signed"):
            name = _signer(view, place)
            if name is not None:
                yield _found(view, name, "mayor.signer")


def _enumerated(view: BlockView, place: int) -> Iterator[Span]:
    """The bare names of "A und B"; none where one of them bears an office."""
    names = []
    while (name := _bare(view, place)) is not None:
        names.append(name)
        place = name.end
        if not view.says(place, "partnerships.joiners"):
            break
        place += 1
    if len(names) == 2:
        yield from names


def _signer(view: BlockView, place: int) -> Span | None:
    """The name right before a verb of signing, or behind it and "by"."""
    name = view.name_before(place)
    if name is not None and _is_bare(view, name):
        return name
    by = view.at(place + 1, Label.SIGNER)
    if by is None:
        return None
    return _bare(view, view.behind_honorifics(by.end))


def _bare(view: BlockView, place: int) -> Span | None:
    name = view.name_at(place)
    return name if name is not None and _is_bare(view, name) else None


def _is_bare(view: BlockView, name: Span) -> bool:
    """True for a full name with a known first name and no office before or behind it."""
    if not view.is_person(name):
        return False
    around = {Label.OFFICE, Label.TITLE}
    if view.has_before(name.start, *around) or is_of_office(view, name.start):
        return False
    behind = name.end + (view.word(name.end) == ",")
    return not any(item.label in around for place in range(behind, behind + 3) for item in view.starting.get(place, ()))


def _found(view: BlockView, name: Span, rule: str) -> Found:
    return Found(view=view, name=name, rule=rule, confidence=0.5, titled=False)
