"""Names that a page plainly gives to a partner town.

Either alone below a heading ("Partnerstädte", then "Beaune (seit 1957)"), or in a sentence that says so ("Our twin town
is Beaune", "Beaune er vores venskabsby").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import UNDETERMINED, BlockKind
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer import NameKind
from pipeline.languages import all_languages
from pipeline.record import Document

_LONGEST_HEADING: Final = 60
_HEADING_WORDS: Final = 5
"""Words of a short line that may be a heading without being one in the markup."""
_MOST_BELOW: Final = 60
"""Blocks below a heading that it may speak of."""
_BEFORE: Final = re.compile(r"[\W\d_]*(?:[\d.)]+\t)?")
_BEHIND: Final = re.compile(r"\s*(?:$|[(,–\-:;|/\[\t\d])")
_AGAINST: Final = frozenset(
    {
        *("ordinary", "common_word", "word", "is_first_name", "is_country", "is_region", "is_cue", "is_small_word"),
        *("short_name", "acronym", "hyphen_after", "hyphen_before", "cut_word", "lower_on_page", "unlike"),
    }
)
_WORDS: Final = frozenset({"ordinary", "common_word", "word"})
"""What a name may be besides where its country stands behind it: "Medan, Indonesien"."""
_WINDOW: Final = 48
"""Characters before a name in which it is said to be a partner."""
_FEW: Final = 3
_SHORTEST_VERB: Final = 4
"""Letters of the verb among the words of "se convirtió en"."""
_BEGINNING: Final = re.compile(r"(,|\s[–—-](?=\s))?((?: [\w'’-]+){1,8})")
"""What follows a name: a sign or none, and the words up to the next one."""
_REST: Final = re.compile(r"[^\W\d_]*\s?(--|[,:\t–—]?)\s?((?: ?[^\W\d_]+){0,3}),? ?")
_PAIR: Final = re.compile(r"[\w-]*(?: [^\W\d_]{1,4}){0,2} [^\W\d_][\w'’.]*\s?[-–/]\s?")
"""What stands between a word for a partnership and the second of two names."""
_FIRST: Final = re.compile(r"[\w-]*(?: [^\W\d_]{1,4}){0,2} ")
"""What stands between such a word and the first of two names."""
_HYPHENED: Final = frozenset({"hyphen_before"})
_HYPHEN_BEHIND: Final = frozenset({"hyphen_after", "ordinary"})
_JOINING: Final = Cue.COPULA | Cue.LINK | Cue.ARTICLE
_NAMES: Final = frozenset({NameKind.MAIN, NameKind.SHORT})


def blocks_below_partners(document: Document) -> frozenset[int]:
    """Indexes of the kept blocks that stand below a heading, or a short line, on partner towns, up to the next one.

    A heading of a lower level does not end the section: it may be the name of one of them.
    """
    found: list[int] = []
    level = left = 0
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        heading = block.kind is BlockKind.HEADING
        short = len(block.text) <= _LONGEST_HEADING and (heading or len(block.text.split()) <= _HEADING_WORDS)
        if short and relation_words(language).search(block.text.lower()) is not None:
            level, left = block.level if heading else 0, _MOST_BELOW
            continue
        if heading and left and block.level <= level:
            left = 0
        if left:
            left -= 1
            found.append(block.index)
    return frozenset(found)


def is_listed_partner(seen: Sighting, below: Callable[[], Container[int]]) -> bool:
    """True for a town's own name that begins such a block and has nothing, a sign or a figure behind it.

    below: gives what `blocks_below_partners` does, for which every block is looked at; few pages have a name so.
    """
    if seen.readings[0].place is None or seen.readings[0].kind not in _NAMES:
        return False
    against = seen.alone.keys() & _AGAINST
    if against and not ("beside_country" in seen.alone and against <= _WORDS):
        return False
    text = seen.block.text
    if _BEFORE.fullmatch(text, 0, seen.span.start) is None or _BEHIND.match(text, seen.span.end) is None:
        return False
    return seen.block.index in below()


def is_said_partner(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a town's own name that a verb or a sign joins to a word for a partner town before or behind it, or that
    a hyphen joins to another name behind such a word: "Gemellaggio Imola-Beaune". The first of the two is a town for
    sure where it is the publisher."""
    if seen.readings[0].place is None or seen.readings[0].kind not in _NAMES:
        return False
    against = seen.alone.keys() & _AGAINST
    first = (
        against <= _HYPHEN_BEHIND
        and "hyphen_after" in against
        and "publisher" in seen.alone
        and seen.block.text[seen.span.end + 1].isupper()
    )
    if against and against != _HYPHENED and not first:
        return False
    text, start, end = seen.block.text, seen.span.start, seen.span.end
    relations = relation_words(seen.language)
    before = text[max(0, start - _WINDOW) : start].lower()
    ends = [found.end() for found in relations.finditer(before)]
    if first:
        return bool(ends) and _FIRST.fullmatch(before, ends[-1]) is not None
    if against:
        return bool(ends) and _PAIR.fullmatch(before, ends[-1]) is not None
    if seen.around.opening and (behind := _BEGINNING.match(text, end)) is not None:
        words = behind[2].split()
        becoming = _becoming(seen.language)
        verb = behind[1] or any(
            lexicon.cue(word, seen.language) & Cue.COPULA or word in becoming for word in words[:_FEW]
        )
        if verb and relations.search(behind[2].lower()) is not None:
            return True  # else what stands before may say so: behind a colon a sentence begins too
    if not ends:
        return False
    if _PAIR.fullmatch(before, ends[-1]) is not None or _between(seen.language).fullmatch(before, ends[-1]) is not None:
        return True
    rest = _REST.fullmatch(before, ends[-1])
    if rest is None or not (rest[1] or rest[2].strip()):
        return False
    return all(lexicon.cue(word, seen.language) & _JOINING for word in rest[2].split())


@cache
def _becoming(language: str) -> frozenset[str]:
    """The verbs of "Beaune blev vår vänort"."""
    entry = all_languages().get(language)
    words = entry.partnerships.became if entry is not None else ()
    return frozenset(part for word in words for part in word.split() if len(part) >= _SHORTEST_VERB)


@cache
def _between(language: str) -> re.Pattern[str]:
    """ " zwischen unserer Stadt und ", in small letters."""
    entry = all_languages().get(language)
    if entry is None:
        return re.compile(r"(?!)")
    words = entry.partnerships
    return re.compile(rf"[\w-]* {alternation(words.between)}(?: [\w'’.-]+){{1,3}} {alternation(words.joiners)} ")


@cache
def relation_words(language: str) -> re.Pattern[str]:
    """The stems of words for a twinning, in small letters. language: ISO 639-1; one without a file has none."""
    entry = all_languages().get(language)
    stems = {word.strip("*").lower() for word in entry.partnerships.twinning} if entry is not None else set()
    return re.compile(alternation(sorted(stems)))
