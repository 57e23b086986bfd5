"""Who stands for the office, hopes for it or was defeated is no mayor; who was elected to it is one."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line

COUNTRIES = {"cs": "CZ", "da": "DK", "en": "GB", "lb": "LU", "sv": "SE"}

HOPING = [
    ("de", "Kandidatin für das Amt der Oberbürgermeisterin ist Anna Huber."),
    ("de", "Um das Amt des Bürgermeisters bewirbt sich auch Jens Maier."),
    ("de", "Jens Maier, Kandidat der Grünen für das Amt des Bürgermeisters, stellte sich vor."),
    ("de", "Anna Huber wurde von ihrer Partei für das Amt der Bürgermeisterin nominiert."),
    ("de", "Jens Maier unterlag bei der Wahl zum Bürgermeister nur knapp."),
    ("de", "Anna Huber möchte Bürgermeisterin von Linz werden."),
    ("de", "Bewerber um das Amt des Bürgermeisters: Jens Maier"),
    ("en", "John Bull is a candidate for Mayor of Lincoln."),
    ("en", "Jane Roe wants to become Mayor of Bath."),
    ("en", "Ann Lee was defeated in the election for Mayor of Reading on 4 May 2023."),
    ("en", "In 2009 John Bull stood unsuccessfully for Mayor."),
    ("en", "Jane Roe is running for the office of Mayor."),
    ("en", "Candidate for Mayor: John Bull"),
    ("en", "John Bull hopes to be the next Mayor of Bath."),
    ("fr", "Paul Durand, candidat au poste de maire de Toulon, était là."),
    ("fr", "Luc Petit est candidat à la fonction de maire."),
    ("fr", "Anne Moreau souhaite devenir maire de Nancy."),
    ("fr", "Luc Petit, futur maire de Metz, y naît en 1962."),
    ("fr", "Les candidats au poste de bourgmestre sont Luc Petit et Anne Moreau."),
    ("it", "Marco Rossi è candidato sindaco."),
    ("it", "Il candidato a sindaco di Verona è Flavio Bianchi."),
    ("it", "Maria Conti si candida a sindaca di Pavia."),
    ("it", "Marco Rossi era l'aspirante sindaco della lista civica."),
    ("es", "María López es candidata a alcaldesa de Burgos."),
    ("es", "El aspirante a alcalde de Ávila es Juan Pérez."),
    ("es", "Juan Pérez quiere ser alcalde de Ávila."),
    ("es", "Juan Pérez se postula como alcalde."),
    ("pt", "Rui Costa é candidato a presidente da Câmara Municipal de Tavira."),
    ("pt", "A candidata à prefeita de Olinda é Maria Lima."),
    ("pt", "João Lima foi derrotado na eleição para prefeito de Olinda."),
    ("pl", "Kandydatem na burmistrza Kutna jest Jan Kowalski."),
    ("pl", "Jan Kowalski kandyduje na burmistrza."),
    ("pl", "Jan Kowalski był kandydatem na urząd prezydenta miasta."),
    ("cs", "Kandidátem na starostu je Jan Novák."),
    ("cs", "Jana Nováková kandiduje na primátorku města."),
    ("nl", "Jan de Boer is kandidaat voor het ambt van burgemeester van Gouda."),
    ("nl", "Els Smit wil burgemeester van Gouda worden."),
    ("nl", "De kandidaat-burgemeester is Els Smit."),
    ("da", "Lars Holm er kandidat til posten som borgmester."),
    ("da", "Mette Holm vil være borgmester i Vejle."),
    ("sv", "Lars Holm är kandidat till posten som borgmästare."),
    ("lb", "De Kandidat fir de Posten als Buergermeeschter ass de Jos Kieffer."),
]

HOLDING = [
    ("de", "Der unterlegene Kandidat gratulierte Bürgermeisterin Anna Huber."),
    ("de", "Als Kandidatin der Grünen wurde Anna Huber 2010 zur Bürgermeisterin gewählt."),
    ("de", "Im Jahr 2004 verlor sie die Wahl zum Landrat, 2010 wurde Anna Huber Bürgermeisterin."),
    ("de", "Bürgermeisterin Anna Huber kandidiert nicht mehr für das Amt."),
    ("de", "Die Bürgermeisterin Anna Huber möchte das Bad sanieren und Vorbild werden."),
    ("de", "Anna Huber wurde 2010 zur Bürgermeisterin gewählt und 2018 nicht wiedergewählt."),
    ("de", "Zur Wahl des Bürgermeisters Jens Maier gratulierte der Kandidat der Grünen."),
    ("de", "Anna Huber wurde 2010 für das Amt der Bürgermeisterin gewählt."),
    ("en", "The candidate thanked Mayor Ann Lee."),
    ("en", "Ann Lee, who stood for Mayor in 2015, was elected Mayor of Bath in 2019."),
    ("en", "The candidate waited in the hall for Mayor Ann Lee."),
    ("nl", "Els Smit wil als burgemeester van Gouda luisteren."),
    ("en", "Mayor Ann Lee is running for Parliament."),
    ("en", "The candidate of the Green Party lost to Mayor Ann Lee."),
    ("en", "In 1990 she stood for Parliament; Ann Lee was elected Mayor in 2003."),
    ("en", "Ann Lee is standing for re-election as Mayor of Bath."),
    ("fr", "Anne Moreau, candidate aux législatives, est maire de Nancy."),
    ("fr", "Le candidat remercie le maire Anne Moreau."),
    ("it", "La sindaca Maria Conti si candida alle regionali."),
    ("it", "Il candidato ha incontrato la sindaca Maria Conti."),
    ("es", "La alcaldesa María López quiere ser la voz del pueblo."),
    ("pt", "O candidato agradeceu à prefeita Maria Lima."),
    ("pl", "Burmistrz Jan Kowalski kandyduje do Sejmu."),
    ("pl", "Kandydat spotkał się z burmistrzem Janem Kowalskim."),
    ("cs", "Starosta Jan Novák kandiduje do Senátu."),
    ("nl", "De kandidaat bedankte burgemeester Els Smit."),
    ("da", "Kandidaten takkede borgmester Mette Holm."),
    ("lb", "De Kandidat huet dem Buergermeeschter Jos Kieffer Merci gesot."),
]


@pytest.mark.parametrize(("language", "text"), HOPING)
def test_who_hopes_for_the_office_does_not_hold_it(language: str, text: str) -> None:
    assert mayors([text], language, COUNTRIES.get(language, language.upper())) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Anna Huber wurde nicht zur Bürgermeisterin gewählt."),
        ("de", "Bürgermeister wurde nicht Jens Maier."),
        ("en", "John Bull was not elected Mayor."),
        ("en", "The Mayor is not John Bull."),
        ("fr", "Luc Petit n'est pas élu maire."),
        ("it", "Marco Rossi non è stato eletto sindaco."),
        ("es", "Juan Pérez no fue elegido alcalde."),
        ("pt", "Rui Costa não foi eleito presidente da Câmara."),
        ("pl", "Jan Kowalski nie został burmistrzem."),
        ("cs", "Jan Novák nebyl zvolen starostou."),
        ("nl", "Jan Smit werd niet benoemd tot burgemeester."),
        ("da", "Lars Holm blev ikke valgt til borgmester."),
        ("sv", "Lars Holm valdes inte till borgmästare."),
        ("lb", "De Jos Kieffer gouf net Buergermeeschter."),
    ],
)
def test_who_did_not_become_mayor_is_none(language: str, text: str) -> None:
    assert mayors([text], language, COUNTRIES.get(language, language.upper())) == []


@pytest.mark.parametrize(("language", "text"), HOLDING)
def test_a_mayor_beside_words_of_a_candidacy_stays_one(language: str, text: str) -> None:
    assert len(mayors([text], language, COUNTRIES.get(language, language.upper()))) == 1


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Kandidaten für das Amt des Bürgermeisters"),
        ("en", "Candidates for Mayor"),
        ("fr", "Candidats au poste de maire"),
        ("pl", "Kandydaci na burmistrza"),
    ],
)
def test_a_list_of_candidates_is_no_list_of_mayors(language: str, heading: str) -> None:
    lines: list[Line] = [heading, "Anna Huber 1990–1998", "Peter Berger 1998–2006", "Robert Lang 2006–2014"]
    assert mayors(lines, language, COUNTRIES.get(language, language.upper())) == []
