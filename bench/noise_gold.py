"""Gold for the block labeller: how much of each block is what a reader came for, found by aligning words.

A gold text knows no blocks. Its words are laid along the page's words (longest common subsequence over those words that
stand in a run of three which the gold has too), and a block's label is the share of its words that found a place.
"""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard

from bench.corpora import annotated_pages

WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+"
)
_RUN = 3


@dataclass(frozen=True)
class GoldPage:
    """One annotated page.

    gold: its main text. lines: (text, keep) of a municipal page. wanted, unwanted: snippets of a trafeval page.
    """

    id: str
    dataset: str
    site: str
    body: bytes
    kind: str = "html"
    url: str = ""
    language: str = ""
    page_type: str = ""
    government: bool = False
    gold: str | None = None
    lines: tuple[tuple[str, bool], ...] = ()
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def words(text: str) -> list[str]:
    """Lower-case words; in scripts without blanks every character is one."""
    return WORD.findall(text.lower())


def read_extraction(folder: Path, part: str = "dev", dataset: str = "*") -> Iterator[GoldPage]:
    """Pages of corpora/extraction, or of one of its data sets ("wcxb")."""
    for path in sorted(folder.glob(f"{dataset}.{part}.tar.*")):
        rows, bodies = [], {}
        with _open_tar(path) as tar:
            for member in tar:
                if not member.isfile() or (file := tar.extractfile(member)) is None:
                    continue
                if member.name.endswith(".jsonl"):
                    rows += [json.loads(line) for line in file.read().decode().split("\n") if line]
                else:
                    bodies[Path(member.name).stem] = file.read()
        for row in sorted(rows, key=lambda row: row["id"]):
            if row["id"] in bodies:
                yield _extraction_page(row, bodies[row["id"]])


def _open_tar(path: Path) -> tarfile.TarFile:
    if path.suffix == ".zst":
        with path.open("rb") as file:
            return tarfile.open(fileobj=io.BytesIO(zstandard.ZstdDecompressor().stream_reader(file).read()))
    return tarfile.open(path)


def _extraction_page(row: dict[str, Any], body: bytes) -> GoldPage:
    return GoldPage(
        id=row["id"],
        dataset=row["dataset"],
        site=row["site"],
        body=body,
        url=row["url"] or "",
        language=row.get("lang") or "",
        page_type=row.get("type") or "",
        government=str(row.get("gov")) == "True",
        gold=row.get("gold"),
        wanted=tuple(row.get("with") or ()) if row["dataset"] == "trafeval" else (),
        unwanted=tuple(row.get("without") or ()) if row["dataset"] == "trafeval" else (),
    )


def read_municipal(folder: Path) -> Iterator[GoldPage]:
    """Pages of corpora/municipal or corpora/municipal-own; the first word of a page's id stands for its site."""
    for page in annotated_pages(folder):
        gold = page.gold
        yield GoldPage(
            id=page.name,
            dataset=folder.name,
            site="municipal:" + page.name.removeprefix("seed-").split("-")[0],
            body=page.body,
            kind=gold["kind"],
            language=gold.get("language") or "",
            page_type="seed" if page.name.startswith("seed-") else "municipal",
            government=True,
            lines=tuple((line["text"], bool(line["keep"])) for line in gold["lines"]),
        )


def shares(texts: Sequence[str], page: GoldPage) -> list[float | None]:
    """Return, for each block, the share of its words that the gold keeps; None where the gold does not say."""
    if page.lines:
        return _shares_by_lines(texts, page.lines)
    if page.gold is not None:
        return _shares_by_text(texts, page.gold)
    return [_by_snippets(text, page) for text in texts]


def _by_snippets(text: str, page: GoldPage) -> float | None:
    flat = " ".join(text.split())
    if any(" ".join(snippet.split()) in flat for snippet in page.wanted):
        return 1.0
    if any(" ".join(snippet.split()) in flat for snippet in page.unwanted):
        return 0.0
    return None


def _shares_by_lines(texts: Sequence[str], lines: Sequence[tuple[str, bool]]) -> list[float | None]:
    page_words = [words(text) for text in texts]
    gold = [(word, keep) for text, keep in lines for word in words(text)]
    flat = [word for block in page_words for word in block]
    partner = align(flat, [word for word, _ in gold])
    found: list[float | None] = []
    place = 0
    for block in page_words:
        keeps = [gold[other][1] for other in partner[place : place + len(block)] if other >= 0]
        place += len(block)
        # Words that the gold's text does not show at all stand in hidden elements: nobody came for them.
        found.append(sum(keeps) / len(block) if block else None)
    return found


def _shares_by_text(texts: Sequence[str], text: str) -> list[float | None]:
    gold = words(text)
    runs = {tuple(gold[start : start + size]) for size in range(1, _RUN + 1) for start in range(len(gold) - size + 1)}
    page_words = [words(block) for block in texts]
    flat: list[str] = []
    places: list[int] = []
    total = 0
    for block in page_words:
        near = [False] * len(block)
        size = min(_RUN, len(block))
        for start in range(len(block) - size + 1 if block else 0):
            if tuple(block[start : start + size]) in runs:
                near[start : start + size] = [True] * size
        for offset, word in enumerate(block):
            if near[offset]:
                flat.append(word)
                places.append(total + offset)
        total += len(block)
    kept = bytearray(total)
    for place, other in zip(places, align(flat, gold), strict=True):
        kept[place] = other >= 0
    found: list[float | None] = []
    place = 0
    for block in page_words:
        found.append(sum(kept[place : place + len(block)]) / len(block) if block else None)
        place += len(block)
    return found


def align(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """Return, for each word of `first`, the index of its partner in a longest common subsequence, or -1.

    Bit-parallel: Hyyrö, "Bit-parallel LCS-length computation revisited", 2004; one row of bits a word.
    """
    masks: dict[str, int] = {}
    for place, word in enumerate(second):
        masks[word] = masks.get(word, 0) | 1 << place
    full = (1 << len(second)) - 1
    row = full
    rows = []
    for word in first:
        matched = row & masks.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
        rows.append(row)
    partner = [-1] * len(first)
    column, line = len(second), len(first)
    while column and line:
        if rows[line - 1] >> (column - 1) & 1:
            column -= 1
            continue
        line -= 1
        if line and not rows[line - 1] >> (column - 1) & 1:
            continue
        column -= 1
        partner[line] = column
    return partner
