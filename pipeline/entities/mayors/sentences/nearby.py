"""The name that stands near a word: behind forms of address, towns and dates."""

from __future__ import annotations

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView


def name_near(view: BlockView, place: int, reach: int) -> Span | None:
    """The first name of two parts within some tokens, dates aside; behind a city and a comma too: "homólogo de Badajoz,
    Francisco …"."""
    commas = 0
    while reach > 0:
        if place >= len(view.words) or view.sentence_end(place) or view.words[place] == ";":
            return None
        if view.at(place, Label.TITLE) is not None:
            return None
        if (honorific := view.at(place, Label.HONORIFIC)) is not None:
            place = honorific.end
            continue
        if place in view.city and not view.is_given(place):
            place = view.city_end(place)
            continue
        if place in view.date:
            place += 1
            continue
        name = view.name_at(place)
        if name is not None and view.parts(name) > 1:
            return name
        commas += view.words[place] == "," and place - 1 not in view.date
        if commas > 1:
            return None
        place, reach = place + 1, reach - 1
    return None
