"""Names right before a title, with no comma between: behind a verb, before dates, as a whole line."""

from __future__ import annotations

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.appositions import other_holder_follows
from pipeline.entities.mayors.sentences.predicates import behind_adverbs
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.finding import before_closing, end_with_town, finding
from pipeline.entities.mayors.words import own_words

_MAX_LINE_TOKENS = 14


def chosen_name(view: BlockView, title: Labelled, place: int) -> Found | None:
    """VERB NAME TITLE: "seit 2014 ist Anna Huber (parteilos) Bürgermeisterin", "werd Marijke Smit burgemeester"."""
    name = view.name_before(before_closing(view, behind_adverbs(view, title, place)))
    if name is None or view.parts(name) < 2:
        return None
    start = view.before_honorifics(name.start)
    if start and view.words[start - 1].lower().replace("’", "'") in own_words(view.language).person_articles:
        start -= 1  # "d'Anne Weber"
    if view.before(start, Label.COPULA) is None:
        return None
    return finding(view, title, name, "mayor.verb-name-title", sure=0.85, city=city_of_title(view, title))


def apposed(view: BlockView, title: Labelled, place: int) -> Found | None:
    """NAME TITLE without a comma, where dates or a link follow ("X presidente de 2010 a 2013"), or one of another
    office ("Jean V. maire, Paul D. adjoint")."""
    name = view.name_before(place)
    if name is None or view.parts(name) < 2:
        return None
    ahead = range(title.end, min(title.end + 3, len(view.words)))
    if not any(spot in view.date for spot in ahead) and not other_holder_follows(view, title.end):
        return None
    return finding(view, title, name, "mayor.name-title-term", sure=0.8, city=None)


def ends_line(view: BlockView, title: Labelled) -> bool:
    """True where a short block ends with the title, or with the title and its city."""
    return len(view.words) <= _MAX_LINE_TOKENS and end_with_town(view, title) == len(view.words)


def apposed_in_line(view: BlockView, title: Labelled) -> Found | None:
    """NAME [(party)] TITLE as a whole line, where a line break was lost."""
    name = view.name_before(before_closing(view, title.start))
    if name is None or not 2 <= view.parts(name) <= 4:
        return None
    return finding(view, title, name, "mayor.name-title-line", sure=0.8, city=city_of_title(view, title))
