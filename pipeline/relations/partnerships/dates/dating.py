"""Which date of a clause belongs to which of its partners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages.lists import pattern_of, set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause, feasts
from pipeline.relations.partnerships.dates.concluding import concluded
from pipeline.relations.partnerships.dates.ends import End, ends_in
from pipeline.relations.partnerships.dates.other_dates import counts_years, is_of_office, is_term, of_beginnings
from pipeline.relations.partnerships.dates.renewals import Renewal, renewals_in
from pipeline.relations.partnerships.dates.respectively import is_bare, told_in_order
from pipeline.relations.partnerships.dates.since import begun_by, is_born
from pipeline.relations.partnerships.dates.spoken_of import spoken_of
from pipeline.relations.partnerships.dates.told_by_years import counted_from, told_later
from pipeline.relations.partnerships.dates.told_of_town import is_told_of_town
from pipeline.relations.partnerships.partners.introductions import apposition_cue, bracket_behind, described, is_called
from pipeline.relations.partnerships.partners.predicates import is_subject
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between, limits_of

_COMMA = 40
"""How many characters of distance a comma between a city and a date counts for."""
_BEFORE = 10
"""What a date before its city counts for more than one behind it."""
_LEADS = 25
"""Characters between a date and the city that it leads, or a city and the "since" behind it."""
_LONG_LEAD = 40
"""The same where every date leads a town: "seit 2010 mit dem Londoner Stadtbezirk …"."""
_RIGHT_BEHIND = re.compile(r"(?:,? [A-ZÀ-Þ][\w-]+)?,?(?: [^\W\d_]{1,4})? ")
"""Between a city and its own date: ", Japan, in "."""
_ADDED = re.compile(r",(?: [^\W\d_]{1,5}){1,2} ")
_NAMING = frozenset({CueKind.AGREEMENT, *RELATION_KINDS})
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:T[^/]*)?/\d{4}-\d\d-\d\d")
"""From day to day: a visit or a feast, never a beginning."""


def dates_of(clause: Clause, partners: Sequence[Mention]) -> list[Mention | None]:
    """The beginning of each partner, in their order.

    A date in the parenthesis behind a city is its own. Where as many dates as cities are left and they alternate, they
    pair off; else each city takes the nearest date between its neighbours. An anniversary dates nothing, nor does a
    visit or a merger.
    """
    ends = ends_of(clause)
    spoken = [spoken_of(clause, end.cue, partners) for end in ends]
    ended = {id(end.date) for end in ends}
    ended |= {id(renewal.date) for renewal in renewals_of(clause)}
    dates = [date for date in clause.dates if id(date) not in ended and not _DAYS.match(date.value)]
    dates = [date for date in dates if not date.value.startswith("X")]  # a day of each year
    dates = [date for date in dates if not counts_years(clause.text, date, clause.language)]
    dates = [date for date in of_beginnings(clause, dates) if not is_told_of_town(clause, date)]
    dates = [date for date in dates if not is_term(date)] or [
        date for date in dates if not clause.people and not is_of_office(date, clause.cues)
    ]
    own = {id(city): _in_bracket(clause, city, dates) for city in partners}
    brackets = [found.span() for found in PARENTHESES.finditer(clause.text, clause.start, clause.end)]
    brackets = [span for span in brackets if not _says_when(clause, span)]
    free = [date for date in dates if not any(left < date.start < right for left, right in brackets)]
    left = [city for city in partners if own[id(city)] is None]
    feast = feasts(clause) and not any(begins_at(clause, date) for date in free)
    ordered = {} if feast else told_in_order(clause, left, free)
    pair = bool(pattern_of(clause.language, "partnerships.both").search(clause.text[clause.start : clause.end].lower()))
    later = clause.has(CueKind.LATER) and not clause.has(CueKind.JOINING) and not pair
    if (later or feasts(clause) or clause.has(CueKind.PLANNED)) and not clause.has(CueKind.SIGNED):
        earlier = counted_from(clause) if later and not feasts(clause) and not clause.has(CueKind.PLANNED) else []
        free = [d for d in free if begins_at(clause, d) or is_born(clause.text, d, clause.language) or d in earlier]
    if partners and described(clause, partners[0]) and not clause.has(CueKind.JOINING, CueKind.SIGNED):
        free = [date for date in free if begins_at(clause, date)]
    if len(partners) == 1 and len(free) > 1 and not any(begins_at(clause, date) for date in free):
        free = concluded(clause, free, pair=pair) or free
    paired = _paired(clause.text, left, free) if len(left) == len(free) > 1 else {}
    own.update(paired or ordered or _led(clause, left, free) or _followed(clause, left, free))
    for number, city in enumerate(partners):
        if own[id(city)] is None:
            limit = partners[number + 1].start if number + 1 < len(partners) else clause.end
            floor = partners[number - 1].end if number else clause.start
            before = own[id(partners[number - 1])] if number else None
            if before is not None and floor <= before.start and before.end <= city.start:
                floor = before.end  # "Dijon seit 1973 und Leeds"
            alone = len(partners) == 1 or any(told == [city] for told in spoken)
            own[id(city)] = _nearest(clause, city, free, (floor, limit), alone=alone)
        date = own[id(city)]
        if date is not None and city.end <= date.start and begins_at(clause, date):
            free = [one for one in free if one is not date]  # nobody else's: "with Dijon since 1973 and with Kolin"
    return told_later(clause, partners, [own[id(city)] for city in partners])


def date_of(clause: Clause) -> Mention | None:
    """The beginning that a clause gives without a partner's name: behind "since", or with a word of conclusion."""
    ended = [*(end.date for end in ends_of(clause)), *(renewal.date for renewal in renewals_of(clause))]
    dates = [d for d in clause.dates if d not in ended and not counts_years(clause.text, d, clause.language)]
    dates = [date for date in dates if not date.value.startswith("X")]  # a day of each year
    dates = [date for date in dates if not is_told_of_town(clause, date)]
    begun = [date for date in dates if begins_at(clause, date)]
    if begun or not clause.has(CueKind.SIGNED):
        return begun[0] if begun else None
    left = [date for date in of_beginnings(clause, dates) if not (_DAYS.match(date.value) or is_term(date))]
    return next(iter(concluded(clause, left, pair=False)), None) if left else None


