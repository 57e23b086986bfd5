"""How a mayor's name is written: initials, surnames that are words, names that a picture's maker bears."""

from __future__ import annotations

import pytest

from pipeline.entities.mayors.people.shorter import are_initials_of
from pipeline.entities.names import is_known_first_name
from pipeline.record import MentionType
from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line, facts

COUNTRIES = {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE", "lb": "LU"}


def later(language: str, first: str, text: str) -> list[tuple[str, str]]:
    """Mentions behind the first block's own."""
    return mayors([first, text], language, COUNTRIES.get(language, language.upper()))[1:]


@pytest.mark.parametrize(
    ("initials", "person", "fits"),
    [
        (["K."], "Konrad Berger", True),
        (["J.-P."], "Jean-Paul Morel", True),
        (["J.P."], "Jean-Paul Morel", True),
        (["J.", "R."], "Jan Robert van den Berg", True),
        (["Chr."], "Christian Holm", True),
        (["C."], "Konrad Berger", False),
        (["R.", "J."], "Jan Robert van den Berg", False),
        (["Nr."], "Konrad Berger", False),
    ],
)
def test_initials_stand_for_the_first_names_in_their_order(initials: list[str], person: str, fits: bool) -> None:
    assert are_initials_of(initials, person) is fits


@pytest.mark.parametrize(
    ("language", "first", "text", "raw"),
    [
        ("de", "Bürgermeister Konrad Berger sprach.", "K. Berger dankte allen.", "K. Berger"),
        ("de", "Bürgermeister Konrad Berger sprach.", "gez. Bürgermeister K. Berger", "K. Berger"),
        ("fr", "Le bourgmestre Benoît Carlier préside.", "D. Petit          B. Carlier", "B. Carlier"),
        ("nl", "Burgemeester Jan van den Berg opende.", "J. van den Berg sloot af.", "J. van den Berg"),
        ("en", "Mayor Thomas Hill spoke.", "Signed: T. Hill, Town Hall", "T. Hill"),
    ],
)
def test_initials_and_a_surname_are_the_mayor_whose_they_are(language: str, first: str, text: str, raw: str) -> None:
    assert [mention[0] for mention in later(language, first, text)] == [raw]
    assert {value.split()[0] for _, value in later(language, first, text)} <= set(first.split())


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("de", "Bürgermeister Konrad Berger sprach.", "C. Berger dankte allen."),
        ("en", "Mayor Thomas Hill spoke.", "No. 4 Hill Road"),
        ("en", "Mayor Thomas Hill spoke.", "J. Hill, Clerk"),
    ],
)
def test_other_initials_are_somebody_else(language: str, first: str, text: str) -> None:
    assert later(language, first, text) == []


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("de", "Bürgermeister Karl Sommer sprach.", "Im Sommer wurde der Platz gebaut. Der Sommer war heiß."),
        ("de", "Bürgermeister Karl Richter sprach.", "Ein Richter entschied."),
        ("de", "Bürgermeister Karl Deutsch sprach.", "Er spricht fließend Deutsch."),
        ("en", "Mayor Tom French spoke.", "She speaks fluent French. The French guests came."),
        ("en", "Mayor Tom May spoke.", "The fair opens on 4 May 2020."),
        ("fr", "Le maire Paul Giraud parle.", "La rue Giraud et le stade Giraud sont fermés."),
        ("it", "Il sindaco Paolo Neri parla.", "La scuola Neri è in via Neri."),
    ],
)
def test_a_surname_that_is_a_word_is_nobodys_where_it_is_that_word(language: str, first: str, text: str) -> None:
    assert later(language, first, text) == []


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("de", "Bürgermeister Karl Sommer sprach.", "Sommer dankte allen."),
        ("de", "Bürgermeister Karl Sommer sprach.", "Die Linde, die Sommer pflanzte, blüht."),
        ("de", "Bürgermeister Karl Deutsch sprach.", "Gestern kam Herr Deutsch. Deutsch dankte."),
        ("en", "Mayor Tom French spoke.", "Mr French thanked all."),
    ],
)
def test_and_is_the_mayors_elsewhere(language: str, first: str, text: str) -> None:
    assert later(language, first, text) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Porträt des Bürgermeisters: Foto Berger, Marktplatz 1"),
        ("de", "Bild der Bürgermeisterin: Karl Ohm"),
        ("fr", "Portrait du maire : Paul Giraud"),
        ("it", "Ritratto del sindaco: Paolo Neri"),
        ("en", "Photo of the Mayor: Paul Whitlock"),
        ("pl", "Zdjęcie burmistrza: Jan Nowak"),
    ],
)
def test_who_made_a_picture_of_the_mayor_is_none(language: str, text: str) -> None:
    assert mayors([text], language, COUNTRIES.get(language, language.upper())) == []


