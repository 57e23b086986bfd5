"""What a page becomes: blocks, mentions, facts and issues. The contract between pipeline and tables.

Offsets are in characters (Unicode code points) and count from the start of the block's text:
`block.text[mention.start:mention.end] == mention.raw` holds for every mention, always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.block import UNDETERMINED, Block
from pipeline.digit_signs import digit_signs
from pipeline.facts import Contact, Mayoralty, NetworkMembership, Officeholder, Partnership
from pipeline.joined import JoinedTexts
from sources.page import PageKind, Publisher

NIL = "NIL"
"""Value of a city mention that names a place which GeoNames does not have."""


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
    kept_blocks: those that a reader came for, in reading order. kept_texts, kept_lower: their texts, joined, and the
        same in lower case.
    signs: which digits each block has (`digit_signs`); looked for where nobody gives them.
    """

    url: str
    kind: PageKind
    publisher: Publisher
    blocks: tuple[Block, ...]
    language: str = UNDETERMINED
    title: str = ""
    published: str | None = None
    signs: Sequence[int] = field(default=(), repr=False, compare=False)
    kept_blocks: tuple[Block, ...] = field(init=False, repr=False, compare=False)
    kept_texts: JoinedTexts = field(init=False, repr=False, compare=False)
    kept_lower: JoinedTexts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.signs) != len(self.blocks):
            object.__setattr__(self, "signs", digit_signs([block.text for block in self.blocks]))
        kept = tuple([block for block in self.blocks if block.label.is_kept])
        texts = [block.text for block in kept]
        object.__setattr__(self, "kept_blocks", kept)
        object.__setattr__(self, "kept_texts", JoinedTexts.of(texts))
        object.__setattr__(self, "kept_lower", self.kept_texts.lower())


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
