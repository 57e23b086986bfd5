from collections.abc import Callable, Collection, Mapping

from pipeline.entities.cities.surroundings import Surroundings

class Cues:
    """What words before a name say of it, by language: bits of `Cue`."""

    def __init__(self, by_language: Mapping[str, Mapping[str, int]], any_language: Mapping[str, int]) -> None:
        """any_language: of languages that are not among the others."""

    def of(self, word: str, language: str) -> int:
        """What a word before a name says in this language; in any language, where this one does not know it."""

def word_before(text: str, start: int) -> str:
    """Return the word (or sign) right before an offset, as `Surroundings.previous` has it."""

class SideWords:
    """Reads the words on both sides of a span."""

    def __init__(
        self,
        cues: Cues,
        after: Mapping[str, int],
        pronouns: Collection[str],
        without_link: Collection[str],
        *,
        make: Callable[[tuple[object, ...]], Surroundings],
        left_out: Callable[[str, int, int, str], int],
        called: Callable[[str, int, str], int],
    ) -> None:
        """after: what words behind a name say of it. pronouns: words for "that of". without_link: languages in which
        nothing need stand between an office and its town. make: makes surroundings of their values.

        left_out: the cue of a word that is not said again, by text, start, number of links and articles before it,
        and language. called: cues of what the sentence goes on to call the name, by text, end and language.
        """

    def around(self, text: str, start: int, end: int, language: str, genitive: bool) -> Surroundings:
        """What stands around a span. genitive: whether it ends with a genitive -s."""
