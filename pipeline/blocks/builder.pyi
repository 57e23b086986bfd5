from collections.abc import Mapping

from pipeline.blocks.walk import BlockWalk
from pipeline.limits import Limits
from pipeline.record import PageIssue

class BlockBuilder:
    """Collects the blocks of a page while `start`, `data` and `end` are called in document order.

    It does not matter by which parser; lxml takes the builder for its target. What the tags mean stands in `tags.py`.

    empty: no element has begun. full: no more blocks fit; the parser may stop.
    """

    empty: bool
    full: bool

    def __init__(self, limits: Limits) -> None: ...
    def reset(self, limits: Limits) -> None:
        """Forget the page, for the next one."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element. lxml would pass namespaces to a method that takes more."""

    def start_marked(self, tag: str, attributes: Mapping[str, str], mark: str) -> None:
        """Open an element of a page with selectors. mark: "selected" or "rejected" by them, else empty."""

    def data(self, run: str) -> None:
        """Add a run of text to what is open."""

    def end(self, tag: str) -> None:
        """Close the innermost element, which is a `tag`."""

    def close(self) -> None:
        """The end of the page, of which lxml tells its target."""

    def finish(self, issues: tuple[PageIssue, ...]) -> BlockWalk:
        """Return what came together. issues: of what was cut before; those about depth and count are added."""
