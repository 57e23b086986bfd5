"""Names beside words that only look like part of them, and names that each other vouch for."""

from __future__ import annotations

import pytest

from pipeline.entities.cities import find_city_mentions
from pipeline.gazetteer import load
from pipeline.record import NIL
from sources.page import Publisher
from tests.pipeline.entities.cities.cities_by_hand import (
    BURGOS,
    CARDIFF,
    REGENSBURG,
    found,
    page,
    place_id,
    published,
    surfaces,
)


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Außerdem ist die Stadt Teil eines Verkehrsverbunds und Sitz der Kammer."),
        ("de", REGENSBURG, "Die Stadt Träger der Schule zu nennen, wäre falsch."),
        ("de", REGENSBURG, "Für 2027 plant die Gemeinde Mittel für das Freibad ein."),
        ("de", REGENSBURG, "Seit 2011 ist die Stadt Gesellschafterin der Klinik."),
        ("de", REGENSBURG, "Für den Verein ist die Stadt Gründungsmitglied."),
        ("de", REGENSBURG, "Sie ist die drittgrößte Stadt Südtirols und die älteste Gemeinde Oberschwabens."),
        ("de", REGENSBURG, "Es ist eine Stadt Norddeutschlands, keine Gemeinde Kärntens."),
        ("de", REGENSBURG, "Eine Delegation aus Brandenburg reiste an."),
        ("de", REGENSBURG, "Am Fuße der Alpen fuhren wir weiter, quer durch die Alpen."),
        ("es", BURGOS, "El ministerio declaró la ciudad Conjunto de interés histórico."),
        ("es", BURGOS, "La ciudad Monumento cumple años."),
        ("cs", ("Olomouc", "CZ"), "Olomouc bylo hlavním městem Moravy do roku 1642."),
    ],
)
def test_a_noun_or_region_behind_a_town_word_is_no_town(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


def test_an_unknown_name_behind_a_town_word_is_still_a_town() -> None:
    assert found("Die Gemeinde Oberquerfeldau schickte ein Foto.", "de", REGENSBURG) == {"Oberquerfeldau": NIL}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("en", CARDIFF, "Saint-Étienne, since 1962", {"Saint-Étienne": "FR"}),
        ("en", CARDIFF, "St. Gallen, Saint-Étienne and Linz send teams.",
         {"St. Gallen": "CH", "Saint-Étienne": "FR", "Linz": "AT"}),
        ("fr", ("Dijon", "FR"), "La ville s'est jumelée avec Reutlingen en 1961, Guildford en 1969 et Opole en 1988.",
         {"Reutlingen": "DE", "Guildford": "GB", "Opole": "PL"}),
        ("fr", ("Dijon", "FR"), "Ni Nancy, Le Havre ni Lens ne participent.",
         {"Nancy": "FR", "Le Havre": "FR", "Lens": "FR"}),
        ("it", ("Udine", "IT"), "Il bus per Lignano Sabbiadoro parte alle 8.", {"Lignano Sabbiadoro": "IT"}),
        ("es", BURGOS, "El tren sale de Ciudad Rodrigo a las nueve.", {"Ciudad Rodrigo": "ES"}),
        ("it", ("Udine", "IT"), "Urbino si trova nelle Marche.", {"Urbino": "IT"}),
        ("lb", ("Schengen", "LU"), "D'Noperstad Perl feiert mat.", {"Perl": "DE"}),
        ("es", BURGOS, "Vino gente de Soria, Logroño y La Rioja.", {"Soria": "ES", "Logroño": "ES"}),
    ],
)  # fmt: skip
def test_names_that_a_list_a_verb_or_their_own_form_vouches_for(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    assert found(text, language, publisher) == {name: place_id(name, country) for name, country in names.items()}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("nl", ("Zwolle", "NL"), "Mevrouw J. van Ommen neemt op."),
        ("nl", ("Zwolle", "NL"), "Contact: mevrouw T.H. van Deventer, kamer 12."),
        ("fr", ("Dijon", "FR"), "Mme Tours (PS) et M. Bourges (LR) votent contre."),
        ("en", CARDIFF, "The roof was mended by contractor Lincoln & Sons."),
        ("en", CARDIFF, "The steel came from Derby & Partners Ltd."),
        ("en", CARDIFF, "Visitors came from Co. Cork and Co. Mayo."),
        ("de", REGENSBURG, "Eine Delegation aus Alt-Taastrup reiste ab."),
    ],
)
def test_persons_firms_counties_and_halves_of_names_are_no_cities(
    language: str, publisher: tuple[str, str], text: str
) -> None:
    assert found(text, language, publisher) == {}


