"""Mayors whose title and name stand apart: a pronoun, a relative clause or the next sentence joins them."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


def names(lines: list[Line], language: str) -> list[str]:
    country = {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE", "lb": "LU"}.get(language, language.upper())
    return [value for _, value in mayors(lines, language, country)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Anna Huber wurde 1970 in Ulm geboren. Sie ist seit 2014 Bürgermeisterin."),
        ("de", "Anna Huber wuchs in Ulm auf. Nach dem Studium war sie Anwältin. Seit 2014 ist sie Bürgermeisterin."),
        ("fr", "Anna Huber est née à Dijon. Elle est maire depuis 2014."),
        ("en", "Anna Huber grew up in York. She has been Mayor since May 2024."),
        ("it", "Anna Huber è nata a Pisa. È sindaca dal 2019."),
        ("es", "Anna Huber nació en Toledo. Es alcaldesa desde 2015."),
        ("pt", "Anna Huber nasceu em Braga. É presidente da Câmara Municipal desde 2015."),
        ("nl", "Anna Huber groeide op in Breda. Sinds 2014 is zij burgemeester."),
        ("pl", "Anna Huber pochodzi z Opola. Jest burmistrzem od 2014 roku."),
        ("cs", "Anna Huber pochází z Plzně. Od roku 2014 je starostkou města."),
        ("da", "Anna Huber er født i Vejle. Hun er borgmester siden 2014."),
        ("sv", "Anna Huber växte upp i Lund. Hon är borgmästare sedan 2014."),
    ],
)
def test_a_pronoun_or_a_verb_alone_speaks_of_the_only_person_of_the_sentence_before(language: str, text: str) -> None:
    assert names([text], language) == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Hart met Paul Whitlock in York. He was Mayor at the time."),
        ("en", "Paul Whitlock grew up in York. He was never Mayor."),
        ("en", "Paul Whitlock grew up in York. He was Deputy Mayor in 2010."),
        ("en", "Paul Whitlock is a baker. He was greeted by the Mayor at the hall."),
        ("en", "Paul Whitlock is a baker. The chairman of the club was Mayor."),
        ("de", "Karl Ohm gründete den Verein. Er will Bürgermeister werden."),
        ("de", "Karl Ohm ist Vorsitzender. Er ist Sprecher der Bürgermeisterin."),
        ("fr", "Paul Giraud est boulanger. Il est adjoint au maire depuis 2014."),
        ("it", "Paolo Neri è fornaio. Era sindaco il conte Rossi."),
        ("it", "Paolo Neri è artista. È il sindaco che lo ha premiato."),
        ("es", "Pablo Ruiz es artista. Fue el alcalde quien le dio el premio."),
        ("it", "Paolo Neri è fornaio. È stato ricevuto dal sindaco ieri."),
        ("es", "Pablo Ruiz es panadero. Es hijo del alcalde de Toledo."),
        ("pl", "Jan Kowalski jest piekarzem. Jest synem burmistrza Krakowa."),
    ],
)
def test_a_sentence_without_a_name_makes_nobody_mayor_whom_it_may_not_mean(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", [(HEADING, "Anna Huber"), "Geboren 1970 in Ulm. Seit 2014 ist sie Bürgermeisterin der Stadt."]),
        ("it", [(HEADING, "Anna Huber"), "Nata a Pisa nel 1970, è avvocata. È sindaca dal 2019."]),
        ("en", [(HEADING, "Anna Huber"), "Born in York. She became Mayor in 2014."]),
    ],
)
def test_a_text_without_a_name_speaks_of_the_name_over_it(language: str, lines: list[Line]) -> None:
    assert names(lines, language) == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Anna Huber, die seit 2019 Bürgermeisterin von Ulm ist, kam zum Fest."),
        ("de", "Karl Ohm (SPD), der von 1990 bis 2004 Bürgermeister war, erzählte."),
        ("de", "Im Saal saß Anna Huber, die 1999 als Erste zur Bürgermeisterin gewählt wurde."),
        ("nl", "Jan Smit, die daar sinds 2019 burgemeester is, kwam kijken."),
        ("lb", "D'Anna Huber, déi zanter 2011 Buergermeeschtesch ass, huet geschwat."),
    ],
)
def test_a_relative_clause_may_end_with_its_verb(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Karl Ohm, der vom Bürgermeister geehrt wurde, sprach.",
        "Karl Ohm, der mit dem Bürgermeister befreundet war, sprach.",
        "Karl Ohm, der nie Bürgermeister war, sprach.",
        "Karl Ohm spielte, die beiden Bürgermeister sind Freunde.",
    ],
)
def test_a_relative_clause_with_somebody_elses_title_makes_nobody_mayor(text: str) -> None:
    assert names([text], "de") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Unsere Partnerstadt Pisa hat eine neue Bürgermeisterin. Anna Huber legte gestern den Eid ab."),
        ("en", "Our twin town Pisa has a new mayor. Anna Huber took office last week."),
        ("fr", "Pise a une nouvelle maire. Anna Huber a prêté serment hier."),
        ("it", "Pisa ha una nuova sindaca. Anna Huber ha giurato ieri."),
        ("es", "La ciudad de Pisa tiene nueva alcaldesa. Anna Huber tomó posesión ayer."),
    ],
)
def test_the_next_sentence_names_the_new_mayor_of_the_town_of_this_one(language: str, text: str) -> None:
    relations, _ = facts([text], language, "AT", "2761369")
    (fact,) = relations.mayoralties
    assert (fact.person, fact.city.name) == ("Anna Huber", "Pisa")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council has a new mayor. Paul Whitlock, deputy mayor, welcomed guests."),
        ("en", "The hall belongs to the mayor. Paul Whitlock swept it."),
    ],
)
def test_the_next_sentence_may_speak_of_somebody_else(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Karl Ohm wurde vom Bürgermeister geehrt."),
        ("de", "Karl Ohm wurde gestern von der Bürgermeisterin geehrt."),
        ("de", "Karl Ohm ist Fahrer des Bürgermeisters."),
        ("en", "Paul Whitlock was greeted by the Mayor at the hall."),
        ("en", "Paul Whitlock is the son of a former Mayor."),
        ("fr", "Paul Giraud a été reçu par le maire."),
        ("fr", "Paul Giraud est le fils d’un ancien maire."),
        ("it", "Paolo Neri è stato ricevuto dal sindaco ieri."),
        ("es", "Pablo Ruiz fue recibido por el alcalde de Toledo."),
        ("pt", "João Prado foi recebido pelo presidente da Câmara."),
        ("nl", "Jan Smit werd door de burgemeester ontvangen."),
        ("da", "Jens Holm blev modtaget af borgmesteren."),
        ("pl", "Jan Kowalski został przyjęty przez burmistrza miasta."),
        ("cs", "Jan Novák byl přijat starostou města."),
    ],
)
def test_who_meets_a_mayor_or_belongs_to_one_is_none(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Karl Ohm wurde von den Räten zum Bürgermeister gewählt."),
        ("en", "Paul Whitlock was elected by the council as Mayor."),
        ("en", "Paul Whitlock was appointed to the office of Mayor."),
        ("fr", "Paul Giraud a été élu au poste de maire."),
        ("pl", "Jan Kowalski został wybrany na burmistrza."),
    ],
)
def test_who_is_elected_to_the_office_is_mayor(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Seit 2014 ist Anna Huber hier Bürgermeisterin."),
        ("de", "Von 1990 bis 2004 war Anna Huber (CSU) lange Bürgermeisterin."),
        ("nl", "Van 1990 tot 2004 was Anna Smit hier burgemeester."),
        ("da", "I dag er Anna Lind fortsat borgmester."),
        ("sv", "I Lund var Anna Lind länge borgmästare."),
    ],
)
def test_the_subject_stands_behind_the_verb_and_adverbs_before_the_title(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Heute ist Anna Huber beim Bürgermeister zu Gast."),
        ("de", "Damals war Anna Huber nicht Bürgermeisterin."),
        ("nl", "Gisteren was Anna Smit bij de burgemeester."),
        ("da", "I dag er Anna Lind hos borgmesteren."),
    ],
)
def test_who_is_with_the_mayor_today_is_none(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Mayor at the time, Ann Hart, signed."),
        ("es", "El alcalde de entonces, Pablo Ruiz, firmó."),
        ("it", "Il sindaco di allora, Paolo Neri, firmò."),
        ("pt", "O presidente da Câmara de então, João Prado, assinou."),
        ("nl", "De burgemeester van toen, Jan Smit, tekende."),
        ("de", "Der Bürgermeister von damals, Karl Ohm, unterschrieb."),
    ],
)
def test_a_title_may_be_that_of_another_time(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


def test_terms_of_another_office_make_no_mayors() -> None:
    text = "Als Stadtdirektoren amtierten Karl Ohm (1946–1964) und Jan Erb (1964–1983). Anna Huber ist Bürgermeisterin."
    assert names([text], "de") == ["Anna Huber"]
    text = "De Luc Petit, bourgmestre, à Jean Roux (1994-2004, puis ministre) et Marc Dumas (2004-2014), tous signent."
    assert "Marc Dumas" in names([text], "fr")


def test_a_foreign_guests_form_of_address_is_no_part_of_the_name() -> None:
    assert names(["Le Mayor, Mrs Elspeth Hart, souhaite une rencontre."], "fr") == ["Elspeth Hart"]


def test_who_hands_over_the_chain_has_a_successor() -> None:
    text = "Outgoing Mayor Ann Hart handed the chain of office to Paul Whitlock."
    assert names([text], "en") == ["Ann Hart", "Paul Whitlock"]


def test_the_starosta_stays_the_head_where_a_guest_is_a_primator() -> None:
    lines: list[Line] = ["Starosta Jan Novák zahájil trh.", "Slovenský primátor Pavol Kováč mu poděkoval."]
    assert "Jan Novák" in names(lines, "cs")


@pytest.mark.parametrize(
    "text",
    [
        "Das ist auch Karl Ohm zu danken, bis 2001 Bürgermeister der Nachbarn.",
        "Sie setzte sich gegen Karl Ohm durch, den Bürgermeister von Hinterwalden.",
    ],
)
def test_small_words_may_stand_between_a_name_and_its_title_of_some_time_or_town(text: str) -> None:
    assert [value for _, value in mayors([text], "de", "DE", "2925177")] == ["Karl Ohm"]


def test_a_title_of_no_time_or_town_is_not_that_of_a_name_before_other_words() -> None:
    assert names(["Hier hat Karl Ohm gewohnt, Bürgermeister kamen viele."], "de") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Huber had been Mayor in 2009."),
        ("en", "His late wife, Anna Huber, had been Mayor."),
        ("en", "Anna Huber, who had been Mayor in 2009, spoke."),
        ("en", "Anna Huber was made Mayor in May 2025."),
        ("en", "Anna Huber has become Mayor."),
        ("fr", "Anna Huber avait été maire en 2009."),
        ("fr", "Anna Huber, qui avait été maire en 2009, est venue."),
        ("fr", "Anna Huber sera maire de 1995 à 2001."),
        ("fr", "Anna Huber deviendra maire en 1995."),
        ("es", "Anna Huber había sido alcaldesa en 2009."),
        ("es", "Anna Huber llegó a ser alcaldesa en 1995."),
        ("it", "Anna Huber sarà sindaca fino al 1995."),
        ("pt", "Anna Huber tinha sido presidente da Câmara em 2009."),
        ("pt", "Anna Huber, que fora prefeita em 2009, falou."),
        ("nl", "Anna Huber, die in 2009 burgemeester was geweest, kwam."),
        ("da", "Anna Huber havde været borgmester i 2009."),
        ("da", "Anna Huber har været borgmester siden 2011."),
        ("sv", "Anna Huber hade varit borgmästare 2009."),
        ("sv", "Anna Huber har varit borgmästare sedan 2011."),
        ("cs", "Anna Huber bývala starostkou."),
        ("lb", "D'Anna Huber war 2009 Buergermeeschtesch gewiescht."),
    ],
)
def test_a_verb_joins_name_and_title_in_every_tense(language: str, text: str) -> None:
    assert names([text], language) == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Huber, whose father had been Mayor, spoke."),
        ("en", "Anna Huber and her brother was Mayor in 1990."),
        ("de", "Anna Huber, deren Vater war 1990 Bürgermeister, sprach."),
        ("fr", "Anna Huber, dont le père fut maire, parle."),
        ("es", "Anna Huber, cuyo padre fue alcalde, habló."),
        ("it", "Anna Huber, il cui padre era sindaco, parlò."),
        ("sv", "Anna Huber, vars far var borgmästare, talade."),
    ],
)
def test_whose_father_was_mayor_is_none_herself(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Mayor was invited by Anna Huber."),
        ("en", "The Mayor was painted by artist Anna Huber."),
        ("en", "The Mayor was with Mrs Anna Huber."),
        ("de", "Der Bürgermeister ist mit Anna Huber befreundet."),
        ("de", "Der Bürgermeister wurde von der Künstlerin Anna Huber gemalt."),
        ("fr", "Le maire sera accompagné de Anna Huber."),
        ("fr", "La permanence du maire est assurée par Mme Anna Huber."),
        ("it", "Il sindaco è stato accompagnato da Anna Huber."),
        ("pt", "O presidente da Câmara foi recebido por Anna Huber."),
        ("nl", "De burgemeester is te gast bij Anna Huber."),
        ("da", "Borgmesteren var på besøg hos Anna Huber."),
        ("sv", "Borgmästaren var på besök hos Anna Huber."),
    ],
)
def test_the_one_with_whom_or_by_whom_something_is_done_to_a_mayor_is_none(language: str, text: str) -> None:
    assert names([text], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Burmistrzem był przez dwa lata Jan Kowalski."),
        ("it", "Sindaco fu per due anni Paolo Neri."),
        ("de", "Bürgermeister war unter den Franzosen Karl Ohm."),
        ("fr", "Le maire était à l'époque Paul Giraud."),
        ("fr", "Paul Giraud, dont on fête le centenaire, fut maire."),
    ],
)
def test_words_of_time_between_verb_and_name_are_no_other_person(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Als Bürgermeister unterschrieb Karl Ohm den Vertrag."),
        ("de", "Als Bürgermeister der Stadt Metz hat Karl Ohm unterschrieben."),
        ("nl", "Als burgemeester tekende Jan Smit het verdrag."),
        ("da", "Som borgmester skrev Jens Madsen under."),
        ("sv", "Som borgmästare skrev Jan Berg under."),
        ("cs", "Jako starosta podepsal Jan Novák smlouvu."),
        ("lb", "Als Buergermeeschter huet de Jean Weber ënnerschriwwen."),
        ("de", "Bürgermeister seit 2010: Karl Ohm"),
        ("en", "Paul Whitlock, the town's mayor from 1990 to 1998, came."),
    ],
)
def test_somebody_acts_as_mayor(language: str, text: str) -> None:
    assert len(names([text], language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Als Bürgermeister traf er Karl Ohm."),
        ("de", "Er kam als Bürgermeister und Karl Ohm als Gast."),
        ("de", "Als stellvertretender Bürgermeister unterschrieb Karl Ohm."),
        ("de", "Stellvertretender Bürgermeister seit 2010: Karl Ohm"),
        ("da", "Som borgmester mødte han Jens Madsen."),
        ("en", "Paul Whitlock, the town's deputy mayor from 1990, came."),
    ],
)
def test_whom_somebody_meets_as_mayor_is_none(language: str, text: str) -> None:
    assert names([text], language) == []


def test_what_a_mayor_of_a_foreign_town_signs_is_nobodys_name() -> None:
    text = "Nel 2006, da sindaco della cittadina francese firmò il Patto di gemellaggio Luc Petit."
    assert ("Patto", "Patto") not in mayors([text], "it", "IT")


def test_a_term_may_stand_between_title_and_holder() -> None:
    assert mayors(["REPORT OF: Lord Mayor of the City of Coventry 2011/12 Councillor Ann Hart"], "en", "GB") == [
        ("Ann Hart", "Ann Hart")
    ]
