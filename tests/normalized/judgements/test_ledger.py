"""Judgements are appended and never lost, whoever writes at the same time; the last one of a target counts."""

from __future__ import annotations

import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from normalized.errors import BadJudgement, CorruptLedger
from normalized.judgements import Judgement, Ledger, Subject, Target, Verdict

WHEN = "2026-03-01T12:00:00Z"
METZ = Target(Subject.MENTION, "de-trier", "Metz am 3. Mai", 0, 4, "city")
REJECTED = Judgement(METZ, Verdict.REJECT, "Ana", WHEN, "the cathedral, not the city")
CORRECTED = replace(REJECTED, verdict=Verdict.CORRECT, value="2994160", author="Bo")


def test_the_last_judgement_of_a_target_is_in_force(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "new" / "judgements.jsonl")
    assert ledger.entries() == []
    ledger.add(REJECTED)
    ledger.add(CORRECTED)
    assert [entry.in_force for entry in ledger.entries()] == [False, True]
    assert Ledger(ledger.file).in_force() == [CORRECTED]


def test_an_undo_is_a_line_of_its_own_and_brings_back_what_was_before(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    ledger.add(REJECTED)
    ledger.add(CORRECTED)
    before = ledger.file.read_bytes()
    ledger.undo(CORRECTED.id, author="Cy", date=WHEN, reason="mistaken")
    assert ledger.file.read_bytes().startswith(before)
    assert ledger.in_force() == [REJECTED]
    assert dict(ledger.entries()[1].undone or {}) == {"author": "Cy", "date": WHEN, "reason": "mistaken"}
    for unknown in (CORRECTED.id, "0" * 16):
        with pytest.raises(BadJudgement, match="to take back"):
            ledger.undo(unknown, author="Cy", date=WHEN, reason="x")


@pytest.mark.parametrize(
    "wrong",
    [
        replace(REJECTED, author=" "),
        replace(REJECTED, reason=""),
        replace(REJECTED, reason="x" * 2_000),
        replace(REJECTED, target=replace(METZ, end=99)),
        replace(REJECTED, target=replace(METZ, type="planet")),
        replace(CORRECTED, value="Metz"),
        replace(CORRECTED, value="²"),
        replace(CORRECTED, target=replace(METZ, type="date"), value="3. Mai"),
        replace(CORRECTED, target=replace(METZ, type="phone"), value="0651"),
        replace(CORRECTED, target=replace(METZ, type="email"), value="nobody"),
        replace(CORRECTED, target=Target(Subject.BLOCK, "de-trier", "x"), value="no-label"),
        replace(REJECTED, target=Target(Subject.BLOCK, "de-trier", "x")),
    ],
)
def test_what_cannot_be_followed_is_refused_and_not_written(tmp_path: Path, wrong: Judgement) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    with pytest.raises(BadJudgement):
        ledger.add(wrong)
    assert not ledger.file.exists()


def test_a_line_that_a_crash_has_cut_is_no_judgement_and_harms_none(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    ledger.add(REJECTED)
    whole = ledger.file.read_bytes()
    ledger.file.write_bytes(whole + b'{"id": "12')
    assert ledger.in_force() == [REJECTED]
    ledger.add(CORRECTED)
    assert ledger.in_force() == [CORRECTED]
    assert ledger.file.read_bytes().startswith(whole)


@pytest.mark.parametrize("line", [b"{}", b"[1]", b"null", b"\xff", b'{"undo": "x"}', b'{"target": {}}'])
def test_a_line_that_is_none_is_an_error_with_its_number(tmp_path: Path, line: bytes) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    ledger.add(REJECTED)
    ledger.file.write_bytes(ledger.file.read_bytes() + line + b"\n")
    with pytest.raises(CorruptLedger, match=r"line 2|not UTF-8"):
        ledger.in_force()


def test_any_text_survives(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    text = 'a\nb\u2028"\x00😀</script>'
    strange = replace(REJECTED, target=Target(Subject.MENTION, "x", text, 0, 3, "city"), reason=text)
    ledger.add(strange)
    assert ledger.in_force() == [strange]
    assert len(ledger.file.read_bytes().splitlines()) == 1
    assert json.loads(ledger.file.read_bytes())["id"] == strange.id


def write_many(file: Path, author: str) -> None:
    for number in range(50):
        Ledger(file).add(replace(REJECTED, author=author, target=replace(METZ, text=f"Metz {author} {number}" * 200)))


def test_concurrent_analysts_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang or fail
    writers = [context.Process(target=write_many, args=(file, author)) for author in ("Ana", "Bo", "Cy")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(Ledger(file).in_force()) == 150
