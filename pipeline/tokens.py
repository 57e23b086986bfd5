"""Tokens of a block, for the stages that read names and titles.

One spaCy tokenizer serves all languages. spaCy's own per-language tokenizers differ too much for lexicons that are read
across languages, and the French one alone takes seconds to build; what matters here is the same everywhere: elided
articles are split off ("d'Anvers", "dall'Oberbürgermeister"), hyphened words stay whole, initials and the
abbreviations of the language files keep their dot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

import spacy
from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]  # without stubs
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc

from pipeline.languages import all_languages
from pipeline.languages.mayor_schema import MayorWords

_OPENING: Final = r"[(\[{<«»„“”‚‘’'\"‹›*•·|+–—-]"
_CLOSING: Final = r"[)\]}>«»“”„‘’'\"‹›.,;:!?…|*–—-]"
_ELISION: Final = r"(?:[ldncsjmtLDNCSJMT]|[Qq]u|(?:[Dd]|[Aa]|[Nn]e|[Dd]e|[Dd]a|[Ss]u)ll|[Uu]n|[Dd]e|[Dd]'?éi)['’](?=\w)"
_NUMBER: Final = r"[1-9](?=\.[^\W\d_]{3})|\.(?=[^\W\d_]{3})"
"""A number glued to its word, "1.Bürgermeister", and then its full stop."""
_PREFIX: Final = re.compile(rf"^(?:{_ELISION}|{_OPENING}|{_NUMBER})")
_SUFFIX: Final = re.compile(rf"(?:{_CLOSING}|(?<=\w)['’][sS])$")
_INFIX: Final = re.compile(
    r"[/|](?<=[^\W\d_].)(?=[^\W\d_])|[–—](?<=\w.)(?=\w)|[(),;:](?<=\w.)(?=[^\W\d_])|\.(?<=[a-zà-ÿ].)(?=[A-ZÀ-Þ])"
)
_MATCHED: Final = frozenset({LOWER})
"""What the matchers read of a word."""
_LEARNT: Final = frozenset({LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE})
"""What the networks of `entities.persons` read of it."""
_INITIALS: Final = re.compile(r"^(?:[^\W\d_]\.-?){1,3}$")


def _phrases_with_dots(words: MayorWords) -> Iterator[str]:
    """The phrases of a language file whose words may end with a dot that belongs to them."""
    yield from ("Jr.", "Sr.")
    for title in words.titles:
        yield from title.forms
    yield from (*words.honorifics, *words.deputies, *words.after_title)


def _plain_is_whole(search: Callable[[str], re.Match[str] | None]) -> Callable[[str], re.Match[str] | None]:
    """A search that is not made in letters and digits alone: most words, and nothing is split off them."""
    return lambda word: None if word.isalnum() else search(word)


def _infixes(word: str) -> Iterable[re.Match[str]]:
    return () if word.isalnum() else _INFIX.finditer(word)


@cache
def pipeline() -> Language:
    """The blank pipeline with the tokenizer described above, for matchers; built once a process."""
    return _blank(_MATCHED)


@cache
def network_pipeline() -> Language:
    """The same for the networks, with its own words: they read more of each."""
    return _blank(_LEARNT)


def _blank(asked: Container[int]) -> Language:
    """A pipeline whose words have these attributes: of each new word spaCy would work out two dozen."""
    nlp = spacy.blank("xx")
    vocab: Any = nlp.vocab  # its stub lacks the field
    vocab.lex_attr_getters = {key: getter for key, getter in vocab.lex_attr_getters.items() if key in asked}
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=_plain_is_whole(_PREFIX.search),
        suffix_search=_plain_is_whole(_SUFFIX.search),
        infix_finditer=_infixes,
        token_match=_plain_is_whole(_INITIALS.match),
    )
    dotted = {
        word
        for language in all_languages().values()
        for phrase in _phrases_with_dots(language.mayors)
        for word in phrase.split()
        if word.endswith(".") and len(word) > 2
    }
    for word in sorted(dotted):
        for form in (word, word.lower(), word[:1].upper() + word[1:]):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    particles = {word for language in all_languages().values() for word in language.mayors.particles}
    for word in sorted(particle for particle in particles if particle.startswith("'")):  # "Jan 't Hart"
        for form in (word, word.replace("'", "’")):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp


def tokenize_for_network(text: str) -> Doc:
    """The tokens that `tokenize` gives, with what the networks read of each; a new document, that they write into."""
    return network_pipeline().tokenizer(text)


@lru_cache(maxsize=64)
def tokenize(text: str) -> Doc:
    """The tokens of one text. `token.idx` is the offset in characters; a tab or double blank is a token of its own.

    The few blocks of a page that name an office are read for mayors, then for deputies, then for owners: so the last
    documents are remembered, and nobody may write into them.
    """
    return pipeline().tokenizer(text)
