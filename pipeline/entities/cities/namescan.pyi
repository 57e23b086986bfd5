from collections.abc import Callable, Iterable, Sequence

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.occupied import Occupied
from pipeline.entities.cities.spans import AreaSpan, Span, WholeName
from pipeline.gazetteer import NamedPlace

NOTHING: int
NAME: int
LISTED: int
"""What a name's first word opens: none, one of the gazetteer, one of a list of areas and exonyms (or of both)."""

class NameScan:
    """Reads a text from one word with a capital to the next, and asks the class that is made of it for names there.

    What words open is remembered, and for most also that no longer name begins with them and what stands behind: then
    nothing is looked up. Such a word begins with a capital of the Latin alphabet, or is "'s-" before one, and no word
    stands right before it.
    """

    declining: frozenset[str]
    with_genitive: frozenset[str]

    def __init__(
        self,
        make: Callable[[tuple[object, ...]], Span],
        make_area: Callable[[int, int, tuple[Area, ...]], AreaSpan],
        named: Callable[[int], Sequence[NamedPlace]],
        *,
        declining: Iterable[str],
        with_articles: Iterable[str],
        with_genitive: Iterable[str],
        swallowing: Iterable[str],
    ) -> None:
        """make: makes a span of the values of its fields. named: the places of a key of the gazetteer.

        declining: languages in which every word with a capital is looked up. with_articles: those in which what stands
        before a name may swallow its article; swallowing: the last three characters of what may have done so.
        with_genitive: those with a genitive -s.
        """

    def find(self, block: int, text: str, language: str, taken: Occupied = ...) -> tuple[list[Span], list[AreaSpan]]:
        """Return candidate spans of a block, the longest at each capital, without overlaps, and its countries, regions.

        text: the block's text. language: ISO 639-1 or "und". taken: where earlier mentions stand.
        """

    # What a subclass answers. window: the folded text from a word on.

    def opens(self, word: str) -> int:
        """What the first word of a possible name opens, as it stands in a text."""

    def one_word(self, word: str) -> tuple[WholeName | None, WholeName | None, tuple[Area, ...] | None]:
        """The name that a folded word is, the one that it is without its s, and the areas that it names."""

    def behind(self, word: str, sign: str) -> Sequence[str] | None:
        """How names go on behind a folded word and a sign; None where too many do."""

    def area_at(self, text: str, start: int, window: str) -> AreaSpan | None:
        """The longest name of a country or region that begins at an offset."""

    def longest(self, block: int, text: str, start: int, window: str, language: str, listed: bool) -> Span | None:
        """The span of the longest name that begins at an offset."""

    def with_river(self, text: str, end: int) -> int:
        """End of a name that a slash follows, with its river."""

    def is_rest(self, text: str, start: int) -> bool:
        """True behind the head of a hyphenated name that the gazetteer does not have."""