def test_initials_are_told_from_abbreviations() -> None:
    text = "Gäste kamen z. B. von Amberg und von Straubing."
    assert found(text, "de", REGENSBURG).keys() == {"Amberg", "Straubing"}


def test_a_district_of_a_big_city_yields_to_a_town_of_its_name() -> None:
    madrid = place_id("Madrid", "ES")
    salamanca = found("Una empresa de Salamanca hará las obras.", "es", ("León", "ES"))["Salamanca"]
    place, capital = load().place(salamanca), load().place(madrid)
    assert place is not None
    assert capital is not None
    assert place.admin1 != capital.admin1


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("es", BURGOS, "Urbino está en Italia.", {"Urbino": "IT"}),
        ("es", BURGOS, "Urbino está en Italia y Tours en Francia.", {"Urbino": "IT", "Tours": "FR"}),
        ("fr", ("Dijon", "FR"), "Coventry se trouve en Angleterre.", {"Coventry": "GB"}),
        ("en", CARDIFF, "Siegen is in Germany.", {"Siegen": "DE"}),
        ("de", REGENSBURG, "Udine liegt in Italien.", {"Udine": "IT"}),
        ("it", ("Udine", "IT"), "Segovia si trova in Spagna.", {"Segovia": "ES"}),
    ],
)
def test_a_name_that_is_said_to_lie_in_a_country_is_a_town_of_it(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    values = found(text, language, publisher)
    places = {raw: load().place(value) for raw, value in values.items()}
    assert {raw: place.country for raw, place in places.items() if place} == names


@pytest.mark.parametrize(
    ("language", "publisher", "lines"),
    [
        ("de", REGENSBURG, "Bürgermeister Rolf Siegen dankte. Nach Siegen sprach der Pfarrer."),
        ("de", REGENSBURG, "Peter Essen liest vor. Die Bücher von Essen sind beliebt."),
        ("fr", ("Dijon", "FR"), "Sylvie Tours a parlé, puis, après Tours, le préfet."),
        ("nl", ("Gouda", "NL"), "Wethouder Jan Delft sprak. Na Delft kwam de minister."),
        ("de", REGENSBURG, "Im selben Jahr kam ein Vertrag hinzu."),
        ("lb", ("Diekirch", "LU"), "Lëtzebuerg ass e klengt Land an Europa."),
        ("fr", ("Dijon", "FR"), "Le Québec soutient le projet."),
        ("fr", ("Dijon", "FR"), "Le Luxembourg est un petit pays."),
        ("en", CARDIFF, "Luxembourg is a small country in Europe."),
    ],
)
def test_a_surname_a_word_or_a_country_is_no_town(language: str, publisher: tuple[str, str], lines: str) -> None:
    assert found(lines, language, publisher) == {}


def test_a_town_stays_a_town_beside_a_person_of_its_name() -> None:
    text = "Bürgermeister Rolf Siegen kam aus der Stadt Siegen."
    assert "Siegen" in found(text, "de", REGENSBURG)
    text = "Peter Essen fuhr nach Essen und Bochum."
    assert {"Essen", "Bochum"} <= found(text, "de", REGENSBURG).keys()


def test_a_bracket_that_belongs_to_a_name_holds_no_city_of_its_own() -> None:
    assert list(found("Wir fahren nach Laufenburg (Baden) und zurück.", "de", REGENSBURG)) == ["Laufenburg"]


def test_a_word_joined_by_an_apostrophe_is_no_part_of_a_name() -> None:
    assert not found("La torre di Port'Oria è chiusa.", "it", ("Feltre", "IT"))


def test_two_names_of_one_street_are_both_its_own() -> None:
    assert not found("Via Trento e Trieste resta chiusa.", "it", ("Feltre", "IT"))


def test_a_seat_of_an_administration_without_a_known_population_is_found() -> None:
    wanted = place_id("Celorico de Basto", "PT")
    assert found("Nos amis de Celorico de Basto arrivent.", "fr", ("Wiltz", "LU")) == {"Celorico de Basto": wanted}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Die Stadtteile Buer, Kirchheim und Neuhausen wählen neu."),
        ("de", REGENSBURG, "Ortsteile der Gemeinde: Buer, Oberquerfeldau, Neuhausen"),
        ("fr", ("Limoges", "FR"), "Les hameaux de Vernon, de Sedan et de La Sauge sont privés d'eau."),
        ("nl", ("Breda", "NL"), "De kernen Bavel, Ulvenhout en Teteringen krijgen glasvezel."),
        ("it", ("Lucca", "IT"), "Nelle frazioni di Segromigno, Lunata e Marlia manca l'acqua."),
    ],
)
def test_a_list_of_a_towns_own_parts_names_no_towns(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


def test_behind_the_list_of_parts_towns_are_towns_again() -> None:
    text = "Die Ortsteile Buer und Neuhausen liegen an der Straße nach Straubing."
    assert list(found(text, "de", REGENSBURG)) == ["Straubing"]


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", ("Graz", "AT"), "Die Urkunde liegt im sächsischen Zittau.", {"Zittau": "DE"}),
        ("de", ("Graz", "AT"), "Gäste aus dem bretonischen Quimper sangen mit.", {"Quimper": "FR"}),
        ("de", REGENSBURG, "Es kam die Südtiroler Marktgemeinde Schenna.", {"Schenna": "IT"}),
        ("de", REGENSBURG, "Es kam der Tiroler Ort Fulpmes.", {"Fulpmes": "AT"}),
        ("cs", ("Olomouc", "CZ"), "Přibylo bavorské Weiden.", {"Weiden": "DE"}),
        ("sv", ("Växjö", "SE"), "Danska Horsens och tyska Eutin svarade.", {"Horsens": "DK", "Eutin": "DE"}),
        ("da", ("Viborg", "DK"), "Svenske Lund og finske Porvoo svarede.", {"Lund": "SE", "Porvoo": "FI"}),
        ("fr", ("Dijon", "FR"), "Les élèves de Dover aux États-Unis ont écrit.", {"Dover": "US"}),
        ("fr", ("Dijon", "FR"), "Ils partent à Concord, dans le New Hampshire.", {"Concord": "US"}),
        ("it", ("Udine", "IT"), "I ragazzi di Cambridge negli Stati Uniti.", {"Cambridge": "US"}),
        ("pt", ("Braga", "PT"), "Os alunos de Newark nos Estados Unidos.", {"Newark": "US"}),
    ],
)
def test_an_adjective_or_preposition_leads_to_the_land(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    named = found(text, language, publisher)
    places = {raw: load().place(value) for raw, value in named.items()}
    assert {raw: place.country if place else NIL for raw, place in places.items()} == names


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Seit 1970 besteht die Partnerschaft mit Cheyenne in Wyoming (USA).", {"Cheyenne"}),
        ("en", CARDIFF, "The Mayor of Saratoga Springs, New York, sent a letter.", {"Saratoga Springs"}),
        (
            "en",
            CARDIFF,
            "Planes go to Buffalo, New York, Boston and Chicago.",
            {"Buffalo", "New York", "Boston", "Chicago"},
        ),
        ("es", BURGOS, "Vino gente de Marburgo, la ciudad de Hesse.", {"Marburgo"}),
        ("es", BURGOS, "Habló el presidente de la Diputación de Soria.", set()),
    ],
)
def test_a_region_around_a_city_is_no_city(
    language: str, publisher: tuple[str, str], text: str, names: set[str]
) -> None:
    assert found(text, language, publisher).keys() == names


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        # Persons: a third name, the bearer of an office.
        ("da", ("Viborg", "DK"), "Kulturudvalget: Anders Holm Aalborg, formand.", set()),
        ("pt", ("Braga", "PT"), "Secretário: Paulo Mendes Lagos", set()),
        ("cs", ("Tábor", "CZ"), "Listinu podepsal starosta Kozel.", set()),
        ("pl", ("Opole", "PL"), "Wystąpili starosta Náchodu Jan Matyska i radna.", {"Náchodu"}),
        # Rivers, and words joined to another.
        ("pl", ("Opole", "PL"), "Spacer nad Renem i nad Olzą potrwa godzinę.", set()),
        ("cs", ("Tábor", "CZ"), "Hosté z Ústí nad Labem bydleli nad Labem.", {"Ústí nad Labem"}),
        ("pt", ("Braga", "PT"), "Os emigrantes são naturais do vale do Lima.", set()),
        ("de", REGENSBURG, "Ausschuss für Landwirtschaft und Forst (Vorsitz)", set()),
        # The town behind a street with a town's name, and the head of a table.
        ("fr", ("Dijon", "FR"), "Archives, 11 rue de la Maison-Blanche, 44941 Nantes cedex 9", {"Nantes"}),
        ("pl", ("Opole", "PL"), "Miasto             Kraj      Rok podpisania", set()),
        # A capital at the head of a sentence, and appositions.
        ("es", BURGOS, "También Long Eaton, que está hermanada, envió una carta.", {"Long Eaton"}),
        ("es", BURGOS, "Vino una pequeña representación de Langen, la ciudad alemana.", {"Langen"}),
        ("de", ("Graz", "AT"), "Der Chor aus Langen, einer Stadt in Hessen, sang.", {"Langen"}),
        ("fr", ("Dijon", "FR"), "Les élèves de Langen, ville allemande, ont chanté.", {"Langen"}),
        # A second name in brackets is of the same town.
        ("cs", ("Tábor", "CZ"), "Nejblíž to máme do Míšně (Meißen).", {"Míšně", "Meißen"}),
        ("sv", ("Växjö", "SE"), "Vänorten Nyslott (Savonlinna) svarade.", {"Nyslott", "Savonlinna"}),
        ("da", ("Viborg", "DK"), "Aftalen med Faaborg Kommune gælder.", {"Faaborg"}),
    ],
)
def test_the_words_around_leave_no_doubt(language: str, publisher: tuple[str, str], text: str, names: set[str]) -> None:
    assert found(text, language, publisher).keys() == names


