"""Partners in running text: "Partnerschaften mit A in X und mit B (1985)", "the twinning between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import Block
from pipeline.entities.mayors.view import joiners
from pipeline.facts import PartnershipKind, Place
from pipeline.record import Mention, MentionType
from pipeline.relations.clauses import (
    Clause,
    after_between,
    apposed,
    behind_colon,
    bracket_behind,
    coordinated,
    dated_behind,
    described,
    hyphen_follows,
    is_predicate,
    is_subject,
    joins,
    lies_near,
    linked,
    names_ours,
    signed_for,
    since_of,
)
from pipeline.relations.cues import RELATION_KINDS, CueKind
from pipeline.relations.dating import dates_of, end_of, renewals
from pipeline.relations.denial import clauses, undenied
from pipeline.relations.places import place_of
from pipeline.relations.reading import Reading
from pipeline.relations.stated import Statement

_PAIR_REACH = 30
"""Characters between two cities that begin a sentence and what joins them: "have long been twinned"."""


def sentence_statements(block: Block, page: Reading, home: Place) -> list[Statement]:
    """The partners that the sentences of a block name. home: the publisher's city, which is a party unless said."""
    cities = page.of_type(block.index, MentionType.CITY)
    dates = page.of_type(block.index, MentionType.DATE)
    people = page.of_type(block.index, MentionType.MAYOR)
    cues, over, language = page.cues[block.index], page.governing[block.index], page.languages[block.index]
    found: list[Statement] = []
    carried: PartnershipKind | None = over.kinds[0] if over.kinds else None
    spoken = over.near
    for start, end in clauses(block.text):
        here = tuple(cue for cue in cues if start <= cue.start < end)
        kinds, denied = undenied(block.text, start, end, here)
        clause = Clause(
            text=block.text,
            start=start,
            end=end,
            cues=here,
            kinds=kinds,
            cities=tuple(city for city in cities if start <= city.start < end),
            dates=tuple(date for date in dates if start <= date.start < end),
            people=tuple(person for person in people if start <= person.start < end),
            language=block.language_at(start) if block.language_spans else language,
            home=home.geonames_id,
        )
        if denied or clause.has(CueKind.NETWORK):
            continue
        if not any(_foreign(city, home) for city in clause.cities):
            carried = carried or (RELATION_KINDS[kinds[-1].kind] if kinds else None)
            spoken = spoken or bool(kinds)
            guest = _city_of_heading(over.heading, page, home)
            if guest is not None and names_ours(clause):
                found.append(Statement(guest, RELATION_KINDS[kinds[0].kind], None, "partnership.heading-guest", 0.6))
            continue
        kind = carried or (RELATION_KINDS[kinds[0].kind] if kinds else None)
        if kind is None and over.theme and clause.has(CueKind.JOINING) and clause.dates:
            kind = over.theme[0]
        stated = _statements(clause, kind, home, spoken=spoken)
        if stated:
            carried, spoken = stated[-1].kind, True
        found.extend(stated)
    return found


def _statements(clause: Clause, carried: PartnershipKind | None, home: Place, *, spoken: bool) -> list[Statement]:
    """The statements of one clause. spoken: True where the heading right above or a sentence before speaks of partners:
    only then "seit 1977" is enough.
    """
    dated = bool(clause.dates) and clause.has(CueKind.SIGNED, CueKind.AGREEMENT)
    since = bool(clause.dates) and spoken and any(since_of(clause, city) for city in clause.cities)
    active = bool(clause.kinds) or clause.has(CueKind.JOINING) or dated or since
    if carried is None or not (active or any(is_predicate(clause, city) for city in clause.cities)):
        return []
    partners = _partners(clause, home, spoken=spoken)
    subjects: dict[int, Mention | None] = {}
    subject = None
    for city in partners:
        # "A is twinned with B and with C": the subject is that of all.
        subjects[id(city)] = subject = _subject(clause, city, home) or subject
    partners = [city for city in partners if not any(city is subject for subject in subjects.values())]
    link_first = bool(partners) and bool(clause.kinds) and partners[0].start < clause.kinds[0].start
    end = end_of(clause)
    found = []
    for number, (city, date) in enumerate(zip(partners, dates_of(clause, partners), strict=True)):
        limit = partners[number + 1].start if number + 1 < len(partners) else clause.end
        found.append(
            Statement(
                city,
                _kind_of(clause, city, limit, carried, link_first=link_first),
                date,
                "partnership.sentence",
                0.7,
                explicit=bool(clause.kinds),
                partner_of=subjects[id(city)],
                until=end,
                renewed=renewals(clause.dates, clause.cues, clause.text),
            )
        )
    return _shared(found, clause.text)


def _shared(found: Sequence[Statement], text: str) -> list[Statement]:
    """In "Chicago and Cambridge (both 1997)" the first city has the date of the second."""
    result = list(found)
    for number in range(len(found) - 1, 0, -1):
        one, other = result[number - 1], result[number]
        gap = text[one.city.end : other.city.start]
        if one.since is None and other.since is not None and "," not in gap and len(gap.split()) <= 2:
            result[number - 1] = replace(one, since=other.since)
    return result


