"""Every block of a page is labelled, with a probability and a reason; nothing is deleted."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import KEPT_LABELS, Block, BlockLabel
from pipeline.blocks import Selectors, read_blocks
from pipeline.head import PageHead
from pipeline.languages import all_languages
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import SiteMemory, kept_blocks, label_blocks
from pipeline.noise.evidence.columns import Columns, rounded
from pipeline.noise.evidence.core import add_core
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.outline import add_head, add_outline
from pipeline.noise.scoring.choose import choose_blocks, expected_f1
from pipeline.noise.scoring.model import NoiseModel, load_model, load_text_model, pack_model, unpack_model
from pipeline.noise.scoring.trees import MOST_LEAVES, Trees
from pipeline.noise.vocabulary.lexicon import Lexicon, path_words
from pipeline.noise.vocabulary.linewords import text_words
from pipeline.noise.vocabulary.phrases import BITS, fold_words, phrase_bits, phrase_book, read_lines
from sources.page import PageKind

BODY = """
<h1>Städtepartnerschaften der Stadt Bonn</h1>
<p>Bonn unterhält seit vielen Jahrzehnten freundschaftliche Beziehungen zu Städten in Europa und in der Welt. Die erste
Partnerschaft wurde 1947 mit Oxford geschlossen, als Schülerinnen und Schüler aus beiden Städten einander besuchten.</p>
<h2>Potsdam</h2>
<p>Mit Potsdam ist die Stadt seit Januar 1988 verbunden. Vereine, Schulen und Chöre halten diese Verbindung lebendig,
und in jedem Jahr fährt eine Gruppe aus dem Rat zum Austausch über Fragen der Stadtentwicklung an die Havel.</p>
<h2>Kontakt</h2>
<p>Amt für Internationales<br>Berliner Platz 2<br>53111 Bonn<br>Telefon 0228 77-0</p>
"""
PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Städtepartnerschaften der Stadt Bonn</title></head><body>
<div id="cookie-banner"><p>Wir verwenden Cookies, um unsere Website zu verbessern.</p>
<button>Alle akzeptieren</button></div>
<header><a href="#inhalt">Zum Inhalt springen</a><nav class="main-menu"><ul><li><a href="/">Startseite</a></li>
<li><a href="/rathaus">Rathaus</a></li><li><a href="/leben">Leben in Bonn</a></li><li><a href="/kultur">Kultur</a></li>
</ul></nav>
<ul class="lang"><li><a href="/en">English</a></li><li><a href="/fr">Français</a></li></ul></header>
<div class="breadcrumb">Sie sind hier: <a href="/">Startseite</a> &gt; <a href="/rathaus">Rathaus</a></div>
<main id="inhalt"><article>{BODY}</article></main>
<aside class="related"><h3>Weitere Themen</h3>
<ul><li><a href="/a">Europa</a></li><li><a href="/b">Ehrenamt</a></li></ul></aside>
<footer><a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a><p>© Stadt Bonn</p></footer>
</body></html>"""


def label(page: str, kind: PageKind = PageKind.HTML, site: SiteMemory | None = None) -> tuple[Block, ...]:
    walk = read_blocks(page, kind, DEFAULT_LIMITS)
    return label_blocks(walk.blocks, kind, walk.head, site)


def label_of(blocks: tuple[Block, ...], text: str) -> BlockLabel:
    return next(block.label for block in blocks if text in block.text)


def test_menus_consent_boxes_and_footers_go_and_the_article_stays() -> None:
    kept = "\n".join(block.text for block in label(PAGE) if block.kept)
    for wanted in ("Städtepartnerschaften der Stadt Bonn", "Oxford", "Potsdam", "Berliner Platz 2", "0228 77-0"):
        assert wanted in kept
    for unwanted in ("Cookies", "akzeptieren", "Startseite", "English", "Weitere Themen", "Ehrenamt", "Impressum", "©"):
        assert unwanted not in kept


def test_each_kind_of_noise_has_its_name() -> None:
    blocks = label(PAGE)
    assert label_of(blocks, "Wir verwenden Cookies") is BlockLabel.CONSENT
    assert label_of(blocks, "Zum Inhalt") is BlockLabel.NAVIGATION
    assert label_of(blocks, "Leben in Bonn") is BlockLabel.NAVIGATION
    assert label_of(blocks, "English") is BlockLabel.LANGUAGE_SWITCH
    assert label_of(blocks, "Sie sind hier") is BlockLabel.BREADCRUMB
    assert label_of(blocks, "Ehrenamt") is BlockLabel.RELATED
    assert label_of(blocks, "Impressum") is BlockLabel.FOOTER


