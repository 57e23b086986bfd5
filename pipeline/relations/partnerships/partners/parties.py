"""Who the parties of a clause are: the cities that it introduces as partners, and whose partners they are."""

from __future__ import annotations

import re

from pipeline.languages import codes_with
from pipeline.languages.lists import parts_of, pattern_of, set_of, tuple_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import (
    PARENTHESES,
    Clause,
    coordinated,
    feasts,
    lies_near,
    speaks_of_us,
    without_dates,
)
from pipeline.relations.partnerships.dates.since import since_follows
from pipeline.relations.partnerships.elsewhere.bodies import shares_body
from pipeline.relations.partnerships.partners.enumerations import (
    begins_places,
    behind_colon,
    ends_list,
    is_added,
    is_answer,
    is_beside,
    is_besides,
    is_joined_by_others,
    is_ranked,
)
from pipeline.relations.partnerships.partners.envoys import towns_of_envoys
from pipeline.relations.partnerships.partners.home_names import is_part_of_home, is_town_phrase
from pipeline.relations.partnerships.partners.home_pairs import is_paired_with_home
from pipeline.relations.partnerships.partners.introductions import (
    after_between,
    apposition_cue,
    comes_from,
    dated_behind,
    described,
    hyphen_follows,
    linked,
    signed_for,
)
from pipeline.relations.partnerships.partners.joining import joins
from pipeline.relations.partnerships.partners.jubilees import guests_at_jubilee
from pipeline.relations.partnerships.partners.owners import owns_partner
from pipeline.relations.partnerships.partners.predicates import is_predicate, is_subject
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.phrases import copula
from pipeline.relations.places import place_of

_JOINED_WORDS = 2
"""Words between two towns of one journey: "à Londres et à Cambridge"."""


def partners_in(clause: Clause, *, spoken: bool, introduced: bool = False) -> list[Mention]:
    """The cities that a clause introduces as partners. spoken: True where the text before speaks of partners.
    introduced: where the sentence before spoke of guests from them: "Aus Mindelheim kam der Bürgermeister".
    """
    text = clause.text
    between = clause.has(CueKind.BETWEEN) and not _is_between_others(clause)
    guests = (*guests_at_jubilee(clause), *towns_of_envoys(clause))
    accepted: list[Mention] = []
    last: Mention | None = None
    for city in clause.cities:
        if clause.home.geonames_id is not None and not clause.is_foreign(city):
            if last is None and (between or hyphen_follows(text, city)):
                last = city
            continue
        lead = text[clause.start : city.start]
        if lies_near(lead, clause.language) or shares_body(clause, city) or is_part_of_home(clause, city):
            continue
        gap = without_dates(clause, last.end, city.start) if last is not None else None
        if (
            linked(clause, city)
            or behind_colon(clause, city, spoken=spoken)
            or (last is not None and gap is not None and _goes_on(clause, last, city, gap))
            or (gap is not None and PARENTHESES.sub(" ", gap).strip() in {"-", "–", "/"})
            or ((clause.kinds or spoken) and dated_behind(clause, city))
            or apposition_cue(clause, city) is not None
            or _in_bracket_of_relation(clause, city)
            or described(clause, city)
            or begins_places(clause, city)
            or (between and after_between(lead, clause.language))
            or joins(clause, city)
            or is_subject(clause, city)
            or is_predicate(clause, city)
            or is_paired_with_home(clause, city)
            or (bool(clause.kinds) and signed_for(clause, city) and not _is_witness(clause, city))
            or (introduced and (_is_guest(clause, city) or is_answer(clause)))
            or (accepted and is_added(clause, city))
            or (spoken and (since_follows(clause, city) or is_ranked(clause, city) or _has_deed(clause, city)))
            or _is_scene(clause, city)
            or city in guests
            or (is_besides(clause, city) and is_joined_by_others(clause, city))
            or is_beside(clause, city)
        ):
            accepted.append(city)
            last = city
        elif _elsewhere(clause, last, city):
            last = None  # what follows goes on from there
    accepted = _with_those_before(clause, accepted)
    if between and not accepted:
        accepted = [
            city
            for city in clause.cities
            if clause.is_foreign(city) and not lies_near(text[clause.start : city.start], clause.language)
        ][:1]
    return accepted