def ends_of(clause: Clause) -> list[End]:
    """The ends that a clause tells of."""
    return ends_in(clause.text, (clause.start, clause.end), clause.dates, clause.cues, clause.language)


def renewals_of(clause: Clause) -> list[Renewal]:
    """The renewals that a clause tells of."""
    return renewals_in(clause.text, clause.dates, clause.cues, clause.language)


def _says_when(clause: Clause, bracket: tuple[int, int]) -> bool:
    """True for a bracket right behind a relation or its town: "Freundschaft (2015)", "partnerském městě (2015)"."""
    gaps = (clause.text[cue.end : bracket[0]] for cue in clause.cues if cue.kind in _NAMING and cue.end < bracket[0])
    towns = set_of(clause.language, "cities.towns")
    return any(gap == " " or (len(gap) <= _COMMA and gap.strip().lower() in towns) for gap in gaps)


def _in_bracket(clause: Clause, city: Mention, dates: Sequence[Mention]) -> Mention | None:
    left, right = bracket_behind(clause, city)
    return next((date for date in dates if left <= date.start < right), None)


def _paired(text: str, cities: Sequence[Mention], dates: Sequence[Mention]) -> dict[int, Mention | None]:
    """City after city with its date, where they alternate all the way; not "In 2015, nearly thirty years after our
    first partnership, with Dijon in 1987, we signed one with Kolin"."""
    pairs = list(zip(cities, dates, strict=True))
    ahead = all(date.end <= city.start for city, date in pairs)
    ahead = ahead and all(city.end <= date.start for city, (_, date) in zip(cities, pairs[1:], strict=False))
    ahead = ahead and not any(
        _RIGHT_BEHIND.fullmatch(text, city.end, later.start) and city.start - date.end > _LONG_LEAD
        for (city, date), (_, later) in pairwise(pairs)
    )
    behind = all(city.end <= date.start for city, date in pairs)
    behind = behind and all(date.end <= city.start for date, (city, _) in zip(dates, pairs[1:], strict=False))
    return {id(city): date for city, date in pairs} if ahead or behind else {}


def _led(clause: Clause, cities: Sequence[Mention], dates: Sequence[Mention]) -> dict[int, Mention | None]:
    """Each city with the last date before it, where dates lead groups: "1947 med A, B och C, 1997 med D"."""
    dates = _leading(cities, dates)
    if len(dates) < 2 or len(cities) < 2:
        return {}
    if dates[0].end > cities[0].start or dates[-1].end > cities[-1].start:
        return {}
    for date in dates[1:]:
        follower = next((city for city in cities if city.start >= date.end), None)
        leader = next((city for city in reversed(cities) if city.end <= date.start), None)
        if follower is None or leader is None or not _parts(clause, leader.end, date.start):
            return {}
        lead = clause.text[date.end : follower.start]
        if "," in lead or len(lead) > _LONG_LEAD:
            return {}
    return {id(city): [date for date in dates if date.end <= city.start][-1] for city in cities}


def _leading(cities: Sequence[Mention], dates: Sequence[Mention]) -> list[Mention]:
    """The dates without those that lead another date: a town that is not known stands between them."""
    ends = [date.start for date in dates[1:]]
    limits = [*ends, cities[-1].end + 1] if cities else ends
    return [
        date
        for date, limit in zip(dates, limits, strict=False)
        if any(date.end <= city.start < limit for city in cities)
    ]


