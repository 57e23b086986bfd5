from collections.abc import Iterable

from pipeline.block import Block

class LinkSigns:
    """The first letters of the schemes that links to numbers and addresses have."""

    def __init__(self, schemes: Iterable[str]) -> None:
        """schemes: names in ASCII, none of them empty."""

    def with_contacts(self, blocks: Iterable[Block], longest: int) -> list[Block]:
        """The blocks of up to `longest` characters that have a link with such a first letter, capital or not, in order.

        Not every one of them has a link of a scheme; the others have none.
        """
