"""The partners that one clause names: "twinned with A in X and with B (1985)", "Three: A, B and C"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts import PartnershipKind
from pipeline.languages.lists import set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.manner import is_work
from pipeline.relations.partnerships.dates.dating import dates_of, ends_of, renewals_of
from pipeline.relations.partnerships.dates.since import since_of
from pipeline.relations.partnerships.dates.spoken_of import spoken_of
from pipeline.relations.partnerships.dates.subjects import Subject
from pipeline.relations.partnerships.partners.enumerations import behind_colon, is_answer, is_ranked
from pipeline.relations.partnerships.partners.introductions import comes_from, dated_behind, linked
from pipeline.relations.partnerships.partners.kinds import kind_of
from pipeline.relations.partnerships.partners.parties import partners_in, subject_of
from pipeline.relations.partnerships.partners.predicates import is_predicate
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.pairs import links_town
from pipeline.relations.partnerships.words.cues import CueKind

_SHORT_GAP, _LONG_GAP = 2, 5
"""Words between two towns of one date: "and", "and the German town of"."""
_SHORT_REST = 75
"""Characters of a clause without a verb of its own."""


def clause_statements(
    clause: Clause, carried: PartnershipKind | None, *, spoken: bool, going_on: bool, introduced: bool
) -> list[Statement]:
    """The statements of one clause. spoken: True where the heading right above or a sentence before speaks of partners:
    only then "seit 1977" is enough. going_on: True where the block has named some. introduced: where the
    sentence before spoke of several without their names.
    """
    dated = bool(clause.dates) and clause.has(CueKind.SIGNED, CueKind.AGREEMENT)
    since = bool(clause.dates) and spoken and any(since_of(clause, city) for city in clause.cities)
    listed = spoken and (_lists(clause) or (going_on and _goes_on(clause)) or _enumerates(clause))
    signed = going_on and clause.has(CueKind.SIGNED) and links_town(clause)
    active = bool(clause.kinds) or clause.has(CueKind.JOINING) or dated or since or listed or introduced or signed
    if clause.has(CueKind.EXCHANGE) and not clause.kinds and not clause.has(CueKind.AGREEMENT):
        return []
    if carried is None or not (active or any(is_predicate(clause, city) for city in clause.cities)):
        return []
    partners = partners_in(clause, spoken=spoken, introduced=introduced)
    subjects: dict[int, Mention | None] = {}
    subject = None
    for city in partners:
        # "A is twinned with B and with C": the subject is that of all.
        subjects[id(city)] = subject = subject_of(clause, city) or subject
    partners = [city for city in partners if not any(city is subject for subject in subjects.values())]
    link_first = bool(partners) and bool(clause.kinds) and partners[0].start < clause.kinds[0].start
    meant = {Subject.RELATION, Subject.EARLIER} if spoken else {Subject.RELATION}
    ends = [end for end in ends_of(clause) if end.subject in meant]
    ended = [(end.date, spoken_of(clause, end.cue, partners)) for end in ends]
    renewed = [(renewal.date, spoken_of(clause, renewal.cue, partners)) for renewal in renewals_of(clause)]
    works = bool(clause.kinds) and all(is_work(clause, cue) for cue in clause.kinds)
    found = []
    for number, (city, date) in enumerate(zip(partners, dates_of(clause, partners), strict=True)):
        limit = partners[number + 1].start if number + 1 < len(partners) else clause.end
        found.append(
            Statement(
                city,
                kind_of(clause, city, limit, carried, link_first=link_first),
                date,
                "partnership.sentence",
                0.7,
                explicit=bool(clause.kinds) and not works,
                weak=works,
                partner_of=subjects[id(city)],
                until=next((end for end, told in ended if city in told), None),
                renewed=tuple(renewal for renewal, told in renewed if city in told),
            )
        )
    return _shared(found, clause)


def _lists(clause: Clause) -> bool:
    """True where several cities, or the one that begins the clause, have a date in brackets."""
    dated = [city for city in clause.cities if dated_behind(clause, city)]
    if len(dated) != 1:
        return bool(dated)
    lead = clause.text[clause.start : dated[0].start].lower().strip(" ,")
    return not lead or lead in set_of(clause.language, "partnerships.joiners")


def _enumerates(clause: Clause) -> bool:
    """True for "Drei: Dijon, Weimar und Kolin" and "La primera fue Arras"."""
    if any(is_ranked(clause, city) or behind_colon(clause, city, spoken=True) for city in clause.cities):
        return True
    return is_answer(clause)


def _goes_on(clause: Clause) -> bool:
    """True for a short rest of a sentence with a partner and a year: "la segunda, con Weimar, en 1992"."""
    if not clause.dates or clause.end - clause.start > _SHORT_REST or clause.has(CueKind.VISIT, CueKind.EVENT):
        return False
    return any(linked(clause, city) and not comes_from(clause, city) for city in clause.cities)


def _shared(found: Sequence[Statement], clause: Clause) -> list[Statement]:
    """In "Chicago and Cambridge (both 1997)" the first city has the date of the second, and in "Chicago and the British
    town of Cambridge since 1997"."""
    result = list(found)
    for number in range(len(found) - 1, 0, -1):
        one, other = result[number - 1], result[number]
        gap = clause.text[one.city.end : other.city.start]
        words = gap.lower().split()
        near = len(words) <= _SHORT_GAP or (
            len(words) <= _LONG_GAP and words[0] in set_of(clause.language, "partnerships.joiners")
        )
        if one.since is None and other.since is not None and "," not in gap and near:
            result[number - 1] = replace(one, since=other.since)
    return result
