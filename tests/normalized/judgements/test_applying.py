"""The next release follows what was judged, says so as the cause, and goes back when it is undone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from normalized import Release, publish_release
from normalized.judgements import Judgement, Subject, Target, Verdict
from normalized.release import verify_release
from normalized.release.judged import FILE
from pipeline.block import BlockLabel
from pipeline.record import MentionType
from tests.normalized.factory import METZ, NOON, SOURCES, TRIER, PageWriter, lookup, store_parts

TEXT = "Trier und Metz sind seit 1957 Partner. OB Eva Kirsch, Tel. 0651 718-0"


def page(name: str = "partner", more: str = "") -> PageWriter:
    written = (
        PageWriter("de-trier", name)
        .block("Startseite", BlockLabel.NAVIGATION)
        .block(TEXT)
        .mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
        .partnership(TRIER, METZ, since="1957", raw="Metz")
        .mention(MentionType.DATE, "1957", "1957")
        .mention(MentionType.MAYOR, "Eva Kirsch", "Eva Kirsch")
        .mayor("Eva Kirsch", TRIER, "OB")
        .mention(MentionType.PHONE, "0651 718-0", "+496517180")
        .contact("voice", "+496517180", "0651 718-0", "Rathaus")
    )
    return written.block(more) if more else written


def judged(raw: str, kind: str, verdict: Verdict, value: str = "", text: str = TEXT) -> Judgement:
    start = text.index(raw)
    target = Target(Subject.MENTION, "de-trier", text, start, start + len(raw), kind)
    return Judgement(target, verdict, "Ana", "2026-03-01T12:00:00Z", "seen on the page", value)


def label(value: str, text: str = TEXT) -> Judgement:
    target = Target(Subject.BLOCK, "de-trier", text)
    return Judgement(target, Verdict.CORRECT, "Ana", "2026-03-01T12:00:00Z", "seen on the page", value)


class Releases:
    """Releases of one folder, a day apart."""

    def __init__(self, root: Path, day: int = 0) -> None:
        self.root = root
        self.day = day

    def publish(self, judgements: Sequence[Judgement] = (), written: PageWriter | None = None) -> Release:
        store, keys = store_parts(self.root, [[(written or page()).result()]])
        self.day += 1
        release = publish_release(
            store,
            keys,
            self.root / "releases",
            published_at=NOON + timedelta(days=self.day),
            sources=SOURCES,
            lookup=lookup,
            judgements=judgements,
        )
        verify_release(release.path)
        return release


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the first release, which every test begins with a copy of."""
    made = Releases(tmp_path_factory.mktemp("first"))
    made.publish()
    return made.root


@pytest.fixture
def releases(first: Path, tmp_path: Path) -> Releases:
    copy = shutil.copytree(first, tmp_path / "copy", symlinks=True)
    return Releases(copy, day=1)


def rows(release: Release, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (release.path / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()]


def changes(release: Release) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (release.path / "changes.jsonl").read_text("utf-8").splitlines()]


def test_a_rejected_mention_goes_with_the_facts_that_rest_on_it(releases: Releases) -> None:
    release = releases.publish([judged("Metz", "city", Verdict.REJECT)])
    assert rows(release, "partnerships") == []
    assert [row["type"] for row in rows(release, "mentions")] == ["date", "mayor", "phone"]
    assert rows(release, "pages")[0]["n_mentions"] == 3
    assert [row["name"] for row in rows(release, "mayors")] == ["Eva Kirsch"]
    release = releases.publish(
        [judged("Eva Kirsch", "mayor", Verdict.REJECT), judged("0651 718-0", "phone", Verdict.REJECT)]
    )
    assert (rows(release, "mayors"), rows(release, "contacts")) == ([], [])
    assert len(rows(release, "partnerships")) == 1


