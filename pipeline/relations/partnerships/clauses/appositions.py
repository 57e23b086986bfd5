"""What stands behind a town and says what it is: "Dijon, die französische Partnerstadt", "Dijon – die Partnerschaft
besteht seit 1975 –".
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages.lists import parts_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.manner import is_of_town, is_of_towns
from pipeline.relations.partnerships.words.cues import Cue

_MOST_WORDS: Final = 4
"""Words between a town's comma and what it is: "la seule autre ville"."""
_NAME_REACH, _NAME_WORDS = 60, 2
"""Characters and words between a title and its town."""
_BEFORE_NAME: Final = re.compile(r"(?: |, )((?:[^\W\d_]+,? )*)[«„]? ?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DASHED: Final = re.compile(r"\s[–—-]\s[^–—,()]{0,20}")
_DASH: Final = re.compile(r"\s[–—-](?!\w)")
_DASH_REACH: Final = 100
"""Characters between two dashes."""


def is_title(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True where a relation is the title of the one town before it: only whose, which or of what country it is stands
    between them."""
    between = clause.text[city.end : cue.start]
    if not between.startswith(", ") or between.count(",") != 1:
        return False
    known = parts_of(
        clause.language,
        "cities.articles",
        "cities.towns",
        "partnerships.ours",
        "partnerships.apposed",
        "partnerships.ranks",
    )
    words = _WORD.findall(lowered(between))
    if len(words) > _MOST_WORDS or not all(word in known or _is_native(word, clause.language) for word in words):
        return False
    return is_of_town(clause.text, cue, clause.language) and not is_of_towns(clause.text, cue, clause.language)


def end_of_remark(clause: Clause, city: Mention, cue: Cue) -> int | None:
    """Where a remark on a relation between dashes right behind a town ends, None where none."""
    if not _DASHED.fullmatch(clause.text, city.end, cue.start):
        return None
    close = _DASH.search(clause.text, cue.end, cue.end + _DASH_REACH)
    return close.start() if close is not None else None


def says_which(text: str, language: str) -> bool:
    """True where nothing stands between a title and its town but a word for a town and whose it is: "our twin town,
    Dijon", "nostra gemella francese, Dijon", "dwie partnerskie gminy węgierski Tata"."""
    found = _BEFORE_NAME.fullmatch(lowered(text)) if len(text) <= _NAME_REACH else None
    words = found[1].split() if found is not None else [""]
    towns = set_of(language, "cities.towns")
    return len(words) <= _NAME_WORDS and all(word in towns or _is_native(word, language) for word in words)


def _is_native(word: str, language: str) -> bool:
    return country_of_adjective(word, language) is not None