def test_what_stays_has_its_name_too() -> None:
    blocks = label(PAGE)
    assert label_of(blocks, "Potsdam") is BlockLabel.HEADING
    assert label_of(blocks, "Oxford") is BlockLabel.CONTENT
    assert label_of(blocks, "0228") is BlockLabel.CONTACT


def test_nothing_is_deleted_and_only_the_labels_change() -> None:
    walk = read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS)
    labelled = label_blocks(walk.blocks, PageKind.HTML, walk.head)
    assert [(b.index, b.text, b.path, b.links) for b in labelled] == [
        (b.index, b.text, b.path, b.links) for b in walk.blocks
    ]
    for block in labelled:
        assert block.reason
        assert 0 <= block.probability <= 1


def test_tagless_text_goes_through_the_same_labeller() -> None:
    lines = [block.text for block in read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS).blocks]
    blocks = label("\n".join(lines), PageKind.TEXT)
    kept = "\n".join(block.text for block in blocks if block.kept)
    assert "Oxford" in kept
    assert "Potsdam" in kept
    assert "Zum Inhalt springen" not in kept
    assert "Datenschutz" not in kept


def test_a_second_copy_of_a_sentence_is_a_repeat() -> None:
    sentence = (
        "Bonn pflegt Beziehungen zu Städten in der ganzen Welt und lädt alle Vereine dazu ein, sich zu beteiligen."
    )
    more = "Die erste Partnerschaft wurde 1947 mit Oxford geschlossen, die jüngste erst vor wenigen Jahren."
    first, second, _ = label(f"{sentence}\n{sentence}\n{more}", PageKind.TEXT)
    assert first.kept
    assert second.label is BlockLabel.REPEAT


def test_a_breadcrumb_in_one_line_goes_and_the_title_that_it_leads_to_stays() -> None:
    sentence = (
        "Bonn pflegt Beziehungen zu Städten in der ganzen Welt und lädt alle Vereine dazu ein, sich zu beteiligen."
    )
    crumb, title, body = label(f"Startseite > Rathaus > Partnerstädte\nPartnerstädte\n{sentence}", PageKind.TEXT)
    assert crumb.label is BlockLabel.BREADCRUMB
    assert title.kept
    assert body.kept


def test_a_page_without_blocks_stays_without() -> None:
    assert label_blocks((), PageKind.HTML, PageHead()) == ()
    assert kept_blocks((), PageKind.HTML, PageHead()) == ()


@pytest.mark.parametrize("article", [False, True])
def test_the_kept_blocks_alone_are_those_that_the_labels_keep(article: bool) -> None:
    selectors = Selectors(content=("main",), noise=("h2",))
    for walk in (
        read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS),
        read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS, selectors=selectors),
    ):
        labelled = label_blocks(walk.blocks, PageKind.HTML, walk.head, article=article)
        kept = kept_blocks(walk.blocks, PageKind.HTML, walk.head, article=article)
        assert [block.index for block in kept] == [block.index for block in labelled if block.kept]


def test_a_sources_selectors_overrule_the_model() -> None:
    selectors = Selectors(content=("aside",), noise=("h1",))
    walk = read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS, selectors=selectors)
    blocks = label_blocks(walk.blocks, PageKind.HTML, walk.head)
    assert [block.text for block in blocks if block.kept] == ["Weitere Themen", "Europa", "Ehrenamt"]
    heading = next(block for block in blocks if block.level == 1)
    assert (heading.probability, heading.reason) == (1.0, "the source's selectors name it noise")


def test_a_page_gives_the_same_labels_every_time() -> None:
    assert label(PAGE) == label(PAGE)


@pytest.mark.parametrize(
    "page",
    [
        "<p>Rathaus</p>" * 50_000,
        "<div>" * 10_000 + "Rathaus",
        "<p>" + "x" * 1_000_000,
        "<ul><li><a href=x>Rat " * 5_000,
    ],
    ids=["siblings", "nesting", "no blanks", "nothing closed"],
)
def test_hostile_markup_is_labelled_whole(page: str) -> None:
    blocks = label(page)
    assert 0 < len(blocks) <= DEFAULT_LIMITS.max_blocks
    assert all(block.reason for block in blocks)


# Site memory


def pages_of_a_site(count: int) -> list[str]:
    notice = "<p>Das Rathaus bleibt am Rosenmontag geschlossen, die Ämter öffnen am Dienstag wieder um 8 Uhr.</p>"
    return [
        f"<body><div>{notice}</div><h1>Seite {number}</h1><p>Auf der Seite Nummer {number} steht ein eigener Satz über "
        f"das Viertel {'abcdefghij'[number]}, der sonst auf keiner anderen Seite der Stadt zu lesen ist.</p></body>"
        for number in range(count)
    ]


