"""The docs name every limit of a crawl with its value and its sentence, and every switch."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.catalogue.source import Budget, Switch
from sources.crawler import CrawlLimits

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "crawling.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(CrawlLimits.model_fields))
def test_every_limit_is_documented_with_its_value_its_sentence_and_what_speaks_for_and_against_it(name: str) -> None:
    field = CrawlLimits.model_fields[name]
    shown = f"{field.default:,}" if isinstance(field.default, int) else f"{field.default:,g}"
    row = next(line for line in DOCS.splitlines() if line.startswith(f"| `{name}` | {shown} | {field.description} |"))
    assert all(cell.strip() for cell in row.strip("|").split("|"))


def test_a_source_may_ask_for_other_budgets_but_never_for_a_shorter_delay() -> None:
    limits = CrawlLimits().within(Budget(pages=20_000, depth=3, megabytes=5, delay=4))
    assert (limits.pages, limits.depth, limits.run_bytes, limits.delay_seconds) == (20_000, 3, 5 << 20, 4)
    assert CrawlLimits(delay_seconds=10).within(Budget(delay=2)).delay_seconds == 10
    assert CrawlLimits().within(Budget()) == CrawlLimits()
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        Budget(delay=0.2)


@pytest.mark.parametrize("switch", list(Switch))
def test_every_switch_is_documented(switch: Switch) -> None:
    assert f"| `{switch.value}` |" in DOCS
