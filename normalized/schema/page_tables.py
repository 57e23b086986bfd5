"""The tables of what was read: sources, pages, blocks, mentions, and what went wrong."""

from __future__ import annotations

from normalized.schema.definition import (
    Column,
    ColumnType,
    ForeignKey,
    Table,
    boolean,
    choice,
    edtf,
    evidence,
    integer,
    share,
    string,
    strings,
)
from normalized.schema.shared_columns import (
    CODE_PATTERN,
    COUNTRY_PATTERN,
    DAY_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    area,
    refers,
)
from pipeline.block import BlockKind, BlockLabel
from pipeline.record import MentionType
from sources.page import PageKind

SEVERITIES = ("error", "info", "warning")
PAGE_STATUSES = ("failed", "ok")

SOURCES = Table(
    "sources",
    "Sources",
    "The bodies whose pages were read.",
    (
        string("source", "Id of the source in the catalogue, or one made for the run."),
        string("name", "Name of the body, in its own language."),
        string("kind", "What body it is, as the catalogue says (city, association, …)."),
        string("country", "ISO 3166-1 alpha-2 code.", pattern=COUNTRY_PATTERN),
        area("area_id", "The municipality", required=False),
        strings("languages", "ISO 639-1 codes that the body says it publishes in."),
        string("home_url", "Its home page.", required=False),
        boolean("stale", "True where the pages are those of the last good crawl, since the last one raised an alarm."),
        strings("unsafe", "Protections that its crawls are without, as the catalogue says."),
        integer("n_pages", "Pages of this source in the release, failed ones among them."),
        integer("n_failed", "Pages of this source that could not be read."),
    ),
    ("source",),
    (refers("area_id", "cities"),),
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
        area("area_id", "The municipality that published it", required=False),
        string("title", "Title of the page.", required=False),
        string("language", "ISO 639-1 of most of the kept words, or `und`.", required=False, pattern=LANGUAGE_PATTERN),
        string(
            "translation_group",
            "A name that language versions of one page share, where a crawl has seen that they are.",
            required=False,
            pattern=ID_PATTERN,
        ),
        edtf("published", "When the page says it was published, EDTF."),
        edtf("modified", "When the page says it was last changed, EDTF."),
        edtf("valid_from", "From when the page says that what it says holds, EDTF."),
        edtf("stamped", "A day, or moment, that stands alone on a line of the page, EDTF."),
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
    (refers("source", "sources"), refers("area_id", "cities")),
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
    (refers("page_id", "pages"),),
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
        area("area_id", "The city, for mentions of type city", required=False),
        edtf(
            "completed", "EDTF with its year of a day that is written without one, where that is certain; else absent."
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
    (ForeignKey(("page_id", "block"), "blocks", ("page_id", "block")), refers("area_id", "cities")),
)

ISSUES = Table(
    "issues",
    "Issues",
    "What a person should know: pages that failed, addresses that a crawl asked for in vain, things cut or abstained "
    "from, and where pages disagree.",
    (
        string("issue_id", "Hash of all other columns.", pattern=ID_PATTERN),
        choice("severity", SEVERITIES, "`error`: failed; `warning`: something was lost; `info`: abstained from."),
        string("stage", "The stage that says so."),
        string("code", "Stable name of the kind of issue.", pattern=CODE_PATTERN),
        string("message", "One line for a person."),
        string("source", "The source.", required=False),
        string("page_id", "The page.", required=False, pattern=ID_PATTERN),
        string("url", "The page's address, or that of a page that could not be had.", required=False),
        integer("block", "The block on the page.", required=False),
        string("subject_table", "The table of the fact that it is about.", required=False),
        string("subject_id", "That fact's id.", required=False, pattern=ID_PATTERN),
        evidence("The spans that it is about, of all sides."),
    ),
    ("issue_id",),
    (refers("source", "sources"), refers("page_id", "pages")),
)
