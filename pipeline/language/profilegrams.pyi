from collections.abc import Callable, Iterable

class ProfileGrams:
    """Knows the n-grams of langdetect's profiles, and cuts those of a text as langdetect does: none reaches over a
    blank, and of a text in another script Latin letters do not count."""

    def __init__(
        self, names: Iterable[str], normal: Callable[[str], str], is_other_script: Callable[[str], bool], longest: int
    ) -> None:
        """names: the n-grams, all different, of one to three characters. normal: the character that stands for one
        beyond ASCII. is_other_script: whether one from U+0300 on is of a script of its own. longest: characters of a
        text that are read, at most 512; Raises ValueError for more."""

    def places_of(self, text: str) -> list[int]:
        """The places among the names of a text's n-grams, in the order of the text."""
