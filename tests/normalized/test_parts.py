"""A part is there whole or not at all, under a name that follows from everything that it depends on."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from normalized import CorruptPart, MissingPart, PageResult, PartStore, code_version, publish_release
from normalized.parts import code
from pipeline.errors import EmptyPage
from pipeline.facts import Contact, Evidence, Mayoralty
from pipeline.record import MentionType, PageIssue, PageRecord
from sources.page import Publisher
from tests.normalized.factory import (
    LUXEMBOURG,
    METZ,
    NOON,
    SOURCES,
    PageWriter,
    failed_page,
    lookup,
    raw_page,
    store_parts,
    three_towns,
)

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_key_follows_from_code_configuration_and_pages_but_not_from_their_order() -> None:
    one, two = raw_page("fr-metz", "a"), raw_page("fr-metz", "b")
    key = PartStore.part_key("code", {"limit": "1", "site": "x"}, [one, two])
    assert key == PartStore.part_key("code", {"site": "x", "limit": "1"}, [two, one])
    others = [
        PartStore.part_key("other code", {"limit": "1", "site": "x"}, [one, two]),
        PartStore.part_key("code", {"limit": "2", "site": "x"}, [one, two]),
        PartStore.part_key("code", {"limit": "1", "site": "x"}, [one]),
        PartStore.part_key("code", {"limit": "1", "site": "x"}, [one, replace(two, body=b"other")]),
        PartStore.part_key("code", {"limit": "1", "site": "x"}, [one, replace(two, content_type="text/html")]),
    ]
    assert len({key, *others}) == 6


def test_the_code_version_is_the_same_all_through_a_process() -> None:
    assert code_version() == code_version()
    assert len(code_version()) == 16


def test_the_code_version_is_that_of_the_source_not_of_what_a_compiler_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "FOLDERS", {"pipeline": [tmp_path]})
    (tmp_path / "loop.pyx").write_text("source")
    before = code.shared_version.__wrapped__()
    (tmp_path / "loop.c").write_text("made by Cython")
    (tmp_path / "loop.cpython-311-x86_64-linux-gnu.so").write_bytes(b"made by a compiler")
    assert code.shared_version.__wrapped__() == before
    (tmp_path / "loop.pyx").write_text("other source")
    assert code.shared_version.__wrapped__() != before


def test_what_is_written_can_be_summed_up_and_read(tmp_path: Path) -> None:
    store, (key,) = store_parts(tmp_path, [three_towns()])
    summary = store.summary(key)
    assert (summary.pages, summary.failed, summary.blocks_kept, summary.blocks_stripped) == (4, 1, 7, 1)
    assert summary.mentions == {"city": 6, "date": 2, "email": 1, "mayor": 1, "phone": 1}
    assert summary.issues == 2
    pages = store.read(key, "pages").to_pylist()
    assert [page["page_id"] for page in pages] == sorted(page["page_id"] for page in pages)
    assert {page["status"] for page in pages} == {"ok", "failed"}
    assert store.keys() == [key]


def test_a_failed_page_has_a_row_and_an_issue(tmp_path: Path) -> None:
    store, (key,) = store_parts(tmp_path, [[failed_page("de-trier", "leer")]])
    (issue,) = store.read(key, "issues").to_pylist()
    assert (issue["severity"], issue["stage"], issue["code"]) == ("error", "decode", "empty-page")
    (page,) = store.read(key, "pages").to_pylist()
    assert page["status"] == "failed"
    assert page["text"] is None


def test_a_second_write_leaves_the_part_as_it_is(tmp_path: Path) -> None:
    store, (key,) = store_parts(tmp_path, [three_towns()])
    before = (store.folder(key) / "manifest.json").stat().st_mtime_ns
    store.write(key, three_towns())
    assert (store.folder(key) / "manifest.json").stat().st_mtime_ns == before


def test_the_same_results_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    one, (key,) = store_parts(tmp_path / "one", [three_towns()])
    two, _ = store_parts(tmp_path / "two", [three_towns()[::-1]])
    assert (one.folder(key) / "manifest.json").read_bytes() == (two.folder(key) / "manifest.json").read_bytes()


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    store = PartStore(tmp_path)
    assert not store.has("0" * 32)
    assert store.keys() == []
    for ask in (store.summary, store.verify, store.set_aside):
        with pytest.raises(MissingPart, match="there is no part 000"):
            ask("0" * 32)


def test_a_confidence_has_no_digits_that_say_nothing(tmp_path: Path) -> None:
    writer = PageWriter("fr-metz", "a").block("Anna Blum, maire")
    record = writer.mayor("Anna Blum", METZ).result().record
    assert record is not None
    (fact,) = record.mayoralties
    fuzzy = replace(record, mayoralties=(replace(fact, confidence=math.nextafter(0.95, 1)),))
    store, (key,) = store_parts(tmp_path, [[PageResult.of(writer.raw(), fuzzy)]])
    assert store.read(key, "mayoralties")["confidence"].to_pylist() == [0.95]


@pytest.mark.parametrize("harm", ["flip", "remove", "manifest", "other manifest"])
def test_a_corrupt_part_is_found_set_aside_and_made_anew(tmp_path: Path, harm: str) -> None:
    store, (key,) = store_parts(tmp_path, [three_towns()])
    blocks = store.folder(key) / "blocks.parquet"
    manifest = store.folder(key) / "manifest.json"
    if harm == "flip":
        content = bytearray(blocks.read_bytes())
        content[100] ^= 1
        blocks.write_bytes(content)
    elif harm == "remove":
        blocks.unlink()
    elif harm == "manifest":
        manifest.write_text("{", encoding="utf-8")
    else:
        manifest.write_text('{"key": "another"}', encoding="utf-8")
    with pytest.raises(CorruptPart, match=key):
        store.verify(key)
    with pytest.raises(CorruptPart, match=key):
        store.read(key, "blocks")
    aside = store.set_aside(key)
    assert aside.is_dir()
    assert not store.has(key)
    assert store.keys() == []
    store.write(key, three_towns())
    store.verify(key)


def test_what_a_killed_writer_leaves_is_not_a_part(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        import normalized.parts.store as module
        from tests.normalized.factory import store_parts, three_towns

        def stop(*_):
            print("half-way", flush=True)
            sys.stdin.read()

        module.commit_folder = stop
        store_parts(Path(sys.argv[1]), [three_towns()])
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "half-way\n"
        writer.send_signal(signal.SIGKILL)
    leftovers = list(tmp_path.rglob("manifest.json"))
    assert len(leftovers) == 1, "the killed writer was about to commit"
    store = PartStore(tmp_path)
    assert store.keys() == []
    _, (key,) = store_parts(tmp_path, [three_towns()])
    assert store.keys() == [key]
    store.verify(key)
    assert list(tmp_path.rglob(".unfinished-*")) == [], "the next writer removes what the killed one left"


def test_the_latest_of_several_captures_counts(tmp_path: Path) -> None:
    old = PageWriter("fr-metz", "a", fetched_at="2026-01-01T00:00:00Z").block("L'ancienne page.").result()
    new = PageWriter("fr-metz", "a", fetched_at="2026-02-01T00:00:00Z").block("La nouvelle page.").result()
    store, (key,) = store_parts(tmp_path, [[new, old]])
    (page,) = store.read(key, "pages").to_pylist()
    assert page["text"] == "La nouvelle page."
    assert [issue["code"] for issue in store.read(key, "issues").to_pylist()] == ["older-capture"]


def _good(name: str = "a") -> PageRecord:
    return (
        PageWriter("lu-luxembourg", name)
        .block("Luxembourg a une bourgmestre.")
        .mention(MentionType.CITY, "Luxembourg", "2960316")
        .record()
    )


BROKEN: tuple[tuple[Callable[[PageRecord], PageRecord], str], ...] = (
    (lambda r: replace(r, blocks=(replace(r.blocks[0], index=1),)), "not numbered"),
    (lambda r: replace(r, mentions=(replace(r.mentions[0], block=7),)), "names block 7 of 1"),
    (lambda r: replace(r, mentions=(replace(r.mentions[0], start=1),)), "is not the text"),
    (lambda r: replace(r, mentions=(replace(r.mentions[0], start=-29),)), "is not the text"),
    (lambda r: replace(r, mentions=r.mentions * 2), "two city mentions"),
    (
        lambda r: replace(r, mayoralties=(Mayoralty("A", LUXEMBOURG, None, evidence=(Evidence(0, 0, 2, "xx"),)),)),
        "evidence is not the text",
    ),
    (lambda r: replace(r, language="zh-cn"), "pages.language cannot be 'zh-cn'"),
    (lambda r: replace(r, publisher=Publisher("lu-luxembourg", "lux")), "pages.country cannot be 'lux'"),
    (lambda r: replace(r, blocks=(replace(r.blocks[0], probability=1.01),)), "blocks.probability cannot be 1.01"),
    (lambda r: replace(r, mentions=(replace(r.mentions[0], value="Luxembourg"),)), "mentions.geonames_id cannot"),
    (lambda r: replace(r, mentions=(replace(r.mentions[0], rule=""),)), "mentions.rule cannot be ''"),
    (lambda r: replace(r, title="half a pair: \ud83d"), "pages.title cannot be 'half a pair: \\ud83d'"),
    (
        lambda r: replace(r, mentions=(replace(r.mentions[0], attributes={"name": "\udc00"}),)),
        "mentions.attributes",
    ),
    (lambda r: replace(r, contacts=(Contact("telex", "1"),)), "contacts.type cannot be 'telex'"),
    (lambda r: replace(r, issues=(PageIssue("blocks", "Bad Code", "x"),)), "issues.code cannot be 'Bad Code'"),
)
"""Ways in which a record breaks the contract, each with what the issue says."""


def test_a_record_that_breaks_the_contract_fails_its_page_only(tmp_path: Path) -> None:
    results = [
        PageResult.of(raw_page("lu-luxembourg", f"broken-{number}"), broken(_good(f"broken-{number}")))
        for number, (broken, _) in enumerate(BROKEN)
    ]
    healthy = PageWriter("fr-metz", "b").block("Une page saine.").result()
    store, (key,) = store_parts(tmp_path, [[*results, healthy]])
    assert store.summary(key).failed == len(BROKEN)
    assert store.summary(key).pages == len(BROKEN) + 1
    issues = {issue["page_id"]: issue for issue in store.read(key, "issues").to_pylist()}
    assert len(issues) == len(BROKEN)
    for result, (_, message) in zip(results, BROKEN, strict=True):
        issue = issues[result.page.page_id]
        assert (issue["stage"], issue["code"]) == ("record", "broken-record")
        assert message in issue["message"]
    release = publish_release(store, [key], tmp_path / "out", published_at=NOON, sources=SOURCES, lookup=lookup)
    assert release.counts.pages_failed == len(BROKEN)


def test_a_result_is_either_a_record_or_an_error() -> None:
    with pytest.raises(ValueError, match="either"):
        PageResult(three_towns()[0].page)
    with pytest.raises(ValueError, match="either"):
        PageResult(three_towns()[0].page, _good(), EmptyPage("empty"))


def test_the_dates_of_a_page_and_of_a_day_without_its_year_have_columns_of_their_own(tmp_path: Path) -> None:
    writer = PageWriter("fr-metz", "programme").block("Programme 2024 : 5 avril, 4 mai, 3 juin 2024")
    writer.mention(MentionType.DATE, "5 avril", "XXXX-04-05", completed="2024-04-05", inferred="heading")
    writer.mention(MentionType.DATE, "4 mai", "XXXX-05-04")
    writer.mention(MentionType.DATE, "3 juin 2024", "2024-06-03")
    store, (key,) = store_parts(tmp_path, [[writer.result()]])
    (page,) = store.read(key, "pages").to_pylist()
    assert (page["published"], page["valid_from"], page["stamped"]) == ("2026-02-03", "2026-03-01", "2026-02-03T08:15")
    columns = ("value", "completed", "inferred", "first_day", "last_day")
    assert [tuple(row[column] for column in columns) for row in store.read(key, "mentions").to_pylist()] == [
        ("XXXX-04-05", "2024-04-05", "heading", "2024-04-05", "2024-04-05"),
        ("XXXX-05-04", None, None, None, None),
        ("2024-06-03", None, None, "2024-06-03", "2024-06-03"),
    ]
