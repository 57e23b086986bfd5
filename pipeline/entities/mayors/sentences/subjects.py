"""Who holds a title in whose own clause no name stands: a pronoun, a relative clause, or the next sentence tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.predicates import is_of_another
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.finding import finding
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.words import articles
from pipeline.entities.names import is_shaped
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of
from pipeline.record import Mention

_LONGEST_CLAUSE: Final = 10
"""Tokens of a relative clause before its title: "die nach dem Krieg von 1946 bis 1948"."""
_MOST_BETWEEN: Final = 2
"""Small words between a name and the comma behind it: "saß Anna Huber etwa, die"."""
_MOST_BEFORE_VERB: Final = 6
"""Tokens before the verb of a sentence that leaves its subject out: "Od roku 2014", "Nel 2014"."""
_MOST_SENTENCES: Final = 3
"""Sentences back to the name of whom a pronoun speaks."""
_LONGEST_SENTENCE: Final = 80
"""Tokens of a sentence that are looked at, back from its title or its end."""
_MOST_BEFORE_TITLE: Final = 4
"""Tokens between "new" and its title: "nueva y joven alcaldesa"."""
_WITHOUT_NAMES: Final = frozenset({Label.TITLE, Label.PLURAL, Label.OFFICE, Label.DEPUTY, Label.COUNTERPART})


def subject_of_relative(view: BlockView, title: Labelled) -> Span | None:
    """The name before a clause that ends with its verb: "Anna Huber, die seit 2019 Bürgermeisterin von Ulm ist"."""
    if not set_of(view.language, "mayors.who") or not _verb_closes(view, title.end):
        return None
    for place in range(title.start - 1, max(title.start - _LONGEST_CLAUSE, 0), -1):
        word = view.words[place]
        if view.says(place, "mayors.who") and view.words[place - 1] == ",":
            return _name_before_comma(view, place - 1)
        if word in {",", ";", ":"} or view.says(place, "mayors.both", "partnerships.negations"):
            return None
        if view.sentence_end(place) or view.is_given(place):
            return None
    return None


def _verb_closes(view: BlockView, place: int) -> bool:
    """True where the verb of a clause stands right behind a title, or behind the town of it."""
    while (item := view.at(place, Label.LINK) or view.at(place, Label.AFTER)) is not None:
        place = item.end
    if place in view.city:
        place = view.city_end(place)
    elif (
        place
        and place < len(view.words)
        and view.before(place, Label.LINK) is not None
        and is_shaped(view.words[place])
    ):
        place += 1  # a town that the gazetteer does not know
    return view.at(place, Label.COPULA) is not None


def _name_before_comma(view: BlockView, comma: int) -> Span | None:
    for place in range(comma, max(comma - _MOST_BETWEEN - 1, 0), -1):
        name = view.name_before(view.before_bracket(place))
        if name is not None:
            return name if view.is_person(name) else None
        if not view.words[place - 1].islower():
            return None
    return None


def of_other_sentence(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """The holder whom another sentence names: the one before ("She is the Mayor"), or the next one."""
    name = _subject_said_before(view, title)
    if name is not None and name.start not in taken:
        found = finding(view, title, name, "mayor.pronoun-title", sure=0.75, city=city_of_title(view, title))
        return None if found is None else replace(found, term=found.term or _term_of_sentence(view, title))
    name = _new_holder(view, title)
    if name is None:
        return None
    start = view.sentence_start(title.start, _LONGEST_SENTENCE)
    towns = {view.city[place].value: view.city[place] for place in range(start, title.end) if place in view.city}
    city = next(iter(towns.values())) if len(towns) == 1 else None
    return finding(view, title, name, "mayor.new-title-name", sure=0.75, city=city)


def _subject_said_before(view: BlockView, title: Labelled) -> Span | None:
    """The only person of the sentence before one like "She has been Mayor since 2019" or "È sindaca dal 2019"."""
    start = view.sentence_start(title.start, _LONGEST_SENTENCE)
    if start == 0 or is_of_another(view, title) or not _is_of_pronoun(view, title):
        return None
    for _ in range(_MOST_SENTENCES):
        if start == 0:
            return None
        end, start = start, view.sentence_start(start - 1, _LONGEST_SENTENCE)
        people = _people(view, start, end)
        if people:
            same = len({view.raw(name) for name in people}) == 1
            return people[0] if same else None
        spoken = any(view.says(place, "mayors.personal") for place in range(start, end))
        if not spoken and view.language not in codes_with("drops_subjects"):
            return None
    return None


def title_of_nobody_named(view: BlockView) -> Labelled | None:
    """The first title of a text that is said of a pronoun before anybody is named: that of the one in the line over the
    text."""
    for title in view.labels:
        if title.label is Label.TITLE and _may_be_subjects(view, title) and _is_of_pronoun(view, title):
            return None if _people(view, 0, title.start) else title
    return None


def _may_be_subjects(view: BlockView, title: Labelled) -> bool:
    return not (is_deputy(view, title) or is_of_another(view, title))


def _is_of_pronoun(view: BlockView, title: Labelled) -> bool:
    """True where a pronoun, or in some languages nothing, is the subject of the sentence of which a title is said."""
    start = view.sentence_start(title.start, _LONGEST_SENTENCE)
    spoken: list[int] = []
    verbs: list[Labelled] = []
    for place in range(start, title.start):
        if view.says(place, "partnerships.negations") or view.is_given(place) or _is_other(view, place):
            return False
        if view.says(place, "mayors.personal"):
            spoken.append(place)
        if (verb := view.at(place, Label.COPULA)) is not None and verb.end <= title.start:
            verbs.append(verb)
    if not verbs or _name_behind(view, title):
        return False
    for verb in verbs:
        if any(_is_beside(view, place, verb) for place in spoken):
            return True
    return not spoken and view.language in codes_with("drops_subjects") and _begins(view, start, verbs[0])


def _is_other(view: BlockView, place: int) -> bool:
    return any(item.label in _WITHOUT_NAMES for item in view.starting.get(place, ()))


def _is_beside(view: BlockView, place: int, verb: Labelled) -> bool:
    """True for a pronoun that is the subject of a verb: right behind it, or before it with small words between."""
    return place == verb.end or (
        all(view.words[spot].islower() or spot in view.date for spot in range(place + 1, verb.start))
        and place < verb.start
    )


def _begins(view: BlockView, start: int, verb: Labelled) -> bool:
    """True for a verb with which a sentence begins, small words and a date aside."""
    if verb.start - start > _MOST_BEFORE_VERB or start in view.city:
        return False
    return all(view.words[place].islower() or place in view.date for place in range(start + 1, verb.start))


def _name_behind(view: BlockView, title: Labelled) -> bool:
    """True where a subject may stand behind a title: "Era sindaco il conte Rossi"."""
    if title.end >= len(view.words) or title.end in view.city or title.end in view.date:
        return False
    word = view.words[title.end]
    if view.language in codes_with("drops_subjects") and view.says(title.end, "partnerships.which"):
        return True  # "Fue el alcalde quien le dio el premio"
    link = view.at(title.end, Label.LINK)
    return (word in articles(view.language) and link is None) or is_shaped(word)


def _new_holder(view: BlockView, title: Labelled) -> Span | None:
    """The person with whom the next sentence begins: "Brno has a new mayor. Jana Malá took office last week."."""
    if title.end + 1 >= len(view.words) or not view.sentence_end(title.end):
        return None
    lead = range(max(title.start - _MOST_BEFORE_TITLE, view.sentence_start(title.start, _LONGEST_SENTENCE)), title.end)
    if not any(view.says(place, "mayors.newly") for place in lead):
        return None
    name = view.name_at(title.end + 1)
    if name is None or name.start != title.end + 1 or not view.is_person(name) or name.end >= len(view.words):
        return None
    return name if view.words[name.end].islower() else None


def _term_of_sentence(view: BlockView, title: Labelled) -> Mention | None:
    """The only date between the beginning of a sentence and its title: "Sie ist seit 2014 Bürgermeisterin"."""
    places = range(view.sentence_start(title.start, _LONGEST_SENTENCE), title.start)
    dates = {view.date[place].start: view.date[place] for place in places if place in view.date}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _people(view: BlockView, start: int, end: int) -> list[Span]:
    """The full names with a known first name between two tokens."""
    found = []
    place = start
    while place < end:
        name = view.name_at(place)
        if name is not None and name.end <= end and view.is_person(name):
            found.append(name)
        place = max(place + 1, name.end if name is not None else 0)
    return found
