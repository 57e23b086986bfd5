"""One crawl: what comes of each answer. Scrapy asks; nothing here knows the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sources.crawler.admission import Admission
from sources.crawler.archive import Archive, cut_tail
from sources.crawler.budget import Budget
from sources.crawler.commits import Commits
from sources.crawler.exchange import Exchange
from sources.crawler.frontier import Frontier
from sources.crawler.gate import Gate
from sources.crawler.job import CrawlJob, CrawlReport, Verdict
from sources.crawler.known import Entry, Rank
from sources.crawler.outline import Outline, outline
from sources.crawler.pages import PageKeeper
from sources.crawler.recognise import recognise, recognise_refusal
from sources.crawler.report import counted, how_it_ended
from sources.crawler.revisits import period
from sources.crawler.robots import RobotRules
from sources.crawler.sitemaps import USUAL_PLACES, read_sitemap
from sources.crawler.state import CrawlState
from sources.crawler.tally import MOST_FAULTS, Tally
from sources.page import PageKind
from sources.readers.kinds import is_undeclared, kind_of_content, kind_of_type

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class Crawl:
    """A crawl under way. frontier: what it asks next.

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
        self.frontier = Frontier(self._state, self._gate, self._budget, self._keeper, self.tally, job.limits)
        self._commits = Commits(self.crawl_id, self._state, self._archive, self.tally, job.limits)
        self.faults: list[str] = []
        self.certificate = ""
        if not self.resumed:
            for known in self._admission.seed():
                self._keeper.leave_out(known)
        self._commits.commit()

    # -- what comes back

    def took(self, entry: Entry, exchange: Exchange) -> None:
        """An answer has come."""
        self.tally.add("status", str(exchange.status))
        self.tally.add("bytes", n=len(exchange.wire) + sum(len(k) + len(v) + 4 for k, v in exchange.headers))
        if entry.rank == Rank.ROBOTS:
            self._took_robots(entry, exchange)
        elif entry.rank == Rank.PROBE:
            self.frontier.came_back(entry)
            self._gate.took_probe(entry, exchange, self._outline(exchange).shape)
        elif exchange.status == 304:
            self._keeper.unchanged(entry, exchange)
            self.frontier.settle(entry, Verdict.PAGE)
        elif exchange.status in _REDIRECTS:
            self._took_redirect(entry, exchange)
        elif exchange.status in (404, 410):
            self._keeper.judge(entry, exchange, Verdict.GONE, f"status {exchange.status}", drop=True)
            self.frontier.settle(entry, Verdict.GONE)
        elif exchange.status in (200, 203):
            self._took_body(entry, exchange)
        elif exchange.status in _TRANSIENT and self.frontier.put_off(entry, exchange.header("retry-after")):
            pass
        else:
            self._took_error(entry, exchange)
        self._commits.after_answer()

    def failed(self, entry: Entry, code: str, message: str, *, for_good: bool) -> None:
        """No answer has come. code: a few words for the report. for_good: a rule of ours ended it."""
        self.tally.add("refused" if for_good else "failed", code)
        if entry.rank == Rank.ROBOTS:
            self.frontier.came_back(entry)
            if for_good or not self._gate.ask_robots_again(entry):
                # a server that does not give its rules is not asked for pages
                self._apply(*self._gate.took_robots(entry, 503, b""))
        elif entry.rank == Rank.PROBE:
            self.frontier.came_back(entry)
            self._gate.took_probe(entry, None, ("", ""))
        elif for_good or not self.frontier.put_off(entry, ""):
            verdict = Verdict.REFUSED if for_good else Verdict.FAILED
            self._keeper.unanswered(entry, verdict, f"{code}: {message}"[:500])
            self._fault(f"{code}: {message}")
            self.frontier.settle(entry, verdict)
        self._commits.after_answer()

    def stumbled(self, entry: Entry, fault: str) -> None:
        """The code has a fault that this answer shows: the address has failed, all others go on. fault: one line."""
        code = "unexpected error"
        if entry.rank in (Rank.ROBOTS, Rank.PROBE):
            self.failed(entry, code, fault, for_good=True)
            return
        self.tally.add("failed", code)
        self._keeper.unanswered(entry, Verdict.FAILED, f"{code}: {fault}")
        self._fault(f"{code}: {fault}: {entry.url}")
        self.frontier.settle(entry, Verdict.FAILED)
        self._commits.after_answer()

    def _took_robots(self, entry: Entry, exchange: Exchange) -> None:
        self.frontier.came_back(entry)
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
            reason = f"redirect that is not followed: {self._keeper.location(entry, exchange)}"[:500]
            self._keeper.judge(entry, exchange, Verdict.REFUSED, reason)
            self.frontier.settle(entry, Verdict.REFUSED)
        elif entry.hops >= self._limits.redirects:
            self._admission.refuse("too many redirects")
            self._keeper.judge(entry, exchange, Verdict.REFUSED, "too many redirects")
            self.frontier.settle(entry, Verdict.REFUSED)
        elif target.key == entry.key:
            self._keeper.note(entry, exchange, "redirect")
            if target.url == entry.url:
                self._keeper.unanswered(entry, Verdict.REFUSED, "redirect to itself")
                self.frontier.settle(entry, Verdict.REFUSED)
            else:
                self._state.ask_instead(entry.key, target.url, entry.hops + 1)
                self.frontier.came_back(entry)
        else:
            drop = exchange.status in _FOR_GOOD
            self._keeper.judge(entry, exchange, Verdict.REDIRECT, f"status {exchange.status}", target.key, drop=drop)
            rank = entry.rank if entry.rank == Rank.SITEMAP else Rank.START
            self._state.add(target.key, target.url, rank, entry.depth, hops=entry.hops + 1)
            self.frontier.settle(entry, Verdict.REDIRECT)

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
            self.frontier.settle(entry, Verdict.OTHER)
            return
        seen = self._outline(exchange) if kind == PageKind.HTML else Outline()
        wall = recognise(exchange, seen, self._gate.missing_of(entry)) if kind == PageKind.HTML else None
        if wall is not None:
            verdict, reason = wall
            self._keeper.judge(entry, exchange, verdict, reason, drop=verdict == Verdict.SOFT_404)
            self.frontier.settle(entry, verdict)
            return
        self._keeper.page(entry, exchange, kind, seen)
        self.frontier.settle(entry, Verdict.PAGE)
        for link in (*seen.links, *seen.alternates.values(), *((seen.refresh,) if seen.refresh else ())):
            self._admission.link(link, entry.depth + 1)

    def _took_sitemap(self, entry: Entry, exchange: Exchange) -> None:
        left = self._limits.sitemap_urls - self.tally["sitemap urls"]
        reading = read_sitemap(exchange.body, most=max(0, left), largest=self._limits.decoded_bytes)
        if reading.fault:
            self._fault(f"sitemap: {reading.fault}: {entry.url}")
        self._keeper.sitemap(entry, exchange, reading.fault)
        self.frontier.settle(entry, Verdict.SITEMAP)
        for is_sitemap, url in reading.addresses:
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
        self.frontier.settle(entry, verdict)

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
