"""A small release, and a reader of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx
import pytest

from normalized import Release
from normalized.inspector.inspection import Inspection
from tests.normalized.factory import publish, three_towns
from tests.normalized.inspector.browsing import fetch, written_page

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="package")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A few pages; nobody writes to them."""
    return publish(tmp_path_factory.mktemp("inspector"), [[written_page().result(), *three_towns()]])


@pytest.fixture
def get(release: Release) -> Get:
    """Ask the inspector of that release."""

    def call(path: str, headers: Mapping[str, str] | None = None, **parameters: object) -> httpx.Response:
        query = {name: str(value) for name, value in parameters.items()}
        return fetch(Inspection(release.path), path, headers=headers, **({"params": query} if query else {}))

    return call