def _city_of_heading(heading: int | None, page: Reading, home: Place) -> Mention | None:
    """The one foreign city of the heading over a block: "Gäste aus Metz", "Besuch aus der Partnerstadt"."""
    if heading is None:
        return None
    cities = [city for city in page.of_type(heading, MentionType.CITY) if _foreign(city, home)]
    return cities[0] if len({place_of(city).geonames_id for city in cities}) == 1 else None


def _foreign(city: Mention, home: Place) -> bool:
    return home.geonames_id is None or place_of(city).geonames_id != home.geonames_id


def _partners(clause: Clause, home: Place, *, spoken: bool) -> list[Mention]:
    """The cities that a clause introduces as partners. spoken: as in `_statements`."""
    text = clause.text
    between = clause.has(CueKind.BETWEEN)
    accepted: list[Mention] = []
    last: Mention | None = None
    for city in clause.cities:
        if home.geonames_id is not None and place_of(city).geonames_id == home.geonames_id:
            if last is None and (between or hyphen_follows(text, city)):
                last = city
            continue
        lead = text[clause.start : city.start]
        if lies_near(lead, clause.language):
            continue
        gap = _without_dates(clause, last.end, city.start) if last is not None else None
        if (
            linked(clause, city)
            or behind_colon(lead, clause)
            or (gap is not None and coordinated(gap, clause.language))
            or (gap is not None and gap.strip() in {"-", "–", "/"})
            or ((clause.kinds or spoken) and dated_behind(clause, city))
            or apposed(clause, city)
            or described(clause, city)
            or (between and after_between(lead, clause.language))
            or joins(clause, city)
            or is_subject(clause, city)
            or is_predicate(clause, city)
            or _paired_with_home(clause, city, home)
            or (bool(clause.kinds) and signed_for(clause, city))
        ):
            accepted.append(city)
            last = city
    if between and not accepted:
        accepted = [
            city
            for city in clause.cities
            if place_of(city).geonames_id != home.geonames_id
            and not lies_near(text[clause.start : city.start], clause.language)
        ][:1]
    return accepted


def _paired_with_home(clause: Clause, city: Mention, home: Place) -> bool:
    """True in "Bonn and Leeds have been twinned since 1975": both begin the sentence, and a cue follows soon."""
    other = next(
        (one for one in clause.cities if one is not city and place_of(one).geonames_id == home.geonames_id), None
    )
    if other is None or home.geonames_id is None:
        return False
    first, second = sorted((city, other), key=lambda one: one.start)
    gap = clause.text[first.end : second.start].strip().lower()
    if clause.text[clause.start : first.start].strip() or gap not in joiners(clause.language):
        return False
    return any(
        0 < cue.start - second.end <= _PAIR_REACH and "," not in clause.text[second.end : cue.start]
        for cue in clause.kinds
    )


def _without_dates(clause: Clause, start: int, end: int) -> str:
    """A stretch of text with blanks for its dates and the words that lead to them."""
    letters = list(clause.text[start:end])
    spans = [(date.start, date.end) for date in clause.dates]
    spans.extend((cue.start, cue.end) for cue in clause.cues if cue.kind is CueKind.SINCE)
    for left, right in spans:
        for place in range(max(left, start), min(right, end)):
            letters[place - start] = " "
    return "".join(letters)


def _subject(clause: Clause, city: Mention, home: Place) -> Mention | None:
    """The other party where it is not the publisher: "Reading is twinned with Düsseldorf"."""
    before = [other for other in clause.cities if other.end <= city.start]
    if not before or not linked(clause, city):
        return None
    subject = before[-1]
    if place_of(subject).geonames_id == home.geonames_id:
        return None
    cues = [cue for cue in clause.kinds if subject.end <= cue.start and cue.end <= city.start]
    if not cues or "," in clause.text[cues[-1].end : city.start]:
        return None
    lead = clause.text[clause.start : subject.start].rstrip()
    begins = not lead or lead[-1] in ",;:(" or len(lead.split()) <= 2
    return subject if begins and not linked(clause, subject) else None


def _kind_of(
    clause: Clause, city: Mention, limit: int, carried: PartnershipKind, *, link_first: bool
) -> PartnershipKind:
    left, right = bracket_behind(clause, city)
    inside = [cue for cue in clause.kinds if left <= cue.start < right]
    if inside:
        return RELATION_KINDS[inside[0].kind]
    behind = [cue for cue in clause.kinds if city.end <= cue.start < limit]
    ahead = [cue for cue in clause.kinds if cue.end <= city.start]
    if len(ahead) > 1 and city.start - ahead[-1].end <= 2:
        ahead.pop()  # "der Partnerstadt X": says what X is, not what the sentence states
    if link_first and behind:
        return RELATION_KINDS[behind[0].kind]
    if ahead:
        return RELATION_KINDS[ahead[-1].kind]
    return RELATION_KINDS[clause.kinds[0].kind] if clause.kinds else carried
