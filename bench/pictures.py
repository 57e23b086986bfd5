"""The picture of the terminal view in the README: what `rathaus page` prints for one sample page.

python -m bench.pictures
"""

from __future__ import annotations

import io

from rich.console import Console

from bench.corpora import PROJECT
from flows.commands.view import render_page
from pipeline.page import extract_page
from sources.catalogue import load_catalogue
from sources.readers import list_pages

SAMPLE = "de-duesseldorf-partnerstaedte.txt"
WIDTH = 118
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px;
line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""
"""rich's own frame less its web font: a picture in a repository loads nothing from elsewhere."""


def main() -> None:
    """Write docs/page-view.svg."""
    catalogue = load_catalogue()
    pages = list_pages([PROJECT / "sources/samples" / SAMPLE])
    page = next(iter(pages)).read()
    record = extract_page(page, catalogue[page.source].publisher)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(render_page(record))
    console.save_svg(str(PROJECT / "docs/page-view.svg"), title=f"rathaus page {SAMPLE}", code_format=FRAME)


if __name__ == "__main__":
    main()
