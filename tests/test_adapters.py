"""The face that the scorers of the corpora call: they load bench/adapters.py with its folder first on the path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent.parent / "bench"
AS_A_SCORER = """
import importlib.util, sys
sys.path.insert(0, {folder!r})
spec = importlib.util.spec_from_file_location("candidate", {module!r})
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.find_phones("Telefon 0381 381-0", "DE"), module.find_dates("am 3. Mai 2024", "de"))
"""


def test_a_scorer_that_looks_for_modules_in_bench_first_gets_its_answers(tmp_path: Path) -> None:
    code = AS_A_SCORER.format(folder=str(BENCH), module=str(BENCH / "adapters.py"))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "[(8, 18, '+493813810')] [(3, 14, '2024-05-03')]\n", done.stderr


def test_no_module_of_bench_hides_one_of_the_standard_library() -> None:
    assert not {module.stem for module in BENCH.glob("*.py")} & sys.stdlib_module_names