def _parts(clause: Clause, start: int, end: int) -> bool:
    """True where a comma or "and" stands in a gap, so that what follows begins anew."""
    return bool(limits_of(clause.language).search(clause.text[start:end].lower()))


def _followed(clause: Clause, cities: Sequence[Mention], dates: Sequence[Mention]) -> dict[int, Mention | None]:
    """Cities of one bare enumeration with the "since" right behind it: "mit A, B und C seit 1962"."""
    found: dict[int, Mention | None] = {}
    for number, city in enumerate(cities):
        following = cities[number + 1].start if number + 1 < len(cities) else clause.end
        date = next((one for one in dates if city.end <= one.start < following and _closes(clause, one, dates)), None)
        if date is None or (len(dates) > 1 and date.start - city.end > _LEADS):
            continue
        if _parts(clause, _behind_home(clause, city), date.start):
            continue
        place = number
        while place and is_bare(clause, cities[place - 1].end, cities[place].start):
            place -= 1
            found[id(cities[place])] = found[id(city)] = date
    return found


def _closes(clause: Clause, date: Mention, dates: Sequence[Mention]) -> bool:
    """True for a "since", and for the one date of what the publisher's town and others have concluded together."""
    if begins_at(clause, date):
        return True
    return clause.names_home() and len(dates) == 1 and clause.has(CueKind.SIGNED)


def _behind_home(clause: Clause, city: Mention) -> int:
    """The end of a city, or of the publisher's where that ends the enumeration: "Arras, Leeds e Homburg"."""
    for other in clause.cities:
        if other.start >= city.end:
            return other.end if not clause.is_foreign(other) and is_bare(clause, city.end, other.start) else city.end
    return city.end


def _nearest(
    clause: Clause, city: Mention, free: Sequence[Mention], limits: tuple[int, int], *, alone: bool
) -> Mention | None:
    cue = apposition_cue(clause, city)
    if cue is not None:
        if not is_called(clause, city, cue):
            free = [date for date in free if _in_apposition(clause, city, cue, date)]
    elif is_subject(clause, city):
        cue = clause.kinds[0]
        free = [
            date
            for date in free
            if "," not in between(clause.text, cue, date)
            or (date.start > cue.end and (begins_at(clause, date) or _adds(clause.text[cue.end : date.start])))
            or _heads(clause, date)
        ]
    inside = [date for date in free if limits[0] <= date.start < limits[1]]
    inside = [date for date in inside if not _of_next(clause, city, date, limits[1])]
    if inside:
        return min(inside, key=lambda date: _distance(clause.text, city, date))
    shared = len(free) == 1 and not alone and free[0].end <= city.start
    return free[0] if shared and not _joins_later(clause, limits[0], city) else None


def _joins_later(clause: Clause, start: int, city: Mention) -> bool:
    """True behind "puis": the date before is that of the towns before."""
    words = clause.text[start : city.start].lower().replace(",", " ").split()
    return bool(set(words) & set_of(clause.language, "partnerships.then"))


def _of_next(clause: Clause, city: Mention, date: Mention, limit: int) -> bool:
    """True for a date that leads the city behind it: "with Dijon and, since 1970, with Kolin"."""
    if date.start < city.end or limit == clause.end or limit - date.end > _LEADS:
        return False
    words = clause.text[city.end : date.start].lower().replace(",", " ").split()
    joiners = set_of(clause.language, "partnerships.joiners")
    return bool(words) and any(word in joiners for word in words)


def _heads(clause: Clause, date: Mention) -> bool:
    """True for the date of "En 1975, Dijon devint notre ville jumelle"."""
    return clause.text[date.end : date.end + 1] == "," and len(clause.text[clause.start : date.start].split()) <= 1


def _adds(gap: str) -> bool:
    """True for what stands between a relation and its year in "Dijon was our first twin town, in 1973"."""
    return bool(_ADDED.fullmatch(gap))


def _in_apposition(clause: Clause, city: Mention, cue: Cue, date: Mention) -> bool:
    """True for a date in what is said of a city behind its comma, or behind that with "since"."""
    if date.start < city.end:
        return False
    return date.end <= cue.start or "," not in clause.text[cue.end : date.start] or begins_at(clause, date)


def begins_at(clause: Clause, date: Mention) -> bool:
    """True for a date that "since" leads to."""
    return any(begun_by(cue, date, clause.text) for cue in clause.cues)


def _distance(text: str, city: Mention, date: Mention) -> int:
    gap = PARENTHESES.sub("", between(text, city, date))
    return len(gap) + _COMMA * gap.count(",") + (_BEFORE if date.end <= city.start else 0)
