"""Sentences that name no partner but mean one: "Beide Städte sind seit 1966 verschwistert", "unsere Partnerstadt"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.block import Block, BlockKind
from pipeline.facts import PartnershipKind, Place
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause, feasts, without_dates
from pipeline.relations.partnerships.clauses.manner import is_of_town, is_of_towns, is_work, names_several
from pipeline.relations.partnerships.dates.dating import date_of
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.partners.introductions import linked, names_ours, ours_before
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.abroad import is_greeted, town_of_country
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind
from pipeline.relations.partnerships.words.phrases import copula, patterns_of
from pipeline.relations.places import is_foreign, place_key, place_of

_TITLE_WORDS = 2
"""Words between "is" and what a town is to us: "our first twin town"."""
_LINK_WORDS = 3
"""Words from a link to its town: "with the French Dijon"."""
_PRONOUN_WORDS = 3
"""Words between the beginning or a verb of being and "our twin town": "die Stadt unsere"."""
_TITLE = 90
_NAME_WORDS = 2
_HOPES = frozenset({CueKind.PLANNED, CueKind.CONSIDERED})
_OCCASIONS = frozenset({CueKind.ANNIVERSARY, CueKind.EVENT, CueKind.VISIT, CueKind.EXCHANGE})
_SENTENCE_ENDS = (".", "!", "?", ":")
TOPIC = "partnership.topic"
"""The rule of a statement whose town is but the one named last: it holds where the page states no other partner."""


def pair_statement(
    clause: Clause,
    before: Sequence[Mention],
    found: Sequence[Statement],
    carried: PartnershipKind | None,
    block: Block,
    page: Reading,
    *,
    agreed: bool,
) -> Statement | None:
    """What a clause that names no other city states of the one that was named last, or that the heading names.

    before: the cities of the last clause of the block that named some. found: what the block has stated so far; where
    that gives the relation a kind, "their friendship" gives it none. carried: the kind that is spoken of. agreed: True
    behind a sentence on the link with a town.
    """
    if not clause.kinds:
        over = page.governing[block.index]
        carried = carried or (next(iter((*over.theme, *over.hint)), None) if agreed else None)
        return _of_agreement(clause, before, found, carried, agreed=agreed)
    kind = RELATION_KINDS[clause.kinds[0].kind]
    ours = any(not page.is_foreign(city) for city in before)
    abroad = town_of_country(clause, page)
    if abroad is not None:
        return Statement(abroad, kind, date_of(clause), "partnership.country", 0.6, explicit=False, weak=True)
    stretch = clause.text[clause.start : clause.end]
    if pattern_of(clause.language, "partnerships.both").search(stretch.lower()) or patterns_of(
        clause.language
    ).that_town.search(stretch):
        guest = _of_heading(block, page) or (one_of(before, page.home) if before else _guest(block, page))
        if guest is not None:
            weak = is_work(clause, clause.kinds[0])
            if weak:
                kind = next((one.kind for one in reversed(found) if one.city.value == guest.value), kind)
                if not found and _tells_of_body(clause, block, page):
                    kind = PartnershipKind.TWINNING
            return Statement(guest, kind, date_of(clause), "partnership.both", 0.6, explicit=not weak, weak=weak)
    elif any(linked(clause, city) for city in clause.cities):
        guest = one_of(before, page.home) or _of_heading(block, page)
        if guest is not None:
            return Statement(guest, kind, date_of(clause), "partnership.both", 0.6, explicit=False, weak=True)
        guest = _of_title(page) if date_of(clause) is not None and not before else None
        if guest is not None:
            return Statement(guest, kind, date_of(clause), TOPIC, 0.5, explicit=False, weak=True)
    elif not clause.cities and date_of(clause) is not None and (clause.has(CueKind.SIGNED) or ours):
        guest = _of_heading(block, page) or (one_of(before, page.home) if before else None)
        if guest is None and not before and not _names_a_league(clause):
            guest = _of_title(page)
        if guest is not None:
            signed = clause.has(CueKind.SIGNED) and _is_alone(guest, block, page) and not _is_place(guest, block, page)
            firm = signed or ours or _is_party(guest, block, page)
            rule = "partnership.both" if firm else TOPIC
            return Statement(guest, kind, date_of(clause), rule, 0.5, explicit=False, weak=True)
    elif _tells_of_one(clause):
        guest = _of_heading(block, page) or (one_of(before, page.home) if before else _guest(block, page))
        if guest is not None:
            date = None if feasts(clause) else date_of(clause)
            rule = "partnership.both" if _is_party(guest, block, page) else TOPIC
            return Statement(guest, kind, date, rule, 0.5, explicit=False, weak=True)
    elif names_ours(clause):
        guest = _of_heading(block, page)
        if guest is None and (_says_what_it_is(clause) or _says_that_it_is(clause)):
            guest = one_of(before, page.home)
            if guest is not None:
                return Statement(guest, kind, date_of(clause), "partnership.both", 0.6)
        if guest is not None:
            vague = is_work(clause, clause.kinds[0])  # "verbindet uns eine Freundschaft" below "Partnerstadt Dijon"
            return Statement(guest, kind, None, "partnership.heading-guest", 0.6, weak=vague)
    return None


def _tells_of_body(clause: Clause, block: Block, page: Reading) -> bool:
    """True behind a sentence on a programme or committee for twinning: "Homburg and Dijon began a Sister City program.
    The two cities honour their friendship"."""
    return any(cue.kind is CueKind.BODY and cue.end <= clause.start for cue in page.cues[block.index])


