"""A stretch of running text with its cities, dates and cues, and the ways in which it can introduce a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.languages import all_languages, codes_with
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.appositions import end_of_remark, is_of_country, is_title
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.phrases import patterns_of

PARENTHESES = re.compile(r"\([^()]*\)")
_BEHIND = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\(([^()]*)\)")
"""A parenthesis behind a city, a region or country between them: "Cambridge, Massachusetts (1982)"."""
_ONE_COMMA = re.compile(r"^\s*+(?:\([^()]*+\)\s*+)?+,[^,;:.()]{0,80}+$")
_NATIVE = re.compile(r", (?:([^\W\d_]{1,3}) )?([^\W\dA-ZÀ-Þ_]{4,}) ")
_TO_CUE = re.compile(r"^[^,;:.()]*$")
_BEFORE_DATE = re.compile(r"(?<!\w)\w{1,3}\s{4,}")
"""What is left of a date in an enumeration: "et en 1990 à Kolin"."""
_INSERTED = re.compile(r",\s*,")
"""What is left of a date between commas: "and, since 2007, Kolin"."""
_OFFICE_WORDS = 3
"""Words from a mayor's title to his town: "Mayor of the", "starosta města"."""
_NEAR_LEAD = 60
"""Characters before a city in which a word tells that it only lies near another place."""
_APPOSITION_REACH = 400
"""Characters between a city and the relation that its apposition names, brackets and all."""
_BESIDE = 3
"""Characters between a title and the further town that it is of: ", der Partnerstadt Dijon"."""
_WEAK_REACH = 30
"""Characters between a cue and "to" or "à": "une charte d'amitié lie depuis 2016 la Ville à …"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a block, and what stands in it. kinds: cues that name a relation and are not denied.
    home: GeoNames id of the publisher's city. borrowed: the cue of a stretch before, where this one has none.
    """

    text: str
    start: int
    end: int
    cues: tuple[Cue, ...]
    kinds: tuple[Cue, ...]
    cities: tuple[Mention, ...]
    dates: tuple[Mention, ...]
    people: tuple[Mention, ...]
    language: str
    home: str | None
    borrowed: tuple[Cue, ...] = ()

    def has(self, *kinds: CueKind) -> bool:
        return any(cue.kind in kinds for cue in self.cues)


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
    said = all_languages()[language].partnerships
    others = {*said.partner_links, *said.of_links, *said.joiners}
    return len(words) > 2 and words[-1] in _at_places(language) and words[-1] not in others


def described(clause: Clause, city: Mention) -> bool:
    """True right behind a word for a partner: "our twin town, Dijon", "die Partnerstadt Dijon"."""
    return any(
        cue.end <= city.start
        and (
            clause.text[cue.end : city.start] in {" ", ", ", " « ", " „"}
            or clause.text[cue.end : city.start].strip().lower() in _towns(clause.language)
            or _is_native(clause, cue, city)
            or is_of_country(clause.text[cue.end : city.start], clause.language)
        )
        for cue in clause.kinds
    )


def _is_native(clause: Clause, cue: Cue, city: Mention) -> bool:
    """True where nothing but what country a town is of, or "namely", stands between a title's comma and its name:
    "notre ville jumelle, la bretonne Dinan", "druhé partnerské město, lotrinské Ludres"."""
    words = all_languages()[clause.language]
    lead = clause.text[cue.end : city.start].lower()
    if lead.startswith(", ") and lead.strip(", ") in words.partnerships.namely:
        return True
    match = _NATIVE.fullmatch(clause.text, cue.end, city.start)
    if match is None:
        return False
    if match[1] is None:
        others = {*words.cities.prepositions, *words.cities.conjunctions, *words.partnerships.joiners}
        return clause.language in codes_with("declines_names") and match[2] not in others
    return match[1] in words.cities.articles and match[1] not in words.partnerships.which


def after_between(lead: str, language: str) -> bool:
    return bool(patterns_of(language).between.search(lead.lower()))


