"""One source: a public body whose website is read. Each stands in a YAML file of its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sources.catalogue.codes import LANGUAGES, countries
from sources.page import Publisher

PLAIN_SELECTOR = re.compile(
    r"""(?x)
    (?: [a-zA-Z][a-zA-Z0-9]* (?: [.#][a-zA-Z][a-zA-Z0-9_-]* )* | (?: [.#][a-zA-Z][a-zA-Z0-9_-]* )+ )
    (?: \[ [a-zA-Z][a-zA-Z0-9-]* = (?: '[a-zA-Z0-9 _-]*' | "[a-zA-Z0-9 _-]*" ) \] )?
    """
)
"""A tag's name, classes or ids, perhaps one attribute. These are right without a parser, and most selectors are so."""

_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class BodyKind(StrEnum):
    """What kind of public body publishes the site."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    """A part of a municipality with a site of its own."""
    COUNTY = "county"
    """A county, Landkreis, arrondissement, powiat: between municipality and region."""
    REGION = "region"
    ASSOCIATION = "association"
    """Municipalities that act together: Verbandsgemeinde, communauté de communes, network of cities."""


def _known_country(code: str) -> str:
    if code not in countries():
        raise ValueError("no country of this ISO 3166-1 alpha-2 code (two upper-case letters)")
    return code


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError("no language of this ISO 639-1 code (two lower-case letters)")
    return code


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise ValueError(f"not an http or https address: {error}") from error
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in url):
        raise ValueError("not an http or https address")
    return url


def _regular_expression(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


def _css_selector(selector: str) -> str:
    if PLAIN_SELECTOR.fullmatch(selector):
        return selector
    import soupsieve  # noqa: PLC0415 - a tenth of a second to load and to begin, in every run

    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"not a CSS selector: {str(error).splitlines()[0]}") from error
    return selector


def _cron_line(line: str) -> str:
    if len(line.split()) != 5:
        raise ValueError("a schedule has five fields: minute, hour, day of month, month, day of week")
    try:
        next(CronSim(line, _ANY_DAY))
    except CronSimError as error:
        raise ValueError(f"not a cron schedule: {str(error).lower() or 'wrong field'}") from error
    except StopIteration as error:
        raise ValueError("a schedule that never comes") from error
    return line


WebAddress = Annotated[str, AfterValidator(_web_address)]
UrlPattern = Annotated[str, AfterValidator(_regular_expression)]
Selector = Annotated[str, AfterValidator(_css_selector)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Switch(StrEnum):
    """A protection that a source may ask to be without, by name. The release shows it in the table `sources`."""

    PRIVATE_ADDRESSES = "private-addresses"
    """Connect to addresses that are not public: a town's site inside one's own network."""
    UNVERIFIED_TLS = "unverified-tls"
    """Take any certificate: what comes may come from somebody else."""


class Budget(_Entry):
    """What a crawl of the source may take, where the usual limits do not fit; see CrawlLimits.

    pages: requests a run. depth: links from a start page. megabytes: on the wire, a run. delay: seconds between two
    requests, never less than the usual ones.
    """

    pages: int | None = Field(default=None, ge=1, le=1_000_000)
    depth: int | None = Field(default=None, ge=0, le=1_000)
    megabytes: int | None = Field(default=None, ge=1, le=1_000_000)
    delay: float | None = Field(default=None, ge=1, le=600)


class Selectors(_Entry):
    """Where a site keeps what; only for sites that the general rules read badly.

    content: CSS selectors of the elements that hold the page; all else is then noise.
    noise: CSS selectors of elements that are noise, inside the content too.
    """

    content: tuple[Selector, ...] = ()
    noise: tuple[Selector, ...] = ()


class Source(_Entry):
    """One source of the catalogue. docs/sources.md explains each key.

    id: lower case, country first ("lu-luxembourg"), equal to the file's name.
    name: the body's own name. kind: what kind of body it is.
    country: ISO 3166-1 alpha-2. geonames_id: the municipality in GeoNames. wikidata: its item, where known.
    languages: ISO 639-1, most used first.
    home_url, start_urls: where a crawl starts; at home_url where the list is empty.
    schedule: cron line of five fields, read in UTC; None: crawled by hand only.
    include, exclude: regular expressions, sought in a page's URL; a page is crawled if one of `include` is
        found (or the list is empty) and none of `exclude`.
    budget: what a crawl may take where the usual limits do not fit.
    unsafe: protections of a crawl that this source is without.
    """

    id: str = Field(pattern=r"^[a-z]{2}(-[a-z0-9]+)+$", max_length=64)
    name: str = Field(min_length=1, max_length=200)
    kind: BodyKind
    country: Annotated[str, AfterValidator(_known_country)]
    geonames_id: str = Field(pattern=r"^[1-9][0-9]{0,9}$")
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9][0-9]*$")
    languages: tuple[Annotated[str, AfterValidator(_known_language)], ...] = Field(min_length=1)
    home_url: WebAddress
    start_urls: tuple[WebAddress, ...] = ()
    schedule: Annotated[str, AfterValidator(_cron_line)] | None = None
    include: tuple[UrlPattern, ...] = ()
    exclude: tuple[UrlPattern, ...] = ()
    selectors: Selectors = Selectors()
    budget: Budget = Budget()
    unsafe: tuple[Switch, ...] = ()

    @property
    def publisher(self) -> Publisher:
        """The source as the pipeline sees it: in whose light numbers and names are read."""
        return Publisher(source=self.id, country=self.country, geonames_id=self.geonames_id, languages=self.languages)

    def covers(self, url: str) -> bool:
        """True where a crawl of this source takes the page at `url`."""
        wanted = not self.include or any(re.search(pattern, url) for pattern in self.include)
        return wanted and not any(re.search(pattern, url) for pattern in self.exclude)
