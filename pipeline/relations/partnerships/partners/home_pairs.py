"""Towns that a clause joins to the publisher's by "and", with no word before them: "Homburg and Dijon have been twinned
since 1975", "Dijon, Leeds and Homburg signed a charter".
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.partners.introductions import linked
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.phrases import copula, patterns_of
from pipeline.relations.places import place_of

_SIGN_REACH = 10
"""Characters between two towns and the verb by which they conclude something: " have "."""
_PAIR_REACH = 40
"""Characters between two cities that begin a sentence and what joins them: "have long been twinned"."""


def _in_chain_with_home(clause: Clause, city: Mention) -> bool:
    """True in "Dijon, Leeds and Homburg signed a twinning charter": three or more begin it, ours among them."""
    cities = clause.cities
    if clause.text[clause.start : cities[0].start].strip():
        return False
    joining = {"", *set_of(clause.language, "partnerships.joiners")}
    chain = [cities[0]]
    for one, following in pairwise(cities):
        if clause.text[one.end : following.start].strip(" ,").lower() not in joining:
            break
        chain.append(following)
    if len(chain) <= 2 or city not in chain or all(clause.is_foreign(one) for one in chain):
        return False
    behind = [cue for cue in clause.cues if cue.start >= chain[-1].end]
    first = next((cue for cue in behind if cue in clause.kinds or cue.kind is CueKind.SIGNED), None)
    if first is None or not any(cue in clause.kinds for cue in behind):
        return False
    gap = clause.text[chain[-1].end : first.start]
    return len(gap) <= _PAIR_REACH and "," not in gap


def is_paired_with_home(clause: Clause, city: Mention) -> bool:
    """True in "Bonn and Leeds have been twinned since 1975": both begin the sentence, and a cue follows soon. Anywhere
    in a dated sentence that names no third city: "En 1968 se hermanaron Homburg y Arras"."""
    other = next((one for one in clause.cities if one is not city and not clause.is_foreign(one)), None)
    if other is None or clause.home.geonames_id is None:
        return False
    if _in_chain_with_home(clause, city):
        return True
    first, second = sorted((city, other), key=lambda one: one.start)
    together = patterns_of(clause.language).and_town.fullmatch(lowered(clause.text[first.end : second.start]))
    alone = together is not None and len({place_of(one).geonames_id for one in clause.cities}) == 2
    dated = clause.dates or _signed_by(clause, second)
    if alone and dated and clause.has(CueKind.TWINNING, CueKind.FRIENDSHIP):
        return True
    if clause.has(CueKind.MEMBERSHIP) or _are_about(clause, second):
        return False
    if alone and _are_said_twinned(clause, second):
        return True
    lead = lowered(clause.text[clause.start : first.start]).lstrip(" ,:–")
    if patterns_of(clause.language).the_town.fullmatch(lead):
        lead = ""
    lead = lead.rstrip(" ,:–")
    if together is None or (lead and not pattern_of(clause.language, "partnerships.both").fullmatch(lead)):
        return False
    comma = "," if not lead else ";"  # "Ambas ciudades, A y B, están": the names stand between commas
    return any(
        0 < cue.start - second.end <= _PAIR_REACH and comma not in clause.text[second.end : cue.start]
        for cue in clause.kinds
    )


def _signed_by(clause: Clause, last: Mention) -> bool:
    """True where a conclusion follows two towns right behind: "Homburg and Dijon signed, last Saturday, a charter"."""
    return any(cue.kind is CueKind.SIGNED and 0 < cue.start - last.end <= _SIGN_REACH for cue in clause.cues)


def _are_about(clause: Clause, last: Mention) -> bool:
    """True where two towns do something about twinnings, or about that of a third: "bewerben sich um den Preis für
    Städtepartnerschaften", "streiten über die Partnerschaft mit Dijon"."""
    cue = next((one for one in clause.kinds if one.start >= last.end), None)
    if cue is None:
        return False
    words = lowered(clause.text[last.end : cue.start]).split()
    if not set_of(clause.language, "partnerships.about").isdisjoint(words):
        return True
    return any(city.start >= cue.end and clause.is_foreign(city) and linked(clause, city) for city in clause.cities)


def _are_said_twinned(clause: Clause, last: Mention) -> bool:
    """True where a verb of being and right behind two towns their twinning are said: "Depuis cinquante ans, Homburg et
    Dijon sont unies par un jumelage"."""
    for cue in clause.kinds:
        between = clause.text[last.end : cue.start]
        if cue.kind is CueKind.TWINNING and 0 < len(between) <= _PAIR_REACH and "," not in between:
            return copula(clause.language).search(clause.text[clause.start : cue.start].lower()) is not None
    return False
