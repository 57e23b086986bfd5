"""Cities that a verb of being makes partners: "Tallinn ist seit 1982 Partnerstadt", "the sister cities are …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, enumerated, told_in, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.partners.introductions import comes_from, linked
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.phrases import copula, patterns_of, verb_of_counting

_DATE_LEAD = 1
"""Words that are left of a date before the comma of "En 1975, Dijon devint"."""
_SUBJECT_LEAD, _LONG_LEAD = 3, 6
"""Words before a city that begins a sentence, and where "we and" or a word for a town stand among them: "Notre commune
et celle de Faro", "A cidade francesa de Arras"."""


def is_predicate(clause: Clause, city: Mention) -> bool:
    """True for "unsere Partnerstadt ist Sanok", "the sister cities are …": a cue, a verb of being, the city. Behind a
    word for several partners a verb may count them: "Our twin towns include Sanok".

    The publisher's name, a date and a word or two may stand in between: "Miastem partnerskim Torunia jest od 1976 …".
    """
    for cue in clause.cues:
        if not (cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT) or cue.end > city.start:
            continue
        between = list(lowered(clause.text[cue.end : city.start]))
        for span in (*clause.dates, *(other for other in clause.cities if not clause.is_foreign(other))):
            for place in range(max(span.start, cue.end), min(span.end, city.start)):
                between[place - cue.end] = " "
        text = "".join(between)
        verb = copula(clause.language).search(text)
        if verb is None and is_of_towns(clause.text, cue, clause.language):
            verb = _counting(text, clause.language)
        if comes_from(clause, city):
            return False  # "A twinning meeting was held in Leeds"
        if verb is not None and len(text[: verb.start()].split()) <= 1 and "," not in text and len(text.split()) <= 4:
            return True
    return False


def _counting(text: str, language: str) -> re.Match[str] | None:
    """The verb that counts partners before the first of them, None where a place or a link follows it: "comptent sur
    Dijon"."""
    verb = verb_of_counting(language).search(text)
    words = text[verb.end() :].split() if verb is not None else []
    return verb if set_of(language, "cities.prepositions", "partnerships.lying").isdisjoint(words) else None


def _is_of_home(clause: Clause, cue: Cue) -> bool:
    """True where the publisher's town follows a relation, behind "of" at most."""
    home = next((city for city in clause.cities if city.start > cue.end and not clause.is_foreign(city)), None)
    gap = clause.text[cue.end : home.start].strip().lower() if home is not None else ","
    return not gap or gap in set_of(clause.language, "partnerships.of_links")


def _lies(words: Sequence[str], language: str) -> bool:
    """True behind "towns in", in small letters: "Many towns in Dijon have a twin"."""
    if len(words) <= 1 or words[-1] not in set_of(language, "partnerships.lying"):
        return False
    return words[-2] in set_of(language, "cities.towns", "cities.towns_many")


def is_subject(clause: Clause, city: Mention) -> bool:
    """True for a city that begins the clause and is said to be a partner: "Tallinn ist seit 1982 Partnerstadt"."""
    head, _, lead = without_dates(clause, clause.start, city.start).rpartition(",")
    if "," in head or len(head.split()) > _DATE_LEAD or not clause.kinds:
        return False
    words = lead.lower().split()
    beside_us = bool(set(words) & set_of(clause.language, "partnerships.joiners")) and bool(
        patterns_of(clause.language).ours.search(lead)
    )
    cue = clause.kinds[0]
    long = beside_us or bool(set(words) & set_of(clause.language, "cities.towns"))
    if len(words) > (_LONG_LEAD if long else _SUBJECT_LEAD) or cue.start < city.end or _lies(words, clause.language):
        return False
    if any(other.start - cue.end == 1 and clause.is_foreign(other) for other in clause.cities):
        return False  # "Leipzig war wie die Partnerstadt Dijon vertreten"
    verbs = copula(clause.language)
    if clause.text[city.end : cue.start] == " " and _is_of_home(clause, cue):
        return True  # a headline: "Dijon Partnerstadt von Homburg"
    if not verbs.search(clause.text[city.end : cue.start].lower()) and not verbs.search(lead.lower()):
        return False
    between = [other for other in told_in(clause, city.end, cue.start) if clause.is_foreign(other)]
    chain = [city, *between]
    if len(enumerated(clause, chain)) < len(chain):
        return False  # the verb is another town's
    rest = clause.text[cue.end : clause.end].lower()
    return not patterns_of(clause.language).strong.search(rest[:60] + " ") and not any(
        other.start > cue.end and clause.is_foreign(other) and linked(clause, other) for other in clause.cities
    )
