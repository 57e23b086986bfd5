"""robots.txt as RFC 9309 reads it, with the delay that many towns write into it."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

MOST_BYTES = 512 * 1024
"""RFC 9309: at least 500 KiB are read; what stands behind is passed over."""


@dataclass(frozen=True, slots=True)
class RobotRules:
    """What a site allows. delay: seconds between requests, 0 where it does not say. sitemaps: their addresses."""

    parsed: Protego | None
    agent: str
    forbids_all: bool = False
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()

    def allows(self, url: str) -> bool:
        """True where the rules let us ask for the address."""
        if self.forbids_all:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, self.agent))


def read_robots(status: int, body: bytes, agent: str) -> RobotRules:
    """The rules that an answer to /robots.txt gives.

    agent: the product name, "rathaus". A file that is not there (4xx) allows everything; a server that fails (5xx, 429)
    forbids everything for now, as RFC 9309 has it.
    """
    if status == 429 or status >= 500:
        return RobotRules(None, agent, forbids_all=True)
    if status != 200:
        return RobotRules(None, agent)
    text = body[:MOST_BYTES].decode("utf-8-sig", "replace")
    parsed = Protego.parse(text)
    rate = parsed.request_rate(agent)
    by_rate = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
    delay = max(float(parsed.crawl_delay(agent) or 0), by_rate)
    return RobotRules(parsed, agent, delay=delay, sitemaps=tuple(parsed.sitemaps))
