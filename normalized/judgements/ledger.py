"""The file of judgements: one JSON line each, only ever appended to; an undo is a line of its own.

Many may write at once: each line is one write at the file's end under the kernel's lock, and on disk before the
analyst hears of it. A line that a crash has cut was never confirmed; the next one to write removes it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalized.errors import BadJudgement, CorruptLedger
from normalized.judgements.judgement import Judgement, Target, as_line, check_judgement, from_line


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A judgement and what became of it.

    undone: the line that took it back (author, date, reason). replaced: True where a later one judges the same target.
    """

    judgement: Judgement
    undone: Mapping[str, str] | None = None
    replaced: bool = False

    @property
    def in_force(self) -> bool:
        """True where the next release follows it."""
        return self.undone is None and not self.replaced


class Ledger:
    """One file of judgements; it need not exist yet."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def add(self, judgement: Judgement) -> None:
        """Append a judgement; raises BadJudgement where it says nothing that can be followed."""
        check_judgement(judgement)
        self._append(as_line(judgement))

    def undo(self, judgement_id: str, *, author: str, date: str, reason: str) -> None:
        """Take a judgement back; raises BadJudgement where there is none of that id in force."""
        if judgement_id not in {entry.judgement.id for entry in self.entries() if entry.undone is None}:
            raise BadJudgement(f"no judgement {judgement_id!r} to take back")
        if not author.strip():
            raise BadJudgement("an author is wanted")
        self._append({"undo": judgement_id, "author": author, "date": date, "reason": reason})

    def entries(self) -> list[LedgerEntry]:
        """Every judgement in the order of the file; raises CorruptLedger where a line is none."""
        judgements: dict[str, Judgement] = {}
        undone: dict[str, Mapping[str, str]] = {}
        for number, line in enumerate(self._lines(), start=1):
            try:
                said = dict(json.loads(line))
                if "undo" in said:
                    undone[said["undo"]] = {name: str(said[name]) for name in ("author", "date", "reason")}
                    continue
                judgement = from_line(said)
            except (ValueError, TypeError, KeyError, BadJudgement) as error:
                raise CorruptLedger(f"{self.file.name}, line {number}: {error}") from error
            judgements[judgement.id] = judgement
        last: dict[Target, str] = {
            judgement.target: name for name, judgement in judgements.items() if name not in undone
        }
        return [
            LedgerEntry(judgement, undone.get(name), replaced=name not in undone and last[judgement.target] != name)
            for name, judgement in judgements.items()
        ]

    def in_force(self) -> list[Judgement]:
        """The judgements that the next release follows, one a target."""
        return [entry.judgement for entry in self.entries() if entry.in_force]

    def _lines(self) -> list[str]:
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        try:
            return whole.decode("utf-8").split("\n")[:-1]
        except UnicodeDecodeError as error:
            raise CorruptLedger(f"{self.file.name} is not UTF-8") from error

    def _append(self, line: dict[str, Any]) -> None:
        # ASCII alone: a lone half of a surrogate pair can be written too, and no line break hides in the text.
        written = json.dumps(line).encode("ascii") + b"\n"
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._held() as file:
            size = os.fstat(file).st_size
            end = _end_of_lines(file, size)
            if end != size:
                os.ftruncate(file, end)
            if os.write(file, written) != len(written):
                raise OSError(f"{self.file.name}: a line was not written whole")
            os.fsync(file)

    @contextmanager
    def _held(self) -> Iterator[int]:
        file = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def _end_of_lines(file: int, size: int) -> int:
    """Where the last whole line ends."""
    if size == 0 or os.pread(file, 1, size - 1) == b"\n":
        return size
    return os.pread(file, size, 0).rfind(b"\n") + 1
