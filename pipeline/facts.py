"""What one page states: who holds a post, which cities are partners or members of a network, how to reach an office.

Each fact names the characters that it rests on. What many pages say together is the linking's: `normalized.linking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters that a fact rests on: offsets in the text of one block."""

    block: int
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Place:
    """A city as a fact refers to it. geonames_id is None where GeoNames has no such place; name is then the surface."""

    geonames_id: str | None
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Mayoralty:
    """Who is or was mayor of which city, as one page says it.

    person: full name without titles of honour. title: as written, None where the page gives none.
    titled: False where the page never says that the person is a mayor.
    as_of: EDTF of the moment or term that the page speaks of, None for "now" or unknown.
    evidence: the names, and the date of as_of.
    """

    person: str
    city: Place
    title: str | None
    titled: bool = True
    as_of: str | None = None
    rule: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class Post(StrEnum):
    """Posts beside the mayor's that pages call by a mayor's title; a woman's title and a man's are one post."""

    DEPUTY_MAYOR = "deputy_mayor"
    HONORARY_MAYOR = "honorary_mayor"


@dataclass(frozen=True, slots=True)
class Officeholder:
    """Who is or was deputy mayor or honorary mayor of which city, as one page says it. Fields as in `Mayoralty`."""

    person: str
    city: Place
    post: Post
    title: str
    as_of: str | None = None
    rule: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


class PartnershipKind(StrEnum):
    """Relations between two cities."""

    TWINNING = "twinning"
    FRIENDSHIP = "friendship"
    COOPERATION = "cooperation"


class DateRole(StrEnum):
    """What a date says of a relation. An anniversary is the day of the feast, not the beginning that it speaks of."""

    SINCE = "since"
    SIGNED = "signed"
    VISITED = "visited"
    ANNIVERSARY = "anniversary"
    RENEWED = "renewed"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class RelationDate:
    """One date that a page gives with a relation. value: EDTF."""

    role: DateRole
    value: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Partnership:
    """A relation between two cities as one page states it. `a` is the publisher where it is a party.

    since, until, renewed: EDTF; renewed: when it was confirmed anew. dates: every date with its role, these among them.
    """

    a: Place
    b: Place
    kind: PartnershipKind
    since: str | None = None
    until: str | None = None
    rule: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    renewed: tuple[str, ...] = ()
    dates: tuple[RelationDate, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkMembership:
    """A city's membership in a network of cities. since: EDTF. acronym: as it stands with the name, else empty."""

    network: str
    city: Place
    since: str | None = None
    rule: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach an office or a person.

    kind: Popolo's contact types: "voice", "fax", "cell", "email".
    value: E.164 or e-mail address. owner: the person or office that it stands with, empty where none is known.
    site_wide: True where it stands in a footer or header that the whole site shares.
    """

    kind: str
    value: str
    owner: str = ""
    site_wide: bool = False
    evidence: tuple[Evidence, ...] = ()
