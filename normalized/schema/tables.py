"""The thirteen tables of a release. Columns have Popolo's names where it has a word (person_id, post, area_id)."""

from __future__ import annotations

from normalized.errors import SchemaError
from normalized.schema.definition import (
    Column,
    ColumnType,
    ForeignKey,
    Table,
    boolean,
    choice,
    evidence,
    integer,
    number,
    share,
    string,
    strings,
)
from pipeline.gazetteer.municipalities import CODES
from pipeline.record import BlockKind, BlockLabel, DateRole, MentionType, PartnershipKind, Post
from sources.page import PageKind

AREA_PATTERN = r"([0-9]+|nil-[0-9a-f]{12})"
CODE_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
COUNTRY_PATTERN = r"[A-Z]{2}"
DAY_PATTERN = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
GEONAMES_PATTERN = r"[0-9]+"
ID_PATTERN = r"[0-9a-f]{16}"
LANGUAGE_PATTERN = r"[a-z]{2}|und"

CONTACT_TYPES = ("address", "cell", "email", "fax", "hours", "voice")
SEVERITIES = ("error", "info", "warning")
PAGE_STATUSES = ("failed", "ok")


def _area(name: str, description: str, *, required: bool = True) -> Column:
    return string(name, f"{description} (`cities.area_id`).", required=required, pattern=AREA_PATTERN)


def _refers(column: str, table_name: str, reference: str | None = None) -> ForeignKey:
    return ForeignKey((column,), table_name, (reference or column,))


_COUNTS = (
    integer("n_pages", "Number of pages that say so.", minimum=1),
    integer("n_sources", "Number of sources whose pages say so.", minimum=1),
)
_CONFIDENCE = share("confidence", "The highest confidence of the rules that found it.")

SOURCES = Table(
    "sources",
    "Sources",
    "The bodies whose pages were read.",
    (
        string("source", "Id of the source in the catalogue, or one made for the run."),
        string("name", "Name of the body, in its own language."),
        string("kind", "What body it is, as the catalogue says (city, association, …)."),
        string("country", "ISO 3166-1 alpha-2 code.", pattern=COUNTRY_PATTERN),
        _area("area_id", "The municipality", required=False),
        strings("languages", "ISO 639-1 codes that the body says it publishes in."),
        string("home_url", "Its home page.", required=False),
        boolean("stale", "True where its last crawl raised an alarm: the pages are those of the last good one."),
        strings("unsafe", "Protections that its crawls are without, as the catalogue says."),
        integer("n_pages", "Pages of this source in the release, failed ones among them."),
        integer("n_failed", "Pages of this source that could not be read."),
    ),
    ("source",),
    (_refers("area_id", "cities"),),
)

PAGES = Table(
    "pages",
    "Pages",
    "One row a page, also for pages that could not be read.",
    (
        string("page_id", "16 hexadecimal digits of SHA-256 over source and URL.", pattern=ID_PATTERN),
        string("source", "The source that published it."),
        string("url", "Where it was published, or a `file:` URL relative to the folder that was read."),
        string("digest", "SHA-256 of the body, in hexadecimal.", pattern=r"[0-9a-f]{64}"),
        choice("kind", tuple(sorted(kind.value for kind in PageKind)), "HTML, or text without markup."),
        choice("status", PAGE_STATUSES, "`failed` where the page as a whole could not be read; `issues` says why."),
        string("country", "ISO 3166-1 alpha-2 code of the publisher.", required=False, pattern=COUNTRY_PATTERN),
        _area("area_id", "The municipality that published it", required=False),
        string("title", "Title of the page.", required=False),
        string("language", "ISO 639-1 of most of the kept words, or `und`.", required=False, pattern=LANGUAGE_PATTERN),
        string(
            "translation_group",
            "A name that language versions of one page share, where a crawl has seen that they are.",
            required=False,
            pattern=ID_PATTERN,
        ),
        string("published", "When the page says it was published, EDTF.", required=False),
        string("modified", "When the page says it was last changed, EDTF.", required=False),
        string("valid_from", "From when the page says that what it says holds, EDTF.", required=False),
        string("stamped", "A day, or moment, that stands alone on a line of the page, EDTF.", required=False),
        string("fetched_at", "ISO 8601 UTC time of the crawl; absent for pages from a folder.", required=False),
        string("charset", "Encoding that the body was read in.", required=False),
        string("charset_decided_by", "What decided it: bom, header, meta, utf-8 or detector.", required=False),
        integer("replaced", "Characters that could not be decoded and stand as U+FFFD.", required=False),
        integer("n_blocks", "Blocks of the page."),
        integer("n_kept", "Blocks that a reader came for."),
        integer("n_mentions", "Mentions on the page."),
        string("text", "The kept blocks, one a line.", required=False),
    ),
    ("page_id",),
    (_refers("source", "sources"), _refers("area_id", "cities")),
    row_group=2_000,
)

