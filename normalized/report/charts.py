"""The timeline of partnerships and the coverage by language, as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from normalized.report.coverage import MENTION_TYPES, LanguageRow, Pair
from normalized.report.figures import finished, plot_settings
from normalized.report.svg import ink
from pipeline.facts import PartnershipKind

WIDTH = 720
"""Points."""

COLOURS = ("c1", "c2", "c3", "c4", "c5")

SHOWN_LANGUAGES = 20
"""Bars in the plot at most; the table has every language."""


def draw_timeline(pairs: Sequence[Pair]) -> bytes:
    """How many partnerships began in each year, by kind, as SVG."""
    kinds = sorted(kind.value for kind in PartnershipKind)
    counts = Counter((pair.kind, pair.year) for pair in pairs if pair.year is not None)
    years = sorted({year for _, year in counts if year is not None})
    height = 240
    with plot_settings():
        figure = Figure(figsize=(WIDTH / 72, height / 72), frameon=False)
        axes = figure.add_axes((42 / WIDTH, 34 / height, 1 - 54 / WIDTH, 1 - 64 / height))
        below: Counter[int] = Counter()
        for colour, kind in zip(COLOURS, kinds, strict=False):
            values = {year: counts[kind, year] for year in years if counts[kind, year]}
            if values:
                bottom = [below[year] for year in values]
                axes.bar(list(values), list(values.values()), width=0.8, bottom=bottom, color=ink(colour), label=kind)
                below.update(values)
        _plain(axes)
        axes.set_ylabel("partnerships")
        axes.grid(axis="y", color=ink("rule"), linewidth=0.6)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
        if years:
            axes.set_xlim(years[0] - 1, years[-1] + 1)
            figure.legend(loc="upper left", ncols=len(kinds), frameon=False, borderaxespad=0.2)
        dated = sum(counts.values())
        when = f" between {years[0]} and {years[-1]}" if years else ""
        return finished(
            figure,
            "timeline",
            "Timeline of partnerships",
            f"{dated} partnerships began in a known year{when}; of {len(pairs) - dated} more the year is not known. "
            "The table beside it counts them by decade.",
        )


def draw_languages(rows: Sequence[LanguageRow]) -> bytes:
    """How many mentions of each type stand in blocks of each language, as SVG."""
    shown = sorted(rows, key=lambda row: (-sum(row.mentions.values()), row.code))[:SHOWN_LANGUAGES]
    shown = [row for row in shown if sum(row.mentions.values())]
    height = 62 + 22 * max(len(shown), 1)
    with plot_settings():
        figure = Figure(figsize=(WIDTH / 72, height / 72), frameon=False)
        axes = figure.add_axes((42 / WIDTH, 28 / height, 1 - 54 / WIDTH, 1 - 58 / height))
        places = list(range(len(shown)))[::-1]
        left = [0] * len(shown)
        for colour, kind in zip(COLOURS, MENTION_TYPES, strict=True):
            values = [row.mentions[kind] for row in shown]
            if any(values):
                axes.barh(places, values, height=0.7, left=left, color=ink(colour), label=kind)
                left = [before + value for before, value in zip(left, values, strict=True)]
        _plain(axes)
        axes.set_yticks(places, [row.code for row in shown])
        axes.set_xlabel("mentions")
        axes.grid(axis="x", color=ink("rule"), linewidth=0.6)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        if shown:
            figure.legend(loc="upper left", ncols=len(MENTION_TYPES), frameon=False, borderaxespad=0.2)
        best = ", ".join(f"{row.code} {sum(row.mentions.values())}" for row in shown[:5]) or "none"
        return finished(
            figure,
            "languages",
            "Mentions by language",
            f"Mentions in blocks of {len(shown)} languages, those with most first: {best}. "
            "The table beside it has every language.",
        )


def _plain(axes: Axes) -> None:
    axes.set_axisbelow(True)
    axes.patch.set_visible(False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