@pytest.mark.parametrize(
    ("language", "publisher", "text", "name", "place"),
    [
        ("de", ("Graz", "AT"), "Newark-on-Trent, Großbritannien: Nach Newark fährt der Chor.", "Newark",
         ("Newark on Trent", "GB")),
        ("pt", ("Braga", "PT"), "A visita a Vandœuvre-lès-Nancy acabou. Vandœuvre participará.", "Vandœuvre",
         ("Vandœuvre-lès-Nancy", "FR")),
        ("fr", ("Dijon", "FR"), "De Frankfurt an der Oder à Dijon. Frankfurt répondra.", "Frankfurt",
         ("Frankfurt (Oder)", "DE")),
        ("de", ("Graz", "AT"), "Neustadt a. d. Aisch liegt in Franken. Die Stadt Neustadt grüßt.", "Neustadt",
         ("Neustadt an der Aisch", "DE")),
        ("fr", ("Dijon", "FR"), "Lauenburg in Pommern écrit à Lauenburg (D). Lauenburg répondra.", "Lauenburg",
         ("Lauenburg", "DE")),
        ("de", REGENSBURG, "Nach Neumarkt am Wallersee fährt der Chor. Die Marktgemeinde Neumarkt lud ein.", "Neumarkt",
         ("Neumarkt am Wallersee", "AT")),
    ],
)  # fmt: skip
def test_a_short_name_is_the_place_that_the_page_names_in_full(
    language: str, publisher: tuple[str, str], text: str, name: str, place: tuple[str, str]
) -> None:
    assert found(text, language, publisher)[name] == place_id(*place)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("it", ("Pisa", "IT"), "Erano presenti i sindaci di Lucca e di Empoli.", {"Lucca": "IT", "Empoli": "IT"}),
        ("it", ("Pisa", "IT"), "Hanno firmato i sindaci di Rho (Anna Ferri) e Empoli.", {"Rho": "IT", "Empoli": "IT"}),
        ("fr", ("Lyon", "FR"), "Les maires de Sens et de Dole étaient là.", {"Sens": "FR", "Dole": "FR"}),
        ("pt", ("Lisbon", "PT"), "Vieram os presidentes de câmara de Tomar e de Beja.", {"Tomar": "PT", "Beja": "PT"}),
    ],
)
def test_what_several_mayors_are_mayors_of_are_towns(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    assert found(text, language, publisher) == {name: place_id(name, country) for name, country in names.items()}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Olten, Partnerstadt seit 1989, hatte Grüße geschickt."),
        ("en", CARDIFF, "Olten, our twin town since 1989, sent greetings."),
        ("fr", ("Lyon", "FR"), "Olten, ville jumelle depuis 1989, a envoyé ses vœux."),
        ("it", ("Pisa", "IT"), "Olten, la nostra città gemella, ha mandato gli auguri."),
        ("nl", ("Breda", "NL"), "Olten, zusterstad sinds 1989, stuurde groeten."),
        ("da", ("Vejle", "DK"), "Olten, venskabsby siden 1989, sendte hilsner."),
        ("cs", ("Brno", "CZ"), "Olten, partnerské město od roku 1989, poslal přání."),
    ],
)
def test_what_an_apposition_calls_a_town_is_one(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {"Olten": place_id("Olten", "CH")}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Musik, Stadt und Land waren Thema."),
        ("de", REGENSBURG, "Maria, Stadt der Hoffnung, ist ein Buch."),
        ("fr", ("Lyon", "FR"), "Lecture, ville et patrimoine"),
    ],
)
def test_a_list_that_goes_on_with_a_town_word_names_no_town(
    language: str, publisher: tuple[str, str], text: str
) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Karl Ohm (Ulm) und Anna Huber (Passau) kamen.", {"Ulm": "DE", "Passau": "DE"}),
        ("en", CARDIFF, "Ann Hart (York) and Paul Hill (Labour) spoke.", {"York": "GB"}),
        ("da", ("Vejle", "DK"), "Jens Holm (Venstre), Anna Lind (Odder)", {"Odder": "DK"}),
        ("de", REGENSBURG, "Karl Ohm (Grüne) und Anna Huber (Linde) kamen.", {}),
        ("es", BURGOS, "Pablo Gil (Vox) habló.", {}),
    ],
)
def test_a_bracket_behind_a_person_holds_a_town(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    assert found(text, language, publisher) == {name: place_id(name, country) for name, country in names.items()}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Passaus Bürgermeisterin kam.", {"Passaus"}),
        ("sv", ("Lund", "SE"), "Ystads borgmästare kom.", {"Ystads"}),
        ("de", REGENSBURG, "Deutschlands Bürgermeister tagten.", set()),
    ],
)
def test_a_genitive_before_an_office_is_a_town(
    language: str, publisher: tuple[str, str], text: str, names: set[str]
) -> None:
    assert set(found(text, language, publisher)) == names


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Flint Mayor Anna Neeley spoke first.", ["Flint"]),
        ("The plan was signed by Ludlow Mayor Tom Hale and Truro Mayor Ann Price.", ["Ludlow", "Truro"]),
        ("Reading Mayor Ann Price agreed.", ["Reading"]),
        ("Current Mayor Ann Price agreed, Acting Mayor Tom Hale did not.", []),
        ("Popular Mayor Ann Price agreed.", []),
        ("The Flint Mayor agreed.", []),
    ],
)
def test_a_town_stands_before_its_mayors_title_and_name_in_english(text: str, towns: list[str]) -> None:
    assert surfaces(text, publisher=Publisher("test", "GB"), language="en") == towns


