"""Partners in an enumeration that goes on without a word for the relation: behind a colon, "the first", "besides"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from pipeline.alternation import alternation
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages.lists import set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause, coordinated, enumerated, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.elsewhere.bodies import names_body
from pipeline.relations.partnerships.partners.introductions import comes_from, described, linked
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.phrases import copula, patterns_of, verb_of_being

_ITEM_WORDS = 5
"""Words of a town's name and of what tells where it lies: "Neu Wulmstorf in Germany"."""
_COLON_WORDS = 2
"""Words between a colon and a city, dates aside: "od roku 1993 francouzský Arras"."""
_COUNT_WORDS = 6
"""Words of a sentence that only counts the towns behind its colon: "Aujourd'hui elles sont trois"."""
_DASH = re.compile(r"\s?[–—]\s|\s--?\s")
_DASH_REACH = 40
"""Characters between a dash and the first town behind it."""
_GUEST_WORDS = 4
"""Words between "Partnerstädte:" and a town that somebody is from: "Die Lieder aus"."""
_RANK_WORDS = 3
"""Words between "the first" and its town: "was in 1964"."""
_LINK_WORDS = 4
"""Words between the comma behind "the oldest" and its town: "with the French town of"."""
_ADDED_WORDS = 6
"""Words between the towns said before and the one that is added: "sind dies das französische"."""


def behind_colon(clause: Clause, city: Mention, *, spoken: bool) -> bool:
    """True for the first of the partners behind a colon: "Partnerstädte: Dijon", "two twin towns: since 1993 Arras";
    where partners are spoken of, behind a word or two: "Drei: Dijon, Weimar und Kolin". A dash right behind a word for
    several partners is such a sign too: "We have two twin towns – Dijon and Arras".
    """
    colon = max(
        _dash_behind_partners(clause, city),
        *(clause.text.rfind(sign, clause.start, city.start) for sign in (":", "\t")),
    )
    named = (cue for cue in clause.cues if cue.kind is CueKind.AGREEMENT)
    lead = clause.text[clause.start : max(colon, clause.start)]
    short = spoken and (lead.strip().isalpha() or _counts(clause, lead, colon))
    if colon < 0 or not (short or any(cue.end <= colon for cue in (*clause.kinds, *named))):
        return False
    gap = without_dates(clause, colon + 1, city.start)
    if _is_label(clause, colon) and comes_from(clause, city) and "," not in gap and len(gap.split()) <= _GUEST_WORDS:
        return True  # "Partnerstädte: Gäste aus Dijon und Kolin"
    if _names_others(clause, colon, gap):
        return True
    if "," in gap or len(gap.strip(" «„“\"'").split()) > _COLON_WORDS:
        return False
    return not names_body(lowered(gap), clause.language)


def _names_others(clause: Clause, colon: int, gap: str) -> bool:
    """True where nothing but names of further towns stands between "twin towns:" and a town, which no gazetteer may
    know: "with three towns: Kleinfurt in Germany, Petite-Rue in France and Dijon". gap: the text in between."""
    before = lowered(clause.text[clause.start : colon]).split()[-1:]
    if (
        "," not in gap
        or not before
        or not before[0].endswith(tuple_of(clause.language, "cities.towns_many", "partnerships.plurals"))
    ):
        return False
    small = set_of(clause.language, "cities.prepositions", "cities.conjunctions", "partnerships.joiners")
    *items, last = (item.split() for item in PARENTHESES.sub(" ", gap).split(","))
    named = all(item and len(item) <= _ITEM_WORDS and item[0][0].isupper() for item in items)
    return named and all(word[0].isupper() or word in small for item in (*items, last) for word in item)


