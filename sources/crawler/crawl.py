"""One crawl: what is asked next, and what comes of each answer. Scrapy asks; nothing here knows the network."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from sources.crawler.admission import Admission
from sources.crawler.archive import Archive, cut_tail
from sources.crawler.budget import Budget
from sources.crawler.commits import Commits
from sources.crawler.exchange import Exchange
from sources.crawler.gate import Gate
from sources.crawler.job import CrawlJob, CrawlReport, Verdict
from sources.crawler.outline import Outline, outline
from sources.crawler.pages import PageKeeper
from sources.crawler.recognise import recognise, recognise_refusal
from sources.crawler.report import counted, how_it_ended
from sources.crawler.retries import seconds_until_retry
from sources.crawler.revisits import period
from sources.crawler.robots import RobotRules
from sources.crawler.sitemaps import USUAL_PLACES, read_sitemap
from sources.crawler.state import CrawlState, Entry, Rank
from sources.crawler.tally import MOST_FAULTS, Tally
from sources.page import PageKind
from sources.readers.kinds import is_undeclared, kind_of_content, kind_of_type

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
        now = datetime.now(UTC)
        position = self._state.position()
        self.cut_bytes = cut_tail(job.folder / "archive", position)
        cut_off = self._state.unfinished()
        self.resumed = cut_off is not None
        if cut_off is None:
            self.crawl_id, self.started_at = job.crawl_id, now.strftime("%Y-%m-%dT%H:%M:%SZ")
            self.tally = Tally()
            self._state.begin(self.crawl_id, self.started_at)
        else:
            self.crawl_id, self.started_at, counts = cut_off
            self.tally = Tally(counts)
        self._archive = Archive(
            job.folder / "archive",
            job.source.id,
            position,
            largest=self._limits.archive_bytes,
            software=job.user_agent,
        )
        run_seconds = period(job.source.schedule, now)
        self._keeper = PageKeeper(self._state, self._archive, self.tally, self.crawl_id, run_seconds)
        self._admission = Admission(job, self._state, self.tally, run_seconds)
        self._gate = Gate(self.crawl_id, job.limits)
        self._budget = Budget(job.limits, self.tally)
        self._commits = Commits(self.crawl_id, self._state, self._archive, self.tally, job.limits)
        self._asked: dict[str, Entry] = {}
        self.faults: list[str] = []
        self.certificate = ""
        if not self.resumed:
            self._admission.seed()
        self._commits.commit()

    # -- what is asked

    def next(self) -> Entry | None:
        """The next address to ask, None where there is none at this moment."""
        if self._budget.is_spent():
            return None
        now = time.time()
        while True:
            entry = self._next_of_gate(now)
            if entry is not None:
                return self._ask(entry)
            done_before = self.tally[f"verdict {Verdict.ROBOTS}"]
            entry = self._next_of_frontier(now)
            if entry is not None:
                return self._ask(entry)
            if self.tally[f"verdict {Verdict.ROBOTS}"] == done_before and self._next_of_gate(now) is None:
                return None

    def _next_of_gate(self, now: float) -> Entry | None:
        return next((entry for entry in self._gate.waiting(now) if entry.key not in self._asked), None)

    def _next_of_frontier(self, now: float) -> Entry | None:
        """The first address that may be asked, of the next few; what robots.txt forbids among them is done with."""
        for entry in self._state.waiting(now, 4 + len(self._asked) * 2):
            if entry.key not in self._asked and self._may_ask(entry):
                return entry
        return None

    def has_waiting(self) -> bool:
        """True where something is still to ask in this run, be it later."""
        if self._budget.is_spent():
            return False
        return self._gate.has_waiting() or self._state.has_waiting()

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
        rules = self._gate.rules_for(entry)
        if rules is None:
            return False
        if not rules.allows(entry.url):
            self._state.judge(entry, Verdict.ROBOTS, time.time(), reason="robots.txt forbids it")
            self._settle(entry, Verdict.ROBOTS)
            return False
        return not self._gate.must_wait(entry)

    # -- what comes back

    def took(self, entry: Entry, exchange: Exchange) -> None:
        """An answer has come."""
        self.tally.add("status", str(exchange.status))
        self.tally.add("bytes", n=len(exchange.wire) + sum(len(k) + len(v) + 4 for k, v in exchange.headers))
        if entry.rank == Rank.ROBOTS:
            self._took_robots(entry, exchange)
        elif entry.rank == Rank.PROBE:
            self._asked.pop(entry.key, None)
            self._gate.took_probe(entry, exchange, self._outline(exchange).shape)
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
        self._commits.after_answer()

    def failed(self, entry: Entry, code: str, message: str, *, for_good: bool) -> None:
        """No answer has come. code: a few words for the report. for_good: a rule of ours ended it."""
        self.tally.add("refused" if for_good else "failed", code)
        if entry.rank == Rank.ROBOTS:
            self._asked.pop(entry.key, None)
            if for_good or not self._gate.ask_robots_again(entry):
                # a server that does not give its rules is not asked for pages
                self._apply(*self._gate.took_robots(entry, 503, b""))
        elif entry.rank == Rank.PROBE:
            self._asked.pop(entry.key, None)
            self._gate.took_probe(entry, None, ("", ""))
        elif for_good or not self._put_off(entry, ""):
            verdict = Verdict.REFUSED if for_good else Verdict.FAILED
            self._state.judge(entry, verdict, time.time(), reason=f"{code}: {message}"[:500])
            self._fault(f"{code}: {message}")
            self._settle(entry, verdict)
        self._commits.after_answer()

    def _took_robots(self, entry: Entry, exchange: Exchange) -> None:
        self._asked.pop(entry.key, None)
        if exchange.status in _REDIRECTS and entry.hops < self._limits.redirects:
            target = self._admission.redirect(entry, self._keeper.location(entry, exchange))
            if target is not None:
                self._gate.ask_robots_at(entry, target)
                return
        if exchange.status in _TRANSIENT and self._gate.ask_robots_again(entry):
            return
        status = 404 if exchange.status in _REDIRECTS else exchange.status
        self._apply(*self._gate.took_robots(entry, status, exchange.body))
        self._keeper.note(entry, exchange, "robots")

    def _apply(self, origin: str, rules: RobotRules) -> None:
        """Follow the rules of an origin from now on."""
        self._on_delay(rules.delay)
        home = self._admission.home
        if origin == home.origin and not rules.allows(home.url):
            self.tally.add("robots withheld" if rules.forbids_all else "robots forbid")
        if not rules.forbids_all:
            for url in rules.sitemaps or tuple(origin + place for place in USUAL_PLACES):
                self._admission.sitemap(url)

    def _took_redirect(self, entry: Entry, exchange: Exchange) -> None:
        target = self._admission.redirect(entry, self._keeper.location(entry, exchange))
        if target is None:
            self._keeper.judge(entry, exchange, Verdict.REFUSED, "redirect that is not followed")
            self._settle(entry, Verdict.REFUSED)
        elif entry.hops >= self._limits.redirects:
            self._admission.refuse("too many redirects")
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
        wall = recognise(exchange, seen, self._gate.missing_of(entry)) if kind == PageKind.HTML else None
        if wall is not None:
            verdict, reason = wall
            self._keeper.judge(entry, exchange, verdict, reason, drop=verdict == Verdict.SOFT_404)
            self._settle(entry, verdict)
            return
        self._keeper.page(entry, exchange, kind, seen)
        self._settle(entry, Verdict.PAGE)
        for link in (*seen.links, *seen.alternates.values(), *((seen.refresh,) if seen.refresh else ())):
            self._admission.link(link, entry.depth + 1)

    def _took_sitemap(self, entry: Entry, exchange: Exchange) -> None:
        self._keeper.sitemap(entry, exchange)
        self._settle(entry, Verdict.SITEMAP)
        left = self._limits.sitemap_urls - self.tally["sitemap urls"]
        for is_sitemap, url in read_sitemap(exchange.body, most=max(0, left), largest=self._limits.decoded_bytes):
            self.tally.add("sitemap urls")
            if is_sitemap:
                self._admission.sitemap(url)
            else:
                self._admission.link(url, 1)

    def _took_error(self, entry: Entry, exchange: Exchange) -> None:
        verdict, reason = recognise_refusal(exchange, self._outline(exchange)) or (
            Verdict.FAILED,
            f"status {exchange.status}",
        )
        if verdict == Verdict.FAILED:
            self._fault(f"status {exchange.status}: {entry.url}")
        self._keeper.judge(entry, exchange, verdict, reason)
        self._settle(entry, verdict)

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

    def _fault(self, message: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(message[:300])

    # -- the end

    def end(self, reason: str) -> CrawlReport:
        """Commit, close everything, and say what the crawl came to.

        reason: Scrapy's; "finished" ends the crawl, anything else leaves it to be resumed.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ended = reason == "finished"
        if ended:
            self._state.finish(self.crawl_id, now)
        self._commits.commit()
        report = CrawlReport(
            source=self.job.source.id,
            crawl_id=self.crawl_id,
            started_at=self.started_at,
            finished_at=now,
            finished=self._budget.exhausted or (how_it_ended(self.tally) if ended else reason),
            resumed=self.resumed,
            cut_bytes=self.cut_bytes,
            pages=len(self._state.contents()),
            robots_delay=self._gate.delay,
            certificate=self.certificate,
            faults=tuple(self.faults),
            seconds=round(self._budget.seconds, 3),
            **counted(self.tally),
        )
        self._archive.close()
        self._state.close()
        return report
