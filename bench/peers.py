"""Score phones or languages beside the peers in one run, and print the tables of bench/phones.md or bench/languages.md.

    python -m bench.peers phones|langid [--shared ../shared] [--python PYTHON] [--model FILE:HALF ...]

The scorers and the peers' adapters are those of ../shared/bench. --python names the interpreter in which the peers
are installed (this one by default); a peer that is not installed there is left out and named. --model scores other
model files in place of the shipped one, each on the half of the langid corpus that it has not seen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
OURS = PROJECT / "bench" / "adapters.py"


def score(scorer: Path, module: Path, python: str, data: Path | None = None) -> dict[str, Any] | None:
    """The scorer's figures for one module, None where it could not run."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [python, str(scorer), str(module), "--json", str(out), *(["--data", str(data)] if data else [])]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        if done.returncode or not out.exists():
            return None
        found: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return found


def phones_table(runs: dict[str, dict[str, Any]], by_region: dict[str, Any]) -> str:
    """Exact F1 of all and by origin, false numbers in texts without one, speed; ours by region."""
    origins = ("own-municipal", "Recognizers-Text", "libphonenumber-examples", "libphonenumber-matcher-tests")
    lines = [
        "| system | exact F1 | " + " | ".join(origins) + " | false a negative | texts per CPU second |",
        "|" + "---|" * (len(origins) + 4),
    ]
    for name, run in runs.items():
        rows = run["rows"]
        cells = [f"{rows['ALL']['exact_f1']:.3f}", *(f"{rows[origin]['exact_f1']:.3f}" for origin in origins)]
        lines.append(f"| {name} | {' | '.join(cells)} | {rows['ALL']['fp_neg']:.3f} | {run['texts_per_s']:,.0f} |")
    lines += [
        "",
        "| region | numbers | precision | recall | exact F1 | texts without | false a negative |",
        "|" + "---|" * 7,
    ]
    for region, row in by_region["rows"].items():
        false = "" if row["fp_neg"] is None else f"{row['fp_neg']:.3f}"
        figures = " | ".join(f"{row[key]:.3f}" for key in ("p", "r", "exact_f1"))
        lines.append(f"| {region} | {row['gold']} | {figures} | {row['negs']} | {false} |")
    return "\n".join(lines)


def language_table(runs: dict[str, dict[str, Any]]) -> str:
    """Accuracy of all, by length, by kind and by language; nulls kept out, speed and load."""
    parts = []
    for group, title in (("len", "characters"), ("kind", "kind"), ("lang", "language")):
        keys = list(next(iter(runs.values()))[group])
        lines = [f"| {title} | all | {' | '.join(keys)} |", "|" + "---|" * (len(keys) + 2)]
        for name, run in runs.items():
            lines.append(
                f"| {name} | {run['acc']:.3f} | " + " | ".join(f"{run[group][key]:.3f}" for key in keys) + " |"
            )
        parts.append("\n".join(lines))
    lines = ["| system | null kept out | blocks per CPU second | loading, CPU seconds |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {run['null_kept_out']:.2f} | {run['blocks_per_s']:,.0f} | {run['load_s']:.2f} |"
        for name, run in runs.items()
    ]
    return "\n\n".join([*parts, "\n".join(lines)])


def half_scores(models: list[str], shared: Path, scorer: Path) -> dict[str, dict[str, Any]]:
    """The scorer's figures of model files, each on the half of the corpus that it has not seen."""
    found = {}
    for given in models:
        file, _, half = given.rpartition(":")
        with tempfile.TemporaryDirectory() as folder:
            lines = (shared / "corpora/langid/langid.dev.jsonl").read_text("utf-8").splitlines()
            unseen = [x for x in lines if zlib.crc32(json.loads(x)["text"].encode()) % 2 == int(half)]
            (Path(folder) / "langid.dev.jsonl").write_text("\n".join(unseen), "utf-8")
            module = Path(folder) / "held_out.py"
            module.write_text(
                f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pathlib import Path\n"
                "import pipeline.language.vote as d\nfrom pipeline.language.ngrams import NgramModel\n"
                f"model = NgramModel(Path({file!r}).read_bytes())\nd.ngram_model = lambda: model\ndetect = d.detect\n",
                "utf-8",
            )
            run = score(scorer, module, sys.executable, Path(folder))
        if run is not None:
            found[f"ours, half {half} held out"] = run
    return found


def main() -> None:
    """Run the scorer for ours and every peer; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("phones", "langid"))
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--model", action="append", default=[])
    args = parser.parse_args()
    folder = args.shared / "bench" / args.what
    scorer = folder / "evaluate.py"
    runs: dict[str, dict[str, Any]] = {}
    absent = []
    ours = score(scorer, OURS, sys.executable)
    if ours is None:
        raise SystemExit("our own adapter did not run")
    runs["ours"] = ours
    runs |= half_scores(args.model, args.shared, scorer) if args.what == "langid" else {}
    for module in sorted((folder / "baselines").glob("*.py")):
        if module.name.startswith("_") and module.stem != "_common":
            continue
        run = score(scorer, module, args.python)
        if run is None:
            absent.append(module.stem)
        else:
            runs[module.stem.strip("_")] = run
    if args.what == "phones":
        with tempfile.TemporaryDirectory() as temporary:
            out = Path(temporary) / "out.json"
            command = [sys.executable, str(scorer), str(OURS), "--by", "region", "--json", str(out)]
            subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
            print(phones_table(runs, json.loads(out.read_text("utf-8"))))
    else:
        print(language_table(runs))
    if absent:
        print(f"\nLeft out of this run (not installed, or stopped): {', '.join(absent)}.")


if __name__ == "__main__":
    main()