BLOCKS = Table(
    "blocks",
    "Blocks",
    "Every block of every page, noise among them, each with its label and the reason for it.",
    (
        string("page_id", "The page.", pattern=ID_PATTERN),
        integer("block", "Position on the page, from 0, without gaps."),
        string("text", "The block's text; a table row's cells are joined by a tab.", required=False),
        choice("kind", tuple(sorted(kind.value for kind in BlockKind)), "What it is in the markup or layout."),
        integer("level", "1 to 6 for headings, else 0."),
        string("path", "Chain of elements with id and classes; absent for tagless text.", required=False),
        choice("label", tuple(sorted(label.value for label in BlockLabel)), "What it is to a reader."),
        boolean("kept", "True where the block belongs to what a reader came for."),
        share("probability", "How sure the noise stage is of keep or drop."),
        string("reason", "Why the block has its label.", required=False),
        string("language", "ISO 639-1 of most of the block, or `und`.", pattern=LANGUAGE_PATTERN),
        share("language_confidence", "How sure the language stage is."),
        Column(
            "language_spans",
            ColumnType.OBJECT,
            "Which characters (`start-end`) are in which language, as a JSON object, where sentences of the block are "
            "in several; else absent.",
            required=False,
        ),
    ),
    ("page_id", "block"),
    (_refers("page_id", "pages"),),
)

MENTIONS = Table(
    "mentions",
    "Mentions",
    "Spans that name a city, a date, a phone number, an e-mail address or a mayor: "
    "`blocks.text[start:end] == raw`, offsets in Unicode code points, end exclusive.",
    (
        string("page_id", "The page.", pattern=ID_PATTERN),
        integer("block", "The block on the page."),
        integer("start", "Offset of the first character in the block's text."),
        integer("end", "Offset behind the last character.", minimum=1),
        choice("type", tuple(sorted(kind.value for kind in MentionType)), "What the mention names."),
        string("raw", "The characters as they stand on the page."),
        Column(
            "value",
            ColumnType.STRING,
            "The normal form. city: GeoNames id or `NIL`; date: EDTF; phone: E.164, `;ext=N` behind it for an "
            "extension; email: lower case; mayor: full name.",
            phones=True,
        ),
        _area("area_id", "The city, for mentions of type city", required=False),
        string(
            "completed",
            "EDTF with its year of a day that is written without one, where that is certain; else absent.",
            required=False,
        ),
        choice(
            "inferred",
            ("heading", "page", "sentence"),
            "Where the year in `completed` was taken from: the same sentence (then `value` has it too), the heading "
            "above, or the date on which the page was published.",
            required=False,
        ),
        string(
            "first_day",
            "First day of a date, ISO 8601; of `completed` where that is given.",
            required=False,
            pattern=DAY_PATTERN,
        ),
        string(
            "last_day",
            "Last day of a date, ISO 8601; of `completed` where that is given.",
            required=False,
            pattern=DAY_PATTERN,
        ),
        string("language", "ISO 639-1 of the sentence that it stands in, or `und`.", pattern=LANGUAGE_PATTERN),
        string("rule", "The rule or model that found it."),
        share("confidence", "How sure the rule is."),
        Column("attributes", ColumnType.OBJECT, "What else the rule knows, as a JSON object of strings."),
    ),
    ("page_id", "block", "start", "end", "type"),
    (ForeignKey(("page_id", "block"), "blocks", ("page_id", "block")), _refers("area_id", "cities")),
)

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
        *_COUNTS,
    ),
    ("person_id",),
)

