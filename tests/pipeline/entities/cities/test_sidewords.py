"""The words beside a name are those that regular expressions find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.sidewords import Cues, SideWords, word_before
from pipeline.entities.cities.surroundings import Surroundings

_BEFORE = re.compile(r"[^\W_]+(?:['’./-]+[^\W_]+)*[.'’/]?|[^\w\s]|[\t\n]")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+(?:['’-][^\W\d_]+)*\.?)")
_CUES = {"of": Cue.LINK, "the": Cue.ARTICLE, "Mayor": Cue.OFFICE, "is": Cue.COPULA, "isle": Cue.REGION, "in": Cue.TOWN}
_PASSED = Cue.LINK | Cue.ARTICLE
_SIDES = SideWords(
    Cues({"en": _CUES}, {"of": Cue.TITLE, "is": Cue.COPULA}),
    {"Street": Cue.STREET},
    ["that", "of"],
    ["und"],
    make=partial(tuple.__new__, Surroundings),
    left_out=lambda text, start, passed, language: passed << 20,
    called=lambda text, end, language: Cue.TOWN if text[end:].endswith("t") else Cue.REGION,
)


def _words(before: str) -> Iterator[str]:
    for chunk in reversed(before.split(" ")):
        for token in reversed(_BEFORE.findall(chunk)):
            article, mark, rest = token.replace("’", "'").partition("'")
            yield (rest if rest and len(article) < 3 else article + mark + rest) if mark else token


def _cue(word: str, language: str) -> int:
    table = _CUES if language == "en" else {"of": Cue.TITLE, "is": Cue.COPULA}
    return table.get(word.capitalize() if len(word) > 3 and word.isupper() else word, 0)


def _plain(text: str, start: int, end: int, language: str, genitive: bool) -> Surroundings:
    words = [*_words(text[max(0, start - 60) : start]), "", "", "", ""]
    direct = cue = _cue(words[0], language)
    passed = next((n for n in range(3) if not words[n] or not _cue(words[n], language) & _PASSED), 3)
    if passed < 3 and words[passed]:
        cue = _cue(words[passed], language)
    linked = any(_cue(word, language) & Cue.LINK for word in words[:passed])
    word = words[passed]
    if linked and word and cue & ~(Cue.REGION | Cue.DISTRICT):
        cue |= passed << 20
    elif linked and (word or words[passed - 1]) in {"that", "of"}:
        cue |= 2 << 20
    found = _AFTER.match(text, end)
    following = found[1] if found else ""
    if cue & Cue.OFFICE:
        of_town = linked or language == "und" or (genitive and not following[:1].isupper())
        cue = cue & ~Cue.OFFICE | (Cue.TOWN if of_town else Cue.TITLE)
    said = _cue(following, language) & Cue.COPULA and (Cue.TOWN if text[end:].endswith("t") else Cue.REGION)
    previous = words[0]
    opening = previous[-1:] in {*".!?:…", ""} and (len(previous) < 2 or (previous[-1] == "." and not direct))
    return Surroundings(
        previous=previous,
        direct=direct,
        cue=cue,
        linked=linked,
        following=following,
        after=Cue.STREET if following.removesuffix(".") == "Street" else 0,
        opening=opening and (len(previous) != 2),
        called=said == Cue.TOWN,
        called_area=said == Cue.REGION,
    )


_PIECES = [*_CUES, "that", "Street", "MAYOR", "d'", "l’", "all'", "x.", "a-b", " ", " ", " ", "\u00a0", "\t", "\n", "_"]
_TEXTS = st.lists(
    st.sampled_from([*_PIECES, *".,'’/-1²éÉ:!…\ud800\0\U0001f3db", "٣"]) | st.characters(), max_size=25
).map("".join)


@settings(max_examples=1000, derandomize=True)
@given(_TEXTS, _TEXTS, st.sampled_from(["en", "und"]), st.booleans())
def test_what_stands_beside_a_name_is_what_the_expressions_find(
    before: str, behind: str, language: str, genitive: bool
) -> None:
    text, end = f"{before}Name{behind}", len(before) + 4
    plain = _plain(text, len(before), end, language, genitive)
    found = _SIDES.around(text, len(before), end, language, genitive)
    assert found == plain
    assert type(found) is Surroundings
    assert word_before(text, len(before)) == plain.previous


@pytest.mark.parametrize("piece", ["of ", "a", ".", "'", "a'", "\ud800", " "])
def test_long_texts_are_read_near_the_name_alone(piece: str) -> None:
    text = piece * 100_000
    assert _SIDES.around(text, len(text), len(text), "en", False) == _plain(text, len(text), len(text), "en", False)
    assert _SIDES.around(text, 0, 0, "en", False) == _plain(text, 0, 0, "en", False)
