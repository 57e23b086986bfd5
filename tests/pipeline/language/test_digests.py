"""The lines of a language file are told apart as its parsed fields are, and what is unusual counts for every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import language_digests
from pipeline.language_digests import FOLDER, OWN, OWN_BUT, is_own, own_digests, shared_digest, tell_apart
from pipeline.languages.schema import Language

FILES = sorted(FOLDER.glob("*.yaml"))

FIELDS = ("months", "articles", "weekdays", "menu", "nouns", "to")
SECTIONS = ("dates", "cities", "contacts", "noise", "traits")
WORDS = st.text("abzä'\"#:&*-[]{}, \n", max_size=12)
LANGUAGE_FILES = st.fixed_dictionaries(
    {"code": st.just("xx")},
    optional={
        section: st.dictionaries(
            st.sampled_from(FIELDS),
            st.one_of(
                WORDS, st.lists(WORDS, max_size=3), st.dictionaries(WORDS, st.lists(WORDS, max_size=2), max_size=2)
            ),
            max_size=4,
        )
        for section in SECTIONS
    },
)


def own_fields(section: str, value: object) -> set[str]:
    return {field for field in value if is_own(section, field)} if isinstance(value, dict) else set()


def shared_data(data: dict[str, Any]) -> dict[str, Any]:
    """What a file says without the fields that only its own blocks depend on; a section that has no other is empty."""
    return {
        section: {field: words for field, words in value.items() if field not in own_fields(section, value)} or None
        if isinstance(value, dict)
        else value
        for section, value in data.items()
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_lines_of_a_file_are_told_apart_as_its_fields_are(file: Path) -> None:
    text = file.read_text("utf-8")
    own, shared = tell_apart(text)
    assert yaml.safe_load(shared) == shared_data(yaml.safe_load(text))
    assert sorted([*own.splitlines(), *shared.splitlines()]) == sorted(text.splitlines())


def test_every_field_that_is_named_is_one() -> None:
    for section, fields in [*OWN.items(), *OWN_BUT.items()]:
        assert fields <= set(Language.model_fields[section].annotation.model_fields)


@pytest.mark.parametrize(
    "text",
    [
        "dates: {weekdays: [lundi]}",
        'dates:\n  "weekdays": [lundi]',
        "dates:\n   weekdays: [lundi]",
        "dates:\n  ? weekdays\n  : [lundi]",
        "cities:\n  weekdays: [lundi]",
        "dates:\n  months: [mai]",
        "dates:\n  weekdays: &days [lundi]\nnoise:\n  menu: *days",
    ],
)
def test_what_is_unusual_or_shared_counts_for_every_page(text: str) -> None:
    own, shared = tell_apart(text)
    assert own == ""
    assert "lundi" in shared or "mai" in shared


@settings(max_examples=200, derandomize=True)
@given(
    data=LANGUAGE_FILES,
    changed=LANGUAGE_FILES,
    style=st.sampled_from([None, False, True]),
    indent=st.sampled_from([2, 4]),
    width=st.sampled_from([10, 1000]),
)
def test_no_change_is_missed_however_a_file_is_laid_out(
    data: dict[str, Any], changed: dict[str, Any], style: bool | None, indent: int, width: int
) -> None:
    def halves(said: dict[str, Any]) -> tuple[str, str]:
        return tell_apart(
            yaml.safe_dump(said, default_flow_style=style, indent=indent, width=width, allow_unicode=True)
        )

    before, after = halves(data), halves(changed)
    if shared_data(data) != shared_data(changed):
        assert before[1] != after[1]
    if data != changed:
        assert before != after


def test_the_digests_follow_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def digests() -> tuple[str, dict[str, str]]:
        for cached in (shared_digest, own_digests, language_digests._digests):
            cached.cache_clear()
        return shared_digest(), own_digests()

    monkeypatch.setattr(language_digests, "FOLDER", tmp_path)
    (tmp_path / "fr.yaml").write_text("code: fr\ndates:\n  weekdays: [lundi]\n", encoding="utf-8")
    (tmp_path / "de.yaml").write_text("code: de\ndates:\n  weekdays: [Montag]\n", encoding="utf-8")
    try:
        shared, own = digests()
        assert list(own) == ["de", "fr"]
        (tmp_path / "fr.yaml").write_text("code: fr\ndates:\n  weekdays: [lundi, mardi]\n", encoding="utf-8")
        again, changed = digests()
        assert again == shared
        assert {code for code in own if own[code] != changed[code]} == {"fr"}
        (tmp_path / "fr.yaml").write_bytes(b"code: fr\ndates:\n  months: [\xff]\n")
        assert digests()[0] != shared
    finally:
        monkeypatch.undo()
        digests()
