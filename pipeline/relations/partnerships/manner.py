"""How a clause speaks of relations: in words that name no kind, of several at once, of a network beside them."""

from __future__ import annotations

import re

from pipeline.languages import all_languages
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses import Clause, comes_from
from pipeline.relations.partnerships.cues import Cue, CueKind


def is_work(clause: Clause, cue: Cue) -> bool:
    """True for a word of working together or of friendship as such, which partner towns of any kind have."""
    words = all_languages()[clause.language].partnerships
    return clause.text[cue.start : cue.end].lower() in {*words.working, *words.vague}


def is_loose(clause: Clause, cue: Cue) -> bool:
    """True for a word of a relation that takes its kind from what was said before: "a second partnership"."""
    words = all_languages()[clause.language].partnerships.loose
    return clause.text[cue.start : cue.end].lower() in words


def names_several(clause: Clause) -> bool:
    """True where a clause speaks of several partners at once: "Delegationen aus den Partnerstädten"."""
    plurals = all_languages()[clause.language].partnerships.plurals
    return any(clause.text[cue.start : cue.end].lower().endswith(plurals) for cue in clause.kinds)


def outside_networks(clause: Clause) -> tuple[Mention, ...]:
    """The cities that stand in another part of the clause, between commas, than a word for a network."""
    signs = [cue for cue in clause.cues if cue.kind is CueKind.NETWORK]
    return tuple(
        city
        for city in clause.cities
        if comes_from(clause, city)
        or all(
            re.search(r"[,;:()]", clause.text[min(sign.end, city.end) : max(sign.start, city.start)]) for sign in signs
        )
    )
