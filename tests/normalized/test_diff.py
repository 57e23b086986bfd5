"""Any two releases can be compared: by entity and field, with the words of both sides and the cause."""

from __future__ import annotations

from datetime import timedelta

import pytest

from normalized import PageResult, Release
from normalized.release.diff import COMPARED, EntityChange, FieldChange, diff_releases
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, TRIER, PageWriter, publish

OLD, MIDDLE, NEW = 0, 1, 2


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Release]:
    """Three releases: a year changes twice, the mayor of Trier goes in the second and comes back in the third."""
    root = tmp_path_factory.mktemp("diff")

    def pair(since: str) -> PageResult:
        text = f"Metz et Luxembourg depuis {since}"
        return PageWriter("fr-metz", "a").block(text).partnership(METZ, LUXEMBOURG, since=since, raw=since).result()

    mayor = PageWriter("de-trier", "ob").block("OB Eva Kirsch & Co").mayor("Eva Kirsch", TRIER).result()
    quiet = PageWriter("de-trier", "b").block("Nichts.").result()
    batches = [[pair("1952"), quiet, mayor], [pair("1953"), quiet], [pair("1954"), quiet, mayor]]
    return [publish(root, [batch], published_at=NOON + timedelta(days=day)) for day, batch in enumerate(batches)]


def changes(before: Release, after: Release, table: str) -> list[EntityChange]:
    return [change for change in diff_releases(before.path, after.path) if change.table == table]


def test_a_field_has_its_old_and_new_value_each_with_its_words_and_the_cause(releases: list[Release]) -> None:
    (change,) = changes(releases[OLD], releases[MIDDLE], "partnerships")
    assert (change.change, change.cause) == ("changed", "page")
    assert change.title == "twinning of Luxembourg and Metz since 1953"
    assert change.fields == (FieldChange("since", "1952", "1953"),)
    (before,), (after,) = change.before, change.after
    assert (before.before, before.words, before.behind) == ("Metz et Luxembourg depuis ", "1952", "")
    assert (after.words, after.url, after.source) == ("1953", "https://www.fr-metz.example/a", "fr-metz")


def test_releases_need_not_be_neighbours(releases: list[Release]) -> None:
    (change,) = changes(releases[OLD], releases[NEW], "partnerships")
    assert change.fields == (FieldChange("since", "1952", "1954"),)
    assert changes(releases[OLD], releases[NEW], "mayors") == [], "gone between, and back"


def test_the_way_back_is_the_way_there_reversed(releases: list[Release]) -> None:
    (there,) = changes(releases[OLD], releases[MIDDLE], "mayors")
    (back,) = changes(releases[MIDDLE], releases[OLD], "mayors")
    assert (there.change, back.change) == ("removed", "added")
    assert there.title == back.title == "mayor of Trier: Eva Kirsch"
    assert [quote.words for quote in there.before] == [quote.words for quote in back.after] == ["Eva Kirsch"]
    assert there.after == back.before == ()
    assert {field.name: field.old for field in there.fields} == {field.name: field.new for field in back.fields}


def test_a_release_does_not_differ_from_itself(releases: list[Release]) -> None:
    assert list(diff_releases(releases[NEW].path, releases[NEW].path)) == []


def test_text_of_pages_is_compared_only_where_it_is_asked_for(releases: list[Release]) -> None:
    first, second = releases[OLD].path, releases[MIDDLE].path
    assert {"blocks", "mentions"}.isdisjoint(COMPARED)
    assert {change.table for change in diff_releases(first, second)} <= set(COMPARED)
    asked = list(diff_releases(first, second, ["blocks"]))
    assert {change.table for change in asked} == {"blocks"}
    assert asked[0].title
