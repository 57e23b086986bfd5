"""Every limit of a crawl: its name, its value, its sentence. docs/crawling.md weighs each; a test holds it to that."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sources.catalogue.source import Budget

KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30


class CrawlLimits(BaseModel):
    """What a crawl may take of a town's server, and of the machine that it runs on. Seconds, bytes and counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    delay_seconds: float = Field(
        1.0,
        ge=0,
        description="Seconds between two requests to a host, at least. robots.txt and a slow server raise it.",
    )
    delay_most_seconds: float = Field(
        60.0, ge=0, description="Seconds between two requests to which a slow server raises the delay at most."
    )
    concurrency: int = Field(1, ge=1, le=16, description="Requests to a host that are under way at the same time.")
    depth: int = Field(10, ge=0, description="Links from a start page, at most.")
    pages: int = Field(5_000, ge=1, description="Requests a run. What is left is asked first in the next run.")
    run_bytes: int = Field(2 * GIB, ge=1, description="Bytes on the wire a run.")
    run_seconds: float = Field(6 * 3600, gt=0, description="Seconds a run.")
    connect_seconds: float = Field(15, gt=0, description="Seconds until a connection stands, name and TLS included.")
    response_seconds: float = Field(
        60, gt=0, description="Seconds a response in total, however steadily its bytes drip."
    )
    header_bytes: int = Field(64 * KIB, ge=KIB, description="Bytes of a response's header, all lines together.")
    wire_bytes: int = Field(10 * MIB, ge=1, description="Bytes of a body as it comes over the wire.")
    decoded_bytes: int = Field(
        10 * MIB, ge=1, description="Bytes of a body once gzip, deflate, br or zstd is undone; all layers count."
    )
    redirects: int = Field(5, ge=0, le=20, description="Redirects that are followed one after the other.")
    links_a_page: int = Field(2_000, ge=1, description="Links that are taken from one page.")
    linked_bytes: int = Field(2 * MIB, ge=KIB, description="Bytes of a page in which links are looked for.")
    url_characters: int = Field(2_000, ge=100, le=8_000, description="Characters of an address.")
    pages_a_shape: int = Field(
        500,
        ge=1,
        description="Addresses a run that differ in nothing but the values of their query: filters and sort orders.",
    )
    calendar_pages: int = Field(
        24, ge=0, description="Addresses a run that differ in nothing but a date: calendars have no end."
    )
    sitemaps: int = Field(50, ge=0, description="Sitemap files a run.")
    sitemap_urls: int = Field(50_000, ge=0, description="Addresses that are taken from sitemaps a run.")
    tries: int = Field(3, ge=1, le=10, description="Tries of a request that fails for the moment (5xx, 429, network).")
    backoff_seconds: float = Field(
        5.0, ge=0, description="Seconds before the second try; four times as long before each further one."
    )
    backoff_most_seconds: float = Field(
        300.0, ge=0, description="Seconds that a try is put off at most, also where `Retry-After` asks for more."
    )
    archive_bytes: int = Field(256 * MIB, ge=1, description="Bytes at which a WARC file is closed and the next begun.")
    commit_seconds: float = Field(1.0, ge=0, description="Seconds of work that a kill can cost; they are done again.")
    commit_requests: int = Field(50, ge=1, description="Requests that a kill can cost; they are done again.")

    def within(self, budget: Budget) -> CrawlLimits:
        """These limits with what a source's budget says instead; its delay counts where it is longer."""
        said = {
            "pages": budget.pages,
            "depth": budget.depth,
            "run_bytes": None if budget.megabytes is None else budget.megabytes * MIB,
            "delay_seconds": None if budget.delay is None else max(budget.delay, self.delay_seconds),
        }
        return self.model_copy(update={name: value for name, value in said.items() if value is not None})
