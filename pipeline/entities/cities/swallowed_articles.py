"""Articles that a contraction before a name has swallowed: "au Havre" is Le Havre, "alla Spezia" La Spezia."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.gazetteer import Gazetteer, NamedPlace

_SWALLOWED: Final = re.compile(r"(?<!\w)(\w{2,5}['’]?) ?$")
_LONGEST_ARTICLE: Final = 8
ARTICLES: Final = {
    "fr": {"du": "le ", "au": "le ", "des": "les ", "aux": "les "},
    "it": {
        "della": "la ",
        "alla": "la ",
        "nella": "la ",
        "dalla": "la ",
        "dell'": "l'",
        "all'": "l'",
        "nell'": "l'",
        "dall'": "l'",
    },
}
"""By language the article in a contraction: of "Le Havre" only "du Havre" is left."""
SWALLOWING: Final = frozenset(
    f"{contraction.replace(mark, other)}{blank}"[-3:]
    for contractions in ARTICLES.values()
    for contraction in contractions
    for mark, other in (("'", "'"), ("'", "’"))
    for blank in ("", " ")
)
"""The last characters of what may swallow an article: a cheap test before `_SWALLOWED`."""
_ARTICLE_LANDS: Final = {"fr": frozenset({"FR", "CH", "CA", "BE"}), "it": frozenset({"IT", "CH"})}


class BehindArticle(NamedTuple):
    """A name without its article. end: of what is left of it in the text. name: folded, with the article."""

    end: int
    name: str
    places: list[NamedPlace]


def behind_article(text: str, start: int, window: str, language: str, gazetteer: Gazetteer) -> BehindArticle | None:
    """A name without its article, which a preposition has swallowed: "au Havre" is Le Havre, "alla Spezia".

    start: where the name begins in the text. window: the text from there on, folded. language: one of `ARTICLES`.
    """
    found = _SWALLOWED.search(text, max(0, start - _LONGEST_ARTICLE), start)
    article = ARTICLES[language].get(found[1].replace("’", "'").lower()) if found is not None else None
    if article is None:
        return None
    for name in reversed(gazetteer.prefixes(article + window)):
        end = start + len(name) - len(article)
        if end <= start:
            break
        if end < len(text) and text[end].isalnum():
            continue
        key = gazetteer.key(name)
        named = gazetteer.named(key) if key is not None else ()
        places = [one for one in named if one.place.country in _ARTICLE_LANDS[language]]
        if places:
            return BehindArticle(end, name, places)
    return None
