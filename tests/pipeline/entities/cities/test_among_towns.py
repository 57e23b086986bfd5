"""Names among towns, at the head of a report, and before the region in which they lie."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities.find import find_city_mentions
from pipeline.record import Document
from sources.page import PageKind, Publisher
from tests.pipeline.entities.cities.cities_by_hand import BURGOS, CARDIFF, REGENSBURG, found, place_id

AVEIRO, ZWOLLE, RANDERS, KIELCE, LYON = (
    ("Aveiro", "PT"),
    ("Zwolle", "NL"),
    ("Randers", "DK"),
    ("Kielce", "PL"),
    ("Lyon", "FR"),
)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Dazu zählen Cham, Furth im Wald, Roding und Waldmünchen.", ["Cham", "Roding"]),
        ("pt", AVEIRO, "Participam Cantanhede, Mealhada, Mira, Anadia e Soure.", ["Mira", "Soure"]),
        ("de", REGENSBURG, "Bisher sind Buchloe, Waal und Jengen dabei.", ["Waal"]),
        (
            "nl",
            ZWOLLE,
            "MEPPEL (ANP) - Door een storing bij de brug staat het verkeer sinds vanmorgen stil.",
            ["MEPPEL"],
        ),
        ("da", RANDERS, "HOBRO: Der bliver ingen juletræsfest på torvet i år, siger foreningen.", ["HOBRO"]),
        ("pl", KIELCE, "Goście z Gorzyc w powiecie tarnobrzeskim śpiewali.", ["Gorzyc"]),
        ("es", BURGOS, "Belorado, en la provincia de Burgos, abre su museo.", ["Belorado"]),
        ("nl", ZWOLLE, "In het Utrechtse Vianen en het Zuid-Hollandse Hillegom was brand.", ["Vianen", "Hillegom"]),
        ("en", CARDIFF, "The Cardiff Nantes Twinning Association meets.", ["Nantes"]),
        (
            "da",
            RANDERS,
            "Et eksempel på dette er Kjellerup, Bjerringbro og Hammel.",
            ["Kjellerup", "Bjerringbro", "Hammel"],
        ),
        ("en", CARDIFF, "Post it to the Memorial Hall, High Road, Banbury OX16 3XA by May.", ["Banbury"]),
        ("es", BURGOS, "Agrupa a dos ayuntamientos: Algar de Mesa, Campillo de Dueñas.", ["Campillo de Dueñas"]),
        ("pt", AVEIRO, "O caminho passa pelo Sabugal.", ["Sabugal"]),
        ("sv", ("Lund", "SE"), "De tre byarna Ljungarumstorp, Fallsviken och Norrhyttmo var fattiga.", ["Fallsviken"]),
        ("en", CARDIFF, "The villages of Nether Foxcote, Amblehope and Rudgeley are cut off.", ["Amblehope"]),
        ("de", REGENSBURG, "GEMEINDE BIDINGEN 4", ["BIDINGEN"]),
        ("it", ("Trento", "IT"), "Saluta il sindaco di Sover Elio Bazzi con la giunta.", ["Sover"]),
        ("it", ("Trento", "IT"), "Saluta il sindaco di Altavalle Matteo Bazzi con la giunta.", ["Altavalle"]),
        ("pl", KIELCE, "Orkiestra zagrała w Pakości na rynku.", ["Pakości"]),
        ("pl", KIELCE, "Burmistrz Ustrzyk Dolnych podziękował gościom.", ["Ustrzyk Dolnych"]),
        ("pl", KIELCE, "W mieście Roztoky radzono. Starostę Roztok Jana Lisa przyjął wójt.", ["Roztok"]),
        ("fr", LYON, "La piscine de Gramat et l'école d'Avallon ouvrent lundi.", ["Gramat", "Avallon"]),
        ("es", BURGOS, "El castillo de Coca abre el lunes.", ["Coca"]),
        ("it", ("Parma", "IT"), "Gli alunni della scuola di Lerici cantano.", ["Lerici"]),
        ("pt", AVEIRO, "Os bombeiros de Soure e a escola de Anadia agradecem.", ["Soure", "Anadia"]),
        ("de", REGENSBURG, "Die Kinder der Grundschule Hünfeld singen.", ["Hünfeld"]),
        ("de", REGENSBURG, "Eutin, den 3. Mai 2019", ["Eutin"]),
        ("it", ("Parma", "IT"), "Lerici, lì 3 maggio 2019", ["Lerici"]),
        ("pl", KIELCE, "Lesko, dnia 3 maja 2019 r.", ["Lesko"]),
        ("en", CARDIFF, "The Thame-Odiham road is closed.", ["Thame", "Odiham"]),
        ("nl", ZWOLLE, "De weg Zeist-Soest is dicht.", ["Zeist", "Soest"]),
        ("fr", LYON, "La fanfare de Gramat joue.", ["Gramat"]),
        ("de", REGENSBURG, "Stau in Fahrtrichtung Eutin", ["Eutin"]),
        ("fr", LYON, "Tournez à la sortie Gramat.", ["Gramat"]),
        ("pl", KIELCE, "Mieszkańcy Leska dziękują. OSP Brzozów też.", ["Leska", "Brzozów"]),
        ("cs", ("Brno", "CZ"), "Obyvatelé Kyjova děkují.", ["Kyjova"]),
        ("da", RANDERS, "97 % af de unge i Allerød Kommune bor hjemme.", ["Allerød"]),
        ("de", REGENSBURG, "Ort: Celle", ["Celle"]),
        ("it", ("Parma", "IT"), "Comune | Lerici | Provincia | La Spezia |", ["Lerici"]),
        ("de", ("Luxembourg", "LU"), "Nach Redingen/Attert fährt ein Bus.", ["Redingen/Attert"]),
        ("lb", ("Luxembourg", "LU"), "D'Musek spillt zu Käerch an zu Viichten.", ["Käerch", "Viichten"]),
    ],
)
def test_towns(language: str, publisher: tuple[str, str], text: str, names: list[str]) -> None:
    assert set(names) <= found(text, language, publisher).keys()


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Sonntag, 3. Mai 2019"),
        ("de", REGENSBURG, "Essen, 3. Mai 2019"),
        ("de", REGENSBURG, "Frau Anna Lange-Coburg spricht."),
        ("de", REGENSBURG, "Die Feuerwehr Hessen und die Polizei Bayern üben."),
        ("fr", LYON, "La loi de Robien change."),
        ("fr", LYON, "Paul Gramat est mort. Voici les portraits de Gendron et de Gramat."),
        ("de", REGENSBURG, "Das Bezirksamt Tempelhof-Schöneberg zahlt."),
    ],
)
def test_no_towns(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


def test_a_word_that_opens_lines_is_no_first_name() -> None:
    home = place_id(*ZWOLLE)

    def towns(*lines: str) -> list[str]:
        blocks = tuple(
            Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language="nl") for index, text in enumerate(lines)
        )
        document = Document("file:own", PageKind.TEXT, Publisher("own", "NL", home), blocks, language="nl")
        return [mention.raw for mention in find_city_mentions(document, [])]

    assert towns("-Oprichting Nuth volgt", "-Oprichting Bedum volgt", "-Oprichting Leerdam volgt") == [
        "Nuth",
        "Bedum",
        "Leerdam",
    ]
    assert towns("Oprichting Nuth volgt") == []
    assert towns("Mevrouw Nuth volgt", "Mevrouw Bedum volgt", "Mevrouw Leerdam volgt") == []


def test_names_before_the_colons_of_lines() -> None:
    home = place_id("Luxembourg", "LU")

    def towns(*lines: str) -> set[str]:
        blocks = tuple(
            Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language="de") for index, text in enumerate(lines)
        )
        document = Document("file:own", PageKind.TEXT, Publisher("own", "LU", home), blocks, language="de")
        return {mention.raw for mention in find_city_mentions(document, [])}

    assert towns(
        "Düdelingen: Anna Thill", "Clerf: Jos Weber", "Mersch: Tom Haas", "Kehlen: Nico Schmit", "Schieren: Eva Kolb"
    ) == {"Düdelingen", "Clerf", "Mersch", "Kehlen", "Schieren"}
    assert towns("Essen: Suppe und Brot", "Halle: geschlossen", "Kosten: fünf Euro", "Wiesen: gemäht") == set()


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "ESSEN: Suppe, Brot und Würste gibt es an allen drei Tagen in der großen Halle am Fluss."),
        ("de", REGENSBURG, "Es gibt Musik, Essen und Getränke, dazu Spiele, Essen und Tanz."),
        ("pt", AVEIRO, "Inscreveram-se Joana, Mira e Clara."),
        ("it", ("Ancona", "IT"), "Comune della prov. di Macerata, confina con la prov. di Pesaro e Urbino."),
        (
            "en",
            CARDIFF,
            "The two towns Council Hall and Parish House are on the list of towns Monday, Tuesday and Friday.",
        ),
        ("fr", LYON, "MARTIN: Merci à tous les bénévoles qui ont tenu la buvette pendant ces deux longues journées."),
    ],
)
def test_other_things(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


def test_a_short_name_is_the_place_that_the_page_names_in_full() -> None:
    text = "Vietri di Potenza è una porta della Lucania. La storia di Vietri comincia con i romani."
    potenza = place_id("Vietri di Potenza", "IT")
    assert found(text, "it", ("Potenza", "IT")) == {"Vietri di Potenza": potenza, "Vietri": potenza}


def test_a_name_with_other_marks_is_the_place_that_the_page_says_where_it_lies() -> None:
    text = "Jedeme do města Zelow v Polsku. Partnerská smlouva s městem Zelów platí."
    zelow = place_id("Zelów", "PL")
    assert found(text, "cs", ("Jihlava", "CZ")) == {"Zelow": zelow, "Zelów": zelow}


def test_a_line_in_capitals_is_a_town_where_others_are() -> None:
    lines = [
        "VILLEFRANCHE-SUR-SAÔNE",
        "M. NOIR Paul",
        "BELLEVILLE-EN-BEAUJOLAIS",
        "TARARE",
        "Mme ROUX Anne",
        "ANSE",
        "GIVORS",
    ]
    lines += ["CALUIRE-ET-CUIRE", "SAINT-GENIS-LAVAL", "DUPONT"]
    blocks = tuple(Block(index, line, BlockKind.PARAGRAPH, "fr") for index, line in enumerate(lines))
    document = Document("file:own", PageKind.TEXT, Publisher("own", "FR", place_id(*LYON)), blocks, language="fr")
    raws = [mention.raw for mention in find_city_mentions(document, [])]
    assert {"TARARE", "GIVORS"} <= set(raws)
    assert not {"DUPONT", "NOIR", "ROUX"} & set(raws)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("fr", LYON, "VILLE DE SENS", ["SENS"]),
        ("fr", LYON, "MAIRIE DE GRAMAT", ["GRAMAT"]),
        ("es", BURGOS, "BANDO DEL ALCALDE DE COCA", ["COCA"]),
        ("it", ("Parma", "IT"), "CONSIGLIO COMUNALE DI LERICI", ["LERICI"]),
        ("pt", AVEIRO, "CÂMARA MUNICIPAL DE SOURE", ["SOURE"]),
        ("nl", ZWOLLE, "DE RAAD VAN ZEIST", ["ZEIST"]),
        ("pl", KIELCE, "URZĄD MIEJSKI W SANOKU", ["SANOKU"]),
        ("da", RANDERS, "ALLERØD KOMMUNE", ["ALLERØD"]),
        ("en", CARDIFF, "THAME TOWN COUNCIL", ["THAME"]),
        ("en", CARDIFF, "THE MAYOR OF LEEDS", ["LEEDS"]),
        ("it", ("Parma", "IT"), "PROVINCIA DI ROVIGO", []),
        ("fr", LYON, "ROUTE D'AVALLON", []),
        ("fr", LYON, "ARRONDISSEMENT DE SENS", []),
        ("es", BURGOS, "JOSÉ MARÍA DE LERMA", []),
        ("nl", ZWOLLE, "P. VAN ZEIST", []),
        ("pt", AVEIRO, "JOÃO DE SOURE", []),
    ],
)
def test_headings_in_capitals_are_read_as_others(
    language: str, publisher: tuple[str, str], text: str, names: list[str]
) -> None:
    assert list(found(text, language, publisher)) == names
