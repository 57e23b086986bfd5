"""Mayors whom a page calls by no title: it says that they lead a town hall."""

from __future__ import annotations

import pytest

from pipeline.record import MentionType
from tests.pipeline.geonames_ids import LINZ
from tests.pipeline.pages_by_hand import facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es sprach Anna Huber, die das Rathaus von Metz seit 2020 leitet."),
        ("de", "An der Spitze der Stadt Metz steht seit 2020 Anna Huber."),
        ("de", "Gäste aus Metz brachte Anna Huber mit, die das Rathaus dort seit Mai 2020 führt."),
        ("fr", "Avec Anna Huber, qui préside l’exécutif de Metz, nous avons signé."),
        ("fr", "Anna Huber, à la tête de la municipalité de Metz depuis 2020, était là."),
        ("fr", "Anna Huber dirige depuis 2020 la mairie de Metz."),
        ("en", "Anna Huber, who has led the town hall in Metz since 2020, thanked us."),
        ("it", "Anna Huber, che guida il Comune di Metz dal 2020, ha ringraziato."),
        ("it", "Alla guida del Comune di Metz c'è dal 2020 Anna Huber."),
        ("es", "Anna Huber, que ocupa la Alcaldía de Metz desde 2020, agradeció la visita."),
        ("es", "Al frente del Ayuntamiento de Metz está Anna Huber."),
        ("pt", "O grupo vinha com Anna Huber, que preside à Câmara de Metz há um ano."),
        ("nl", "Anna Huber, die aan het hoofd van de gemeente Metz staat, bedankte."),
        ("pl", "Anna Huber, która kieruje ratuszem w Metz, dziękowała."),
        ("cs", "Přijela Anna Huber, která stojí v čele radnice v Metz."),
        ("cs", "Za Metz podepsala Anna Huber, která stála v čele radnice v letech 1998 až 2010."),
        ("da", "Anna Huber, der står i spidsen for kommunen Metz, takkede."),
        ("sv", "Anna Huber, som styr staden Metz, tackade."),
    ],
)
def test_who_leads_a_town_hall_is_its_mayor(language: str, text: str) -> None:
    relations, _ = facts([text], language, "AT", LINZ)
    (fact,) = relations.mayoralties
    assert (fact.person, fact.city.name, fact.titled) == ("Anna Huber", "Metz", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Huber ran the town hall for four terms, from 2006 to 2024."),
        ("de", "Anna Huber stand vier Amtszeiten lang an der Spitze der Stadt."),
        ("de", "Anna Huber stand 20 Jahre an der Spitze der Stadt."),
        ("fr", "Anna Huber a dirigé la mairie pendant vingt ans."),
        ("es", "Anna Huber estuvo al frente del Ayuntamiento durante cuatro mandatos."),
        ("it", "Anna Huber guidò il Comune per quattro mandati."),
        ("pt", "Anna Huber esteve à frente da Câmara Municipal durante quatro mandatos."),
        ("nl", "Anna Huber stond vier termijnen aan het hoofd van de gemeente."),
        ("pl", "Anna Huber stała na czele gminy przez cztery kadencje."),
        ("cs", "Anna Huber vedla radnici dvacet let."),
        ("da", "Anna Huber stod i spidsen for kommunen i tyve år."),
        ("sv", "Anna Huber ledde staden i tjugo år."),
    ],
)
def test_how_long_somebody_led_it_may_stand_beside_it(language: str, text: str) -> None:
    _, mentions = facts(
        [text], language, {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE"}.get(language, language.upper())
    )
    assert [mention.raw for mention in mentions if mention.type is MentionType.MAYOR] == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Anna Huber, qui dirige la chorale de la mairie, a chanté."),
        ("fr", "Anna Huber, qui préside la commission, est venue."),
        ("fr", "Anna Huber, directrice, est à la tête du musée de la commune."),
        ("de", "Anna Huber leitet die Bücherei im Rathaus."),
        ("de", "Das Team von Anna Huber führt die Stadt durch die Baustelle."),
        ("de", "Stadtrat Karl Ohm führt die Stadt vor."),
        ("en", "Paul Whitlock heads the town hall's choir."),
        ("en", "Paul Whitlock leads the council."),
        ("en", "Paul Whitlock heads the town hall archive."),
        ("en", "The team led by Paul Whitlock runs the town hall."),
        ("es", "Pablo Ruiz ocupa el municipio con sus obras."),
        ("fr", "Luc Petit conduit la ville nouvelle au théâtre."),
        ("cs", "Jana Malá vede město hrou."),
        ("es", "Pablo Ruiz preside la comisión del Ayuntamiento."),
        ("es", "Pablo Ruiz no dirige el Ayuntamiento."),
        ("it", "Paolo Neri, assessore, guida il Comune nella trattativa."),
        ("pl", "Jan Kowalski kieruje biblioteką miasta."),
    ],
)
def test_who_leads_something_else_is_none(language: str, text: str) -> None:
    _, mentions = facts([text], language, "AT", LINZ)
    assert [mention.raw for mention in mentions if mention.type is MentionType.MAYOR] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Burgervader Jan Smit opende de markt."),
        ("pl", "Gospodarz miasta Jan Nowak otworzył targ."),
        ("cs", "Šéf radnice Jan Novák zahájil trh."),
        ("de", "Stadtchefin Anna Huber eröffnete den Markt."),
    ],
)
def test_newspapers_words_for_a_mayor_are_titles(language: str, text: str) -> None:
    _, mentions = facts([text], language, language.upper() if language != "cs" else "CZ")
    assert len([mention for mention in mentions if mention.type is MentionType.MAYOR]) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Anna Huber assumiu a presidência da Câmara Municipal."),
        ("pt", "Anna Huber assumiu o cargo de presidente da câmara."),
        ("es", "Anna Huber asumió la alcaldía en 2014."),
        ("es", "Anna Huber asumió el cargo de alcaldesa."),
        ("it", "Anna Huber assume la guida del Comune."),
        ("it", "Anna Huber ha assunto la carica di sindaco."),
        ("fr", "Anna Huber a pris la tête de la mairie en 2014."),
        ("cs", "Anna Huber se ujala funkce starostky."),
        ("de", "Anna Huber übernahm das Amt der Bürgermeisterin."),
    ],
)
def test_who_takes_the_office_over_holds_it(language: str, text: str) -> None:
    _, mentions = facts([text], language, {"cs": "CZ"}.get(language, language.upper()))
    assert [mention.raw for mention in mentions if mention.type is MentionType.MAYOR] == ["Anna Huber"]