def memory_of(pages: list[str]) -> SiteMemory:
    return SiteMemory.of(read_blocks(page, PageKind.HTML, DEFAULT_LIMITS).blocks for page in pages)


def test_what_stands_on_every_page_of_a_site_is_less_likely_to_be_content() -> None:
    pages = pages_of_a_site(10)
    memory = memory_of(pages)
    alone, known = label(pages[0])[0], label(pages[0], site=memory)[0]
    assert "Rosenmontag" in alone.text
    assert alone.kept
    assert not known.kept
    assert known.reason == "stands on 100% of the site's other pages"
    assert label(pages[0], site=memory)[2].kept


def test_two_pages_are_too_few_to_remember_a_site() -> None:
    pages = pages_of_a_site(2)
    assert label(pages[0], site=memory_of(pages)) == label(pages[0])


def test_the_order_of_pages_and_the_number_of_workers_do_not_matter() -> None:
    pages = pages_of_a_site(8)
    shuffled = random.Random(7).sample(pages, len(pages))
    whole = memory_of(pages)
    assert memory_of(shuffled) == whole
    assert memory_of(pages[:3]).merge(memory_of(pages[3:])) == whole
    assert json.dumps(whole.as_data()) == json.dumps(memory_of(shuffled).as_data())


def test_a_memory_survives_being_written_down() -> None:
    memory = memory_of(pages_of_a_site(4))
    assert SiteMemory.from_data(json.loads(json.dumps(memory.as_data()))) == memory
    with pytest.raises(ValueError, match="not a site memory"):
        SiteMemory.from_data({"pages": "four"})


def test_numbers_do_not_make_another_block() -> None:
    memory = memory_of([f"<p>Heute ist der {day}. Mai, es sind {day + 9} Grad</p>" for day in range(1, 5)])
    assert list(memory.seen.values()) == [4]


# The parts


@pytest.mark.parametrize("code", ["cs", "de", "en", "es", "fr", "it", "lb", "nl", "pl", "pt"])
def test_every_language_names_menus_consent_and_footers(code: str) -> None:
    noise = all_languages()[code].noise
    assert len(noise.functions) >= 40
    for category in ("skip", "menu", "consent", "more", "legal", "share", "search", "widget"):
        phrases = getattr(noise, category)
        assert phrases
        for phrase in phrases:
            assert phrase_bits(phrase.rstrip(" *").upper()) & BITS[category]


def test_case_accents_and_punctuation_of_a_phrase_do_not_matter() -> None:
    assert fold_words("PRZEJDŹ do Treści »") == ["przejdz", "do", "tresci"]
    assert phrase_bits("Przejdz do tresci") & BITS["skip"]
    assert phrase_bits("» Lire la suite …") & BITS["more"]
    assert not phrase_bits("Die Menüfolge des Festessens steht noch nicht fest")


def test_a_line_may_be_several_phrases_in_a_row() -> None:
    texts = [
        "Seite drucken | Impressum | Nach oben",
        "Haut de page Imprimer cette page",
        "Stand: 03.03.2025 | Seite drucken | Impressum | Stadt Musterstadt",
        "Impressum der Festschrift | Stadtarchiv | Markt 4 | Musterstadt",
        "News Archive",
        "Impressum | Kontakt " * 20,
        "Seite drucken |",
    ]
    every = np.ones(len(texts), np.bool_)
    rows = phrase_book().rows(texts, read_lines(texts), every, every)
    assert rows.tolist() == [True, True, True, False, False, False, False]


@given(st.lists(st.one_of(st.floats(0, 1), st.integers(0, 20_000).map(lambda number: number / 20_000))))
def test_probabilities_are_rounded_as_python_rounds(values: list[float]) -> None:
    assert rounded(np.array(values)) == [round(value, 4) for value in values]


_DOUBTFUL = st.lists(st.tuples(st.floats(0.01, 0.99), st.floats(0.5, 50)), min_size=1, max_size=8)


def _every_set(count: int) -> list[np.ndarray]:
    return [np.array([bool(mask >> place & 1) for place in range(count)]) for mask in range(1, 2**count)]


def _f1(chosen: np.ndarray, probability: np.ndarray, weight: np.ndarray) -> float:
    return float(2 * (probability * weight)[chosen].sum() / (weight[chosen].sum() + (probability * weight).sum()))