def _dash_behind_partners(clause: Clause, city: Mention) -> int:
    """Where the dash ends that stands before a city and right behind a word for several partners, else -1. Behind it
    nothing is told but where each town lies and since when: not "our twin towns – Dijon has more – are"."""
    for cue in reversed(clause.kinds):
        dash = _DASH.match(clause.text, cue.end, city.start)
        if dash is None or city.start - dash.end() > _DASH_REACH:
            continue
        if is_of_towns(clause.text, cue, clause.language):
            closing = _DASH.search(clause.text, city.end, clause.end)
            end = closing.start() if closing is not None else clause.end
            towns = [town for town in clause.cities if dash.end() <= town.start < end]
            listed = all(_goes_on_listing(clause.language).match(clause.text, town.end, end) for town in towns)
            return dash.end() - 1 if listed else -1
    return -1


@cache
def _goes_on_listing(language: str) -> re.Pattern[str]:
    """What may stand behind a town of an enumeration: its end, a sign, "and", "in" its country, "since"."""
    lead = alternation(
        set_of(language, "cities.prepositions", "cities.conjunctions", "partnerships.joiners", "partnerships.since")
    )
    return re.compile(rf"\s*(?:$|[,;.:()!]|{lead}(?!\w))")


def _counts(clause: Clause, lead: str, colon: int) -> bool:
    """True for "Heute sind es drei:" before several towns."""
    if "," in lead or not 0 < len(lead.split()) <= _COUNT_WORDS or any(city.start < colon for city in clause.cities):
        return False
    counts = {word for word in lowered(lead).split() if word.isdigit()}
    counts |= set_of(clause.language, "partnerships.counts") & set(lowered(lead).split())
    towns = [city for city in clause.cities if city.start > colon]
    if not counts or len(towns) < 2 or any(cue.start < colon for cue in clause.cues):
        return False
    joined = len(enumerated(clause, towns)) == len(towns)
    return joined and verb_of_being(clause.language).search(lowered(lead)) is not None


def _is_label(clause: Clause, colon: int) -> bool:
    """True where nothing but a word for several partners stands before a colon."""
    if not clause.kinds or clause.kinds[0].end != colon or clause.text[clause.start : clause.kinds[0].start].strip():
        return False
    return is_of_towns(clause.text, clause.kinds[0], clause.language)


def is_ranked(clause: Clause, city: Mention) -> bool:
    """True for "La primera fue Arras", "La segunda, Faro, …", "the others are Cuneo": of partners spoken of."""
    if _is_called(clause, city) or _is_inserted(clause, city):
        return True
    lead = without_dates(clause, clause.start, city.start).lower()
    begun = lead.rstrip(" ,").rfind(",") + 1
    found = patterns_of(clause.language).rank.search(lead, begun)
    if found is None or len(lead[begun : found.start()].split()) > 2:
        return False
    rest = lead[found.end() :]
    if rest.strip() == ",":
        return True
    if found["besides"]:
        return not rest.strip()
    return copula(clause.language).search(rest) is not None and len(rest.split()) <= _RANK_WORDS


def _is_inserted(clause: Clause, city: Mention) -> bool:
    """True for "Die älteste, mit Dijon, ist von 1984"."""
    first, comma, link = clause.text[clause.start : city.start].lower().partition(",")
    if not comma or "," in link or len(link.split()) > _LINK_WORDS or len(first.split()) > _RANK_WORDS:
        return False
    rank = patterns_of(clause.language).rank.search(first)
    return rank is not None and not rank["besides"] and linked(clause, city)


def _is_called(clause: Clause, city: Mention) -> bool:
    """True for "Arras was in 1964 de eerste": the town begins, a verb of being and its rank follow; towns that are
    joined to it may stand between: "Arras in France and Kolin are the other two"."""
    if len(clause.text[clause.start : city.start].split()) > 1:
        return False
    last = enumerated(clause, [one for one in clause.cities if one.start >= city.start])[-1]
    behind = without_dates(clause, last.end, clause.end).lower()
    verb = copula(clause.language).search(behind)
    rank = patterns_of(clause.language).rank.search(behind)
    if verb is None or rank is None or rank["besides"] or rank.start() < verb.end():
        return False
    if last is not city and len(behind[rank.end() :].split()) > 1:
        return False  # "Arras and Kolin were the first to send a choir"
    return not behind[: verb.start()].strip() and len(behind[verb.end() : rank.start()].split()) <= _RANK_WORDS


