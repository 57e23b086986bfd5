"""The interface speaks German, English and French, with the same words in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalized.errors import SchemaError
from normalized.inspector.search import FACETS
from normalized.inspector.wording import FOLDER, LANGUAGES, preferred_language, read_messages, wording
from normalized.judgements import Subject, Verdict
from normalized.judgements.judgement import PARTNERSHIP_FIELDS
from normalized.schema import TABLES
from pipeline.block import BlockLabel
from pipeline.facts import PartnershipKind
from pipeline.record import MentionType
from tests.normalized.inspector.browsing import tree
from tests.normalized.inspector.conftest import Get

TEMPLATES = FOLDER.parent / "templates"
_FIELD = re.compile(r"\{[a-z_]+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_with_the_same_fields(language: str) -> None:
    own, english = read_messages(FOLDER / f"{language}.yaml"), read_messages(FOLDER / "en.yaml")
    assert own.keys() == english.keys()
    for key, message in english.items():
        assert sorted(_FIELD.findall(own[key])) == sorted(_FIELD.findall(message)), key
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(LANGUAGES)


def test_every_message_that_templates_name_is_there() -> None:
    english = read_messages(FOLDER / "en.yaml")
    named = {
        key
        for template in TEMPLATES.glob("*.html")
        for key in re.findall(r"""\bt\(["']([a-z_]+\.[a-z_]+)["']\s*[,)]""", template.read_text("utf-8"))
    }
    assert len(named) > 20
    assert named <= english.keys()


def test_every_table_type_label_and_kind_has_a_word() -> None:
    english = read_messages(FOLDER / "en.yaml")
    for group, values in (
        ("table", [table.name for table in TABLES]),
        ("type", list(MentionType)),
        ("label", list(BlockLabel)),
        ("kind", list(PartnershipKind)),
        ("subject", list(Subject)),
        ("verdict", list(Verdict)),
        ("merge", [Verdict.ACCEPT, Verdict.REJECT]),
        ("field", list(PARTNERSHIP_FIELDS)),
        ("column", list(FACETS)),
    ):
        for value in values:
            assert f"{group}.{value}" in english


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "pt, fr;q=0.5", "fr"),
        ("fr", "de", "fr"),
        ("xx", "de", "de"),
        ("../../etc", "*", "en"),
    ],
)
def test_the_language_of_the_reader(asked: str | None, accepted: str, language: str) -> None:
    assert preferred_language(asked, accepted) == language


def test_a_language_that_was_chosen_stays(get: Get) -> None:
    chosen = get("/", lang="de")
    assert tree(chosen).get("lang") == "de"
    assert "Die Ausgabe auf einen Blick" in chosen.text
    again = get("/", {"cookie": chosen.headers["set-cookie"].split(";")[0], "accept-language": "fr"})
    assert tree(again).get("lang") == "de"
    assert tree(get("/", {"accept-language": "fr"})).get("lang") == "fr"


def test_a_key_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"no page\.nothing"):
        wording("en")("page.nothing")
    file = tmp_path / "xx.yaml"
    file.write_text("a:\n  b: 1\n")
    with pytest.raises(SchemaError, match=r"a\.b is no text"):
        read_messages(file)
    assert wording("en").name("label", "unheard-of") == "unheard-of"
