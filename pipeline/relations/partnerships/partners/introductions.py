"""The ways in which a clause can introduce a partner: "mit Dijon", "our twin town Dijon", "Dijon, our twin town"."""

from __future__ import annotations

import re

from pipeline.languages import codes_with
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.appositions import end_of_remark, is_title, says_which
from pipeline.relations.partnerships.clauses.clause import Clause, told_in, without_dates
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of

_BEHIND = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\(([^()]*)\)")
"""A parenthesis behind a city, a region or country between them: "Cambridge, Massachusetts (1982)"."""
_ONE_COMMA = re.compile(r"^\s*+(?:\([^()]*+\)\s*+)?+,[^,;:.()]{0,80}+$")
_NATIVE = re.compile(r", (?:([^\W\d_]{1,3}) )?([^\W\dA-ZÀ-Þ_]{4,}) ")
_TO_CUE = re.compile(r"^[^,;:.()]*$")
_OFFICE_WORDS = 3
"""Words from a mayor's title to his town: "Mayor of the", "starosta města"."""
_APPOSITION_REACH = 400
"""Characters between a city and the relation that its apposition names, brackets and all."""
_MOST_COMMAS, _SAID_REACH = 2, 100
"""Commas and characters between a town and its relation with ours."""
_BESIDE = 3
"""Characters between a title and the further town that it is of: ", der Partnerstadt Dijon"."""
_WEAK_REACH = 30
"""Characters between a cue and "to" or "à": "une charte d'amitié lie depuis 2016 la Ville à …"."""


def linked(clause: Clause, city: Mention) -> bool:
    """True behind "mit", "avec"; behind "à", "to" only where a cue stands before it in the same stretch.

    Behind "von", "de" the cue has to stand right before: "Partnerstadt von Arlon".
    """
    lead = clause.text[clause.start : city.start].lower()
    patterns = patterns_of(clause.language)
    strong = patterns.strong.search(lead)
    if strong is not None:
        return not _of_guests(strong[0], clause.language)
    weak, of = patterns.weak.search(lead), patterns.of.search(lead)
    agreed = [cue for cue in clause.cues if cue.kind is CueKind.AGREEMENT] if clause.kinds else []
    for cue in (*clause.kinds, *agreed):
        for match, reach in ((weak, _WEAK_REACH), (of, 2)):
            if match is None:
                continue
            place = clause.start + match.start()
            if 0 <= place - cue.end <= reach and _TO_CUE.match(clause.text[cue.end : place]):
                return True
    return False


def _of_guests(link: str, language: str) -> bool:
    """True for "mit Schülern aus", "with a choir from": the city is where somebody comes from. link: the text from the
    link to the city, in small letters."""
    words = link.split()
    links = set_of(language, "partnerships.partner_links", "partnerships.of_links", "partnerships.joiners")
    return len(words) > 2 and words[-1] in set_of(language, "cities.prepositions") - links


def described(clause: Clause, city: Mention) -> bool:
    """True right behind a word for a partner: "our twin town, Dijon", "die Partnerstadt Dijon"."""
    return any(
        cue.end <= city.start
        and (says_which(clause.text[cue.end : city.start], clause.language) or _is_native(clause, cue, city))
        for cue in clause.kinds
    )


def _is_native(clause: Clause, cue: Cue, city: Mention) -> bool:
    """True where nothing but what country a town is of, or "namely", stands between a title's comma and its name:
    "notre ville jumelle, la bretonne Dinan", "druhé partnerské město, lotrinské Ludres"."""
    language, lead = clause.language, clause.text[cue.end : city.start].lower()
    if lead.startswith(", ") and lead.strip(", ") in set_of(language, "partnerships.namely"):
        return True
    match = _NATIVE.fullmatch(clause.text, cue.end, city.start)
    if match is None:
        return False
    if match[1] is None:
        others = set_of(language, "cities.prepositions", "cities.conjunctions", "partnerships.joiners")
        return language in codes_with("declines_names") and match[2] not in others
    return match[1] in set_of(language, "cities.articles") and match[1] not in set_of(language, "partnerships.which")


def after_between(lead: str, language: str) -> bool:
    return bool(patterns_of(language).between.search(lead.lower()))


