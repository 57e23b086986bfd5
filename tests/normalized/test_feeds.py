"""Feeds tell what changed, overall and by city, in JSON Feed and Atom that readers accept."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from normalized import Release, ReleaseError
from normalized.database import connect
from normalized.exports import ReleaseTables, export, export_release
from normalized.exports.feed_entries import Entry
from normalized.exports.feeds import FEED_LENGTH, atom_feed
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, TRIER, PageWriter, publish

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What https://www.jsonfeed.org/version/1.1/ asks of the members that are written, in our words: no package ships a
schema of 1.1. Held once, by hand, against the schema of version 1 in jsonfeedvalidator 0.0.3 (MIT), which a feed passes
but for `language`, the one member that 1.1 added."""


ATOM = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
"""What RFC 4287 asks of a feed."""


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The third of three releases: a partnership comes, then its year changes and a mayor goes."""
    root = tmp_path_factory.mktemp("feeds")
    mayor = PageWriter("de-trier", "ob").block("OB Eva Kirsch & Co").mayor("Eva Kirsch", TRIER).result()

    def pair(since: str) -> Any:
        text = f"Metz et Luxembourg depuis {since}"
        return PageWriter("fr-metz", "a").block(text).partnership(METZ, LUXEMBOURG, since=since).result()

    quiet = PageWriter("fr-metz", "b").block("Rien.").result()
    publish(root, [[mayor, quiet]])
    publish(root, [[mayor, quiet, pair("1952")]], published_at=NOON + timedelta(days=1))
    return publish(root, [[quiet, pair("1953")]], published_at=NOON + timedelta(days=2))


def feeds(release: Release, folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in export_release(release.path, "feeds", folder)
    }


def test_there_is_a_feed_overall_and_one_for_each_city_with_news(third: Release, tmp_path: Path) -> None:
    files = feeds(third, tmp_path)
    folders = {"", "2821164/", "2960316/", "2994160/"}
    assert set(files) == {f"{folder}feed.{form}" for folder in folders for form in ("json", "atom")}


def test_json_feeds_fit_the_specification(third: Release, tmp_path: Path) -> None:
    for name, content in feeds(third, tmp_path).items():
        if name.endswith(".json"):
            Draft202012Validator(JSON_FEED, format_checker=FormatChecker()).validate(json.loads(content))


def test_atom_feeds_are_read_without_a_complaint(third: Release, tmp_path: Path) -> None:
    for name, content in feeds(third, tmp_path).items():
        if name.endswith(".atom"):
            read = feedparser.parse(content)
            assert not read.bozo, read.get("bozo_exception")
            assert read.version == "atom10"
            assert read.feed.id
            assert read.feed.updated == "2026-03-03T12:00:00+00:00"
            ATOM.assertValid(etree.fromstring(content))
            assert len({entry.id for entry in read.entries}) == len(read.entries) > 0
            assert all(entry.title and entry.updated and entry.content[0].value for entry in read.entries)


def test_the_newest_release_stands_first_and_entries_say_what_changed(third: Release, tmp_path: Path) -> None:
    files = feeds(third, tmp_path)
    items = json.loads(files["feed.json"])["items"]
    assert [(item["date_published"][:10], item["title"]) for item in items] == [
        ("2026-03-03", "Gone: mayor of Trier: Eva Kirsch"),
        ("2026-03-03", "Changed: twinning of Luxembourg and Metz since 1953"),
        ("2026-03-02", "New: twinning of Luxembourg and Metz since 1952"),
    ]
    assert items[1]["content_text"] == "since: 1952 → 1953\nCause: page."
    assert [item["title"] for item in json.loads(files["2821164/feed.json"])["items"]] == [items[0]["title"]]


def test_a_release_tells_its_history_though_those_before_it_were_deleted(third: Release, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / third.name
    shutil.copytree(third.path, alone)
    written = export_release(alone, "feeds", tmp_path / "of-one")
    assert {path.relative_to(tmp_path / "of-one").as_posix(): path.read_bytes() for path in written} == feeds(
        third, tmp_path / "of-three"
    )


def test_the_same_release_gives_the_same_feeds(third: Release, tmp_path: Path) -> None:
    assert feeds(third, tmp_path / "one") == feeds(third, tmp_path / "two")


def test_atom_holds_no_character_that_xml_forbids() -> None:
    entry = Entry("urn:x", "a\x00b <c> & d", "e\x1ff\ufffe", "2026-03-01T12:00:00Z", "mayors", ())
    read = feedparser.parse(atom_feed("urn:f", "f", entry.date, [entry]))
    assert not read.bozo
    assert "a\ufffdb" in read.entries[0].title


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        (b"<updated>", b"<id>twice</id><updated>"),
        (b"<id>urn:f</id>", b""),
        (b"+00:00</updated>", b"</updated>"),
        (b"<title>a", b"<summary>one</summary><summary>two</summary><title>a"),
        (b'<category term="mayors"/>', b"<category/>"),
        (b"<author>", b"<unknown/><author>"),
    ],
)
def test_the_schema_refuses_what_the_standard_forbids(taken: bytes, given: bytes) -> None:
    entry = Entry("urn:x", "a", "e", "2026-03-01T12:00:00Z", "mayors", ())
    feed = atom_feed("urn:f", "f", entry.date, [entry])
    assert ATOM.validate(etree.fromstring(feed))
    assert taken in feed
    assert not ATOM.validate(etree.fromstring(feed.replace(taken, given, 1)))


def test_a_feed_has_an_end() -> None:
    assert FEED_LENGTH == 100


def test_tables_that_are_not_published_have_no_feed(tmp_path: Path) -> None:
    with closing(connect(None)) as connection, pytest.raises(ReleaseError, match="not published"):
        export("feeds").write(ReleaseTables(connection, sorted_already=False), tmp_path)
