"""A source that suddenly says much less stops the publishing, unless somebody insists."""

from __future__ import annotations

import json
import pickle
from datetime import timedelta
from pathlib import Path

import pytest

from normalized import DriftError, PageResult, Release, latest_release, publish_release
from normalized.release.drift import DriftLimits
from pipeline.record import MentionType
from tests.normalized.factory import METZ, NOON, SOURCES, PageWriter, failed_page, lookup, store_parts


def pages(source: str, number: int, *, dated: bool = True) -> list[PageResult]:
    """So many pages of a source; each names a mayor, and a date where `dated`."""
    made = []
    for place in range(number):
        writer = PageWriter(source, f"page-{place}").block(f"Anna Blum-{place}, maire, le 3 mai 2026")
        writer.mayor(f"Anna Blum-{place}", METZ)
        if dated:
            writer.mention(MentionType.DATE, "3 mai 2026", "2026-05-03")
        made.append(writer.result())
    return made


def publish_next(root: Path, results: list[PageResult], *, day: int, force: bool = False) -> Release:
    store, keys = store_parts(root / f"store-{day}", [results])
    return publish_release(
        store,
        keys,
        root / "releases",
        published_at=NOON + timedelta(days=day),
        sources=SOURCES,
        lookup=lookup,
        force=force,
    )


def test_a_source_that_lost_most_of_its_dates_is_refused(tmp_path: Path) -> None:
    first = publish_next(tmp_path, pages("fr-metz", 20), day=0)
    with pytest.raises(DriftError) as refused:
        publish_next(tmp_path, pages("fr-metz", 20, dated=False), day=1)
    assert refused.value.failures == ("drift: fr-metz: mentions of type date fell from 20 to 0",)
    assert pickle.loads(pickle.dumps(refused.value)).failures == refused.value.failures
    latest = latest_release(tmp_path / "releases")
    assert latest is not None
    assert latest.name == first.name


def test_pages_that_fail_in_numbers_are_drift(tmp_path: Path) -> None:
    publish_next(tmp_path, pages("fr-metz", 20), day=0)
    broken = pages("fr-metz", 9) + [failed_page("fr-metz", f"page-{place}") for place in range(9, 20)]
    with pytest.raises(DriftError) as refused:
        publish_next(tmp_path, broken, day=1)
    assert "drift: fr-metz: pages that could be read fell from 20 to 9" in refused.value.failures
    assert "drift: fr-metz: mayors fell from 20 to 9" in refused.value.failures


def test_who_insists_publishes_and_the_release_records_it(tmp_path: Path) -> None:
    publish_next(tmp_path, pages("fr-metz", 20), day=0)
    forced = publish_next(tmp_path, pages("fr-metz", 20, dated=False), day=1, force=True)
    assert forced.is_new
    said = json.loads((forced.path / "release.json").read_text(encoding="utf-8"))
    assert said["forced"] == ["drift: fr-metz: mentions of type date fell from 20 to 0"]
    latest = latest_release(tmp_path / "releases")
    assert latest is not None
    assert latest.forced == forced.forced


def test_half_is_enough(tmp_path: Path) -> None:
    publish_next(tmp_path, pages("fr-metz", 20), day=0)
    assert publish_next(tmp_path, pages("fr-metz", 10), day=1).forced == ()


def test_a_source_that_is_gone_or_small_is_no_drift(tmp_path: Path) -> None:
    publish_next(tmp_path, pages("fr-metz", 20) + pages("de-trier", 3), day=0)
    assert publish_next(tmp_path, pages("de-trier", 1, dated=False), day=1).is_new


def test_the_limits_say_what_they_are() -> None:
    assert DriftLimits() == DriftLimits(smallest_source=20, smallest_count=20, least_share=0.5)
