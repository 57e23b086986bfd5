"""Names that a verb joins to a title within one sentence: "X wurde 1998 Bürgermeister", "le maire était X"."""

from __future__ import annotations

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.predicates import is_of_another
from pipeline.entities.mayors.sentences.subjects import subject_of_relative
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.finding import finding
from pipeline.entities.mayors.words import articles, own_words
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of

_OFFICES = frozenset({Label.TITLE, Label.OFFICE})
_MAX_COPULA_GAP = 12
_MAX_APPOSITION = 14
_MAX_CLAUSE = 12
"""Tokens of a clause between a title and its verb."""
_MAX_LEAD = 5
"""Tokens before a title that is a sentence's subject: "Der erste frei gewählte"."""
_MAX_PHRASE = 7
"""Tokens of the phrase behind it: "nach dem Krieg"."""
_MAX_AGENTS_OFFICE = 9
"""Tokens of "door de commissaris van de Koning," and the name."""
_MOST_BETWEEN = 2
"""Small words between a subject and the comma behind it."""
_MAX_PREDICATE = 8
"""Tokens between a verb and the name behind it: "war in den schweren Jahren nach dem Krieg"."""
_MAX_ADVERBS = 5
"""Words and dates between a subject and its verb: "brachte es um 1978 zum …"."""


