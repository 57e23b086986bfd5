"""The pages of the test town, made from a seed: the same seed and generation, the same bytes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape

LANGUAGES = ("de", "fr", "en")
NEWS_PER_LANGUAGE = 85
CLUBS_PER_LANGUAGE = 16
CHANGED = 7
"""News whose text changes from one generation to the next."""
GONE = 5
"""News that are no more in the next generation."""

WORDS = {
    "de": ("Rathaus", "Aktuelles", "Verein", "Partnerstädte", "Bürgermeister", "Kontakt", "Startseite", "Weiter"),
    "fr": ("Mairie", "Actualités", "Association", "Villes jumelées", "Le maire", "Contact", "Accueil", "Suite"),
    "en": ("Town hall", "News", "Club", "Twin towns", "The mayor", "Contact", "Home", "Next"),
}
SECTIONS = {
    "de": ("rathaus", "aktuelles", "vereine", "partnerstaedte", "buergermeister", "kontakt"),
    "fr": ("mairie", "actualites", "associations", "villes-jumelees", "maire", "contact"),
    "en": ("town-hall", "news", "clubs", "twin-towns", "mayor", "contact"),
}
SUBJECTS = {
    "de": ("Der Gemeinderat", "Die Feuerwehr", "Der Bauhof", "Die Musikschule", "Der Förderverein", "Die Bücherei"),
    "fr": ("Le conseil municipal", "Le corps des pompiers", "Le service technique", "L'école de musique", "La crèche"),
    "en": ("The council", "The fire brigade", "The works department", "The music school", "The library"),
}
DEEDS = {
    "de": (
        "hat in der Sitzung am {day}. März {year} den Haushalt beraten.",
        "lädt alle Einwohner am {day}. Mai {year} zum Tag der offenen Tür ein.",
        "sucht für den Herbst {year} noch Helferinnen und Helfer.",
        "erneuert bis Ende {year} die Leitungen in der Mühlgasse.",
    ),
    "fr": (
        "a examiné le budget lors de la séance du {day} mars {year}.",
        "invite tous les habitants à la journée portes ouvertes du {day} mai {year}.",
        "cherche des bénévoles pour l'automne {year}.",
        "renouvelle les conduites de la rue du Moulin avant la fin {year}.",
    ),
    "en": (
        "discussed the budget at its meeting on {day} March {year}.",
        "invites everybody to its open day on {day} May {year}.",
        "is looking for helpers for the autumn of {year}.",
        "will replace the pipes in Mill Lane by the end of {year}.",
    ),
}
FACTS = {
    "partners": {
        "de": "Seit dem 12. Juni 1992 besteht eine Partnerschaft mit der Stadt Limoges. Mit Bitburg ist die Stadt seit "
        "1978 befreundet.",
        "fr": "Depuis le 12 juin 1992, la ville est jumelée avec Limoges. Le jumelage avec Bitburg date de 1978.",
        "en": "The town has been twinned with Limoges since 12 June 1992 and with Bitburg since 1978.",
    },
    "mayor": {
        "de": "Bürgermeister Anton Feltgen leitet die Verwaltung seit 2017.",
        "fr": "Le maire Anton Feltgen dirige l'administration depuis 2017.",
        "en": "Mayor Anton Feltgen has led the administration since 2017.",
    },
    "contact": {
        "de": "Telefon: +352 27 55 00 11, E-Mail: info@feltgen.example",
        "fr": "Téléphone : +352 27 55 00 11, courriel : info@feltgen.example",
        "en": "Phone: +352 27 55 00 11, e-mail: info@feltgen.example",
    },
}


@dataclass(frozen=True)
class TownPage:
    """One page. links: paths, in their order. versions: path by language."""

    path: str
    language: str
    title: str
    paragraphs: tuple[str, ...]
    links: tuple[str, ...]
    versions: dict[str, str]
    template: int


def make_pages(seed: int, generation: int, news: int = NEWS_PER_LANGUAGE) -> dict[str, TownPage]:
    """All pages by path. news: of each language."""
    pages: dict[str, TownPage] = {}
    for language in LANGUAGES:
        pages |= _pages_of(language, seed, generation, news)
    return pages


def changed_paths(seed: int) -> set[str]:
    """Pages whose text differs between generation 1 and 2; pages that list them stay as they are."""
    first, second = make_pages(seed, 1), make_pages(seed, 2)
    return {path for path in first.keys() & second.keys() if render(first[path]) != render(second[path])}


def gone_paths(seed: int) -> set[str]:
    """Pages of generation 1 that generation 2 does not have."""
    return make_pages(seed, 1).keys() - make_pages(seed, 2).keys()


def _pages_of(language: str, seed: int, generation: int, n_news: int) -> dict[str, TownPage]:
    hall, news, clubs, partners, mayor, contact = SECTIONS[language]
    words = dict(
        zip(("hall", "news", "club", "partners", "mayor", "contact", "home", "next"), WORDS[language], strict=True)
    )
    root = f"/{language}/"
    menu = (root, *(f"{root}{section}" for section in (hall, news, clubs, partners, mayor, contact)))
    pages = {}

    def add(
        path: str, title: str, paragraphs: tuple[str, ...], links: tuple[str, ...], numbers: tuple[int, str]
    ) -> None:
        section, number = numbers
        versions = {
            other: f"/{other}/" + (f"{SECTIONS[other][section]}{number}" if section >= 0 else "") for other in LANGUAGES
        }
        template = random.Random(f"{seed} {versions['de']}").randrange(4)
        pages[path] = TownPage(path, language, title, paragraphs, (*menu, *links), versions, template)

    add(root, words["home"], _text(language, f"{seed} home"), (), (-1, ""))
    add(f"{root}{hall}", words["hall"], _text(language, f"{seed} hall"), (), (0, ""))
    add(f"{root}{partners}", words["partners"], (FACTS["partners"][language],), (), (3, ""))
    add(f"{root}{mayor}", words["mayor"], (FACTS["mayor"][language],), (), (4, ""))
    add(f"{root}{contact}", words["contact"], (FACTS["contact"][language],), (), (5, ""))
    paths = [f"{root}{news}/{number}" for number in range(n_news)]
    add(f"{root}{news}", words["news"], _text(language, f"{seed} news"), tuple(paths[::10]), (1, ""))
    for number, path in enumerate(paths):
        if generation > 1 and language == "de" and number >= n_news - GONE:
            continue
        changed = generation > 1 and language == "de" and 10 <= number < 10 + CHANGED
        text = _text(language, f"{seed} news {number} {generation if changed else 1}")
        add(path, f"{words['news']} {number}", text, tuple(paths[number + 1 : number + 4]), (1, f"/{number}"))
    club_paths = [f"{root}{clubs}/{number}" for number in range(CLUBS_PER_LANGUAGE)]
    add(f"{root}{clubs}", words["club"], _text(language, f"{seed} clubs"), tuple(club_paths), (2, ""))
    for number, path in enumerate(club_paths):
        text = _text(language, f"{seed} club {number}")
        add(path, f"{words['club']} {number}", text, (), (2, f"/{number}"))
    return pages


def _text(language: str, seed: str) -> tuple[str, ...]:
    """Five paragraphs of three sentences."""
    dice = random.Random(f"{language} {seed}")
    return tuple(
        " ".join(
            f"{dice.choice(SUBJECTS[language])} "
            + dice.choice(DEEDS[language]).format(day=dice.randint(1, 28), year=dice.randint(1990, 2026))
            for _ in range(3)
        )
        for _ in range(5)
    )


def render(page: TownPage, session: str = "") -> bytes:
    """The page's HTML in one of four manners. session: appended to the links of the oldest of them."""
    title, paragraphs = escape(page.title), [f"<p>{escape(text)}</p>" for text in page.paragraphs]
    alternates = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{path}">' for tag, path in sorted(page.versions.items())
    )
    items = "".join(f'<li><a href="{path}">{path.rsplit("/", 1)[-1] or title}</a></li>' for path in page.links)
    if page.template == 0:
        html = (
            f'<!doctype html><html lang="{page.language}"><head><meta charset="utf-8"><title>{title}</title>'
            f'{alternates}</head><body class="typo3"><header><nav><ul>{items}</ul></nav></header><main><h1>{title}</h1>'
            f"{''.join(paragraphs)}</main><footer>"
            f"<a href='/{page.language}/impressum-fehlt'>Impressum</a></footer></body></html>"
        )
    elif page.template == 1:
        rows = "".join(f"<tr><td>{text}</td></tr>" for text in paragraphs)
        links = "<br>".join(f'<a href="{path}{session}">{path}</a>' for path in page.links)
        html = (
            f"<html><head><title>{title}</title></head><body bgcolor=#ffffff><table><tr><td valign=top>{links}</td>"
            f"<td><h1>{title}</h1><table>{rows}</table></td></tr></table></body></html>"
        )
    elif page.template == 2:
        html = (
            f'<!doctype html><html lang="{page.language}-LU"><head><title>{title} – Feltgen</title>{alternates}</head>'
            f'<body class="wp"><div id="menu"><ul class="menu">{items}</ul></div><article><h1>{title}</h1>'
            f'<div class="entry-content">{"".join(paragraphs)}</div></article>'
            f'<a href="{page.path}?utm_source=newsletter&amp;utm_medium=mail">↻</a></body></html>'
        )
    else:
        html = (
            f"<!DOCTYPE html>\n<html lang={page.language}>\n<title>{title}</title>\n<div role=main>\n<h1>{title}</h1>\n"
            + "\n".join(paragraphs)
            + f"\n</div>\n<ul>{items}</ul>\n"
        )
    return html.encode()
