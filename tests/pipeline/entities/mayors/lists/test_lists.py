"""Mayors in sections of lists, in columns of tables, on portraits, and in sentences that say who came next."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.record import MentionType
from tests.pipeline.geonames_ids import BONN, LEEDS, LYON
from tests.pipeline.pages_by_hand import Line, city, document, facts, mayors_named


def heading(text: str, level: int = 2) -> Line:
    return (BlockKind.HEADING, text, level)


TEXT = "Die Stadt wuchs in jenen Jahren rasch, und bald reichte das alte Haus am Markt für alle Ämter nicht mehr aus."


def test_a_list_goes_on_behind_texts_and_below_the_headings_of_its_section() -> None:
    lines: list[Line] = [
        heading("Unsere Bürgermeister seit 1850", 1),
        heading("Kaiserzeit"),
        TEXT + " " + TEXT,
        "1850–1871 Karl Weiß, Gerber",
        heading("Republik"),
        TEXT + " " + TEXT,
        heading("Anna Huber (1946–1958)", 3),
        TEXT,
        heading("Kontakt", 1),
        "2001–2010 Max Archivar",
    ]
    assert mayors_named(lines, "de", "DE", BONN) == ["Karl Weiß", "Anna Huber"]


def test_a_list_ends_at_a_heading_of_another_office() -> None:
    lines: list[Line] = [
        heading("Les maires depuis 1900", 1),
        "1900-1912 Louis Blanc",
        heading("Les adjoints"),
        "1900-1912 Paul Noir",
    ]
    assert mayors_named(lines, "fr", "FR", LYON) == ["Louis Blanc"]


def test_a_row_begins_with_the_name_whatever_part_of_it_is_a_known_first_name() -> None:
    lines: list[Line] = [heading("Recent Mayors"), "2021-22 Cllr Alwyn Tudor Price", "2020-21 Cllr Mary Shaw"]
    assert mayors_named(lines, "en", "GB", LEEDS) == ["Alwyn Tudor Price", "Mary Shaw"]


def test_a_gallery_has_the_name_in_one_block_and_the_term_in_the_next() -> None:
    lines: list[Line] = [
        heading("I sindaci della città", 1),
        "Dal 1866 la città ha avuto ventisei sindaci e tre commissari, e di ciascuno c'è in municipio un ritratto.",
        heading("Alvise Moretti", 3),
        "1871 - 1889",
        "Avvocato, a lui si devono l'acquedotto e la stazione.",
        heading("Luca Bruni", 3),
        "1901 - 1905 e 1911 - 1915",
        heading("Giovanna Serra", 3),
        "dal giugno 2019",
    ]
    relations, _ = facts(lines, "it", "IT", "3182297")
    assert [(fact.person, fact.as_of) for fact in relations.mayoralties] == [
        ("Alvise Moretti", "1871/1889"),
        ("Luca Bruni", "1901/1905"),
        ("Giovanna Serra", "2019-06/.."),
    ]


def test_a_row_of_a_table_of_mayors_may_have_the_beginning_alone() -> None:
    rows = ["Name\tAmtszeit", "Jan Kolb\t1981–2005", "Ute Falk\tseit 1. Mai 2021"]
    lines: list[Line] = [heading("Die Stadtoberhäupter seit 1900", 1), TEXT + " " + TEXT]
    assert mayors_named([*lines, *((BlockKind.TABLE_ROW, row) for row in rows)], "de", "DE", BONN) == [
        "Jan Kolb",
        "Ute Falk",
    ]


def test_a_column_of_mayors_gives_each_row_its_own_citys() -> None:
    rows = ["Město\tStát\tStarosta / starostka", "Wels\tRakousko\tAndrea Winkler", "Pisa\tItálie\tvolby v březnu"]
    relations, _ = facts([(BlockKind.TABLE_ROW, row) for row in rows], "cs", "CZ", "3064379")
    assert [(fact.person, fact.city.name) for fact in relations.mayoralties] == [("Andrea Winkler", "Wels")]


@pytest.mark.parametrize(
    ("language", "lines", "name"),
    [
        (
            "en",
            [
                heading("The present Mayor"),
                "Councillor Mary Shaw took the chain on 17 May 2024, after thirty years on the council, two as deputy.",
            ],
            "Mary Shaw",
        ),
        (
            "fr",
            [
                "Denis Roux",
                "Maire depuis le 4 juillet 2020. Né ici en 1974, il enseigne l'histoire au lycée de la ville voisine.",
            ],
            "Denis Roux",
        ),
    ],
)
def test_a_portrait_has_name_and_title_in_two_blocks(language: str, lines: list[Line], name: str) -> None:
    assert mayors_named(lines, language, "FR" if language == "fr" else "GB", LEEDS) == [name]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Erster Bürgermeister nach dem Krieg war der Lehrer Josef Thaler.", ["Josef Thaler"]),
        ("it", "Primo sindaco del dopoguerra fu Guido Neri, cui succedette Aldo Conti.", ["Guido Neri", "Aldo Conti"]),
        ("pt", "O primeiro prefeito, nomeado em 1959, foi Paulo Antunes Prado.", ["Paulo Antunes Prado"]),
        (
            "es",
            "El primer alcalde democrático fue Julián Ortega; le sucedió Ana Lozano.",
            ["Julián Ortega", "Ana Lozano"],
        ),
        ("de", "Max Kolb wurde von den Siegern als Bürgermeister eingesetzt.", ["Max Kolb"]),
        ("de", "Bürgermeister Jan Kolb wurde 1964 von Ute Falk abgelöst.", ["Jan Kolb", "Ute Falk"]),
        ("en", "Mayor today: Mary Shaw, a teacher", ["Mary Shaw"]),
        ("en", "Mayors Ted Price of Leeds and Mary Shaw of York sent letters.", ["Ted Price", "Mary Shaw"]),
        ("pt", "Foram recebidos pelo prefeito, Paulo Prado, por vários vereadores e amigos.", ["Paulo Prado"]),
        ("fr", "La bourgmestre, Anne Morel, avec ses échevins, salua.", ["Anne Morel"]),
        ("fr", "Le bourgmestre radical, Yves Morel, signait.", ["Yves Morel"]),
        ("fr", "Paul Morel, ancien résistant et bourgmestre de la commune, signait.", ["Paul Morel"]),
        ("fr", "Le bourgmestre de Spa et celui de Mons, M. Luc Colin, ont signé.", ["Luc Colin"]),
        ("de", "Mit den Bürgermeistern Jan Kolb (SPD) und Ute Falk (CDU) sprach er.", ["Jan Kolb", "Ute Falk"]),
        ("it", "1971: gemellaggio con Tours (sindaci: Guido Neri, Jean Morel)", ["Guido Neri", "Jean Morel"]),
        ("es", "Vino Ana Lozano, a la sazón alcaldesa, con su hijo.", ["Ana Lozano"]),
        ("pt", "Assinou Paulo Prado, à data prefeito, no salão.", ["Paulo Prado"]),
        ("fr", "Paul Morel, à l'époque bourgmestre, signa.", ["Paul Morel"]),
        ("nl", "Jan de Boer, in die tijd burgemeester, tekende.", ["Jan de Boer"]),
        ("pl", "Nowym burmistrzem zostaje Jan Nowak.", ["Jan Nowak"]),
        ("pl", "Urząd burmistrza sprawuje Anna Wilk.", ["Anna Wilk"]),
        ("cs", "Starostou se stává Jan Novák.", ["Jan Novák"]),
        ("cs", "Zastupitelstvo zvolilo starostou inženýra Milana Nováka.", ["Milan Novák"]),
        ("sv", "Ny borgmästare blir Nils Berg.", ["Nils Berg"]),
        ("da", "Ny borgmester bliver Mette Holm.", ["Mette Holm"]),
        ("es", "Julián Ortega se convierte en alcalde.", ["Julián Ortega"]),
        ("de", "Max Kolb etwa, der als Bürgermeister die Altstadt sanieren ließ, lebt am Markt.", ["Max Kolb"]),
        ("fr", "Paul Morel lui-même, qui comme bourgmestre avait signé, vint.", ["Paul Morel"]),
        ("de", "Karl Weiß pflanzte sie, als er Bürgermeister war.", ["Karl Weiß"]),
        ("en", "The oak that Ted Price put into the ground when he was mayor still stands.", ["Ted Price"]),
        ("fr", "Paul Morel a planté ce chêne quand il était bourgmestre.", ["Paul Morel"]),
        ("es", "Julián Ortega plantó el roble cuando era alcalde.", ["Julián Ortega"]),
        ("it", "Guido Neri piantò la quercia quando era sindaco.", ["Guido Neri"]),
        ("nl", "Jan de Boer plantte de eik toen hij burgemeester was.", ["Jan de Boer"]),
        ("pl", "Jan Nowak posadził dąb, gdy był burmistrzem.", ["Jan Nowak"]),
        ("cs", "Jan Novák zasadil dub, když byl starostou.", ["Jan Novák"]),
    ],
)
def test_who_was_mayor_is_said_in_many_ways(language: str, text: str, names: list[str]) -> None:
    country = {"pt": "BR", "fr": "BE"}.get(language, language.upper())
    assert mayors_named([text], language, country, "999999999") == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La mairesse suppléante, Denise Perrin, présidera."),
        ("de", "Der Bürgermeister lud alle ein, Hans Meier kam zu spät."),
        ("de", "Eine Anfrage der Grünen, ob eine Partnerschaft möglich sei, wurde vertagt."),
        ("en", "Joining the Mayor are councillors Jane Bell, Mike Ross and Cameron Reid."),
        ("en", "The oak that Ted Price put into the ground when he was deputy mayor still stands."),
        ("en", "Ted Price, Mayor Pro Tem"),
    ],
)
def test_a_name_behind_a_comma_is_not_always_the_mayors(language: str, text: str) -> None:
    assert mayors_named([text], language, "CA" if language == "fr" else "DE", LYON) == []


def test_a_staff_list_below_a_greeting_signs_nothing() -> None:
    lines: list[Line] = [heading("Büro des Bürgermeisters"), TEXT, "Ute Falk, Sekretariat, Zimmer 12"]
    assert mayors_named(lines, "de", "DE", BONN) == []


def test_a_surname_of_two_words_is_bound_to_the_full_name() -> None:
    lines: list[Line] = ["Borgmester Mette Holm Lauritsen tog imod.", "Senere sejlede borgmester Holm Lauritsen."]
    assert mayors_named(lines, "da", "DK", "2610319") == ["Mette Holm Lauritsen"]


def test_a_luxembourgish_article_ends_a_name() -> None:
    assert mayors_named(["1962 huet de Buergermeeschter Jos Schmit de Steen ageweit."], "lb", "LU", "2960657") == [
        "Jos Schmit"
    ]


def test_a_day_of_birth_is_no_moment_of_the_office() -> None:
    relations, _ = facts(["Bürgermeister Jan Kolb, * 4. Mai 1938, wohnt am Markt."], "de", "DE", BONN)
    assert [fact.as_of for fact in relations.mayoralties] == [None]


CARDS: list[Line] = [
    heading("Stadtvorstand"),
    heading("Birgit Kolb", 3),
    "Liste Stadt",
    "Bürgermeisterin",
    "Personal, Finanzen",
    heading("Max Thaler", 3),
    "VP",
    "1. Bürgermeisterin-Stellvertreter",
    heading("Karl Weiß", 3),
    "VP",
    "Gemeinderat",
    "Altbürgermeister (2010–2022)",
    heading("Ute Falk", 3),
    "Gemeinderätin",
]


def test_a_title_in_a_card_is_that_of_the_name_over_the_card() -> None:
    assert mayors_named(CARDS, "de", "AT", "2772505") == ["Birgit Kolb", "Karl Weiß"]


def test_a_title_over_cards_is_that_of_the_name_below_it() -> None:
    lines: list[Line] = [heading("Rathaus", 1), "Bürgermeisterin:", heading("Birgit Kolb", 3), "Zimmer 4"]
    assert mayors_named(lines, "de", "AT", "2772505") == ["Birgit Kolb"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("it", "Assessore; già sindaco di Pisa"),
        ("de", "Stadtrat, ehemaliger Bürgermeister"),
        ("fr", "Conseiller municipal, ancien maire"),
        ("es", "Concejal, exalcalde"),
    ],
)
def test_a_card_may_name_an_office_and_the_mayor_s_of_another_time(language: str, line: str) -> None:
    assert mayors_named([heading("Guido Neri", 3), line], language, language.upper(), LEEDS) == ["Guido Neri"]


def test_another_office_beside_the_present_mayors_is_none() -> None:
    assert mayors_named([heading("Guido Neri", 3), "Staff; Ufficio del sindaco"], "it", "IT", LEEDS) == []


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "cs",
            ["1990–1994: Karel Malý", "1994–2002: JUDr. Jan Novák", "2002–2014: Petr Dvořák", "od roku 2014: Jan Kos"],
        ),
        ("de", ["Ute Falk seit 2014", "2002–2014: Jan Kolb", "1994–2002: Karl Weiß", "1990–1994: Max Thaler"]),
    ],
)
def test_the_last_of_a_run_of_terms_may_be_the_one_who_holds_the_office(language: str, rows: list[str]) -> None:
    title = {"cs": "Starostou je Jan Kos.", "de": "Bürgermeisterin ist Ute Falk."}[language]
    lines: list[Line] = [title, heading("Kdo stál v čele" if language == "cs" else "Wer die Stadt führte"), *rows]
    assert len(mayors_named(lines, language, language.upper() if language == "de" else "CZ", LEEDS)) == 4


def test_a_mayor_beside_a_run_of_others_terms_says_nothing_of_them() -> None:
    lines: list[Line] = [
        "Bürgermeisterin ist Ute Falk.",
        heading("Feuerwehrkommandanten"),
        "2002–2014: Jan Kolb",
        "1994–2002: Karl Weiß",
        "1990–1994: Max Thaler",
        "Ute Falk dankt allen.",
    ]
    assert mayors_named(lines, "de", "DE", LEEDS) == ["Ute Falk"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "de",
            ["Bürgermeister war Karl Weiß.", "1961 war Weiß neu im Amt; sein französischer Amtskollege Luc Morel kam."],
        ),
        ("en", ["Ted Price was mayor.", "It was signed by Ted Price and his French counterpart, Luc Morel."]),
        ("en", ["Ted Price was mayor.", "It was signed by Ted Price and his Japanese counterpart, Kenzo Aida."]),
        ("it", ["Il sindaco Guido Neri parlò.", "Firmarono Guido Neri e il suo omologo Luc Morel."]),
    ],
)
def test_the_counterpart_of_a_known_mayor_is_a_mayor(language: str, lines: list[Line]) -> None:
    _, mentions = facts(lines, language, language.upper(), LEEDS)
    found = {mention.value for mention in mentions if mention.type is MentionType.MAYOR}
    assert len(found) == 2
    assert found & {"Luc Morel", "Kenzo Aida"}


def test_a_colleague_of_somebody_else_is_none() -> None:
    lines: list[Line] = ["Bürgermeister war Karl Weiß.", "Der Trainer und sein Kollege Luc Morel fuhren heim."]
    assert mayors_named(lines, "de", "DE", LEEDS) == ["Karl Weiß"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Przyjechał starosta Brna Jan Malý.", ["Jan Malý"]),
        ("Przyjechał starosta Wałbrzycha Jan Nowak.", []),
        ("Przyjechał starosta brneński Jan Nowak.", []),
        ("Przyjechał starosta Jan Nowak.", []),
    ],
)
def test_a_polish_starosta_of_a_czech_town_is_its_mayor(text: str, names: list[str]) -> None:
    doc = document([text], "pl", "PL", "3081368")
    places = [*city(doc, "Brna", "3078610", "CZ"), *city(doc, "Wałbrzycha", "3082707", "PL")]
    assert [mention.value for mention in find_mayor_mentions(doc, places)] == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "es",
            "Ana Lozano y Luc Morel firmaron en 1985, y ninguno de los dos alcaldes habló.",
            ["Ana Lozano", "Luc Morel"],
        ),
        (
            "de",
            "Karl Weiß und Luc Morel unterschrieben; die beiden Bürgermeister sind Freunde.",
            ["Karl Weiß", "Luc Morel"],
        ),
        ("fr", "Paul Morel et Aldo Conti signèrent, les deux maires étant amis.", ["Paul Morel", "Aldo Conti"]),
        ("de", "Karl Weiß, Luc Morel und Jan Kolb sangen; die beiden Bürgermeister schwiegen.", []),
        ("de", "Karl Weiß sang, die beiden Bürgermeister schwiegen.", []),
    ],
)
def test_the_two_mayors_are_the_only_two_of_their_sentence(language: str, text: str, names: list[str]) -> None:
    _, mentions = facts([text], language, language.upper(), LEEDS)
    assert [mention.value for mention in mentions if mention.type is MentionType.MAYOR] == names


@pytest.mark.parametrize(
    ("lines", "terms"),
    [
        (
            ["1er maire : Luc Tavernier", "(1904-1905)", "2e maire : Yves Morin", "(1905-1919)"],
            {"Luc Tavernier": "1904/1905", "Yves Morin": "1905/1919"},
        ),
        (
            ["Maire : Luc Tavernier", "1954 – 1960", "Maire : Yves Morin", "depuis 1960"],
            {"Luc Tavernier": "1954/1960", "Yves Morin": "1960/.."},
        ),
        (
            ["1904-1905", "Maire : Luc Tavernier", "1905-1919", "Maire : Yves Morin"],
            {"Luc Tavernier": "1904/1905", "Yves Morin": "1905/1919"},
        ),
        (  # whoever stands first is not read, and still a name begins the run
            ["Maire : (nom perdu)", "1900-1904", "Maire : Yves Morin", "1904-1912"],
            {"Yves Morin": "1904/1912"},
        ),
        (  # a term that is of the name above it says nothing of the one below
            ["Maire : Luc Tavernier", "1904-1905", "Maire : Yves Morin"],
            {"Luc Tavernier": "1904/1905", "Yves Morin": None},
        ),
    ],
)
def test_a_term_in_a_line_of_its_own_is_of_the_name_with_which_it_takes_turns(
    lines: list[Line], terms: dict[str, str | None]
) -> None:
    relations, _ = facts(lines, "fr", "FR", LYON)
    assert {fact.person: fact.as_of for fact in relations.mayoralties} == terms


def test_a_date_below_a_name_is_no_term() -> None:
    relations, _ = facts(["Bürgermeisterin: Anna Huber", "12.03.2024"], "de", "DE", BONN)
    assert [fact.as_of for fact in relations.mayoralties] == [None]


@pytest.mark.parametrize(
    ("text", "mayors"),
    [
        ("1871 - 1878 - Jean Morin maire, Luc Tavernier adjoint", ["Jean Morin"]),
        ("1871 - 1878 - Jean Morin maire ; Luc Tavernier premier adjoint", ["Jean Morin"]),
        ("En 1871, Jean Morin, maire, et Luc Tavernier, adjoint, signent.", ["Jean Morin"]),
        ("Le maire, Luc Tavernier, signe en 1871.", ["Luc Tavernier"]),
    ],
)
def test_in_a_row_of_holders_each_has_the_office_behind_his_name(text: str, mayors: list[str]) -> None:
    assert mayors_named([text], "fr", "FR", LYON) == mayors


@pytest.mark.parametrize(
    ("language", "country", "head", "rows"),
    [
        ("de", "DE", "Unsere Bürgermeister", ["1. Karl Weiß 1850-1871", "2. Anna Huber 1946-1958"]),
        ("pl", "PL", "Burmistrzowie", ["1. Karl Weiß 1850-1871", "12. Anna Huber 1946-1958"]),
        ("fr", "FR", "Les maires", ["1) Karl Weiß, 1850-1871", "2) Anna Huber, 1946-1958"]),
        ("it", "IT", "I sindaci", ["1 Karl Weiß (1850-1871)", "2 Anna Huber (1946-1958)"]),
    ],
)
def test_the_rows_of_a_list_may_be_numbered(language: str, country: str, head: str, rows: list[str]) -> None:
    assert mayors_named([heading(head), *rows], language, country, LEEDS) == ["Karl Weiß", "Anna Huber"]


def test_a_number_that_counts_something_else_makes_nobody_a_mayor() -> None:
    assert (
        mayors_named([heading("Unsere Bürgermeister"), "12 Räte wählten 1946 den Vorsitzenden"], "de", "DE", BONN) == []
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Bürgermeister und Oberbürgermeister",
        "Folgende Personen waren Schultheiße, Bürgermeister oder Oberbürgermeister von Gera:",
        "Liste der Schultheiße, Bürgermeister und Oberbürgermeister (noch unvollständig)",
    ],
)
def test_heads_of_two_ranks_stand_in_one_list(heading: str) -> None:
    lines: list[Line] = [heading, "1784–1791: Rudolf Ohm", "1791–1796: Josef Huber", "1796–1809: Karl Moser"]
    relations, _ = facts(lines, "de", "DE", "2921232")
    assert [fact.person for fact in relations.mayoralties] == ["Rudolf Ohm", "Josef Huber", "Karl Moser"]
