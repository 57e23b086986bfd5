"""Which judgements a release follows: `judgements.jsonl` in its folder, each with the pages that it concerns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from normalized.judgements import Judgement
from normalized.judgements.judgement import as_line

FILE = "judgements.jsonl"


def write_judged(folder: Path, judgements: Sequence[Judgement], judged: Mapping[str, Sequence[str]]) -> None:
    """Write the file, sorted; none where the release follows no judgement. judged: pages by id of judgement."""
    lines = [
        {**as_line(judgement), "pages": list(judged[judgement.id])}
        for judgement in sorted(judgements, key=lambda judgement: judgement.id)
        if judgement.id in judged
    ]
    if lines:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / FILE).write_text(text, encoding="utf-8")


def followed(folder: Path) -> frozenset[str]:
    """Ids of the judgements that a release follows. folder: of the release."""
    return frozenset(judgement for judgement, _ in _judged(folder))


def judged_differently(before: Path, after: Path) -> list[str]:
    """The pages of which only one of two releases follows a judgement. before, after: their folders."""
    return sorted({page_id for _, page_id in _judged(before) ^ _judged(after)})


def _judged(folder: Path) -> set[tuple[str, str]]:
    file = folder / FILE
    if not file.is_file():
        return set()
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {(line["id"], page_id) for line in lines for page_id in line["pages"]}