@pytest.mark.parametrize(
    ("language", "country", "text", "towns"),
    [
        ("en", "GB", "Marburg's mayor, Jan Kolbe, signed.", ["Marburg"]),
        ("en", "GB", "Poitiers’ newly elected mayor signed.", ["Poitiers"]),
        ("de", "DE", "Arles' Bürgermeister Luc Petit dankte.", ["Arles"]),
        ("de", "DE", "Marburgs neuer Oberbürgermeister Jan Kolbe kam.", ["Marburgs"]),
        ("da", "DK", "Marburgs borgmester Jan Kolbe skrev under.", ["Marburgs"]),
        ("sv", "SE", "Marburgs borgmästare Jan Kolbe skrev under.", ["Marburgs"]),
        ("en", "GB", "Normal's mayor was there.", []),
        ("en", "GB", "Yesterday's mayor is today's councillor.", []),
    ],
)
def test_a_town_that_has_a_mayor_is_one(language: str, country: str, text: str, towns: list[str]) -> None:
    assert surfaces(text, publisher=Publisher("test", country), language=language) == towns


@pytest.mark.parametrize(
    ("language", "publisher", "lines", "town"),
    [
        ("fr", ("Dinant", "BE"), "Excusée : Mme Anne Ciney. Le poste avancé de Ciney sera fermé.", "Ciney"),
        ("nl", ("Harderwijk", "NL"), "Wethouder Robert Ermelo kwam. Ook voor inwoners van Ermelo.", "Ermelo"),
    ],
)
def test_a_town_nearby_stays_one_though_somebody_has_its_name(
    language: str, publisher: tuple[str, str], lines: str, town: str
) -> None:
    assert town in found(lines, language, publisher)


