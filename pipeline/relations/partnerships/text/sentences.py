"""Partners in running text: "Partnerschaften mit A in X und mit B (1985)", "the twinning between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.block import Block
from pipeline.facts import PartnershipKind
from pipeline.languages.lists import set_of
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.asides import denying
from pipeline.relations.partnerships.clauses.beside_networks import outside_networks
from pipeline.relations.partnerships.clauses.clause import Clause, speaks_of_us, told_in
from pipeline.relations.partnerships.clauses.cutting import clauses_of
from pipeline.relations.partnerships.clauses.denial import undenied
from pipeline.relations.partnerships.clauses.manner import is_work, names_several
from pipeline.relations.partnerships.clauses.relatives import without_relatives
from pipeline.relations.partnerships.clauses.turning import as_turned, turned_into_twinning
from pipeline.relations.partnerships.clauses.wished import covered, is_aim, wished
from pipeline.relations.partnerships.dates.dating import date_of, dates_of, ends_of, renewals_of
from pipeline.relations.partnerships.dates.since import since_of
from pipeline.relations.partnerships.dates.spoken_of import spoken_of
from pipeline.relations.partnerships.dates.subjects import Subject
from pipeline.relations.partnerships.dates.told_by_years import dated_by_year_before
from pipeline.relations.partnerships.elsewhere.between_others import between_two_others
from pipeline.relations.partnerships.elsewhere.bodies import is_of_body
from pipeline.relations.partnerships.elsewhere.mutual import mutual_statements
from pipeline.relations.partnerships.elsewhere.others import taken_by_others
from pipeline.relations.partnerships.elsewhere.theirs import statements_of_theirs
from pipeline.relations.partnerships.elsewhere.whose import is_of_other_town, statements_of_owner
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.partners.enumerations import behind_colon, is_answer, is_ranked
from pipeline.relations.partnerships.partners.introductions import (
    apposition_cue,
    comes_from,
    dated_behind,
    described,
    linked,
)
from pipeline.relations.partnerships.partners.kinds import kind_of
from pipeline.relations.partnerships.partners.parties import partners_in, subject_of
from pipeline.relations.partnerships.partners.predicates import is_predicate
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.body_names import body_statements
from pipeline.relations.partnerships.text.dealings import dealing_statements
from pipeline.relations.partnerships.text.pairs import (
    announces,
    begins_with_link,
    links_town,
    one_of,
    pair_statement,
    speaks_of_link,
)
from pipeline.relations.partnerships.text.scenes import signed_there
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind, relation_kinds

_SHORT_GAP, _LONG_GAP = 2, 5
"""Words between two towns of one date: "and", "and the German town of"."""
_SHORT_REST = 75
"""Characters of a clause without a verb of its own."""


@dataclass(slots=True)
class _Told:
    """What the sentences of a block have told so far.

    found: the statements. carried: the kind of relation that is spoken of; weakly: True where that is but a word for
    working together. spoken: True where the heading right above or a sentence before speaks of partners; networked: of
    a network. Of the sentence before: cities, those that it named; partnered: it spoke of "our partners", of no kind;
    introduced: of several without their names ("aus den Partnerstädten"); agreed: of the link with a town. announced:
    the date of a conclusion whose partner the next sentence names. hoped: the towns with which the last sentence on a
    relation still to come wishes one.
    """

    carried: PartnershipKind | None
    spoken: bool
    networked: bool
    found: list[Statement] = field(default_factory=list)
    cities: tuple[Mention, ...] = ()
    weakly: bool = False
    partnered: bool = False
    introduced: bool = False
    agreed: bool = False
    announced: Mention | None = None
    hoped: set[tuple[str, str]] = field(default_factory=set)


def sentence_statements(block: Block, page: Reading) -> list[Statement]:
    """The partners that the sentences of a block name."""
    over = page.governing[block.index]
    told = _Told(over.kinds[0] if over.kinds else None, over.near, over.network)
    for clause in clauses_of(block, page):
        _read(clause, told, block, page)
    return told.found


def _read(clause: Clause, told: _Told, block: Block, page: Reading) -> None:
    """Add what a clause states to what the block has told."""
    told.found += body_statements(clause)
    clause = replace(clause, cues=denying(clause))
    clause, apart = without_relatives(clause)
    for part in apart:
        said = RELATION_KINDS[part.kinds[0].kind]
        told.found += _statements(part, said, spoken=False, going_on=False, introduced=False)
    kinds, denied = undenied(clause.text, clause.start, clause.end, clause.cues)
    clause = replace(clause, kinds=kinds)
    of_network = clause.has(CueKind.NETWORK) and not clause.has(CueKind.TWINNING, CueKind.FRIENDSHIP)
    told.networked = told.networked or of_network
    if denied or of_network:
        return
    if clause.has(CueKind.NETWORK):
        clause = replace(clause, cities=outside_networks(clause))
    named = tuple(told_in(clause, clause.start, clause.end))
    each_other = mutual_statements(clause)
    told.found += each_other
    if each_other and not speaks_of_us(clause) and not clause.names_home():
        told.cities = named
        return
    if is_of_body(clause) or is_of_other_town(clause):
        return
    of_theirs = statements_of_owner(clause)
    if of_theirs is None:
        of_theirs = statements_of_theirs(clause, block, page)
    if of_theirs is not None:
        told.found += of_theirs
        told.cities = named
        return
    clause, joined = between_two_others(clause)
    clause, taken = taken_by_others(clause)
    told.found += [*joined, *taken]
    if joined and not clause.cities:
        told.cities = ()
        return
    turned = turned_into_twinning(clause)
    clause = turned or clause
    if clause.has(CueKind.CONSIDERED, CueKind.PLANNED) and (hoped := wished(clause)):
        left = tuple(cue for cue in clause.kinds if cue not in hoped)
        hidden = covered(clause, hoped)
        rest = tuple(city for city in clause.cities if city not in hidden)
        if clause.kinds and (not left or is_aim(left, hidden, rest, clause)):
            told.carried = told.carried or next(iter(relation_kinds(clause.kinds)), None)
            told.spoken = True
            told.hoped = {city_key(city) for city in hidden}
            return
        clause = replace(clause, kinds=left, cities=rest)
    cities = tuple(told_in(clause, clause.start, clause.end))
    if any(clause.is_foreign(city) for city in cities):
        _read_of_towns(clause, told, block, page, named, turned=turned is not None)
    else:
        _read_of_none(replace(clause, cities=cities), told, block, page)


def _read_of_none(clause: Clause, told: _Told, block: Block, page: Reading) -> None:
    """A clause that names no other town: it may mean one that was named, and lead to those that follow."""
    if told.carried is PartnershipKind.FRIENDSHIP and clause.has(CueKind.TWINNING):
        told.carried = PartnershipKind.TWINNING  # nearer than what a heading says
    told.carried = told.carried or (RELATION_KINDS[clause.kinds[-1].kind] if clause.kinds else None)
    told.spoken = told.spoken or bool(clause.kinds)
    told.introduced = names_several(clause)
    told.partnered = clause.has(CueKind.AGREEMENT) and speaks_of_us(clause)
    told.found = as_turned(clause, told.cities, told.found)
    pair = pair_statement(clause, told.cities, told.found, told.carried, block, page, agreed=told.agreed)
    told.agreed = False
    if pair is not None and pair.since is None and city_key(pair.city) in told.hoped:
        return  # "It wants to twin with Dijon. The aim is a friendship between both towns."
    if pair is not None:
        told.found.append(dated_by_year_before(pair, clause, page.of_type(block.index, MentionType.DATE)))
    elif not told.cities and told.carried is not None and announces(clause, block, page):
        told.announced = date_of(clause)


def _read_of_towns(
    clause: Clause, told: _Told, block: Block, page: Reading, named: tuple[Mention, ...], *, turned: bool
) -> None:
    """A clause that names another town. named: the cities of the whole sentence. turned: where it tells how another
    relation became a twinning."""
    told.cities = named
    told.agreed = speaks_of_link(clause)
    if dealings := dealing_statements(clause):
        told.found += dealings
        return
    kind = _kind_spoken_of(clause, told, block, page)
    below = page.governing[block.index].near and begins_with_link(clause)
    stated = _statements(
        clause, kind, spoken=told.spoken, going_on=bool(told.found) or below, introduced=told.introduced or below
    )
    told.introduced = False
    if clause.text[clause.start : clause.end].rstrip().endswith("?"):
        stated = [one for one in stated if described(clause, one.city) or apposition_cue(clause, one.city)]
    if told.networked and not clause.dates:
        stated = [one for one in stated if one.kind is not PartnershipKind.COOPERATION]
    stated = [replace(one, weak=one.weak or (told.weakly and not clause.kinds)) for one in stated]
    if turned:
        stated = [replace(one, kind=PartnershipKind.TWINNING, weak=False) for one in stated]
    if len(stated) == 1:
        stated = [dated_by_year_before(stated[0], clause, page.of_type(block.index, MentionType.DATE))]
    if stated:
        told.carried, told.spoken, told.weakly = stated[-1].kind, True, stated[-1].weak
    elif told.announced is not None and told.carried is not None and (guest := one_of(named, page.home)) is not None:
        stated = [Statement(guest, told.carried, told.announced, "partnership.both", 0.6, explicit=False, weak=True)]
    told.announced = None
    told.found += stated or signed_there(clause)


def _kind_spoken_of(clause: Clause, told: _Told, block: Block, page: Reading) -> PartnershipKind | None:
    """The kind of relation of a clause that names towns: that which is carried, its own, or for a dated conclusion what
    the page speaks of."""
    kind = told.carried or (RELATION_KINDS[clause.kinds[0].kind] if clause.kinds else None)
    twinned = any(one.kind is PartnershipKind.TWINNING for one in told.found)
    if kind is PartnershipKind.FRIENDSHIP and twinned and not clause.kinds and clause.has(CueKind.AGREEMENT):
        return PartnershipKind.TWINNING  # "the link with" is one of those the text is about
    if kind is not None or not clause.dates:
        return kind
    over, agrees = page.governing[block.index], clause.has(CueKind.AGREEMENT)
    if clause.has(CueKind.JOINING) or (agrees and not clause.has(CueKind.EVENT)):
        themes = (*over.theme, *over.hint) if clause.has(CueKind.JOINING) else ()
        behind = relation_kinds(cue for cue in page.cues[block.index] if cue.start >= clause.end)
        kind = next(iter((*themes, *behind)), None)
    if kind is None and told.partnered and agrees and speaks_of_us(clause):
        kind = PartnershipKind.TWINNING
    if kind is None and agrees and (clause.has(CueKind.SIGNED) or links_town(clause)):
        kind = next(iter(over.hint), None)
    return kind


def _statements(
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
