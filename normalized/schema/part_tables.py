"""The tables inside one part: what the pages of one batch say, before pages are linked.

A place that a fact names is three columns: GeoNames id (absent where GeoNames lacks it), name and country.
"""

from __future__ import annotations

from normalized.schema.definition import (
    Column,
    Table,
    boolean,
    choice,
    edtf,
    edtfs,
    evidence,
    integer,
    share,
    string,
)
from normalized.schema.fact_tables import CONTACT_TYPES
from normalized.schema.page_tables import BLOCKS, MENTIONS, PAGES, SEVERITIES
from normalized.schema.shared_columns import CODE_PATTERN, COUNTRY_PATTERN, GEONAMES_PATTERN
from pipeline.facts import DateRole, PartnershipKind, Post


def _place(prefix: str = "") -> tuple[Column, ...]:
    return (
        string(f"{prefix}geonames_id", "GeoNames id of the place.", required=False, pattern=GEONAMES_PATTERN),
        string(f"{prefix}place_name", "Name of the place.", required=False),
        string(f"{prefix}place_country", "ISO 3166-1 alpha-2 code.", required=False, pattern=COUNTRY_PATTERN),
    )


_PAGE_ID = string("page_id", "The page.")
_NUMBER = integer("number", "Position among the facts of the page.")
_RULE = string("rule", "The rule that found it.", required=False)
_CONFIDENCE = share("confidence", "How sure the rule is.")

PART_PAGES = Table(
    "pages",
    PAGES.title,
    PAGES.description,
    (
        *(column for column in PAGES.columns if column.name != "area_id"),
        string(
            "geonames_id",
            "GeoNames id of the municipality that published it.",
            required=False,
            pattern=GEONAMES_PATTERN,
        ),
    ),
    ("page_id",),
    row_group=2_000,
)
PART_MENTIONS = Table(
    "mentions",
    MENTIONS.title,
    MENTIONS.description,
    (
        *(column for column in MENTIONS.columns if column.name != "area_id"),
        string("place_name", "Name of a city, from the mention's attributes, else as written.", required=False),
        string(
            "place_country",
            "Country of a city, from the mention's attributes.",
            required=False,
            pattern=COUNTRY_PATTERN,
        ),
        string("geonames_id", "GeoNames id of a city that GeoNames has.", required=False, pattern=GEONAMES_PATTERN),
    ),
    MENTIONS.key,
)
MAYORALTIES = Table(
    "mayoralties",
    "Mayoralties",
    "Who is mayor of which city, as one page says it.",
    (
        _PAGE_ID,
        _NUMBER,
        string("person", "Full name without titles."),
        *_place(),
        string("title", "Title as written.", required=False),
        boolean("titled", "False where the page never says that the person is a mayor."),
        edtf("as_of", "EDTF of the moment or term."),
        _RULE,
        _CONFIDENCE,
        evidence(),
    ),
    ("page_id", "number"),
)
PART_PARTNERSHIPS = Table(
    "partnerships",
    "Partnerships",
    "A relation between two cities, as one page states it.",
    (
        _PAGE_ID,
        _NUMBER,
        *_place("a_"),
        *_place("b_"),
        choice("kind", tuple(sorted(kind.value for kind in PartnershipKind)), "The relation."),
        edtf("since", "EDTF."),
        edtf("until", "EDTF."),
        edtfs("renewed", "EDTF."),
        _RULE,
        _CONFIDENCE,
        evidence(),
    ),
    ("page_id", "number"),
)
OFFICEHOLDERS = Table(
    "officeholders",
    "Officeholders",
    "Who is deputy or honorary mayor of which city, as one page says it.",
    (
        _PAGE_ID,
        _NUMBER,
        string("person", "Full name without titles."),
        *_place(),
        choice("post", tuple(sorted(post.value for post in Post)), "The post."),
        string("title", "Title as written.", required=False),
        edtf("as_of", "EDTF of the moment or term."),
        _RULE,
        _CONFIDENCE,
        evidence(),
    ),
    ("page_id", "number"),
)
PARTNERSHIP_DATES = Table(
    "partnership_dates",
    "Dates of partnerships",
    "Dates that one page gives with a partnership.",
    (
        _PAGE_ID,
        _NUMBER,
        integer("place", "Position among the dates of the partnership."),
        choice("role", tuple(sorted(role.value for role in DateRole)), "What the date says."),
        edtf("date", "EDTF.", required=True),
        evidence(),
    ),
    ("page_id", "number", "place"),
)
MEMBERSHIPS = Table(
    "memberships",
    "Memberships",
    "A city's membership in a network, as one page states it.",
    (
        _PAGE_ID,
        _NUMBER,
        string("network", "Name of the network."),
        string("acronym", "Acronym that stands with the name.", required=False),
        *_place(),
        edtf("since", "EDTF."),
        _RULE,
        _CONFIDENCE,
        evidence(),
    ),
    ("page_id", "number"),
)
PART_CONTACTS = Table(
    "contacts",
    "Contacts",
    "A way to reach an office or a person, as one page gives it.",
    (
        _PAGE_ID,
        _NUMBER,
        choice("type", CONTACT_TYPES, "Popolo's type of contact."),
        string("value", "E.164 number, e-mail address, postal address or opening hours."),
        string("owner", "The person or office that it stands with.", required=False),
        boolean("site_wide", "True where it stands in a shared footer or header."),
        evidence(),
    ),
    ("page_id", "number"),
)
PART_ISSUES = Table(
    "issues",
    "Issues",
    "What a person should know about a page.",
    (
        _PAGE_ID,
        _NUMBER,
        choice("severity", SEVERITIES, "How bad it is."),
        string("stage", "The stage that says so."),
        string("code", "Stable name of the kind of issue.", pattern=CODE_PATTERN),
        string("message", "One line for a person."),
        integer("block", "The block on the page.", required=False),
    ),
    ("page_id", "number"),
)

PART_TABLES = (
    PART_PAGES,
    BLOCKS,
    PART_MENTIONS,
    MAYORALTIES,
    OFFICEHOLDERS,
    PART_PARTNERSHIPS,
    PARTNERSHIP_DATES,
    MEMBERSHIPS,
    PART_CONTACTS,
    PART_ISSUES,
)
"""Every table of a part; rows are sorted by the key."""
