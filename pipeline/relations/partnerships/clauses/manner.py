"""How a clause speaks of relations: in words that name no kind, of several at once."""

from __future__ import annotations

from functools import cache

from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.words.cues import Cue


def is_work(clause: Clause, cue: Cue) -> bool:
    """True for a word of working together or of friendship as such, which partner towns of any kind have."""
    words = all_languages()[clause.language].partnerships
    return clause.text[cue.start : cue.end].lower() in {*words.working, *words.vague}


def is_loose(clause: Clause, cue: Cue) -> bool:
    """True for a word of a relation that takes its kind from what was said before: "a second partnership"."""
    words = all_languages()[clause.language].partnerships.loose
    return clause.text[cue.start : cue.end].lower() in words


def named_kind(clause: Clause, loose: Cue) -> Cue | None:
    """The relation right before such a word, which names its kind: "our sister city partnership with Dijon"."""
    return next((cue for cue in clause.kinds if clause.text[cue.end : loose.start] in {" ", "-"}), None)


def names_several(clause: Clause) -> bool:
    """True where a clause speaks of several partners at once: "Delegationen aus den Partnerstädten"."""
    return any(is_of_towns(clause.text, cue, clause.language) for cue in clause.kinds)


def is_of_towns(text: str, cue: Cue, language: str) -> bool:
    """True for a word for several partners: "Partnerstädte"."""
    return lowered(text[cue.start : cue.end]).endswith(all_languages()[language].partnerships.plurals)


def is_of_town(text: str, cue: Cue, language: str) -> bool:
    """True for a word that says what one town is, not its relation: "Partnerstadt", "ville jumelle", "miasta
    partnerskiego"."""
    said = lowered(text[cue.start : cue.end])
    towns = _towns(language)
    beside = {*lowered(text[: cue.start]).split()[-1:], *lowered(text[cue.end :]).split()[:1]}
    return said.startswith(towns) or said.endswith(towns) or not beside.isdisjoint(towns)


@cache
def _towns(language: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in all_languages()[language].cities.towns)
