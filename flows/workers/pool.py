"""Worker processes that outlive what a page may do to them.

A worker reads one batch at a time and says before each page that it begins it. So when a worker dies (a crash in a
C library, the kernel's memory killer), hangs, or shows a fault of our code, the page is known: the batch is read again
without that page, by a new worker where the old one is gone, and the page stands in `issues`. Batches and paths go to
a worker, summaries come back; page bodies never travel.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from queue import LifoQueue
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from flows.errors import FlowError, InstallationIncomplete, StorageFailed
from flows.faults import UnexpectedError
from sources.faults import BUGS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

DEATHS_BEFORE_BLAME = 2
"""A worker that dies may have been hit by chance (somebody killed it); a page is blamed at the second death."""


@dataclass(frozen=True, slots=True)
class PageFault:
    """Why a page is left out of its batch: an issue's code and its message."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Begins:
    """Said by a worker before it begins the page at this position of its batch; None when all are through."""

    position: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """Said by a worker when a batch is finished. result: what the worker's function returned."""

    result: Any


@dataclass(frozen=True, slots=True)
class GaveUp:
    """Said by a worker when a batch as a whole cannot be done."""

    error: FlowError


@dataclass(frozen=True, slots=True)
class Faulty:
    """Said by a worker when the code has a fault, at the page that it has begun or outside any. place: its type and
    where it is."""

    place: str


Work = Callable[[Any, Mapping[int, PageFault], Callable[[int | None], None]], Any]
"""A worker's function: (batch, pages to leave out, called with the position before each page and None after the last)
-> result. It must be importable by name."""


