"""Municipal pages made for training the block labeller: own words in the skeletons that content systems print.

    from bench.town_pages import made_pages
    pages = list(made_pages(400, seed=1))

Real municipal pages to learn from are few. These are drawn with a seed from the words in bench/town_words (written for
this purpose, one file a language) and from the ways in which towns build menus, trails, teasers, side boxes and feet.
What a reader came for is known exactly: every text is either said (kept) or noise when it is put on the page.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.noise_gold import GoldPage
from bench.town_content import DrawnContent
from bench.town_draw import SAID
from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from sources.page import PageKind

WORDS = Path(__file__).resolve().parent / "town_words"


@cache
def _languages() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(WORDS.glob("*.yaml"))}


def made_markup(count: int, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Language, kind and HTML of `count` pages; SAID stands before every text that is kept. The same seed: the same."""
    languages = _languages()
    for number in range(count):
        draw = random.Random(f"{seed}-{number}")
        language = draw.choice(sorted(languages))
        maker = _Maker(draw, languages[language])
        marked = maker.page()
        yield language, maker.kind, marked


def made_pages(count: int, seed: int = 1) -> Iterator[GoldPage]:
    """Return `count` pages, each with its lines and whether they are kept. The same seed: the same pages."""
    for number, (language, kind, marked) in enumerate(made_markup(count, seed)):
        blocks = read_blocks(marked, PageKind.HTML, DEFAULT_LIMITS).blocks
        yield GoldPage(
            id=f"made-{seed}-{number:04d}",
            dataset="made",
            site=f"made:{seed}-{number:04d}",
            body=marked.replace(SAID, "").encode(),
            language=language,
            page_type=kind,
            government=True,
            lines=tuple((block.text.replace(SAID, "").replace("\t", " "), SAID in block.text) for block in blocks),
        )


class _Maker(DrawnContent):
    """One page, drawn part by part."""

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
            parts += [
                self.paragraphs(1) if draw.random() < 0.5 else "",
                self.heading(self.said(self.entry())),
                self.counts(),
            ]
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
            inner = draw.choice(
                ("<div>{}</div>", '<div class="container">{}</div>', '<div class="row"><div class="col">{}</div></div>')
            )
            parts = [f"<section>{inner.format(part)}</section>" if part else "" for part in parts]
            if draw.random() < 0.4:
                return "".join(parts)
        return self.tag("content", "".join(parts))

    def page(self) -> str:
        """The whole page, with the marks of what is kept."""
        draw = self.draw
        content = self.content()
        front = self.kind in ("home", "notices")
        shown = draw.choice((self.title, self.name, f"{self.title} - {self.name}", f"{self.name} | {self.title}", ""))
        if self.kind == "bare":
            body = content
        else:
            above: list[tuple[float, Callable[[], str]]] = [
                (0.4, self.consent), (0.4, self.skip), (0.5, self.bar), (0.6, self.logo), (0.4, self.search),
                (0.9, self.menu), (0.45 if front else 0.12, self.slider), (0.2 if front else 0.03, self.ticker),
                (0.1, self.menu), (0.0 if front else 0.55, self.trail),
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
            if front and draw.random() < 0.35:
                middle += self.tag("side", self.office())
            if self.tables:
                middle = f"<table><tr>{middle}</tr></table>"
            foot = "".join(
                maker()
                for chance, maker in (
                    (0.2, self.hall),
                    (0.12 if front else 0.03, self.feed),
                    (0.07, self.log),
                    (0.9, self.foot),
                    (0.15, self.consent),
                    (0.15, self.share),
                )
                if draw.random() < chance
            )
            body = middle + top + foot if late else top + middle + foot
        head = f'<head><meta charset="utf-8"><title>{html.escape(shown)}</title></head>'
        return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"
