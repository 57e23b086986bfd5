"""Hosts whom a visiting mayor thanks: "Bürgermeister X dankte der Gastgeberin, Bürgermeisterin Y"."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView

_TO_HOST: Final = 3
"""Tokens from a word for a host to the title: "dem Gastgeber, Herrn"."""
_REACH: Final = 24
"""Tokens before a host in which another mayor and the verb of thanking stand."""


def is_thanked_host(view: BlockView, title: Labelled) -> bool:
    """True for the mayor whom another one thanks as a host, in a sentence that says of neither where he is from: not
    the publisher's, whose mayor thanks there."""
    host = _host_before(view, title)
    if host is None:
        return False
    thanked = other = False
    for place in range(host - 1, max(host - _REACH, 0) - 1, -1):
        if view.sentence_end(place) or place in view.city:
            break
        thanked = thanked or view.says(place, "mayors.thanking")
        other = other or view.at(place, Label.TITLE) is not None
    return thanked and other


def _host_before(view: BlockView, title: Labelled) -> int | None:
    for place in range(title.start - 1, max(title.start - 1 - _TO_HOST, -1), -1):
        if view.at(place, Label.HOST) is not None:
            return place
    return None
