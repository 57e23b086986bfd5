"""The cheap looks for words of relations, beside the pattern that finds them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.joined import JoinedTexts
from pipeline.languages import all_languages
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, STATING, CueKind, find_cues, may_have, stems_in
from pipeline.relations.partnerships.words.parts import part_of

LANGUAGES = sorted(all_languages())
WORDS = {
    code: sorted(
        word.replace("*", end)
        for end in ("", "en")
        for kind in CueKind
        for word in getattr(language.partnerships, kind.value)
    )
    for code, language in all_languages().items()
}


def texts_in(code: str) -> st.SearchStrategy[tuple[str, str]]:
    word = st.sampled_from(WORDS[code])
    piece = st.one_of(word, word.map(str.upper), st.sampled_from(list(" -’'.a5İ")))
    return st.lists(piece, max_size=8).map(lambda pieces: (code, " ".join(pieces)))


@settings(max_examples=300, derandomize=True)
@given(st.sampled_from(LANGUAGES).flatmap(texts_in))
def test_no_cue_is_without_its_sign(said: tuple[str, str]) -> None:
    code, text = said
    found = {cue.kind for cue in find_cues(text, code)}
    for kind in CueKind:
        assert may_have(text, code, frozenset({kind})) or kind not in found
    stems = list(stems_in(JoinedTexts.of([text]).lower(), code))
    assert stems or not found.intersection(STATING)
    assert any(relating for _, relating in stems) or not found.intersection(RELATION_KINDS)


def test_a_language_that_is_not_known_has_no_cue() -> None:
    assert not may_have("partner", "xx", frozenset(CueKind))
    assert find_cues("partner", "xx") == []


def test_a_cue_behind_a_turkish_name_stands_at_its_own_letters() -> None:
    text = "İzmir ist seit 1988 Partnerstadt."
    assert [text[cue.start : cue.end] for cue in find_cues(text, "de") if cue.kind in RELATION_KINDS] == [
        "Partnerstadt"
    ]


def test_the_part_of_a_sentence_around_a_cue_begins_and_ends_at_its_own_letters() -> None:
    text = "Die Städte İzmir und İznik, seit 1988 Partnerstadt mit Tor in İzmit, feiern."
    cue = next(cue for cue in find_cues(text, "de") if cue.kind in RELATION_KINDS)
    start, end = part_of(text, cue, "de")
    assert text[start:end] == " seit 1988 Partnerstadt mit Tor in İzmit"
