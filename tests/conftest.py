"""What every test may use."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# How long an example takes is no assertion of ours: a machine that is busy would fail it.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"

WAITING = {"crawler", "flows"}
"""Folders of tests that take longest, most of it waiting."""

PUBLISHING = {"flows", "made", "normalized"}
"""Folders of tests that publish releases."""

_DRAWN: dict[tuple[str, str], bytes] = {}
_BUCKETS = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that start processes and wait for them come first, so that two workers end at about the same time; tests
    over the corpora are skipped where these do not lie beside the project.
    """
    items.sort(key=lambda item: WAITING.isdisjoint(item.path.parts))
    if CORPORA.is_dir():
        return
    skip = pytest.mark.skip(reason=f"the development corpora are not at {CORPORA.name} beside the project")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(skip)


@pytest.fixture(scope="module", autouse=True)
def plots_drawn_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """A plot of a release's report is drawn once a process for the same rows: drawing three takes a third of the time
    of a small release, and most tests publish the same few pages. The tests of the report itself draw each anew.
    """
    if request.path.name == "test_report.py" or PUBLISHING.isdisjoint(request.path.parts):
        yield
        return
    from normalized.report import pages  # noqa: PLC0415 - the plotting library takes a second to load

    with pytest.MonkeyPatch.context() as patch:
        for name in ("draw_partner_map", "draw_timeline", "draw_languages"):
            patch.setattr(pages, name, _remembered(getattr(pages, name)))
        yield


def _remembered(draw: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    @wraps(draw)
    def drawn(rows: Any) -> bytes:
        key = (draw.__name__, repr(rows))
        if key not in _DRAWN:
            _DRAWN[key] = draw(rows)
        return _DRAWN[key]

    return drawn


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a server on loopback that speaks the S3 protocol; its objects are in its memory."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - a second to load, for few tests

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of an empty bucket; what a user would set for it stands in the environment."""
    import fsspec  # noqa: PLC0415 - see above

    environment = {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_ACCESS_KEY_ID": "anybody",
        "AWS_SECRET_ACCESS_KEY": "anything",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    name = f"bucket-{next(_BUCKETS)}"
    fsspec.filesystem("s3").mkdir(name)
    return f"s3://{name}"