def test_a_corrected_mention_takes_its_facts_along(releases: Releases) -> None:
    release = releases.publish(
        [
            judged("Metz", "city", Verdict.CORRECT, "2960316"),
            judged("Eva Kirsch", "mayor", Verdict.CORRECT, "Eva Maria Kirsch"),
            judged("1957", "date", Verdict.CORRECT, "1957-05"),
            judged("0651 718-0", "phone", Verdict.CORRECT, "+496517181"),
        ]
    )
    (partnership,) = rows(release, "partnerships")
    assert {partnership["area_id_a"], partnership["area_id_b"]} == {"2821164", "2960316"}
    city, date, mayor, phone = rows(release, "mentions")
    assert (city["value"], city["area_id"], city["confidence"]) == ("2960316", "2960316", 1.0)
    assert (city["attributes"]["name"], city["attributes"]["judged"]) == ("Luxembourg", "correct")
    assert (date["value"], date["first_day"], date["last_day"]) == ("1957-05", "1957-05-01", "1957-05-31")
    assert (mayor["value"], rows(release, "mayors")[0]["name"]) == ("Eva Maria Kirsch", "Eva Maria Kirsch")
    assert (phone["value"], rows(release, "contacts")[0]["value"]) == ("+496517181", "+496517181")


def test_a_city_that_geonames_lacks(releases: Releases) -> None:
    release = releases.publish([judged("Metz", "city", Verdict.CORRECT, "NIL")])
    assert rows(release, "mentions")[0]["value"] == "NIL"
    assert rows(release, "mentions")[0]["area_id"].startswith("nil-")


def test_an_accepted_mention_is_sure(releases: Releases) -> None:
    release = releases.publish([judged("Metz", "city", Verdict.ACCEPT)])
    accepted = rows(release, "mentions")[0]
    assert (accepted["confidence"], accepted["attributes"]["judged"]) == (1.0, "accept")
    assert len(rows(release, "partnerships")) == 1


def test_a_block_gets_its_label(releases: Releases) -> None:
    release = releases.publish([label("heading", "Startseite")])
    (row,) = rows(release, "pages")
    assert (row["n_kept"], row["text"]) == (2, f"Startseite\n{TEXT}")
    assert rows(release, "blocks")[0]["reason"] == "judged by a person"
    release = releases.publish([label("footer")])
    assert (rows(release, "mentions"), rows(release, "partnerships"), rows(release, "mayors")) == ([], [], [])
    assert rows(release, "pages")[0]["text"] is None


def test_changes_say_that_a_person_judged_and_undoing_too(releases: Releases) -> None:
    rejected = releases.publish([judged("Metz", "city", Verdict.REJECT)])
    assert {line["cause"] for line in changes(rejected) if line["table"] in ("mentions", "partnerships")} == {
        "judgement"
    }
    (line,) = (rejected.path / FILE).read_text("utf-8").splitlines()
    assert json.loads(line)["author"] == "Ana"
    assert json.loads(line)["pages"] == [page().raw().page_id]
    undone = releases.publish()
    assert not (undone.path / FILE).exists()
    assert [line["cause"] for line in changes(undone) if line["table"] == "partnerships"] == ["judgement"]
    assert len(rows(undone, "partnerships")) == 1


def test_a_judgement_outlives_a_new_crawl_and_new_rules(releases: Releases) -> None:
    judgement = judged("Metz", "city", Verdict.REJECT)
    again = releases.publish([judgement], page(more="Eine neue Zeile steht auf der Seite."))
    assert rows(again, "partnerships") == []
    moved = PageWriter("de-trier", "elsewhere").block(TEXT).mention(MentionType.CITY, "Metz", "2960316")
    assert rows(releases.publish([judgement], moved), "mentions") == []
    other = PageWriter("fr-metz", "x").block(TEXT).mention(MentionType.CITY, "Metz", "2994160")
    assert len(rows(releases.publish([judgement], other), "mentions")) == 1, "another source speaks for itself"


def test_a_judgement_that_finds_nothing_changes_nothing(releases: Releases) -> None:
    first = releases.publish()
    again = releases.publish([judged("Bonn", "city", Verdict.REJECT, text="Bonn und Metz")])
    assert not again.is_new
    assert again.name == first.name