def test_a_town_far_away_does_not() -> None:
    assert found("Excusée : Mme Anne Carcassonne. Le poste de Carcassonne est pris.", "fr", ("Dinant", "BE")) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "sure", "doubtful"),
    [
        ("es", BURGOS, "La ciudad de Orthez nos visita.", "Orthez, una cita de ida y vuelta"),
        ("it", ("Udine", "IT"), "La città di Grigny ci ha scritto.", "Grigny"),
    ],
)
def test_a_name_that_surely_is_a_town_on_the_page_is_one_where_little_is_said(
    language: str, publisher: tuple[str, str], sure: str, doubtful: str
) -> None:
    assert found(doubtful, language, publisher) == {}
    mentions = find_city_mentions(page(sure, doubtful, language=language, publisher=published(publisher)), [])
    assert [mention.block for mention in mentions] == [0, 1]


@pytest.mark.parametrize("doubtful", ["Calle Orthez, 5", "Rafael Orthez, vocal", "Club Orthez-Rugby"])
def test_but_not_where_it_is_a_streets_or_a_persons(doubtful: str) -> None:
    sure = "La ciudad de Orthez nos visita."
    mentions = find_city_mentions(page(sure, doubtful, language="es", publisher=published(BURGOS)), [])
    assert [mention.block for mention in mentions] == [0]


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("fr", ("Dijon", "FR"), "Le camp était près de Rennes.", "Rennes"),
        ("fr", ("Dijon", "FR"), "Le village, à une heure de Liège, est petit.", "Liège"),
        ("it", ("Udine", "IT"), "Siamo sulle rive del fiume, alle porte di Lione.", "Lione"),
        ("de", REGENSBURG, "Das Lager war unweit von Grigny.", "Grigny"),
        ("pt", ("Braga", "PT"), "O município fica na periferia de Tours.", "Tours"),
        ("cs", ("Olomouc", "CZ"), "Ludres leží nedaleko Metz.", "Metz"),
    ],
)
def test_something_is_near_a_town(language: str, publisher: tuple[str, str], text: str, town: str) -> None:
    assert town in found(text, language, publisher)


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("fr", ("Dijon", "FR"), "Le camp était près de France."),
        ("de", REGENSBURG, "Das Lager war in der Nähe von Bayern."),
        ("en", CARDIFF, "The stop is just outside Siegen Road."),
    ],
)
def test_but_not_near_every_word(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("fr", ("Dijon", "FR"), "Tournoi gagné par le FC Euskirchen.", "Euskirchen"),
        ("pt", ("Braga", "PT"), "Os sub-15 do FC Rambouillet jogaram.", "Rambouillet"),
        ("de", REGENSBURG, "Gegner war der TSV Grigny.", "Grigny"),
    ],
)
def test_a_club_is_named_by_letters_and_its_town(
    language: str, publisher: tuple[str, str], text: str, town: str
) -> None:
    assert town in found(text, language, publisher)


