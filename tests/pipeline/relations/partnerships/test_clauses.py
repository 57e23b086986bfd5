"""How a text is cut into clauses: nothing is lost, and none is longer than anybody writes."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.find import find_mentions
from pipeline.relations.find import find_relations
from pipeline.relations.partnerships.clauses.cutting import LONGEST_CLAUSE, clause_spans
from tests.counted_work import lines_run
from tests.pipeline.pages_by_hand import document

TOWNS = re.findall(
    r"\w+",
    """Lyon Poitiers Reims Dijon Metz Rouen Nantes Rennes Caen Limoges Avignon Toulon Grenoble Angers Perpignan Amiens
    Mulhouse Colmar Pau Dunkerque Calais Roubaix Tourcoing Lorient Quimper Vannes Laval Cholet Bourges Troyes Montauban
    Albi Castres Narbonne Carcassonne Tarbes Agen Bayonne Anglet Biarritz Annecy Valence Vienne Roanne Vichy Nevers
    Auxerre Chaumont Belfort Colombes Arras Lens Douai Cambrai Maubeuge Laon""",
)


def partners(text: str) -> set[str]:
    doc = document([text], "de", "DE", "2808720")
    mentions, _ = find_mentions(doc)
    return {fact.b.name for fact in find_relations(doc, mentions).partnerships}


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="ab ,.;A", max_size=400), st.integers(1, 30))
def test_the_clauses_stand_behind_each_other_and_none_is_too_long(text: str, times: int) -> None:
    spans = clause_spans(text * times)
    assert all(start <= end <= start + LONGEST_CLAUSE for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_sentence_of_many_towns_is_read_to_its_end() -> None:
    text = (
        "Unsere Partnerstädte sind " + ", ".join(f"{town} in Frankreich (seit dem Jahr 1964)" for town in TOWNS) + "."
    )
    assert len(text) > LONGEST_CLAUSE
    found = partners(text)
    assert TOWNS[-1] in found
    assert len(found) > 0.9 * len(TOWNS)


def test_twice_a_sentence_without_an_end_takes_less_than_three_times_the_work() -> None:
    said = "Im Beisein des Bürgermeisters von Arles unterzeichnete Jan Kolbe 1990 die Partnerschaft mit Marburg, "
    partners(said)  # what is read once a process is no work of the sentence
    short, long = (lines_run(lambda times=times: partners(said * times)) for times in (100, 200))
    assert long < 3 * short