def by_verb(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """TITLE is/was ... NAME, or NAME is/was/became ... TITLE, within one sentence."""
    found = _verb_then_name(view, title) or _in_role(view, title)
    if found is not None:
        return found
    name = subject_of_relative(view, title)
    if name is None and not is_of_another(view, title):
        name = _subject_before(view, title)
    name = name or _subject_of_main_clause(view, title)
    if name is None or name.start in taken or _is_refused(view, title, name):
        return None
    return finding(view, title, name, "mayor.name-verb-title", sure=0.8, city=city_of_title(view, title))


def _is_refused(view: BlockView, title: Labelled, name: Span) -> bool:
    """True for somebody behind a verb of refusing: "wees X af als burgemeester", "lehnte X als Bürgermeister ab".

    A verb of two parts has the second one before the title, or at the end of the sentence.
    """
    place = view.before_honorifics(name.start)
    if place and (item := view.before(place, Label.OFFICE)) is not None:
        place = item.start
    if view.says(place - 1, "cities.articles", "mayors.person_articles"):
        place -= 1
    refusals = own_words(view.language).refusals
    part = refusals.get(view.word(place - 1).lower())
    if part is None:
        return False
    last = title.start
    while last < len(view.words) and not view.sentence_end(last):
        last += 1
    return not part or part in view.words[name.end : title.start] or view.word(last - 1) == part


def _subject_before(view: BlockView, title: Labelled) -> Span | None:
    """The subject of a verb before a title; where nothing stands before one verb, the next one is asked: "Karl O. wird
    von den Amerikanern als Bürgermeister eingesetzt"."""
    place = title.start
    surname: Span | None = None
    for _ in range(_MAX_COPULA_GAP):
        if place <= 0 or view.sentence_end(place - 1) or view.says(place - 1, "partnerships.negations"):
            return surname
        copula = view.before(place, Label.COPULA)
        if copula is None:
            if view.words[place - 1] in {",", ";"} or any(
                item.label in {Label.TITLE, Label.OFFICE} for item in view.ending.get(place, ())
            ):
                return surname
            place -= 1
            continue
        name = _subject(view, copula.start)
        if name is not None and (agent := _agents_start(view, name)) is not None:
            place = agent
            continue
        name = _without_agent(view, name)
        if name is not None and view.parts(name) > 1:
            succession = view.before(name.start, Label.SUCCESSION)  # "A succède à B comme maire"
            return name if succession is None else _subject(view, succession.start) or name
        surname, place = surname or name, copula.start
    return surname


def _without_agent(view: BlockView, name: Span | None) -> Span | None:
    """The name before "by" another one, by whom something is done: "Karl Huber von Anna Lenz als Bürgermeister"."""
    if name is None:
        return None
    start = name.start
    while (item := view.before(start, Label.HONORIFIC) or view.before(start, Label.OFFICE)) is not None:
        start = item.start
    signer = view.before(start, Label.SIGNER)
    subject = view.name_before(signer.start) if signer is not None else None
    return name if subject is None or view.parts(subject) < 2 else subject


def _agents_start(view: BlockView, name: Span) -> int | None:
    """Where "by" stands whose office, in front of a comma, is that of a name: "von der Landrätin, Anna Lenz, als
    Bürgermeisterin vereidigt"; None where it is nobody's by whom something is done."""
    if view.word(name.start - 1) != ",":
        return None
    for place in range(name.start - 1, max(0, name.start - _MAX_AGENTS_OFFICE), -1):
        if (signer := view.before(place, Label.SIGNER)) is not None:
            return signer.start
        if view.sentence_end(place - 1) or view.before(place, Label.COPULA) is not None:
            return None
    return None


def _subject(view: BlockView, place: int) -> Span | None:
    """The name before a verb: directly, before a parenthesis, or before an apposition between commas."""
    for _ in range(_MAX_ADVERBS):
        if place == 0 or not (view.words[place - 1].islower() or (place - 1) in view.date):
            break
        word = view.words[place - 1].lower()
        if word in set_of(view.language, "partnerships.negations") or word in set_of(
            view.language, "mayors.whose", "mayors.possessives"
        ):
            return None
        place -= 1
    place = view.before_bracket(place)
    name = view.name_before(place)
    if name is not None or view.word(place - 1) != ",":
        return name
    ahead = place - 1
    for _ in range(_MOST_BETWEEN + 1):  # "Max Kolb etwa, der als …"
        name = view.name_before(view.before_bracket(ahead))
        if name is not None:
            return name
        if not view.words[ahead - 1].islower():
            break
        ahead -= 1
    for back in range(place - 2, max(place - _MAX_APPOSITION, 0), -1):
        if view.sentence_end(back):
            return None
        if view.words[back] == ",":
            return view.name_before(view.before_bracket(back))
    return None


def _subject_of_main_clause(view: BlockView, title: Labelled) -> Span | None:
    """The last full name before "when he was mayor", with a known first name."""
    clause = view.before(title.start, Label.WHILE)
    if clause is None:
        return None
    for place in range(clause.start, max(clause.start - _MAX_APPOSITION, 0), -1):
        if view.sentence_end(place - 1) or view.has_before(place, *_OFFICES):
            return None
        name = view.name_before(place)
        if name is not None:
            return name if view.is_person(name) else None
    return None


def _verb_then_name(view: BlockView, title: Labelled) -> Found | None:
    place = title.end
    city = city_of_title(view, title)
    if city is not None:
        place = view.behind(place, city)
    copula = view.at(_behind_clause(view, place), Label.COPULA) or _verb_of_subject(view, title, place)
    if copula is None:
        return None
    place = copula.end
    for _ in range(_MAX_PREDICATE):
        if place >= len(view.words) or view.sentence_end(place) or view.words[place] == ",":
            return None
        if view.says(place, "partnerships.negations"):
            return None
        if view.at(place, Label.OFFICE) is not None:
            return None  # "Joining the Mayor are councillors Jane B., …"
        if (honorific := view.at(place, Label.HONORIFIC)) is not None:
            place = honorific.end
            continue
        name = view.name_at(place)
        if name is not None and view.parts(name) >= 2 and place not in view.city:
            if _is_beside_subject(view, name, copula.end):
                return None
            if _is_noun(view, name):
                place = name.end
                continue
            return finding(view, title, name, "mayor.title-verb-name", sure=0.8, city=city)
        place += 1
    return None


def _is_noun(view: BlockView, name: Span) -> bool:
    """True for words behind an article or "and" that begin with no first name, where nouns have capitals: "ist für
    Planung und Durchführung von Festen zuständig"."""
    if view.language not in codes_with("capital_nouns") or view.is_given(name.start):
        return False
    before = view.words[name.start - 1].lower()
    return before in articles(view.language) or before in set_of(view.language, "partnerships.joiners")


def _in_role(view: BlockView, title: Labelled) -> Found | None:
    """AS TITLE VERB NAME: "Als Bürgermeister hat Anna Huber unterschrieben", but not "traf er Anna Huber"."""
    lead = title.start - 1
    if lead < 0 or not view.says(lead, "mayors.in_role"):
        return None
    if lead > 0 and not view.sentence_end(lead - 1):
        return None
    city = city_of_title(view, title)
    place = title.end
    if city is not None:
        place = view.behind(place, city)
    if place >= len(view.words) or not view.words[place].islower():
        return None
    place += 1
    if view.says(place, "mayors.person_articles"):
        place += 1  # "huet de Jean Weber"
    name = view.name_at(place)
    if name is None or not view.is_person(name):
        return None
    return finding(view, title, name, "mayor.in-role", sure=0.75, city=city)


def _is_beside_subject(view: BlockView, name: Span, verb_end: int) -> bool:
    """True for the one by, with or for whom something is done: "The Mayor was invited by Anna Huber"."""
    place = view.before_honorifics(name.start)
    words = [word.lower().replace("’", "'") for word in view.words[max(verb_end, place - 3) : place]]
    own, small = own_words(view.language), articles(view.language)
    if words[-1:] and (words[-1] in own.oblique or words[-1] in own.signers):
        return True
    if len(words) > 1 and words[-1] in small and words[-2] in own.oblique:
        return True
    agents = words[-2:-1] + (words[-3:-2] if words[-2:-1] and words[-2] in small else [])
    return any(word in own.signers for word in agents)  # "by artist Anna Huber", "von der Künstlerin Anna Huber"


def _behind_clause(view: BlockView, place: int) -> int:
    """The token behind a short clause between commas ("The first mayor, elected in 1959, was …"), else the same."""
    if view.word(place) != ",":
        return place
    for ahead in range(place + 1, min(place + _MAX_CLAUSE, len(view.words))):
        if view.sentence_end(ahead) or view.is_given(ahead):
            return place
        if view.words[ahead] == ",":
            return ahead + 1
    return place


def _verb_of_subject(view: BlockView, title: Labelled, place: int) -> Labelled | None:
    """The verb of a sentence whose subject is the title and a phrase: "Primo sindaco del dopoguerra fu …"."""
    before = range(view.sentence_start(title.start), title.start)
    if len(before) > _MAX_LEAD or any(spot in view.city or view.is_given(spot) for spot in before):
        return None
    for ahead in range(place, min(place + _MAX_PHRASE, len(view.words))):
        if view.sentence_end(ahead) or view.words[ahead] in {",", ";", ":"} or view.is_given(ahead):
            return None
        if (verb := view.at(ahead, Label.COPULA)) is not None and ahead > place:
            return verb
    return None
