"""Which languages' own words a record may depend on: see `pipeline.language_digests`."""

from __future__ import annotations

from typing import Final

from pipeline.block import UNDETERMINED
from pipeline.languages import all_languages
from pipeline.reading_language import only_language
from pipeline.record import PageRecord

FALLBACK: Final = "en"
"""Whose calendar words are read where neither block, page nor publisher has a language with any."""


def languages_of(record: PageRecord) -> tuple[str, ...]:
    """The languages whose own words a record may depend on, sorted: of blocks, sentences, page and publisher, those
    that its markup declares, and that by which a page without a language is read."""
    page = {record.language, record.declared[:2], *record.publisher.languages}
    if record.language == UNDETERMINED:
        page.add(only_language(record.publisher))
    blocks = {code for block in record.blocks for code in (block.language, block.html_lang[:2])}
    sentences = {span.language for block in record.blocks for span in block.language_spans}
    known = (page | blocks | sentences) & set(all_languages())
    if not known & {record.language, *record.publisher.languages}:
        known.add(FALLBACK)
    return tuple(sorted(known))
