"""A process that was warmed up has nothing left to load when its first page comes."""

from __future__ import annotations

import subprocess
import sys

from pipeline.entities.dates.grammar import grammar_of
from pipeline.language.ngrams import ngram_model
from pipeline.noise.scoring.model import load_model, load_text_model
from pipeline.page import extract_page
from pipeline.warm import warm_up
from sources.page import PageKind, Publisher, RawPage

LOADERS = (load_model, load_text_model, ngram_model, grammar_of)
PAGE = "<h1>Der Bürgermeister</h1><p>Bürgermeister Karl Moser lädt am 3. Mai 2024 in den Ratssaal ein.</p>"


def test_models_and_the_grammar_of_the_language_are_there_before_the_first_page() -> None:
    for loader in LOADERS:
        loader.cache_clear()
    warm_up(("de",))
    loaded = [loader.cache_info().misses for loader in LOADERS]
    page = RawPage("warm", "https://www.example.org/", PAGE.encode(), PageKind.HTML)
    record = extract_page(page, Publisher("warm", "DE", languages=("de",)))
    assert [mention.value for mention in record.mentions] == ["Karl Moser", "2024-05-03"]
    assert [loader.cache_info().misses for loader in LOADERS] == loaded


COUNTED = """
import re._compiler
from pipeline.page import extract_page
from pipeline.warm import warm_up
from sources.page import PageKind, Publisher, RawPage

warm_up(("de",))
page = RawPage("warm", "https://www.example.org/", {page!r}.encode(), PageKind.HTML)
compile, asked = re._compiler.compile, []
re._compiler.compile = lambda pattern, flags=0: asked.append(pattern) or compile(pattern, flags)
record = extract_page(page, Publisher("warm", "LU", languages=("de",)))
assert [(fact.b.name, fact.since) for fact in record.partnerships] == [("Dijon", "1981"), ("Metz", "1990")], record
print(*(pattern for pattern in asked if len(pattern) > 200), sep="\\n", end="")
"""
"""Patterns of many words take up to a tenth of a second to compile; a short one is no matter."""
PARTNERS = """<h1>Unsere Partnerstädte</h1><p>Wir pflegen Partnerschaften mit zwei Städten.</p>
<ul><li>Dijon Frankreich 1981</li><li>Metz Frankreich 1990</li></ul><p>Karl Moser, Bürgermeister</p>"""


def test_no_pattern_of_many_words_is_left_to_compile_for_the_first_page() -> None:
    counted = COUNTED.format(page=PARTNERS)
    done = subprocess.run([sys.executable, "-c", counted], check=True, capture_output=True, text=True)
    assert done.stdout == ""


def test_a_language_without_a_file_is_passed_over() -> None:
    warm_up(("xx",))
    assert grammar_of("xx") is None
