"""Names that are read off what is remembered of words are those of a plain look at every word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.namescan import LISTED, NAME, NOTHING, NameScan
from pipeline.entities.cities.occupied import Occupied
from pipeline.entities.cities.spans import UPPER, AreaSpan, Span, WholeName
from pipeline.gazetteer.namefold import fold
from pipeline.slots import Slots

_WORD = re.compile(rf"[{UPPER}'’](?<!\w.)(?:(?<!['’])[^\W_]*|s-[{UPPER}])", re.DOTALL)
_NAMES = ("aa", "aas", "aa bab", "aa bas", "aas b", "aa's", "bab", "bab'aa", "bab.ba", "bab.bas", "baba", "babas", "b.",
          "as(b", "éa a", "'s aa", "σa")  # fmt: skip
_AREAS = {"aa": (Area("AA", ""),), "bab aa": (Area("BB", "1"),)}


class _Names(NameScan):
    """The names above; many go on behind "bab" and a blank, and nobody remembers how."""

    def __init__(self) -> None:
        super().__init__(
            Slots(Span).new,
            AreaSpan,
            lambda key: (),
            declining=["cs"],
            with_articles=["fr"],
            with_genitive=["de"],
            swallowing=["au "],
        )
        self.asked: list[str] = []

    def opens(self, word: str) -> int:
        self.asked.append(word)
        folded = fold(word)
        if any(area.startswith(folded) for area in _AREAS) or folded.startswith("'"):
            return LISTED
        return NAME if any(name.startswith(folded.removesuffix("s")) for name in _NAMES) else NOTHING

    def one_word(self, word: str) -> tuple[WholeName | None, WholeName | None, tuple[Area, ...] | None]:
        names: list[WholeName | None] = [
            (name, None, {}) if name in _NAMES and len(name) > 1 else None for name in (word, word[:-1])
        ]
        return names[0], names[1] if word.endswith("s") else None, _AREAS.get(word)

    def behind(self, word: str, sign: str) -> Sequence[str] | None:
        begin = word + sign
        return None if begin == "bab " else [n[len(begin) :] for n in (*_NAMES, *_AREAS) if n.startswith(begin)]

    def area_at(self, text: str, start: int, window: str) -> AreaSpan | None:
        fits = [name for name in _AREAS if window.startswith(name) and not text[start + len(name) :][:1].isalnum()]
        return AreaSpan(start, start + len(max(fits)), _AREAS[max(fits)]) if fits else None

    def longest(self, block: int, text: str, start: int, window: str, language: str, listed: bool) -> Span | None:
        for name in sorted(_NAMES, key=len, reverse=True):
            end = start + len(name)
            behind = text[end:]
            if not window.startswith(name):
                continue
            genitive = re.match(r"s(?![^\W_])", behind) is not None and language == "de" and len(name) > 3
            if behind[:1].isalnum() and not genitive:
                continue
            if re.match(r"['’](?:(?!s)[^\W\d_]|s[^\W\d_])", behind):
                continue
            end += genitive
            return Span(block, start, self.with_river(text, end), name, (), genitive=genitive)
        return None

    def with_river(self, text: str, end: int) -> int:
        return end + 1 if text[end : end + 1] == "/" else end

    def is_rest(self, text: str, start: int) -> bool:
        return text[start - 2 : start - 1] == "b"


def _plain(names: _Names, text: str, language: str, taken: Occupied) -> tuple[list[Span], list[AreaSpan]]:
    """Each word looked up in all tables."""
    spans: list[Span] = []
    areas: list[AreaSpan] = []
    last = last_area = 0
    folded = fold(text)
    for word in _WORD.finditer(text):
        start = word.start()
        opened = names.opens(word[0])
        swallowed = language == "fr" and text[max(0, start - 3) : start].lower() == "au "
        if not (opened or swallowed or language == "cs") or taken.overlaps(start, start + 1):
            continue
        window = folded[start : start + 60]
        area = names.area_at(text, start, window) if opened == LISTED and start >= last_area else None
        if area is not None:
            areas.append(area)
            last_area = area.end
        if start < last or (start > 1 and text[start - 1] in "'’" and text[start - 2] == "O"):
            continue
        span = names.longest(7, text, start, window, language, opened == LISTED)
        if span is None or (text[:start].endswith("-") and last != start - 1 and names.is_rest(text, start)):
            continue
        spans.append(span)
        last = max(span.end, start + len(span.name)) if "(" in span.name else span.end
    return spans, areas


_SIGNS = "AaBbSs  -'’/.(1_é\nÉOσΣİẞΑ\u00a0\U0001f3db\ud800\0"
_TEXTS = st.lists(
    st.sampled_from(["Aa", "Aas", "Bab", "Babs", "Babas", "Bab Aa", "Aa Bab", "Aa-Bas", "'s-Aa", "Au ", " ", "A" * 70])
    | st.text(st.sampled_from(_SIGNS), max_size=4)
    | st.characters(),
    max_size=12,
).map("".join)


@settings(max_examples=400, derandomize=True)
@given(st.lists(_TEXTS, max_size=4), st.sampled_from(["de", "fr", "cs", "und"]), st.integers(0, 20))
def test_what_is_remembered_changes_nothing(texts: list[str], language: str, at: int) -> None:
    names = _Names()
    for text in texts * 3:
        taken = Occupied([(at, at + 2)])
        assert names.find(7, text, language, taken) == _plain(names, text, language, taken)


def test_a_word_is_looked_up_once_and_its_first_letters_alone() -> None:
    names = _Names()
    for _ in range(3):
        names.find(0, "Aa Nn " + "N" * 1_000_000, "de")
    assert names.asked == ["Aa", "Nn", "N" * 60]


def test_it_keeps_to_long_texts_without_names() -> None:
    assert _Names().find(0, "'s-" * 100_000 + "A", "fr")[1] == []
