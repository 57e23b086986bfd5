"""The report as files: `report.html`, `report.md`, and the plots as SVG in `report/`.

The page asks for nothing from outside, runs no script, and shows itself in light and dark. Whatever comes from a page
of a municipality is escaped by the templates (Jinja2, autoescape) or, in Markdown, by `markdown_text`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from normalized.exports.quotes import Quote
from normalized.exports.xml_text import readable
from normalized.report import ReportContent
from normalized.report.charts import draw_languages, draw_timeline
from normalized.report.counts import by_countries, by_decade
from normalized.report.coverage import MENTION_TYPES
from normalized.report.partner_map import draw_partner_map
from normalized.report.svg import PLOTS, inline, standalone, style_sheet
from pipeline.facts import PartnershipKind

_SPECIAL = set("\\`*_{}[]()#+-!~$^")


def write_report(content: ReportContent, folder: Path) -> list[Path]:
    """Write the report below `folder`; gives the files written. The same content gives the same bytes."""
    coverage = content.coverage
    plots = {
        "partner-map": draw_partner_map(coverage.pairs),
        "timeline": draw_timeline(coverage.pairs),
        "languages": draw_languages(coverage.languages),
    }
    said = {
        "coverage": coverage,
        "kinds": content.disagreements,
        "countries": by_countries(coverage.pairs),
        "decades": by_decade(coverage.pairs),
        "partnership_kinds": sorted(kind.value for kind in PartnershipKind),
        "mention_types": MENTION_TYPES,
    }
    page, text = folder / "report.html", folder / "report.md"
    figures = {name: Markup(inline(plot)) for name, plot in plots.items()}
    page.write_text(
        _environment(html=True)
        .get_template("report.html")
        .render(said, plots=figures, plot_styles=Markup(style_sheet())),
        encoding="utf-8",
    )
    text.write_text(_environment(html=False).get_template("report.md").render(said), encoding="utf-8")
    (folder / PLOTS).mkdir(exist_ok=True)
    files = []
    for name, plot in plots.items():
        file = folder / PLOTS / f"{name}.svg"
        file.write_bytes(standalone(plot))
        files.append(file)
    return [page, text, *files]


def markdown_text(text: object) -> str:
    """Text as Markdown, and HTML within it, that means nothing but itself, on one line."""
    line = " ".join(readable(str(text)).split())
    return "".join(f"&#{ord(sign)};" if sign in "<>&|" else f"\\{sign}" if sign in _SPECIAL else sign for sign in line)


def markdown_quote(quote: Quote) -> str:
    """A quote as Markdown, its words bold, and where it stands."""
    before, words, behind = (markdown_text(part) for part in (quote.before, quote.words, quote.behind))
    left = " " if quote.before[-1:].isspace() else ""
    right = " " if quote.behind[:1].isspace() else ""
    return f"{before}{left}**{words}**{right}{behind} ({markdown_text(quote.url)})"


def web_address(quote: Quote) -> str | None:
    """The address of a quote where it is one of the web, that may be linked; None for any other."""
    return quote.url if quote.url.startswith(("https://", "http://")) else None


@cache
def _environment(*, html: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("normalized.report"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize if html else None,
    )
    environment.filters |= {
        "md": markdown_text,
        "md_quote": markdown_quote,
        "web_address": web_address,
        "thousands": "{:,}".format,
    }
    return environment


def _finalize(value: object) -> object:
    """Characters that HTML forbids stand as U+FFFD."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else readable(value)
