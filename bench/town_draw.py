"""Draw words and markup of a made municipal page (see bench/town_pages.py)."""

from __future__ import annotations

import html
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_MARKUP = Path(__file__).resolve().parent / "town_markup.yaml"
SAID = "\ue000"
"""Stands before every text that is kept, until the labels are read off."""


@cache
def markup() -> dict[str, Any]:
    """How the parts of pages are named."""
    found: dict[str, Any] = yaml.safe_load(_MARKUP.read_text("utf-8"))
    return found


class DrawnWords:
    """The town, its words, and how this page is marked up."""

    def __init__(self, draw: random.Random, words: dict[str, Any]) -> None:
        self.draw = draw
        self.words = words
        self.town = draw.choice(words["towns"])
        self.name = self.fill("town", self.town)
        self.street = draw.choice(words["streets"])
        self.postcode = f"{draw.randrange(1000, 99999)}"
        self.topic = draw.choice(words["topics"])
        self.title = str(self.topic["title"])
        self.kind = draw.choice(
            ["topic"] * 7
            + ["home"] * 4
            + [
                "notices",
                "notices",
                "people",
                "people",
                "directory",
                "numbers",
                "contact",
                "contact",
                "news",
                "news",
                "documents",
            ]
            + ["short", "short", "bare", "screens"]
        )
        self.linked = draw.random() < 0.85
        self.tables = draw.random() < 0.12
        self.open = {role: draw.choice(names) for role, names in markup()["names"].items()}
        self.level = draw.choice(("h2", "h2", "h3", "h4", "strong", "p", "div"))
        self.mark = draw.choice(markup()["trails"])

    # -- words

    def pick(self, key: str) -> str:
        return self.fill(key, "")

    def fill(self, key: str, name: str) -> str:
        found = self.words[key]
        text = str(found if isinstance(found, str) else self.draw.choice(found))
        return text.replace("§", name or self.date())

    def some(self, key: str, least: int = 1, most: int = 4) -> list[str]:
        found = [str(one).replace("§", self.draw.choice((self.name, self.date()))) for one in self.words[key]]
        return self.draw.sample(found, min(len(found), self.draw.randint(least, most)))

    def date(self) -> str:
        day, month, year = self.draw.randint(1, 28), self.draw.randrange(12), self.draw.randint(2009, 2026)
        name = str(self.words["months"][month])
        numbers = (
            f"{day:02d}.{month + 1:02d}.{year}",
            f"{day:02d}/{month + 1:02d}/{year}",
            f"{year}-{month + 1:02d}-{day:02d}",
        )
        named = f"{day} {name} {year}", f"{day}. {name} {year}", f"{name} {day}, {year}"
        return self.draw.choice((*numbers, *named))

    def phone(self) -> str:
        blocks = [str(self.draw.randint(10, 99)) for _ in range(self.draw.randint(2, 4))]
        area, own = self.draw.choice((" ", "/", " - ", "-")), self.draw.choice((" ", "", "-"))
        return f"0{self.draw.randint(12, 9999)}{area}{own.join(blocks)}"

    def address(self) -> str:
        return self.draw.choice(("info", "mairie", "office", "rathaus", "contact", "kontakt")) + "@" + self.host()

    def host(self) -> str:
        return f"{self.town.split()[0].split('-')[0].lower()}.example"

    def person(self) -> str:
        if self.draw.random() < 0.5:
            return self.pick("people")
        return f"{self.draw.choice(markup()['first_names'])} {str(self.draw.choice(self.words['people'])).split()[-1]}"

    def vary(self, text: str) -> str:
        """A text with a little more or less in it, so that no length stands for a phrase."""
        draw = self.draw
        chance = draw.random()
        if chance < 0.12:
            return f"{text} {draw.randint(2012, 2026)}"
        if chance < 0.2:
            return f"{text} {self.town}"
        if chance < 0.25:
            return text.upper()
        if chance < 0.32:
            return f"{text} ({draw.randint(1, 40)})"
        if chance < 0.4:
            return f"{text} - {self.entry()}"
        return text

    def entry(self) -> str:
        """A short name of a page, as menus have them."""
        section = self.draw.choice(list(self.words["menu"].values()))
        return str(self.draw.choice(section))

    def sentences(self, most: int) -> str:
        pool = [str(text) for topic in self.words["topics"] for text in topic["text"]]
        pool += [str(text) for _, text in self.words["news"]]
        own = [str(text) for text in self.topic["text"]]
        chosen = [self.draw.choice(own), *self.draw.sample(pool, min(len(pool), self.draw.randint(0, most)))]
        self.draw.shuffle(chosen)
        parts = " ".join(chosen).split(". ")
        start = self.draw.randint(0, max(0, len(parts) - 1) // 2)
        text = ". ".join(parts[start : start + self.draw.randint(1, 2 * most + 1)])
        return text if text.endswith(".") else text + "."

    # -- markup

    def tag(self, role: str, inner: str) -> str:
        opening: str = self.open[role].replace("#", str(self.draw.randint(10, 9999)))
        if self.tables and role in ("menu", "side", "content") and not opening.startswith("<td"):
            opening = f'<td valign="top" class="{self.draw.choice(("a", "left", "main", ""))}">'
        names = [piece.split(">")[0].split()[0] for piece in opening.split("<") if piece]
        closing = "".join(f"</{name}>" for name in reversed(names))
        if names[0] == "td":
            return (
                f'<table width="100%"><tr>{opening}{inner}{closing}</tr></table>'
                if not self.tables
                else opening + inner + closing
            )
        return opening + inner + closing

    def noise(self, text: str) -> str:
        return html.escape(text)

    def said(self, text: str) -> str:
        return SAID + html.escape(text)

    def link(self, text: str) -> str:
        return f'<a href="/{self.draw.randint(1, 999)}.html">{text}</a>' if self.linked else f"<span>{text}</span>"

    def listed(self, entries: Sequence[str]) -> str:
        form = self.draw.choice(("ul", "ul", "ul", "div", "br", "p", "ol", "inline"))
        if form in ("ul", "ol"):
            return f"<{form}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{form}>"
        if form == "br":
            return "<div>" + "<br>".join(entries) + "</div>"
        if form == "inline":
            return "<p>" + self.draw.choice((" | ", " ", " - ", " · ")).join(entries) + "</p>"
        return "".join(f"<{form}>{entry}</{form}>" for entry in entries)

    def heading(self, text: str) -> str:
        if self.level == "strong":
            return f"<p><strong>{text}</strong></p>"
        return f"<{self.level}>{text}</{self.level}>"
