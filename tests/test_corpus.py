"""What holds for every page of the corpora, whatever its figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.corpora import AnnotatedPage, gold_pages
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage

pytestmark = pytest.mark.corpus


def extract(page: AnnotatedPage) -> PageRecord:
    raw = RawPage(source="corpus", url=f"file:{page.name}", body=page.body, kind=PageKind(page.gold["kind"]))
    return extract_page(raw, Publisher("corpus", page.gold["country"], page.city))


@pytest.fixture(scope="module")
def records() -> list[tuple[AnnotatedPage, PageRecord]]:
    return [(page, extract(page)) for page in gold_pages("municipal", "municipal-own")]


def spans(record: PageRecord) -> Iterator[tuple[int, int, int, str]]:
    for mention in record.mentions:
        yield mention.block, mention.start, mention.end, mention.raw
    facts = (*record.mayoralties, *record.partnerships, *record.memberships, *record.contacts)
    for fact in facts:
        for evidence in fact.evidence:
            yield evidence.block, evidence.start, evidence.end, evidence.raw


def test_every_span_gives_back_its_raw_text(records: list[tuple[AnnotatedPage, PageRecord]]) -> None:
    wrong = []
    count = 0
    for page, record in records:
        for block, start, end, raw in spans(record):
            count += 1
            if record.blocks[block].text[start:end] != raw or not raw:
                wrong.append((page.name, block, start, end, raw))
    assert wrong == []
    assert count > 1000


def test_every_page_gives_a_record_with_text(records: list[tuple[AnnotatedPage, PageRecord]]) -> None:
    assert [page.name for page, record in records if not record.text] == []


def test_a_page_gives_the_same_record_twice(records: list[tuple[AnnotatedPage, PageRecord]]) -> None:
    assert [page.name for page, record in records[::5] if extract(page) != record] == []


def test_blocks_are_numbered_without_gaps(records: list[tuple[AnnotatedPage, PageRecord]]) -> None:
    for page, record in records:
        assert [block.index for block in record.blocks] == list(range(len(record.blocks))), page.name