def _goes_on(clause: Clause, last: Mention, city: Mention, gap: str) -> bool:
    """True for a city that carries on the enumeration of the partner before it: not where a journey leads on from
    there, or to another town that this one is joined to. gap: what stands between, without dates."""
    if not coordinated(gap, clause.language) or _elsewhere(clause, last, city):
        return False
    if any(cue.kind is CueKind.VISIT and last.end <= cue.start < city.start for cue in clause.cues):
        return False
    before = [
        one for one in clause.cities if last.end <= one.start and one.end <= city.start and clause.is_foreign(one)
    ]
    if not before or not comes_from(clause, before[-1]):
        return True
    words = clause.text[before[-1].end : city.start].split()
    return len(words) > _JOINED_WORDS or not coordinated(clause.text[before[-1].end : city.start], clause.language)


def _is_between_others(clause: Clause) -> bool:
    """True for "a town between Dijon and Kolin", which speaks of neither us nor our town."""
    if clause.home.geonames_id is None or clause.names_home() or speaks_of_us(clause):
        return False
    for cue in clause.cues:
        behind = [city for city in clause.cities if city.start > cue.end] if cue.kind is CueKind.BETWEEN else []
        if len(behind) > 1 and not any(cue.end <= kind.start < behind[0].start for kind in clause.kinds):
            return coordinated(clause.text[behind[0].end : behind[1].start], clause.language)
    return False


def _in_bracket_of_relation(clause: Clause, city: Mention) -> bool:
    """True for the first town of "Städtepartnerschaften (Dijon, Kolin)"."""
    return any(clause.text[cue.end : city.start] == " (" for cue in clause.kinds)


def _with_those_before(clause: Clause, accepted: list[Mention]) -> list[Mention]:
    """The partners, and the towns before one whose apposition speaks of several: "Arras e Weimar, nostre gemelle"."""
    plurals = tuple_of(clause.language, "partnerships.plurals")
    found = list(accepted)
    for city in accepted:
        title = apposition_cue(clause, city)
        if title is None or not clause.text[title.start : title.end].lower().endswith(plurals):
            continue
        place = next(number for number, other in enumerate(clause.cities) if other is city)
        while place and clause.cities[place - 1] not in found:
            before = clause.cities[place - 1]
            gap = PARENTHESES.sub(" ", clause.text[before.end : clause.cities[place].start]).replace(",", " ").lower()
            if not clause.is_foreign(before) or not parts_of(
                clause.language, "partnerships.joiners", "partnerships.of_links"
            ).issuperset(gap.split()):
                break
            found.append(before)
            place -= 1
    return sorted(found, key=lambda city: city.start)


def subject_of(clause: Clause, city: Mention) -> Mention | None:
    """The other party where it is not the publisher: "Reading is twinned with Düsseldorf"."""
    before = [other for other in clause.cities if other.end <= city.start]
    if before and owns_partner(clause, before[-1], city):
        return before[-1] if clause.is_foreign(before[-1]) else None
    owned = clause.language in codes_with("declines_names") and described(clause, city)
    if not before or not (owned or linked(clause, city)):
        return None
    subject = before[-1]
    with_us = len(before) > 1 and not clause.is_foreign(before[-2])
    if with_us and clause.text[before[-2].end : subject.start].strip().lower() in set_of(
        clause.language, "partnerships.joiners"
    ):
        return None  # "Homburg und Leipzig streiten über die Partnerschaft mit Dijon"
    if is_besides(clause, subject) or (len(before) > 1 and _goes_on_with(clause, before[-2], subject)):
        return None
    if not clause.is_foreign(subject):
        return None
    if _is_joined_to(clause, subject, city):
        return subject
    cues = [cue for cue in clause.kinds if subject.end <= cue.start and cue.end <= city.start]
    if not cues or "," in without_dates(clause, cues[-1].end, city.start):
        return None
    lead = clause.text[clause.start : subject.start].rstrip()
    last = lead.rpartition(",")[2]  # "Within its programme of twinnings, the city of Dijon"
    begins = not lead or lead[-1] in ",;:(" or len(lead.split()) <= 2 or is_town_phrase(last, clause.language)
    return subject if begins and not linked(clause, subject) and not ends_list(clause, before) else None


