"""What became of one page: a record, or the error that failed it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import PipelineError
from pipeline.facts import Contact, Mayoralty, NetworkMembership, Officeholder, Partnership, RelationDate
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage


@dataclass(frozen=True, slots=True)
class PageReference:
    """A raw page without its body."""

    page_id: str
    source: str
    url: str
    digest: str
    kind: PageKind
    fetched_at: str | None = None

    @classmethod
    def of(cls, page: RawPage) -> PageReference:
        """The reference to a raw page."""
        return cls(page.page_id, page.source, page.url, page.digest, page.kind, page.fetched_at)


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page and what became of it: exactly one of `record` and `error` is there.

    publisher: known also for pages that failed, where the caller gives it.
    """

    page: PageReference
    record: PageRecord | None = None
    error: PipelineError | None = None
    publisher: Publisher | None = None

    def __post_init__(self) -> None:
        if (self.record is None) == (self.error is None):
            raise ValueError("a page has either a record or an error")

    @classmethod
    def of(cls, page: RawPage | PageReference, record: PageRecord) -> PageResult:
        """A page that was read."""
        return cls(_reference(page), record=record, publisher=record.publisher)

    @classmethod
    def failed(
        cls, page: RawPage | PageReference, error: PipelineError, publisher: Publisher | None = None
    ) -> PageResult:
        """A page that could not be read: it gets status `failed` and a row in `issues`."""
        return cls(_reference(page), error=error, publisher=publisher)


def _reference(page: RawPage | PageReference) -> PageReference:
    return page if isinstance(page, PageReference) else PageReference.of(page)


class BrokenRecord(PipelineError):
    """A record breaks the contract between pipeline and tables; the page fails instead of the release."""

    stage = "record"


def check_record(record: PageRecord) -> None:
    """Raise BrokenRecord where blocks are not numbered from 0, a span is not its text, or a mention stands twice."""
    texts = [block.text for block in record.blocks]
    if [block.index for block in record.blocks] != list(range(len(texts))):
        raise BrokenRecord("blocks are not numbered from 0 without gaps")
    seen = set()
    for mention in record.mentions:
        if not 0 <= mention.block < len(texts):
            raise BrokenRecord(f"a {mention.type} mention names block {mention.block} of {len(texts)}")
        if not 0 <= mention.start < mention.end or texts[mention.block][mention.start : mention.end] != mention.raw:
            raise BrokenRecord(
                f"a {mention.type} mention of rule {mention.rule} is not the text at "
                f"{mention.block}:{mention.start}-{mention.end}"
            )
        key = (mention.block, mention.start, mention.end, mention.type)
        if key in seen:
            raise BrokenRecord(f"two {mention.type} mentions stand at {mention.block}:{mention.start}-{mention.end}")
        seen.add(key)
    facts: tuple[Mayoralty | Officeholder | Partnership | RelationDate | NetworkMembership | Contact, ...] = (
        *record.mayoralties,
        *record.officeholders,
        *(date for fact in record.partnerships for date in fact.dates),
        *record.partnerships,
        *record.memberships,
        *record.contacts,
    )
    for span in (span for fact in facts for span in fact.evidence):
        if (
            not 0 <= span.block < len(texts)
            or not 0 <= span.start < span.end
            or texts[span.block][span.start : span.end] != span.raw
        ):
            raise BrokenRecord(f"a fact's evidence is not the text at {span.block}:{span.start}-{span.end}")
