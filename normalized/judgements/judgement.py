"""What a judgement is."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from normalized.errors import BadJudgement
from pipeline.block import BlockLabel
from pipeline.edtf import first_day
from pipeline.facts import PartnershipKind
from pipeline.record import MentionType

LONGEST_REASON = 1_000
LONGEST_VALUE = 500
LONGEST_AUTHOR = 100

LINKED = (MentionType.CITY, MentionType.MAYOR)
"""Types of mentions that lead to an entity."""

_AREA = re.compile(r"[0-9]{1,12}|nil-[0-9a-f]{12}")


class Subject(StrEnum):
    """What a judgement is about.

    MENTION: that these characters name something, and its normal form. BLOCK: a label. LINK: which city or person a
    mention means. MERGE: whether two names of persons, or two cities, are one. PARTNERSHIP: of two cities.
    """

    MENTION = "mention"
    BLOCK = "block"
    LINK = "link"
    MERGE = "merge"
    PARTNERSHIP = "partnership"


PARTNERSHIP_FIELDS = ("kind", "since", "until")
"""What of a partnership can be corrected."""


class Verdict(StrEnum):
    """What it says."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A city, or a mayor of it, by content.

    area_id: of the city. name: of the mayor as a page writes it, or a form of the city's name. moment: EDTF of a time
    that a page speaks of, to tell a mayor from a namesake; empty where none is needed.
    """

    area_id: str
    name: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is judged, by content: the same words on the same source's pages are the same target.

    source: that published it. text: of the whole block. start, end: of the mention within it, and type: what it
    names; for a block 0, 0 and empty.
    one, other: of a merge or a partnership, which are about no page; `pair` makes such a target. Its type says what is
    merged (city or mayor), or which field of the partnership is meant (empty: that there is one).
    """

    subject: Subject
    source: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    type: str = ""
    one: Named | None = None
    other: Named | None = None

    @classmethod
    def pair(cls, subject: Subject, a: Named, b: Named, kind: str = "") -> Target:
        """The target of two, whichever is named first."""
        one, other = sorted((a, b))
        return cls(subject, type=kind, one=one, other=other)

    @property
    def raw(self) -> str:
        """The words of the mention."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement.

    value: of `correct`, the normal form of a mention (see `pipeline.record.Mention`), the label of a block, what a
    mention links to (a GeoNames id, NIL, or `AREA_ID NAME` of a mayor), or the kind or date of a partnership.
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
        return hashlib.sha256(json.dumps(_said(self), sort_keys=True).encode()).hexdigest()[:16]


def check_judgement(judgement: Judgement) -> None:
    """Raise BadJudgement, with one line for the analyst, where it says nothing that can be followed."""
    target = judgement.target
    if not judgement.author.strip() or len(judgement.author) > LONGEST_AUTHOR:
        raise BadJudgement("an author is wanted")
    if not judgement.reason.strip() or len(judgement.reason) > LONGEST_REASON:
        raise BadJudgement("a reason is wanted")
    if len(judgement.value) > LONGEST_VALUE:
        raise BadJudgement("the value is too long")
    if target.subject in (Subject.MERGE, Subject.PARTNERSHIP):
        _check_pair(judgement)
        return
    if target.subject is Subject.BLOCK:
        if judgement.verdict is Verdict.REJECT:
            raise BadJudgement("a block's label is accepted or corrected")
        if judgement.verdict is Verdict.CORRECT and judgement.value not in set(BlockLabel):
            raise BadJudgement(f"no label {judgement.value!r}")
        return
    if target.type not in set(MentionType) or not 0 <= target.start < target.end <= len(target.text):
        raise BadJudgement("there is no such mention")
    if target.subject is Subject.LINK and target.type not in LINKED:
        raise BadJudgement("only names of cities and mayors lead anywhere")
    if judgement.verdict is Verdict.CORRECT:
        _check_value(target.type, judgement.value)
        if target.subject is Subject.LINK and target.type == MentionType.MAYOR:
            named_mayor(judgement.value)


def named_mayor(value: str) -> Named:
    """The mayor whom the value of a link names; raises BadJudgement where it is no `AREA_ID NAME`."""
    area_id, _, name = value.partition(" ")
    if not _AREA.fullmatch(area_id) or not name.strip():
        raise BadJudgement("a city's id and a name are wanted")
    return Named(area_id, name.strip())


def _check_pair(judgement: Judgement) -> None:
    target = judgement.target
    one, other = target.one, target.other
    if one is None or other is None or one == other:
        raise BadJudgement("two are wanted")
    if not (_AREA.fullmatch(one.area_id) and _AREA.fullmatch(other.area_id)):
        raise BadJudgement("the ids of two cities are wanted")
    if max(len(one.name), len(other.name)) > LONGEST_VALUE:
        raise BadJudgement("the name is too long")
    if target.subject is Subject.MERGE:
        if target.type not in LINKED:
            raise BadJudgement("cities or mayors are merged")
        if target.type == MentionType.MAYOR and not (one.name.strip() and other.name.strip()):
            raise BadJudgement("two names are wanted")
        if target.type == MentionType.CITY and one.area_id == other.area_id and one.name:
            raise BadJudgement("a city and another form of its name are wanted")
        if judgement.verdict is Verdict.CORRECT:
            raise BadJudgement("a merge is accepted or rejected")
        return
    if one.area_id == other.area_id:
        raise BadJudgement("two cities are wanted")
    if judgement.verdict is not Verdict.CORRECT:
        if target.type:
            raise BadJudgement("a partnership is accepted or rejected as a whole")
    elif target.type not in PARTNERSHIP_FIELDS:
        raise BadJudgement("a kind, a beginning or an end is corrected")
    elif target.type == "kind":
        if judgement.value not in set(PartnershipKind):
            raise BadJudgement(f"no kind {judgement.value!r}")
    elif first_day(judgement.value) is None:
        raise BadJudgement("a date in EDTF is wanted")


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
    return {"id": judgement.id, **_said(judgement)}


def _said(judgement: Judgement) -> dict[str, Any]:
    """All that it says; the two of a pair only where there is one, so that older lines keep their ids."""
    said = asdict(judgement)
    said["target"] = {name: cell for name, cell in said["target"].items() if cell is not None}
    return said


def from_line(line: dict[str, Any]) -> Judgement:
    """The judgement of a line; raises BadJudgement where it is none."""
    try:
        fields = {name: value for name, value in line.items() if name not in ("id", "pages")}
        cells = dict(fields.pop("target"))
        cells |= {name: Named(**cells[name]) for name in ("one", "other") if name in cells}
        target = Target(**{**cells, "subject": Subject(cells["subject"])})
        judgement = Judgement(**{**fields, "target": target, "verdict": Verdict(line["verdict"])})
    except (KeyError, TypeError, ValueError) as error:
        raise BadJudgement(f"not a judgement: {error}") from error
    check_judgement(judgement)
    return judgement
