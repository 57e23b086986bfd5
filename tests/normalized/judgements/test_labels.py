"""Judgements in force as labelled data: what was right, what is right instead, which two are one."""

from __future__ import annotations

import json

from normalized.judgements import Judgement, Named, Subject, Target, Verdict
from normalized.judgements.labels import labelled, labels_text

TEXT = "Metz am 3. Mai 1957"


def said(target: Target, verdict: Verdict, value: str = "", before: str = "") -> Judgement:
    return Judgement(target, verdict, "Ana", "2026-03-01T12:00:00Z", "seen", value, before)


DATE = Target(Subject.MENTION, "de-trier", TEXT, 8, 19, "date")
CITY = Target(Subject.LINK, "de-trier", TEXT, 0, 4, "city")


def test_a_mention_says_whether_it_was_right_and_what_is() -> None:
    accepted, corrected, rejected = labelled(
        [
            said(DATE, Verdict.ACCEPT, before="1957-05-03"),
            said(DATE, Verdict.CORRECT, "1958-05-03", "1957-05-03"),
            said(CITY, Verdict.REJECT, before="2994160"),
        ]
    )
    assert (accepted["right"], accepted["value"]) == (True, "1957-05-03")
    assert (corrected["right"], corrected["value"], corrected["said"]) == (False, "1958-05-03", "1957-05-03")
    assert (rejected["right"], rejected["value"], rejected["said"]) == (False, None, "2994160")
    assert all(one["text"][one["start"] : one["end"]] in ("3. Mai 1957", "Metz") for one in (accepted, rejected))


def test_a_block_has_its_label() -> None:
    block = Target(Subject.BLOCK, "de-trier", TEXT)
    kept, moved = labelled(
        [said(block, Verdict.ACCEPT, before="content"), said(block, Verdict.CORRECT, "footer", "content")]
    )
    assert (kept["label"], kept["right"]) == ("content", True)
    assert (moved["label"], moved["right"]) == ("footer", False)


def test_two_are_one_or_are_not() -> None:
    pair = Target.pair(Subject.MERGE, Named("1", "B"), Named("1", "A"), "mayor")
    partners = Target.pair(Subject.PARTNERSHIP, Named("2"), Named("1"), "since")
    lines = labels_text([said(pair, Verdict.REJECT), said(partners, Verdict.CORRECT, "1957")]).splitlines()
    merge, partnership = map(json.loads, lines)
    assert (merge["one"]["name"], merge["other"]["name"], merge["same"]) == ("A", "B", False)
    assert (partnership["one"]["area_id"], partnership["field"], partnership["value"]) == ("1", "since", "1957")
