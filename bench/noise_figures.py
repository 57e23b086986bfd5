"""What a labelling is worth, in the scorers' own measures: ../shared/bench/extraction/evaluate.py counts."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from bench.corpora import SCORERS
from bench.noise_examples import Column, Example, Rows
from bench.noise_gold import GoldPage, words
from pipeline.noise.evidence.characters import count_characters
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.features import page_features
from pipeline.noise.evidence.textcounts import FIELDS
from pipeline.noise.label import decide
from pipeline.noise.vocabulary.phrases import BITS, phrase_book, read_lines

SCORER = SCORERS / "extraction" / "evaluate.py"
_FEWEST = 5


@cache
def scorer(path: Path = SCORER) -> ModuleType:
    """The scorer of the extraction sets, as a module."""
    spec = importlib.util.spec_from_file_location("extraction_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def scored(page: GoldPage, text: str) -> dict[str, Any]:
    """What the scorer counts on one page of an extraction set."""
    asked = {"dataset": page.dataset, "gold": page.gold, "with": page.wanted, "without": page.unwanted}
    return dict(scorer().score_page(asked, text))


def kept_text(example: Example, probability: Column, shares: Column | None = None) -> str:
    """The text that stays, one block a line. shares: of the site's other pages that have each block."""
    if example.article:  # All that the choice of blocks asks for there.
        texts = [block.text for block in example.blocks]
        bits = phrase_book().match(read_lines(texts))
        says = {f"says_{name}": ((bits & BITS[name]) > 0).astype(np.float64) for name in ("related", "more")}
        columns = Columns.of({"words": np.log1p(count_characters(texts)[FIELDS.index("words")])} | says)
    else:
        columns = page_features(example.blocks, example.kind, example.head)
    shares = np.zeros(len(probability)) if shares is None else shares
    _, keep = decide(
        example.blocks, columns, probability, shares, example.head, article=example.article, url=example.page.url
    )
    return "\n".join(block.text for block, stays in zip(example.blocks, keep.tolist(), strict=True) if stays)


def municipal_scores(page: GoldPage, text: str) -> tuple[float, float | None]:
    """F1 of the words that stay and, where a page has noise, of the words that go."""
    want = Counter(words("\n".join(line for line, keep in page.lines if keep)))
    whole = Counter(words("\n".join(line for line, _ in page.lines)))
    got = Counter(words(text))
    strip = _f1(whole - want, whole - got) if (whole - want).total() >= _FEWEST else None
    return _f1(want, got), strip


def _f1(want: Counter[str], got: Counter[str]) -> float:
    total = want.total() + got.total()
    return 2 * (want & got).total() / total if total else 1.0


def figures(rows: Rows, probability: Column) -> dict[str, float]:
    """Figures by set: sh4 and bag F1, F1 over snippets of trafeval; noise and strip F1 of municipal pages."""
    counts: dict[str, list[dict[str, Any]]] = {}
    means: dict[str, list[float]] = {}
    for example, part in zip(rows.examples, rows.pages(probability), strict=True):
        if example.page.dataset == "made" or example.copy == "excerpt":
            continue
        text = kept_text(example, part)
        if example.article:
            counts.setdefault(example.dataset, []).append(scored(example.page, text))
            continue
        noise, strip = municipal_scores(example.page, text)
        means.setdefault(f"{example.dataset} noise", []).append(noise)
        if strip is not None:
            means.setdefault(f"{example.dataset} strip", []).append(strip)
    found = {name: float(np.mean(values)) for name, values in means.items()}
    for name, scores in counts.items():
        summary = scorer().summarise(scores)
        wanted = {"sn_f1": "snippets"} if name.startswith("trafeval") else {"bag_f1": "bag"}
        if name.startswith("aeb"):
            wanted |= {"sh_f1": "sh4", "sh_p": "sh4 precision", "sh_r": "sh4 recall"}
        found |= {f"{name} {what}": summary[key] for key, what in wanted.items()}
    return {name: round(value, 4) for name, value in sorted(found.items())}


def calibration(rows: Rows, probability: Column) -> dict[str, Any]:
    """Expected calibration error over ten bins of equal width, and the bins (mean probability, share kept, blocks).

    Made pages and the snippets of trafeval, which are picked, do not count.
    """
    counted = [
        ~np.isnan(example.target)
        & (example.tokens > 0)
        & (example.page.dataset not in ("trafeval", "made") and example.copy != "excerpt")
        for example in rows.examples
    ]
    known = np.concatenate(counted)
    guess, truth = probability[known], rows.target[known]
    place = np.minimum((guess * 10).astype(int), 9)
    bins = []
    error = 0.0
    for number in range(10):
        inside = place == number
        if inside.any():
            said, was = float(guess[inside].mean()), float(truth[inside].mean())
            error += abs(said - was) * float(inside.mean())
            bins.append([round(said, 4), round(was, 4), int(inside.sum())])
    return {"error": round(error, 4), "bins": bins}
