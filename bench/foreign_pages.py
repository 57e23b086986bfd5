"""Which pages of the corpora are said to be in a language without a file.

python -m bench.foreign_pages
"""

from __future__ import annotations

from itertools import islice

from bench.corpora import CORPORA
from bench.noise_gold import read_extraction
from bench.speed import Page, municipal_pages
from pipeline.block import UNDETERMINED
from pipeline.errors import PipelineError
from pipeline.language.foreign import in_other_script
from pipeline.page import extract_page
from sources.page import PageKind, Publisher, RawPage

_MOST = 0.5
"""A page is listed where more than half of the letters of its kept texts are of texts without a language."""


def pages() -> list[Page]:
    """The pages of corpora/municipal and municipal-own, of corpora/extraction's smaller sets, and a third of wcxb."""
    found = [*municipal_pages("municipal"), *municipal_pages("municipal-own")]
    for dataset, step in (("aeb", 1), ("trafeval", 1), ("magic", 1), ("wcxb", 3)):
        read = islice(read_extraction(CORPORA / "extraction", dataset=dataset), None, None, step)
        found += [Page(page.body, "html", "DE", None, page.url) for page in read]
    return found


def main() -> None:
    """Print the addresses of such pages in Latin letters, and how many are in another script."""
    looked_at = others = 0
    for page in pages():
        looked_at += 1
        raw = RawPage(source="bench", url=page.url, body=page.body, kind=PageKind(page.kind))
        try:
            record = extract_page(raw, Publisher("bench", page.country, page.city))
        except PipelineError:
            continue
        kept = [block for block in record.blocks if block.kept]
        without = [block.text for block in kept if block.language == UNDETERMINED]
        if sum(map(len, without)) <= _MOST * sum(len(block.text) for block in kept):
            continue
        if any(map(in_other_script, without)):
            others += 1
        elif record.language == UNDETERMINED:
            print(page.url)
    print(f"{looked_at} pages, {others} of them in another script")


if __name__ == "__main__":
    main()