def _is_ours(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True where what stands between a city and a cue speaks of us, or names the publisher."""
    between = clause.text[city.end : cue.start]
    inside = told_in(clause, city.end, cue.start)
    if any(other.value != clause.home for other in inside):
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


def speaks_of_us(clause: Clause) -> bool:
    """True where a stretch has a word of the first person plural."""
    return bool(patterns_of(clause.language).ours.search(clause.text, clause.start, clause.end))


def feasts(clause: Clause) -> bool:
    """True where a clause speaks of a jubilee: "das 50. Jubiläum", "trente ans du jumelage", "le jumelage a 30 ans"."""
    if clause.has(CueKind.ANNIVERSARY) or any(_is_jubilee(clause, cue) for cue in clause.kinds):
        return True
    patterns = patterns_of(clause.language)
    if any(patterns.aged.search(clause.text[clause.start : cue.start].lower()) for cue in clause.kinds):
        return True
    lower = lowered(clause.text[clause.start : clause.end])
    return any(patterns.old.match(lower, cue.end - clause.start) for cue in clause.kinds)


def _is_jubilee(clause: Clause, cue: Cue) -> bool:
    """True for a word of a relation that ends with one for a feast: "Partnerschaftsjubiläum"."""
    return lowered(clause.text[cue.start : cue.end]).endswith(_jubilees(clause.language))


def signed_for(clause: Clause, city: Mention) -> bool:
    """True for the city of a mayor who signs: "the charter was signed by our Mayor and the Mayor of Eysines"."""
    if not clause.has(CueKind.SIGNED):
        return False
    if any(person.attributes.get("city") == city.value for person in clause.people):
        return True
    lead = lowered(clause.text[clause.start : city.start]).split()[-_OFFICE_WORDS:]
    return not _offices(clause.language).isdisjoint(lead)


def told_in(clause: Clause, start: int, end: int) -> list[Mention]:
    """The cities of a stretch of a clause that do not only tell where another lies."""
    inside = (city for city in clause.cities if start <= city.start < end)
    return [
        city
        for city in inside
        if not lies_near(clause.text[max(clause.start, city.start - _NEAR_LEAD) : city.start], clause.language)
    ]


def lies_near(lead: str, language: str) -> bool:
    """True behind "near", "südlich von": the city only tells where another place lies."""
    return bool(patterns_of(language).near.search(lead[-_NEAR_LEAD:].lower()))


def without_dates(clause: Clause, start: int, end: int) -> str:
    """A stretch of text with blanks for its dates and the words that lead to them."""
    letters = list(clause.text[start:end])
    spans = [(date.start, date.end) for date in clause.dates if date.start < end and date.end > start]
    spans.extend((cue.start, cue.end) for cue in clause.cues if cue.kind is CueKind.SINCE and start <= cue.start < end)
    for left, right in spans:
        for place in range(max(left, start), min(right, end)):
            letters[place - start] = " "
    return _INSERTED.sub(" ", "".join(letters))


def coordinated(gap: str, language: str) -> bool:
    """True where the text between two cities only carries on an enumeration."""
    bare = _BEFORE_DATE.sub(" ", PARENTHESES.sub(" ", gap)).lower()
    if len(bare) > 90 or ":" in bare:
        return False
    patterns = patterns_of(language)
    return bool(patterns.joined.search(bare)) and not patterns.near.search(bare)


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


def apposed(clause: Clause, city: Mention) -> bool:
    """True for "Lafayette (Louisiane), jumelée depuis 1979", "Québec (jumelage depuis 1999)" and "Hidas, mit der uns
    eine Partnerschaft verbindet"."""
    return apposition_cue(clause, city) is not None


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
            if _is_ours(clause, city, cue) or _is_said_of(clause, city, cue):
                return cue
    return None


def _is_said_of(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True for a town's title, or a remark on it between dashes, that is not said of a further town behind it."""
    gap = (city.end, cue.start)
    behind = next((other for other in clause.cities if other.start >= cue.end), None)
    if is_title(clause.text, gap, cue.end, clause.language):
        return behind is None or behind.start - cue.end > _BESIDE
    close = end_of_remark(clause.text, gap, cue.end)
    return close is not None and (behind is None or behind.start > close)


def is_called(clause: Clause, city: Mention, cue: Cue) -> bool:
    """True for "wir haben Dijon als Partnerstadt"."""
    return bool(patterns_of(clause.language).as_partner.match(clause.text[city.end : cue.start]))


def names_right_before(clause: Clause, cue: Cue, city: Mention) -> bool:
    """True for "Partnerstadt X" and "our twin town of X": the word says what the city is."""
    gap = clause.text[cue.end : city.start].lower()
    return len(gap) <= 2 or gap.strip() in all_languages()[clause.language].partnerships.of_links


def comes_from(clause: Clause, city: Mention) -> bool:
    """True right behind a word for a place to be at, to go to or to come from: "ein Chor kam aus Dijon"."""
    words = clause.text[clause.start : city.start].lower().split()
    links = all_languages()[clause.language].partnerships
    return bool(words) and words[-1] in _at_places(clause.language) and words[-1] not in links.partner_links


@cache
def _jubilees(language: str) -> tuple[str, ...]:
    words = all_languages()[language].partnerships.anniversaries
    return tuple(word.lower() for word in words if "*" not in word)


@cache
def _towns(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in all_languages()[language].cities.towns)


@cache
def _offices(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in all_languages()[language].cities.offices)


@cache
def _at_places(language: str) -> frozenset[str]:
    return frozenset(all_languages()[language].cities.prepositions)
