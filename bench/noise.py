"""Write bench/noise.md: the block labeller beside the peers.

    python -m bench.noise --peers FILE

FILE holds the figures of the peers: what `--json FILE` of ../shared/bench/extraction/evaluate.py writes. Ours are the
cross-validated ones of pipeline/noise/model.json, which `python -m bench.train_noise` writes: every page is labelled by
a model that has not seen its site. (The shipped model has seen all of them; scoring it on them says little.)
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
RECORD = PROJECT / "pipeline" / "noise" / "model.json"
PAGE = PROJECT / "bench" / "noise.md"
SETS = {"aeb": "bag_f1", "wcxb": "bag_f1", "magic": "bag_f1", "trafeval": "sn_f1"}
HEAD = """# Noise

The block labeller beside the peers. Word-bag F1 of the kept text (trafeval: F1 over snippets). Ours is cross-validated
by site on all development pages; the peers are scored on {sample}.
`python -m bench.noise` writes this page.
"""
SITE = """## What a site repeats

Five pages of one site in corpora/municipal, cross-validated probabilities, with and without `SiteMemory`:

| pages of the site known | noise F1 | strip F1 |
|---|---|---|
| 1 (the page alone) | 0.875 | 0.506 |
| 3 | 0.981 | 0.978 |
| 5 | 0.981 | 0.978 |

Three pages are enough, and fewer are not used. The weight of the evidence (five log-odds for what stands on every other
page) was set here: 2 gives 0.895 and 0.725, 3 gives 0.927 and 0.858, 4 gives 0.966 and 0.952, 5 to 8 give the same.
"""
REST = """## What is known and the model does not have to learn

Phrases of menus and widgets, and second copies of a sentence that stays, weigh three log-odds against a block of a
municipal page: 53 municipal pages are too few to learn every phrase from. Cross-validated on them, an earlier model
without and with that weight: municipal strip 0.766 and 0.781, municipal-own strip 0.924 and 0.937, the seeds' strip
0.830 and 0.945; noise rises by 0.001 to 0.007. Filling holes between blocks
that stay and taking the mean of both stages add 0.003 and 0.013 on municipal. A record says whether its figures hold
these: "decided": true.

## What is still wrong

- Real municipal pages: teasers inside menus that unfold, contact data in footers (some are what the page is about, some
  are not), home pages of notices, and pages that are a list of names and numbers. With one page of a site in hand much
  of this is a guess; see the table above for what two more pages do.
- magic: forum pages whose gold is the first post alone, and short Chinese articles; we keep too much.
- Pages that scripts fill: what is not in the markup is not read.
- The extraction sets want the body of an article; municipal pages are kept with contact data and news lists. One model
  learns both and is told which is asked for (`article` of `label_blocks`).
"""


def main() -> None:
    """Read both sides, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, required=True)
    args = parser.parse_args()
    record = json.loads(RECORD.read_text("utf-8"))
    peers = json.loads(args.peers.read_text("utf-8"))["results"]
    sizes = {name: max(side["n"] for side in sides.values()) for name, sides in peers.items()}
    sample = ", ".join(f"{sizes[name]} pages of {name}" for name in SETS if name in sizes)
    lines = [
        HEAD.format(sample=sample),
        *_extraction(record, peers),
        *_municipal(record),
        SITE,
        *_calibration(record),
        REST,
    ]
    PAGE.write_text("\n".join(lines), "utf-8")


def _extraction(record: dict[str, Any], peers: dict[str, Any]) -> list[str]:
    lines = ["## Main content", "", "| system | " + " | ".join(SETS) + " |", "|---|" + "---|" * len(SETS)]
    own = record["cross_validated"]
    figures = [own.get(f"{name} bag", own.get(f"{name} snippets")) for name in SETS]
    lines.append("| Rathaus | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")
    names = sorted({name for sides in peers.values() for name in sides})
    for name in names:
        cells = [_cell(peers.get(data, {}).get(name), key) for data, key in SETS.items()]
        lines.append(f"| {name.removeprefix('peer:')} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _cell(side: dict[str, Any] | None, key: str) -> str:
    return f"{side[key]:.3f}" if side and key in side else "–"


def _municipal(record: dict[str, Any]) -> list[str]:
    own = record["cross_validated"]
    first = record["first_stage"]
    decided = "after every step" if record.get("decided") else "second stage alone"
    lines = ["## Municipal pages, cross-validated", ""]
    lines += [f"| pages | noise, first stage | strip | noise, {decided} | strip |", "|---|---|---|---|---|"]
    for name in ("municipal", "municipal-own"):
        for kind in ("", " as text"):
            cells = [f"{side[f'{name}{kind} {what}']:.3f}" for side in (first, own) for what in ("bag", "strip")]
            lines.append(f"| {name}{kind} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _calibration(record: dict[str, Any]) -> list[str]:
    found = record["calibration"]
    lines = [
        "## Calibration",
        "",
        f"Expected calibration error {found['error']:.3f} over ten bins, cross-validated.",
        "",
    ]
    lines += ["| mean probability | share kept | blocks |", "|---|---|---|"]
    lines += [f"| {said:.2f} | {was:.2f} | {blocks} |" for said, was, blocks in found["bins"]]
    return [*lines, ""]


if __name__ == "__main__":
    main()
