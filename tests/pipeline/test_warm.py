"""A process that was warmed up has nothing left to load when its first page comes."""

from __future__ import annotations

from pipeline.entities.dates.grammar import grammar_of
from pipeline.language.ngrams import ngram_model
from pipeline.noise.scoring.model import load_model
from pipeline.page import extract_page
from pipeline.warm import warm_up
from sources.page import PageKind, Publisher, RawPage

PAGE = "<h1>Der Bürgermeister</h1><p>Bürgermeister Karl Moser lädt am 3. Mai 2024 in den Ratssaal ein.</p>"


def test_models_and_the_grammar_of_the_language_are_there_before_the_first_page() -> None:
    for loader in (load_model, ngram_model, grammar_of):
        loader.cache_clear()
    warm_up(("de",))
    loaded = [loader.cache_info().misses for loader in (load_model, ngram_model, grammar_of)]
    page = RawPage("warm", "https://www.example.org/", PAGE.encode(), PageKind.HTML)
    record = extract_page(page, Publisher("warm", "DE", languages=("de",)))
    assert [mention.value for mention in record.mentions] == ["Karl Moser", "2024-05-03"]
    assert [loader.cache_info().misses for loader in (load_model, ngram_model, grammar_of)] == loaded


def test_a_language_without_a_file_is_passed_over() -> None:
    warm_up(("xx",))
    assert grammar_of("xx") is None