def serve(connection: Connection, work: Work) -> None:
    """Body of a worker process: batches in, `Begins` and how each ended out, until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    try:
        while True:
            batch, left_out = connection.recv()
            try:
                result = work(batch, left_out, lambda position: connection.send(Begins(position)))
            except FlowError as error:
                connection.send(GaveUp(error))
            except BUGS as error:  # whose fault it is, the parent knows: it has heard which page was begun
                connection.send(Faulty(UnexpectedError.of(error).message))
            else:
                connection.send(Done(result))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the run is over, or the parent is gone


class Workers(Protocol):
    """Who does the work of a run: processes of this machine, or a cluster."""

    def run(self, batch: Any, on_page: Callable[[], None] = ...) -> Any:
        """Have one batch done; blocks until it is. See `WorkerPool.run` for what is raised."""

    def close(self) -> None:
        """Stop what can be stopped, since the run has failed."""


class _Worker:
    """The parent's side of one worker process; the process is started when it is first needed."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def ask(self, batch: Any, left_out: Mapping[int, PageFault]) -> Connection:
        """Hand a batch over; what the worker says is read from the connection."""
        if self._process is None or self._connection is None or not self._process.is_alive():
            self.end()
            context = worker_context()
            self._connection, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, self._work), name="rathaus-worker", daemon=True)
            process.start()
            self._process = process  # not before it runs: another thread may want to kill it
            theirs.close()
        with suppress(BrokenPipeError, ConnectionResetError):  # it died just now; reading will say so
            self._connection.send((batch, left_out))
        return self._connection

    def kill(self) -> None:
        """Kill the process; whoever reads from it finds the connection at its end."""
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> int | None:
        """End the process, at once, whatever it does. Gives its exit code, None where none was started."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is None:
            return None
        process.join(0.2)  # one that died has its exit code by now; one that waits for work leaves by itself
        if process.is_alive():
            process.kill()
        process.join()
        return process.exitcode


class WorkerPool(AbstractContextManager["WorkerPool"]):
    """A fixed number of worker processes, borrowed by threads one batch at a time.

    size: worker processes. work: their function, importable by name. page_seconds: how long a page may take.
    worker_seconds: how long a worker may take for anything else.
    """

    def __init__(self, size: int, work: Work, *, page_seconds: float, worker_seconds: float) -> None:
        self.size = size
        self._page_seconds = page_seconds
        self._worker_seconds = worker_seconds
        self._closed = False
        self._workers = [_Worker(work) for _ in range(size)]
        self._idle: LifoQueue[_Worker] = LifoQueue()  # the one that worked last is warm
        for worker in self._workers:
            self._idle.put(worker)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        for worker in self._workers:
            worker.end()

    def close(self) -> None:
        """Kill every worker, whatever it does; threads that wait in `run` get a FlowError."""
        self._closed = True
        for worker in self._workers:
            worker.kill()

    def run(self, batch: Any, on_page: Callable[[], None] = lambda: None) -> Any:
        """Have one batch done by the next idle worker; waits for one. on_page is called as each page begins.

        Raises what the worker gave up with, StorageFailed where workers die or hang outside any page,
        InstallationIncomplete where they cannot start, FlowError where the code has a fault outside any page.
        """
        left_out: dict[int, PageFault] = {}
        deaths: Counter[int | None] = Counter()
        seen = -1
        with self._borrow() as worker:
            while not self._closed:
                connection = worker.ask(batch, left_out)
                position: int | None = None
                begun = False
                while True:
                    said = _hear(connection, self._worker_seconds if position is None else self._page_seconds)
                    if isinstance(said, Done):
                        return said.result
                    if isinstance(said, GaveUp):
                        raise said.error
                    if not isinstance(said, Begins):
                        break
                    position, begun = said.position, True
                    if position is not None and position > seen:
                        seen = position
                        on_page()
                if isinstance(said, Faulty):
                    if position is None:
                        raise FlowError(f"the code has a fault outside any page: {said.place}")
                    left_out[position] = PageFault("unexpected-error", said.place)
                    continue
                code = worker.end()
                deaths[position] += 1
                if position is None:
                    if deaths[None] >= DEATHS_BEFORE_BLAME:
                        raise _gone_outside_pages(code, self._worker_seconds if said is _LATE else None, begun=begun)
                elif said is _LATE:
                    left_out[position] = PageFault("page-timeout", f"took longer than {self._page_seconds:g} s")
                elif deaths[position] >= DEATHS_BEFORE_BLAME:
                    left_out[position] = PageFault("worker-died", f"its worker process ended with {_exit_text(code)}")
        raise FlowError("the run was stopped")

    @contextmanager
    def _borrow(self) -> Iterator[_Worker]:
        worker = self._idle.get()
        try:
            yield worker
        except BaseException:
            worker.end()  # nobody will read the rest of what it says
            raise
        finally:
            self._idle.put(worker)


_LATE = object()
_GONE = object()


def _hear(connection: Connection, seconds: float) -> object:
    """The next thing a worker says, _LATE or _GONE. Waits in short steps, so that a thread's timeout gets through."""
    waited = 0.0
    step = 0.25
    try:
        while not connection.poll(step):
            waited += step
            if waited >= seconds:
                return _LATE
        return connection.recv()
    except (EOFError, OSError):
        return _GONE


def _gone_outside_pages(code: int | None, late: float | None, *, begun: bool) -> FlowError:
    """late: how long was waited for a worker that hung, None where it died. begun: whether it had come to its pages."""
    if late is None and not begun and code is not None and code > 0:
        return InstallationIncomplete(f"worker processes cannot start (exit code {code}); see `rathaus doctor`")
    when = "after their last page" if begun else "before their first page"
    if late is not None:
        return StorageFailed(f"worker processes take longer than {late:g} s {when}")
    return StorageFailed(f"worker processes end {when}, with {_exit_text(code)}")


def _exit_text(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


PRELOADED = ("flows.commands.app", "flows.workers.preloaded")
"""What worker processes are forked with, by name: what the program that started them has imported (a worker imports it
again), then what a worker needs."""


def worker_context() -> Any:
    """Fork from a clean server process where the platform has one: models are read once for all workers."""
    import multiprocessing  # noqa: PLC0415 - for runs that have work

    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(PRELOADED))
        return context
    return multiprocessing.get_context("spawn")
