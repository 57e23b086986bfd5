from collections.abc import Callable

def opening_words(
    text: str, opens: dict[str, int], look_up: Callable[[str], int], every: bool
) -> list[tuple[int, int]]:
    """Return the offset of each word with which a name may begin, in order, and what it opens.

    Such a word begins with a capital of the Latin alphabet, or is "'s-" before one, and no word stands right before it.
    opens: what each word that is known opens. look_up: tells it of another one. every: whether to give those that open
    nothing (0) too.
    """
