"""The words of the language files as labels on tokens: titles, other offices, forms of address and what joins them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.entities.mayors.words import language_of, mayor_words, titles
from pipeline.languages.lists import tuple_of
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.tokens import pipeline, tokenize


class Label(StrEnum):
    """What a span of tokens is to the mayor finder."""

    TITLE = "title"
    PLURAL = "plural"
    OFFICE = "office"
    DEPUTY = "deputy"
    DEPARTMENT = "department"
    FORMER = "former"
    MODIFIER = "modifier"
    AFTER = "after"
    HONORIFIC = "honorific"
    LINK = "link"
    COPULA = "copula"
    COUNTERPART = "counterpart"
    SUCCESSION = "succession"
    SUPERSEDED = "superseded"
    HOST = "host"
    LIST = "list"
    RELATIVE = "relative"
    PRESENCE = "presence"
    SIGNER = "signer"
    WHILE = "while"


class Labelled(NamedTuple):
    """A labelled span of tokens, end exclusive.

    title: the entry of the lexicon, for titles. own: True where the words are of the block's language.
    """

    start: int
    end: int
    label: Label
    title: MayorTitle | None = None
    own: bool = True


_FOLDED = 6
"""Longer phrases are also found without their accents ("primator"); short ones would become other words."""
_LONGEST_INITIAL = 2
"""Letter and full stop of an initial, which an abbreviated address is longer than."""
_FIELDS = {
    Label.OFFICE: "offices",
    Label.DEPUTY: "deputies",
    Label.DEPARTMENT: "departments",
    Label.FORMER: "former",
    Label.MODIFIER: "modifiers",
    Label.AFTER: "after_title",
    Label.HONORIFIC: "honorifics",
    Label.LINK: "links",
    Label.COPULA: "copulas",
    Label.COUNTERPART: "counterparts",
    Label.SUCCESSION: "succession",
    Label.SUPERSEDED: "superseded",
    Label.HOST: "hosts",
    Label.LIST: "lists",
    Label.RELATIVE: "relatives",
    Label.PRESENCE: "presence",
    Label.SIGNER: "signers",
    Label.WHILE: "while_holding",
}


class _Phrases(NamedTuple):
    """What a match of the matcher is: the language of its words, their label and, for titles, which."""

    language: str
    label: Label
    title: MayorTitle | None = None


@cache
def _matcher() -> tuple[PhraseMatcher, dict[int, _Phrases]]:
    """One matcher over all phrases, and what each of its keys stands for."""
    matcher = PhraseMatcher(pipeline().vocab, attr="LOWER")
    meanings: dict[int, _Phrases] = {}

    def add(meaning: _Phrases, docs: list[Doc], number: str = "") -> None:
        key = f"{meaning.language}|{meaning.label.value}|{number}"
        matcher.add(key, docs)
        meanings[pipeline().vocab.strings[key]] = meaning

    for code, words in mayor_words().items():
        for label, field in _FIELDS.items():
            phrases = getattr(words, field)
            if phrases:
                add(_Phrases(code, label), [_phrase(phrase) for phrase in spellings(phrases)])
        # "DR." is two tokens, "Dr." is one
        add(_Phrases(code, Label.HONORIFIC), [tokenize(phrase.upper()) for phrase in words.honorifics], "capitals")
    for number, (code, title) in enumerate(titles()):
        add(_Phrases(code, Label.TITLE, title), [tokenize(form) for form in spellings(title.forms)], str(number))
        if title.plural:
            plural = [tokenize(form) for form in spellings(title.plural)]
            add(_Phrases(code, Label.PLURAL, title), plural, str(number))
    return matcher, meanings


def _phrase(phrase: str) -> Doc:
    """A phrase as it is tokenised in a text: an elided "d'" is one token only where a word follows."""
    if not phrase.endswith(("'", "’")):
        return tokenize(phrase)
    return tokenize(f"{phrase}Arlon")[:-1].as_doc()


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase in small letters, as they stand in a text."""
    return tuple(token.lower_ for token in _phrase(phrase))


Phrases = dict[str, list[tuple[str, ...]]]
"""Phrases as tokens in small letters, by their first one; the longest first."""


@cache
def phrases_of(language: str, name: str) -> Phrases:
    """The phrases of a list, as `length_at` looks for them; named as in `languages.lists`."""
    found: Phrases = defaultdict(list)
    for words in sorted(map(phrase_words, tuple_of(language, name)), key=len, reverse=True):
        found[words[0]].append(words)
    return dict(found)


def length_at(phrases: Phrases, tokens: Sequence[str], place: int) -> int:
    """The number of tokens of the longest phrase that begins at one, 0 where none does."""
    known = phrases.get(tokens[place], ()) if place < len(tokens) else ()
    return next((len(phrase) for phrase in known if tuple(tokens[place : place + len(phrase)]) == phrase), 0)


