"""Train the block labeller: `python -m bench.train_noise [--text] [--shared ../shared] [--outputs FILE]`.

Reads the development pages of corpora/extraction, corpora/municipal and corpora/municipal-own, those of tests/towns and
made municipal pages, cross-validates by site, prints the figures, trains on everything, and writes
pipeline/noise/scoring/model.npz and model.json (the data's checksums, the settings, the cross-validated figures). Same
data, same packages: the same model. Lexicon, page types and both stages are fitted inside the folds. FILE gets the
cross-validated probabilities, which `python -m bench.noise` scores beside the peers. With `--text` all of it for text
without tags, from a copy of each page without its markup: text.npz and text.json. Needs the extra `train` (lightgbm,
scipy).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import noise_pagetypes
from bench.corpora import SHARED
from bench.noise_examples import (
    EXCERPT,
    FOLDS,
    GERMAN_OR_FRENCH,
    LENGTH_POWER,
    LINES_COPY,
    MOST_BLOCKS,
    MOST_ROWS,
    TEXT_COPY,
    TEXT_WEIGHTS,
    WEIGHTS,
    Column,
    Rows,
    as_table,
    read_examples,
    stack,
)
from bench.noise_figures import calibration, figures
from bench.noise_gold import read_extraction, read_municipal
from bench.noise_lexicon import PENALTY, SITES, Words
from bench.noise_pagetypes import TypedPages
from bench.noise_trees import SETTINGS, cross_validate, packed, train_stages
from bench.town_pages import made_pages
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.context import add_context
from pipeline.noise.evidence.pagetypes import TYPES, PageTypes
from pipeline.noise.markup.siblings import NEEDED, add_kin, add_kin_guess, kinship
from pipeline.noise.scoring.model import NoiseModel, pack_model
from pipeline.noise.scoring.odds import mean_odds

MODELS = Path("pipeline/noise/scoring")
TOWNS = Path("tests/towns")
ITERATIONS = (140, 100)
DRAWS = (1, 5)
"""Ensembles of each stage, of which the mean counts (bench/noise_notes.md)."""
TEXT_DRAWS = (3,)
"""Text without tags has one stage: a second one gains nothing there (bench/noise_notes.md)."""
MADE = 250


def with_context(
    table: NDArray[np.float32], names: tuple[str, ...], rows: Rows, guess: Column, types: list[dict[str, Column]]
) -> tuple[NDArray[np.float32], tuple[str, ...]]:
    """The table of the second stage: the first one's, what its guess says, what a block's kin are like, and the page's
    type; and the names of the new columns."""
    needed = table[:, [names.index(name) for name in NEEDED]]
    found = []
    for example, part, own, kind in zip(rows.examples, rows.pages(guess), rows.pages(needed), types, strict=True):
        columns = Columns.of({name: own[:, place].astype(np.float64) for place, name in enumerate(NEEDED)})
        add_context(columns, example.blocks, part)
        columns.update(kind)
        kin = kinship(example.blocks)
        add_kin(columns, kin)
        add_kin_guess(columns, kin, part)
        found.append(as_table({name: column for name, column in columns.items() if name not in NEEDED}))
    more, added = stack(found)
    return np.hstack([table, more]), added


def main() -> None:
    """Train, score, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--outputs", type=Path, help="where the cross-validated probabilities go")
    parser.add_argument("--text", action="store_true", help="the model for text without tags")
    args = parser.parse_args()
    corpora = args.shared / "corpora"
    pages = [
        *read_municipal(corpora / "municipal"),
        *read_municipal(corpora / "municipal-own"),
        *read_municipal(TOWNS),
        *made_pages(MADE, seed=1),
        *read_extraction(corpora / "extraction"),
    ]
    rows = Rows(read_examples(pages, text=args.text))
    words = Words(rows)
    plain, names = rows.features()
    said, more = stack([as_table(columns) for columns in words.cross_fitted()])
    table, names = np.hstack([plain, said]), names + more
    del plain, said
    print(f"{len(pages)} pages, {len(rows.examples)} examples, {rows.count} blocks, {len(names)} columns", flush=True)
    draws = TEXT_DRAWS if args.text else DRAWS
    first = cross_validate(table, rows, ITERATIONS[0], draws[0])
    both, more, final = table, (), first
    types = PageTypes({}, (0.0,) * len(TYPES))
    if not args.text:
        typed = TypedPages(rows)
        types = typed.fit(np.ones(len(rows.examples), np.bool_))
        both, more = with_context(table, names, rows, first, typed.cross_fitted())
        second = cross_validate(both, rows, ITERATIONS[1], DRAWS[1])
        final = np.where(rows.article, second, mean_odds(first, second))
    record: dict[str, Any] = {
        "settings": SETTINGS,
        "iterations": ITERATIONS[: len(draws)],
        "draws": draws,
        "folds": FOLDS,
        "weights": (TEXT_WEIGHTS | {"as lines": LINES_COPY, "excerpts": EXCERPT} if args.text else WEIGHTS)
        | {"as text": TEXT_COPY, "de, fr": GERMAN_OR_FRENCH, "blocks": MOST_BLOCKS, "length power": LENGTH_POWER},
        "rows of a page": MOST_ROWS,
        "lexicon": {"sites": SITES, "penalty": PENALTY},
        "page types": {"sites": noise_pagetypes.SITES, "penalty": noise_pagetypes.PENALTY},
        "pages": dict(sorted(Counter(page.dataset for page in pages).items())),
        "data": {
            path.relative_to(corpora).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted([*corpora.glob("extraction/*.dev.tar.*"), *corpora.glob("municipal*/*/*.*")])
        }
        | {path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(TOWNS.glob("*/*.*"))},
        "first_stage": figures(rows, first),
        "cross_validated": figures(rows, final),
        "calibration": calibration(rows, final),
    }
    print(json.dumps({key: record[key] for key in ("first_stage", "cross_validated", "calibration")}, indent=1))
    if args.outputs:
        guesses = zip(rows.examples, rows.pages(final), strict=True)
        arrays = {f"{example.dataset}/{example.page.id}": part.astype(np.float32) for example, part in guesses}
        np.savez_compressed(args.outputs, **arrays)  # type: ignore[arg-type]
    lexicon = words.fit(np.ones(rows.count, np.bool_))
    models = train_stages((table, both)[: len(draws)], rows, ITERATIONS, draws)
    asked = (names, (*names, *more))
    stages = tuple(packed(trees, columns) for trees, columns in zip(models, asked, strict=False))
    model = MODELS / ("text.npz" if args.text else "model.npz")
    np.savez_compressed(model, **pack_model(NoiseModel(lexicon, types, stages)))  # type: ignore[arg-type]
    model.with_suffix(".json").write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")
    print(f"wrote {model} ({model.stat().st_size} bytes) and its record")


if __name__ == "__main__":
    main()
