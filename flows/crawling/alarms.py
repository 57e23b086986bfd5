"""Alarms: when a crawl, or what was read from it, looks so unlike the last good one that nobody should trust it.

A source that trips one keeps the pages of its last good crawl, marked stale, until a crawl is good again or a person
takes the new pages with `rathaus crawl SOURCE --accept`. All other sources go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.errors import StorageFailed
from normalized.files import replace_text
from normalized.parts import PartStore
from normalized.source_row import SourceAlarm
from sources.crawler import CrawlReport
from sources.crawler.job import UNREACHABLE

MEASURE_NAME = "good-measure.json"

SILENT_SHARE = 0.4
"""What must be left of pages and mentions: an alarm at 60 % fewer."""

SMALLEST = 5
"""Pages, mentions or charsets that there must have been: a handful changes as a whole."""

NOISE_JUMP = 0.25
"""Change of the share of blocks that are noise: a page's frame holds a tenth to a third of them."""

CHARSET_SHARE = 0.6
"""Share of pages that must say the new charset."""


class SourceMeasure(BaseModel):
    """What a good crawl came to, to hold the next one against.

    pages: in the archive. mentions, blocks, noise: of the pages that could be read; noise counts blocks stripped.
    charsets: by pages that said so. robots_forbid: robots.txt forbade the home page already.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pages: int = 0
    mentions: int = 0
    blocks: int = 0
    noise: int = 0
    charsets: Mapping[str, int] = {}
    robots_forbid: bool = False


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """What was read from a source's pages: see SourceMeasure."""

    mentions: int = 0
    blocks: int = 0
    noise: int = 0


def crawl_alarms(report: CrawlReport, good: SourceMeasure | None) -> tuple[SourceAlarm, ...]:
    """Alarms that the crawl itself raises. good: of the last good crawl, None before the first."""
    found = []
    if report.certificate:
        found.append(SourceAlarm("certificate", f"the server's certificate is not accepted: {report.certificate}"))
    elif report.finished == UNREACHABLE:
        found.append(SourceAlarm("unreachable", "robots.txt cannot be had, so the site was asked for nothing else"))
    if report.robots_forbid and not (good is not None and good.robots_forbid):
        found.append(SourceAlarm("robots-forbid", "robots.txt forbids the home page now"))
    if good is not None:
        if good.pages >= SMALLEST and report.pages <= good.pages * SILENT_SHARE:
            found.append(SourceAlarm("silent-empty", f"pages fell from {good.pages} to {report.pages}"))
        before, after = _usual(good.charsets), _usual(report.charsets)
        if before and after and before != after:
            found.append(SourceAlarm("charset-changed", f"pages say {after} now, and said {before}"))
    return tuple(found)


def _usual(charsets: Mapping[str, int]) -> str:
    """The charset that most pages say, empty where few say any."""
    total = sum(charsets.values())
    name, count = max(charsets.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return name if total >= SMALLEST and count >= total * CHARSET_SHARE else ""


def reading_alarms(read: ReadMeasure, good: SourceMeasure | None) -> tuple[SourceAlarm, ...]:
    """Alarms that the pages raise once they are read."""
    if good is None:
        return ()
    found = []
    if good.mentions >= SMALLEST and read.mentions <= good.mentions * SILENT_SHARE:
        found.append(SourceAlarm("silent-empty", f"mentions fell from {good.mentions} to {read.mentions}"))
    if good.pages >= SMALLEST and good.blocks and read.blocks:
        before, after = good.noise / good.blocks, read.noise / read.blocks
        if abs(after - before) >= NOISE_JUMP:
            found.append(SourceAlarm("layout-drift", f"the share of noise went from {before:.0%} to {after:.0%}"))
    return tuple(found)


def measure_parts(store: PartStore, keys: Iterable[str]) -> dict[str, ReadMeasure]:
    """What the parts of an ingest hold, by source."""
    measures: dict[str, ReadMeasure] = {}
    for key in keys:
        for row in store.read(key, "pages").select(["source", "n_blocks", "n_kept", "n_mentions"]).to_pylist():
            before = measures.get(row["source"], ReadMeasure())
            measures[row["source"]] = ReadMeasure(
                before.mentions + row["n_mentions"],
                before.blocks + row["n_blocks"],
                before.noise + row["n_blocks"] - row["n_kept"],
            )
    return measures


def good_measure(folder: Path) -> SourceMeasure | None:
    """What the last good crawl of a source came to, None before the first."""
    file = folder / MEASURE_NAME
    try:
        return SourceMeasure.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise StorageFailed(f"{file} is no measure of a crawl") from error


def save_measure(folder: Path, report: CrawlReport, read: ReadMeasure, good: SourceMeasure | None) -> None:
    """Hold the next crawls of a source against this one.

    A crawl that was sent hardly a body says nothing of charsets: what the one before said stands.
    """
    charsets = report.charsets if _usual(report.charsets) or good is None else good.charsets
    measure = SourceMeasure(
        pages=report.pages,
        mentions=read.mentions,
        blocks=read.blocks,
        noise=read.noise,
        charsets=charsets,
        robots_forbid=report.robots_forbid,
    )
    replace_text(folder / MEASURE_NAME, measure.model_dump_json(indent=1))