def spellings(phrases: Iterable[str]) -> Iterator[str]:
    """Phrases with each kind of apostrophe, and the longer ones without their accents too."""
    for phrase in phrases:
        yield phrase
        if "'" in phrase:
            yield phrase.replace("'", "’")
        if len(phrase) > _FOLDED and (bare := _without_accents(phrase)) != phrase:
            yield bare


def _without_accents(phrase: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(sign))


def label_tokens(doc: Doc, words: Sequence[str], languages: Sequence[str]) -> list[Labelled]:
    """Labelled spans of a block's tokens, in order; spans of one label do not overlap, of two labels they may.

    words: the texts of the tokens. languages: that of each token's sentence, or the page's where it has none. Words of
    other languages count for titles only (a foreign colleague is named by his own title), for what links such a title
    to its city, and for forms of address with a dot.
    """
    matcher, meanings = _matcher()
    found: list[Labelled] = []
    foreign_links: list[tuple[str, Labelled]] = []
    for key, start, end in matcher(doc):
        code, label, title = meanings[key]
        language = languages[start]
        own = code == language
        if title is not None:
            if (not own and (title.local or title.weak)) or language in title.except_in:
                continue
            if end - start == 1 and not words[start].isupper() and words[start].upper() in _abbreviations():
                continue  # "Ob" is a German word, "OB" a title
            found.append(Labelled(start, end, Label.OFFICE if title.with_town else label, title, own))
        elif own or (label is Label.HONORIFIC and _is_address_abroad(doc[start].text)):
            found.append(Labelled(start, end, label, None, own))
        elif label is Label.LINK:
            foreign_links.append((code, Labelled(start, end, label, None, own)))
    if foreign_links:
        behind = {(language_of(item.title), item.end) for item in found if item.title is not None and not item.own}
        found.extend(link for code, link in foreign_links if (code, link.start) in behind)
    found.extend(_compounds(words, languages, {item.start for item in found if item.label is Label.TITLE}))
    return _longest(found)


def _is_address_abroad(word: str) -> bool:
    """True for a form of address in a text of any language: "Prof.", "Mrs", "Frau"."""
    return (len(word) > _LONGEST_INITIAL and word.endswith(".")) or word in _addresses_abroad()


@cache
def _addresses_abroad() -> frozenset[str]:
    return frozenset(word for words in mayor_words().values() for word in words.addresses_abroad)


@cache
def _abbreviations() -> frozenset[str]:
    """Titles of capitals alone."""
    return frozenset(form for _, title in titles() for form in title.forms if form.isupper())


def _compounds(words: Sequence[str], languages: Sequence[str], taken: set[int]) -> Iterator[Labelled]:
    """Titles as last part of a word ("SPD-Bürgermeister"); "Vize-" makes a deputy, "kandidaat-" a candidate."""
    for place, word in enumerate(words):
        if "-" not in word or place in taken:
            continue
        head, _, last = word.lower().rpartition("-")
        if (many := _single_plurals().get(last)) is not None and many[0] == languages[place]:
            yield Labelled(place, place + 1, Label.PLURAL, many[1], True)
        entry = _single_forms().get(last)
        if entry is None:
            continue
        code, title = entry
        if title.weak or (title.local and code != languages[place]) or any(map(str.isdigit, head)):
            continue  # the "ZU607-OB" is a lamp
        other = f"{head}-" in _other_prefixes() or head in _other_prefixes()
        yield Labelled(place, place + 1, Label.OFFICE if other else Label.TITLE, title, code == languages[place])


@cache
def _single_plurals() -> dict[str, tuple[str, MayorTitle]]:
    """Plurals of one word, folded, with their language: the last part of "ex-alcaldes"."""
    return {
        form.lower(): (code, title)
        for code, title in titles()
        for form in title.plural
        if " " not in form and not title.weak
    }


@cache
def _single_forms() -> dict[str, tuple[str, MayorTitle]]:
    return {
        form.lower(): (code, title)
        for code, title in titles()
        for form in title.forms
        if " " not in form and not title.with_town
    }


@cache
def _other_prefixes() -> frozenset[str]:
    """What makes a title a deputy's or a candidate's, as first part of a word."""
    return frozenset(word.lower() for own in mayor_words().values() for word in (*own.deputies, *own.candidates))


def _longest(found: list[Labelled]) -> list[Labelled]:
    """Of spans that share tokens the longest; of equal ones the block's own language, then offices before titles."""
    order = {Label.OFFICE: 0, Label.TITLE: 1, Label.PLURAL: 2}
    heavy = [item for item in found if item.label in order]
    heavy.sort(key=lambda item: (item.start - item.end, not item.own, order[item.label], item.start))
    covered: set[int] = set()
    kept: list[Labelled] = []
    for item in heavy:
        span = range(item.start, item.end)
        same = [other for other in kept if (other.start, other.end) == (item.start, item.end)]
        if same and item.label is Label.PLURAL and same[0].label is Label.TITLE:
            kept.append(item)
        elif not covered.intersection(span):
            covered.update(span)
            kept.append(item)
    kept.extend(item for item in found if item.label not in order)
    kept.sort(key=lambda item: (item.start, item.end, item.label))
    return kept
