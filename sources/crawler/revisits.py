"""When a page is asked again: sooner where it changed, later where it did not, in steps of the source's schedule."""

from __future__ import annotations

from datetime import UTC, datetime

from cronsim import CronSim

LONGEST = 8
"""Scheduled runs that a page that never changes is left alone for at most."""


def period(schedule: str | None, now: datetime) -> float:
    """Seconds between two runs of a cron line, 0 without one."""
    if schedule is None:
        return 0.0
    times = CronSim(schedule, now.astimezone(UTC))
    first, second = next(times), next(times)
    return (second - first).total_seconds()


def next_interval(interval: float, run: float, *, changed: bool) -> float:
    """Seconds until a page is due again. interval: those before, 0 for a new page. run: seconds between two runs."""
    if changed or not interval:
        return max(run, interval / 2 if changed else run)
    return min(interval * 2, run * LONGEST)


def is_due(checked_at: float, interval: float, run: float, now: float) -> bool:
    """True where a scheduled run asks the page; half a run early counts as due, for runs are never on the second."""
    return now >= checked_at + interval - run / 2