def test_a_picture_of_a_mayor_who_is_named_shows_one() -> None:
    assert mayors(["Foto: Bürgermeister Karl Ohm"], "de") == [("Karl Ohm", "Karl Ohm")]
    assert mayors(["Bild: Stadtarchiv. Bürgermeister: Karl Ohm"], "de") == [("Karl Ohm", "Karl Ohm")]


def test_a_first_name_that_no_list_holds_begins_the_name_behind_a_title_all_the_same() -> None:
    assert mayors(["The last Mayor, Alderman Osric Maurice Hill, spoke."], "en", "GB")[0][0] == "Osric Maurice Hill"
    assert mayors(["gradonačelnik Zadra Ivo Bilić kam"], "de")[0][0] == "Ivo Bilić"


@pytest.mark.parametrize(
    "name", ["Horace", "Wiesława", "Ottorino", "Ineke", "Inácio", "Margriet", "Vojtěška", "Torstein", "Teri", "Wes"]
)
def test_older_first_names_are_known(name: str) -> None:
    assert is_known_first_name(name)


@pytest.mark.parametrize("word", ["Armen", "Sieger", "Riet", "Octave", "Normand", "Petro"])
def test_words_that_are_seldom_names_are_not(word: str) -> None:
    assert not is_known_first_name(word)


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("en", "Town Mayor Cllr Hilary Brook", "A retired doctor, Hilary joined the Council in 2017."),
        ("en", "Town Mayor Cllr Hilary Brook", "Hilary's charity is the youth club."),
        ("de", "Bürgermeister Gerhard Ohm ist tot.", "„Gerhard war Familie“, schreibt er."),
        ("sv", "Borgmästare Gunilla Berg talade.", "Sedan dansade Gunilla hela natten."),
    ],
)
def test_a_mayor_is_called_by_first_name_alone_behind_the_full_name(language: str, first: str, text: str) -> None:
    assert [value for _, value in later(language, first, text)] == [
        value for _, value in mayors([first], language, COUNTRIES.get(language, language.upper()))
    ]


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("en", "Town Mayor Cllr Hilary Brook", "Hilary Smith and her friend came. Then Hilary sang."),
        ("en", "Town Mayor Cllr Hilary Brook", "The church of St Hilary is near Hilary House."),
        ("en", "Town Mayor Cllr Grace Brook", "Grace and beauty: such grace is rare."),
        ("en", "Town Mayor Cllr April Brook", "The fair is in April again."),
        ("en", "Mayor Hilary Brook and Mayor Hilary Hill", "Then Hilary sang."),
        ("de", "Bürgermeister Ernst Ohm sprach.", "Im Ernst ist das schwer."),
        ("de", "Bürgermeister Gerhard Ohm sprach.", "Die Gerhard-Schule und Gerhard von Bergen."),
        ("it", "Il sindaco Ubaldo Neri parla.", "La festa di sant'Ubaldo è a maggio."),
    ],
)
def test_but_not_where_others_or_things_bear_it(language: str, first: str, text: str) -> None:
    alone = [raw for raw, _ in mayors([first, text], language, COUNTRIES.get(language, language.upper()))]
    assert all(" " in raw for raw in alone)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The wife of the Mayor, Anna Huber, came."),
        ("de", "Die Frau des Bürgermeisters, Anna Huber, kam."),
        ("de", "Vorzimmer Bürgermeister: Anna Huber"),
        ("fr", "L’épouse du maire, Anna Huber, est venue."),
        ("es", "La esposa del alcalde, Anna Huber, vino."),
        ("it", "La moglie del nuovo sindaco, Anna Huber, è venuta."),
        ("pt", "Secretária do presidente da Câmara: Anna Huber"),
        ("nl", "Secretaresse van de burgemeester: Anna Huber"),
        ("pl", "Żona burmistrza, Anna Huber, przyszła."),
        ("cs", "Manželka starosty, Anna Huber, přišla."),
        ("de", "Es sprach der Leiter des Büros der Bürgermeisterin, Jens Huber."),
        ("de", "Direktorin der Kanzlei des Bürgermeisters, Anna Huber, kam."),
        ("pl", "Dyrektor gabinetu burmistrza, Jan Nowak, przyszedł."),
    ],
)
def test_a_mayors_wife_or_secretary_is_none(language: str, text: str) -> None:
    assert mayors([text], language, COUNTRIES.get(language, language.upper())) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Frau Bürgermeisterin, Anna Huber, kam."),
        ("de", "Der Sohn der Bürgermeisterin Anna Huber kam."),
        ("de", "Die Rede der Bürgermeisterin, Anna Huber, war kurz."),
        ("de", "Der Direktor der Schule und die Bürgermeisterin, Anna Huber, kamen."),
        ("de", "Die Leiterin der Schule hörte die Rede der Bürgermeisterin, Anna Huber."),
        ("en", "The speech of the Mayor, Anna Huber, was short."),
    ],
)
def test_a_mayor_whose_son_or_speech_is_meant_is_one(language: str, text: str) -> None:
    assert [raw for raw, _ in mayors([text], language, COUNTRIES.get(language, language.upper()))] == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("pt", "O presidente da Câmara, Rui Falcão e Castro, abriu a sessão.", "Rui Falcão e Castro"),
        ("pt", "A obra foi visitada pelo presidente da Câmara Joaquim Pinto e Melo.", "Joaquim Pinto e Melo"),
        ("pt", "Nuno Brito e Cunha é presidente da Câmara desde 2017.", "Nuno Brito e Cunha"),
        ("es", "El alcalde, Andrés Ramón y Cajal, recibió a los vecinos.", "Andrés Ramón y Cajal"),
        ("pt", "O presidente da Câmara, Rui Falcão e Castro Lopes vieram.", "Rui Falcão"),
        ("pt", "O presidente da Câmara, Rui Falcão e Ana Castro vieram.", "Rui Falcão"),
        ("pt", "O presidente da Câmara, Rui Falcão e a vereadora vieram.", "Rui Falcão"),
        ("es", "El alcalde, Andrés Vidal y Carmen Soto, concejala, vinieron.", "Andrés Vidal"),
        ("fr", "Le maire, Luc Petit et Carlier, ouvrent le bal.", "Luc Petit"),
    ],
)
def test_a_small_word_joins_two_surnames(language: str, text: str, person: str) -> None:
    assert [value for _, value in mayors([text], language, language.upper())] == [person]


