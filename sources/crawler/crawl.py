"""One crawl: what is asked next, and what comes of each answer. Scrapy asks; nothing here knows the network."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sources.crawler.archive import Archive, cut_tail
from sources.crawler.exchange import Exchange
from sources.crawler.job import CrawlJob, CrawlReport, Verdict
from sources.crawler.outline import Outline, outline
from sources.crawler.pages import PageKeeper
from sources.crawler.recognise import recognise, recognise_refusal
from sources.crawler.retries import seconds_until_retry
from sources.crawler.revisits import is_due, period
from sources.crawler.robots import RobotRules, read_robots
from sources.crawler.sitemaps import USUAL_PLACES, read_sitemap
from sources.crawler.state import CrawlState, Entry, KnownPage, Rank
from sources.crawler.tally import MOST_FAULTS, Tally
from sources.crawler.urls import (
    Address,
    WrongAddress,
    calendar_shape,
    hosts_of,
    is_other_file,
    query_shape,
    read_address,
)
from sources.page import PageKind
from sources.readers.kinds import is_undeclared, kind_of_content, kind_of_type

PRODUCT = "rathaus"
"""Our name in robots.txt."""

_LASTING = frozenset({Verdict.GONE, Verdict.SOFT_404, Verdict.REDIRECT, Verdict.OTHER, Verdict.LOGIN, Verdict.REFUSED})
_LASTING_SECONDS = 30 * 86_400
"""What is no page is asked again after a month; what failed, in each run."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class Crawl:
    """The state of a crawl under way.

    on_delay: called with the seconds that robots.txt asks to leave between two requests.
    """

    def __init__(self, job: CrawlJob, on_delay: Callable[[float], None] = lambda seconds: None) -> None:
        self.job, self._limits, self._on_delay = job, job.limits, on_delay
        self._state = CrawlState(job.folder)
        self._begun = time.monotonic()
        now = datetime.now(UTC)
        position = self._state.position()
        self._cut_bytes = cut_tail(job.folder / "archive", position)
        cut_off = self._state.unfinished()
        self.resumed = cut_off is not None
        if cut_off is None:
            self.crawl_id, self._started_at = job.crawl_id, now.strftime("%Y-%m-%dT%H:%M:%SZ")
            self.tally = Tally()
            self._state.begin(self.crawl_id, self._started_at)
        else:
            self.crawl_id, self._started_at, counts = cut_off
            self.tally = Tally(counts)
        self._archive = Archive(
            job.folder / "archive",
            job.source.id,
            position,
            largest=self._limits.archive_bytes,
            software=job.user_agent,
        )
        self._run_seconds = period(job.source.schedule, now)
        self._keeper = PageKeeper(self._state, self._archive, self.tally, self.crawl_id, self._run_seconds)
        self._hosts = hosts_of((job.source.home_url, *job.source.start_urls))
        self._robots: dict[str, RobotRules] = {}
        self._robots_waiting: dict[str, Entry] = {}
        self._robots_not_before = 0.0
        self._probes: dict[str, tuple[str, str] | None] = {}
        self._probes_waiting: dict[str, Entry] = {}
        self._asked: dict[str, Entry] = {}
        self._uncommitted = 0
        self._committed_at = time.monotonic()
        self._exhausted = ""
        self.faults: list[str] = []
        self.certificate = ""
        if not self.resumed:
            self._seed()
        self._commit()

    # -- what is asked

    def next(self) -> Entry | None:
        """The next address to ask, None where there is none at this moment."""
        now = time.time()
        if self._budget_spent():
            return None
        for waiting in (self._robots_waiting, self._probes_waiting):
            for entry in waiting.values():
                if entry.key not in self._asked and now >= self._robots_not_before:
                    return self._ask(entry)
        for entry in self._state.waiting(now, 4 + len(self._asked) * 2):
            if entry.key in self._asked:
                continue
            if not self._may_ask(entry):
                continue
            return self._ask(entry)
        return None

    def has_waiting(self) -> bool:
        """True where something is still to ask in this run, be it later."""
        if self._budget_spent():
            return False
        return bool(self._robots_waiting or self._probes_waiting) or self._state.has_waiting()

    def conditions(self, entry: Entry) -> dict[str, str]:
        """Headers that spare the body where the page has not changed."""
        known = self._state.page(entry.key)
        if known is None or known.url != entry.url or not (known.file or known.verdict == Verdict.SITEMAP):
            return {}
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in headers.items() if value}

    def _ask(self, entry: Entry) -> Entry:
        self._asked[entry.key] = entry
        self.tally.add("requests")
        return entry

    def _may_ask(self, entry: Entry) -> bool:
        """False where robots.txt is to be read first, or forbids it; what it forbids is done with."""
        origin = Address(entry.url, entry.key).origin
        rules = self._robots.get(origin)
        if rules is None:
            key = f"robots {origin}"
            self._robots_waiting.setdefault(key, Entry(key, f"{origin}/robots.txt", Rank.ROBOTS, 0, 0, 0))
            return False
        if not rules.allows(entry.url):
            self._state.judge(entry, Verdict.ROBOTS, time.time(), reason="robots.txt forbids it")
            self._settle(entry, Verdict.ROBOTS)
            return False
        return entry.rank == Rank.SITEMAP or f"probe {origin}" not in self._probes_waiting

    def _budget_spent(self) -> bool:
        if not self._exhausted:
            if self.tally["requests"] >= self._limits.pages:
                self._exhausted = "pages"
            elif self.tally["bytes"] >= self._limits.run_bytes:
                self._exhausted = "bytes"
            elif time.monotonic() - self._begun >= self._limits.run_seconds:
                self._exhausted = "seconds"
        return bool(self._exhausted)

    # -- what comes back

    def took(self, entry: Entry, exchange: Exchange) -> None:
        """An answer has come."""
        self.tally.add("status", str(exchange.status))
        self.tally.add("bytes", n=len(exchange.wire) + sum(len(k) + len(v) + 4 for k, v in exchange.headers))
        if entry.rank == Rank.ROBOTS:
            self._took_robots(entry, exchange)
        elif entry.rank == Rank.PROBE:
            self._took_probe(entry, exchange)
        elif exchange.status == 304:
            self._keeper.unchanged(entry, exchange)
            self._settle(entry, Verdict.PAGE)
        elif exchange.status in _REDIRECTS:
            self._took_redirect(entry, exchange)
        elif exchange.status in (404, 410):
            self._keeper.judge(entry, exchange, Verdict.GONE, f"status {exchange.status}", drop=True)
            self._settle(entry, Verdict.GONE)
        elif exchange.status in (200, 203):
            self._took_body(entry, exchange)
        elif exchange.status in _TRANSIENT and self._put_off(entry, exchange.header("retry-after")):
            pass
        else:
            self._took_error(entry, exchange)
        self._after()

    def failed(self, entry: Entry, code: str, message: str, *, for_good: bool) -> None:
        """No answer has come. code: a few words for the report. for_good: a rule of ours ended it."""
        self.tally.add("refused" if for_good else "failed", code)
        if entry.rank == Rank.ROBOTS:
            self._robots_failed(entry, for_good=for_good)
        elif entry.rank == Rank.PROBE:
            self._probes_waiting.pop(entry.key, None)
            self._asked.pop(entry.key, None)
        elif for_good or not self._put_off(entry, ""):
            verdict = Verdict.REFUSED if for_good else Verdict.FAILED
            self._state.judge(entry, verdict, time.time(), reason=f"{code}: {message}"[:500])
            self._fault(f"{code}: {message}")
            self._settle(entry, verdict)
        self._after()

    def _took_robots(self, entry: Entry, exchange: Exchange) -> None:
        origin = entry.url.removesuffix("/robots.txt")
        if exchange.status in _REDIRECTS and entry.hops < self._limits.redirects:
            target = self._target(entry, exchange)
            if target is not None:
                self._asked.pop(entry.key, None)
                self._robots_waiting[entry.key] = Entry(
                    entry.key, target.url, Rank.ROBOTS, 0, entry.hops + 1, entry.attempts
                )
                return
        if (exchange.status in _TRANSIENT) and self._robots_again(entry):
            return
        status = 404 if exchange.status in _REDIRECTS else exchange.status
        self._set_robots(entry, origin, read_robots(status, exchange.body, PRODUCT))
        self._keeper.note(entry, exchange, "robots")

    def _robots_failed(self, entry: Entry, *, for_good: bool) -> None:
        """A server that does not give its rules is not asked for pages."""
        if for_good or not self._robots_again(entry):
            self._set_robots(entry, "", RobotRules(None, PRODUCT, forbids_all=True))

    def _robots_again(self, entry: Entry) -> bool:
        if entry.attempts + 1 >= self._limits.tries:
            return False
        self._asked.pop(entry.key, None)
        self._robots_waiting[entry.key] = Entry(entry.key, entry.url, Rank.ROBOTS, 0, entry.hops, entry.attempts + 1)
        self._robots_not_before = time.time() + seconds_until_retry(entry.attempts, "", self._limits)
        return True

    def _set_robots(self, entry: Entry, origin: str, rules: RobotRules) -> None:
        origin = entry.key.removeprefix("robots ")
        self._robots[origin] = rules
        self._robots_waiting.pop(entry.key, None)
        self._asked.pop(entry.key, None)
        self._on_delay(rules.delay)
        home = read_address(self.job.source.home_url, self._hosts, longest=self._limits.url_characters)
        if not rules.allows(home.url) and origin == home.origin:
            self.tally.add("robots forbid")
        if rules.forbids_all:
            return
        for url in rules.sitemaps or tuple(origin + place for place in USUAL_PLACES):
            self._add_sitemap(url)
        name = hashlib.sha256(self.crawl_id.encode()).hexdigest()[:12]
        probe = f"probe {origin}"
        url = f"{origin}/{name}"
        if rules.allows(url):
            self._probes_waiting[probe] = Entry(probe, url, Rank.PROBE, 0, 0, 0)

    def _took_probe(self, entry: Entry, exchange: Exchange) -> None:
        self._probes_waiting.pop(entry.key, None)
        self._asked.pop(entry.key, None)
        if exchange.status == 200 and exchange.taken:
            self._probes[entry.key] = self._outline(exchange).shape

    def _took_redirect(self, entry: Entry, exchange: Exchange) -> None:
        target = self._target(entry, exchange)
        if target is None:
            self._keeper.judge(entry, exchange, Verdict.REFUSED, "redirect that is not followed")
            self._settle(entry, Verdict.REFUSED)
        elif entry.hops >= self._limits.redirects:
            self._refuse("too many redirects")
            self._keeper.judge(entry, exchange, Verdict.REFUSED, "too many redirects")
            self._settle(entry, Verdict.REFUSED)
        elif target.key == entry.key:
            self._keeper.note(entry, exchange, "redirect")
            if target.url == entry.url:
                self._state.judge(entry, Verdict.REFUSED, time.time(), reason="redirect to itself")
                self._settle(entry, Verdict.REFUSED)
            else:
                self._state.ask_instead(entry.key, target.url, entry.hops + 1)
                self._asked.pop(entry.key, None)
        else:
            drop = exchange.status in _FOR_GOOD
            self._keeper.judge(entry, exchange, Verdict.REDIRECT, f"status {exchange.status}", target.key, drop=drop)
            rank = entry.rank if entry.rank == Rank.SITEMAP else Rank.START
            self._state.add(target.key, target.url, rank, entry.depth, hops=entry.hops + 1)
            self._settle(entry, Verdict.REDIRECT)

    def _target(self, entry: Entry, exchange: Exchange) -> Address | None:
        url = self._keeper.location(entry, exchange)
        try:
            address = read_address(url, self._hosts, longest=self._limits.url_characters)
        except WrongAddress as error:
            self._refuse(f"redirect: {error}")
            return None
        if entry.rank == Rank.LINK and not self.job.source.covers(address.url):
            self._refuse("redirect: outside include and exclude")
            return None
        return address

    def _took_body(self, entry: Entry, exchange: Exchange) -> None:
        if entry.rank == Rank.SITEMAP:
            self._took_sitemap(entry, exchange)
            return
        kind = kind_of_type(exchange.content_type)
        if kind is None and exchange.taken and is_undeclared(exchange.content_type):
            kind = kind_of_content(exchange.body)
        if kind is None or not exchange.taken:
            reason = exchange.content_type.split(";")[0][:80] or "binary"
            self._keeper.judge(entry, exchange, Verdict.OTHER, reason, drop=True)
            self._settle(entry, Verdict.OTHER)
            return
        seen = self._outline(exchange) if kind == PageKind.HTML else Outline()
        origin = Address(entry.url, entry.key).origin
        wall = recognise(exchange, seen, self._probes.get(f"probe {origin}")) if kind == PageKind.HTML else None
        if wall is not None:
            verdict, reason = wall
            self._keeper.judge(entry, exchange, verdict, reason, drop=verdict == Verdict.SOFT_404)
            self._settle(entry, verdict)
            return
        self._keeper.page(entry, exchange, kind, seen)
        self._settle(entry, Verdict.PAGE)
        for link in (*seen.links, *seen.alternates.values(), *((seen.refresh,) if seen.refresh else ())):
            self._add_link(link, entry.depth + 1)

    def _took_sitemap(self, entry: Entry, exchange: Exchange) -> None:
        self._keeper.sitemap(entry, exchange)
        self._settle(entry, Verdict.SITEMAP)
        left = self._limits.sitemap_urls - self.tally["sitemap urls"]
        for is_sitemap, url in read_sitemap(exchange.body, most=max(0, left), largest=self._limits.decoded_bytes):
            self.tally.add("sitemap urls")
            if is_sitemap:
                self._add_sitemap(url)
            else:
                self._add_link(url, 1)

    def _took_error(self, entry: Entry, exchange: Exchange) -> None:
        verdict, reason = recognise_refusal(exchange, self._outline(exchange)) or (
            Verdict.FAILED,
            f"status {exchange.status}",
        )
        if verdict == Verdict.FAILED:
            self._fault(f"status {exchange.status}: {entry.url}")
        self._keeper.judge(entry, exchange, verdict, reason)
        self._settle(entry, verdict)

    # -- the frontier

    def _seed(self) -> None:
        now = time.time()
        for url in self.job.source.start_urls or (self.job.source.home_url,):
            address = read_address(url, self._hosts, longest=self._limits.url_characters)
            self._state.add(address.key, address.url, Rank.START, 0)
        for known in self._state.pages():
            if known.verdict == Verdict.SITEMAP:
                self._state.add(known.key, known.url, Rank.SITEMAP, 0)
            elif self._due(known, now) and self._still_wanted(known):
                self._state.add(known.key, known.url, Rank.KNOWN, known.depth)

    def _still_wanted(self, known: KnownPage) -> bool:
        return known.depth == 0 or self.job.source.covers(known.url)

    def _due(self, known: KnownPage, now: float) -> bool:
        if known.verdict in _LASTING:
            return now >= known.checked_at + _LASTING_SECONDS
        if known.verdict == Verdict.PAGE and self.job.scheduled:
            return is_due(known.checked_at, known.interval, self._run_seconds, now)
        return True

    def _add_link(self, url: str, depth: int) -> None:
        if depth > self._limits.depth:
            self._refuse("deeper than the limit")
            return
        try:
            address = read_address(url, self._hosts, longest=self._limits.url_characters)
        except WrongAddress as error:
            self._refuse(str(error))
            return
        if self._state.has(address.key):
            return
        if is_other_file(address.url):
            self._refuse("file that is no page")
        elif not self.job.source.covers(address.url):
            self._refuse("outside include and exclude")
        else:
            known = self._state.page(address.key)
            if known is not None and not self._due(known, time.time()):
                return
            if known is None and not self._shape_has_room(address.key):
                return
            self._state.add(address.key, address.url, Rank.LINK, depth)

    def _shape_has_room(self, key: str) -> bool:
        calendar = calendar_shape(key)
        if calendar is not None and self._state.count_shape(f"calendar {calendar}") > self._limits.calendar_pages:
            self._refuse("calendar without end")
            return False
        query = query_shape(key)
        if query is not None and self._state.count_shape(f"query {query}") > self._limits.pages_a_shape:
            self._refuse("too many of one shape")
            return False
        return True

    def _add_sitemap(self, url: str) -> None:
        try:
            address = read_address(url, self._hosts, longest=self._limits.url_characters)
        except WrongAddress as error:
            self._refuse(f"sitemap: {error}")
            return
        if self.tally["sitemaps"] >= self._limits.sitemaps:
            self._refuse("too many sitemaps")
        elif self._state.add(address.key, address.url, Rank.SITEMAP, 0):
            self.tally.add("sitemaps")

    def _put_off(self, entry: Entry, retry_after: str) -> bool:
        """Ask again later; False where it was tried often enough."""
        if entry.attempts + 1 >= self._limits.tries:
            return False
        self._state.put_off(entry.key, time.time() + seconds_until_retry(entry.attempts, retry_after, self._limits))
        self._asked.pop(entry.key, None)
        self.tally.add("retried")
        return True

    def _settle(self, entry: Entry, verdict: Verdict) -> None:
        self._state.done(entry.key)
        self._asked.pop(entry.key, None)
        self.tally.add("verdict", verdict.value)

    def _outline(self, exchange: Exchange) -> Outline:
        return outline(
            exchange.body,
            exchange.url,
            exchange.content_type,
            parsed_bytes=self._limits.linked_bytes,
            most_links=self._limits.links_a_page,
        )

    def _refuse(self, reason: str) -> None:
        self.tally.add("refused", reason)

    def _fault(self, message: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(message[:300])

    # -- the commit

    def _after(self) -> None:
        self._uncommitted += 1
        late = time.monotonic() - self._committed_at >= self._limits.commit_seconds
        if late or self._uncommitted >= self._limits.commit_requests:
            self._commit()

    def _commit(self) -> None:
        self._state.commit(self.crawl_id, self._archive.flush(), self.tally.counts)
        self._uncommitted, self._committed_at = 0, time.monotonic()

    def end(self, reason: str) -> CrawlReport:
        """Commit, close everything, and say what the crawl came to.

        reason: Scrapy's; "finished" ends the crawl, anything else leaves it to be resumed.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ended = reason == "finished"
        if ended:
            self._state.finish(self.crawl_id, now)
        self._commit()
        report = self._report(now, self._exhausted or ("done" if ended else reason))
        self._archive.close()
        self._state.close()
        return report

    def _report(self, now: str, finished: str) -> CrawlReport:
        contents = self._state.contents()
        tally = self.tally
        return CrawlReport(
            source=self.job.source.id,
            crawl_id=self.crawl_id,
            started_at=self._started_at,
            finished_at=now,
            finished=finished,
            resumed=self.resumed,
            cut_bytes=self._cut_bytes,
            requests=tally["requests"],
            statuses=tally.group("status"),
            verdicts=tally.group("verdict"),
            new=tally["new"],
            changed=tally["changed"],
            unchanged=tally["unchanged"],
            gone=tally["gone"],
            refused=tally.group("refused"),
            retried=tally["retried"],
            bytes=tally["bytes"],
            pages=len(contents),
            charsets=tally.group("charset"),
            robots_forbid=tally["robots forbid"] > 0,
            certificate=self.certificate,
            faults=tuple(self.faults),
            seconds=round(time.monotonic() - self._begun, 3),
        )
