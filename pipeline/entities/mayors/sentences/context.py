"""Names that a mayor's block makes a mayor's without a title of their own: terms, counterparts, forerunners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lists.terms_behind import brackets_before_dates, term_in_bracket
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.counterparts import (
    city_of_counterpart,
    further_counterparts,
    is_of_unnamed,
    land_before,
    name_ahead,
    name_near,
)
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_given
from pipeline.languages.lists import set_of


def contextual_names(view: BlockView, titled: list[Found]) -> Iterator[Found]:
    """Further mayors of a block that names a mayor or a title. titled: what was found in it by titles."""
    taken = {found.name.start for found in titled}
    yield from _those_of(view, taken)
    entry = next((found.entry for found in titled if found.entry), None)
    written = next((found.written for found in titled if found.written), "")
    # All that is looked for begins with a label, or is a bracket with a term.
    for place in sorted({*view.starting, *brackets_before_dates(view)}):
        term = term_in_bracket(view, place)
        if term is not None:
            name = None if _is_of_other_office(view, place) else view.name_before(place)
            rule, titled_here, confidence = "mayor.term", True, 0.75
        elif (item := view.at(place, Label.COUNTERPART)) is not None and (titled or is_of_unnamed(view, item)):
            yield from further_counterparts(view, item.end, taken)
            name = name_near(view, item.end, 3) or name_ahead(view, item)
            rule, titled_here, confidence = "mayor.counterpart", False, 0.7
        elif (item := view.at(place, Label.SUCCESSION)) is not None:
            name = None if _is_of_other_holder(view, item) else _of_succession(view, item)
            rule, titled_here, confidence = "mayor.succession", False, 0.65
        elif (item := view.at(place, Label.HOST)) is not None and titled:
            name = name_near(view, item.end, 2)
            rule, titled_here, confidence = "mayor.host", False, 0.65
        elif (item := view.at(place, Label.SUPERSEDED)) is not None:
            name = _agent(view, item.start)
            rule, titled_here, confidence = "mayor.succession", False, 0.65
        else:
            continue
        if name is None or name.start in taken or view.parts(name) < 2:
            continue
        if view.has_before(name.start, Label.OFFICE):
            continue
        taken.add(name.start)
        yield Found(
            view=view,
            name=name,
            rule=rule,
            confidence=confidence,
            titled=titled_here,
            written=written if titled_here else "",
            entry=entry if titled_here else None,
            city=city_of_counterpart(view, place, name) if rule == "mayor.counterpart" else None,
            country=land_before(view, place) if rule == "mayor.counterpart" else "",
            term=term,
        )


def _of_succession(view: BlockView, verb: Labelled) -> Span | None:
    """The forerunner or follower behind a word of succession; one that has two parts needs the second behind the name:
    "löste 2010 Karl Ohm ab"."""
    name = name_near(view, verb.end, 4)
    part = own_words(view.language).parted.get(view.raw(verb).lower())
    if part is None:
        return name or _after_verb(view, verb.end)
    return name if name is not None and part in view.words[name.end : name.end + _MOST_BEFORE_PART] else None


def _is_of_other_holder(view: BlockView, verb: Labelled) -> bool:
    """True behind a deputy's or another's office in the same sentence: "Stadtrat Karl Ohm folgt auf Anna Huber"."""
    for back in range(verb.start - 1, max(verb.start - _LONGEST_LEAD, -1), -1):
        if view.sentence_end(back):
            return False
        for item in view.ending.get(back + 1, ()):
            if item.label is Label.OFFICE:
                return True
            if item.label in {Label.TITLE, Label.PLURAL}:
                return is_deputy(view, item)
    return False


def _is_of_other_office(view: BlockView, place: int) -> bool:
    """True for a term in a sentence that has named another office or a deputy's, and no title of a mayor behind it:
    "Stadtdirektoren waren A (1946-1964) und B (1964-1983)"."""
    closed = 0
    for back in range(place - 1, max(place - _LONGEST_LEAD, -1), -1):
        if view.sentence_end(back):
            return False
        closed += (view.words[back] == ")") - (view.words[back] == "(")
        if closed > 0:
            continue  # "(1994-2004, later minister)"
        starting = view.starting.get(back, ())
        labels = {item.label for item in starting}
        if labels & {Label.TITLE, Label.PLURAL, Label.LIST}:
            held = (item for item in starting if item.label in {Label.TITLE, Label.PLURAL})
            return any(is_deputy(view, item) and not _is_title_of(view, item, place) for item in held)
        if Label.OFFICE in labels and back + 1 < place:
            return True
    return False


def _is_title_of(view: BlockView, title: Labelled, place: int) -> bool:
    """True for a title right before the name that ends at a token: "secrétariat du bourgmestre honoraire X (2011-2023)"
    gives his own term."""
    end = title.end
    while (after := view.at(end, Label.AFTER)) is not None:
        end = after.end
    name = view.name_before(place)
    return name is not None and name.start == view.behind_honorifics(end)


def _those_of(view: BlockView, taken: set[int]) -> Iterator[Found]:
    """The second of "le bourgmestre de Malmedy, Jean B., et celui de Trois-Ponts, Luc C.": a pronoun for the title."""
    heads = [item for item in view.labels if item.label is Label.TITLE and item.own and not is_deputy(view, item)]
    if not heads:
        return
    first = heads[0].end
    pronouns = set_of(view.language, "mayors.pronouns")
    for start in view.starting:
        place = start - 1
        if place < first or view.words[place].lower() not in pronouns:
            continue
        link = view.at(start, Label.LINK)
        city = view.city.get(link.end) if link is not None else None
        if link is None or city is None:
            continue
        name = _name_of_that(view, view.city_end(link.end))
        if name is None or name.start in taken or view.parts(name) < 2:
            continue
        if not any(is_given(word) for word in view.words[name.start : name.end]):
            continue
        taken.add(name.start)
        lead = max((head for head in heads if head.end <= place), key=lambda head: head.end)
        yield Found(
            view=view,
            name=name,
            rule="mayor.that-of",
            confidence=0.8,
            written=view.raw(lead),
            entry=lead.title,
            city=city,
        )


def _name_of_that(view: BlockView, place: int) -> Span | None:
    """The name behind "celui de Trois-Ponts": behind a comma, or behind a verb ("fut longtemps Luc C.")."""
    if view.word(place) == ",":
        return view.name_at(view.behind_honorifics(place + 1))
    verb = view.at(place, Label.COPULA)
    if verb is None:
        return None
    place = verb.end
    while place < min(verb.end + _MOST_ADVERBS, len(view.words)) and view.words[place].islower():
        place += 1
    return view.name_at(view.behind_honorifics(place))


_LONGEST_LEAD: Final = 60
"""Tokens before a counterpart in which the mayor stands whose counterpart it is."""
_MOST_BEFORE_PART: Final = 3
"""Tokens behind a name up to the second part of a verb: "volgde Jan Smit als burgemeester op"."""
_MOST_ADVERBS: Final = 3
"""Words between a verb and a name: "fut pendant longtemps"."""


def _agent(view: BlockView, place: int) -> Span | None:
    """The name between "by" and a participle at the end: "1964 wurde er von Anna Huber abgelöst", "von Anna Huber als
    Bürgermeisterin abgelöst"."""
    if (title := view.before(place, Label.TITLE)) is not None:
        link = view.before(title.start, Label.COPULA)
        place = title.start if link is None else link.start
    name = view.name_before(view.before_bracket(place))
    if name is None or name.start == 0:
        return None
    start = view.before_honorifics(name.start)
    return name if view.before(start, Label.SIGNER) is not None else None


def _after_verb(view: BlockView, place: int) -> Span | None:
    """The name behind the next verb of a sentence: "Nachfolger von … wurde 1933 der Landwirt Otto …"."""
    last = min(len(view.words), place + _LONGEST_LEAD)
    while place < last and not view.sentence_end(place):
        if (verb := view.at(place, Label.COPULA)) is not None:
            return name_near(view, verb.end, 5)
        place += 1
    return None
