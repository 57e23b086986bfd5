"""The tables of bench/dates.md, phones.md and languages.md: made of the scorers' figures, put between their marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
"""What a scorer writes with --json."""


class NoSuchTable(LookupError):
    """The note has no place for a table of that name."""


def write_tables(note: Path, tables: Mapping[str, str]) -> None:
    """Put tables into a note, each between `<!-- NAME -->` and the next `<!-- end -->`; what else it says stays.

    Raises NoSuchTable where the note lacks the marks.
    """
    text = note.read_text("utf-8")
    for name, table in tables.items():
        place = re.compile(rf"(?<=<!-- {re.escape(name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)
        if place.search(text) is None:
            raise NoSuchTable(f"{note.name} has no place for the table {name!r}")
        text = place.sub(lambda _, table=table: f"\n{table}\n\n", text, count=1)  # type: ignore[misc]
    note.write_text(text, "utf-8")


def dates_table(runs: Mapping[str, Figures]) -> str:
    """Exact F1 by language, false dates in 1,000 words without one, speed; a dash where a system lacks the language."""
    rows = next(iter(runs.values()))["rows"]
    languages = sorted((code for code in rows if code != "ALL"), key=lambda code: (-rows[code]["gold"], code))
    lines = [f"| language | dates | {' | '.join(runs)} |", "|" + "---|" * (len(runs) + 2)]
    for code in [*languages, "ALL"]:
        cells = [f"{run['rows'][code]['exact_f1']:.3f}" if code in run["rows"] else "–" for run in runs.values()]
        name = "all that it has" if code == "ALL" else code
        lines.append(f"| {name} | {rows[code]['gold']:,} | {' | '.join(cells)} |")
    false = [f"{run['rows']['ALL']['fp_per_kw']:.2f}" for run in runs.values()]
    lines.append(f"| false dates a 1,000 words | | {' | '.join(false)} |")
    speeds = [f"{run['words_per_s']:,}" for run in runs.values()]
    lines.append(f"| words a CPU second | | {' | '.join(speeds)} |")
    return "\n".join(lines)


def phones_table(runs: Mapping[str, Figures]) -> str:
    """Exact F1 of all and by origin, false numbers in texts without one, speed."""
    origins = ("own-municipal", "Recognizers-Text", "libphonenumber-examples", "libphonenumber-matcher-tests")
    lines = [
        "| system | exact F1 | " + " | ".join(origins) + " | false a negative | texts per CPU second |",
        "|" + "---|" * (len(origins) + 4),
    ]
    for name, run in runs.items():
        rows = run["rows"]
        cells = [f"{rows['ALL']['exact_f1']:.3f}", *(f"{rows[origin]['exact_f1']:.3f}" for origin in origins)]
        lines.append(f"| {name} | {' | '.join(cells)} | {rows['ALL']['fp_neg']:.3f} | {run['texts_per_s']:,.0f} |")
    return "\n".join(lines)


def regions_table(by_region: Figures) -> str:
    """Our numbers by region."""
    lines = [
        "| region | numbers | precision | recall | exact F1 | texts without | false a negative |",
        "|" + "---|" * 7,
    ]
    for region, row in by_region["rows"].items():
        false = "" if row["fp_neg"] is None else f"{row['fp_neg']:.3f}"
        figures = " | ".join(f"{row[key]:.3f}" for key in ("p", "r", "exact_f1"))
        lines.append(f"| {region} | {row['gold']} | {figures} | {row['negs']} | {false} |")
    return "\n".join(lines)


def pages_table(pages: Mapping[str, Figures], kinds: Mapping[str, str]) -> str:
    """F1 of facts on whole pages. pages: the municipal scorer's figures by set. kinds: its names and ours for them."""
    lines = [f"| facts F1 | {' | '.join(kinds.values())} |", "|" + "---|" * (len(kinds) + 1)]
    for name, figures in pages.items():
        cells = [f"{(figures['facts'][kind]['f1'] if kind != 'lang' else figures['lang']):.3f}" for kind in kinds]
        lines.append(f"| {name}, {figures['pages']} pages | {' | '.join(cells)} |")
    return "\n".join(lines)


def languages_table(runs: Mapping[str, Figures], group: str, title: str) -> str:
    """Accuracy of all and by length ("len"), kind or language ("lang")."""
    keys = list(next(iter(runs.values()))[group])
    lines = [f"| {title} | all | {' | '.join(keys)} |", "|" + "---|" * (len(keys) + 2)]
    for name, run in runs.items():
        lines.append(f"| {name} | {run['acc']:.3f} | " + " | ".join(f"{run[group][key]:.3f}" for key in keys) + " |")
    return "\n".join(lines)


def language_costs_table(runs: Mapping[str, Figures]) -> str:
    """Texts without a language that are kept out, speed, loading."""
    lines = ["| system | null kept out | blocks per CPU second | loading, CPU seconds |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {run['null_kept_out']:.2f} | {run['blocks_per_s']:,.0f} | {run['load_s']:.2f} |"
        for name, run in runs.items()
    ]
    return "\n".join(lines)
