"""Which language a block is written in, and which a page is mostly written in."""

from __future__ import annotations

from pipeline.language.page import label_languages
from pipeline.language.spans import language_spans, split_by_language
from pipeline.language.vote import detect

__all__ = ["detect", "label_languages", "language_spans", "split_by_language"]