def _names_a_league(clause: Clause) -> bool:
    """True for a clause on several towns that speaks of no agreement: "Sister Cities Australia was founded in 1982"."""
    named = [cue for cue in clause.kinds if not is_work(clause, cue)]
    several = bool(named) and all(is_of_towns(clause.text, cue, clause.language) for cue in named)
    return several and not clause.has(CueKind.AGREEMENT)


def speaks_of_link(clause: Clause) -> bool:
    """True for "The link with Dijon is younger": an agreement and the town right behind it, but no kind of relation."""
    return not clause.kinds and one_of(clause.cities, clause.home) is not None and links_town(clause)


def links_town(clause: Clause) -> bool:
    """True where a town stands right behind an agreement: "gli accordi con Dijon"."""
    links = set_of(clause.language, "partnerships.partner_links", "partnerships.weak_links")
    agreements = [cue for cue in clause.cues if cue.kind is CueKind.AGREEMENT]
    for city in clause.cities:
        for cue in agreements:
            gap = lowered(clause.text[cue.end : city.start]).split() if cue.end < city.start else []
            if gap and len(gap) <= _LINK_WORDS and gap[0] in links:
                return True
    return False


def begins_with_link(clause: Clause) -> bool:
    """True for "The link with Dijon is younger", which under a heading on twin towns is a twinning: not for towns with
    which there "have been ties for centuries"."""
    first = next((cue for cue in clause.cues if cue.kind is CueKind.AGREEMENT), None)
    if first is None or clause.has(CueKind.VISIT, CueKind.EVENT):
        return False
    return len(clause.text[clause.start : first.start].split()) <= 1 and links_town(clause)


def _is_alone(guest: Mention, block: Block, page: Reading) -> bool:
    """True for the only other town that a block names, under no heading that may be the name of another."""
    if guest.block != block.index or one_of(page.of_type(block.index, MentionType.CITY), page.home) is None:
        return False
    heading = page.governing[block.index].heading
    position = bisect_left(page.blocks, heading, key=lambda one: one.index) if heading is not None else None
    return position is None or not _may_be_name(page.blocks[position], page)


def _is_place(city: Mention, block: Block, page: Reading) -> bool:
    """True right behind "in", "at": where somebody is, who need not be of there."""
    places = set_of(page.languages[block.index], "cities.prepositions")
    return not places.isdisjoint(lowered(block.text[: city.start]).split()[-1:])


def _may_be_name(heading: Block, page: Reading) -> bool:
    """True for a word or two with capitals that name no town known to us."""
    words = heading.text.split()
    named = page.of_type(heading.index, MentionType.CITY) or page.cues[heading.index]
    return len(words) <= _NAME_WORDS and not named and all(word[:1].isupper() for word in words)


def _is_party(guest: Mention, block: Block, page: Reading) -> bool:
    """True for the only other town of a block, where that greets its mayor or its guests there: a choir from a town
    also sings at the feast of another."""
    return _is_alone(guest, block, page) and is_greeted(guest, block, page)


def _tells_of_one(clause: Clause) -> bool:
    """True for what is said of a twinning without its town, behind a sentence on that town's guests: "Anlass war das
    50-jährige Bestehen der Partnerschaft", "Le jumelage existe depuis 1973"."""
    firm = any(cue.kind is CueKind.TWINNING for cue in clause.kinds)
    if not firm or names_several(clause) or clause.has(CueKind.BODY, CueKind.EXCHANGE):
        return False
    if feasts(clause):
        return True
    named = [cue for cue in clause.kinds if not is_of_town(clause.text, cue, clause.language)]
    return bool(named) and date_of(clause) is not None  # not "since March lorries have gone to the twin town"


