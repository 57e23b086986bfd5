"""Partnerships of cities: rows and headings under a heading that speaks of them, and sentences that state them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.block import Block, BlockKind
from pipeline.facts import DateRole, Evidence, Partnership, PartnershipKind, Place, RelationDate
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.dates.beginnings import Sentences, beginning, may_begin
from pipeline.relations.partnerships.dates.unclaimed import with_conclusion
from pipeline.relations.partnerships.dates.years import tells_year, year_of
from pipeline.relations.partnerships.elsewhere.among import with_those_among
from pipeline.relations.partnerships.elsewhere.unknown_publisher import names_another, owner_of_page, owners_by_block
from pipeline.relations.partnerships.elsewhere.whose import town_of_page
from pipeline.relations.partnerships.lists.chronicles import date_above
from pipeline.relations.partnerships.lists.headed import heading_statement, pair_of_others
from pipeline.relations.partnerships.lists.rowforms import is_told
from pipeline.relations.partnerships.lists.rows import row_statements
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.guest_pages import guest_statement
from pipeline.relations.partnerships.text.pairs import TOPIC
from pipeline.relations.partnerships.text.sentences import sentence_statements
from pipeline.relations.places import place_key, place_of


def find_partnerships(page: Reading) -> list[Partnership]:
    """Relations between cities that the kept blocks of a page state, in the order of first statement."""
    if not page.relates or not page.places:
        return []
    owners: Mapping[int, Mention] = {}
    if page.home.geonames_id is None:
        home = town_of_page(page)
        if home is None:
            owners = owners_by_block(page)
            owner = owner_of_page(owners, page)
            home = place_of(owner) if owner is not None else None
        if home is not None:
            page, owners = replace(page, home=home), {}
    if owners:
        statements = _stated_by_owners(owners, page)
    else:
        statements = [statement for position in range(len(page.blocks)) for statement in _stated_in(position, page)]
    if not statements and (guest := guest_statement(page)) is not None:
        statements.append(guest)
    return _merged(with_those_among(statements, page), page)


def _stated_by_owners(owners: Mapping[int, Mention], page: Reading) -> list[Statement]:
    """What a page on the partners of several towns states of each, in the blocks that name it."""
    found: list[Statement] = []
    for position, block in enumerate(page.blocks):
        owner = owners.get(block.index)
        for one in _stated_in(position, page if owner is None else replace(page, home=place_of(owner))):
            if one.partner_of is not None:
                found.append(one)
            elif (
                owner is not None and one.city.block == block.index and not names_another(one.city, owner, block, page)
            ):
                found.append(replace(one, partner_of=owner))
    return found


def _stated_in(position: int, page: Reading) -> list[Statement]:
    """What a block states: as the heading of a section, as a row, in its sentences."""
    block = page.blocks[position]
    cities = page.of_type(block.index, MentionType.CITY)
    heads = block.kind is BlockKind.HEADING
    if not cities:
        # Of the city that the heading names. Without a word for a relation it states nothing of it.
        return sentence_statements(block, page) if not heads and block.index in page.stating else []
    found = heading_statement(position, page)
    if found is None:
        found = row_statements(position, page)
    if found is None or is_told(block, page) or _is_of_home(found, cities, page):
        found = sentence_statements(block, page) or found or []
    elif not heads and block.index in page.stating:
        # "Dijon (1973). Dijon is also twinned with Mainz."
        found += [one for one in sentence_statements(block, page) if one.partner_of is not None]
    found = _without_pair_above(found, block, page)
    if len(found) == 1 and found[0].since is None and (date := date_above(position, page)) is not None:
        found = [replace(found[0], since=date)]
    return found


def _without_pair_above(found: list[Statement], block: Block, page: Reading) -> list[Statement]:
    """The statements without those that make partners of the publisher from the two other towns whose relation the
    heading above is about: "Dijon – Kolin" over "Kolin has been the twin town of Dijon since 1988"."""
    heading = page.governing[block.index].heading
    pair = {city_key(city) for city in pair_of_others(heading, page)} if found and heading is not None else set()
    return [one for one in found if one.partner_of is not None or city_key(one.city) not in pair]


def _is_of_home(found: Sequence[Statement], cities: Sequence[Mention], page: Reading) -> bool:
    """True for a line that begins with the publisher's own city and names no partner as a row does: "Homburg, ville
    jumelée avec Dijon"."""
    return not page.is_foreign(cities[0]) and not any(page.is_foreign(one.city) for one in found)