def _goes_on_with(clause: Clause, partner: Mention, city: Mention) -> bool:
    """True for the second of "die Partnerschaften mit Leeds, Dijon sowie die Freundschaft mit Kolin"."""
    gap = clause.text[partner.end : city.start].strip().lower()
    return gap in {",", *set_of(clause.language, "partnerships.joiners")} and linked(clause, partner)


def _is_joined_to(clause: Clause, subject: Mention, city: Mention) -> bool:
    """True for the town that begins "Dijon ist auch mit Kolin verschwistert", where the relation ends the clause."""
    verb = copula(clause.language).match(clause.text[subject.end :].lstrip().lower())
    if (
        verb is None
        or clause.text[clause.start : subject.start].strip()
        or "," in clause.text[subject.end : city.start]
    ):
        return False
    behind = [cue for cue in clause.kinds if cue.start >= city.end]
    return bool(behind) and not any(cue.end <= city.start for cue in clause.kinds) and not speaks_of_us(clause)


def _is_witness(clause: Clause, city: Mention) -> bool:
    """True where another town is the partner: "The Mayor of Leeds saw the twinning with Dijon signed"."""
    return any(
        clause.is_foreign(other) and other.value != city.value and linked(clause, other) for other in clause.cities
    )


def _is_guest(clause: Clause, city: Mention) -> bool:
    """True where a part of a sentence begins with "from" and the city."""
    lead = re.split(r"[,;]", clause.text[clause.start : city.start])[-1]
    return comes_from(clause, city) and len(lead.split()) == 1


def _elsewhere(clause: Clause, last: Mention | None, city: Mention) -> bool:
    """True for a city behind a word for a place that the one before has not: "Arras …, zuletzt nach Faro"."""
    if last is not None and clause.text[last.end : city.start].strip().lower() in set_of(
        clause.language, "partnerships.joiners"
    ):
        return False  # a word that is "and" as well as "in"
    return comes_from(clause, city) and (last is None or not comes_from(clause, last))


def _has_deed(clause: Clause, city: Mention) -> bool:
    """True for the one town of a clause that goes on to the conclusion: "Nach Weimar fuhr die Feuerwehr schon 1989, die
    Urkunde wurde 1990 unterzeichnet"."""
    if len({place_of(one).geonames_id for one in clause.cities if clause.is_foreign(one)}) != 1:
        return False
    behind = {cue.kind for cue in clause.cues if cue.start >= city.end}
    return {CueKind.AGREEMENT, CueKind.SIGNED} <= behind and any(date.start >= city.end for date in clause.dates)


def _is_scene(clause: Clause, city: Mention) -> bool:
    """True for the one city where a relation was concluded or its jubilee is held ("In Arras feierten wir 50 Jahre
    Partnerschaft"), and for that of a clause which goes on with "both towns"."""
    told = feasts(clause) or clause.has(CueKind.SIGNED, CueKind.RENEWED)
    pair = pattern_of(clause.language, "partnerships.both").search(clause.text[city.end : clause.end].lower())
    leads = set_of(clause.language, "partnerships.of_links")
    there = comes_from(clause, city) or clause.text[clause.start : city.start].lower().endswith(
        tuple(f" {word} " for word in leads)
    )
    if not clause.kinds or (not feasts(clause) and city.start > clause.kinds[0].start):
        return False  # a place where something is signed is as often a square
    if not (pair or (told and there)):
        return False
    return len({place_of(other).geonames_id for other in clause.cities if clause.is_foreign(other)}) == 1
