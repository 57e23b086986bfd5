"""The parts of a made municipal page that nobody came for (see bench/town_pages.py)."""

from __future__ import annotations

from collections.abc import Callable

from bench.town_draw import DrawnWords, markup


class DrawnNoise(DrawnWords):
    """Menus, trails, sliders, boxes, feet."""

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
                    more = self.link(self.noise(self.pick("more")))
                    entry += f"<div><h3>{self.noise(str(head))}</h3><p>{self.noise(text)}</p>{more}</div>"
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
        return f"<div {self.draw.choice(markup()['sliders'])}>{''.join(parts)}</div>"

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
        return f"<div {self.draw.choice(markup()['sliders'])}><ul>{''.join(parts)}</ul></div>"

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
        word = self.draw.choice(("Visits", "Besucher", "Visites", "Visitas"))
        return f"<p>{self.noise(word)}: {self.draw.randint(900, 900000)}</p>"

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
