"""What pages cost that no site should serve: CPU time and memory of blocks and labels."""

from __future__ import annotations

import resource
import time
from multiprocessing import get_context

from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.errors import PipelineError
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.scoring.model import load_model
from sources.page import PageKind, RawPage

_SENTENCE = "Der Rat der Stadt tagt am Dienstag im großen Saal des Rathauses. "
PAGES: dict[str, bytes] = {
    "10,000 elements inside each other": b"<div>" * 10_000 + b"Rathaus" + b"</div>" * 10_000,
    "50,000 siblings": b"<p>Rathaus</p>" * 50_000,
    "20 MB of markup": (f"<div class='box'><p>{_SENTENCE}</p></div>".encode() * 230_000)[: 20 * 1024 * 1024],
    "nothing is closed": b"<div><p><ul><li><a href=x><b><table><tr><td>Rathaus " * 20_000,
    "null bytes": (b"<p>Rathaus und Markt, Schule und Bad " * 3 + b"\x00") * 10_000,
    "a wrong charset": "<meta charset=utf-16><p>Rathäuser grüßen</p>".encode("latin-1") * 5_000,
    "1 MB without a blank": b"<p>" + b"x" * 1_000_000,
    "1 MB of open comments": b"<!--" * 250_000,
}


def measure_hostile() -> list[tuple[str, float, float, int]]:
    """Page, CPU seconds, megabytes that it takes above an idle process, blocks; each in a process of its own."""
    load_model()
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        return pool.map(_measured, PAGES, chunksize=1)


def _measured(name: str) -> tuple[str, float, float, int]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        text, _ = decode(RawPage(source="bench", url="", body=PAGES[name], kind=PageKind.HTML), DEFAULT_LIMITS)
        walk = read_blocks(text, PageKind.HTML, DEFAULT_LIMITS)
        labelled = len(label_blocks(walk.blocks, PageKind.HTML, walk.head))
    except PipelineError:  # A page that is refused costs something too.
        labelled = 0
    seconds = time.process_time() - start
    return name, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, labelled
