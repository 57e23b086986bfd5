"""What a page becomes: blocks, mentions, facts and issues. The contract between pipeline and tables.

Offsets are in characters (Unicode code points) and count from the start of the block's text:
`block.text[mention.start:mention.end] == mention.raw` holds for every mention, always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, make_dataclass
from enum import StrEnum
from typing import Any, cast

from sources.page import PageKind, Publisher

NIL = "NIL"
"""Value of a city mention that names a place which GeoNames does not have."""

UNDETERMINED = "und"
"""ISO 639-2 code for a block without a language of its own: names, numbers, addresses."""


class BlockKind(StrEnum):
    """What a block is in the page's markup or layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CONTACT_LINE = "contact_line"


class BlockLabel(StrEnum):
    """What a block is to a reader. The first four are kept, the others are noise."""

    CONTENT = "content"
    HEADING = "heading"
    LISTING = "listing"
    CONTACT = "contact"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    LANGUAGE_SWITCH = "language_switch"
    CONSENT = "consent"
    TEASER = "teaser"
    RELATED = "related"
    FOOTER = "footer"
    WIDGET = "widget"
    REPEAT = "repeat"


KEPT_LABELS = frozenset({BlockLabel.CONTENT, BlockLabel.HEADING, BlockLabel.LISTING, BlockLabel.CONTACT})


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """Sentences of a block in one language. start, end: offsets in its text. confidence: of the least sure sentence."""

    start: int
    end: int
    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands on its own: a heading, a paragraph, a list item, a table row, a line of an address.

    Made by `pipeline.blocks`; the noise stage fills label, probability and reason (`labelled`), the language stage
    language and language_confidence (`in_language`). A table row's cells are joined by a tab.

    index: position on the page, from 0, without gaps.
    level: 1 to 6 for headings, else 0.
    path: chain of elements with their id and classes ("body/div#main/ul.menu/li"), empty for tagless text.
    lineage: serial numbers of the elements in `path`, outermost first: blocks that share one stand in the same element.
    link_share: share of the text's characters that stand inside links, 0 to 1.
    html_lang: the nearest `lang` attribute, lower case, empty where there is none.
    links: targets of the links in the block, in order (tel: and mailto: among them).
    marks: what the markup says beyond the path: "hidden", and "selected" or "rejected" by a source's selectors.
    probability: how sure the noise stage is of keep or drop, 0 to 1.
    reason: one short phrase why the block has its label.
    language: of most of the block. language_spans: where its sentences are in several languages, which are in which;
        they cover the text. Empty for a block in one language.
    """

    index: int
    text: str
    kind: BlockKind
    level: int = 0
    path: str = ""
    lineage: tuple[int, ...] = ()
    link_share: float = 0.0
    html_lang: str = ""
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    label: BlockLabel = BlockLabel.CONTENT
    probability: float = 1.0
    reason: str = ""
    language: str = UNDETERMINED
    language_confidence: float = 0.0
    language_spans: tuple[LanguageSpan, ...] = ()

    @property
    def kept(self) -> bool:
        """True where the block belongs to what a reader came for."""
        return self.label in KEPT_LABELS

    def language_at(self, offset: int) -> str:
        """The language of the sentence that holds a character of the text."""
        return next((span.language for span in self.language_spans if span.start <= offset < span.end), self.language)

    @classmethod
    def quickly(cls, *values: object) -> Block:
        """Make a block from the values of its fields in their order, at a fifth of what the constructor costs.

        A frozen dataclass sets each field by a call; a page has hundreds of blocks, and three stages copy each. So the
        fields are set on a class of the same layout that is not frozen, and the object then becomes a block.
        """
        block = _Unfrozen(*values)
        block.__class__ = cls
        return cast("Block", block)

    def labelled(self, label: BlockLabel, probability: float, reason: str) -> Block:
        """A copy with what the noise stage says."""
        return Block.quickly(
            self.index,
            self.text,
            self.kind,
            self.level,
            self.path,
            self.lineage,
            self.link_share,
            self.html_lang,
            self.links,
            self.marks,
            label,
            probability,
            reason,
            self.language,
            self.language_confidence,
            self.language_spans,
        )

    def in_language(self, language: str, confidence: float, spans: tuple[LanguageSpan, ...] = ()) -> Block:
        """A copy with what the language stage says. spans: as `language_spans`."""
        return Block.quickly(
            self.index,
            self.text,
            self.kind,
            self.level,
            self.path,
            self.lineage,
            self.link_share,
            self.html_lang,
            self.links,
            self.marks,
            self.label,
            self.probability,
            self.reason,
            language,
            confidence,
            spans,
        )


_Unfrozen = make_dataclass("_Unfrozen", [(f.name, Any, field(default=f.default)) for f in fields(Block)], slots=True)


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes became text.

    charset: WHATWG or Python name of the encoding that was used.
    decided_by: "bom", "header", "meta", "utf-8" (it simply is), or "detector".
    replaced: how many characters could not be decoded and stand as U+FFFD.
    """

    charset: str
    decided_by: str
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A page whose blocks are labelled and have a language: what the entity and relation stages read.

    language: ISO 639-1 of most of the kept words, or "und".
    published: EDTF of the day (or moment) on which the page says it was published, None where it does not say.
    """

    url: str
    kind: PageKind
    publisher: Publisher
    blocks: tuple[Block, ...]
    language: str = UNDETERMINED
    title: str = ""
    published: str | None = None

    @property
    def kept_blocks(self) -> list[Block]:
        """The blocks that a reader came for, in reading order."""
        return [block for block in self.blocks if block.kept]


class MentionType(StrEnum):
    """What a mention names."""

    CITY = "city"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    MAYOR = "mayor"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a block that names something, and what it names.

    block: index of the block. start, end: offsets in its text, end exclusive. raw: the text between them.
    value: the normal form. city: GeoNames id or "NIL"; date: EDTF; phone: E.164, `;ext=N` behind it where an
        extension is written apart; email: lower case; mayor: full name without titles and degrees.
    rule: name of the rule or model that found it ("date.day-month-year").
    confidence: 0 to 1.
    attributes: what else the finder knows, as strings. city: name, country; phone: kind (voice, fax, cell), link
        ("agrees", or the number of the block's tel: link where it is another); phone and email: source ("link" where
        only a link says it); date: for a day written without its year, where that is certain, completed (EDTF with the
        year) and inferred (where the year is from: "heading", "page", or "sentence", and then the value has it too);
        mayor: title, titled ("true", "false"), gender ("female", "male") where the title tells it.
    """

    type: MentionType
    block: int
    start: int
    end: int
    raw: str
    value: str
    rule: str
    confidence: float = 1.0
    attributes: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class PageIssue:
    """Something about a page that a person should know: what failed, was cut, or was abstained from.

    severity: "error" (the page or a stage failed), "warning" (something was lost) or "info" (something was abstained
        from).
    code: stable, lower case with hyphens ("too-many-blocks"). block: index of the block, None for the page.
    """

    stage: str
    code: str
    message: str
    severity: str = "warning"
    block: int | None = None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """All that the pipeline knows of one page. Same bytes, same rules: the same record.

    published, modified, valid_from: EDTF of what the page, its markup or its address say; None where they do not.
    stamped: EDTF of a line that is a day and nothing else, with its clock time where it shows one.
    declared: the language that the page's markup says it is in, lower case, empty where it does not.
    """

    page_id: str
    digest: str
    source: str
    url: str
    kind: PageKind
    publisher: Publisher
    decoding: Decoding
    title: str
    language: str
    published: str | None
    modified: str | None
    valid_from: str | None
    stamped: str | None
    fetched_at: str | None
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...]
    mayoralties: tuple[Mayoralty, ...]
    partnerships: tuple[Partnership, ...]
    memberships: tuple[NetworkMembership, ...]
    contacts: tuple[Contact, ...]
    issues: tuple[PageIssue, ...]
    officeholders: tuple[Officeholder, ...] = ()
    declared: str = ""

    @property
    def text(self) -> str:
        """What a reader came for: the kept blocks, one a line."""
        return "\n".join(block.text for block in self.blocks if block.kept)
