"""Judgements in force as labelled data: what a scorer or a trainer reads, one JSON object a line.

Four kinds, told apart by `subject`: mentions and links are spans of a text (an accepted one keeps what the release
said), blocks are texts with a label, merges are two names that are one person or city or are not, partnerships are two
cities with what is true of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from normalized.judgements.judgement import Judgement, Named, Subject, Verdict


def labelled(judgements: Iterable[Judgement]) -> Iterator[dict[str, Any]]:
    """The judgements as examples. `right` says whether what the release said was right; `value` is what is right.

    `value` is None where it is not known: a rejected link says what is not meant, a rejected mention that nothing is.
    """
    for judgement in judgements:
        target, verdict = judgement.target, judgement.verdict
        value = {Verdict.ACCEPT: judgement.said, Verdict.CORRECT: judgement.value}.get(verdict)
        example: dict[str, Any] = {"subject": target.subject.value}
        match target.subject:
            case Subject.MENTION | Subject.LINK:
                example |= {
                    "source": target.source,
                    "text": target.text,
                    "start": target.start,
                    "end": target.end,
                    "type": target.type,
                    "said": judgement.said,
                    "right": verdict is Verdict.ACCEPT,
                    "value": value,
                }
            case Subject.BLOCK:
                right = verdict is Verdict.ACCEPT or judgement.value == judgement.said
                example |= {"source": target.source, "text": target.text, "label": value, "right": right}
            case Subject.MERGE:
                example |= {"type": target.type, "one": _names(target.one), "other": _names(target.other)}
                example["same"] = verdict is Verdict.ACCEPT
            case Subject.PARTNERSHIP:
                example |= {"one": _names(target.one), "other": _names(target.other), "field": target.type or None}
                example |= {"right": verdict is Verdict.ACCEPT, "value": judgement.value or None}
        yield example


def labels_text(judgements: Iterable[Judgement]) -> str:
    """The examples as JSON lines."""
    return "".join(json.dumps(example, ensure_ascii=False) + "\n" for example in labelled(judgements))


def _names(named: Named | None) -> dict[str, str]:
    assert named is not None
    return {"area_id": named.area_id, "name": named.name, "moment": named.moment}
