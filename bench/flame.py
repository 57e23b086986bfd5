"""The picture of where a page's time goes: samples of py-spy, drawn as a flame graph that needs no script to be read.

    python -m bench.flame

A box is a function, its width the share of the samples in which it was under way, above it what it called. py-spy
reads the stacks from outside, so that the pages take no longer than ever.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from bench.corpora import CORPORA, PROJECT
from bench.noise_gold import read_extraction
from pipeline.page import extract_page
from sources.page import PageKind, Publisher, RawPage

PICTURE = PROJECT / "bench/speed.svg"
PAGES = 100
SAMPLES_A_SECOND = 200
ROOT = "extract_page"

_WIDTH, _ROW, _LETTER, _MARGIN, _HEAD = 1200, 17, 6.4, 10, 40
_NARROWEST = 1.5
_COLOURS = {
    "pipeline/blocks": "#f4a259",
    "pipeline/noise": "#8cb369",
    "pipeline/language": "#5b8e7d",
    "pipeline/entities/cities": "#bc4b51",
    "pipeline/entities/dates": "#d9798b",
    "pipeline/entities": "#e5989b",
    "pipeline/relations": "#7d84b2",
    "pipeline": "#f4e285",
}
_ELSEWHERE = "#d8d4cf"
_INSTALLED = re.compile(r"^.*/python\d[.\d]*/(?:site-packages/)?|^.*/(?=(?:pipeline|sources)/)")
"""Where Python and this project are installed: nobody's business in a picture."""


@dataclass(slots=True)
class Box:
    """A function under way: its name and file, in how many samples, and what it called."""

    name: str
    file: str
    samples: int = 0
    inside: dict[str, Box] = field(default_factory=dict)


def read_samples(folded: str) -> Box:
    """Sum the samples of py-spy's raw format ("a (file);b (file) 12") from the root function on."""
    root = Box(ROOT, "pipeline/page.py")
    for line in folded.splitlines():
        stack, _, count = line.rpartition(" ")
        frames = [
            (name, _INSTALLED.sub("", file.rstrip(")")))
            for name, _, file in (frame.partition(" (") for frame in stack.split(";"))
        ]
        names = [name for name, _ in frames]
        if ROOT not in names:
            continue
        root.samples += int(count)
        box = root
        for name, file in frames[names.index(ROOT) + 1 :]:
            box = box.inside.setdefault(f"{name} {file}", Box(name, file))
            box.samples += int(count)
    return root


def draw(root: Box, pages: int) -> str:
    """The picture as SVG; a box's tooltip says its function, file and share."""
    rows = list(_laid_out(root, _MARGIN, _WIDTH - 2 * _MARGIN, 0))
    height = _HEAD + _ROW * (1 + max(depth for _, _, _, depth in rows)) + _MARGIN
    title = f"Where the time of a page goes: {root.samples} samples over {pages} pages of corpora/extraction (wcxb)"
    boxes = []
    for box, left, width, depth in rows:
        top = height - _MARGIN - _ROW * (depth + 1)
        share = box.samples / root.samples
        letters = int((width - 4) / _LETTER)
        name = box.name if len(box.name) <= letters else box.name[: max(0, letters - 1)] + "…"
        label = f'<text x="{left + 3:.1f}" y="{top + 12}">{escape(name)}</text>' if letters > 3 else ""
        boxes.append(
            f"<g><title>{escape(box.name)} ({escape(box.file)}), {share:.1%}</title>"
            f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_ROW - 1}" fill="{_colour(box.file)}"/>'
            f"{label}</g>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">\n'
        f"<style>text {{ font: 11px ui-monospace, Menlo, Consolas, monospace; fill: #222 }}</style>\n"
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>\n'
        f'<text x="{_MARGIN}" y="22">{escape(title)}</text>\n' + "\n".join(boxes) + "\n</svg>\n"
    )


def _laid_out(box: Box, left: float, width: float, depth: int) -> Iterator[tuple[Box, float, float, int]]:
    """Each box that is wide enough to be seen with its left edge, width and depth."""
    yield box, left, width, depth
    for inner in sorted(box.inside.values(), key=lambda inner: -inner.samples):
        share = width * inner.samples / box.samples
        if share >= _NARROWEST:
            yield from _laid_out(inner, left, share, depth + 1)
        left += share


def _colour(file: str) -> str:
    return next((colour for folder, colour in _COLOURS.items() if f"{folder}/" in file), _ELSEWHERE)


def work() -> None:
    """What is sampled: the pipeline over pages of corpora/extraction."""
    pages = list(read_extraction(CORPORA / "extraction", dataset="wcxb"))
    for page in pages[:: max(1, len(pages) // PAGES)][:PAGES]:
        raw = RawPage(source="bench", url=page.url, body=page.body, kind=PageKind.HTML)
        extract_page(raw, Publisher("bench", "DE"))


def main() -> None:
    """Sample the work and write the picture."""
    if "--work" in sys.argv:
        work()
        return
    with tempfile.TemporaryDirectory() as folder:
        folded = Path(folder) / "folded.txt"
        recorder = [str(Path(sys.executable).with_name("py-spy")), "record", "--rate", str(SAMPLES_A_SECOND)]
        recorder += ["--format", "raw", "--output", str(folded), "--full-filenames", "--nolineno"]
        worker = [sys.executable, "-m", "bench.flame", "--work"]
        subprocess.run([*recorder, "--", *worker], cwd=PROJECT, check=True, capture_output=True)
        text = folded.read_text("utf-8").replace(f"{PROJECT}/", "")
    PICTURE.write_text(draw(read_samples(text), PAGES), "utf-8")


if __name__ == "__main__":
    main()
