"""The town whose partners a text speaks of: "Die Partnerstädte von Dijon", "Twin towns of Leeds".

Several partners have one such town, so a single name behind the word for them and "of" is no partner's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.facts import Place
from pipeline.gazetteer import load
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause, enumerated, speaks_of_us
from pipeline.relations.partnerships.dates.dating import dates_of
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.partners.introductions import linked
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue
from pipeline.relations.partnerships.words.phrases import copula
from pipeline.relations.places import place_of

_SHORTEST_STEM: Final = 4
_LONGEST_GAP: Final = 24
"""Characters between the word for several partners and the town: " of the town of "."""


def statements_of_owner(clause: Clause) -> list[Statement] | None:
    """The partners of another town than ours that a clause speaks of: "Die Partnerstädte von Dijon sind Mainz und
    Dallas"; where ours is among them, the other town is our partner. None where it speaks of no other's."""
    if not clause.kinds or speaks_of_us(clause):
        return None
    owner = _owner(clause.text, clause.kinds, clause.cities, clause.language)
    if owner is not None and clause.is_foreign(owner):
        partners = _named(clause, owner)
        if clause.names_home() and all(clause.is_foreign(city) for city in partners):
            return []
        dates: list[Mention | None] = [None] * len(partners)
    else:
        owner = _twinned_with_us(clause)
        if owner is None:
            return None
        partners = list(clause.cities[1:])
        dates = dates_of(clause, partners)
    kind = RELATION_KINDS[clause.kinds[0].kind]
    found = []
    for city, date in zip(partners, dates, strict=True):
        party, other = (city, owner) if clause.is_foreign(city) else (owner, None)
        found.append(Statement(party, kind, date, "partnership.others", 0.6, partner_of=other))
    return found


def _twinned_with_us(clause: Clause) -> Mention | None:
    """The town that begins a clause and is twinned with ours and others: "Dijon is twinned with Homburg and Leeds"."""
    if (
        len(clause.cities) <= 2
        or not clause.kinds
        or not clause.is_foreign(clause.cities[0])
        or not clause.names_home()
    ):
        return None
    subject, *partners = clause.cities
    if clause.text[clause.start : subject.start].strip() or not linked(clause, partners[0]):
        return None
    verb = copula(clause.language).match(lowered(clause.text[subject.end : partners[0].start]).lstrip())
    return subject if verb is not None and len(enumerated(clause, partners)) == len(partners) else None


def _named(clause: Clause, owner: Mention) -> list[Mention]:
    """The towns that a colon or a verb of being joins to a word for several partners and their owner, with those listed
    behind them."""
    behind = [city for city in clause.cities if city.start >= owner.end]
    gap = clause.text[owner.end : behind[0].start].strip().lower() if behind else ""
    if gap != ":" and copula(clause.language).fullmatch(gap) is None:
        return []
    return enumerated(clause, behind)


def is_of_other_town(clause: Clause) -> bool:
    """True where an adjective makes a relation another town's of our country: "die Warburger Partnerstadt Dijon"."""
    if clause.home.geonames_id is None:
        return False
    ends = tuple_of(clause.language, "mayors.city_adjectives")
    for cue in clause.kinds if ends else ():
        word = clause.text[clause.start : cue.start].rstrip().rpartition(" ")[2]
        if word.endswith(ends) and word[:1].isupper() and _is_adjective(word, ends, clause.language, clause.home):
            return True
    return False


def _is_adjective(word: str, ends: tuple[str, ...], language: str, home: Place) -> bool:
    """True for a word that is a town's of our country and an ending, and speaks of no land nor of our town."""
    if country_of_adjective(word, language) is not None:
        return False
    stem = next(word.removesuffix(end) for end in ends if word.endswith(end))
    if len(stem) < _SHORTEST_STEM or lowered(home.name).startswith(lowered(stem[:_SHORTEST_STEM])):
        return False
    return any(named.is_main_name and named.place.country == home.country for named in load().lookup(stem))


def town_of_page(page: Reading) -> Place | None:
    """The town whose partners a page of an unknown publisher speaks of, None where it speaks of several towns' or of
    none's: "Städtepartnerschaften der Stadt Dijon" over a list."""
    owners: dict[tuple[str, str], Mention] = {}
    for block in page.blocks:
        if block.index in page.stating:
            cities = page.of_type(block.index, MentionType.CITY)
            kinds = [cue for cue in page.cues[block.index] if cue.kind in RELATION_KINDS] if cities else []
            owner = _owner(block.text, kinds, cities, page.languages[block.index])
            if owner is not None:
                owners.setdefault(city_key(owner), owner)
    return place_of(next(iter(owners.values()))) if len(owners) == 1 else None


def _owner(text: str, kinds: Sequence[Cue], cities: Sequence[Mention], language: str) -> Mention | None:
    for cue in kinds:
        if not lowered(text[cue.start : cue.end]).endswith(
            tuple_of(language, "partnerships.plurals", "partnerships.relations_many")
        ):
            continue
        behind = [city for city in cities if city.start >= cue.end]
        if not behind or not (
            _says_of(text[cue.end : behind[0].start], language) or _is_genitive(text, cue, behind[0], language)
        ):
            continue
        if len(behind) > 1 and _is_joined(text[behind[0].end : behind[1].start], language):
            continue  # "our twin towns of Dijon and Kolin"
        return behind[0]
    return None


def _is_joined(gap: str, language: str) -> bool:
    return PARENTHESES.sub(" ", gap).strip().lower() in {",", *set_of(language, "partnerships.joiners")}


def _says_of(gap: str, language: str) -> bool:
    """True for " of ", " of the town of "."""
    if len(gap) > _LONGEST_GAP:
        return False
    said = lowered(gap).strip()
    return said in _of(language)


def _is_genitive(text: str, cue: Cue, city: Mention, language: str) -> bool:
    """True for the name in another case than the words for several partners that begin a text: "Miasta partnerskie
    Brzegu"."""
    if language not in codes_with("declines_names") or text[: cue.start].strip() or text[cue.end : city.start] != " ":
        return False
    if set_of(language, "cities.towns_many").isdisjoint(lowered(text[cue.start : cue.end]).split()):
        return False  # "Miasto partnerskie Wilno" names the partner, in Polish and not in another case
    return city.raw != city.attributes.get("name", city.raw)


@cache
def _of(language: str) -> frozenset[str]:
    """Links, alone and with a town's own word: "von", "der Gemeinde"."""
    towns = set_of(language, "cities.towns")
    of_towns = {link for link in set_of(language, "mayors.links") if not towns.isdisjoint(link.split())}
    return set_of(language, "partnerships.of_links") | of_towns