def test_joined_surnames_stand_for_their_bearer() -> None:
    found = later("pt", "O presidente da Câmara, Rui Falcão e Castro, falou.", "Falcão e Castro agradeceu a todos.")
    assert found == [("Falcão e Castro", "Rui Falcão e Castro")]


@pytest.mark.parametrize(
    ("language", "country", "lines", "people"),
    [
        (
            "pt", "PT",
            ["O presidente da Câmara, Rui Falcão Castro, falou.", "O presidente da Câmara, Rui Castro, saiu."],
            {"Rui Falcão Castro"},
        ),
        (
            "es", "ES",
            ["El alcalde, Andrés Vidal, habló.", "El alcalde, Andrés Vidal Macías, salió."],
            {"Andrés Vidal Macías"},
        ),
        (
            "de", "DE",
            ["Bürgermeister Karl Heinz Ohm sprach.", "Bürgermeister Karl Ohm ging."],
            {"Karl Heinz Ohm", "Karl Ohm"},
        ),
        (
            "es", "ES",
            ["Alcaldes: Andrés Vidal (1979-1983), Andrés Vidal Macías (1991-1995)."],
            {"Andrés Vidal", "Andrés Vidal Macías"},
        ),
        (
            "es", "ES",
            ["El alcalde de Soria, Andrés Vidal, y el alcalde de Teruel, Andrés Vidal Macías."],
            {"Andrés Vidal", "Andrés Vidal Macías"},
        ),
    ],
)  # fmt: skip
def test_a_name_without_some_of_its_surnames_is_the_same_mayors(
    language: str, country: str, lines: list[Line], people: set[str]
) -> None:
    assert {value for _, value in mayors(lines, language, country)} == people


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("El Intendente Municipal Dn. Mario Cano saludó.", "Mario Cano"),
        ("El M.C. Porfirio Vidal, Presidente Municipal, saludó.", "Porfirio Vidal"),
        ("El presidente municipal, Mtro. Luis Ramos Sosa, saludó.", "Luis Ramos Sosa"),
        ("El C.P. Luis Sosa, alcalde, saludó.", "Luis Sosa"),
    ],
)
def test_american_degrees_are_no_part_of_a_name(text: str, person: str) -> None:
    assert [value for _, value in mayors([text], "es", "MX")] == [person]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dopis starosty Jana Nováka občanům města.", "Jan Novák"),
        ("Starostu Petra Sedláčka pozvali na oslavu.", "Petr Sedláček"),
        ("Slavnost začala za účasti starosty Karla Jelínka.", "Karel Jelínek"),
        ("Starostka Jana Nováková zahájila slavnost.", "Jana Nováková"),
        ("Dopis starostky Jany Dvořákové občanům města.", "Jana Dvořáková"),
    ],
)
def test_a_czech_surname_tells_a_mans_genitive_from_a_womans_name(text: str, name: str) -> None:
    assert [value for _, value in mayors([text], "cs", "CZ")] == [name]


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("de", "DE", "Im Saal dankte Bürgermeister Hans Grabner Thomas Lechner für die Rede.", "Hans Grabner"),
        ("de", "DE", "Am Abend empfing Bürgermeister Hans Grabner Besuch aus Polen.", "Hans Grabner"),
        ("nl", "NL", "Gisteren bedankte burgemeester Jan Verhoef Kees Kuiper voor zijn werk.", "Jan Verhoef"),
        ("es", "ES", "El alcalde Juan Carlos Larraz Berrueta habló.", "Juan Carlos Larraz Berrueta"),
        ("pt", "PT", "O presidente da Câmara, Rui Falcão Castro Lima, falou.", "Rui Falcão Castro Lima"),
    ],
)
def test_a_name_ends_before_another_persons(language: str, country: str, text: str, person: str) -> None:
    relations, _ = facts([text], language, country, None)
    assert [fact.person for fact in relations.mayoralties] == [person]


