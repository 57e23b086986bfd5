"""Which words of each language are spelt like a place: writes pipeline/entities/cities/ordinary_words.txt.

    python -m bench.ordinary_words

A word is listed with its frequency where a text may mean either by it: "Mesa", "Fiche", "Wedding". Three things are
asked of it. The gazetteer has a place of that name, or of one that the word is a declined form of. It is frequent
(wordfreq, Zipf scale: 3 is once in a million words). And it is a word and not only a name: written with a small letter
about as often as with a capital where cased frequencies are known (spacy-lookups-data: English, German, Spanish), else
among the small-letter forms of a dictionary (its lemma tables) and no metropolis's name; a German noun has forms of its
own besides one in -s.
Needs the extra `train`. Sources and licence: pipeline/entities/cities/LICENCE.txt.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from bench.corpora import PROJECT
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.spans import Span, span_finder
from pipeline.gazetteer import load
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages

WORDS = PROJECT / "pipeline/entities/cities/ordinary_words.txt"
LANGUAGES = ("cs", "da", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv")
CASED = ("de", "en", "es")
RAREST, SHORTEST = 3.0, 3
FREQUENT, CITY = 4.3, 300_000
"""From which frequency on a word is not only a name, where all places of that name lie abroad and have fewer people; of
adverbs and the names of the famous the dictionaries have few."""
LANDS = {
    "cs": {"CZ"}, "da": {"DK"}, "fr": {"FR", "BE", "CH", "LU", "CA"}, "it": {"IT", "CH"}, "nl": {"NL", "BE"},
    "pl": {"PL"}, "pt": {"PT", "BR", "AO", "MZ"}, "sv": {"SE", "FI"},
}  # fmt: skip
METROPOLIS = 1_000_000
"""Inhabitants of a city whose name is more frequent than the word, where no cased frequencies tell: bets in French are
"paris" too."""
MOST_RARER = 0.7
"""How much rarer, in natural logarithms, a word may be with a small letter than with a capital."""
HEAD = """# Words that are spelt like a place's name, by language, with their frequency (Zipf scale).
# Made by `python -m bench.ordinary_words`; sources and licence in LICENCE.txt.
"""


def tables(name: str) -> dict[str, object]:
    """A table of spacy-lookups-data."""
    path = importlib.resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    found: dict[str, object] = json.loads(gzip.decompress(path.read_bytes()))
    return found


def dictionary(language: str) -> dict[str, set[str]]:
    """Lemmas of a language and the forms of each."""
    kinds = ("noun", "adj", "verb", "adv", "adp", "num", "pron", "part", "aux")
    names = [f"pl_lemma_lookup_{kind}" for kind in kinds] if language == "pl" else [f"{language}_lemma_lookup"]
    forms: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for form, lemmas in tables(name).items():
            for lemma in lemmas if isinstance(lemmas, list) else [lemmas]:
                forms[str(lemma)].add(form)
    return forms


def is_word(word: str, language: str, known: set[str], cased: Mapping[str, float]) -> bool:
    """Whether a word in small letters is one of the language, and not only a name.

    known: the words of its dictionary, of German the nouns. cased: logarithms of how frequent each spelling is.
    """
    name = word.capitalize()
    if not cased:
        return word in known
    rarer = cased.get(name, -99.0) - cased.get(word, -99.0)
    return rarer <= MOST_RARER or (language == "de" and name in known)


def nouns(forms: Mapping[str, set[str]]) -> Iterator[str]:
    """The German nouns that have forms of their own besides one in -s, and these forms."""
    for lemma, of_lemma in forms.items():
        own = {form for form in of_lemma - {lemma, f"{lemma}s"} if form.istitle()}
        if lemma.istitle() and own:
            yield from own
            if len(own) > 1:
                yield lemma


def ordinary_words(language: str) -> dict[str, float]:
    """The listed words of a language, folded, with their frequency."""
    import wordfreq  # noqa: PLC0415  only this command needs it

    forms = dictionary(language)
    known = set(forms) | {form for of_lemma in forms.values() for form in of_lemma}
    if language == "de":
        known = set(nouns(forms))
    cased = (
        {word: float(str(share)) for word, share in tables(f"{language}_lexeme_prob").items()}
        if language in CASED
        else {}
    )
    functions = all_languages()[language].noise.functions
    finder = span_finder(load(), load_lexicon())
    found: dict[str, float] = {}
    for word in wordfreq.iter_wordlist(language, "best"):
        frequency = wordfreq.zipf_frequency(word, language)
        if frequency < RAREST:
            break
        if len(word) < SHORTEST or not word.isalpha():
            continue
        spans = [span for span in finder.find(0, word.capitalize(), language)[0] if span.end == len(word)]
        if not spans:
            continue
        abroad = language in LANDS and frequency >= FREQUENT and is_small_abroad(spans, LANDS[language])
        known_word = is_word(word, language, known, cased) and (cased or largest(spans, language) < METROPOLIS)
        if abroad or known_word or word in functions:
            found[fold(word)] = max(frequency, found.get(fold(word), 0.0))
    return found


def largest(spans: Sequence[Span], language: str) -> int:
    """The most inhabitants of the places that a word is the first name of, or the name in its language."""
    places = [named.place for span in spans for named in span.places if named.is_main_name]
    places += [span.exonyms[language].place for span in spans if language in span.exonyms]
    return max((place.population for place in places), default=0)


def is_small_abroad(spans: Sequence[Span], lands: Collection[str]) -> bool:
    """Whether all places that a word may mean are small and lie in none of some countries."""
    places = [named.place for span in spans for named in (*span.places, *span.exonyms.values())]
    return all(place.population < CITY and place.country not in lands for place in places)


def main() -> None:
    """Write the list."""
    lines = [HEAD.rstrip()]
    for language in LANGUAGES:
        words = ordinary_words(language)
        print(language, len(words))
        lines += [f"{language} {word} {frequency:.1f}" for word, frequency in sorted(words.items())]
    WORDS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
