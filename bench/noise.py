"""Write bench/noise.md and docs/noise-calibration.svg: the block labeller beside the peers, on the same pages.

    python -m bench.train_noise --outputs FILE
    python -m bench.noise --outputs FILE [--shared ../shared] [--pages 400]

FILE holds the cross-validated probabilities: every page is labelled by a model that has not seen its site. (The shipped
model has seen all of them; scoring it on them says little. Its speed is measured here.) The figures of text without
tags stand in the record of the model for it (`python -m bench.train_noise --text`). Peers: the extra `bench`;
readability-lxml 0.9 asks for an older chardet, so it is put on the path by hand (`pip install --no-deps --target`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from bench.corpora import PROJECT, SHARED
from bench.noise_examples import Example, Rows, read_examples
from bench.noise_figures import figures, kept_text, municipal_scores, scored
from bench.noise_gold import GoldPage, read_extraction, read_municipal
from bench.noise_hostile import measure_hostile
from bench.noise_peers import OURS, PEERS, Side, measure, sample
from bench.noise_picture import reliability_curve
from pipeline.noise import SiteMemory

RECORD = PROJECT / "pipeline" / "noise" / "scoring" / "model.json"
TEXT_RECORD = RECORD.with_name("text.json")
PAGE = PROJECT / "bench" / "noise.md"
CURVE = PROJECT / "docs" / "noise-calibration.svg"
NOTES = PROJECT / "bench" / "noise_notes.md"
MEASURES = (
    ("aeb", "sh_f1", "aeb sh4"),
    ("aeb", "bag_f1", "aeb"),
    ("wcxb", "bag_f1", "wcxb"),
    ("magic", "bag_f1", "magic"),
    ("trafeval", "sn_f1", "trafeval"),
)
DISTRIBUTIONS = ("trafilatura", "resiliparse", "readability-lxml", "justext")
KNOWN = (1, 3, 5, 10)
FEWEST = 5
Table = list[str]
Probabilities = dict[str, np.ndarray]


def main() -> None:
    """Read the probabilities, measure both sides, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outputs", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=400, help="at most so many pages of each extraction set")
    args = parser.parse_args()
    record, text = json.loads(RECORD.read_text("utf-8")), json.loads(TEXT_RECORD.read_text("utf-8"))
    with np.load(args.outputs) as data:
        probabilities = {name: data[name].astype(np.float64) for name in data.files}
    corpora = args.shared / "corpora"
    pages = list(read_extraction(corpora / "extraction"))
    compared = sample(pages, args.pages)
    asked = compared | _of_large_sites(pages)
    examples = read_examples(page for page in pages if page.id in asked)
    municipal = read_examples(read_municipal(corpora / "municipal"))
    own = read_examples([*read_municipal(corpora / "municipal-own"), *read_municipal(PROJECT / "tests" / "towns")])
    hostile = _hostile()
    chosen = [example for example in examples if example.page.id in compared and not example.tagless]
    sides = measure(chosen, [_of(probabilities, example) for example in chosen])
    error, bins = record["calibration"]["error"], record["calibration"]["bins"]
    lines = [
        *_head(chosen),
        *_quality(sides),
        *_groups(sides, chosen, "language", lambda example: example.page.language),
        *_groups(sides, chosen, "type of page", lambda example: example.page.page_type),
        *_speed(sides),
        *_municipal(record, text, [*municipal, *own], probabilities),
        *_site_memory(municipal, examples, probabilities),
        *_calibration(error, bins, text["calibration"]["error"]),
        *hostile,
        NOTES.read_text("utf-8"),
    ]
    PAGE.write_text("\n".join(lines), "utf-8")
    CURVE.write_text(reliability_curve(bins, error), "utf-8")


def _of_large_sites(pages: Sequence[GoldPage]) -> set[str]:
    """Ids of the pages with a gold text whose site has the most pages that `KNOWN` asks for."""
    hosts = Counter(_host(page) for page in pages if page.gold is not None)
    return {page.id for page in pages if page.gold is not None and _host(page) and hosts[_host(page)] >= KNOWN[-1]}


def _host(page: GoldPage) -> str:
    return urlsplit(page.url).hostname or ""


def _of(probabilities: Probabilities, example: Example) -> np.ndarray:
    return probabilities[f"{example.dataset}/{example.page.id}"]


def _row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _table(*head: str) -> Table:
    return [_row(*head), "|" + "---|" * len(head)]


def _head(chosen: Sequence[Example]) -> Table:
    sizes = {name: sum(example.dataset == name for example in chosen) for name, _, _ in MEASURES}
    told = ", ".join(f"{count} of {name}" for name, count in sizes.items())
    return [
        "# Noise",
        "",
        f"The block labeller beside the peers, on the same development pages, in one run: {told}.",
        "Ours is cross-validated by site. Measures are the scorer's own: F1 of four-word shingles (sh4), word-bag F1 "
        "of the",
        "kept text, for trafeval F1 over snippets. `python -m bench.noise` writes this page.",
        "",
        "Peers: " + ", ".join(f"{name} {version(name)}" for name in DISTRIBUTIONS) + ".",
        "",
    ]


def _quality(sides: dict[str, dict[str, Side]]) -> Table:
    lines = ["## Main content", "", *_table("system", *(title for _, _, title in MEASURES))]
    for name in (OURS, *PEERS):
        cells = [_whole(sides[data][name])[key] for data, key, _ in MEASURES]
        lines.append(_row(name, *(f"{cell:.3f}" for cell in cells)))
    return [*lines, ""]


def _whole(side: Side) -> dict[str, Any]:
    return side.of(range(len(side.scores)))


