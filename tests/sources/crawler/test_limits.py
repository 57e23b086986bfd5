"""The docs name every limit of a crawl with its value and its sentence, and every switch."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.catalogue.source import Switch
from sources.crawler import CrawlLimits

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "crawling.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(CrawlLimits.model_fields))
def test_every_limit_is_documented_with_its_value_its_sentence_and_what_speaks_for_and_against_it(name: str) -> None:
    field = CrawlLimits.model_fields[name]
    shown = f"{field.default:,}" if isinstance(field.default, int) else f"{field.default:,g}"
    row = next(line for line in DOCS.splitlines() if line.startswith(f"| `{name}` | {shown} | {field.description} |"))
    assert all(cell.strip() for cell in row.strip("|").split("|"))


@pytest.mark.parametrize("switch", list(Switch))
def test_every_switch_is_documented(switch: Switch) -> None:
    assert f"| `{switch.value}` |" in DOCS
