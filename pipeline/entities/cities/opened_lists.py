"""Lists of villages that GeoNames lacks, behind a word for several: "the villages of Amble Ley, Foxcote and Rudge"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.districts import lists_behind
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.gazetteer.namefold import fold
from pipeline.languages import codes_with
from pipeline.record import Document

_FEWEST: Final = 3
"""Names of a list that vouch for one another: fewer may be anything with a capital."""
_OFFICE_AND_NAMES: Final = 3
"""Words of an office, a first name and a surname."""


def unknown_towns_listed(
    document: Document,
    positions: Iterable[int],
    taken: Mapping[int, Occupied],
    lexicon: Lexicon,
    is_word: Callable[[str, str], bool],
) -> Iterator[tuple[Block, int, int]]:
    """Block, first and last offset of each name of such lists that overlaps nothing taken.

    positions: of the kept blocks that have a word for several towns. is_word: whether a word of a language is no town;
    no list with one is read. Nor are those of languages that write every noun with a capital.
    """
    blocks = document.kept_blocks
    for position in positions:
        block = blocks[position]
        language = block.language if block.language != UNDETERMINED else document.language
        if language in codes_with("capital_nouns"):
            continue
        free = taken.get(block.index, NOTHING)
        for names in lists_behind(block.text, lexicon.towns_words.hits(block.text), language, lexicon):
            listed = [block.text[start:end] for start, end in names]
            if len(names) < _FEWEST or any(is_word(name, language) or _is_person(name, lexicon) for name in listed):
                continue
            yield from ((block, start, end) for start, end in names if not free.overlaps(start, end))


def _is_person(name: str, lexicon: Lexicon) -> bool:
    """True for a person behind what he is: "Dyrektor Anna Lis", not "Vila Santa Maria"."""
    words = [fold(word) for word in name.split()]
    return len(words) >= _OFFICE_AND_NAMES and words[-2] in lexicon.first_names and words[-2] not in lexicon.saints
