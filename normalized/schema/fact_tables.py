"""The tables of what pages say together. Columns have Popolo's names where it has a word (person_id, post, area_id)."""

from __future__ import annotations

from normalized.schema.definition import (
    Column,
    ColumnType,
    Table,
    boolean,
    choice,
    edtf,
    edtfs,
    evidence,
    integer,
    number,
    string,
    strings,
)
from normalized.schema.shared_columns import (
    AREA_PATTERN,
    CONFIDENCE,
    COUNTRY_PATTERN,
    COUNTS,
    DAY_PATTERN,
    GEONAMES_PATTERN,
    ID_PATTERN,
    area,
    refers,
)
from pipeline.facts import DateRole, PartnershipKind, Post
from pipeline.gazetteer.municipalities import CODES

CONTACT_TYPES = ("address", "cell", "email", "fax", "hours", "voice")

CITIES = Table(
    "cities",
    "Cities",
    "One row a city that a page, a fact or a source names (Popolo: area).",
    (
        string("area_id", "GeoNames id, or `nil-` and a hash for a place that GeoNames lacks.", pattern=AREA_PATTERN),
        string("geonames_id", "GeoNames id.", required=False, pattern=GEONAMES_PATTERN),
        string("name", "Name in GeoNames, or as it stands on the pages."),
        strings("other_names", "Other forms in which pages write it."),
        string("country", "ISO 3166-1 alpha-2 code.", required=False, pattern=COUNTRY_PATTERN),
        string("admin1", "GeoNames code of the region.", required=False),
        number("latitude", "Degrees north, WGS 84.", required=False, minimum=-90, maximum=90),
        number("longitude", "Degrees east, WGS 84.", required=False, minimum=-180, maximum=180),
        integer("population", "Inhabitants as GeoNames has them.", required=False),
        string(
            "municipality_id",
            "GeoNames id of the place that its municipality is named after: another one for a village or district.",
            required=False,
            pattern=GEONAMES_PATTERN,
        ),
        string("municipality_code", "Official code of its municipality.", required=False),
        choice("code_list", tuple(sorted(CODES.values())), "The list that the code is of.", required=False),
        integer("n_mentions", "Mentions of the city."),
        integer("n_pages", "Pages that mention it."),
    ),
    ("area_id",),
)

PEOPLE = Table(
    "people",
    "People",
    "One row a person, as names, cities and times tell.",
    (
        string(
            "person_id",
            "Hash of the folded name and the city.",
            pattern=ID_PATTERN,
        ),
        string("name", "Full name without titles, in the form that most pages use."),
        strings("other_names", "Other forms in which pages write the name."),
        choice(
            "gender",
            ("female", "male"),
            "As the person's titles tell it (Bürgermeisterin, alcaldesa), never the name; absent where they do not, or "
            "disagree.",
            required=False,
        ),
        *COUNTS,
    ),
    ("person_id",),
)

