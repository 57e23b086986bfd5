"""The Datasette plugin: our routes in front of Datasette's, and links from its tables to our views.

It does nothing for a Datasette that was not made by `normalized.inspector.application`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from datasette import hookimpl
from datasette.plugins import pm
from markupsafe import Markup

from normalized.inspector.inspection import Inspection
from normalized.inspector.rendering import city_address, page_address
from normalized.inspector.security import Application, with_headers
from normalized.inspector.views import routes

Hook = TypeVar("Hook", bound=Callable[..., Any])
implements = cast("Callable[[Hook], Hook]", hookimpl)

INSPECTIONS: WeakKeyDictionary[Any, Inspection] = WeakKeyDictionary()
"""What each inspecting Datasette looks at."""

_PAGE_ID = re.compile(r"[0-9a-f]{16}")
_AREA_ID = re.compile(r"[0-9]+|nil-[0-9a-f]{12}")


class InspectorPlugin:
    """The hooks. They are no module, since Datasette would take the templates beside one for its own."""

    __name__ = "rathaus-inspector"

    @implements
    def register_routes(self, datasette: Any) -> Sequence[tuple[str, Callable[..., Any]]]:
        """Addresses as patterns, and what answers them."""
        inspection = INSPECTIONS.get(datasette)
        return () if inspection is None else routes(inspection)

    @implements
    def asgi_wrapper(self, datasette: Any) -> Callable[[Application], Application]:
        """Headers for every answer."""
        return with_headers if datasette in INSPECTIONS else lambda application: application

    @implements
    def render_cell(self, value: Any, column: str, datasette: Any) -> Markup | None:
        """Pages and cities in Datasette's tables lead to their views."""
        if datasette not in INSPECTIONS or not isinstance(value, str):
            return None
        if column == "page_id" and _PAGE_ID.fullmatch(value):
            return _link(page_address(value), value)
        if column in ("area_id", "area_id_a", "area_id_b") and _AREA_ID.fullmatch(value):
            return _link(city_address(value), value)
        return None


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def register() -> None:
    """Make Datasette know the plugin; once a process."""
    if not pm.is_registered(_PLUGIN):
        pm.register(_PLUGIN, name=_PLUGIN.__name__)


_PLUGIN = InspectorPlugin()
