"""A folder of static pages that any web server can host.

    index.html, index.json         every city about which a fact is known
    city/<area_id>.html, .json     its mayors, deputies, partnerships, networks, contacts, with the words they rest on
    feeds/                         what changed, as JSON Feed and Atom
    style.css
    etags.json                     path -> SHA-256 of the file: the entity tag to serve with it

Addresses are stable: a city's is made of its id. No scripts, no request to another host.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from normalized.attribution import GEONAMES, PLACES
from normalized.exports.feeds import Feeds
from normalized.exports.holders import post_name
from normalized.exports.registry import register
from normalized.exports.site_facts import City, cities_with_facts
from normalized.exports.tables import ReleaseTables
from normalized.exports.xml_text import readable
from normalized.files import sha256_of, write_json

STYLE = """\
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6773; --rule: #d9dcdf; --ground: #fff; --link: #0b5c8f;
  --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #a8adb3; --rule: #3a424b; --ground: #0f1419; --link: #63b3ed; --mark: #6b5410; }
}
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem;
  background: var(--ground); color: var(--ink); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.2; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--rule); }
dt { font-weight: 600; margin-top: 1rem; } dd { margin: .25rem 0 0; }
blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 3px solid var(--rule); font-size: .92rem; }
blockquote p { margin: 0 0 .3rem; overflow-wrap: anywhere; }
blockquote footer { font-size: .82rem; color: var(--soft); overflow-wrap: anywhere; }
body > footer { margin-top: 3rem; font-size: .82rem; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; } caption { text-align: left; color: var(--soft); padding: .25rem 0; }
td, th { text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--rule); }
.n { text-align: right; font-variant-numeric: tabular-nums; }
a { color: var(--link); } a:focus-visible, [tabindex]:focus-visible { outline: 2px solid; outline-offset: 2px; }
.quiet { color: var(--soft); font-weight: 400; }
"""

POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a page may do (Content Security Policy): show itself with the site's own style sheet, nothing else."""


_COUNTED = ("mayors", "officeholders", "partnerships", "networks", "contacts")