def _groups(
    sides: dict[str, dict[str, Side]], chosen: Sequence[Example], title: str, group: Callable[[Example], str]
) -> Table:
    names = (OURS, *PEERS)
    lines = [f"## By {title}", "", *_table("set", title, "pages", *names)]
    for data, key in {data: key for data, key, _ in MEASURES}.items():
        own = [group(example) or "–" for example in chosen if example.dataset == data]
        kinds = sorted(dict.fromkeys(own), key=lambda kind: (-own.count(kind), kind))
        for kind in kinds:
            places = [place for place, other in enumerate(own) if other == kind]
            if len(places) >= FEWEST and len(kinds) > 1:
                cells = [f"{sides[data][name].of(places)[key]:.3f}" for name in names]
                lines.append(_row(data, kind, len(places), *cells))
    return [*lines, ""]


def _speed(sides: dict[str, dict[str, Side]]) -> Table:
    lines = ["## CPU time", "", "Milliseconds a page at the median (and the mean), parsing included.", ""]
    lines += _table("system", *sides)
    for name in (OURS, *PEERS):
        cells = [1000 * np.array(own[name].seconds) for own in sides.values()]
        lines.append(_row(name, *(f"{np.median(cell):.1f} ({cell.mean():.1f})" for cell in cells)))
    return [*lines, ""]


def _municipal(
    record: dict[str, Any], text: dict[str, Any], examples: Sequence[Example], probabilities: Probabilities
) -> Table:
    whole = Rows(list(examples))
    last = figures(whole, np.concatenate([_of(probabilities, example) for example in examples]))
    lines = ["## Municipal pages, cross-validated", ""]
    lines += _table("pages", "noise, first stage", "strip", "noise, after every step", "strip")
    for name in ("municipal", "municipal-own", "towns"):
        lines.append(_stages(name, record["first_stage"], last))
        lines.append(_stages(f"{name} as text", text["first_stage"], text["cross_validated"]))
    lines += [
        "",
        "The rows of text are those of its own model alone; what ships is the mean of both models, see below.",
    ]
    return [*lines, ""]


def _stages(name: str, *stages: dict[str, float]) -> str:
    return _row(name, *(f"{stage[f'{name} {what}']:.3f}" for stage in stages for what in ("noise", "strip")))


def _site_memory(municipal: Sequence[Example], extraction: Sequence[Example], probabilities: Probabilities) -> Table:
    lines = [
        "## What a site repeats",
        "",
        "Mean over the pages of a site, each labelled with what so many pages of the site repeat (itself and those",
        "after it). Three pages are enough, and fewer are not used.",
        "",
    ]
    lines += _table("site", "measure", *(f"{count} known" for count in KNOWN))
    for site, own in _sites(municipal, lambda example: example.page.site, FEWEST).items():
        known = [_known(own, probabilities, count) for count in KNOWN]
        scores = [[municipal_scores(page.page, text) for page, text in zip(own, texts, strict=True)] for texts in known]
        noise = [np.mean([score[0] for score in side]) for side in scores]
        strip = [np.mean([score[1] for score in side if score[1] is not None]) for side in scores]
        name = f"{len(own)} pages of {site.removeprefix('municipal:')}"
        lines += [_row(name, "noise F1", *_cells(noise, own)), _row(name, "strip F1", *_cells(strip, own))]
    hosts = _sites(
        [example for example in extraction if example.page.gold is not None],
        lambda example: _host(example.page),
        KNOWN[-1],
    )
    for host, own in hosts.items():
        bags = []
        for count in KNOWN:
            texts = zip(own, _known(own, probabilities, count), strict=True)
            bags.append(np.mean([scored(page.page, text)["bag"][2] for page, text in texts]))
        lines.append(_row(f"{len(own)} pages of {host}", "bag F1", *_cells(bags, own)))
    return [*lines, ""]


def _cells(values: Sequence[np.floating], own: Sequence[Example]) -> list[str]:
    return [f"{value:.3f}" if count <= len(own) else "–" for count, value in zip(KNOWN, values, strict=True)]


def _sites(examples: Sequence[Example], site: Callable[[Example], str], fewest: int) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for example in examples:
        if not example.tagless and site(example):
            found.setdefault(site(example), []).append(example)
    return {name: own for name, own in sorted(found.items()) if len(own) >= fewest}


def _known(own: Sequence[Example], probabilities: Probabilities, count: int) -> list[str]:
    texts = []
    for place, example in enumerate(own):
        seen = [own[(place + step) % len(own)] for step in range(min(count, len(own)))]
        memory = SiteMemory.of(other.blocks for other in seen)
        known = memory.pages >= min(KNOWN[1:])
        shares = np.array([memory.share(block) if known else 0.0 for block in example.blocks])
        texts.append(kept_text(example, _of(probabilities, example), shares))
    return texts


def _calibration(error: float, bins: Sequence[Sequence[float]], of_text: float) -> Table:
    lines = ["## Calibration", "", f"Expected calibration error {error:.3f} over ten bins, cross-validated;"]
    lines.append(f"{of_text:.3f} of the model for text without tags.")
    lines += ["", "![Reliability curve](../docs/noise-calibration.svg)", ""]
    lines += _table("mean probability", "share kept", "blocks")
    return [*lines, *(_row(f"{said:.2f}", f"{was:.2f}", int(blocks)) for said, was, blocks in bins), ""]


def _hostile() -> Table:
    lines = ["## Hostile pages", "", "Decoding, blocks and labels; memory above that of an idle process.", ""]
    lines += _table("page", "CPU seconds", "MB", "blocks")
    for name, seconds, megabytes, blocks in measure_hostile():
        lines.append(_row(name, f"{seconds:.2f}", f"{megabytes:.0f}", blocks))
    return [*lines, ""]


if __name__ == "__main__":
    main()
