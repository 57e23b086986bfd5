"""Coverage-guided fuzzing of the pipeline with Atheris: `python -m tests.fuzz [TARGET ...] [--runs N] [--seed N]`.

Each target runs in a process of its own, since libFuzzer ends it. An input that breaks a promise stands in the folder
that is named at the end, and the command ends with 1; `python -m tests.fuzz TARGET --input FILE` runs it again.
Needs the extra `fuzz`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = {
    "decode": 20_000,
    "blocks": 10_000,
    "dates": 10_000,
    "phones": 10_000,
    "cities": 10_000,
    "page": 500,
    "words": 2_000,
}
"""Inputs a target: one to five minutes of CPU each."""
LIMITS = ("-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=0", "-verbosity=0")
"""An input may take 20 seconds and a process 2 GB: far above what a page takes, so that only what runs away counts."""


def fuzz(target: str, runs: int, seed: int, folder: Path) -> None:
    """Fuzz one target in this process; does not return."""
    import atheris  # noqa: PLC0415 - an extra

    with atheris.instrument_imports(include=["pipeline"], enable_loader_override=False):
        from pipeline.languages import all_languages  # noqa: PLC0415 - imported under instrumentation
        from pipeline.warm import warm_up  # noqa: PLC0415
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415
    from tests.fuzz.seeds import seeds  # noqa: PLC0415

    corpus = folder / f"{target}-corpus"
    corpus.mkdir()
    for number, seed_input in enumerate(seeds()):
        (corpus / f"{number:03}").write_bytes(seed_input[:4096])
    options = [f"-runs={runs}", f"-seed={seed}", *LIMITS, f"-artifact_prefix={folder}/{target}-", str(corpus)]
    warm_up(all_languages())  # what is loaded at first use is no input's time
    atheris.Setup([sys.argv[0], *options], TARGETS[target])
    atheris.Fuzz()


def main() -> None:
    """Fuzz the named targets, all of them where none is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the pipeline, guided by coverage.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(RUNS)}; all where none is named")
    parser.add_argument("--runs", type=int, help="inputs a target")
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--input", type=Path, help="run the one target on this file")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    targets = given.targets or list(RUNS)
    if unknown := set(targets) - set(RUNS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if given.input:
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - not before the arguments are known to be right

        for target in targets:
            TARGETS[target](given.input.read_bytes())
        return
    if given.folder:
        fuzz(targets[0], given.runs, given.seed, given.folder)
    folder = Path(tempfile.mkdtemp(prefix="rathaus-fuzz-"))
    failed = []
    for target in targets:
        runs = given.runs or RUNS[target]
        command = [sys.executable, "-m", "tests.fuzz", target, f"--runs={runs}", f"--seed={given.seed}"]
        done = subprocess.run(
            [*command, f"--folder={folder}"], capture_output=True, text=True, errors="replace", check=False
        )
        print(f"{target:8} {runs:7} inputs  {'broken' if done.returncode else 'held'}", flush=True)
        if done.returncode:
            failed.append(target)
            print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
    if failed:
        sys.exit(f"inputs that broke a promise: {folder}")


if __name__ == "__main__":
    main()
