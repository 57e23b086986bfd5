from collections.abc import Iterable

class Starts:
    """Finds where figures and some words stand in folded texts."""

    def __init__(self, words: Iterable[str]) -> None:
        """words: of letters from a to z. Raises ValueError for others."""

    def find(self, text: str) -> list[tuple[int, str]]:
        """Offset and text of each run of figures, and of each run of letters from a to z that is a word, in order."""
