"""How often a plain statement is still found where it stands in a page: `python -m bench.statements_in_pages`.

The statements of statements.yaml, each with two towns drawn at random, stand between the menu, the text and the foot of
a page (statement_pages.yaml), as text without tags and as HTML. What is found alone and not in a page was taken for
noise, or is read in another light there. Writes statements_in_pages.md; `--misses` prints what is lost.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

import yaml

from bench.statements import SEED, STATEMENTS, Filled, filled, judged, lines_of
from pipeline.block import BlockKind
from pipeline.page import extract_page
from pipeline.record import PageRecord
from pipeline.relations.find import Relations
from sources.page import PageKind, Publisher, RawPage

NOTE: Final = Path(__file__).with_suffix(".md")
PAGES: Final = Path(__file__).with_name("statement_pages.yaml")
TOWNS: Final = 2
PLACES: Final = ("first", "between", "last")
BEFORE: Final = {
    ("text", "first"): "0.801",
    ("text", "between"): "0.940",
    ("text", "last"): "0.139",
    ("html", "first"): "0.974",
    ("html", "between"): "0.974",
    ("html", "last"): "0.973",
}
"""The same shares on 2026-11-30, before `pipeline.noise.rules.edges` looked at the edges of text without tags."""
HEAD: Final = """# Statements in pages

`python -m bench.statements_in_pages` writes this page: the statements of [statements.md](statements.md), each with
{towns} towns, in a page of our own with a menu, a title, two sentences and a foot, as text without tags and as HTML.
The figure is the share of statements of which every fact is found.

| page | place in the text | said | found | before |
|---|---|---|---|---|
"""
_TAGS: Final = {BlockKind.HEADING: "h2", BlockKind.LIST_ITEM: "li", BlockKind.PARAGRAPH: "p"}


def text_page(page: Mapping[str, Any], said: Sequence[str]) -> str:
    """The page as text, `said` its lines between title and foot."""
    return "\n".join([*page["menu"], *said, *page["foot"]])


def html_page(page: Mapping[str, Any], said: Sequence[str]) -> str:
    """The page as HTML, `said` the markup between title and foot."""
    menu = "".join(f'<li><a href="/{place}">{escape(item)}</a></li>' for place, item in enumerate(page["menu"]))
    foot = " ".join(f'<a href="/foot/{place}">{escape(item)}</a>' for place, item in enumerate(page["foot"]))
    return (
        f"<html><head><title>{escape(page['title'])}</title></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main>{''.join(said)}</main><footer><p>{foot}</p></footer></body></html>"
    )


def in_place(title: str, text: Sequence[str], statement: Sequence[str], place: str) -> list[str]:
    """Title, text and statement in the order of a place."""
    if place == "first":
        return [title, *statement, *text]
    return [title, text[0], *statement, *text[1:]] if place == "between" else [title, *text, *statement]


def marked_up(statement: str) -> list[str]:
    """The lines of a statement as HTML."""
    found: list[str] = []
    for line in lines_of(statement):
        kind, text = (BlockKind.PARAGRAPH, line) if isinstance(line, str) else (line[0], line[1])
        if kind is BlockKind.TABLE_ROW:
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split("\t"))
            found.append(f"<table><tr>{cells}</tr></table>")
        else:
            found.append(f"<{_TAGS[kind]}>{escape(text)}</{_TAGS[kind]}>")
    return found


def plain(statement: str) -> list[str]:
    """The lines of a statement without their marks."""
    return [line if isinstance(line, str) else line[1] for line in lines_of(statement)]


def read(said: Filled, page: Mapping[str, Any], kind: PageKind, place: str, country: str) -> PageRecord:
    """What is read of a page with a statement at a place."""
    if kind is PageKind.TEXT:
        body = text_page(page, in_place(page["title"], page["text"], plain(said.text), place))
    else:
        title, text = f"<h1>{escape(page['title'])}</h1>", [f"<p>{escape(line)}</p>" for line in page["text"]]
        body = html_page(page, in_place(title, text, marked_up(said.text), place))
    raw = RawPage(source="bench", url="https://bench.example/", body=body.encode(), kind=kind)
    return extract_page(raw, Publisher("bench", country, geonames_id=said.home))


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print the statements that are lost")
    misses = parser.parse_args().misses
    languages = yaml.safe_load(STATEMENTS.read_text("utf-8"))
    pages = yaml.safe_load(PAGES.read_text("utf-8"))
    draw = random.Random(SEED)
    count: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for code, language in languages.items():
        for said in filled(language, draw, TOWNS):
            for kind in (PageKind.TEXT, PageKind.HTML):
                for place in PLACES:
                    record = read(said, pages[code], kind, place, language["country"])
                    relations = Relations(mayoralties=record.mayoralties, partnerships=record.partnerships)
                    answers = judged(said, relations, record.mentions)
                    count[kind.value, place] += 1
                    found[kind.value, place] += all(answers)
                    if misses and not all(answers):
                        print(kind.value, place, code, said.kind, answers, said.text.replace("\n", " / "))
    rows = [
        f"| {kind} | {place} | {count[kind, place]:,} | {found[kind, place] / count[kind, place]:.3f} "
        f"| {BEFORE[kind, place]} |"
        for kind, place in count
    ]
    NOTE.write_text(HEAD.format(towns=TOWNS) + "\n".join(rows) + "\n", "utf-8")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