def test_a_clubs_other_name_is_no_town() -> None:
    assert found("Gegner war der FC Reading Club, dann Real Siegen.", "en", CARDIFF) == {}


@pytest.mark.parametrize("text", ["There are pick-ups at Siegen Road.", "The bus stops in Siegen Street."])
def test_a_street_at_the_end_of_a_sentence_is_one(text: str) -> None:
    assert found(text, "en", CARDIFF) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("fr", ("Dinant", "BE"), "L'échevine Ciney présente le dossier."),
        ("de", ("Hannover", "DE"), "Direktor Celle stellt den Plan vor."),
        ("nl", ("Harderwijk", "NL"), "Raadslid Ermelo vraagt het woord."),
        ("en", ("Leeds", "GB"), "Chairman Bradford asked for silence."),
        ("it", ("Udine", "IT"), "Il consigliere Trieste chiede la parola."),
        ("es", BURGOS, "La portavoz Soria pide la palabra."),
        ("pt", ("Braga", "PT"), "A deputada Guimarães pede a palavra."),
        ("pl", ("Krosno", "PL"), "Dyrektor Sanok otwiera zebranie."),
        ("da", ("Horsens", "DK"), "Formand Vejle åbner mødet."),
        ("sv", ("Lund", "SE"), "Ordförande Malmö öppnar mötet."),
    ],
)
def test_the_name_right_behind_an_office_is_its_holders(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("fr", ("Dinant", "BE"), "Le directeur de Ciney présente le dossier.", "Ciney"),
        ("de", ("Hannover", "DE"), "Der Vorsitzende in Celle stellt den Plan vor.", "Celle"),
        ("cs", ("Kolín", "CZ"), "Přijel ředitel z Berouna.", "Berouna"),
        ("de", ("Hannover", "DE"), "Es sprach Jutta Kern, Bürgermeisterin a. D. von Warburg.", "Warburg"),
        ("de", ("Hannover", "DE"), "Der Oberbürgermeister i. R. der Stadt Celle kam.", "Celle"),
    ],
)
def test_the_town_of_an_office_is_one(language: str, publisher: tuple[str, str], text: str, town: str) -> None:
    assert town in found(text, language, publisher)


