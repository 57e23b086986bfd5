"""CPU time a page, stage by stage, beside the usual glue, trafilatura and parsing alone; writes bench/speed.md.

    python -m bench.speed

One process, pinned to one core. A page is timed once, the first time it is seen: other pages of the same sets are run
before, so that models, language files and the gazetteer are loaded, and no cache knows the page. Times are CPU
milliseconds (`time.process_time`), which other work on the machine disturbs less than the clock; it still does, by its
share of the caches, so that only figures of one run may be compared.
"""

from __future__ import annotations

import functools
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import lxml.html
import trafilatura

import pipeline.entities.find as finding
import pipeline.page as stages
from bench import flame
from bench.adapters import extract
from bench.corpora import CORPORA, PROJECT, SCORERS, gold_pages
from bench.noise_gold import read_extraction
from bench.stage_clock import Clock, quantile
from flows.workers.collector import calm_collector
from pipeline.languages import all_languages
from pipeline.warm import warm_up
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
MIDDLING = (50_000, 100_000)
"""Bytes of a page as the target has it in mind (75 KB)."""
LOADED = """
import resource, sys, time
start = time.process_time()
import pipeline.page
imported = time.process_time()
from pipeline.warm import warm_up
warm_up()
loaded = time.process_time()
from bench.speed import resident, worker_pages
before = resident()
worker_pages()
print(imported - start, loaded - imported, before, resident())
"""
HEAD = """# Speed

`python -m bench.speed` writes this page: CPU milliseconds a page, one process pinned to one core, each page timed the
first time it is seen, all systems in one run. Only figures of one run may be compared: the machine's other work shares
its caches.
"""


@dataclass(frozen=True)
class Page:
    """A page to be timed."""

    body: bytes
    kind: str
    country: str
    city: str | None
    url: str


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - not a file of the project
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def municipal_pages(corpus: str) -> list[Page]:
    """The pages of an annotated corpus."""
    return [
        Page(page.body, page.gold["kind"], page.gold["country"], page.city, f"file:{page.name}")
        for page in gold_pages(corpus)
    ]


def extraction_pages() -> list[Page]:
    """The pages of corpora/extraction's wcxb. Nobody says who published them; German numbers are as good as any."""
    pages = read_extraction(CORPORA / "extraction", dataset="wcxb")
    return [Page(page.body, "html", "DE", None, page.url) for page in pages]


def ours(page: Page) -> None:
    """One page through the pipeline: from bytes to mentions and facts."""
    raw = RawPage(source="bench", url=page.url, body=page.body, kind=PageKind(page.kind))
    stages.extract_page(raw, Publisher("bench", page.country, page.city))


def text_alone(page: Page) -> None:
    """The main text alone, as the extraction benchmarks ask for it."""
    extract(page.body, page.url)


def trafilatura_text(page: Page) -> None:
    """The main text with trafilatura, as the scorer of corpora/extraction calls it."""
    trafilatura.extract(page.body, url=page.url, include_comments=False, include_tables=True)


def glue(page: Page) -> None:
    """One page through naive.py."""
    sys.path.insert(0, str(SCORERS))
    import naive  # noqa: PLC0415 - it lies beside the project, and loads for seconds

    naive.page(page.body, kind=page.kind, country=page.country, city=page.city)


def parse(page: Page) -> None:
    """Parsing alone, with lxml, HTML pages only."""
    if page.kind == "html":
        lxml.html.fromstring(page.body)


def worker_pages() -> None:
    """What a worker does before its memory is measured: all pages of corpora/municipal."""
    for page in municipal_pages("municipal"):
        ours(page)


def measure(
    before: Sequence[Page], pages: Sequence[Page], systems: Mapping[str, Callable[[Page], None]]
) -> dict[str, list[float]]:
    """Milliseconds of each page by stage and system. before: pages that are run first and not timed."""
    for page in before:
        for system in systems.values():
            system(page)
    calm_collector()  # as a worker does: else what others have loaded is looked through in ours
    clock = Clock()
    own = {name: getattr(stages, name) for name in STAGES}
    finders = tuple((name, clock.around(f"find_mentions: {name}", finder)) for name, finder in finding.FINDERS)
    asked = own | {"find_mentions": functools.partial(finding.find_mentions, finders=finders)}
    for name, function in asked.items():
        setattr(stages, name, clock.around(name, function))
    timed = {name: clock.around(name, system) for name, system in systems.items()}
    try:
        for page in pages:
            for system in timed.values():
                system(page)
            clock.turn()
    finally:
        for name, function in own.items():
            setattr(stages, name, function)
    return clock.spent


def table(spent: Mapping[str, Sequence[float]], systems: Sequence[str]) -> str:
    """Stages in their order, then the systems."""
    finders = [name for name in spent if name.startswith("find_mentions:")]
    order = [name for name in STAGES if name in spent]
    order[order.index("find_mentions") + 1 : order.index("find_mentions") + 1] = finders
    lines = ["| stage | median | p95 | p99 | mean |", "|---|---|---|---|---|"]
    for name in (*order, *systems):
        values = spent[name]
        figures = (quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.99), sum(values) / len(values))
        shown = f"**{name}**" if name in systems else name.replace("find_mentions: ", "- ")
        lines.append(f"| {shown} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |")
    return "\n".join(lines)


