"""What a judgement is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from normalized.errors import BadJudgement
from pipeline.edtf import first_day
from pipeline.record import BlockLabel, MentionType

LONGEST_REASON = 1_000
LONGEST_VALUE = 500
LONGEST_AUTHOR = 100


class Subject(StrEnum):
    """What a judgement is about."""

    MENTION = "mention"
    BLOCK = "block"


class Verdict(StrEnum):
    """What it says."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Target:
    """What is judged, by content: the same words on the same source's pages are the same target.

    source: that published it. text: of the whole block. start, end: of the mention within it, and type: what it
    names; for a block 0, 0 and empty.
    """

    subject: Subject
    source: str
    text: str
    start: int = 0
    end: int = 0
    type: str = ""

    @property
    def raw(self) -> str:
        """The words of the mention."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement.

    value: of `correct`, the normal form of a mention (see `pipeline.record.Mention`) or the label of a block.
    said: what the release said when it was judged. date: RFC 3339, UTC.
    """

    target: Target
    verdict: Verdict
    author: str
    date: str
    reason: str
    value: str = ""
    said: str = ""

    @property
    def id(self) -> str:
        """16 hexadecimal digits of SHA-256 over everything that it says."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def check_judgement(judgement: Judgement) -> None:
    """Raise BadJudgement, with one line for the analyst, where it says nothing that can be followed."""
    target = judgement.target
    if not judgement.author.strip() or len(judgement.author) > LONGEST_AUTHOR:
        raise BadJudgement("an author is wanted")
    if not judgement.reason.strip() or len(judgement.reason) > LONGEST_REASON:
        raise BadJudgement("a reason is wanted")
    if len(judgement.value) > LONGEST_VALUE:
        raise BadJudgement("the value is too long")
    if target.subject is Subject.BLOCK:
        if judgement.verdict is Verdict.REJECT:
            raise BadJudgement("a block's label is accepted or corrected")
        if judgement.verdict is Verdict.CORRECT and judgement.value not in set(BlockLabel):
            raise BadJudgement(f"no label {judgement.value!r}")
        return
    if target.type not in set(MentionType) or not 0 <= target.start < target.end <= len(target.text):
        raise BadJudgement("there is no such mention")
    if judgement.verdict is Verdict.CORRECT:
        _check_value(target.type, judgement.value)


def _check_value(kind: str, value: str) -> None:
    if not value.strip():
        raise BadJudgement("a value is wanted")
    if kind == MentionType.CITY and value != "NIL" and not (value.isascii() and value.isdigit()):
        raise BadJudgement("a GeoNames id, or NIL, is wanted")
    if kind == MentionType.DATE and first_day(value) is None and not value.startswith("XXXX-"):
        raise BadJudgement("a date in EDTF is wanted")
    if kind == MentionType.PHONE and not (value.startswith("+") and value[1:].partition(";ext=")[0].isdigit()):
        raise BadJudgement("a number in E.164 is wanted")
    if kind == MentionType.EMAIL and value.count("@") != 1:
        raise BadJudgement("an e-mail address is wanted")


def as_line(judgement: Judgement) -> dict[str, Any]:
    """The judgement as it stands in the file."""
    return {"id": judgement.id, **asdict(judgement)}


def from_line(line: dict[str, Any]) -> Judgement:
    """The judgement of a line; raises BadJudgement where it is none."""
    try:
        fields = {name: value for name, value in line.items() if name not in ("id", "pages")}
        target = Target(**{**fields.pop("target"), "subject": Subject(line["target"]["subject"])})
        judgement = Judgement(**{**fields, "target": target, "verdict": Verdict(line["verdict"])})
    except (KeyError, TypeError, ValueError) as error:
        raise BadJudgement(f"not a judgement: {error}") from error
    check_judgement(judgement)
    return judgement
