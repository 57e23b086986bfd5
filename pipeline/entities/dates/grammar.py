"""The calendar grammar of one language: its words from the language file, compiled into patterns once.

Patterns read folded text (`folding.py`) and are tried where a number or a word of the vocabulary starts, never
searched. No pattern nests quantifiers over the same characters, so that each costs no more than the text it reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from re import Pattern

from pipeline.entities.dates.calendar_words import CalendarWords
from pipeline.entities.dates.words import Lead, alternatives, signs, spaced
from pipeline.languages import all_languages
from pipeline.languages.date_schema import DateWords

DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
YEAR = "[12][0-9]{3}(?![0-9])"
ELIDED_YEAR = "'[0-9]{2}(?![0-9])"
ROMAN_MONTH = "(?:xii|xi|ix|x|viii|vii|vi|iv|v|iii|ii|i)(?![a-z])"
ROMAN = "(?:x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,2})"


class Grammar(CalendarWords):
    """Compiled patterns and word tables of one language."""

    def __init__(self, lang: str, words: DateWords, extension: Sequence[str] = ()) -> None:
        """Compile the calendar words of the language with this ISO 639-1 code. extension: as for `CalendarWords`."""
        super().__init__(lang, words, extension)
        self._compile()

    def _compile(self) -> None:
        words = self.words
        ordinal = rf"(?:\.?[:'-]?{alternatives(words.ordinals)}(?![a-z])\.?|\.?°|\.| °"
        ordinal += f"| {alternatives(words.spaced_ordinals)}(?![a-z]))?" if words.spaced_ordinals else ")?"
        month = rf"{alternatives(self.months)}(?![a-z])\.?"
        of = f"{spaced(words.of)}?" if words.of else ""
        # Between a day and its month, a month and its year.
        day_month = rf"(?: ?[-/] ?| {{0,3}},? {{0,3}}{of}{of})"
        month_year = rf"(?: {{0,2}}[-/] ?| {{0,3}},? {{0,3}}{of}{spaced(words.years) + '?' if words.years else ''})"
        weekday = rf"(?:{alternatives(self.weekdays)}(?![a-z])\.?,? {{1,3}})?"
        article = f"(?:{spaced(words.articles)})?" if words.articles else ""
        joiners = [*words.to, *words.conjunctions]
        sign = " {0,3}[-/,&+~] {0,3}"
        link = f"(?:{sign}(?:{alternatives(joiners)} {{1,3}})?| {{1,3}}{alternatives(joiners)}(?![a-z]) {{1,3}})"
        link += f"{article}{weekday}{article}"
        time = (
            rf"(?:(?: {{0,2}}[,|-] {{0,2}}| {{1,2}})(?:(?P<at>{alternatives(words.at)}) {{1,2}})?"
            rf"(?P<hour>[01]?[0-9]|2[0-4])(?![0-9])(?!{ordinal}{day_month}{month})"
            rf"(?:(?P<mark> ?[:h.] ?)(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?![0-9]))?"
            rf"(?P<oclock> ?{alternatives(words.oclock)}(?![a-z])(?: (?P<late>[0-5][0-9])(?! ?[.,:/-]?[0-9]))?)?"
            rf"(?P<half> ?[ap]\.?m\b\.?)?"
            rf"(?! ?(?:[-/:]|{alternatives(words.to)}) {{0,2}}[0-9]|[0-9]))"
        )
        days = rf"(?P<list>(?:{DAY}{ordinal}{link}){{1,12}})?"

        def rule(pattern: str) -> Pattern[str]:
            return re.compile(pattern)

        # "17/3 2019", "17/3-2019"
        apart = f"|{signs(words.year_signs)}(?P<apart>{YEAR})" if words.year_signs else "|(?P<apart>(?!))"
        self.list_item = rule(rf"(?P<day>{DAY})(?P<ordinal>{ordinal})(?P<link>.*?)(?=[0-9]|$)")
        self.day_month_year = rule(
            rf"{days}(?P<day>{DAY}){ordinal}{day_month}(?P<month>{month})"
            rf"(?:{month_year}(?P<year>{YEAR}|{ELIDED_YEAR})(?! ?{alternatives(words.oclock)}(?![a-z])))?"
        )
        # "31.10. 10-17" and "31.10. 10:30" have hours behind the day, "2. 3. 23 - 5. 3. 23" has years.
        hour = rf" ?(?:[:h-] ?[0-9]|{alternatives(words.oclock)}(?![a-z]))"
        no_hour = rf"(?<!\. [0-9][0-9](?={hour})(?! ?- ?{DAY}\. ?{DAY}\.))"
        in_figures = (
            rf"(?P<a>[0-9]{{1,2}}) ?(?P<sign>[./-]) ?(?P<b>[0-9]{{1,2}})"
            rf"(?: ?(?P=sign) ?(?P<year>{YEAR}|'?[0-9]{{2}}(?![0-9a-z]){no_hour})|, ?(?P<late>{YEAR}){apart})"
            rf"(?!\.[0-9]|/(?!{DAY}\.{DAY}\.[0-9])[0-9]|-[0-9]{{3}})"
        )
        self.figures = rule(f"{days}{in_figures}")
        self.lone_figures = rule(f"(?P<list>(?!))?{in_figures}(?! ?(?P=sign) ?[0-9])")
        between = f"{spaced(words.of)}" if words.of else "(?!)"
        self.figures_of = rule(rf"(?P<a>[0-9]{{1,2}}) {between}(?P<b>[0-9]{{1,2}}) {between}(?P<year>{YEAR})")
        self.blank_figures = rule(rf"(?P<a>[0-9]{{1,2}}) (?P<b>[0-9]{{1,2}}) (?P<year>{YEAR})(?! ?[0-9/-]|\.[0-9])")
        self.roman_month = rule(rf"{days}(?P<day>{DAY})\.?[ /-]?(?P<month>{ROMAN_MONTH})\.?[ /-]?(?P<year>{YEAR})")
        # Behind a month and its year only the other end of an interval may stand: "05/1945-1946", "05/1945-12/1946".
        only_year = rf"| ?- ?(?!{YEAR}(?! ?[./-]?[0-9])|(?:1[0-2]|0?[1-9])[./]{YEAR})[0-9]"
        self.month_year_figures = rule(
            rf"(?P<month>1[0-2]|0?[1-9]) ?[./-] {{0,2}}(?P<year>{YEAR})(?! ?[./] ?[0-9]{only_year})"
        )
        self.year_joined = rule("-(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?! ?[./-]?[0-9])")
        day_signs = signs(words.day_signs)
        self.day_month_figures = rule(
            rf"(?P<a>{DAY})(?P<sign> ?{day_signs} ?)(?P<b>1[0-2]|0?[1-9]|[12][0-9]|3[01])(?![0-9])(?P<stop>\.?)"
            rf"(?![./:]?[0-9]|-[0-9]{{3}}|-[0-9]{{1,2}}(?![0-9]| ?[./-]))"
        )
        self.listed_figures = rule(
            rf"(?P<list>(?:{DAY}{ordinal}{link}){{1,12}})(?P<day>{DAY})\. ?(?P<month>1[0-2]|0?[1-9])\.(?![0-9])"
        )
        self.iso = rule(
            rf"(?P<year>{YEAR})"
            rf"(?: ?(?P<sign>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=sign) ?(?P<day>[0-9]{{1,2}})(?![0-9])|"
            rf" (?P<blank_month>0[1-9]|1[0-2]) (?P<blank_day>0[1-9]|[12][0-9]|3[01])(?! ?[0-9]))"
            rf"(?:t(?P<hour>[0-9]{{2}}):(?P<minute>[0-9]{{2}})(?::(?P<second>[0-9]{{2}}))?)?"
        )
        self.year_month_day = rule(
            rf"(?P<year>{YEAR})(?:[-/ ]|, ?)(?P<month>{month})(?:[-/ ](?P<day>{DAY})(?!:))?(?! {{0,2}}[0-9])"
        )
        self.year_month_figures = rule(
            rf"(?P<year>{YEAR})(?P<sign> ?[./-] ?)(?P<month>1[0-2]|0?[1-9])(?![0-9])(?![./-]?[0-9])"
        )
        self.short_range = rule(
            rf"(?P<year>{YEAR})(?P<sign> ?[/-] ?)'?(?P<last>[0-9]{{2}})(?![0-9])(?![./-]?[0-9]|[/-][a-z])"
        )
        self.year_range = rule(rf"(?P<year>{YEAR})(?: {{0,3}}[-~] {{0,3}}|/)(?P<last>{YEAR})")
        self.time = rule(time)
        self.month_first = rule(
            rf"(?P<month>{month}){day_month}(?P<between>{alternatives(words.between)} {{1,3}})?{article}"
            rf"(?P<day>{DAY})(?!:[0-9])"
            rf"{ordinal}(?![a-z])(?P<list>(?:{link}{DAY}(?!:[0-9]){ordinal}){{1,6}})?"
            rf"(?! ?{alternatives(words.oclock)}(?![a-z]))(?:{month_year}(?P<year>{YEAR}))?"
        )
        self.list_behind = rule(rf"(?P<link>{link})(?P<day>{DAY}){ordinal}")
        self.day_to_month_first = rule(
            rf"(?P<first>{DAY}){ordinal}(?P<link>{link})(?P<month>{month}){day_month}{article}(?P<day>{DAY})(?!:[0-9])"
            rf"{ordinal}(?:{month_year}(?P<year>{YEAR}))?"
        )
        # "Mai 68": what is no day is a year, where nothing is counted.
        self.month_year = rule(
            rf"(?P<month>{month}){month_year}"
            rf"(?P<year>{YEAR}|{ELIDED_YEAR}|(?:3[2-9]|[4-9][0-9])(?![0-9.,:%€$/-]| {{0,2}}[a-z0-9]))"
        )
        self.ordinal_month = rule(
            rf"(?P<day>{alternatives(self.days)})(?![a-z]) {{1,3}}{alternatives(words.month_nouns)}(?![a-z])"
            rf"{month_year}(?P<year>{YEAR})"
        )
        self.ordinal_quarter = rule(
            rf"(?P<number>{alternatives(self.days)})(?![a-z]) {{1,3}}{alternatives(words.quarters)}(?![a-z])"
            rf"{month_year}(?P<year>{YEAR})"
        )
        self.month_led = rule(rf"(?<![a-z]){alternatives(words.month_cues)} {{1,3}}$")
        self.short_term = rule(r"(?P<year>[0-9]{2})/(?P<last>[0-9]{2})(?![0-9./-])")
        self.month = rule(rf"(?P<month>{month})")
        season = f"{alternatives(self.seasons)}(?![a-z])"
        self.season = rule(
            rf"(?:(?P<first>{season}) ?[-/] ?)?(?P<season>{season}){month_year}(?P<year>{YEAR}|{ELIDED_YEAR})"
            rf"(?: ?[-/] ?(?:{YEAR}|[0-9]{{2}}(?![0-9])))?"
        )
        century = rf"{alternatives(words.centuries)}(?![a-z])"
        number = f"(?:{ROMAN}|[12]?[0-9])"
        part = f"(?:{spaced(words.parts)})?" if words.parts else ""
        self.century = rule(
            rf"(?:(?P<first>{number}){ordinal}{link}{part})?(?P<last>{number}){ordinal}[ -]{{1,3}}{century}"
        )
        before = alternatives(words.centuries_before)
        self.century_before = rule(
            rf"{before} {{0,3}}(?P<first>{number})(?![a-z0-9])"
            rf"(?:{link}{part}(?:{before} {{0,3}})?(?P<last>{number})(?![a-z0-9]))?"
        )
        ordinals = f"{alternatives(self.century_ordinals)}(?![a-z])"
        self.century_in_words = rule(rf"(?:(?P<first>{ordinals}){link}{part})?(?P<last>{ordinals})[ -]{{1,3}}{century}")
        self.century_before_words = rule(
            rf"{before} {{1,3}}(?P<first>{ordinals})(?:{link}{part}(?:{before} {{0,3}})?(?P<last>{ordinals}))?"
        )
        suffix = rf"(?:{alternatives(words.decade_suffixes)}(?![a-z]))"
        after = rf"(?:[ -]{{1,3}}{alternatives(words.decade_after)}(?![a-z]))"
        of_century = (
            rf"(?: {{1,3}}(?:{alternatives(words.of_century)}(?![a-z]) {{1,3}})?"
            rf"(?:(?P<number>{number}){ordinal} {{0,3}}{century}|(?P<ordinal>{ordinals}) {{1,3}}{century}"
            rf"|{before} {{0,3}}(?P<behind>{number})(?![a-z0-9])))?"
        )
        # "1400- og 1500-tallet", "1950- und 60er-Jahre"
        suspended = rf"-(?= {alternatives(words.conjunctions)} [0-9]{{2,4}}[.'-]?{suffix})"
        glued = rf"{alternatives(words.decade_after)}(?![a-z])" if self.capital_nouns else "(?!)"
        self.decade_figures = rule(
            rf"(?P<decade>[12][0-9]{{2}}0|[1-9]0)(?![0-9])(?P<suffix>[.'-]?{suffix}|\.(?=[ -])|{suspended})"
            rf"(?:(?P<after>{after})|(?!-[a-z])){of_century}"
        )
        self.of_life = rule(rf"(?:.*[^a-z])?{alternatives(words.of_life)}[ -](?:[a-z]{{3,5}}[ -])?$")
        self.hundreds_suffix = rule(rf"(?P<hundreds>[1-9])00[.'-]?{suffix}")
        short = alternatives([*words.decade_before, *words.decade_short_before])
        self.decade_before = rule(
            rf"(?:{alternatives(words.decade_before)} {{1,3}}(?P<year>[12][0-9]{{2}}0)(?![0-9])|{short} {{1,3}}'?"
            rf"(?:(?P<figures>[1-9]0)(?![0-9])(?:-?{suffix}|\.)?|(?P<name>{alternatives(self.decade_names)})(?![a-z]))(?!-[a-z]))"
            rf"(?:{link}'?(?:(?P<last>[12][0-9]{{2}}0|[1-9]0)(?![0-9])|(?P<last_name>{alternatives(self.decade_names)})(?![a-z])))?"
            rf"{of_century}"
        )
        hundreds = rf"(?:(?P<hundreds>{alternatives(self.decade_hundreds)})[- ])?" if words.decade_hundreds else ""
        self.decade_name = rule(
            rf"{hundreds}(?P<name>{alternatives(self.decade_names)})"
            rf"(?:{glued}|(?![a-z]){after if words.decade_after else ''}){of_century}"
        )
        self.decade_word = rule(rf"(?P<name>{alternatives(self.decade_words)})(?![a-z-])")
        self.behind_decade_word = rule(rf"(?:.*[^a-z])?{alternatives(words.decade_words_behind)} $")
        self.day_word = rule(
            rf"(?P<day>{alternatives(self.days)})(?![a-z])(?: \({DAY}\))?{day_month}(?P<month>{month})"
            rf"(?:{month_year}(?P<year>{YEAR}))?"
        )
        self.month_day_word = rule(
            rf"(?P<month>{month}) {{1,3}}(?P<day>{alternatives(self.days)})(?![a-z])(?:{month_year}(?P<year>{YEAR}))?"
        )
        self.holiday = rule(rf"(?P<holiday>{alternatives(self.holidays)})(?![a-z]){month_year}(?P<year>{YEAR})")
        of_before = rf"(?<![a-z]){spaced(words.of)}(?:[a-z]{{1,3}}[ '] {{0,2}})?$" if self.nouns_of_feasts else "(?!)"
        self.of_before = re.compile(rf"(?P<weekday>(?<![a-z]){alternatives(self.weekdays)} {{1,3}})?{of_before}")
        quarters = alternatives(words.quarters)
        self.quarter = rule(
            rf"(?:q(?P<short>[1-4])|(?P<number>[1-4]|iv|i{{1,3}}){ordinal} {{0,3}}{quarters}(?![a-z]))"
            rf"{month_year}(?P<year>{YEAR})"
        )
        era = rf"(?:(?P<before>{alternatives(words.before_christ)})|{alternatives(words.after_christ)})(?![a-z])"
        self.era_behind = rule(rf" {{0,3}}{era}")
        year_after = rf"(?:{alternatives(words.year_after)} {{0,2}})?" if words.year_after else ""
        self.era = rule(rf"(?P<year>[0-9]{{1,4}})(?: {{0,2}}- {{0,2}}(?P<last>[0-9]{{1,4}}))? {{0,3}}{year_after}{era}")
        self.era_before = rule(
            rf"{alternatives(words.era_before)} {{1,2}}(?P<year>[0-9]{{1,4}})(?: ?- ?(?P<last>[0-9]{{1,4}}))?"
            rf"(?![0-9a-z])"
        )
        self.year_after = rule(rf" {{0,3}}{alternatives(words.year_after)}(?![a-z])")
        self.about_after = rule(rf" {{0,2}}\(?{alternatives(words.about_after)}(?![a-z])")
        until = rf"{alternatives(words.to)}(?:(?<=')|(?![a-z]))"
        to = rf"(?: {{0,3}}(?:-|~|,? ?{until}) {{0,3}})"
        filler = rf"(?:{article}{weekday}{article})"
        year_noun = f"(?:{spaced(words.years)})?" if words.years else ""
        # In Luxembourgish "den" is an article and, without its diaeresis, short for Tuesday.
        day_names = [word for word in self.weekdays if not self.prefixes[word] & Lead.ARTICLE]
        day_name, initials = alternatives(day_names), "".join(sorted({word[0] for word in day_names})) or "a"
        self.weekday_before = rule(
            rf"(?:^|.*?[^a-z])(?=[{initials}])"
            rf"(?:(?P<earlier>{day_name})\.?(?: ?[-/+&,] ?|(?: {{1,3}}{alternatives(joiners)})+ {{1,3}}{article}))?"
            rf"(?<![a-z])(?P<weekday>{day_name})\.?(?: ?[,-] ?| {{1,3}}){article}$"
        )
        self.weekday_behind = rule(rf" ?\((?P<weekday>{day_name})\.?(?=[,;)])")
        self.connector = rule(
            rf"(?:(?P<to>{to}{filler}{year_noun})|(?P<slash>/)|"
            rf"(?P<conjunction> {{1,3}}{alternatives(words.conjunctions)}(?![a-z]) {{0,3}}"
            rf"(?:{spaced(words.to)})?{filler}{year_noun}))"
        )
        self.until = rule(rf".{{0,60}}(?<![a-z]){until} {{0,3}}{filler}$")
        self.clock_behind = rule(
            rf"(?: ?(?:-|{alternatives(words.to)}) ?[0-9]{{1,2}}[.:h][0-9]{{2}})?"
            rf" ?{alternatives(words.oclock)}(?![a-z])"
        )
        self.last_of_three = rule(rf"{to}(?P<year>[0-9]{{3}})(?![0-9])")
        clock = rf"[0-9]{{1,2}}(?:[.:h][0-9]{{2}})? ?{alternatives(words.oclock)}(?![a-z])"
        self.clock_next = rule(rf",? {{1,3}}(?:{alternatives(words.at)} {{1,2}}[0-9]|{clock})")
        self.behind_clock_word = re.compile(rf"(?<![a-z]){alternatives(words.at)} {{0,2}}$")
        self.behind_issue = re.compile(rf"(?<![a-z0-9]){alternatives(words.issues)} {{0,3}}$")
        self.oclock_behind = rule(rf" {{0,2}}{alternatives(words.oclock)}(?![a-z])")
        self.to_number = rule(
            rf"(?: {{1,3}}{alternatives(words.to)} {{1,3}}{filler}[0-9]{{4}}(?![0-9])| ?- ?[0-9]{{4}})"
        )
        self.number_before = re.compile(rf"[0-9],? {alternatives(words.conjunctions)} $")
        self.street_after = rule(
            rf" {{1,2}}(?:[a-z'.-]+ ){{1,3}}{alternatives(words.streets_after)}(?![a-z])(?= {{0,2}}(?:$|[,.;\t(0-9]))"
        )
        self.mentioned = re.compile(rf"(?<![a-z]){alternatives(words.mentioned)}(?![a-z])")
        self.suspended = rule(rf"- {alternatives(words.conjunctions)} [0-9]{{1,4}}-?[a-z]")
        self.joined_by_and = rule(rf" {{1,3}}{alternatives(words.conjunctions)}(?![a-z])")
        self.overnight = rule(rf"(?: {{0,3}},)? {{0,3}}{alternatives(words.overnight)}(?![a-z])")
        self.neighbour = rule(rf"(?:, {{0,2}}| {{1,3}}{alternatives(words.conjunctions)}(?![a-z]) {{1,3}}){filler}")
        part = rf"(?:[0-9]{{1,4}}|{month})"
        self.compact = rule(
            rf"(?=[0-9a-z]*[-/][a-z]|[a-z]|[0-9]+[-/][0-9]+[-/][a-z]){part}(?:[-/]{part}){{2}}(?![0-9a-z/-])"
        )
        self.open_end = rule(rf"{to}{article}{alternatives(words.open_end)}(?![a-z])")


@cache
def grammar_of(lang: str) -> Grammar | None:
    """The grammar of an ISO 639-1 code, None where no language file gives calendar words."""
    found = all_languages().get(lang)
    if found is None or not found.dates.months:
        return None
    return Grammar(lang, found.dates, found.phones.extension)
