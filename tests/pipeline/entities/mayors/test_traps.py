"""Made sentences in ten languages: mayors, and those who are none (deputies, ministers, streets, elections)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.entities.find import find_mentions
from pipeline.record import MentionType
from tests.pipeline.pages_by_hand import document

TRAPS = Path(__file__).parents[2] / "data" / "mayor_traps.yaml"
BLIND = TRAPS.with_name("blind_mayor_traps.yaml")
FOREIGN = TRAPS.with_name("foreign_mayor_traps.yaml")
SHARE = 0.92


@cache
def traps(path: Path = TRAPS) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(path.read_text("utf-8")))


def found_in(case: dict[str, Any]) -> list[str]:
    mentions, _ = find_mentions(document(case["text"].split("\n"), case["lang"], case["country"]))
    return list(dict.fromkeys(mention.value for mention in mentions if mention.type is MentionType.MAYOR))


@cache
def failures(path: Path = TRAPS) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = defaultdict(list)
    for case in traps(path):
        found = found_in(case)
        if found != case["names"]:
            wrong[case["lang"]].append(f"{case['text']!r}: expected {case['names']}, found {found}")
    return wrong


def test_there_are_at_least_200_sentences_and_a_quarter_of_them_names_no_mayor() -> None:
    assert len(traps()) >= 200
    assert sum(not case["names"] for case in traps()) >= len(traps()) / 4


@pytest.mark.parametrize("path", [TRAPS, BLIND, FOREIGN], ids=lambda path: path.stem)
def test_at_least_92_of_100_sentences_give_exactly_their_mayors(path: Path) -> None:
    wrong = [line for lines in failures(path).values() for line in lines]
    assert len(wrong) <= (1 - SHARE) * len(traps(path)), "\n".join(wrong)


@pytest.mark.parametrize("language", ["de", "fr", "en", "lb", "nl", "it", "es", "pt", "pl", "cs"])
def test_no_language_falls_far_behind(language: str) -> None:
    total = sum(case["lang"] == language for case in traps())
    assert total >= 15
    assert len(failures().get(language, [])) <= 0.15 * total, "\n".join(failures()[language])
