"""CPU time a page, stage by stage, beside the usual glue and beside parsing alone; writes bench/speed.md.

    python -m bench.speed

One process, steady state: every page is run once before it is timed, so that models, language files and the
gazetteer are loaded. Times are CPU milliseconds (`time.process_time`), which other work on the machine disturbs little.
"""

from __future__ import annotations

import functools
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import lxml.html

import pipeline.entities.find as finding
import pipeline.page as stages
from bench.adapters import as_scored
from bench.corpora import PROJECT, SCORERS, GoldPage, gold_pages
from sources.page import PageKind, Publisher, RawPage

STAGES = (
    "decode",
    "read_blocks",
    "label_blocks",
    "label_languages",
    "find_page_dates",
    "find_mentions",
    "find_relations",
)
HEAD = """# Speed

CPU milliseconds a page on the pages of corpora/municipal, one process, steady state, loading aside;
`python -m bench.speed` writes this page. The glue is naive.py, run in the same process on the same pages.

| stage | median | p95 | p99 | mean |
|---|---|---|---|---|
"""


class Clock:
    """CPU milliseconds by name, one list entry a page."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = defaultdict(list)
        self.page: dict[str, float] = defaultdict(float)

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time added to the page that is under way."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.page[name] += 1000 * (time.process_time() - start)

        return timed

    def turn(self) -> None:
        """End a page."""
        for name, value in self.page.items():
            self.spent[name].append(value)
        self.page.clear()


def quantile(values: list[float], share: float) -> float:
    """Nearest-rank quantile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ours(page: GoldPage) -> dict[str, Any]:
    """One page through the pipeline."""
    raw = RawPage(source="bench", url=f"file:{page.name}", body=page.body, kind=PageKind(page.gold["kind"]))
    return as_scored(stages.extract_page(raw, Publisher("bench", page.gold["country"], page.city)))


def glue(page: GoldPage) -> dict[str, Any]:
    """One page through naive.py."""
    sys.path.insert(0, str(SCORERS))
    import naive  # noqa: PLC0415 - it lies beside the project, and loads for seconds

    result: dict[str, Any] = naive.page(page.body, kind=page.gold["kind"], country=page.gold["country"], city=page.city)
    return result


def parse(page: GoldPage) -> None:
    """Parsing alone, with lxml, HTML pages only."""
    if page.gold["kind"] == "html":
        lxml.html.fromstring(page.body)


def main() -> None:
    """Time every page with every system and write the table."""
    pages = list(gold_pages("municipal"))
    for page in pages:
        ours(page), glue(page)
    clock = Clock()
    finders = tuple((name, clock.around(f"find_mentions: {name}", finder)) for name, finder in finding.FINDERS)
    stages.find_mentions = functools.partial(finding.find_mentions, finders=finders)
    for name in STAGES:
        setattr(stages, name, clock.around(name, getattr(stages, name)))
    systems = {"Rathaus, whole page": ours, "glue (naive.py), whole page": glue, "lxml, parsing alone": parse}
    timed = {name: clock.around(name, system) for name, system in systems.items()}
    for page in pages:
        for system in timed.values():
            system(page)
        clock.turn()
    lines = []
    for name in sorted(clock.spent, key=lambda name: (name in systems, name)):
        values = clock.spent[name]
        cells = [f"{value:.2f}" for value in (quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.99))]
        lines.append(f"| {name} | {' | '.join(cells)} | {sum(values) / len(values):.2f} |")
        print(lines[-1])
    (PROJECT / "bench/speed.md").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