def _is_ours(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True where what stands between a city and a cue speaks of us, or names the publisher."""
    between = clause.text[city.end : cue.start]
    inside = told_in(clause, city.end, cue.start)
    if any(clause.is_foreign(other) for other in inside):
        return False
    patterns = patterns_of(clause.language)
    if patterns.apposed_ours.match(between) or (inside and _ONE_COMMA.match(between)):
        return True
    return bool(_ONE_COMMA.match(between) and patterns.with_us.match(clause.text, cue.end, clause.end))


def names_ours(clause: Clause) -> bool:
    """True where the clause calls some city our partner without its name: "aus unserer französischen Partnerstadt"."""
    return any(ours_before(clause, cue) for cue in clause.kinds)


def ours_before(clause: Clause, cue: Cue) -> bool:
    """True for "unsere Partnerstadt", "our German twin town"."""
    return bool(patterns_of(clause.language).before_ours.search(clause.text[clause.start : cue.start]))


def signed_for(clause: Clause, city: Mention) -> bool:
    """True for the city of a mayor who signs: "the charter was signed by our Mayor and the Mayor of Eysines"."""
    if not clause.has(CueKind.SIGNED):
        return False
    if any(person.attributes.get("city") == city.value for person in clause.people):
        return True
    lead = lowered(clause.text[clause.start : city.start]).split()[-_OFFICE_WORDS:]
    return not set_of(clause.language, "cities.offices").isdisjoint(lead)


def hyphen_follows(text: str, city: Mention) -> bool:
    return bool(re.match(r"\s?[-–/]\s?[^\W\d_]", text[city.end : city.end + 4]))


def dated_behind(clause: Clause, city: Mention) -> bool:
    """True for "Odense (1951)" and for "Danmark (Odense, 1951)"."""
    left, right = bracket_behind(clause, city)
    return any(left <= date.start < right for date in clause.dates)


def bracket_behind(clause: Clause, city: Mention) -> tuple[int, int]:
    """Start and end of the parenthesis behind a city, empty where there is none before the next city."""
    following = [other.start for other in clause.cities if other.start >= city.end]
    limit = following[0] if following else clause.end
    close = clause.text.find(")", city.end, limit)
    if close >= 0 and clause.text[max(clause.start, city.start - 1) : city.start] == "(":
        return city.end, close
    match = _BEHIND.match(clause.text[city.end : limit])
    if match is None:
        return city.end, city.end
    return city.end + match.start(1), city.end + match.end()


def apposition_cue(clause: Clause, city: Mention) -> Cue | None:
    """The relation that a city's apposition names."""
    patterns = patterns_of(clause.language)
    for cue in clause.kinds:
        if cue.start - city.end > _APPOSITION_REACH:
            break
        if cue.start >= city.end:
            between = clause.text[city.end : cue.start]
            apposed_to = patterns.apposed.match(without_dates(clause, city.end, cue.start))
            apposed_to = apposed_to or patterns.as_partner.match(between) or patterns.which_is.match(between)
            if apposed_to or re.match(r"^\s*\([^()]{0,20}$", between):
                return cue
            if _is_ours(clause, city, cue) or _joins_home(clause, city, cue) or _is_said_of(clause, city, cue):
                return cue
    return None


def _joins_home(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True for a town behind whose comma, or behind what it is, a relation with the publisher's town is told: "Dijon, a
    town in Burgundy, twinned since 1990 with Homburg"."""
    between = clause.text[city.end : cue.start]
    if not between.startswith(",") or between.count(",") > _MOST_COMMAS or len(between) > _SAID_REACH:
        return False
    behind = next((other for other in clause.cities if other.start > city.end), None)
    if behind is None or behind.start < cue.end or clause.is_foreign(behind):
        return False
    return linked(clause, behind)


def _is_said_of(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True for a town's title, or a remark on it between dashes, that is not said of a further town behind it."""
    behind = next((other for other in clause.cities if other.start >= cue.end), None)
    if is_title(clause, city, cue):
        return behind is None or behind.start - cue.end > _BESIDE
    close = end_of_remark(clause, city, cue)
    return close is not None and (behind is None or behind.start > close)


def is_called(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True for "wir haben Dijon als Partnerstadt"."""
    return bool(patterns_of(clause.language).as_partner.match(clause.text[city.end : cue.start]))


def names_right_before(clause: Clause, cue: Cue, city: Mention) -> bool:
    """True for "Partnerstadt X" and "our twin town of X": the word says what the city is."""
    gap = clause.text[cue.end : city.start].lower()
    return len(gap) <= 2 or gap.strip() in set_of(clause.language, "partnerships.of_links")


def comes_from(clause: Clause, city: Mention) -> bool:
    """True right behind a word for a place to be at, to go to or to come from: "ein Chor kam aus Dijon"."""
    words = clause.text[clause.start : city.start].lower().split()
    places, links = (
        set_of(clause.language, "cities.prepositions"),
        set_of(clause.language, "partnerships.partner_links"),
    )
    return bool(words) and words[-1] in places and words[-1] not in links
