"""Which English words are hardly ever a name: writes pipeline/entities/headline_words_en.txt.

    python -m bench.headline_words

English headlines give every word a capital ("Mayor Jane Doe Announces Budget"). A word is listed that is frequent
(wordfreq, Zipf scale), is written with a small letter several times as often as with a capital (spacy-lookups-data),
and is no first name. Needs the extra `train`. Sources and licence: pipeline/entities/LICENCE.txt.
"""

from __future__ import annotations

from bench.corpora import PROJECT
from bench.ordinary_words import tables
from pipeline.gazetteer.first_names import first_names
from pipeline.gazetteer.namefold import fold

WORDS = PROJECT / "pipeline/entities/headline_words_en.txt"
RAREST, SHORTEST = 2.9, 3
LEAST_SMALL = 1.7
"""How much more frequent, in natural logarithms, a word is with a small letter; "Street" has 1.4, "White" 1.6."""
HEAD = """# English words that are hardly ever a name.
# Made by `python -m bench.headline_words`; sources and licence in LICENCE.txt.
"""


def headline_words() -> list[str]:
    """The listed words in small letters, in order."""
    import wordfreq  # noqa: PLC0415  only this command needs it

    shares = {word: float(str(share)) for word, share in tables("en_lexeme_prob").items()}
    rarest = min(shares.values())
    return sorted(
        word
        for word in wordfreq.iter_wordlist("en", "best")
        if wordfreq.zipf_frequency(word, "en") >= RAREST
        and len(word) >= SHORTEST
        and word.isalpha()
        and fold(word) not in first_names()
        and shares.get(word, rarest) - shares.get(word.capitalize(), rarest) >= LEAST_SMALL
    )


def main() -> None:
    """Write the list."""
    words = headline_words()
    WORDS.write_text(HEAD + "\n".join(words) + "\n", "utf-8")
    print(len(words), "words")


if __name__ == "__main__":
    main()
