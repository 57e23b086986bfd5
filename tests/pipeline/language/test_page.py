"""Languages over a page: what a block's neighbours, the page and its markup say. Texts are our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import UNDETERMINED, Block, BlockKind, BlockLabel
from pipeline.head import PageHead
from pipeline.language import label_languages
from sources.page import Publisher

PUBLISHER = Publisher(source="test", country="LU")
GERMAN = "Die Gemeinde lädt alle Bürgerinnen und Bürger zur Einweihung der neuen Schule ein."
FRENCH = "La commune invite toutes les habitantes et tous les habitants à l'inauguration de la nouvelle école."


def blocks(*texts: str, **extra: str) -> tuple[Block, ...]:
    return tuple(Block(index=i, text=text, kind=BlockKind.PARAGRAPH, **extra) for i, text in enumerate(texts))  # type: ignore[arg-type]


def languages(*texts: str, head: PageHead | None = None) -> list[str]:
    labelled, _ = label_languages(blocks(*texts), PUBLISHER, head or PageHead())
    return [block.language for block in labelled]


def test_a_word_that_two_languages_have_takes_the_language_of_its_page() -> None:
    assert languages(GERMAN, "Transport", GERMAN + " ")[1] == "de"
    assert languages(FRENCH, "Transport", FRENCH + " ")[1] == "fr"


def test_a_long_block_keeps_its_own_language() -> None:
    assert languages(GERMAN, FRENCH, GERMAN + " ") == ["de", "fr", "de"]


def test_names_numbers_and_addresses_are_undetermined() -> None:
    labelled = languages(GERMAN, "info@esch.example", "12:30", "1982 - 2003")
    assert labelled == ["de", UNDETERMINED, UNDETERMINED, UNDETERMINED]


def test_the_markup_speaks_for_a_page_of_short_words() -> None:
    assert languages("Transport", head=PageHead(lang="fr-LU")) == ["fr"]
    assert languages("Transport", head=PageHead(lang="de")) == ["de"]


def test_the_publishers_language_speaks_too() -> None:
    publisher = Publisher(source="test", country="LU", languages=("de",))
    labelled, _ = label_languages(blocks("Transport"), publisher, PageHead())
    assert labelled[0].language == "de"


def test_the_markup_does_not_outvote_the_text() -> None:
    assert languages(FRENCH, FRENCH + " Venez nombreux !", head=PageHead(lang="en")) == ["fr", "fr"]


def test_the_document_has_the_language_of_most_of_its_kept_words() -> None:
    kept, menu = (
        blocks(FRENCH)[0],
        Block(index=1, text=GERMAN * 3, kind=BlockKind.PARAGRAPH, label=BlockLabel.NAVIGATION),
    )
    _, language = label_languages((kept, menu), PUBLISHER, PageHead())
    assert language == "fr"


def test_a_page_without_words_is_undetermined() -> None:
    assert label_languages((), PUBLISHER, PageHead()) == ((), UNDETERMINED)
    assert label_languages(blocks("12:30", "—"), PUBLISHER, PageHead())[1] == UNDETERMINED


def test_short_blocks_gain_by_their_page() -> None:
    """Blocks of 20 characters and less, alone and between their page's sentences: 0.95 with the page at least."""
    pages = {
        "de": (
            GERMAN,
            [
                "Transport",
                "Kontakt",
                "Sport",
                "Tourismus",
                "Agenda",
                "Formulare",
                "Service",
                "Kultur",
                "Presse",
                "Jugend",
            ],
        ),
        "fr": (
            FRENCH,
            [
                "Transports",
                "Contact",
                "Sports",
                "Tourisme",
                "Agenda",
                "Formulaires",
                "Services",
                "Culture",
                "Presse",
                "Jeunes",
            ],
        ),
        "en": (
            "The council invites all residents to the opening of the new school on Saturday.",
            ["Transport", "Contact", "Sport", "Tourism", "Agenda", "Forms", "Service", "Culture", "Press", "Youth"],
        ),
        "it": (
            "Il comune invita tutti i cittadini all'inaugurazione della nuova scuola sabato mattina.",
            [
                "Trasporti",
                "Contatti",
                "Sport",
                "Turismo",
                "Agenda",
                "Moduli",
                "Servizi",
                "Cultura",
                "Stampa",
                "Giovani",
            ],
        ),
        "es": (
            "El ayuntamiento invita a todos los vecinos a la inauguración de la nueva escuela el sábado.",
            [
                "Transporte",
                "Contacto",
                "Deporte",
                "Turismo",
                "Agenda",
                "Impresos",
                "Servicio",
                "Cultura",
                "Prensa",
                "Jóvenes",
            ],
        ),
    }
    right = total = 0
    for code, (sentence, words) in pages.items():
        found = languages(*[text for word in words for text in (sentence, word)])
        right += sum(language == code for language in found[1::2])
        total += len(words)
    assert right / total >= 0.95


def test_a_block_in_several_languages_has_its_spans_and_one_main_language() -> None:
    text = f"{GERMAN} {GERMAN.replace('Stadt', 'Gemeinde')} {FRENCH}"
    (block,), language = label_languages(blocks(text), PUBLISHER, PageHead())
    assert (block.language, language) == ("de", "de")
    assert [span.language for span in block.language_spans] == ["de", "fr"]
    assert (block.language_spans[0].start, block.language_spans[-1].end) == (0, len(text))
    assert [block.language_at(text.index(word)) for word in (GERMAN, FRENCH)] == ["de", "fr"]


@pytest.mark.parametrize(
    "text",
    [
        f"{GERMAN} {GERMAN}",
        f"{GERMAN} Merci beaucoup.",
        f"{FRENCH} Marie-Claire Dubois, Jean-Pierre Muller. Tel. 0381 381 14 40.",
        "Info. Service. Kontakt.",
        "",
    ],
)
def test_a_block_in_one_language_has_no_spans(text: str) -> None:
    (block,), _ = label_languages(blocks(text), PUBLISHER, PageHead())
    assert block.language_spans == ()
    assert block.language_at(0) == block.language


def test_the_words_of_each_language_count_for_the_page() -> None:
    mixed = f"{GERMAN} {FRENCH} {FRENCH} {FRENCH}"
    assert label_languages(blocks(mixed, GERMAN), PUBLISHER, PageHead())[1] == "fr"


def test_a_menu_is_not_split() -> None:
    menu = Block(index=0, text=f"{GERMAN} {FRENCH}", kind=BlockKind.PARAGRAPH, label=BlockLabel.NAVIGATION)
    (block,), _ = label_languages((menu,), PUBLISHER, PageHead())
    assert block.language_spans == ()


@settings(max_examples=40, derandomize=True)
@given(st.lists(st.sampled_from([GERMAN, FRENCH, "Transport", "12:30", "Marie Dubois", ""]), max_size=30))
def test_labels_add_nothing_but_language(texts: list[str]) -> None:
    before = blocks(*texts)
    labelled, _ = label_languages(before, PUBLISHER, PageHead())
    assert [(block.index, block.text, block.label) for block in labelled] == [
        (block.index, block.text, block.label) for block in before
    ]
    assert all(0 <= block.language_confidence <= 1 for block in labelled)
    again, _ = label_languages(labelled, PUBLISHER, PageHead())
    assert again == labelled