def _merged(statements: Sequence[Statement], page: Reading) -> list[Partnership]:
    """The facts that statements make together: one for each pair of towns and kind, without what is but a guess."""
    statements = _of_one_kind(_certain([_with_beginning(one) for one in statements]), page)
    groups: dict[tuple[str, str, PartnershipKind], list[Statement]] = defaultdict(list)
    by_date: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        other, partner = _pair(statement, page)
        if other != partner:
            groups[other, partner, statement.kind].append(statement)
        by_date[id(statement.since)].append(statement)
    explicit = {key[:2] for key, group in groups.items() if any(statement.explicit for statement in group)}
    sentences = Sentences(page, {city_key(statement.city) for statement in statements})
    facts = []
    for (other, partner, _), group in groups.items():
        if (other, partner) in explicit and not any(statement.explicit for statement in group):
            continue
        own = {id(statement) for statement in group}
        dated = [one for one in group if one.since is not None]
        together = [other for one in dated for other in by_date[id(one.since)] if id(other) not in own]
        if group[0].partner_of is None:
            since = beginning(group, together, sentences)
        else:  # the page's other sentences speak of its own town
            since = dated[0].since if dated else None
        facts.append(_fact(group, since, page))
    return with_conclusion(facts, sentences)


def _fact(group: Sequence[Statement], since: Mention | None, page: Reading) -> Partnership:
    first = group[0]
    evidence = tuple(dict.fromkeys(item for statement in group for item in statement.evidence))
    return Partnership(
        a=_owner(first, page),
        b=place_of(first.city),
        kind=first.kind,
        since=_from(since) if since is not None else None,
        until=_until(since)
        or next((one.until.value for one in group if one.until and tells_year(one.until.value)), None),
        renewed=tuple(sorted({date.value for statement in group for date in statement.renewed})),
        rule=first.rule,
        confidence=max(statement.confidence for statement in group),
        evidence=evidence + _extra(since, evidence),
        dates=_dates(group, since),
    )


def _ended(group: Sequence[Statement]) -> str | None:
    """The first end with a year that is said of a pair."""
    ends = (one.until.value for one in group if one.until is not None)
    return next((end for end in ends if tells_year(end)), None)


def _owner(statement: Statement, page: Reading) -> Place:
    """The city whose partner a statement names."""
    return place_of(statement.partner_of) if statement.partner_of is not None else page.home


def _pair(statement: Statement, page: Reading) -> tuple[str, str]:
    return place_key(_owner(statement, page)), place_key(place_of(statement.city))


def _with_beginning(statement: Statement) -> Statement:
    """A statement without a date that begins no relation."""
    if statement.since is None or may_begin(statement.since):
        return statement
    return replace(statement, since=None)


def _certain(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those on the town named last, where others state partners and not that one."""
    stated = {place_key(place_of(one.city)) for one in statements if one.rule != TOPIC}
    return [one for one in statements if one.rule != TOPIC or not stated or place_key(place_of(one.city)) in stated]


def _of_one_kind(statements: Sequence[Statement], page: Reading) -> list[Statement]:
    """The statements, the weak ones with the kind that a firm one gives the same pair."""
    firm: dict[tuple[str, str], PartnershipKind] = {}
    for one in statements:
        if not one.weak:
            firm.setdefault(_pair(one, page), one.kind)
    return [replace(one, kind=firm.get(_pair(one, page), one.kind)) if one.weak else one for one in statements]


def _dates(group: Sequence[Statement], since: Mention | None) -> tuple[RelationDate, ...]:
    """Every beginning, renewal and end that is stated of one pair, and the beginning that was chosen."""
    dated = [(DateRole.SINCE, date) for date in [since, *(one.since for one in group)] if date is not None]
    dated += [(DateRole.RENEWED, date) for one in group for date in one.renewed]
    dated += [(DateRole.UNTIL, one.until) for one in group if one.until is not None]
    return tuple(
        RelationDate(role, _from(date) if role is DateRole.SINCE else date.value, (_span(date),))
        for role, date in dated
    )


def _from(date: Mention) -> str:
    """The beginning of an interval, any other date as it is."""
    return date.value.split("/")[0]


def _span(date: Mention) -> Evidence:
    return Evidence(date.block, date.start, date.end, date.raw)


def _extra(since: Mention | None, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if since is None:
        return ()
    own = _span(since)
    return () if own in evidence else (own,)


def _until(since: Mention | None) -> str | None:
    """The end of an interval that is said of a relation ("von 2023 bis 2025"); consecutive days are one event."""
    if since is None or "/" not in since.value:
        return None
    first, last = since.value.split("/")
    return last if year_of(first) != year_of(last) and last != ".." else None
