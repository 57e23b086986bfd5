class WordTree:
    """The listed words, letter by letter."""

    def __init__(self, marks: dict[str, int], others: dict[str, int], otherwise: int) -> None:
        """As for `stepreader.StepReader`. Raises ValueError for more words than a page's names can have use for."""