def test_a_surname_is_nobodys_who_is_addressed_as_of_another_gender() -> None:
    lines: list[Line] = [
        "Nachdem Herr Julian Ohm sein Amt niedergelegt hat, wird gewählt.",
        "Frau Bürgermeisterin Ohm erklärte das Verfahren.",
    ]
    assert ("Ohm", "Julian Ohm") not in mayors(lines, "de")


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Vooral burgemeester Schouten van Delft sprak lang.", "nl", [("Schouten", "Schouten")]),
        ("Vooral burgemeester Jan van Delft sprak lang.", "nl", [("Jan van Delft", "Jan van Delft")]),
    ],
)
def test_a_surname_ends_before_its_town(text: str, language: str, named: list[tuple[str, str]]) -> None:
    assert mayors([text], language, "NL") == named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der ehemalige Bürgermeister Quellingens starb. Er wohnte in der Gemeinde Quellingen."),
        ("de", "Danach lernte der Bürgermeister Vertreter der Vereine kennen."),
        ("fr", "Mme Rose Morel donne pouvoir à M. le Maire, Mme Odile Ferrand à Mme Claire Petit."),
    ],
)
def test_what_stands_behind_a_title_is_not_always_its_holder(language: str, text: str) -> None:
    _, mentions = facts([text], language, COUNTRIES.get(language, language.upper()))
    assert [mention.value for mention in mentions if mention.type is MentionType.MAYOR] == []


def test_a_full_name_ends_before_a_town_that_the_page_names() -> None:
    lines: list[Line] = [
        "Karl Ohm, der Bürgermeister von Dornhan, kam.",
        "Es dankte Bürgermeister Karl Ohm von Dornhan.",
    ]
    _, mentions = facts(lines, "de", "DE")
    assert {mention.value for mention in mentions if mention.type is MentionType.MAYOR} == {"Karl Ohm"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Es sprach 1.Bürgermeister Karl Ohm.", ["Karl Ohm"]),
        ("Es sprach 2.Bürgermeister Karl Ohm.", []),
    ],
)
def test_a_number_may_be_glued_to_its_title(text: str, names: list[str]) -> None:
    assert [value for _, value in mayors([text], "de", "DE")] == names
