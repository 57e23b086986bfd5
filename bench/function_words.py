"""The commonest words of many languages: writes pipeline/language/data/function_words.txt.

    python -m bench.function_words

By them pages are told that are in a language without a file (pipeline/language/foreign.py). Most lists are wordfreq's;
of languages that it lacks the words are written here. Needs the extra `train`. Sources and licence:
pipeline/language/data/LICENCE.txt.
"""

from __future__ import annotations

from bench.corpora import PROJECT

WORDS = PROJECT / "pipeline/language/data/function_words.txt"
MOST = 150
"""Words of a language: about half of its running text."""
PER_MILLION = 1_000_000
USUAL = 4_000
"""Occurrences in a million words that a word counts for of which no frequency is known."""
LISTED = (
    *("cs", "da", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv"),
    *(
        "ar",
        "bg",
        "ca",
        "el",
        "fa",
        "fi",
        "fil",
        "he",
        "hi",
        "hu",
        "id",
        "is",
        "lt",
        "lv",
        "mk",
        "nb",
        "ro",
        "ru",
        "sh",
    ),
    *("sk", "sl", "tr", "uk", "ur", "vi"),
)
"""Languages of which wordfreq has the frequencies."""
WRITTEN = {
    "cy": "yn y yr i o a ar ei mae ac am bod wedi bydd hyn sydd gan fel ond eu neu ni ein chi eich gyda cael"
    " mewn hwn hon nid oes rhwng dros drwy pan hefyd cyngor",
    "et": "ja on ei et see kui ka oma oli mis või ning aga ta selle kes seda siis mida välja juba veel pärast"
    " vastu kuni ning ole tema olla nii mitte nende üle alates linna",
    "eu": "eta da ez bat du dira dute izan dela egin ere baina edo dago zen duen hau hori beste baino dituzte"
    " bere arte bezala ditu udala gabe egiten zuen",
    "ga": "agus an na a ar i le is tá go do sé ag bhí ní don den faoi sin nó atá raibh seo chun mar leis gach"
    " bheith ó idir comhairle ach níl sna",
    "gl": "o a de e que do da en un unha para os as con non dos das por na no se ao como é máis pola polo foi"
    " súa seu está tamén pero concello nos nas aos ata dende",
    "lb": "de den d an a vun vum fir mat op ass si sinn huet gouf ginn et dat dass déi eng en e zu zum zur am"
    " um bei och net wéi wat duerch iwwer nom aus sech hir hire säin mir dir oder der dem ënner gëtt"
    " hunn gemeng",
    "mt": "li ta il u ma fil minn biex mill tal huwa fuq għal jew dan din għall ukoll se ir it is hija kien"
    " wara bil lil mal kif dawn hemm sa ikun",
    "sq": "të e në dhe i për me që një nga është më së u si do ka janë kjo nuk por ky te ose duke kanë deri"
    " pas edhe bashkia nën mbi",
}
HEAD = """# The commonest words of each language, with their occurrences in a million words.
# Made by `python -m bench.function_words`; sources and licence in LICENCE.txt.
"""


def main() -> None:
    """Write the list."""
    import wordfreq  # noqa: PLC0415  only this command needs it

    lines = [HEAD.rstrip()]
    for language in LISTED:
        words = [word for word in wordfreq.top_n_list(language, 2 * MOST) if word.isalpha()][:MOST]
        shares = {word: wordfreq.word_frequency(word, language) for word in words}
        lines += [f"{language} {word} {round(share * PER_MILLION)}" for word, share in shares.items()]
    for language, written in WRITTEN.items():
        lines += [f"{language} {word} {USUAL}" for word in dict.fromkeys(written.split())]
    WORDS.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines) - 2, "words")


if __name__ == "__main__":
    main()
