"""How a clause speaks of relations: in words that name no kind, of several at once."""

from __future__ import annotations

from typing import Final

from pipeline.languages.lists import set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.words.cues import Cue

_REACH: Final = 30
"""Characters beside a word in which one for a town can stand."""


def is_work(clause: Clause, cue: Cue) -> bool:
    """True for a word of working together or of friendship as such, which partner towns of any kind have."""
    return clause.text[cue.start : cue.end].lower() in set_of(
        clause.language, "partnerships.working", "partnerships.vague"
    )


def is_loose(clause: Clause, cue: Cue) -> bool:
    """True for a word of a relation that takes its kind from what was said before: "a second partnership"."""
    return clause.text[cue.start : cue.end].lower() in set_of(clause.language, "partnerships.loose")


def named_kind(clause: Clause, loose: Cue) -> Cue | None:
    """The relation right before such a word, which names its kind: "our sister city partnership with Dijon"."""
    return next((cue for cue in clause.kinds if clause.text[cue.end : loose.start] in {" ", "-"}), None)


def names_several(clause: Clause) -> bool:
    """True where a clause speaks of several partners at once: "Delegationen aus den Partnerstädten"."""
    return any(is_of_towns(clause.text, cue, clause.language) for cue in clause.kinds)


def is_of_towns(text: str, cue: Cue, language: str) -> bool:
    """True for a word for several partners: "Partnerstädte"."""
    return lowered(text[cue.start : cue.end]).endswith(tuple_of(language, "partnerships.plurals"))


def is_of_town(text: str, cue: Cue, language: str) -> bool:
    """True for a word that says what one town is, not its relation: "Partnerstadt", "ville jumelle", "miasta
    partnerskiego"."""
    said = lowered(text[cue.start : cue.end])
    towns = tuple_of(language, "cities.towns")
    ahead, behind = text[max(0, cue.start - _REACH) : cue.start], text[cue.end : cue.end + _REACH]
    beside = {*lowered(ahead).split()[-1:], *lowered(behind).split()[:1]}
    return said.startswith(towns) or said.endswith(towns) or not beside.isdisjoint(towns)