def interpreter() -> str:
    """Which Python this is; how it was built weighs more than its version."""
    return f"{platform.python_implementation()} {platform.python_version()} ({platform.python_compiler()})"


def loading() -> tuple[float, float, float, float]:
    """CPU seconds of the imports and of loading models and gazetteer, and megabytes before and after some pages."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=PROJECT, check=True, capture_output=True, text=True)
    imports, models, before, after = map(float, done.stdout.split())
    return imports, models, before, after


def targets(
    municipal: Mapping[str, Sequence[float]], wcxb: Mapping[str, Sequence[float]], load: Sequence[float]
) -> str:
    """What was to be reached, what is, and whether that is enough."""

    def median(spent: Mapping[str, Sequence[float]], name: str) -> float:
        return quantile(spent[name], 0.5)

    def tail(spent: Mapping[str, Sequence[float]]) -> float:
        return quantile(spent[WHOLE], 0.99) / median(spent, WHOLE)

    _, models, _, memory = load
    cities, mayors = (municipal[f"find_mentions: {kind}"] for kind in ("cities", "mayors"))
    both = quantile([one + other for one, other in zip(cities, mayors, strict=True)], 0.5)
    faster = median(wcxb, TRAFILATURA) / median(wcxb, TEXT)
    ahead = median(municipal, GLUE) / median(municipal, WHOLE)
    rows = (
        ("whole page, wcxb, median ms", "<= 12", f"{median(wcxb, WHOLE):.1f}", median(wcxb, WHOLE) <= 12),
        ("main text alone, wcxb, median ms", "<= 12", f"{median(wcxb, TEXT):.1f}", median(wcxb, TEXT) <= 12),
        ("main text, times faster than trafilatura", ">= 3", f"{faster:.1f}", faster >= 3),
        ("whole page, municipal, times faster than naive.py", ">= 30", f"{ahead:.1f}", ahead >= 30),
        ("cities and mayors, municipal, median ms", "<= 4", f"{both:.1f}", both <= 4),
        ("p99 over median, municipal", "<= 5", f"{tail(municipal):.1f}", tail(municipal) <= 5),
        ("p99 over median, wcxb", "<= 5", f"{tail(wcxb):.1f}", tail(wcxb) <= 5),
        ("models and gazetteer loaded, s", "< 1.5", f"{models:.2f}", models < 1.5),
        ("memory of a worker, MB", "< 350", f"{memory:.0f}", memory < 350),
    )
    lines = ["| figure | target | measured | reached |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {target} | {figure} | {'yes' if reached else 'no'} |" for name, target, figure, reached in rows
    ]
    return "\n".join(lines)


def middling(pages: Sequence[Page], spent: Sequence[float]) -> str:
    """What pages of the size take for which the target was set: the set's median page is half as large again."""
    chosen = [
        (len(page.body), took)
        for page, took in zip(pages, spent, strict=True)
        if MIDDLING[0] < len(page.body) < MIDDLING[1]
    ]
    size, took = (quantile(values, 0.5) for values in zip(*chosen, strict=True))
    return (
        f"{len(chosen)} of these pages have {MIDDLING[0] // 1000} to {MIDDLING[1] // 1000} KB ({size / 1000:.0f} KB at"
        f" the median); they take {took:.1f} ms at the median."
    )


WHOLE, TEXT, GLUE = "Rathaus, whole page", "Rathaus, main text alone", "naive.py, whole page"
TRAFILATURA, PARSING = "trafilatura, main text alone", "lxml, parsing alone"


def main() -> None:
    """Time every page with every system, draw the flame graph, write the page."""
    load = loading()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    warm_up(all_languages())
    on_municipal = {WHOLE: ours, GLUE: glue, PARSING: parse}
    municipal = measure(municipal_pages("municipal-own"), municipal_pages("municipal"), on_municipal)
    pages = extraction_pages()
    before, whole, text = (pages[start::3] for start in range(3))
    wcxb = measure(before, whole, {WHOLE: ours, PARSING: parse})
    wcxb |= measure([], text, {TEXT: text_alone, TRAFILATURA: trafilatura_text})
    sizes = f"{len(whole)} pages, {quantile([len(page.body) for page in whole], 0.5) / 1000:.0f} KB at the median"
    parts = (
        HEAD,
        targets(municipal, wcxb, load),
        f"\n{interpreter()}. Imports take {load[0]:.1f} s of CPU, models and gazetteer {load[1]:.1f} s more; then a"
        f" process holds {load[2]:.0f} MB, and {load[3]:.0f} MB after the pages of corpora/municipal.\n",
        f"## corpora/municipal ({len(municipal[WHOLE])} pages)\n",
        table(municipal, list(on_municipal)),
        f"\n## corpora/extraction, wcxb ({sizes})\n",
        table(wcxb, [WHOLE, PARSING, TEXT, TRAFILATURA]),
        f"\n{middling(whole, wcxb[WHOLE])} Main texts alone are of as many other pages of the set.",
        "\n## Where it goes\n",
        "![Flame graph: each box a function, its width its share of the samples](speed.svg)\n",
    )
    page = "\n".join(parts)
    print(page)
    (PROJECT / "bench/speed.md").write_text(page, "utf-8")
    flame.main()


if __name__ == "__main__":
    main()
