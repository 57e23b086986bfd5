"""Whose a number is: the cheap test for a person's name, beside what it stands for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.names import forms_of_address, given_names, is_given
from pipeline.relations.contacts.people import person_of, signs_of_names
from pipeline.tokens import tokenize

NAMES = st.sampled_from(sorted(given_names()))
FORMS = st.sampled_from(sorted(forms_of_address())).flatmap(lambda form: st.sampled_from([form, form.title() + "."]))
PIECES = st.one_of(
    NAMES,
    NAMES.map(str.upper),
    NAMES.map(lambda name: f"{name}-Luise"),
    FORMS,
    st.sampled_from(["Rathaus", "l'", "d’", "/", "(", ".", ",", "3", "Muster", "an", "\t", "’s", "–"]),
)


@settings(max_examples=500, derandomize=True)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=6))
def test_no_name_is_without_its_sign(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    words = [token.text for token in tokenize(text)]
    named = any(is_given(word) or word.rstrip(".").casefold() in forms_of_address() for word in words)
    assert signs_of_names().found(text) or not named


def test_a_line_without_a_first_name_or_a_form_of_address_names_nobody() -> None:
    assert person_of("Neue Öffnungszeiten") == ""
    assert person_of("Frau Muster, Neue Straße") == "Muster"