@settings(max_examples=60, derandomize=True)
@given(_DOUBTFUL)
def test_no_set_of_blocks_can_expect_a_higher_f1_where_each_is_doubtful_for_itself(
    rows: list[tuple[float, float]],
) -> None:
    probability, weight = np.array(rows).T
    best = max(_f1(chosen, probability, weight) for chosen in _every_set(len(rows)))
    assert expected_f1(probability, weight) == pytest.approx(best, abs=1e-6)


@settings(max_examples=60, derandomize=True)
@given(_DOUBTFUL)
def test_the_chosen_blocks_have_the_highest_f1_over_a_doubt_that_they_share(rows: list[tuple[float, float]]) -> None:
    probability, weight = np.array(rows).T
    keep, best = choose_blocks(probability, weight)
    odds = np.log(probability / (1 - probability)) * np.sqrt(1 + np.pi / 8)
    worlds = [(share, 1 / (1 + np.exp(-odds - by))) for by, share in ((-(3**0.5), 1), (0, 4), (3**0.5, 1))]

    def expected(chosen: np.ndarray) -> float:
        return sum(share / 6 * _f1(chosen, world, weight) for share, world in worlds)

    likely = np.sort(probability)
    assert best == pytest.approx(max(expected(probability >= least) for least in likely), abs=1e-6)
    assert expected(keep) == pytest.approx(best, abs=1e-6)


def test_a_long_list_of_which_a_quarter_seems_content_does_not_drown_a_short_article() -> None:
    probability = np.array([0.9, 0.9, *[0.25] * 100])
    weight = np.array([60.0, 60.0, *[10.0] * 100])
    assert choose_blocks(probability, weight)[0].tolist() == [True, True, *[False] * 100]


def test_a_page_without_blocks_keeps_none_and_expects_nothing() -> None:
    keep, expected = choose_blocks(np.zeros(0), np.zeros(0))
    assert (keep.tolist(), expected, expected_f1(np.zeros(0), np.zeros(0))) == ([], 0.0, 0.0)


def test_trees_answer_what_their_questions_say() -> None:
    # Is a above 0.5? If not, leaf 0 (-1). If it is: is b above 2? Leaf 1 (2) or leaf 2 (3).
    leaves = np.zeros((1, MOST_LEAVES), np.float32)
    leaves[0, :3] = -1.0, 2.0, 3.0
    trees = Trees(
        names=("a", "b"),
        features=np.array([[0, 1, 0]], np.int32),
        borders=np.array([[0.5, 2.0, np.inf]], np.float32),
        masks=np.array([[0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF]], np.uint32),
        leaves=leaves,
        bias=0.5,
    )
    columns = Columns.of({"a": np.array([0.0, 1.0, 1.0, np.nan]), "b": np.array([3.0, 0.0, 3.0, np.nan])})
    expected = 1 / (1 + np.exp(-np.array([-0.5, 2.5, 3.5, -0.5])))
    assert trees.probability(columns) == pytest.approx(expected)


def test_many_rows_through_trees_that_share_questions_end_where_a_walk_does() -> None:
    # Of six trees over three features with five borders each, most questions are asked more than once.
    chance = np.random.default_rng(7)
    shape, rows = (6, MOST_LEAVES - 1), 1100
    features, borders = chance.integers(0, 3, shape).astype(np.int32), chance.integers(0, 5, shape).astype(np.float32)
    leaves = chance.normal(size=(6, MOST_LEAVES)).astype(np.float32)
    # Question n of a chain that leans to the left rules out leaves 0 to n; asked from the last one on.
    masks = np.array([[0xFFFFFFFF << (place + 1) & 0xFFFFFFFF for place in range(shape[1])]] * 6, np.uint32)
    trees = Trees(("a", "b", "c"), features, borders, masks, leaves, bias=0.0)
    columns = {name: chance.uniform(-1, 6, rows) for name in trees.names}
    table = np.array([columns[name] for name in trees.names])

    def walk(tree: int, row: int) -> float:
        above = [table[feature, row] > border for feature, border in zip(features[tree], borders[tree], strict=True)]
        return float(leaves[tree, max((place + 1 for place, yes in enumerate(above) if yes), default=0)])

    expected = [1 / (1 + np.exp(-sum(walk(tree, row) for tree in range(6)))) for row in range(rows)]
    assert trees.probability(Columns.of(columns)) == pytest.approx(expected)


