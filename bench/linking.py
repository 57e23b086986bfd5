"""Linking, pair by pair and by the clock: `python -m bench.linking` writes linking.md."""

from __future__ import annotations

from bench.corpora import PROJECT
from bench.linking_pairs import PairCounts, city_pairs, people_pairs
from bench.linking_speed import publish_cost

NOTE = PROJECT / "bench" / "linking.md"
HEAD = """# Linking

Written by `python -m bench.linking`. Pairs: statements of pages that look alike (one surname, a father and his son,
one name in two cities, respelt, shortened, married, transliterated), in tests/normalized/linking_pairs, joined or not
by the linking of a release. People are given as statements, cities as sentences that the pipeline reads.

| set | pairs | of them one | precision | recall | F1 |
|---|---|---|---|---|---|
"""
FIRST_SIGHT = """
The pairs were written before the rules. What the rules of then made of them at first sight:

| set | rule | precision | recall | F1 |
|---|---|---|---|---|
| people | the same folded name in one city, as before | 0.859 | 0.202 | 0.327 |
| people | the first version of today's rules | 0.928 | 0.949 | 0.938 |
| cities | GeoNames id, else folded name and country | 1.000 | 0.965 | 0.982 |

Twelve of the pairs that failed then were slips of the set (two statements of one page stood on two). The others led to
rules: the figures above are no measure of unseen names. The set written after the rules is: none followed from it.
"""


COST = """
A release of {pages} made pages ({rows} rows) is linked, checked and written in all its forms in {cpu:.1f} s of CPU,
{wall:.1f} s by the clock beside whatever else ran, with {memory} MB at most (the pages themselves among them).
"""
PAGES = 2_000


def row(name: str, counts: PairCounts) -> str:
    """A line of the table."""
    figures = f"{counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f}"
    return f"| {name} | {counts.pairs} | {counts.true} | {figures} |"


def by_kind(name: str, counts: PairCounts) -> list[str]:
    """The kinds of a set and their wrong pairs."""
    return [f"| {name} | {kind} | {number} | {counts.wrong[kind]} |" for kind, number in sorted(counts.kinds.items())]


def main() -> None:
    """Measure and write the page."""
    sets = {
        "people": people_pairs(),
        "people, written after the rules": people_pairs("people_later.yaml"),
        "cities": city_pairs(),
    }
    lines = [row(name, counts) for name, counts in sets.items()]
    kinds = ["| set | kind of case | pairs | wrong |", "|---|---|---|---|"]
    for name, counts in sets.items():
        kinds.extend(by_kind(name, counts))
    cost = publish_cost(PAGES)
    speed = COST.format(pages=cost.pages, rows=cost.rows, cpu=cost.cpu, wall=cost.wall, memory=cost.memory)
    NOTE.write_text("\n".join([HEAD + "\n".join(lines), FIRST_SIGHT + speed, *kinds]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
