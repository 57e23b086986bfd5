from collections.abc import Sequence
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")

class Slots(Generic[Made]):
    """Fills the slots of a class's objects, which costs a tenth of the class's own constructor.

    The constructor of a frozen dataclass sets each field by a call. A page has hundreds of blocks, and three stages
    copy each. Python's collector of cycles does not look at the objects either: no value may lead back to the object
    that has it, and none does that was there before it.
    """

    def __init__(self, kind: type[Made]) -> None:
        """kind: a dataclass with slots and at most 32 fields. Raises TypeError for others."""

    def new(self, values: tuple[Any, ...]) -> Made:
        """Return an object with these values of its fields, in their order; the others have their defaults."""

    def changed_each(self, originals: Sequence[Made], first: int, columns: tuple[list[Any], ...]) -> list[Made]:
        """Return copies with other values in the fields from the `first` on: a list of values for each field."""
