"""From an answer to the archive and the state: what is kept of a page, and how it is judged."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import datetime
from urllib.parse import urljoin

from w3lib.encoding import http_content_type_encoding

from sources.crawler.archive import Archive
from sources.crawler.exchange import Exchange
from sources.crawler.job import Verdict
from sources.crawler.known import Entry, KnownPage, Rank, StoredBody
from sources.crawler.missed import Missed, is_same, stamp
from sources.crawler.outline import Outline
from sources.crawler.revisits import next_interval
from sources.crawler.state import CrawlState
from sources.crawler.tally import Tally
from sources.page import PageKind

DROPPED = "content: dropped"
"""Line of a metadata record: what the archive holds of this address is no longer what the site publishes."""


class PageKeeper:
    """Writes answers into the archive and what they mean into the state. run_seconds: between two scheduled crawls."""

    def __init__(self, state: CrawlState, archive: Archive, tally: Tally, crawl_id: str, run_seconds: float) -> None:
        self._state, self._archive, self._tally = state, archive, tally
        self._crawl_id, self._run_seconds = crawl_id, run_seconds

    def page(self, entry: Entry, exchange: Exchange, kind: PageKind, seen: Outline) -> None:
        """A page of content: kept where its body is new, else noted as unchanged."""
        known = self._state.page(entry.key)
        digest = hashlib.sha256(exchange.body).hexdigest()
        charset = http_content_type_encoding(exchange.content_type)
        self._tally.add("charset", charset or "unsaid")
        if known is not None and known.file and known.digest == digest and known.url == entry.url:
            self._same(entry, exchange, known)
            return
        is_new = known is None or not known.file
        self._tally.add("new" if is_new else "changed")
        fields = self._fields(entry, exchange, Verdict.PAGE, "", seen)
        at = self._archive.write_response(exchange, fields)
        interval = next_interval(known.interval if known else 0.0, self._run_seconds, changed=not is_new)
        self._state.remember(
            entry,
            time.time(),
            etag=exchange.header("etag"),
            last_modified=exchange.header("last-modified"),
            changed=True,
            interval=interval,
            body=StoredBody(at, kind, digest, at.payload, len(exchange.body), exchange.content_type, exchange.date),
            language=seen.language,
            translations=json.dumps(seen.alternates, sort_keys=True, ensure_ascii=False),
        )

    def unchanged(self, entry: Entry, exchange: Exchange) -> None:
        """304: what the archive holds is what the site publishes."""
        known = self._state.page(entry.key)
        if known is None or not known.file:
            self.note(entry, exchange, "not modified")
            return
        self._same(entry, exchange, known)

    def _same(self, entry: Entry, exchange: Exchange, known: KnownPage) -> None:
        self._tally.add("unchanged")
        fields = self._fields(entry, exchange, Verdict.PAGE, "unchanged")
        self._archive.write_revisit(exchange, fields, payload=known.payload, first_date=known.fetched_at)
        self._state.remember(
            entry,
            time.time(),
            etag=exchange.header("etag") or known.etag,
            last_modified=exchange.header("last-modified") or known.last_modified,
            changed=False,
            interval=next_interval(known.interval, self._run_seconds, changed=False),
        )

    def sitemap(self, entry: Entry, exchange: Exchange, fault: str) -> None:
        """A sitemap: kept in the archive, with what spares its body next time. fault: why it is but a part of what it
        should be; it is then asked for as a whole next time."""
        self._archive.write_response(exchange, self._fields(entry, exchange, Verdict.SITEMAP, fault))
        self._state.remember(
            entry,
            _seconds(exchange.date),
            etag="" if fault else exchange.header("etag"),
            last_modified="" if fault else exchange.header("last-modified"),
            changed=True,
            interval=self._run_seconds,
            verdict=Verdict.SITEMAP,
            reason=_one_line(fault),
        )

    def judge(
        self, entry: Entry, exchange: Exchange, verdict: Verdict, reason: str, target: str = "", *, drop: bool = False
    ) -> None:
        """No content. drop: what the archive holds of this address is no longer what it says."""
        known = self._state.page(entry.key)
        if drop and known is not None and known.file and verdict in (Verdict.GONE, Verdict.SOFT_404):
            self._tally.add("gone")
        fields = self._fields(entry, exchange, verdict, reason) + (f"{DROPPED}\r\n" if drop else "")
        if exchange.status in (200, 203):
            self._archive.write_verdict(exchange, fields)
        else:
            self._archive.write_response(exchange, fields)
        self._state.judge(entry, verdict, _seconds(exchange.date), reason=_one_line(reason), target=target, drop=drop)

    def unanswered(self, entry: Entry, verdict: Verdict, reason: str) -> None:
        """No answer came, or none was asked for. What is said in every crawl stands in the archive once."""
        now, reason = time.time(), _one_line(reason)
        known = self._state.page(entry.key)
        if known is None or not is_same(Missed(entry.url, verdict, reason, ""), known):
            self._archive.write_note(entry.url, stamp(now), self._fields(entry, None, verdict, reason))
        self._state.judge(entry, verdict, now, reason=reason)

    def leave_out(self, known: KnownPage) -> None:
        """A page that the source's include and exclude leave out now: what the archive holds of it stands no longer."""
        if known.verdict == Verdict.EXCLUDED:
            return
        entry, now = Entry(known.key, known.url, Rank.KNOWN, known.depth, 0, 0), time.time()
        fields = self._fields(entry, None, Verdict.EXCLUDED, "")
        self._archive.write_note(known.url, stamp(now), f"{fields}{DROPPED}\r\n")
        self._tally.add("verdict", Verdict.EXCLUDED)
        if known.file:
            self._tally.add("gone")
        self._state.judge(entry, Verdict.EXCLUDED, now, drop=True)

    def note(self, entry: Entry, exchange: Exchange, what: str) -> None:
        """Something that leads to no page of its own: robots.txt, a redirect to the same page at another address."""
        self._archive.write_verdict(exchange, self._fields(entry, exchange, None, what))

    @staticmethod
    def location(entry: Entry, exchange: Exchange) -> str:
        """Absolute address of a redirect, empty where it does not say."""
        location = exchange.header("location")
        if not location:
            return ""
        try:
            return urljoin(entry.url, location.encode("latin-1").decode("utf-8", "replace").strip())
        except ValueError:
            return ""

    def _fields(
        self,
        entry: Entry,
        exchange: Exchange | None,
        verdict: Verdict | None,
        reason: str,
        seen: Outline | None = None,
    ) -> str:
        lines = [f"crawl: {self._crawl_id}", f"verdict: {verdict.value if verdict else 'none'}"]
        if reason:
            lines.append(f"reason: {_one_line(reason)}")
        lines += [f"depth: {entry.depth}", f"redirects: {entry.hops}"]
        if exchange is not None:
            lines.append(f"fetchTimeMs: {exchange.seconds * 1000:.0f}")
        if seen is not None:
            lines += [f"hreflang: {tag} {url}" for tag, url in sorted(seen.alternates.items())]
        return "".join(f"{line}\r\n" for line in lines)


def _one_line(reason: str) -> str:
    return " ".join(reason.split())


def _seconds(date: str) -> float:
    """Seconds since 1970 of an ISO 8601 time."""
    return datetime.fromisoformat(date).timestamp()