def test_a_hyphen_joins_two_towns_of_which_the_page_surely_names_both() -> None:
    sure = "Een delegatie van de gemeente Gouda reisde naar de stad Kongsberg."
    doubtful = "De Stichting Stedenband Gouda-Kongsberg fietste mee."
    home = published(("Gouda", "NL"))
    mentions = find_city_mentions(page(sure, doubtful, language="nl", publisher=home), [])
    assert [mention.raw for mention in mentions] == ["Gouda", "Kongsberg", "Gouda", "Kongsberg"]
    mentions = find_city_mentions(page(sure, "De Kongsberg-Hoeve is open.", language="nl", publisher=home), [])
    assert [mention.raw for mention in mentions] == ["Gouda", "Kongsberg"]


VISEU = ("Viseu", "PT")


@pytest.mark.parametrize(
    ("language", "publisher", "text", "towns"),
    [
        ("es", BURGOS, "La Junta de Castilla y León financia el museo de Segovia.", {"Segovia"}),
        ("es", BURGOS, "Castilla y León y Cantabria firman un convenio.", set()),
        ("de", REGENSBURG, "Eine Delegation aus Nordrhein-Westfalen kam nach Passau.", {"Passau"}),
        ("pt", VISEU, "As escolas do Rio Grande do Sul visitaram Pelotas, no Brasil.", {"Pelotas"}),
    ],
)
def test_a_part_of_a_regions_name_is_no_town(
    language: str, publisher: tuple[str, str], text: str, towns: set[str]
) -> None:
    assert set(found(text, language, publisher)) == towns


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        (
            "pt",
            VISEU,
            "Foi às festas do Município do Maio, em Cabo Verde, com o qual a cidade está geminada.",
        ),
        ("pt", VISEU, "O protocolo foi assinado com Canchungo (Guiné Bissau)."),
    ],
)
def test_a_country_is_not_the_town_of_its_name_elsewhere(language: str, publisher: tuple[str, str], text: str) -> None:
    assert not found(text, language, publisher).keys() & {"Cabo Verde", "Bissau"}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("pt", VISEU, "A duquesa de Bragança e a condessa de Arganil inauguraram o museu."),
        ("es", BURGOS, "La duquesa de Soria y la condesa de Benavente visitaron la feria."),
        ("fr", ("Nantes", "FR"), "La duchesse d'Uzès et la comtesse de Saumur sont venues."),
        ("it", ("Lucca", "IT"), "La duchessa di Parma e la contessa di Cuneo erano presenti."),
    ],
)
def test_a_noblewomans_title_names_no_town(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    "text",
    [
        "A sessão decorreu nos Paços do Concelho e no salão dos Paços do Município.",
        "O presidente da União das Freguesias e o presidente da Assembleia agradeceram.",
        "A presidente da Assembleia, a presidente da Escola e o presidente da Aliança vieram.",
        "As Medalhas de Ouro foram entregues na Rota da Castanha.",
        "A loja fica na Rua Barata de Lima.",
    ],
)
def test_portuguese_bodies_houses_and_streets_are_no_towns(text: str) -> None:
    assert found(text, "pt", VISEU) == {}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A biblioteca fica na Rua Direita de Lamego.", "Lamego"),
        ("O presidente da Câmara de Lamego agradeceu.", "Lamego"),
        ("A comitiva visitou Paços de Ferreira.", "Paços de Ferreira"),
    ],
)
def test_but_the_towns_beside_them_are(text: str, town: str) -> None:
    assert set(found(text, "pt", VISEU)) == {town}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Nuno Brito e Lamego é presidente da direção.", set()),
        ("O clube contratou Rui Falcão e Chaves venceu.", set()),
        ("A comitiva visitou João Pessoa e Recife, no Brasil.", {"João Pessoa", "Recife"}),
        ("Aveiro e Lamego assinaram o acordo.", {"Aveiro", "Lamego"}),
    ],
)
def test_a_town_joined_to_a_persons_name_is_a_surname(text: str, towns: set[str]) -> None:
    assert set(found(text, "pt", VISEU)) == towns


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Die Urkunde liegt im bayerischen Dillingen.", "Dillingen", "02"),
        ("Die Urkunde liegt im sächsischen Frankenberg.", "Frankenberg", "13"),
        ("Die Urkunde liegt im hessischen Frankenberg.", "Frankenberg", "05"),
    ],
)
def test_a_regions_adjective_leads_to_the_region(text: str, name: str, place: str) -> None:
    chosen = load().place(found(text, "de", ("Graz", "AT"))[name])
    assert chosen is not None
    assert (chosen.country, chosen.admin1) == ("DE", place)


