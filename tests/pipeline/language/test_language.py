"""The language of one text alone. The sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language import detect, language_spans
from pipeline.language.engine import langdetect_engine
from pipeline.language.ngrams import ngrams_of
from pipeline.language.tokenizer import tokens

SENTENCES = {
    "de": "Die Stadtverwaltung bleibt am Freitag wegen einer Versammlung geschlossen.",
    "fr": "Les services de la mairie seront fermés vendredi en raison d'une réunion.",
    "en": "The town hall will be closed on Friday because of a staff meeting.",
    "lb": "D'Gemengenhaus ass e Freideg wéinst enger Versammlung zou.",
    "nl": "Het gemeentehuis is vrijdag gesloten vanwege een vergadering.",
    "it": "Gli uffici del comune saranno chiusi venerdì per una riunione.",
    "es": "Las oficinas del ayuntamiento cerrarán el viernes por una reunión.",
    "pt": "Os serviços da câmara estarão encerrados na sexta-feira devido a uma reunião.",
    "pl": "Urząd miasta będzie w piątek nieczynny z powodu zebrania.",
    "cs": "Městský úřad bude v pátek kvůli schůzi zavřený.",
    "da": "Rådhuset holder lukket på fredag på grund af et møde.",
    "sv": "Stadshuset är stängt på fredag på grund av ett möte.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_told_from_eleven_other_languages(code: str) -> None:
    language, confidence = detect(SENTENCES[code])
    assert language == code
    assert confidence > 0.95


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_capitals_change_nothing(code: str) -> None:
    assert detect(SENTENCES[code].upper())[0] == code


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Öffnungszeiten", "de"),
        ("Villes jumelées", "fr"),
        ("Opening hours", "en"),
        ("Ëffnungszäiten", "lb"),
        ("Openingstijden", "nl"),
        ("Raccolta rifiuti", "it"),
        ("Recogida de basuras", "es"),
        ("Horário de funcionamento", "pt"),
        ("Godziny otwarcia", "pl"),
        ("Úřední hodiny", "cs"),
        ("Åbningstider", "da"),
        ("Öppettider", "sv"),
    ],
)
def test_a_heading_is_enough(heading: str, code: str) -> None:
    assert detect(heading)[0] == code


@pytest.mark.parametrize(
    "text",
    ["", "   ", "12:30", "01 02 03 04 05", "1982 - 2003", "A", "www.rostock.example", "info@gent.example", "→ | •"],
)
def test_what_holds_no_word_has_no_language(text: str) -> None:
    assert detect(text) == (None, 0.0)


@pytest.mark.parametrize(
    "text", ["Marie-Claire Dubois", "Rostock – Gent – Brno – Aarhus", "IBAN DE02 1203 0000 0000 2020 51"]
)
def test_names_are_not_held_for_a_language_with_confidence(text: str) -> None:
    language, confidence = detect(text)
    assert language is None or confidence < 0.5


def test_links_addresses_and_codes_say_nothing() -> None:
    assert tokens("Mehr unter https://www.rostock.example/en/news oder info@gent.example, Zimmer A12b") == [
        "Mehr",
        "unter",
        "oder",
        "Zimmer",
    ]


@pytest.mark.parametrize(
    ("heading", "code"),
    [("T a g e s o r d n u n g", "de"), ("P R O C È S - V E R B A L", "fr"), ("Z a r z ą d z e n i e nr 4", "pl")],
)
def test_a_spaced_out_heading_is_read_as_words(heading: str, code: str) -> None:
    assert detect(heading)[0] == code


def test_one_number_stands_for_all() -> None:
    assert tokens("Tel. 0381 381 14 40") == ["Tel", "0381"]


def test_an_apostrophe_stays_with_its_word() -> None:
    assert tokens("D'Gemeng an l’école") == ["D'", "Gemeng", "an", "l’", "école"]


def test_features_are_shape_letters_edges_and_the_whole_word() -> None:
    assert ngrams_of("An") == ["\x01C", "a", "n", "<a", "an", "n>", "<an", "an>", "<an>"]
    assert ngrams_of("17") == ["\x01D"]


def test_langdetect_answers_the_same_each_time() -> None:
    engine = langdetect_engine()
    assert len({tuple(engine.probabilities("Wonnen a bauen").items()) for _ in range(5)}) == 1
    assert engine.probabilities("123") == {}


def test_langdetect_has_a_luxembourgish_profile() -> None:
    found = langdetect_engine().probabilities(SENTENCES["lb"])
    assert max(found, key=lambda code: found[code]) == "lb"


@settings(max_examples=80, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    language, confidence = detect(text)
    assert language is None or language in SENTENCES
    assert 0.0 <= confidence <= 1.0
    assert detect(text) == (language, confidence)


@settings(max_examples=30, derandomize=True)
@given(st.sampled_from(sorted(SENTENCES)), st.text(alphabet=" \n\t0123456789.,;:!?()", max_size=20))
def test_blanks_digits_and_signs_around_a_sentence_change_little(code: str, around: str) -> None:
    assert detect(f"{around} {SENTENCES[code]} {around}")[0] == code


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "a@", "é ", "x1 ", "W", "\u0301"])
def test_hostile_texts_end(piece: str) -> None:
    detect(piece * (20_000 // len(piece)))


def test_a_block_in_two_languages_is_split_at_the_sentence() -> None:
    text = f"{SENTENCES['de']} {SENTENCES['fr']} Merci. {SENTENCES['en']}"
    spans = language_spans(text)
    assert [span.language for span in spans] == ["de", "fr", "en"]
    assert text[spans[1].start : spans[1].end].endswith("Merci.")


def test_a_short_first_sentence_goes_with_the_next() -> None:
    assert [span.language for span in language_spans(f"Info. {SENTENCES['it']}")] == ["it"]


@settings(max_examples=40, derandomize=True)
@given(st.lists(st.sampled_from([*SENTENCES.values(), "12:30.", "Ja!", ""]), max_size=6))
def test_spans_are_in_order_and_inside(sentences: list[str]) -> None:
    text = " ".join(sentences)
    end = 0
    for span in language_spans(text):
        assert end <= span.start <= span.end <= len(text)
        end = span.end
