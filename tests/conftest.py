"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests over the corpora where they do not lie beside the project."""
    if CORPORA.is_dir():
        return
    skip = pytest.mark.skip(reason=f"the development corpora are not at {CORPORA.name} beside the project")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(skip)
