from collections.abc import Collection, Sequence

class EmailSigns:
    """Words and signs without which no address stands in a text, plain or written out."""

    def __init__(self, bracketed: Collection[str], spoken: Collection[str], dots: Collection[str]) -> None:
        """bracketed: words for "@" that stand in brackets. spoken: those that say so between blanks. dots: the words
        for a dot, which "at" between blanks needs. All in small letters."""

    def places(self, texts: Sequence[str]) -> list[int]:
        """Positions of the texts that hold such a sign, in order.

        These are an "@", a word for it in brackets, a spoken one, "AT", or "at" with a bracket or a word for a dot. Not
        every one of them holds an address; the others hold none.
        """
