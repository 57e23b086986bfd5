"""Look at a site before it enters the catalogue: a short polite crawl, read by the pipeline, and what follows."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flows.crawling.crawls import CrawlRequest, crawl_source
from flows.errors import NothingToRead, UsageError
from flows.intake.publisher import open_gazetteer
from flows.onboarding.municipality import Resolved, resolve_municipality
from flows.settings import Settings
from pipeline.block import UNDETERMINED
from pipeline.errors import PipelineError
from pipeline.page import extract_page
from pipeline.record import MentionType, PageRecord
from sources.catalogue import BodyKind, Source, countries
from sources.crawler import CrawlLimits, CrawlReport
from sources.crawler.contents import stored
from sources.crawler.job import Verdict
from sources.crawler.state import CrawlState
from sources.errors import SourceError
from sources.page import Publisher, RawPage

PROBE_PAGES = 60
"""Requests of a probe: a minute of a town's server."""
PROBE_DEPTH = 2
SHOWN_CANDIDATES = 3
LEAST_LANGUAGE_SHARE = 0.1
"""Share of the pages that a language must have to count as one of the site's."""

_COUNTRY_OF = {"uk": "GB"}
_GENERATOR = re.compile(rb"<meta[^>]+name=[\"']?generator[\"']?[^>]*content=[\"']([^\"']{1,80})", re.IGNORECASE)
_MARKS = {
    "TYPO3": (b"/typo3temp/", b"/fileadmin/", b"typo3conf"),
    "WordPress": (b"/wp-content/", b"/wp-includes/"),
    "Drupal": (b"drupal-settings-json", b"/sites/default/files/"),
    "Joomla": (b"/media/system/js/", b"/components/com_"),
    "Liferay": (b"liferay.", b"/o/frontend-"),
    "Plone": (b"plone.", b"++resource++", b"++theme++"),
    "Contao": (b"/assets/contao/", b"/files/theme"),
    "eZ Platform": (b"/var/site/storage/",),
}


@dataclass(frozen=True, slots=True)
class Probe:
    """What a probe found. country: ISO 3166-1 alpha-2. place: the municipality, or why it is not known.

    languages: ISO 639-1, most used first. cms: empty where it is not known. title: of the home page.
    robots_delay: seconds that robots.txt asks to leave between two requests. pages: that were read.
    twinnings, mayor, contact: addresses of pages that say something of these. missing: what was not found, by line.
    """

    url: str
    country: str
    place: Resolved
    languages: tuple[str, ...]
    cms: str
    title: str
    has_sitemap: bool
    robots_delay: float
    twinnings: tuple[str, ...]
    mayor: tuple[str, ...]
    contact: tuple[str, ...]
    pages: int
    missing: tuple[str, ...]


def country_of(url: str, said: str | None) -> str:
    """The country of a site: as said, or by the last label of its host. Raises UsageError where neither tells."""
    if said is not None:
        if said.upper() not in countries():
            raise UsageError(f"no country {said!r}: ISO 3166-1 alpha-2 is wanted, as in LU")
        return said.upper()
    label = (urlsplit(url).hostname or "").rpartition(".")[2].lower()
    code = _COUNTRY_OF.get(label, label.upper())
    if code not in countries():
        raise UsageError(f"the address does not tell the country: name it with --country, as in --country LU ({url})")
    return code


def probe_site(
    url: str, settings: Settings, *, country: str | None, city: str | None, request: CrawlRequest | None = None
) -> Probe:
    """Crawl some pages of a site and read them. city: GeoNames id, where a person knows it.

    request: limits and test rules, by default a probe's. Raises UsageError for a wrong address or unknown country,
    NothingToRead where no page could be had.
    """
    code = country_of(url, country)
    try:
        source = Source(
            id=f"{code.lower()}-probe",
            name=url[:200],
            kind=BodyKind.MUNICIPALITY,
            country=code,
            geonames_id="1",
            languages=("en",),
            home_url=url,
        )
    except ValueError as error:
        raise UsageError(f"not an http or https address: {url}") from error
    asked = request or CrawlRequest(limits=CrawlLimits(pages=PROBE_PAGES, depth=PROBE_DEPTH))
    settings.crawls.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".probe-", dir=settings.crawls) as folder:
        inside = settings.model_copy(update={"data": Path(folder)})
        crawl = crawl_source(source, asked, inside)
        if crawl.report is None:
            raise NothingToRead(crawl.fault)
        below = inside.crawls / source.id
        read, unread = _read(below, source)
        if not read:
            raise NothingToRead(f"no page of {url} could be had: {_why(crawl.report)}")
        return _conclude(url, code, city, crawl.report, below, read, unread)


