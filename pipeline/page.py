"""The whole way of one page, stage after stage: bytes in, record out."""

from __future__ import annotations

from pipeline.blocks import Selectors, read_blocks
from pipeline.decode import decode
from pipeline.digit_signs import digit_signs
from pipeline.entities.contact_markup import contact_markup_issues
from pipeline.entities.find import find_mentions
from pipeline.entities.page_dates import find_page_dates
from pipeline.language import label_languages
from pipeline.limits import DEFAULT_LIMITS, Limits
from pipeline.noise import SiteMemory, label_blocks
from pipeline.reading_language import reading_language
from pipeline.record import Document, PageRecord
from pipeline.relations.find import find_relations
from sources.page import Publisher, RawPage


def extract_page(
    page: RawPage,
    publisher: Publisher,
    *,
    site: SiteMemory | None = None,
    selectors: Selectors | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> PageRecord:
    """Turn one raw page into its record.

    page: the bytes and where they come from. publisher: in whose light numbers and names are read.
    site: what the site repeats on its other pages, None where only this page is known.
    selectors: CSS selectors with which the source names its own content and noise.

    Raises a PipelineError where the page as a whole cannot be read; whatever is lost or abstained from on a page
    that can be read stands in the record's issues.
    """
    text, decoding = decode(page, limits)
    walk = read_blocks(text, page.kind, limits, selectors=selectors)
    head, lost = walk.head, walk.issues
    blocks = label_blocks(walk.blocks, page.kind, head, site)
    del text, walk  # while they are near: what is made next then lies in their place
    blocks, language = label_languages(blocks, publisher, head)
    signs = digit_signs([block.text for block in blocks])
    dates = find_page_dates(head, blocks, signs, page.url, publisher)
    document = Document(
        url=page.url,
        kind=page.kind,
        publisher=publisher,
        blocks=blocks,
        language=reading_language(language, blocks, publisher, head.lang),
        title=head.title,
        published=dates.published,
        signs=signs,
    )
    mentions, mention_issues = find_mentions(document)
    markup_issues = contact_markup_issues(head.json_ld, mentions, publisher.country)
    relations = find_relations(document, mentions)
    return PageRecord(
        page_id=page.page_id,
        digest=page.digest,
        source=page.source,
        url=page.url,
        kind=page.kind,
        publisher=publisher,
        decoding=decoding,
        title=head.title,
        language=language,
        published=dates.published,
        modified=dates.modified,
        valid_from=dates.valid_from,
        stamped=dates.stamped,
        fetched_at=page.fetched_at,
        blocks=blocks,
        mentions=tuple(mentions),
        mayoralties=relations.mayoralties,
        partnerships=relations.partnerships,
        memberships=relations.memberships,
        contacts=relations.contacts,
        issues=(*lost, *mention_issues, *markup_issues, *relations.issues),
        officeholders=relations.officeholders,
        declared=head.lang,
    )