@pytest.mark.parametrize("load", [load_model, load_text_model])
def test_the_model_survives_being_packed(load: Callable[[], NoiseModel]) -> None:
    model = load()
    again = unpack_model(pack_model(model))
    assert again.lexicon == model.lexicon
    assert again.types == model.types
    for one, other in zip(again.stages, model.stages, strict=True):
        assert one.names == other.names
        assert np.array_equal(one.masks, other.masks)
        assert np.array_equal(one.leaves, other.leaves)


def test_a_lexicon_sums_the_words_of_class_names_and_of_the_line() -> None:
    lexicon = Lexicon(near={"byline": -1.0, "<p>": 0.5}, far={"sidebar": -2.0}, text={"s^share": -3.0})
    walk = read_blocks(
        "<div class='sidebar'><div><div class='byLine'><p>Share this</p></div></div></div><p>Bonn</p>",
        PageKind.HTML,
        DEFAULT_LIMITS,
    )
    sums = lexicon.sums(walk.blocks)
    assert sums["lexicon_near"].tolist() == [0.5, 0.5]
    assert sums["lexicon_far"].tolist() == [-2.0, 0.0]
    assert sums["lexicon_text"].tolist() == [-3.0, 0.0]


def test_names_of_elements_and_lines_fall_apart_into_words() -> None:
    assert path_words("html/body/div.siteNav/ul#menu-2/li[presentation]") == (
        ("menu", "<ul>", "<li>", "[presentation]"),
        ("site", "nav"),
    )
    assert path_words("") == ((), ())
    assert text_words("Teilen Sie!") == ("s^teilen", "s^teilen sie", "s$sie", "=2", "s:teilen", "s:sie")
    assert text_words(
        "Der Rat der Stadt tagt an jedem ersten Dienstag im Monat um achtzehn Uhr im großen Saal des Hauses"
    ) == (
        "l^der",
        "l^der rat",
    )
    assert text_words("—") == ()


def test_the_core_is_the_element_that_speaks_most_for_itself() -> None:
    walk = read_blocks(
        "<body><div><p>Start</p></div><main><p>Satz</p><p>Satz zwei</p></main><div><p>Kommentar</p></div></body>",
        PageKind.HTML,
        DEFAULT_LIMITS,
    )
    guess = np.array([0.05, 0.9, 0.9, 0.4])
    columns = Columns(4)
    add_core(columns, Elements(walk.blocks), guess, np.ones(4))
    assert columns["core_in"].tolist() == [0, 1, 1, 0]
    assert columns["core_place"].tolist() == [-1, 0, 0, 1]
    assert columns["core_up"].tolist() == [1, 0, 0, 1]
    assert columns["core_run"].tolist() == [-1, 0, 0, 1]
    assert columns["expected_f1"][0] == pytest.approx(expected_f1(guess, np.ones(4)))
    empty = Columns(0)
    add_core(empty, Elements(()), np.zeros(0), np.zeros(0))
    assert not empty


def test_the_outline_tells_articles_comments_and_what_the_head_declares() -> None:
    walk = read_blocks(
        '<head><script type="application/ld+json">{"@type": "NewsArticle"}</script></head><body><article><p>Eins</p>'
        "</article><article><p>Zwei und drei</p></article><div class='comments'><p>Hallo</p></div></body>",
        PageKind.HTML,
        DEFAULT_LIMITS,
    )
    spoken = np.array([float(len(block.text)) for block in walk.blocks])
    columns = Columns(3)
    add_outline(columns, Elements(walk.blocks), spoken)
    assert columns["article_order"].tolist() == [0, 1, -1]
    assert columns["article_prose"].tolist() == pytest.approx([4 / 13, 1, -1])
    assert columns["comments_before"].tolist() == [0, 0, 0]
    assert np.expm1(columns["prose_to_comments"][0]) == pytest.approx(17)
    add_head(columns, walk.head)
    assert (columns["declares_article"].tolist(), columns["declares_product"].tolist()) == ([1, 1, 1], [0, 0, 0])


def test_the_model_has_a_record_of_its_data_and_its_figures() -> None:
    record = json.loads(files("pipeline.noise.scoring").joinpath("model.json").read_text("utf-8"))
    assert all(len(checksum) == 64 for checksum in record["data"].values())
    assert record["calibration"]["error"] <= 0.03
    assert record["cross_validated"]["municipal-own noise"] >= 0.97


@settings(max_examples=40, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["Start", "|", "© Stadt Bonn", "Der Rat tagt am 3. Mai um 18 Uhr im Rathaus.", "12°", "ä"])
    )
)
def test_any_lines_get_a_label_and_a_reason(lines: list[str]) -> None:
    for block in label("\n".join(lines), PageKind.TEXT):
        assert block.kept == (block.label in KEPT_LABELS)
        assert block.reason
