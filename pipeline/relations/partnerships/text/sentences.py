"""Partners in running text: "Partnerschaften mit A in X und mit B (1985)", "the twinning between A and B"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.block import Block
from pipeline.facts import PartnershipKind
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.asides import denying
from pipeline.relations.partnerships.clauses.beside_networks import outside_networks
from pipeline.relations.partnerships.clauses.clause import Clause, speaks_of_us, told_in
from pipeline.relations.partnerships.clauses.cutting import clauses_of
from pipeline.relations.partnerships.clauses.denial import undenied
from pipeline.relations.partnerships.clauses.manner import names_several
from pipeline.relations.partnerships.clauses.relatives import without_relatives
from pipeline.relations.partnerships.clauses.turning import as_turned, turned_into_twinning
from pipeline.relations.partnerships.clauses.wished import covered, is_aim, wished
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.dates.told_by_years import dated_by_year_before
from pipeline.relations.partnerships.elsewhere.between_others import between_two_others
from pipeline.relations.partnerships.elsewhere.bodies import is_of_body
from pipeline.relations.partnerships.elsewhere.mutual import mutual_statements
from pipeline.relations.partnerships.elsewhere.others import taken_by_others
from pipeline.relations.partnerships.elsewhere.theirs import statements_of_theirs
from pipeline.relations.partnerships.elsewhere.whose import is_of_other_town, statements_of_owner
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.partners.introductions import apposition_cue, described
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.body_names import body_statements
from pipeline.relations.partnerships.text.clause_statements import clause_statements
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
        told.found += clause_statements(part, said, spoken=False, going_on=False, introduced=False)
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
    stated = clause_statements(
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
