"""A folder of static pages that any web server can host.

    index.html, index.json         every city about which a fact is known
    city/<area_id>.html, .json     its mayors, partnerships, networks and contacts, with the words they rest on
    feeds/                         what changed, as JSON Feed and Atom
    style.css
    etags.json                     path -> SHA-256 of the file: the entity tag to serve with it

Addresses are stable: a city's is made of its id. No scripts, no request to another host.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from normalized.exports.feeds import Feeds
from normalized.exports.registry import register
from normalized.exports.site_facts import City, cities_with_facts
from normalized.exports.tables import ReleaseTables
from normalized.files import sha256_of, write_json

STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2rem; border-bottom: 1px solid #ccc; }
dt { font-weight: 600; margin-top: .75rem; } dd { margin: 0 0 0 1rem; }
blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 3px solid #ddd; color: #444; font-size: .9rem; }
mark { background: #fff2a8; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem 1rem .2rem 0; }
a { color: #0b57a4; } .quiet { color: #666; }
"""


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
            write_json(data, city)
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
    counts = {name: len(city[name]) for name in ("mayors", "partnerships", "networks", "contacts")}
    return {name: city[name] for name in ("area_id", "name", "country")} | counts


def index_page(listed: list[dict[str, Any]]) -> str:
    """The list of cities as HTML."""
    rows = "\n".join(
        f'<tr><td><a href="city/{escape(city["area_id"])}.html">{escape(city["name"])}</a></td>'
        f"<td>{escape(city['country'] or '')}</td>"
        + "".join(f"<td>{city[name]}</td>" for name in ("mayors", "partnerships", "networks", "contacts"))
        + "</tr>"
        for city in listed
    )
    return _page(
        "Rathaus",
        f"<h1>Rathaus</h1>\n<p>{len(listed)} cities. What changed: "
        '<a href="feeds/feed.atom">Atom</a>, <a href="feeds/feed.json">JSON Feed</a>. '
        'The list as <a href="index.json">JSON</a>.</p>\n'
        "<table>\n<tr><th>City</th><th>Country</th><th>Mayors</th><th>Partnerships</th><th>Networks</th><th>Contacts</th>"
        f"</tr>\n{rows}\n</table>",
        "",
    )


def city_page(city: City) -> str:
    """One city as HTML."""
    sections = [
        _section("Mayors", [(_mayor(fact), fact["evidence"]) for fact in city["mayors"]]),
        _section("Partnerships", [(_partnership(fact), fact["evidence"]) for fact in city["partnerships"]]),
        _section("Networks", [(_network(fact), fact["evidence"]) for fact in city["networks"]]),
        _section("Contacts", [(_contact(fact), []) for fact in city["contacts"]]),
    ]
    country = f' <span class="quiet">{escape(city["country"])}</span>' if city["country"] else ""
    known = f'<p><a href="https://www.geonames.org/{city["geonames_id"]}">GeoNames {city["geonames_id"]}</a></p>\n'
    return _page(
        city["name"],
        f'<p><a href="../index.html">All cities</a></p>\n<h1>{escape(city["name"])}{country}</h1>\n'
        + (known if city["geonames_id"] else "")
        + "".join(sections)
        + f'<p><a href="{escape(city["area_id"])}.json">This page as JSON</a></p>',
        "../",
    )


def _section(title: str, facts: list[tuple[str, list[dict[str, str]]]]) -> str:
    if not facts:
        return ""
    items = "\n".join(
        f"<dt>{said}</dt>\n" + "\n".join(f"<dd>{_quote(span)}</dd>" for span in evidence) for said, evidence in facts
    )
    return f"<h2>{title}</h2>\n<dl>\n{items}\n</dl>\n"


def _quote(span: dict[str, str]) -> str:
    url = span["url"]
    # A `file:` address, or any other that is no web address, is named but not linked.
    linked = url.startswith(("https://", "http://"))
    source = f'<a href="{escape(url)}" rel="nofollow">{escape(url)}</a>' if linked else escape(url)
    return (
        f"<blockquote>{escape(span['before'])}<mark>{escape(span['words'])}</mark>{escape(span['behind'])}</blockquote>"
        f"{source}"
    )


def _mayor(fact: dict[str, Any]) -> str:
    title = f", {escape(fact['title'])}" if fact["title"] else ""
    moments = f' <span class="quiet">({escape(", ".join(fact["as_of"]))})</span>' if fact["as_of"] else ""
    return f"{escape(fact['name'])}{title}{moments}"


def _partnership(fact: dict[str, Any]) -> str:
    partner = f'<a href="{escape(fact["area_id"])}.html">{escape(fact["name"])}</a>'
    dates = "".join(f", {word} {escape(fact[word])}" for word in ("since", "until") if fact[word])
    ends = "both cities say so" if fact["mutual"] else "one side says so"
    return f'{partner}: {fact["kind"]}{dates} <span class="quiet">({ends})</span>'


def _network(fact: dict[str, Any]) -> str:
    return escape(fact["network"]) + (f", since {escape(fact['since'])}" if fact["since"] else "")


def _contact(fact: dict[str, Any]) -> str:
    scheme = {"email": "mailto:", "fax": ""}.get(fact["type"], "tel:")
    value = escape(fact["value"])
    shown = f'<a href="{scheme}{value}">{value}</a>' if scheme else value
    return f"{escape(fact['owner'])}: {fact['type']} {shown}" if fact["owner"] else f"{fact['type']} {shown}"


def _page(title: str, body: str, root: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{root}style.css">\n'
        f'<link rel="alternate" type="application/atom+xml" href="{root}feeds/feed.atom">\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


register(Site())