MAYORS = Table(
    "mayors",
    "Mayors",
    "Who is or was mayor of which city (Popolo: membership).",
    (
        string("membership_id", "Hash of person and city.", pattern=ID_PATTERN),
        string("person_id", "The person.", pattern=ID_PATTERN),
        string("name", "The person's name."),
        _area("area_id", "The city"),
        choice("post", ("mayor",), "The post, the same in every language."),
        string("title", "The title as most pages write it.", required=False),
        boolean("titled", "False where no page says that the person is a mayor."),
        strings("as_of", "Moments and terms that the pages speak of, EDTF."),
        string("first_day", "First day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
        string("last_day", "Last day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
        _CONFIDENCE,
        *_COUNTS,
        evidence(),
    ),
    ("membership_id",),
    (_refers("person_id", "people"), _refers("area_id", "cities")),
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
        string("name", "The person's name."),
        _area("area_id", "The city"),
        choice("post", tuple(sorted(post.value for post in Post)), "The post, the same in every language and gender."),
        string("title", "The title as most pages write it.", required=False),
        strings("as_of", "Moments and terms that the pages speak of, EDTF."),
        string("first_day", "First day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
        string("last_day", "Last day of these, ISO 8601.", required=False, pattern=DAY_PATTERN),
        _CONFIDENCE,
        *_COUNTS,
        evidence(),
    ),
    ("membership_id",),
    (_refers("person_id", "people"), _refers("area_id", "cities")),
)

CONTACTS = Table(
    "contacts",
    "Contacts",
    "Ways to reach an office or a person (Popolo: contact_details).",
    (
        string("contact_id", "Hash of source, type, value and owner.", pattern=ID_PATTERN),
        string("source", "The source whose pages give it."),
        _area("area_id", "The municipality that published it", required=False),
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
    (_refers("source", "sources"), _refers("area_id", "cities")),
)

PARTNERSHIPS = Table(
    "partnerships",
    "Partnerships",
    "One row a pair of cities with a relation, merged from the pages of both ends; `issues` lists disagreements.",
    (
        string("partnership_id", "Hash of the two cities.", pattern=ID_PATTERN),
        _area("area_id_a", "One city, the one whose id sorts first"),
        _area("area_id_b", "The other city"),
        choice("kind", tuple(sorted(kind.value for kind in PartnershipKind)), "The relation that most sources state."),
        string("since", "When it began, EDTF, as most sources say, the most precise of agreeing ones.", required=False),
        string("until", "When it ended, EDTF.", required=False),
        strings("renewed", "When it was confirmed anew, EDTF."),
        boolean("mutual", "True where pages of both cities state it."),
        strings("stated_by", "The sources that state it."),
        _CONFIDENCE,
        *_COUNTS,
        evidence(),
    ),
    ("partnership_id",),
    (_refers("area_id_a", "cities", "area_id"), _refers("area_id_b", "cities", "area_id")),
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
        string("date", "EDTF."),
        strings("stated_by", "The sources that give it."),
        *_COUNTS,
        evidence(),
    ),
    ("partnership_id", "role", "date"),
    (_refers("partnership_id", "partnerships"),),
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
        _area("area_id", "The city"),
        string("since", "When it joined, EDTF.", required=False),
        _CONFIDENCE,
        *_COUNTS,
        evidence(),
    ),
    ("membership_id",),
    (_refers("area_id", "cities"),),
)

ISSUES = Table(
    "issues",
    "Issues",
    "What a person should know: pages that failed, things cut or abstained from, and where pages disagree.",
    (
        string("issue_id", "Hash of all other columns.", pattern=ID_PATTERN),
        choice("severity", SEVERITIES, "`error`: failed; `warning`: something was lost; `info`: abstained from."),
        string("stage", "The stage that says so."),
        string("code", "Stable name of the kind of issue.", pattern=CODE_PATTERN),
        string("message", "One line for a person."),
        string("source", "The source.", required=False),
        string("page_id", "The page.", required=False, pattern=ID_PATTERN),
        string("url", "The page's address.", required=False),
        integer("block", "The block on the page.", required=False),
        string("subject_table", "The table of the fact that it is about.", required=False),
        string("subject_id", "That fact's id.", required=False, pattern=ID_PATTERN),
        evidence("The spans that it is about, of all sides."),
    ),
    ("issue_id",),
    (_refers("source", "sources"), _refers("page_id", "pages")),
)

TABLES = (
    SOURCES,
    PAGES,
    BLOCKS,
    MENTIONS,
    CITIES,
    PEOPLE,
    MAYORS,
    OFFICEHOLDERS,
    CONTACTS,
    PARTNERSHIPS,
    PARTNERSHIP_DATES,
    NETWORKS,
    ISSUES,
)
"""Every table of a release, in the order in which docs and packages list them."""


def table(name: str) -> Table:
    """The table of that name; raises SchemaError where there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise SchemaError(f"there is no table {name}")
