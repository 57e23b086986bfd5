"""What compiled loops read off the texts of blocks is what a few plain lines of Python say."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.head import PageHead
from pipeline.noise.evidence.characters import count_characters
from pipeline.noise.evidence.repeats import repeat_columns, title_columns
from pipeline.noise.evidence.textcounts import FIELDS, count_texts
from pipeline.noise.scoring.model import load_model
from pipeline.noise.vocabulary.folding import Folding
from pipeline.noise.vocabulary.lexiconrows import ROWS, lexicon_rows
from pipeline.noise.vocabulary.linelookup import jaccard_overlap, lines_ending_alike, phrase_rows
from pipeline.noise.vocabulary.linewords import LineTable, text_words
from pipeline.noise.vocabulary.phrases import fold_words, phrase_book, read_lines
from pipeline.noise.vocabulary.sayings import find_repeats, said_in
from pipeline.noise.vocabulary.stepwords import known_words, path_sums, shown_sums
from pipeline.noise.vocabulary.wordcut import cut_lines, cut_words
from pipeline.noise.vocabulary.wordtable import PhraseTree, WordTable, word_marks

HOSTILE = "aZ\0 \t\n\x1cΣσİŉßÄé°_-.:;|→@©()cCh1290²٣𝟎漢🙂\ud800\udfffﬃ"
LETTERS = st.one_of(st.sampled_from(HOSTILE), st.characters(codec=None))
SAID = (
    "der",
    "Les",
    "não",
    "ΣΑΣ",
    "12:30",
    "7.05 ",
    "19h00",
    "1999",
    " 20٣٣ ",
    "(c)",
    "Cookie",
    "lire la suite",
    " ",
    "\t",
)
PIECES = st.one_of(st.text(LETTERS, max_size=6), st.sampled_from(SAID))
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4)
CASE = Folding(str.casefold)
EXAMPLES = settings(max_examples=100, derandomize=True)


@EXAMPLES
@given(TEXTS)
def test_characters_words_and_signs_are_counted(texts: list[str]) -> None:
    counts = count_characters(texts)
    for place, text in enumerate(texts):
        told = {name: column[place] for name, column in zip(FIELDS, counts, strict=True)}
        words = text.lower().split()
        digits = [char for char in text if char <= "\uffff" and char.isdigit() and not "\u0e00" <= char <= "\u0e7f"]
        assert told["length"] == len(text)
        assert told["digits"] == len(digits)
        assert told["function_words"] == sum(word in phrase_book().functions for word in words)
        assert told["clock"] == bool(digits and re.search(r"\b\d{1,2}[:.h]\d{2}\b|°", text[:200]))
        assert told["year"] == bool(digits and re.search(r"\b(?:19|20)\d\d\b", text[:200]))
        assert told["at_sign"] == ("@" in text)
        assert told["rights"] == any(sign in text for sign in ("©", "(c)", "(C)"))
        assert told["stops"] == sum(char in ".!?…。！？" for char in text)


def test_letters_of_words_beginnings_and_ends_are_told_apart() -> None:
    texts = ["Der Rat tagt.", "und (endet)!)", "東京 X9", "", "A", "."]
    counts = dict(zip(FIELDS, count_characters(texts).tolist(), strict=True))
    assert counts["words"] == [3, 2, 3, 0, 1, 0]
    assert counts["capitals"] == [2, 0, 1, 0, 1, 0]
    assert counts["upper"] == [2, 0, 1, 0, 1, 0]
    assert counts["cjk"] == [0, 0, 2, 0, 0, 0]
    assert counts["ends_sentence"] == [1, 1, 0, 0, 0, 1]
    assert counts["starts_lower"] == [0, 1, 0, 0, 0, 0]


def test_counts_refuse_tables_that_do_not_fit() -> None:
    kinds, lower = np.zeros(0x10000, np.uint8), np.zeros(0x10000, np.uint16)
    with pytest.raises(ValueError, match="size"):
        count_texts(["a"], kinds[:5], lower, WordTable([]), 9)


def test_no_two_words_of_the_model_share_a_mark() -> None:
    text, types = load_model().lexicon.text, load_model().types.words
    words = sorted({word for line in (*text, *types) for word in line[2:].split() if fold_words(word) == [word]})
    lines = read_lines(words)
    assert len(words) > 5_000
    assert jaccard_overlap(lines, WordTable(words[1:])).tolist() == [0, *[1 / (len(words) - 1)] * (len(words) - 1)]


@EXAMPLES
@given(st.text(LETTERS))
def test_folding_is_that_of_the_function_it_was_made_of(text: str) -> None:
    assert CASE(text) == text.casefold()


def test_a_folding_may_not_make_more_of_an_ascii_letter() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        Folding(lambda text: text.replace("a", "aa"))


@EXAMPLES
@given(st.text(LETTERS, max_size=40))
def test_words_are_what_a_pattern_finds(text: str) -> None:
    assert cut_words(text, CASE, "°") == re.findall(r"\w+|°", text.casefold())


@EXAMPLES
@given(st.lists(st.text(LETTERS, min_size=1, max_size=5)), st.text(LETTERS, max_size=5))
def test_words_are_numbered_as_they_come(words: list[str], other: str) -> None:
    table = WordTable([*words, "", *words])
    assert list(table.numbers) == list(dict.fromkeys(words))
    assert len(table) == len(set(words))
    assert table.longest == max(map(len, words), default=0)
    tree = PhraseTree([tuple(words), tuple(words[:2])])
    assert tree.size == len(words) + 1
    assert [tree.node(words[:size]) for size in range(len(words) + 1)] == list(range(len(words) + 1))
    assert tree.node([*words, other]) == -1


@EXAMPLES
@given(TEXTS)
def test_lines_say_the_phrases_of_the_book(texts: list[str]) -> None:
    book = phrase_book()
    texts = [*texts, "Lire la suite", "Sie sind hier: Start", "Alle cookies", "lire la suite " * 9]
    for text, bits in zip(texts, book.match(read_lines(texts)).tolist(), strict=True):
        words = fold_words(text[:90])
        rows = [" ".join(words[:size]) for size in range(1, 9)]
        expected = book.whole.get(" ".join(words), 0) if words and len(text) <= 90 else 0
        for row in dict.fromkeys(rows):
            expected |= book.beginning.get(row, 0)
        for word in words:
            expected |= book.word.get(word, 0)
        assert bits == expected


@EXAMPLES
@given(st.lists(st.sampled_from(["top", "print", "imprint", "news", "x", "7"]), max_size=6), st.booleans())
def test_phrases_in_a_row_are_found(words: list[str], with_all: bool) -> None:
    phrases = {"top": 1, "print": 2, "top print top": 4, "imprint": 8, "news": 16}
    wanted = 31 if with_all else 15
    tree = PhraseTree([*(phrase.split() for phrase in phrases), ["7"]])
    whole = np.zeros(tree.size, np.int64)
    for phrase, bit in phrases.items():
        whole[tree.node(phrase.split())] = bit
    fillers = np.array([word == "7" for word in tree.words.numbers], np.uint8)
    lines = read_lines([" ".join(words)])

    def made_of(rest: list[str], said: int, filled: int) -> bool:
        if not rest:
            return said > 1 or (said == 1 and filled > 1)
        heads = [size for size in range(1, len(rest) + 1) if phrases.get(" ".join(rest[:size]), 0) & wanted]
        return any(made_of(rest[size:], said + 1, filled) for size in heads) or (
            rest[0] == "7" and made_of(rest[1:], said, filled + 1)
        )

    assert phrase_rows(lines, tree, whole, wanted, fillers, 90, 8).tolist() == [made_of(words, 0, 0)]
    assert not phrase_rows(lines, tree, whole, wanted, fillers, 90, 1).any()
    assert not phrase_rows(lines, tree, whole, wanted, fillers, 1, 8).any()


@EXAMPLES
@given(st.lists(st.lists(st.sampled_from(["top", "print", "news", "x", "Ä"]), max_size=5), max_size=5))
def test_lines_that_may_end_with_the_one_below_are_found(lines: list[list[str]]) -> None:
    texts, read, longest = [" ".join(words) for words in lines], 12, 16
    expected = [
        place
        for place, (own, below) in enumerate(pairwise(texts))
        if own[:3] in ("top", "new")
        and len(below) < len(own) <= longest
        and (len(own) > read or own.split()[-1:] == below.split()[-1:])
    ]
    assert lines_ending_alike(read_lines(texts, read), PhraseTree([["top", "x"], ["news"]]), read, longest) == expected


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("« zurück 1 2 3 4 weiter »", True),
        ("PDF Drukuj Email", True),
        ("Condividi Vedi azioni", True),
        ("Partager cette page : Facebook X Imprimer", True),
        ("« poprzedni artykuł następny artykuł »", True),
        ("Obec » Úřad » Spolky a kluby » Okolí »", True),
        ("Stadt | Verwaltung | Politik | Kultur und Sport", True),
        ("Stadt | Verwaltung | Politik", False),
        ("Marktplatz | Lindenallee | Haus 7 | Bahnhof", False),
        ("Schloss · Museum · Theater · Rathaus", False),
        ("| Name | Partei | Amt | Ausschuss |", False),
        ("ImpressumDatenschutzBarriere melden", True),
        ("StartseiteRathausStadtrat", True),
        ("CondividiVedi azioni", True),
        ("Die StadtBücherei am Markt", False),
        ("GmbH", False),
        ("News Archive", False),
        ("Print", False),
        ("1 2 3", False),
        ("Wir drucken Facebook nicht", False),
    ],
)
def test_a_row_of_buttons_and_of_page_numbers_is_one(line: str, row: bool) -> None:
    parted = np.array([any(sign in line for sign in "|•·»›")])
    assert phrase_book().rows([line], read_lines([line]), parted, np.ones(1, np.bool_)).tolist() == [row]


@EXAMPLES
@given(TEXTS, st.randoms(use_true_random=False))
def test_a_table_of_lines_finds_what_their_words_tell(texts: list[str], chance: object) -> None:
    shown = [text_words(text) for text in texts]
    every = list(dict.fromkeys(word for words in shown for word in words))
    known = ["[menu]", "s^", "l$x", *every[::2]]
    places, rows = LineTable(known).find(read_lines(texts))
    for row, words in enumerate(shown):
        assert sorted(places[rows == row].tolist()) == sorted(known.index(word) for word in set(words) if word in known)


@EXAMPLES
@given(TEXTS, st.text(LETTERS, max_size=40))
def test_words_shared_with_a_title_are_a_share_of_all(texts: list[str], title: str) -> None:
    own = set(fold_words(title))
    texts = [*texts, title, f"{title} {title} a a b"]
    overlap = jaccard_overlap(read_lines(texts, 200), WordTable(own))
    for text, share in zip(texts, overlap.tolist(), strict=True):
        words = set(fold_words(text[:200]))
        assert share == (len(own & words) / len(own | words) if own & words else 0)


@EXAMPLES
@given(TEXTS)
def test_repeated_lines_are_counted(texts: list[str]) -> None:
    texts = [*texts, "Seite 1 von 20", *texts[:2], "SEITE 3 von 4"]
    table = find_repeats(texts, 300, CASE, 9, 50, 99)
    keys = [re.sub(r"\d+", "0", text[:300].casefold()) for text in texts]
    times = Counter(keys)
    for place, key in enumerate(keys):
        before = [other for other in range(place) if keys[other] == key]
        since = min(place - before[-1], 50) if before else 99
        said = float(texts[place] in texts[:place])
        assert table[:, place].tolist() == [min(times[key], 9), min(len(before) + 1, 9), since, said]


@EXAMPLES
@given(TEXTS)
def test_what_the_head_says_is_found_whatever_its_blanks_and_case(texts: list[str]) -> None:
    whole = " ".join(" ".join(texts[::2]).casefold().split())
    expected = [len(text) > 5 and " ".join(text[:20].casefold().split()) in whole for text in texts]
    assert said_in(texts, whole, 5, 20, CASE).tolist() == expected


STEPS = st.lists(st.lists(st.sampled_from("abcde"), max_size=4).map(tuple), min_size=1, max_size=5)


@EXAMPLES
@given(STEPS, st.lists(st.lists(st.integers(0, 4), max_size=5), max_size=5))
def test_the_words_of_paths_are_summed_once_each(steps: list[tuple[str, ...]], paths: list[list[int]]) -> None:
    paths = [[step % len(steps) for step in path] for path in paths]
    near, far = {"a": 1.0, "b": -2.0, "c": 4.0}, {"b": 0.5, "c": 8.0, "d": -16.0}
    numbers = {word: number for number, word in enumerate("abcd")}
    weights = [np.array([table.get(word, 0.0) for word in numbers]) for table in (near, far)]
    words, ends = known_words([word_marks(step) for step in steps], WordTable(numbers))
    flat = np.array([step for path in paths for step in path], np.int32)
    sums = path_sums(words, ends, flat, np.cumsum([0, *map(len, paths)]), 2, *weights)
    for path, row in zip(paths, sums.T.tolist(), strict=True):
        nearest, above = ({word for step in part for word in steps[step]} for part in (path[-2:], path[:-2]))
        assert row == [sum(near.get(word, 0) for word in nearest), sum(far.get(word, 0) for word in above)]


@EXAMPLES
@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_words_that_are_shown_are_summed_once(some: list[int], others: list[int]) -> None:
    weights = np.array([[1, -1], [2, 0], [4, 0.5], [8, 3]], np.float32)
    sums = shown_sums(weights, np.array([0.25, 16]), np.array(some, np.int32), np.array(others, np.int32))
    expected = weights[sorted({*some, *others})].sum(axis=0) + np.array([0.25, 16])
    assert sums.tolist() == expected.tolist()
    with pytest.raises(ValueError, match="bias"):
        shown_sums(weights, np.zeros(3))


QUARTERS = st.integers(-40, 40).map(lambda number: number / 4)


@EXAMPLES
@given(st.lists(st.tuples(QUARTERS, QUARTERS, QUARTERS, st.integers(0, 1_000)), max_size=20))
def test_sums_of_the_lexicon_speak_of_the_blocks_around(blocks: list[tuple[float, float, float, int]]) -> None:
    near, far, text, lengths = ([block[part] for block in blocks] for part in range(4))
    columns = [np.array(column, np.float64) for column in (near, far, text)]
    rows = dict(zip(ROWS, lexicon_rows(*columns, np.array(lengths, np.int64)).tolist(), strict=True))
    whole = [sum(block[:3]) for block in blocks]
    places = range(len(blocks))
    assert [rows["lexicon_near"], rows["lexicon_far"], rows["lexicon_text"]] == [near, far, text]
    assert rows["lexicon_path"] == [one + other for one, other in zip(near, far, strict=True)]
    assert rows["lexicon"] == whole
    for by in (-2, -1, 1, 2):
        assert rows[f"lexicon{by:+d}"] == [
            whole[place + by] if 0 <= place + by < len(whole) else -1 for place in places
        ]
    for name, column, reach in (("lexicon~2", whole, 2), ("lexicon~6", whole, 6), ("lexicon_text~4", text, 4)):
        parts = [column[max(0, place - reach) : place + reach + 1] for place in places]
        assert rows[name] == [sum(part) / len(part) for part in parts]
    weights = [min(length // 6 + 1, 60) for length in lengths]
    weighted = sum(weight * one for weight, one in zip(weights, whole, strict=True))
    assert rows["lexicon_page"] == [weighted / max(1, sum(weights))] * len(whole)
    assert rows["lexicon_most"] == [max(whole, default=0)] * len(whole)
    order = sorted(places, key=whole.__getitem__)
    assert rows["lexicon_rank"] == [order.index(place) / max(1, len(whole) - 1) for place in places]


def test_a_title_and_a_summary_are_told_by_the_head() -> None:
    texts = ["Menü", "Bänke am Markt", "Am Markt stehen  zehn neue Bänke aus Holz.", "Bänke am Markt " * 20]
    head = PageHead(title="Bänke am Markt", meta=(("description", "AM MARKT stehen zehn neue Bänke aus Holz."),))
    columns = {name: column.tolist() for name, column in title_columns(texts, head, read_lines(texts)).items()}
    assert columns["like_title"] == [0, 1, pytest.approx(3 / 8), 0]
    assert columns["likest_title"] == [0, 1, 0, 0]
    assert columns["until_title"] == [1, 0, 200, 200]
    assert columns["in_summary"] == [0, 0, 1, 0]


def test_no_text_and_very_much_text_are_read() -> None:
    for texts in ([], [""], ["a" * 1_000_000], ["Σ" * 1_000_000], ["1 " * 500_000], ["x"] * 50_000, ["\0"] * 9):
        lines = read_lines(texts)
        assert len(lines) == len(texts)
        assert len(phrase_book().match(lines)) == len(texts)
        assert count_characters(texts).shape == (len(FIELDS), len(texts))
        assert len(repeat_columns(texts)["repeats"]) == len(texts)
        assert len(title_columns(texts, PageHead(title="x 1 Σ"), lines)["like_title"]) == len(texts)


@pytest.mark.parametrize("call", [lambda texts: cut_lines(texts, 9, CASE, "°"), count_characters, repeat_columns])
def test_a_text_has_to_be_one(call: object) -> None:
    with pytest.raises(TypeError):
        call([None])  # type: ignore[operator]