class Site:
    """The site of one release."""

    name = "site"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the pages; city after city, so that memory does not grow with their number but for their list."""
        (folder / "city").mkdir(exist_ok=True)
        (folder / "feeds").mkdir(exist_ok=True)
        listed = []
        written = []
        for city in cities_with_facts(tables):
            page, data = folder / "city" / f"{city['area_id']}.html", folder / "city" / f"{city['area_id']}.json"
            page.write_text(city_page(city), encoding="utf-8")
            write_json(data, {**city, "attribution": f"{PLACES} ({GEONAMES})"})
            written += [page, data]
            listed.append(_summary(city))
        index, index_data, style = folder / "index.html", folder / "index.json", folder / "style.css"
        listed.sort(key=lambda city: (city["name"], city["area_id"]))
        index.write_text(index_page(listed), encoding="utf-8")
        write_json(index_data, listed)
        style.write_text(STYLE, encoding="utf-8")
        written += [index, index_data, style, *Feeds().write(tables, folder / "feeds")]
        tags = folder / "etags.json"
        write_json(tags, {path.relative_to(folder).as_posix(): sha256_of(path) for path in written})
        return [*written, tags]


def _summary(city: City) -> dict[str, Any]:
    counts = {name: len(city[name]) for name in _COUNTED}
    return {name: city[name] for name in ("area_id", "name", "country")} | counts


def index_page(listed: list[dict[str, Any]]) -> str:
    """The list of cities as HTML."""
    rows = "\n".join(
        f'<tr><th scope="row"><a href="city/{escape(city["area_id"])}.html">{escape(city["name"])}</a></th>'
        f"<td>{escape(city['country'] or '')}</td>"
        + "".join(f'<td class="n">{city[name]}</td>' for name in _COUNTED)
        + "</tr>"
        for city in listed
    )
    heads = "".join(f'<th scope="col" class="n">{name}</th>' for name in _COUNTED)
    return _page(
        "Rathaus",
        f"<main>\n<h1>Rathaus</h1>\n<p>{len(listed)} cities. What changed: "
        '<a href="feeds/feed.atom">Atom</a>, <a href="feeds/feed.json">JSON Feed</a>. '
        'The list as <a href="index.json">JSON</a>.</p>\n'
        '<div class="wide" tabindex="0" role="region" aria-label="Cities">\n'
        "<table>\n<caption>Cities about which pages say something, and how many facts of each kind</caption>\n"
        f'<thead><tr><th scope="col">city</th><th scope="col">country</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n</main>",
        "",
        "index.json",
    )


def city_page(city: City) -> str:
    """One city as HTML."""
    sections = [
        _section("Mayors", [(_mayor(fact), fact["evidence"]) for fact in city["mayors"]]),
        _section(
            "Deputy and honorary mayors", [(_officeholder(fact), fact["evidence"]) for fact in city["officeholders"]]
        ),
        _section("Partnerships", [(_partnership(fact), fact["evidence"]) for fact in city["partnerships"]]),
        _section("Networks", [(_network(fact), fact["evidence"]) for fact in city["networks"]]),
        _section("Contacts", [(_contact(fact), []) for fact in city["contacts"]]),
    ]
    country = f' <span class="quiet">{escape(city["country"])}</span>' if city["country"] else ""
    known = f'<p><a href="https://www.geonames.org/{city["geonames_id"]}">GeoNames {city["geonames_id"]}</a></p>\n'
    return _page(
        city["name"],
        '<nav aria-label="Site"><a href="../index.html">All cities</a></nav>\n<main>\n'
        f"<h1>{escape(city['name'])}{country}</h1>\n"
        + (known if city["geonames_id"] else "")
        + "".join(sections)
        + f'<p><a href="{escape(city["area_id"])}.json">This page as JSON</a></p>\n</main>',
        "../",
        f"{city['area_id']}.json",
    )


def _section(title: str, facts: list[tuple[str, list[dict[str, str]]]]) -> str:
    if not facts:
        return ""
    items = "\n".join(f"<dt>{said}</dt>\n" + "\n".join(_quotes(evidence)) for said, evidence in facts)
    return f"<h2>{title}</h2>\n<dl>\n{items}\n</dl>\n"


def _quotes(evidence: list[dict[str, str]]) -> Iterator[str]:
    """The words of each page, and the page under them; evidence comes in the order of addresses."""
    for url, spans in groupby(evidence, key=lambda span: span["url"]):
        words = "\n".join(
            f"<p>{escape(span['before'])}<mark>{escape(span['words'])}</mark>{escape(span['behind'])}</p>"
            for span in spans
        )
        # A `file:` address, or any other that is no web address, is named but not linked.
        linked = url.startswith(("https://", "http://"))
        source = f'<a href="{escape(url)}" rel="nofollow noreferrer">{escape(url)}</a>' if linked else escape(url)
        yield f"<dd><blockquote>\n{words}\n<footer>{source}</footer></blockquote></dd>"


def _mayor(fact: dict[str, Any]) -> str:
    title = f", {escape(fact['title'])}" if fact["title"] else ""
    moments = f' <span class="quiet">({escape(", ".join(fact["as_of"]))})</span>' if fact["as_of"] else ""
    return f"{escape(fact['name'])}{title}{moments}"


def _officeholder(fact: dict[str, Any]) -> str:
    return f'{_mayor(fact)} <span class="quiet">{post_name(fact["post"])}</span>'


def _partnership(fact: dict[str, Any]) -> str:
    partner = f'<a href="{escape(fact["area_id"])}.html">{escape(fact["name"])}</a>'
    dates = "".join(f", {word} {escape(fact[word])}" for word in ("since", "until") if fact[word])
    ends = "both cities say so" if fact["mutual"] else "one side says so"
    more = "".join(
        f", {date['role']} {escape(date['date'])}" for date in fact["dates"] if date["role"] not in ("since", "until")
    )
    return f'{partner}: {fact["kind"]}{dates} <span class="quiet">({ends}{more})</span>'


def _network(fact: dict[str, Any]) -> str:
    return escape(fact["network"]) + (f", since {escape(fact['since'])}" if fact["since"] else "")


def _contact(fact: dict[str, Any]) -> str:
    scheme = {"email": "mailto:", "voice": "tel:", "cell": "tel:"}.get(fact["type"], "")
    value = escape(fact["value"])
    shown = f'<a href="{scheme}{value}">{value}</a>' if scheme else value
    return f"{escape(fact['owner'])}: {fact['type']} {shown}" if fact["owner"] else f"{fact['type']} {shown}"


def _page(title: str, body: str, root: str, data: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(readable(title))}</title>\n"
        f'<link rel="stylesheet" href="{root}style.css">\n<link rel="icon" href="data:,">\n'
        f'<link rel="alternate" type="application/json" href="{escape(data)}">\n'
        f'<link rel="alternate" type="application/atom+xml" href="{root}feeds/feed.atom">\n</head>\n'
        f'<body>\n{readable(body)}\n<footer><a href="{GEONAMES}">{PLACES}</a></footer>\n</body>\n</html>\n'
    )


register(Site())
