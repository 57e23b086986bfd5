"""The parts of a made municipal page that a reader came for (see bench/town_pages.py)."""

from __future__ import annotations

from collections.abc import Sequence

from bench.town_noise import DrawnNoise


class DrawnContent(DrawnNoise):
    """Headings, texts, tables, lists, offices, notices."""

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
        if plain and self.draw.random() < 0.6:
            heads = [
                self.said(self.vary(str(self.draw.choice(self.words["news"])[0])))
                for _ in range(self.draw.randint(3, 14))
            ]
            if self.draw.random() < 0.4:
                heads = [f"{self.said(self.date())} {head}" for head in heads]
            lead = f"<h4>{self.said(self.pick('describe'))}</h4>" if self.draw.random() < 0.3 else ""
            return "".join(parts) + self.tag("box", lead + self.listed([self.link(head) for head in heads]))
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
            top = f'<div class="{name}-header"><h3>{head}</h3>{under}</div>'
            parts.append(f'<div class="{name}">{top}<div>{body}{more}</div></div>')
        return f"<div>{''.join(parts)}</div>"

    def counts(self) -> str:
        """Figures with their captions, or free places: a number on each line."""
        parts = []
        for _ in range(self.draw.randint(3, 14)):
            lines = [
                self.draw.choice(
                    (str(self.draw.randint(1, 999)), f"{self.draw.randint(1, 99)},{self.draw.randint(1, 99)}")
                )
            ]
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