def _says_what_it_is(clause: Clause) -> bool:
    """True for "The French city has been our twin town since 1958": of the town named before."""
    said = patterns_of(clause.language).that_is.match(clause.text, clause.start, clause.end)
    if said is None or clause.kinds[0].start < said.end():
        return False
    between = without_dates(clause, said.end(), clause.kinds[0].start)
    return len(between.split()) <= _TITLE_WORDS and ours_before(clause, clause.kinds[0])


def _says_that_it_is(clause: Clause) -> bool:
    """True for "It has been our twin town since 1958", "Seit 1958 ist die Stadt unsere Partnerstadt": of one town."""
    cue = clause.kinds[0]
    if not ours_before(clause, cue) or not is_of_town(clause.text, cue, clause.language):
        return False
    lead = without_dates(clause, clause.start, cue.start).lower().strip(" ,")
    verb = copula(clause.language).search(lead)
    if verb is None or "," in lead or is_of_towns(clause.text, cue, clause.language):
        return False
    return max(len(lead[: verb.start()].split()), len(lead[verb.end() :].split())) <= _PRONOUN_WORDS


def announces(clause: Clause, block: Block, page: Reading) -> bool:
    """True for a conclusion whose partner is still to be named: "1993 setzten die Bürgermeister ihre Unterschriften
    unter den Vertrag. Seither besuchen sich Homburg und Kolin."."""
    agreed = bool(clause.kinds) or clause.has(CueKind.AGREEMENT)
    if not agreed or not clause.has(CueKind.SIGNED) or _of_heading(block, page) is not None:
        return False
    words = clause.text[clause.start : clause.end].lower().split()
    return not set(words) & set_of(clause.language, "partnerships.partner_links")


def _of_agreement(
    clause: Clause,
    before: Sequence[Mention],
    found: Sequence[Statement],
    carried: PartnershipKind | None,
    *,
    agreed: bool,
) -> Statement | None:
    """What a clause without a town says of the one partner stated before: "La charte avait été signée en 1990"."""
    guest = one_of(before, clause.home)
    meant = (
        agreed
        or clause.has(CueKind.AGREEMENT)
        or pattern_of(clause.language, "partnerships.both").search(clause.text[clause.start : clause.end].lower())
    )
    if guest is None or clause.cities or not meant or not clause.has(CueKind.SIGNED):
        return None
    kind = next((one.kind for one in reversed(found) if one.city.value == guest.value), carried)
    date = date_of(clause)
    rule = "partnership.both" if agreed else TOPIC
    return Statement(guest, kind, date, rule, 0.5, explicit=False, weak=True) if kind and date else None


def _guest(block: Block, page: Reading) -> Mention | None:
    """The one other city of the block before, else of the heading: "Gäste aus Metz"."""
    position = bisect_left(page.blocks, block.index, key=lambda one: one.index)
    previous = page.blocks[position - 1] if position else None
    if previous is not None and previous.kind is not BlockKind.HEADING:
        named = page.of_type(previous.index, MentionType.CITY)
        if any(page.is_foreign(city) for city in named):
            return one_of(named, page.home) if not _hopes(previous.index, page) else None
    return _of_heading(block, page) or _of_title(page)


def _of_title(page: Reading) -> Mention | None:
    """The one other city of the heading or line in which the page first names one."""
    first = min((at[0] for (value, _), at in page.places.items() if value != page.home.geonames_id), default=None)
    if first is None:
        return None
    block = page.blocks[first]
    line = len(block.text) <= _TITLE and block.text.rstrip()[-1:] not in _SENTENCE_ENDS
    if not line or _hopes(block.index, page):
        return None
    return one_of(page.of_type(block.index, MentionType.CITY), page.home)


def _of_heading(block: Block, page: Reading) -> Mention | None:
    heading = page.governing[block.index].heading
    if heading is None or _hopes(heading, page):
        return None
    return one_of(page.of_type(heading, MentionType.CITY), page.home)


def _hopes(index: int, page: Reading) -> bool:
    """True for a block on a relation still to come: "Homburg plans to twin with Dijon"; not on a feast or visit that
    is planned. index: that of the block."""
    kinds = {cue.kind for cue in page.cues[index]}
    hoped = not kinds.isdisjoint(_HOPES) and not kinds.isdisjoint(RELATION_KINDS)
    return hoped and kinds.isdisjoint(_OCCASIONS)


def one_of(cities: Sequence[Mention], home: Place) -> Mention | None:
    """The other city where some cities are only one other and the publisher's."""
    others = [city for city in cities if is_foreign(city, home)]
    return others[0] if len({place_key(place_of(city)) for city in others}) == 1 else None