WHO_AND_WHERE = (string("name", "The person's name."), area("area_id", "The city"))
TITLE = string("title", "The title as most pages write it.", required=False)
IN_OFFICE = (
    edtfs("as_of", "Moments and terms that the pages speak of, EDTF."),
    string("first_day", "First day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
    string("last_day", "Last day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
)
OF_PERSON_AND_CITY = (refers("person_id", "people"), refers("area_id", "cities"))

MAYORS = Table(
    "mayors",
    "Mayors",
    "Who is or was mayor of which city (Popolo: membership).",
    (
        string("membership_id", "Hash of person and city.", pattern=ID_PATTERN),
        string("person_id", "The person.", pattern=ID_PATTERN),
        *WHO_AND_WHERE,
        choice("post", ("mayor",), "The post, the same in every language."),
        TITLE,
        boolean("titled", "False where no page says that the person is a mayor."),
        *IN_OFFICE,
        CONFIDENCE,
        *COUNTS,
        evidence(),
    ),
    ("membership_id",),
    OF_PERSON_AND_CITY,
)

OFFICEHOLDERS = Table(
    "officeholders",
    "Officeholders",
    "Who is or was deputy or honorary mayor of which city (Popolo: membership). None of them counts as a mayor.",
    (
        string("membership_id", "Hash of post, person and city.", pattern=ID_PATTERN),
        string(
            "person_id", "The person; the same as in `mayors` for who was mayor of the same city.", pattern=ID_PATTERN
        ),
        *WHO_AND_WHERE,
        choice("post", tuple(sorted(post.value for post in Post)), "The post, the same in every language and gender."),
        TITLE,
        *IN_OFFICE,
        CONFIDENCE,
        *COUNTS,
        evidence(),
    ),
    ("membership_id",),
    OF_PERSON_AND_CITY,
)

CONTACTS = Table(
    "contacts",
    "Contacts",
    "Ways to reach an office or a person (Popolo: contact_details).",
    (
        string("contact_id", "Hash of source, type, value and owner.", pattern=ID_PATTERN),
        string("source", "The source whose pages give it."),
        area("area_id", "The municipality that published it", required=False),
        choice("type", CONTACT_TYPES, "Popolo's type of contact; `hours` are opening hours."),
        Column(
            "value",
            ColumnType.STRING,
            "E.164 number, e-mail address, postal address, or opening hours as the page words them.",
            phones=True,
        ),
        string("owner", "The person or office that it stands with.", required=False),
        boolean("site_wide", "True where it stands in a footer or header that the whole site shares."),
        integer("n_pages", "Number of pages that give it.", minimum=1),
        evidence(),
    ),
    ("contact_id",),
    (refers("source", "sources"), refers("area_id", "cities")),
)

PARTNERSHIPS = Table(
    "partnerships",
    "Partnerships",
    "One row a pair of cities with a relation, merged from the pages of both ends; `issues` lists disagreements.",
    (
        string("partnership_id", "Hash of the two cities.", pattern=ID_PATTERN),
        area("area_id_a", "One city, the one whose id sorts first"),
        area("area_id_b", "The other city"),
        choice("kind", tuple(sorted(kind.value for kind in PartnershipKind)), "The relation that most sources state."),
        edtf("since", "When it began, EDTF, as most sources say, the most precise of agreeing ones."),
        edtf("until", "When it ended, EDTF."),
        edtfs("renewed", "When it was confirmed anew, EDTF."),
        boolean("mutual", "True where pages of both cities state it."),
        strings("stated_by", "The sources that state it."),
        CONFIDENCE,
        *COUNTS,
        evidence(),
    ),
    ("partnership_id",),
    (refers("area_id_a", "cities", "area_id"), refers("area_id_b", "cities", "area_id")),
)

PARTNERSHIP_DATES = Table(
    "partnership_dates",
    "Dates of partnerships",
    "Every date that pages give with a partnership, and what it says.",
    (
        string("partnership_id", "The partnership.", pattern=ID_PATTERN),
        choice(
            "role",
            tuple(sorted(role.value for role in DateRole)),
            "`since`: it began; `signed`: it was agreed; `visited`: one city was the other's guest; `anniversary`: its "
            "beginning was feasted; `renewed`: it was confirmed anew; `until`: it ended.",
        ),
        edtf("date", "EDTF.", required=True),
        strings("stated_by", "The sources that give it."),
        *COUNTS,
        evidence(),
    ),
    ("partnership_id", "role", "date"),
    (refers("partnership_id", "partnerships"),),
)

NETWORKS = Table(
    "networks",
    "Networks",
    "Memberships of cities in networks of cities.",
    (
        string("membership_id", "Hash of network and city.", pattern=ID_PATTERN),
        string("network_id", "Hash of one of the network's folded names.", pattern=ID_PATTERN),
        string("network", "Name of the network, in the form that most pages use."),
        string("acronym", "Its acronym, in the form that most pages use.", required=False),
        area("area_id", "The city"),
        edtf("since", "When it joined, EDTF."),
        CONFIDENCE,
        *COUNTS,
        evidence(),
    ),
    ("membership_id",),
    (refers("area_id", "cities"),),
)
