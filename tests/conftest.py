"""What every test may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"

PUBLISHING = {"flows", "made", "normalized"}
"""Folders of tests that publish releases."""

_DRAWN: dict[tuple[str, str], bytes] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests over the corpora where they do not lie beside the project."""
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