def _why(report: CrawlReport) -> str:
    reasons = [*report.faults, *(f"{count} {reason}" for reason, count in report.refused.items())]
    return "; ".join(reasons[:3]) or ", ".join(report.verdicts) or "it says nothing"


def _read(folder: Path, source: Source) -> tuple[list[tuple[RawPage, PageRecord]], int]:
    """Pages and their records, and how many pages could not be read."""
    publisher = Publisher(source=source.id, country=source.country)
    read, unread = [], 0
    for page in stored(folder, source.id).pages:
        try:
            raw = page.read()
            read.append((raw, extract_page(raw, publisher)))
        except (SourceError, PipelineError):
            unread += 1
    return read, unread


def _conclude(
    url: str,
    country: str,
    city: str | None,
    report: CrawlReport,
    folder: Path,
    read: Sequence[tuple[RawPage, PageRecord]],
    unread: int,
) -> Probe:
    records = [record for _, record in read]
    state = CrawlState(folder)
    known = list(state.pages())
    state.close()
    languages = _languages(records)
    home = min(records, key=lambda record: len(record.url))
    gazetteer = open_gazetteer()
    named = Counter(
        mention.value for record in records for mention in record.mentions if mention.type == MentionType.CITY
    )
    place = resolve_municipality(gazetteer, url, country, home.title, named, city)
    twinnings = _best(records, lambda record: len(record.partnerships) + len(record.memberships))
    mayor = _best(records, lambda record: len(record.mayoralties))
    contact = _best(records, lambda record: len(record.contacts))
    has_sitemap = any(entry.verdict == Verdict.SITEMAP for entry in known)
    cms = _cms(raw.body for raw, _ in read)
    missing = [
        line
        for line, lacks in (
            (f"the municipality: {place.reason}", place.place is None),
            (f"what {unread} pages say: they could not be read", unread > 0),
            ("a sitemap: pages are found by links alone", not has_sitemap),
            ("the system behind the site", not cms),
            ("a page about twinnings", not twinnings),
            ("a page that names a mayor", not mayor),
            ("a page with a contact", not contact),
            ("a language: none has a tenth of the pages", not languages),
        )
        if lacks
    ]
    return Probe(
        url=url,
        country=country,
        place=place,
        languages=languages,
        cms=cms,
        title=home.title,
        robots_delay=report.robots_delay,
        has_sitemap=has_sitemap,
        twinnings=twinnings,
        mayor=mayor,
        contact=contact,
        pages=len(records),
        missing=tuple(missing),
    )


def _languages(records: Sequence[PageRecord]) -> tuple[str, ...]:
    counts = Counter(record.language for record in records if record.language != UNDETERMINED)
    least = LEAST_LANGUAGE_SHARE * sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(language for language, count in ranked if count >= least)


def _best(records: Sequence[PageRecord], count: Callable[[PageRecord], int]) -> tuple[str, ...]:
    """Addresses of the pages that have most of something, best first."""
    ranked = sorted((-count(record), len(record.url), record.url) for record in records if count(record))
    return tuple(url for _, _, url in ranked[:SHOWN_CANDIDATES])


def _cms(bodies: Iterable[bytes]) -> str:
    found: Counter[str] = Counter()
    for body in bodies:
        generator = _GENERATOR.search(body)
        if generator is not None:
            return " ".join(generator[1].decode("utf-8", "replace").split())
        found.update(name for name, marks in _MARKS.items() if any(mark in body for mark in marks))
    return found.most_common(1)[0][0] if found else ""
