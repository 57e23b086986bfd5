"""Prefect's task runner for a Dask cluster."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from flows.errors import InstallationIncomplete, UsageError

if TYPE_CHECKING:
    from prefect.task_runners import TaskRunner

SECONDS_FOR_SCHEDULER = 15
"""How long a scheduler may take to answer before it is said that there is none."""


def dask_runner(address: str) -> TaskRunner[Any]:
    """Prefect's task runner for the cluster of a scheduler.

    address: as Dask writes it, "tcp://10.0.0.1:8786". Raises InstallationIncomplete where the extra `dask` is not
    installed, UsageError where no scheduler answers.
    """
    try:
        distributed = importlib.import_module("distributed")
        runners = importlib.import_module("prefect_dask.task_runners")
    except ImportError as error:
        raise InstallationIncomplete(f"Dask cannot be imported ({error}); pip install 'rathaus[dask]'") from error
    try:
        with distributed.Client(address, timeout=SECONDS_FOR_SCHEDULER, set_as_default=False):
            pass
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: {' '.join(str(error).split())}") from error
    runner: TaskRunner[Any] = runners.DaskTaskRunner(address=address)
    return runner