def is_added(clause: Clause, city: Mention) -> bool:
    """True for the first town behind "Neben Dijon und Leeds sind dies …"."""
    before = [other for other in clause.cities if other.end <= city.start]
    if not before or not is_ranked(clause, before[0]):
        return False
    gap = clause.text[before[-1].end : city.start].lower()
    return copula(clause.language).search(gap) is not None and "," not in gap and len(gap.split()) <= _ADDED_WORDS


def is_answer(clause: Clause) -> bool:
    """True for a sentence of nothing but links and towns, and what country they are of: "Con Arras y con Faro.",
    "Německého Weimaru a francouzského Dijonu."."""
    letters = list(lowered(clause.text[clause.start : clause.end]))
    for city in clause.cities:
        letters[city.start - clause.start : city.end - clause.start] = " " * (city.end - city.start)
    words = re.findall(r"\w+", "".join(letters))
    links = set_of(clause.language, "partnerships.partner_links", "partnerships.joiners")
    words = [word for word in words if country_of_adjective(word, clause.language) is None]
    return bool(clause.cities) and bool(words) and links.issuperset(words)


def is_besides(clause: Clause, city: Mention) -> bool:
    """True for the town of "Besides Dijon, the town is twinned with Leeds"."""
    lead = without_dates(clause, clause.start, city.start).lower()
    rank = patterns_of(clause.language).rank.match(lead)
    if rank is None or not rank["besides"]:
        return False
    return set_of(clause.language, "partnerships.partner_links", "partnerships.weak_links").issuperset(
        lead[rank.end() :].split()
    )


def is_beside(clause: Clause, city: Mention) -> bool:
    """True for the towns of "Besides Dijon, Leeds is also a twin town": what they are is said of both."""
    if not clause.kinds or not clause.is_foreign(clause.cities[0]) or not is_besides(clause, clause.cities[0]):
        return False
    abroad = [one for one in clause.cities if clause.is_foreign(one)]
    joiners = set_of(clause.language, "partnerships.joiners")
    pairs = takewhile(lambda pair: clause.text[pair[0].end : pair[1].start].strip() in joiners, pairwise(abroad))
    last = len([*pairs])
    others = abroad[last + 1 :]
    if not others or len(enumerated(clause, others)) < len(others):
        return False
    if any(linked(clause, one) or described(clause, one) for one in others):
        return False  # "Besides Dijon, our twin town Leeds sent a choir"
    said = lowered(clause.text[abroad[last].end : clause.end])
    return copula(clause.language).search(said) is not None and city in abroad


def is_joined_by_others(clause: Clause, city: Mention) -> bool:
    """True where a clause says with which further town the publisher is twinned too."""
    if not clause.kinds or clause.has(CueKind.VISIT, CueKind.EVENT):
        return False
    return any(other.start > city.end and clause.is_foreign(other) and linked(clause, other) for other in clause.cities)


def ends_list(clause: Clause, cities: Sequence[Mention]) -> bool:
    """True where the last of some cities ends a list of partners: "twinned with Dijon, Kolin and linked with Leeds"."""
    for one, following in zip(cities[-2::-1], cities[:0:-1], strict=True):
        if not coordinated(clause.text[one.end : following.start], clause.language):
            return False
        if linked(clause, one) or behind_colon(clause, one, spoken=False):
            return True
    return False


def begins_places(clause: Clause, city: Mention) -> bool:
    """True for the first of several towns in which the publisher has partners: "has twin towns in Dijon in France,
    Leeds in England"."""
    behind = [other for other in clause.cities if other.start > city.end and clause.is_foreign(other)]
    if not behind or clause.has(CueKind.VISIT, CueKind.EVENT) or not comes_from(clause, city):
        return False
    if not coordinated(clause.text[city.end : behind[0].start], clause.language):
        return False
    ahead = [cue for cue in clause.kinds if cue.end < city.start and is_of_towns(clause.text, cue, clause.language)]
    return any(len(clause.text[cue.end : city.start].split()) == 1 for cue in ahead)
