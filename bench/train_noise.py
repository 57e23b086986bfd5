"""Train the block labeller: `python -m bench.train_noise [--shared ../shared] [--no-cross-validation]`.

Reads the development pages of corpora/extraction, corpora/municipal and corpora/municipal-own, cross-validates by site,
prints the figures, trains on everything, and writes pipeline/noise/model.npz and model.json (the data's checksums, the
settings, the cross-validated figures). Same data, same packages: the same model. Needs the extra `train` (catboost).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import catboost
import numpy as np
from numpy.typing import NDArray

from bench.noise_gold import GoldPage, read_extraction, read_municipal, shares, words
from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.errors import PipelineError
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.context import context_columns
from pipeline.noise.features import page_features
from pipeline.noise.label import decide, mean_odds
from pipeline.noise.trees import Trees, pack_trees
from pipeline.record import Block
from sources.page import PageKind, RawPage

MODEL = Path("pipeline/noise/model.npz")
RECORD = Path("pipeline/noise/model.json")
FOLDS = 4
SETTINGS: dict[str, Any] = {
    "loss_function": "CrossEntropy",
    "depth": 6,
    "learning_rate": 0.12,
    "l2_leaf_reg": 5,
    "border_count": 48,
    "rsm": 0.35,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.7,
    "nan_mode": "Min",
    "random_seed": 1,
    "allow_writing_files": False,
    "verbose": 0,
}
ITERATIONS = (200, 150)
# How much a page of each set counts; municipal pages are few and are what the labeller is for.
WEIGHTS = {"municipal": 6.0, "municipal-own": 4.0, "aeb": 2.5, "wcxb": 1.0, "magic": 3.0, "trafeval": 0.8}
TEXT_COPY = 0.5
GERMAN_OR_FRENCH = 1.5
MOST_BLOCKS = 60
# Of longer pages every second (third, ...) block is learnt from: their blocks are alike, and
# training takes half the time.
MOST_ROWS = 250
Column = NDArray[np.float64]


@dataclass
class Example:
    """One page ready for training. tagless: a copy of an HTML page without its markup."""

    page: GoldPage
    blocks: tuple[Block, ...]
    kind: PageKind
    head: PageHead
    tagless: bool
    target: Column
    tokens: Column
    weight: Column
    fold: int
    guess: Column = field(default_factory=lambda: np.zeros(0))


def examples_of(page: GoldPage) -> list[Example]:
    """The page, and for every eighth page (and each municipal one) a copy as tagless text."""
    kind = PageKind(page.kind)
    try:
        text, _ = decode(RawPage(source="bench", url=page.url, body=page.body, kind=kind), DEFAULT_LIMITS)
        walk = read_blocks(text, kind, DEFAULT_LIMITS)
    except PipelineError:
        return []
    found = [_example(page, walk.blocks, kind, walk.head, tagless=False)] if walk.blocks else []
    if found and kind is PageKind.HTML and (page.lines or _hash(page.id) % 8 == 0):
        plain = read_blocks("\n".join(block.text for block in walk.blocks), PageKind.TEXT, DEFAULT_LIMITS)
        found.append(_example(page, plain.blocks, PageKind.TEXT, plain.head, tagless=True))
    return found


def _example(page: GoldPage, blocks: tuple[Block, ...], kind: PageKind, head: PageHead, *, tagless: bool) -> Example:
    texts = [block.text for block in blocks]
    target = np.array([np.nan if share is None else share for share in shares(texts, page)])
    tokens = np.array([float(len(words(text))) for text in texts])
    known = ~np.isnan(target)
    weight = np.where(known, np.maximum(1.0, tokens), 0.0) ** 0.6
    if weight.sum():
        weight *= min(MOST_BLOCKS, int(known.sum())) / weight.sum()
    weight *= WEIGHTS[page.dataset] * (TEXT_COPY if tagless else 1.0)
    if not page.lines and page.language in ("de", "fr"):
        weight *= GERMAN_OR_FRENCH
    return Example(page, blocks, kind, head, tagless, target, tokens, weight, _hash(page.site) % FOLDS)


def _hash(name: str) -> int:
    return int(hashlib.sha1(name.encode()).hexdigest()[:8], 16)


class Table:
    """The features of all examples, and the rows of each."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.ends = np.cumsum([len(example.blocks) for example in examples])
        self.fold = np.repeat([example.fold for example in examples], [len(example.blocks) for example in examples])
        self.target = np.nan_to_num(np.concatenate([example.target for example in examples]))
        self.weight = np.concatenate([example.weight for example in examples])
        counts = [len(example.blocks) for example in examples]
        self.thinned = np.concatenate([np.arange(count) % (1 + count // MOST_ROWS) == 0 for count in counts])
        parts = []
        self.names: tuple[str, ...] = ()
        for example in examples:
            columns = page_features(example.blocks, example.kind, example.head, article=not example.page.lines)
            self.names = tuple(columns)
            parts.append(np.column_stack(list(columns.values())).astype(np.float32))
        self.rows = np.concatenate(parts)

    def pages(self, column: Column) -> list[Column]:
        """Cut a column into pages."""
        return np.split(column, self.ends[:-1])

    def with_context(self, guess: Column) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        """The table of the second stage."""
        parts = []
        names: tuple[str, ...] = ()
        for example, part in zip(self.examples, self.pages(guess), strict=True):
            columns = context_columns(example.blocks, part)
            names = tuple(columns)
            parts.append(np.column_stack(list(columns.values())).astype(np.float32))
        return np.hstack([self.rows, np.concatenate(parts)]), (*self.names, *names)

    def train(self, rows: NDArray[np.float32], mask: NDArray[np.bool_], iterations: int) -> catboost.CatBoostClassifier:
        """One ensemble over the masked rows that have a label."""
        mask = mask & (self.weight > 0) & self.thinned
        model = catboost.CatBoostClassifier(iterations=iterations, thread_count=2, **SETTINGS)
        model.fit(catboost.Pool(rows[mask], self.target[mask], weight=self.weight[mask]))
        return model

    def cross_validate(self, rows: NDArray[np.float32], iterations: int) -> Column:
        """Probabilities of every row from a model that has not seen its site."""
        found = np.zeros(len(rows))
        for fold in range(FOLDS):
            model = self.train(rows, self.fold != fold, iterations)
            found[self.fold == fold] = _probability(model, rows[self.fold == fold])
        return found


def _probability(model: catboost.CatBoostClassifier, rows: NDArray[np.float32]) -> Column:
    return np.asarray(1 / (1 + np.exp(-np.asarray(model.predict(rows, prediction_type="RawFormulaVal")))))


def packed(model: catboost.CatBoostClassifier, names: tuple[str, ...]) -> Trees:
    """The ensemble in the form that pipeline.noise.trees evaluates; columns that no tree asks for are left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text())
    depth = int(SETTINGS["depth"])
    asked = [tree["splits"] for tree in data["oblivious_trees"]]
    used = sorted({split["float_feature_index"] for splits in asked for split in splits})
    position = {feature: place for place, feature in enumerate(used)}
    features = np.zeros((len(asked), depth), np.int32)
    borders = np.full((len(asked), depth), np.inf, np.float32)
    leaves = np.zeros((len(asked), 2**depth), np.float32)
    for number, tree in enumerate(data["oblivious_trees"]):
        for level, split in enumerate(tree["splits"]):
            features[number, level] = position[split["float_feature_index"]]
            borders[number, level] = split["border"]
        values = tree["leaf_values"]
        leaves[number, : len(values)] = values
    scale, bias = data["scale_and_bias"]
    shift = bias[0] if isinstance(bias, list) else bias
    return Trees(tuple(names[feature] for feature in used), features, borders, leaves * np.float32(scale), float(shift))


def figures(table: Table, probability: Column) -> dict[str, float]:
    """Cross-validated figures by set: bag F1, strip F1 of municipal pages, snippet F1 of trafeval."""
    found: dict[str, list[float]] = {}
    snippets: dict[str, list[int]] = {}
    for example, part, rows in zip(
        table.examples, table.pages(probability), np.split(table.rows, table.ends[:-1]), strict=True
    ):
        page = example.page
        columns = {name: rows[:, place].astype(np.float64) for place, name in enumerate(table.names)}
        _, keep = decide(example.blocks, columns, part, np.zeros(len(part)), article=not page.lines)
        kept = [block.text for block, kept in zip(example.blocks, keep, strict=True) if kept]
        name = page.dataset + (" as text" if example.tagless else "")
        if page.wanted or page.unwanted:
            flat = " ".join("\n".join(kept).split())
            counts = snippets.setdefault(name, [0, 0, 0])
            right = sum(" ".join(snippet.split()) in flat for snippet in page.wanted)
            counts[0] += right
            counts[1] += sum(" ".join(snippet.split()) in flat for snippet in page.unwanted)
            counts[2] += len(page.wanted) - right
            continue
        if page.gold is None and not page.lines:
            continue
        gold = page.gold if page.gold is not None else "\n".join(text for text, keep in page.lines if keep)
        want, got = Counter(words(gold)), Counter(words("\n".join(kept)))
        found.setdefault(f"{name} bag", []).append(_f1(want, got))
        if page.lines:
            whole = Counter(words("\n".join(text for text, _ in page.lines)))
            if (whole - want).total() >= 5:
                found.setdefault(f"{name} strip", []).append(_f1(whole - want, whole - got))
    result = {name: round(float(np.mean(values)), 4) for name, values in sorted(found.items())}
    result |= {f"{name} snippets": round(2 * a / (2 * a + b + c), 4) for name, (a, b, c) in sorted(snippets.items())}
    return result


def _f1(want: Counter[str], got: Counter[str]) -> float:
    total = want.total() + got.total()
    return 2 * (want & got).total() / total if total else 1.0


def calibration(table: Table, probability: Column) -> dict[str, Any]:
    """Expected calibration error over ten bins of equal width, and the bins (mean probability, share kept, blocks)."""
    known = np.concatenate([~np.isnan(example.target) & (example.tokens > 0) for example in table.examples])
    known &= np.concatenate([np.full(len(e.blocks), e.page.dataset != "trafeval") for e in table.examples])
    guess, truth = probability[known], table.target[known]
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


def main() -> None:
    """Train, score, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--no-cross-validation", action="store_true", help="train and write without figures")
    args = parser.parse_args()
    corpora = args.shared / "corpora"
    pages = [
        *read_municipal(corpora / "municipal"),
        *read_municipal(corpora / "municipal-own"),
        *read_extraction(corpora / "extraction"),
    ]
    table = Table([example for page in pages for example in examples_of(page)])
    print(f"{len(pages)} pages, {len(table.examples)} examples, {len(table.rows)} blocks, {len(table.names)} features")
    record: dict[str, Any] = {"settings": SETTINGS, "iterations": ITERATIONS, "folds": FOLDS, "weights": WEIGHTS}
    record["data"] = {
        path.relative_to(corpora).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*corpora.glob("extraction/*.dev.tar.*"), *corpora.glob("municipal*/*/*.*")])
    }
    record["pages"] = dict(sorted(Counter(page.dataset for page in pages).items()))
    first = table.cross_validate(table.rows, ITERATIONS[0])
    rows, names = table.with_context(first)
    if not args.no_cross_validation:
        second = table.cross_validate(rows, ITERATIONS[1])
        municipal = np.concatenate([np.full(len(e.blocks), bool(e.page.lines)) for e in table.examples])
        final = np.where(municipal, mean_odds(first, second), second)
        record["first_stage"], record["cross_validated"] = figures(table, first), figures(table, final)
        record["calibration"] = calibration(table, final)
        record["decided"] = True
        print(json.dumps({key: record[key] for key in ("first_stage", "cross_validated", "calibration")}, indent=1))
    everything = np.ones(len(table.rows), np.bool_)
    stages = [
        packed(table.train(table.rows, everything, ITERATIONS[0]), table.names),
        packed(table.train(rows, everything, ITERATIONS[1]), names),
    ]
    np.savez_compressed(MODEL, **pack_trees(stages))  # type: ignore[arg-type]
    RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")
    print(f"wrote {MODEL} ({MODEL.stat().st_size} bytes) and {RECORD}")


if __name__ == "__main__":
    main()