@pytest.mark.parametrize("text", ["Die Stadt Brandenburg feiert.", "Wir waren in Brandenburg an der Havel."])
def test_a_town_that_bears_its_lands_name_is_one_where_it_is_called_so(text: str) -> None:
    assert list(found(text, "de", REGENSBURG).values()) == [place_id("Brandenburg an der Havel", "DE")]


@pytest.mark.parametrize("text", ["Gäste aus Midway, Utah, USA", "Midway (Utah, USA)", "Gäste aus Midway in Utah, USA"])
def test_of_a_region_and_its_country_the_region_chooses(text: str) -> None:
    chosen = load().place(found(text, "de", ("Graz", "AT"))["Midway"])
    assert chosen is not None
    assert (chosen.country, chosen.admin1) == ("US", "UT")


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("es", BURGOS, "La ciudad está hermanada con Kolín."),
        ("es", BURGOS, "El valle se hermanó con Kolín."),
        ("fr", ("Dijon", "FR"), "Le port est jumelé avec Kolín."),
        ("pt", ("Tondela", "PT"), "A guarda está geminada com Kolín."),
    ],
)
def test_an_article_that_opens_a_sentence_makes_no_town_of_a_small_word(
    language: str, publisher: tuple[str, str], text: str
) -> None:
    assert found(text, language, publisher).keys() == {"Kolín"}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("es", BURGOS, "La Carlota está hermanada con Kolín.", "La Carlota"),
        ("es", BURGOS, "El Puerto de Santa María está hermanado con Kolín.", "El Puerto de Santa María"),
        ("fr", ("Dijon", "FR"), "La Rochelle est jumelée avec Kolín.", "La Rochelle"),
    ],
)
def test_an_article_that_opens_a_sentence_may_be_a_towns(
    language: str, publisher: tuple[str, str], text: str, town: str
) -> None:
    assert found(text, language, publisher).keys() == {town, "Kolín"}
