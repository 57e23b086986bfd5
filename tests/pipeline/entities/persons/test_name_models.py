"""Names that no list has are put to the model of their language; all other names are not."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.block import Block, BlockKind
from pipeline.entities.find import find_mentions
from pipeline.entities.mayors import find as finder
from pipeline.entities.persons import network
from pipeline.entities.persons.network import MODELS, TRAINED, load_network
from pipeline.entities.persons.read import Sentence, read_names
from pipeline.errors import NameModelMissing
from pipeline.record import Document, MentionType
from sources.page import PageKind, Publisher

TRAPS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "name_traps.yaml").read_text(encoding="utf-8")
)
LEAST = 0.8
RECORDS = sorted(MODELS.glob("*.json"))


def mayors(text: str, language: str, country: str = "DE") -> list[str]:
    block = Block(0, text, BlockKind.PARAGRAPH, language=language)
    document = Document("", PageKind.TEXT, Publisher("test", country), (block,), language)
    mentions, _ = find_mentions(document)
    return sorted({mention.value for mention in mentions if mention.type is MentionType.MAYOR})


def wrong() -> list[str]:
    return [
        case["text"] for case in TRAPS if mayors(case["text"], case["lang"], case["country"]) != sorted(case["names"])
    ]


def test_most_of_the_sentences_are_read_right_and_more_than_without_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    with_models = wrong()
    assert 1 - len(with_models) / len(TRAPS) >= LEAST, with_models
    monkeypatch.setattr(finder, "without_doubtful", list)
    assert len(wrong()) > 1.8 * len(with_models)


def test_the_sentences_are_of_every_language_with_a_model() -> None:
    languages = Counter(case["lang"] for case in TRAPS)
    assert set(languages) == {*network.TRAINED, *network.PACKAGES}
    assert any(not case["names"] for case in TRAPS)


def test_a_club_behind_a_title_is_no_mayor_and_a_rare_name_is_one() -> None:
    assert mayors("Bürgermeister Sprechtag Ortsteil Nord", "de") == []
    assert mayors("Bürgermeister Tjark Ommen-Reents begrüßte die Gäste.", "de") == ["Tjark Ommen-Reents"]


def test_a_name_with_a_known_first_name_is_not_put_to_a_model() -> None:
    load_network.cache_clear()
    assert mayors("Bürgermeister Peter Ommen begrüßte die Gäste aus Essen.", "de") == ["Peter Ommen"]
    assert load_network.cache_info().currsize == 0


def test_a_language_without_a_model_is_left_to_the_rules() -> None:
    assert read_names([Sentence("Burmistrz Zdzich Kłoda przemówił.", "pl")]) == [None]
    assert mayors("Burmistrz Zdzich Kłoda przemówił.", "pl", "PL") == ["Zdzich Kłoda"]


def test_sentences_of_several_languages_keep_their_order() -> None:
    texts = [("Franz Essen kam aus Goslar.", "de"), ("Jan i Ewa.", "pl"), ("Sylvie Tours vit à Vierzon.", "fr")]
    german, polish, french = read_names([Sentence(*text) for text in texts])
    assert polish is None and german is not None and french is not None
    for marks, (text, _) in ((german, texts[0]), (french, texts[2])):
        assert all(text[mark.start : mark.end].strip() == text[mark.start : mark.end] for mark in marks)
    assert [texts[0][0][mark.start : mark.end] for mark in german if mark.label == "PER"] == ["Franz Essen"]
    assert [texts[2][0][mark.start : mark.end] for mark in french if mark.label == "PER"] == ["Sylvie Tours"]


def test_a_package_that_is_not_installed_is_said_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(network.PACKAGES, "eo", "eo_core_news_sm")
    with pytest.raises(NameModelMissing, match="eo_core_news_sm is not installed"):
        load_network("eo")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_record_beside_the_weights_is_true(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    weights = path.with_suffix(".bin").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == record["sha256"]
    assert len(weights) < 8_000_000
    share_alike = any("SA" in source["licence"] for source in record["data"].values())
    assert record["licence"] == ("CC-BY-SA-4.0" if share_alike else "Apache-2.0")
    assert record["scores"]["test"]["person"] > 0.3  # Dutch, learnt from newspapers with errors of OCR, has 0.36


def test_every_trained_language_has_weights_and_a_record() -> None:
    assert {path.stem for path in RECORDS} == set(TRAINED.values())
