"""The town of which the heading of a list of mayors speaks, "Die Bürgermeister der ehemaligen Gemeinde Werl", or a
line in it."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_before_title, city_of_title
from pipeline.entities.mayors.titles.said_town import is_of_unknown_town
from pipeline.record import Mention

_TITLES: Final = (Label.PLURAL, Label.TITLE, Label.LIST)


def town_of_heading(view: BlockView) -> tuple[Mention | None, bool]:
    """The town that stands with the title of a heading; and whether one stands there that is no city of the page."""
    titles = [item for item in view.labels if item.label in _TITLES]
    town = next((city for item in titles if (city := city_of_title(view, item) or city_before_title(view, item))), None)
    return town, town is None and any(is_of_unknown_town(view, item) for item in titles)


def town_of_line(view: BlockView) -> Mention | None:
    """The town whose name is all of a line between the rows of a list; None where none is."""
    if not view.city or any(word.isalnum() and place not in view.city for place, word in enumerate(view.words)):
        return None
    return next(iter(view.city.values()))
