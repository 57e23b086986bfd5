"""What is said to belong to one language is read in no block of another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.language_dependence import languages_of
from pipeline.language_digests import is_own
from pipeline.languages import Language, all_languages
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage

TOWNS = Path(__file__).parents[2] / "towns"


def records() -> Iterator[PageRecord]:
    for path in sorted(TOWNS.glob("*/page.*"))[::2]:  # half of them: each page is read three times
        kind = PageKind.HTML if path.suffix == ".html" else PageKind.TEXT
        page = RawPage("test", f"file:{path.parent.name}", path.read_bytes(), kind)
        yield extract_page(page, Publisher("test", "DE"))


def forget_words() -> None:
    """Empty every cache of the pipeline but the language files themselves."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline.") and name not in {"pipeline.languages", "pipeline.gazetteer.index"}:
            for entry in vars(module).values():
                if callable(clear := getattr(entry, "cache_clear", None)) and entry is not all_languages:
                    clear()


def without_own_words(language: Language) -> Language:
    said = language.model_dump(mode="json")
    return Language.model_validate({name: _shared_fields(name, value) for name, value in said.items()})


def _shared_fields(section: str, value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {field: words for field, words in value.items() if not is_own(section, field)}


def test_pages_without_a_language_do_not_change_with_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(records())
    absent = {code for code in all_languages() if not all(code in languages_of(record) for record in before)}
    assert {"de", "fr"} <= absent
    changed: set[str] = set()
    try:
        for code in ("de", "fr"):
            with monkeypatch.context() as patch:
                patch.setitem(all_languages(), code, without_own_words(all_languages()[code]))
                forget_words()
                for old, new in zip(before, records(), strict=True):
                    if code not in languages_of(old):
                        assert new == old
                    elif new != old:
                        changed.add(code)
    finally:
        forget_words()
    assert changed == {"de", "fr"}
