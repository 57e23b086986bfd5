"""One run as Prefect flows, engine included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.crawling.crawl_run import CrawlOutcome
from flows.crawling.crawls import CrawlRequest
from flows.errors import ExitCode, PrefectUnavailable, StorageFailed
from flows.intake.request import RunRequest
from flows.prefect_engine.embedded_server import leave_at_once
from flows.prefect_engine.engine import WITHOUT, embedded_engine, prefect_faults
from flows.progress import reporter
from flows.runs.run import Outcome
from flows.settings import Settings


def run_with_prefect(request: RunRequest, settings: Settings) -> Outcome:
    """The whole run in the flow `rathaus`, with an engine embedded for it unless PREFECT_API_URL names one.

    Raises PrefectUnavailable where the engine cannot be started or goes away, and what `flows.runs.run` raises. Where
    the embedded server dies again and again, the process says so and ends.
    """
    with _engine(settings):
        from flows.prefect_flows.rathaus_flow import rathaus_flow  # noqa: PLC0415 - Prefect reads its environment when it is imported

        return rathaus_flow(request, settings)


def crawl_with_prefect(request: CrawlRequest, settings: Settings) -> CrawlOutcome:
    """The crawl run in the flow `crawl`; engine and errors as in `run_with_prefect`."""
    with _engine(settings):
        from flows.prefect_flows.crawl_flow import crawl_flow  # noqa: PLC0415 - as above

        return crawl_flow(request, settings)


@contextmanager
def _engine(settings: Settings) -> Iterator[None]:
    reporter().begin("starting Prefect")
    with embedded_engine(
        settings.prefect_home, startup_seconds=settings.prefect_startup_seconds, on_loss=_end_without_engine
    ):
        try:
            yield
        except TimeoutError as error:
            raise StorageFailed(f"a batch took longer than {settings.batch_seconds:g} s in every try") from error
        except prefect_faults() as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise PrefectUnavailable(f"Prefect went away during the run: {reason}; {WITHOUT}") from error


def _end_without_engine(message: str) -> None:
    leave_at_once(f"{message}; {WITHOUT}", ExitCode.PREFECT)
