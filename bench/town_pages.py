"""Municipal pages made for training the block labeller: own words, in the skeletons that content management systems print.

    from bench.town_pages import made_pages
    pages = list(made_pages(400, seed=1))

Real municipal pages to learn from are few. These are drawn with a seed from the words in bench/town_words (written for
this purpose, one file a language) and from the ways in which towns build menus, trails, teasers, side boxes and feet.
What a reader came for is known exactly: every text is either said (kept) or noise when it is put on the page.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.noise_gold import GoldPage
from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from sources.page import PageKind

WORDS = Path(__file__).resolve().parent / "town_words"
_SAID = "\ue000"
"""Stands before every text that is kept, until the labels are read off."""

# How content management systems, site builders and hand-written pages name the parts of a page. "#" is any number.
_NAMES: dict[str, tuple[str, ...]] = {
    "menu": (
        '<nav class="main-navigation">', "<nav>", '<div id="navigation">', '<div class="menu-block">',
        '<nav class="navbar navbar-expand-lg">', '<div id="portal-globalnav">', '<div class="csc-menu">', "<div>",
        '<div class="mod_navigation block">', '<div class="moduletable_menu">', '<div class="megamenu">',
        '<div id="zz1_TopNavigationMenu">', '<div class="layer#">', '<header><div class="row">', '<div class="left">',
        '<td width="170" valign="top">', '<div class="nav-wrapper">', '<div id="nav" role="navigation">',
    ),
    "side": (
        '<aside class="sidebar">', '<div id="sidebar">', '<div class="col-md-3">', '<div id="portal-column-two">',
        '<div class="region region-sidebar-second">', '<div class="moduletable">', "<aside>", "<div>", '<td width="180">',
        '<div class="portlet-column">', '<div class="rightcol">', '<div id="c#">', '<section class="widget">',
        '<div class="mod_article block" id="right">', '<div class="supplement">',
    ),
    "content": (
        '<main id="main">', "<main>", '<div id="content-core">', '<div class="region region-content">',
        '<article class="post type-page hentry"><div class="entry-content">', '<div class="item-page">',
        '<div class="journal-content-article">', '<div class="ce_text block">', '<div id="c#" class="frame frame-default">',
        '<td valign="top">', '<div class="col-md-9">', '<div class="ms-rtestate-field">', '<div class="editor">', "<div>",
        '<section class="page-section">', '<div id="inhalt">', '<div class="column-two-thirds">', '<div class="box">',
        '<div class="node node--type-page"><div class="field">', '<div class="elementor-widget-container">',
    ),
    "foot": (
        "<footer>", '<div id="footer">', '<div class="footer-wrap">', '<div id="colophon">', "<div>", '<div class="bottom">',
        '<td colspan="3" align="center">', '<footer class="site-footer"><div class="container">', '<div class="pie">',
        '<div id="portal-footer">', '<div class="row">',
    ),
    "trail": (
        '<nav class="breadcrumb">', '<div id="portal-breadcrumbs">', '<div class="rootline">', '<ol class="breadcrumb">',
        '<div class="mod_breadcrumb">', '<p class="path">', "<div>", '<div class="fil-ariane">', "<p>",
    ),
    "box": ('<div class="box">', "<div>", '<div class="portlet">', '<section>', '<div class="teaser">', '<div class="card">',
            '<div class="widget">', '<div class="csc-frame">', "<article>"),
    "bar": ("<div>", '<div class="topbar">', '<ul class="meta">', '<div class="tools">', "<p>", '<div id="siteactions">'),
}  # fmt: skip
_SLIDERS = (
    'class="slider"', 'class="carousel"', 'id="header-image"', 'class="swiper-wrapper"', 'class="flexslider"', 'id="slideshow"',
    'class="owl-carousel"', 'class="newsticker"', 'class="bxslider"', 'class="hero stage"', 'id="diaporama"', "",
)  # fmt: skip
_MARKS_OF_TRAIL = (" > ", " / ", " » ", " › ", " | ", " :: ", " - ")
_FIRST_NAMES = ["Anna", "Paul", "Marie", "Jean", "Eva", "Tom", "Lena", "Karl", "Rosa", "Hugo", "Clara", "Ivan", "Nora", "Emil", "Julia", "Max"]


@cache
def _languages() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(WORDS.glob("*.yaml"))}


def made_pages(count: int, seed: int = 1) -> Iterator[GoldPage]:
    """Return `count` pages, each with its lines and whether they are kept. The same seed: the same pages."""
    languages = _languages()
    for number in range(count):
        draw = random.Random(f"{seed}-{number}")
        language = draw.choice(sorted(languages))
        maker = _Maker(draw, languages[language])
        marked = maker.page()
        blocks = read_blocks(marked, PageKind.HTML, DEFAULT_LIMITS).blocks
        yield GoldPage(
            id=f"made-{seed}-{number:04d}",
            dataset="made",
            site=f"made:{seed}-{number:04d}",
            body=marked.replace(_SAID, "").encode(),
            language=language,
            page_type=maker.kind,
            government=True,
            lines=tuple((block.text.replace(_SAID, "").replace("\t", " "), _SAID in block.text) for block in blocks),
        )


class _Maker:
    """One page, drawn part by part."""

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
            + ["notices", "people", "people", "directory", "numbers", "contact", "contact", "news", "news", "documents"]
            + ["short", "short", "bare", "screens"]
        )
        self.linked = draw.random() < 0.85
        self.tables = draw.random() < 0.12
        self.open = {role: draw.choice(names) for role, names in _NAMES.items()}
        self.level = draw.choice(("h2", "h2", "h3", "h4", "strong", "p", "div"))
        self.mark = draw.choice(_MARKS_OF_TRAIL)

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
        return self.draw.choice(
            (f"{day:02d}.{month + 1:02d}.{year}", f"{day} {name} {year}", f"{day}. {name} {year}", f"{name} {day}, {year}",
             f"{day:02d}/{month + 1:02d}/{year}", f"{year}-{month + 1:02d}-{day:02d}")
        )  # fmt: skip

    def phone(self) -> str:
        blocks = [str(self.draw.randint(10, 99)) for _ in range(self.draw.randint(2, 4))]
        return f"0{self.draw.randint(12, 9999)}{self.draw.choice((' ', '/', ' - ', '-'))}{self.draw.choice((' ', '', '-')).join(blocks)}"

    def address(self) -> str:
        return self.draw.choice(("info", "mairie", "office", "rathaus", "contact", "kontakt")) + "@" + self.host()

    def host(self) -> str:
        return self.town.split()[0].split("-")[0].lower() + ".example"

    def person(self) -> str:
        if self.draw.random() < 0.5:
            return self.pick("people")
        return f"{self.draw.choice(_FIRST_NAMES)} {str(self.draw.choice(self.words['people'])).split()[-1]}"

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
        opening = self.open[role].replace("#", str(self.draw.randint(10, 9999)))
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
        return _SAID + html.escape(text)

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

    # -- noise

    def skip(self) -> str:
        return self.listed([self.link(self.noise(text)) for text in self.some("skip", 1, 4)])

    def bar(self) -> str:
        parts = [*self.some("access", 0, 5), *self.some("login", 0, 2), *self.some("contact_heading", 0, 1)]
        if self.draw.random() < 0.3:
            parts += self.draw.sample(
                ["Deutsch", "English", "Français", "Español", "Italiano", "DE", "EN", "FR", "NL"], 3
            )
        if self.draw.random() < 0.15:
            parts.append(self.phone())
        return self.tag("bar", self.listed([self.link(self.noise(part)) for part in parts] or ["<b></b>"]))

    def logo(self) -> str:
        name = self.draw.choice((self.name, self.town, f"{self.name} - {self.pick('slider')}", ""))
        form = self.draw.choice(
            ("<div><a>{}</a></div>", "<p>{}</p>", "<h1><a>{}</a></h1>", "<div>{}</div>", "<strong>{}</strong><br>")
        )
        return form.format(self.noise(name)) if name else ""

    def search(self) -> str:
        first, second = self.noise(self.pick("search")), self.noise(self.pick("search"))
        return f"<form><label>{first}</label><input type=text><button>{second}</button></form>"

    def menu(self) -> str:
        draw = self.draw
        deep = draw.choice(("flat", "deep", "deep", "deep", "mega", "teasers", "deeper"))
        sections = list(self.words["menu"].items())
        if draw.random() < 0.3:
            sections += [(self.entry(), value) for _, value in sections]
        items = []
        for name, children in sections:
            entry = self.link(self.noise(self.vary(str(name)) if draw.random() < 0.2 else str(name)))
            if deep != "flat":
                names = [str(child) for child in draw.sample(children, draw.randint(1, len(children)))]
                if draw.random() < 0.3:
                    names.append(self.title)
                if deep == "deeper":
                    names += [self.vary(self.entry()) for _ in range(draw.choice((3, 8, 15, 30)))]
                if draw.random() < 0.2:
                    names += [self.pick("document"), self.person()]
                inner = "".join(f"<li>{self.link(self.noise(one))}</li>" for one in names)
                entry += f"<ul>{inner}</ul>"
                if deep == "mega" and draw.random() < 0.6:
                    entry += f"<p>{self.noise(self.pick('describe'))}</p>"
                if deep == "teasers" and draw.random() < 0.7:
                    head, text = draw.choice(self.words["news"])
                    text = str(text) if draw.random() < 0.4 else self.sentences(1)
                    entry += f"<div><h3>{self.noise(str(head))}</h3><p>{self.noise(text)}</p>{self.link(self.noise(self.pick('more')))}</div>"
            items.append(entry)
        words = [self.noise(text) for text in self.some("menu_words", 0, 2)]
        if draw.random() < 0.7:
            items.insert(0, self.link(self.noise(self.pick("home"))))
        body = "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
        if deep == "flat":
            body = self.listed(items)
        return self.tag("menu", "".join(f"<div>{word}</div>" for word in words) + body)

    def side_menu(self) -> str:
        section, children = self.draw.choice(list(self.words["menu"].items()))
        names = [str(section), *[str(child) for child in children], self.title]
        return self.tag("side", self.listed([self.link(self.noise(name)) for name in names]))

    def trail(self) -> str:
        steps = [self.pick("home"), str(self.draw.choice(list(self.words["menu"])))]
        if self.draw.random() < 0.4:
            steps.append(self.entry())
        steps.append(self.title)
        here = self.noise(self.pick("here")) + " " if self.draw.random() < 0.5 else ""
        links = [self.link(self.noise(step)) for step in steps[:-1]] + [self.noise(steps[-1])]
        if self.draw.random() < 0.3 and "ol" in self.open["trail"]:
            return here + '<ol class="breadcrumb">' + "".join(f"<li>{link}</li>" for link in links) + "</ol>"
        return self.tag("trail", here + self.noise(self.mark).join(links))

    def slider(self) -> str:
        parts = []
        for text in self.some("slider", 1, 4):
            body = (
                f"<p>{self.noise(str(self.draw.choice(self.words['news'])[1]))}</p>" if self.draw.random() < 0.4 else ""
            )
            more = self.link(self.noise(self.pick("more"))) if self.draw.random() < 0.5 else ""
            parts.append(f"<div><h2>{self.noise(text)}</h2>{body}{more}</div>")
        return f"<div {self.draw.choice(_SLIDERS)}>{''.join(parts)}</div>"

    def ticker(self) -> str:
        """Headlines that run through a window, with their dates."""
        parts = []
        for number in range(self.draw.randint(2, 14)):
            head = self.vary(str(self.words["news"][number % len(self.words["news"])][0]))
            date = (
                f"<span>{self.noise(self.pick('news_heading') + ' - ' + self.date())}</span>"
                if self.draw.random() < 0.6
                else ""
            )
            parts.append(f"<li><h3>{self.link(self.noise(head))} {date}</h3></li>")
        return f"<div {self.draw.choice(_SLIDERS)}><ul>{''.join(parts)}</ul></div>"

    def feed(self) -> str:
        """Pictures or films with their captions, drawn in from elsewhere."""
        kind = self.draw.choice(("flickr", "youtube", "instagram", "twitter", "facebook", "social"))
        parts = []
        for _ in range(self.draw.randint(2, 5)):
            head = self.noise(self.vary(self.entry()))
            parts.append(f'<div class="{kind}-entry"><h3>{head}</h3><p>{self.noise(self.sentences(1))}</p></div>')
        head = self.heading(self.noise(self.draw.choice(("Flickr", "YouTube", "Instagram", "Twitter", "Facebook"))))
        return f'<div class="{kind}-feed">{head if self.draw.random() < 0.6 else ""}{"".join(parts)}</div>'

    def log(self) -> str:
        """Who changed the page when."""
        lines = [self.noise(f"{self.fill('updated', self.date())}")]
        for _ in range(self.draw.randint(1, 12)):
            clock = f"{self.draw.randint(6, 18):02d}:{self.draw.randint(0, 59):02d}"
            lines.append(
                self.noise(f"{self.date()} {clock} {self.person()}" + self.draw.choice(("", f" - {self.entry()}")))
            )
        return self.listed(lines)

    def hall(self) -> str:
        """Address and hours of the town hall, put under every page of a site by its template."""
        draw = self.draw
        parts = []
        if draw.random() < 0.7:
            hours = [self.noise(one) for one in (*self.some("open", 1, 3), *self.some("open", 0, 2))]
            parts.append(self.heading(self.noise(self.pick("hours"))) + self.listed(hours))
        if draw.random() < 0.6 or not parts:
            lines = [self.name, self.street, f"{self.postcode} {self.town}", f"{self.pick('phone')} {self.phone()}"]
            lines += [f"{self.pick('mail')} {self.address()}"] if draw.random() < 0.6 else []
            parts.append(
                self.heading(self.noise(self.pick("contact_heading"))) + self.listed([self.noise(one) for one in lines])
            )
        draw.shuffle(parts)
        name = draw.choice(
            ("section", 'section class="padding-block"', "div", 'div class="container"', "aside", 'div class="infobox"')
        )
        return f"<{name}>{''.join(f'<div>{part}</div>' for part in parts)}</{name.split()[0]}>"

    def consent(self) -> str:
        name = self.draw.choice(('id="cookie-bar"', 'class="modal"', 'role="dialog"', 'class="cc-window"', ""))
        text = "".join(f"<p>{self.noise(one)}</p>" for one in self.some("consent", 1, 2))
        buttons = "".join(f"<button>{self.noise(one)}</button>" for one in self.some("buttons", 1, 3))
        return f"<div {name}>{text}{buttons}</div>"

    def share(self) -> str:
        parts = [*self.some("print", 0, 2), *self.some("share", 0, 2), *self.some("top", 0, 1)]
        if self.draw.random() < 0.3:
            parts += self.draw.sample(["Facebook", "X", "WhatsApp", "LinkedIn", "Mastodon"], 2)
        return self.listed([self.link(self.noise(part)) for part in parts]) if parts else ""

    def updated(self) -> str:
        return f"<p>{self.noise(self.fill('updated', self.date()))}</p>"

    def feedback(self) -> str:
        first, *rest = [str(text) for text in self.words["feedback"]]
        buttons = "".join(f"<button>{self.noise(one)}</button>" for one in rest[: self.draw.randint(1, 4)])
        return f"<div><h3>{self.noise(first)}</h3>{buttons}</div>"

    def related(self) -> str:
        entries = [self.vary(self.entry()) for _ in range(self.draw.randint(2, 8))]
        return self.heading(self.noise(self.pick("related"))) + self.listed(
            [self.link(self.noise(one)) for one in entries]
        )

    def teasers(self, key: str = "news_heading") -> str:
        parts = []
        for head, text in self.draw.sample(self.words["news"], self.draw.randint(1, 3)):
            date = f"<span>{self.noise(self.date())}</span><br>" if self.draw.random() < 0.6 else ""
            body = f"<p>{self.noise(str(text))}</p>" if self.draw.random() < 0.5 else ""
            more = self.link(self.noise(self.pick("more"))) if self.draw.random() < 0.6 else ""
            parts.append(self.tag("box", f"{date}<h4>{self.link(self.noise(self.vary(str(head))))}</h4>{body}{more}"))
        every = self.link(self.noise(self.pick("all"))) if self.draw.random() < 0.5 else ""
        return self.heading(self.noise(self.pick(key))) + "".join(parts) + every

    def calendar(self) -> str:
        month = self.noise(f"« {self.draw.choice(self.words['months'])} {self.draw.randint(2012, 2026)} »")
        start = self.draw.randint(1, 9)
        rows = "".join(
            "<tr>" + "".join(f"<td>{start + 7 * row + day}</td>" for day in range(7)) + "</tr>" for row in range(3)
        )
        return f"<table><caption>{month}</caption>{rows}</table>"

    def weather(self) -> str:
        words = [str(word) for word in self.words["weather"]]
        lines = [
            words[0],
            f"{words[1]} {self.draw.randint(-4, 31)} °C",
            *words[2:],
            f"{self.draw.randint(1, 24)} / {self.draw.randint(1, 30)} °C",
        ]
        return "".join(f"<div>{self.noise(line)}</div>" for line in lines[: self.draw.randint(2, 6)])

    def quick(self) -> str:
        entries = [self.vary(self.entry()) for _ in range(self.draw.randint(3, 9))]
        return self.heading(self.noise(self.pick("quick"))) + self.listed(
            [self.link(self.noise(one)) for one in entries]
        )

    def newsletter(self) -> str:
        head, *rest = [str(text) for text in self.words["newsletter"]]
        return self.heading(self.noise(head)) + "".join(f"<p>{self.noise(text)}</p>" for text in rest)

    def counter(self) -> str:
        return f"<p>{self.noise(self.draw.choice(('Visits', 'Besucher', 'Visites', 'Visitas')))}: {self.draw.randint(900, 900000)}</p>"

    def downloads(self) -> str:
        entries = [self.vary(one) for one in self.some("document", 1, 4)]
        return self.heading(self.noise(self.pick("downloads"))) + self.listed(
            [self.link(self.noise(one)) for one in entries]
        )

    def side(self) -> str:
        """Boxes beside the content."""
        makers: list[Callable[[], str]] = [
            self.related, self.teasers, lambda: self.teasers("events_heading"), self.calendar, self.weather, self.quick,
            self.newsletter, self.counter, self.downloads, self.feedback, self.feed, self.hall, self.ticker,
        ]  # fmt: skip
        chosen = self.draw.sample(makers, self.draw.randint(1, 4))
        return self.tag("side", "".join(maker() for maker in chosen))

    def foot(self) -> str:
        draw = self.draw
        parts = []
        if draw.random() < 0.75:
            lines = [self.name, self.street, f"{self.postcode} {self.town}", f"{self.pick('phone')} {self.phone()}"]
            if draw.random() < 0.5:
                lines.append(f"{self.pick('mail')} {self.address()}")
            if draw.random() < 0.3:
                lines += [self.pick("hours"), *self.some("open", 1, 2)]
            joint = draw.choice(("<br>", "<br>", "</p><p>", " - ", ", ", " | "))
            parts.append("<p>" + joint.join(self.noise(line) for line in lines) + "</p>")
        if draw.random() < 0.3:
            parts.append(self.listed([self.link(self.noise(str(name))) for name in self.words["menu"]]))
        if draw.random() < 0.4:
            parts.append(self.listed([self.link(self.noise(one)) for one in self.some("follow", 1, 4)]))
        if draw.random() < 0.15:
            parts.append(self.related())
        if draw.random() < 0.15:
            parts.append(self.newsletter())
        parts.append(self.listed([self.link(self.noise(one)) for one in self.some("legal", 1, 6)]))
        if draw.random() < 0.7:
            parts.append("".join(f"<p>{self.noise(one)}</p>" for one in self.some("rights", 1, 2)))
        if draw.random() < 0.7:
            draw.shuffle(parts)
        return self.tag("foot", "".join(parts))

    # -- what a reader came for

    def head(self, text: str) -> str:
        form = self.draw.choice(("h1", "h1", "h1", "h1", "h2", "h2", "div", "p", "strong", "h3"))
        return f"<{form}>{self.said(text)}</{form}>" + ("<br>" if form == "strong" else "")

    def paragraphs(self, most: int = 4) -> str:
        form = self.draw.choice(("p", "p", "p", "div", "br"))
        texts = [self.said(self.sentences(3)) for _ in range(self.draw.randint(1, most))]
        if form == "br":
            return "<div>" + "<br><br>".join(texts) + "</div>"
        return "".join(f"<{form}>{text}</{form}>" for text in texts)

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        if self.draw.random() < 0.15:
            return "".join(f"<p>{self.said(': '.join(row))}</p>" for row in rows)
        cells = ("".join(f"<td>{self.said(str(cell))}</td>" for cell in row) for row in rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    def section(self) -> str:
        topic = self.topic if self.draw.random() < 0.6 else self.draw.choice(self.words["topics"])
        parts = [self.heading(self.said(str(topic["heading"])))]
        if self.draw.random() < 0.4:
            parts.append(self.paragraphs(2))
        if self.draw.random() < 0.6:
            items = [
                self.said(self.vary(str(item)) if self.draw.random() < 0.5 else str(item)) for item in topic["items"]
            ]
            if self.draw.random() < 0.2:
                items = [self.link(item) for item in items]
            parts.append(self.listed(items))
        if self.draw.random() < 0.5:
            parts.append(self.table([[str(cell) for cell in row] for row in topic["rows"]]))
        return "".join(parts)

    def office(self) -> str:
        """The office that the page is about, with its address."""
        draw = self.draw
        lines = [self.pick("office"), draw.choice(self.words["streets"]), f"{self.postcode} {self.town}"]
        if draw.random() < 0.4:
            lines.insert(1, self.person())
        lines.append(f"{self.pick('phone')} {self.phone()}")
        if draw.random() < 0.4:
            lines.append(f"{self.pick('fax')} {self.phone()}")
        if draw.random() < 0.7:
            lines.append(f"{self.pick('mail')} {self.address()}")
        if draw.random() < 0.4:
            lines += [self.pick("hours"), *self.some("open", 1, 3)]
        head = self.heading(self.said(self.pick("contact_heading"))) if draw.random() < 0.7 else ""
        form = draw.choice(("br", "br", "p", "table", "li"))
        texts = [self.said(line) for line in lines]
        if form == "br":
            return head + "<p>" + "<br>".join(texts) + "</p>"
        if form == "table":
            return head + self.table(
                [line.split(" ", 1) if "@" in line or line[-1:].isdigit() else [line] for line in lines]
            )
        if form == "li":
            return head + "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
        return head + "".join(f"<p>{text}</p>" for text in texts)

    def notices(self, least: int, most: int) -> str:
        """News of a home page: kept, but for the links that say "more"."""
        parts = [self.heading(self.said(self.pick("news_heading")))] if self.draw.random() < 0.8 else []
        if parts and self.draw.random() < 0.3:
            parts.append(self.link(self.noise(self.pick("all"))))
        more_word = self.pick("more")
        plain = self.draw.random() < 0.25
        dated, bodied, more = (not plain and self.draw.random() < chance for chance in (0.7, 0.8, 0.6))
        for number in range(self.draw.randint(least, most)):
            head, text = self.words["news"][number % len(self.words["news"])]
            date = f"<span>{self.said(self.date())}</span><br>" if dated else ""
            body = f"<p>{self.said(str(text) if self.draw.random() < 0.5 else self.sentences(2))}</p>" if bodied else ""
            title = self.said(self.vary(str(head)))
            title = self.link(title) if self.draw.random() < 0.6 else title
            last = self.link(self.noise(more_word)) if more else ""
            order = (date, f"<h3>{title}</h3>") if self.draw.random() < 0.6 else (f"<h3>{title}</h3>", date)
            parts.append(self.tag("box", "".join(order) + body + (f"<p>{last}</p>" if last else "")))
        if self.draw.random() < 0.4:
            parts.append(self.link(self.noise(self.pick("all"))))
        return "".join(parts)

    def people(self) -> str:
        parts = []
        form = self.draw.choice(("table", "p", "li", "br"))
        for _ in range(self.draw.randint(4, 16)):
            cells = [self.person(), self.pick("roles")]
            if self.draw.random() < 0.6:
                cells.append(self.phone())
            if self.draw.random() < 0.4:
                cells.append(self.address())
            if self.draw.random() < 0.3:
                cells.reverse()
            parts.append([self.said(cell) for cell in cells])
        if form == "table":
            return (
                "<table>"
                + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in parts)
                + "</table>"
            )
        if form == "li":
            return "<ul>" + "".join("<li>" + ", ".join(row) + "</li>" for row in parts) + "</ul>"
        return "".join("<p>" + (" " if form == "p" else "<br>").join(row) + "</p>" for row in parts)

    def directory(self) -> str:
        """A list of offices, or of pages that are what one came for."""
        names = [self.vary(self.entry()) for _ in range(self.draw.randint(8, 30))]
        if self.draw.random() < 0.6:
            names.sort()
        if self.draw.random() < 0.4:
            entries = [f"{self.said(name)}<br>{self.said(self.pick('phone') + ' ' + self.phone())}" for name in names]
        else:
            entries = [self.link(self.said(name)) for name in names]
        return self.listed(entries)

    def numbers(self) -> str:
        rows = [
            [f"{self.entry()}", str(self.draw.randint(0, 900)), str(self.draw.randint(0, 900))]
            for _ in range(self.draw.randint(6, 30))
        ]
        return self.table(rows)

    def cards(self) -> str:
        """Things to see or offices, each in a box of its own, as site builders lay them out."""
        name = self.draw.choice(("card", "item", "col-md-4", "grid-item", "tile", "box", "entry"))
        parts = []
        for _ in range(self.draw.randint(2, 8)):
            topic = self.draw.choice(self.words["topics"])
            head = self.said(self.vary(str(self.draw.choice(topic["items"]))))
            under = f"<p>{self.said(self.entry())}</p>" if self.draw.random() < 0.4 else ""
            body = f"<p>{self.said(self.sentences(1))}</p>" if self.draw.random() < 0.7 else ""
            more = self.link(self.noise(self.pick("more"))) if self.draw.random() < 0.2 else ""
            parts.append(
                f'<div class="{name}"><div class="{name}-header"><h3>{head}</h3>{under}</div><div>{body}{more}</div></div>'
            )
        return f"<div>{''.join(parts)}</div>"

    def counts(self) -> str:
        """Figures with their captions, or free places: a number on each line."""
        parts = []
        for _ in range(self.draw.randint(3, 14)):
            lines = [self.draw.choice((str(self.draw.randint(1, 999)), f"{self.draw.randint(1, 99)},{self.draw.randint(1, 99)}"))]
            lines.append(self.entry())
            if self.draw.random() < 0.4:
                lines.append(self.vary(self.entry()))
            if self.draw.random() < 0.5:
                lines.reverse()
            form = self.draw.choice(("div", "p", "span"))
            inner = "".join(f"<{form}>{self.said(line)}</{form}>" for line in lines)
            parts.append(f"<div><div>{inner}</div></div>")
        return "".join(parts)

    def officers(self) -> str:
        """People to turn to: a name, then a line for each way to reach them."""
        parts = []
        for _ in range(self.draw.randint(1, 4)):
            lines = [self.address(), f"{self.pick('phone')} {self.phone()}", f"{self.pick('fax')} {self.phone()}"]
            lines += [self.pick("roles")] if self.draw.random() < 0.6 else []
            lines = self.draw.sample(lines, self.draw.randint(1, len(lines)))
            items = "".join(f"<li>{self.said(line)}</li>" for line in lines)
            head = self.draw.choice(("h4", "h3", "strong", "p"))
            parts.append(f"<div><{head}>{self.said(self.person())}</{head}><ul>{items}</ul></div>")
        return "".join(parts)

    def documents(self) -> str:
        entries = [
            self.link(self.said(f"{self.pick('document')} {self.date()}")) for _ in range(self.draw.randint(4, 20))
        ]
        return self.listed(entries)

    def content(self) -> str:
        """The part of the page that is kept, with what stands in its way."""
        draw = self.draw
        parts = [self.head(self.title if self.kind not in ("home", "notices") else self.fill("welcome", self.town))]
        if draw.random() < 0.12 and self.kind != "home":
            parts.append(f"<h2>{self.noise(self.title)}</h2>")
        if self.kind == "topic":
            if draw.random() < 0.3:
                entries = [self.link(self.noise(str(topic["heading"]))) for topic in self.words["topics"][:3]]
                parts.append(self.heading(self.noise(self.pick("toc"))) + self.listed(entries))
            parts += [self.paragraphs(), *(self.section() for _ in range(draw.randint(0, 4)))]
            if draw.random() < 0.3:
                parts.append(self.heading(self.said(self.pick("downloads"))) + self.documents())
            if draw.random() < 0.25:
                parts.insert(draw.randint(2, len(parts)), self.cards())
            if draw.random() < 0.1:
                parts.insert(draw.randint(2, len(parts)), self.counts())
            if draw.random() < 0.15:
                parts.append(self.officers())
            if draw.random() < 0.6:
                parts.append(self.office())
        elif self.kind == "home":
            parts += [self.paragraphs(3) if draw.random() < 0.7 else "", self.notices(1, 6)]
            if draw.random() < 0.3:
                lead = f"<p>{self.said(self.pick('describe'))}</p>"
                parts.insert(draw.randint(1, len(parts)), self.heading(self.said(self.entry())) + lead + self.cards())
            if draw.random() < 0.15:
                parts.insert(draw.randint(1, len(parts)), self.counts())
            if draw.random() < 0.5:
                parts.append(self.office())
        elif self.kind == "notices":
            parts = [*parts[: draw.randint(0, 1)], self.notices(4, 12)]
        elif self.kind == "people":
            parts += [self.paragraphs(1) if draw.random() < 0.4 else "", self.people()]
        elif self.kind == "directory":
            parts += [self.paragraphs(1) if draw.random() < 0.5 else "", self.directory()]
        elif self.kind == "numbers" and draw.random() < 0.6:
            parts += [self.paragraphs(1) if draw.random() < 0.5 else "", self.heading(self.said(self.entry())), self.counts()]
            if draw.random() < 0.5:
                parts.append(self.officers())
        elif self.kind == "numbers":
            parts += [
                self.paragraphs(1) if draw.random() < 0.5 else "",
                self.numbers(),
                self.paragraphs(1) if draw.random() < 0.3 else "",
            ]
        elif self.kind == "contact":
            parts += [self.office() for _ in range(draw.randint(1, 5))]
            if draw.random() < 0.4:
                parts.append(self.table([[str(cell) for cell in row] for row in self.topic["rows"]]))
        elif self.kind == "news":
            head, text = draw.choice(self.words["news"])
            self.title = str(head)
            parts = [
                self.head(self.title),
                f"<p>{self.said(self.date())}</p>",
                f"<p>{self.said(str(text))}</p>",
                self.paragraphs(5),
            ]
        elif self.kind == "documents":
            parts += [self.paragraphs(1) if draw.random() < 0.5 else "", self.documents()]
        elif self.kind == "short":
            parts += [self.paragraphs(1)]
        elif self.kind == "screens":
            parts += [self.section() + self.link(self.noise(self.pick("top"))) for _ in range(draw.randint(3, 8))]
        else:
            parts += [self.paragraphs(), self.section(), self.section(), self.office()]
        inside = [self.share, self.updated, self.feedback, self.related, self.teasers, self.log]
        for maker, chance in zip(inside, (0.35, 0.2, 0.12, 0.12, 0.12, 0.06), strict=True):
            if self.kind != "bare" and draw.random() < chance:
                parts.insert(draw.choice((1, len(parts), len(parts))), maker())
        if draw.random() < 0.3:
            inner = draw.choice(("<div>{}</div>", '<div class="container">{}</div>', '<div class="row"><div class="col">{}</div></div>'))
            parts = [f"<section>{inner.format(part)}</section>" if part else "" for part in parts]
            if draw.random() < 0.4:
                return "".join(parts)
        return self.tag("content", "".join(parts))

    def page(self) -> str:
        """The whole page, with the marks of what is kept."""
        draw = self.draw
        content = self.content()
        shown = draw.choice((self.title, self.name, f"{self.title} - {self.name}", f"{self.name} | {self.title}", ""))
        if self.kind == "bare":
            body = content
        else:
            above: list[tuple[float, Callable[[], str]]] = [
                (0.4, self.consent), (0.4, self.skip), (0.5, self.bar), (0.6, self.logo), (0.4, self.search), (0.9, self.menu),
                (0.45 if self.kind in ("home", "notices") else 0.12, self.slider),
                (0.2 if self.kind in ("home", "notices") else 0.03, self.ticker), (0.1, self.menu), (0.0 if self.kind in ("home", "notices") else 0.55, self.trail),
            ]  # fmt: skip
            tops = [maker for chance, maker in above if draw.random() < chance]
            if draw.random() < 0.2:
                draw.shuffle(tops)
            late = draw.random() < 0.08
            top = "".join(maker() for maker in tops)
            before = "".join(
                maker() for chance, maker in ((0.35, self.side_menu), (0.15, self.side)) if draw.random() < chance
            )
            after = self.side() if draw.random() < 0.5 else ""
            middle = before + content + after
            if self.kind in ("home", "notices") and draw.random() < 0.35:
                middle += self.tag("side", self.office())
            if self.tables:
                middle = f"<table><tr>{middle}</tr></table>"
            foot = "".join(
                maker()
                for chance, maker in (
                    (0.2, self.hall),
                    (0.12 if self.kind in ("home", "notices") else 0.03, self.feed),
                    (0.07, self.log),
                    (0.9, self.foot),
                    (0.15, self.consent),
                    (0.15, self.share),
                )
                if draw.random() < chance
            )
            body = middle + top + foot if late else top + middle + foot
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(shown)}</title></head><body>{body}</body></html>'
