"""What stands right behind a mayor's name, and whose mayor the same sentence names already."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import (
    BATH,
    CHINON,
    COIMBRA,
    DELFT,
    DIJON,
    GOUDA,
    KOLDING,
    KUTNO,
    LEON,
    LOWICZ,
    LUCCA,
    MAINZ,
    MERIDA,
    OXFORD,
    PISA,
    TABOR,
    VEJLE,
    WORMS,
)
from tests.pipeline.pages_by_hand import Line, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Am Dienstag traf Bürgermeister Max Kolb in Worms die Vertreter der Region."),
        ("de", "DE", MAINZ, "1973 unterschrieb Bürgermeister Max Kolb in Worms die Urkunde."),
        ("en", "GB", BATH, "On Tuesday Mayor Max Hart in Oxford met the minister."),
        ("fr", "FR", DIJON, "Mardi, le maire Max Petit à Chinon a rencontré les élus."),
        ("it", "IT", LUCCA, "Martedì il sindaco Max Rossi a Pisa ha incontrato i delegati."),
        ("pt", "PT", COIMBRA, "Na terça o presidente da câmara Rui Costa em Aveiro reuniu-se com todos."),
        ("nl", "NL", GOUDA, "Dinsdag sprak burgemeester Max Smit in Delft met de minister."),
        ("pl", "PL", KUTNO, "We wtorek burmistrz Jan Nowak w Łowiczu spotkał się z radnymi."),
        ("cs", "CZ", TABOR, "V úterý jednal starosta Jan Novák v Písku s hosty."),
        ("da", "DK", VEJLE, "Tirsdag mødte borgmester Lars Friis i Kolding gæsterne."),
    ],
)
def test_where_a_mayor_does_something_is_not_his_town(language: str, country: str, publisher: str, text: str) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [publisher]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Die Gäste empfing Bürgermeister Max Kolb in Worms.", WORMS),
        ("de", "DE", MAINZ, "Max Kolb war Bürgermeister in Worms.", WORMS),
        ("de", "DE", MAINZ, "Bürgermeister Max Kolb aus Worms kam mit dem Rad.", WORMS),
        ("en", "GB", BATH, "They were welcomed by Mayor Max Hart in Oxford.", OXFORD),
        ("en", "GB", BATH, "Greetings also came from Mayor Max Hart in Oxford.", OXFORD),
        ("fr", "FR", DIJON, "Ils ont été reçus par le maire Max Petit à Chinon.", CHINON),
        ("nl", "NL", GOUDA, "De burgemeester in Delft, Max Smit, opende de markt.", DELFT),
        ("da", "DK", VEJLE, "Borgmester i Kolding, Lars Friis, takkede.", KOLDING),
    ],
)
def test_where_a_mayor_receives_holds_the_office_or_comes_from_is_his_town(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "other"),
    [
        ("en", "GB", BATH, "Oxford Mayor Max Kolb joined Mayor Ann Hart for the ride.", OXFORD),
        ("de", "DE", MAINZ, "Worms' Bürgermeister Max Kolb dankte Bürgermeisterin Ann Hart.", WORMS),
        ("fr", "FR", DIJON, "Chinon a envoyé son maire, Max Kolb, que le maire Ann Hart a accueilli.", CHINON),
    ],
)
def test_a_town_whose_mayor_the_sentence_names_has_no_second_one(
    language: str, country: str, publisher: str, text: str, other: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Max Kolb": other, "Ann Hart": publisher}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "known"),
    [
        ("it", "IT", LUCCA, "Presenti i sindaci Ivo Neri (Pisa) e Max Rossi (Borgoscuro).", {"Ivo Neri": PISA}),
        (
            "de",
            "DE",
            MAINZ,
            "Die Bürgermeister Max Kolb (Worms), Udo Lang (Xanderfeld) und Ute Falk (SPD) sangen.",
            {"Max Kolb": WORMS, "Ute Falk": MAINZ},
        ),
    ],
)
def test_of_a_row_with_towns_in_brackets_who_has_an_unknown_one_is_not_the_publishers(
    language: str, country: str, publisher: str, text: str, known: dict[str, str]
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == known


@pytest.mark.parametrize("beside", ["Mitte", "SPD", "links im Bild"])
def test_brackets_alone_make_nobody_the_mayor_of_an_unknown_town(beside: str) -> None:
    assert towns_of_mayors([f"Bürgermeister Udo Lang ({beside}) dankte."], "de", "DE", MAINZ) == {"Udo Lang": MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        (
            "de",
            "DE",
            MAINZ,
            ["Mainz ist mit Dijon verschwistert.", "Bürgermeister Jan Kolb aus der Partnerstadt sang."],
        ),
        (
            "en",
            "GB",
            BATH,
            ["Bath is twinned with Dijon.", "All sat.", "Mayor Jan Kolb of our twin town in France sang."],
        ),
        ("en", "GB", BATH, ["Bath is twinned with Dijon.", "All sat.", "Jan Kolb, Mayor of the French town, sang."]),
        (
            "es",
            "ES",
            "3127461",
            ["Burgos está hermanada con Dijon.", "Vino Jan Kolb, que firmó como alcalde de la localidad francesa."],
        ),
    ],
)
def test_a_town_said_without_its_name_behind_the_mayor_is_the_partner(
    language: str, country: str, publisher: str, lines: list[Line]
) -> None:
    assert towns_of_mayors(lines, language, country, publisher) == {"Jan Kolb": DIJON}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        (
            "de",
            "DE",
            MAINZ,
            ["Mainz ist mit Dijon verschwistert.", "Heute sang Bürgermeister Jan Kolb in der Partnerstadt."],
        ),
        ("en", "GB", BATH, ["Bath is twinned with Dijon.", "Mayor Ann Hart of our town sang."]),
        ("it", "IT", LUCCA, ["Lucca è gemellata con Dijon.", "Il sindaco Ivo Neri nella città gemella ha cantato."]),
    ],
)
def test_a_mayor_who_is_in_the_twin_town_or_of_this_one_is_the_publishers(
    language: str, country: str, publisher: str, lines: list[Line]
) -> None:
    assert list(towns_of_mayors(lines, language, country, publisher).values()) == [publisher]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "heading", "text"),
    [
        ("de", "DE", MAINZ, "Sechzig Jahre mit Worms", "Bürgermeisterin Ann Hart und Bürgermeister Jan Roth sangen."),
        ("en", "GB", BATH, "Twinning with Worms", "The two mayors, Ann Hart and Jan Roth, sang."),
        ("fr", "FR", DIJON, "Jumelage avec Worms", "Les deux maires, Ann Hart et Jan Roth, ont chanté."),
        ("it", "IT", LUCCA, "Gemellaggio con Worms", "I due sindaci, Ann Hart e Jan Roth, hanno cantato."),
    ],
)
def test_of_two_mayors_together_the_second_is_of_the_only_town_of_the_heading(
    language: str, country: str, publisher: str, heading: str, text: str
) -> None:
    lines: list[Line] = [(BlockKind.HEADING, heading), text]
    assert towns_of_mayors(lines, language, country, publisher) == {"Ann Hart": publisher, "Jan Roth": WORMS}


def test_of_the_two_mayors_the_second_is_nobodys_where_no_town_is_named() -> None:
    text = "Les deux maires, Ann Hart et Jan Roth, ont chanté."
    assert towns_of_mayors([text], "fr", "FR", DIJON) == {"Ann Hart": DIJON}


def test_who_leads_the_guests_under_a_heading_on_their_visit_is_of_their_town() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Gäste aus Worms"),
        "Die Gruppe wurde von Bürgermeister Jan Roth angeführt.",
    ]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Jan Roth": WORMS}
    lines = [(BlockKind.HEADING, "Besuch in Worms"), "Die Gruppe wurde von Bürgermeister Jan Kolb angeführt."]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Jan Kolb": MAINZ}


def test_in_a_clause_on_a_town_who_had_been_mayor_had_been_its_mayor() -> None:
    text = "She came from Oxford, where her late husband, John Hart, had been Mayor in 2009."
    assert towns_of_mayors([text], "en", "GB", BATH) == {"John Hart": OXFORD}


def test_whose_title_is_of_another_language_is_of_no_town_where_it_is_unknown() -> None:
    text = "Los amigos de Dijon vendrán en tren, que para en Soria. Los guía su maire, Luc Petit."
    assert towns_of_mayors([text], "es", "ES", "3127461") == {"Luc Petit": DIJON}


def test_an_old_mayor_of_a_german_town_in_italy_has_a_title_of_the_land() -> None:
    lines: list[Line] = ["Partner sind Worms und Dijon. Das Heft gab Altbürgermeister Jan Roth heraus."]
    assert towns_of_mayors(lines, "de", "IT", "3181480") == {"Jan Roth": "3181480"}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "1975 besiegelten Bürgermeisterin Ann Hart und Bürgermeister Udo Roth den Bund mit Worms."),
        ("de", "DE", MAINZ, "Den Bund mit Worms besiegelten 1975 die Bürgermeister Ann Hart und Udo Roth."),
        ("en", "GB", BATH, "In 1975 Mayor Ann Hart and Mayor Udo Roth signed the charter with Worms."),
        ("it", "IT", LUCCA, "Il patto con Worms fu firmato dal sindaco Ann Hart e dal sindaco Udo Roth."),
        (
            "de",
            "DE",
            MAINZ,
            "In Worms unterzeichneten Bürgermeisterin Ann Hart und Bürgermeister Udo Roth die Urkunde.",
        ),
    ],
)
def test_of_two_mayors_who_sign_together_the_second_is_of_the_other_town(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Ann Hart": publisher, "Udo Roth": WORMS}


def test_of_two_mayors_who_sign_together_the_one_with_a_name_of_the_other_land_is_of_the_town() -> None:
    text = "1975 besiegelten Bürgermeister Gaston Petit und Bürgermeister Udo Roth die Freundschaft mit Dijon."
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Gaston Petit": DIJON, "Udo Roth": MAINZ}


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeisterin Ann Hart und Bürgermeister Udo Roth reisten nach Worms.",
        "Bürgermeisterin Ann Hart und Bürgermeister Udo Roth unterzeichneten Verträge mit Worms und Dijon.",
        "In Worms unterzeichneten Bürgermeisterin Ann Hart und Bürgermeister Udo Roth den Vertrag.",
    ],
)
def test_two_mayors_who_travel_or_sign_with_several_stay_the_publishers(text: str) -> None:
    lines: list[Line] = ["Mainz ist mit Dijon verschwistert.", text]
    assert set(towns_of_mayors(lines, "de", "DE", MAINZ).values()) == {MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "heading", "text"),
    [
        ("cs", "CZ", "3064379", "Worms (Německo)", "Současný starosta Jan Roth byl v Táboře v roce 2023."),
        ("de", "DE", MAINZ, "Worms", "Der heutige Bürgermeister Jan Roth ging in Mainz zur Schule."),
        ("fr", "FR", DIJON, "Worms", "L'actuel maire, Jan Roth, est venu à Dijon en 2024."),
        ("es", "ES", "3127461", "Worms (Alemania)", "El alcalde actual, Jan Roth, estuvo en Burgos."),
    ],
)
def test_below_a_towns_line_the_mayor_of_today_is_its_own(
    language: str, country: str, publisher: str, heading: str, text: str
) -> None:
    assert towns_of_mayors([(BlockKind.HEADING, heading), text], language, country, publisher) == {"Jan Roth": WORMS}


def test_below_a_towns_line_the_publishers_mayor_of_today_receives_its_own() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Dijon"), "Die jetzige Bürgermeisterin Ann Hart empfing Maire Luc Petit."]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Ann Hart": MAINZ, "Luc Petit": DIJON}


def test_whom_a_mayor_receives_in_his_town_is_the_publishers() -> None:
    text = "A Worms si andò nel 1980: il borgomastro Udo Roth accolse il sindaco Ivo Neri."
    assert towns_of_mayors([text], "it", "IT", LUCCA) == {"Udo Roth": WORMS, "Ivo Neri": LUCCA}


def test_in_a_town_and_its_land_somebody_holds_the_office() -> None:
    text = "Vejle har to venskabsbyer. I Worms i Tyskland er Jan Roth borgmester."
    assert towns_of_mayors([text], "da", "DK", "2610613") == {"Jan Roth": WORMS}


def test_with_whom_a_guest_signed_once_is_the_publishers() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Bezoek uit Worms"),
        "Burgemeester Ann Hart ontving een delegatie.",
        "Destijds tekende burgemeester Jan Smit het verdrag.",
    ]
    assert towns_of_mayors(lines, "nl", "NL", "2755420") == {"Ann Hart": "2755420", "Jan Smit": "2755420"}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "Dijon est jumelée avec Worms. La maire Ann Hart a accueilli le maire Udo Roth."),
        ("en", "GB", BATH, "Bath is twinned with Worms. Mayor Ann Hart welcomed Mayor Udo Roth at the Guildhall."),
        ("it", "IT", LUCCA, "Lucca è gemellata con Worms. La sindaca Ann Hart ha ricevuto il sindaco Udo Roth."),
    ],
)
def test_whom_the_publishers_mayor_receives_is_of_the_only_town_named_before(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Ann Hart": publisher, "Udo Roth": WORMS}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Eine Delegation aus Dijon, darunter die heutige Bürgermeisterin Anne Petit, kam.", DIJON),
        ("it", "IT", LUCCA, "È arrivata una delegazione di Pisa, tra cui il sindaco Max Rossi.", PISA),
        ("de", "DE", MAINZ, "Viele Gäste kamen, darunter Bürgermeister Max Kolb und ein Chor aus Dijon.", MAINZ),
    ],
)
def test_who_is_among_guests_comes_from_their_town(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


def test_at_whose_invitation_guests_come_is_not_their_mayor() -> None:
    host = "Oberbürgermeister Max Kolb begrüßte die Gäste."
    text = "Der Chor aus Dijon war auf Initiative von Ortsbürgermeister Jens Wolf dabei."
    assert towns_of_mayors([host, text], "de", "DE", MAINZ) == {"Max Kolb": MAINZ}
    text = "Aus Dijon kam Bürgermeister Jean Petit."
    assert towns_of_mayors([host, text], "de", "DE", MAINZ) == {"Max Kolb": MAINZ, "Jean Petit": DIJON}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "towns"),
    [
        ("de", "DE", MAINZ, "Bürgermeister Max Kolb dankte dem Gastgeber, Bürgermeister Jens Wolf.",
         {"Max Kolb": MAINZ}),
        ("en", "GB", BATH, "Mayor Max Hart thanked his host, Mayor Ann Poole.", {"Max Hart": BATH}),
        ("de", "DE", MAINZ, "Bürgermeister Jens Wolf aus Worms dankte dem Gastgeber, Bürgermeister Max Kolb.",
         {"Jens Wolf": WORMS, "Max Kolb": MAINZ}),
        ("de", "DE", MAINZ, "Der Gastgeber, Bürgermeister Max Kolb, dankte allen.", {"Max Kolb": MAINZ}),
    ],
)  # fmt: skip
def test_the_host_whom_our_mayor_thanks_is_another_towns(
    language: str, country: str, publisher: str, text: str, towns: dict[str, str]
) -> None:
    placed = {name: town for name, town in towns_of_mayors([text], language, country, publisher).items() if town}
    assert placed == towns


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Eine Abordnung aus Worms war hier. Bürgermeister Max Kolb dankte für den Empfang.", WORMS),
        ("de", "DE", MAINZ, "Eine Abordnung aus Worms war hier. Bürgermeister Max Kolb lud zum Empfang.", MAINZ),
        ("en", "GB", BATH, "A delegation from Oxford came. Mayor Max Hart thanked all for their hospitality.", OXFORD),
        ("en", "GB", BATH, "A delegation from Oxford came. Mayor Max Hart gave a reception for them.", BATH),
        ("fr", "FR", DIJON, "Une délégation de Chinon est venue. Le maire Max Petit a remercié de l'accueil.", CHINON),
        ("fr", "FR", DIJON, "Une délégation de Chinon est venue. Le maire Max Petit a signé le livre d'or.", CHINON),
        (
            "it",
            "IT",
            LUCCA,
            "È venuta una delegazione di Pisa. Il sindaco Max Rossi ha ringraziato per l'ospitalità.",
            PISA,
        ),
        ("es", "ES", LEON, "Vino una delegación de Mérida. El alcalde Max Ruiz agradeció la acogida.", MERIDA),
        ("nl", "NL", GOUDA, "Een delegatie uit Delft was hier. Burgemeester Max Smit dankte voor de ontvangst.", DELFT),
        ("nl", "NL", GOUDA, "Een delegatie uit Delft was hier. Burgemeester Max Smit sprak over de ontvangst.", GOUDA),
    ],
)
def test_who_thanks_for_the_reception_is_the_mayor_of_the_guests_of_the_sentence_before(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Eine Abordnung unter Leitung von Bürgermeister Max Kolb kam aus Worms.", WORMS),
        ("en", "GB", BATH, "A delegation led by Mayor Max Hart came from Oxford.", OXFORD),
        ("fr", "FR", DIJON, "Une délégation conduite par le maire Max Petit est venue de Chinon.", CHINON),
        ("it", "IT", LUCCA, "Una delegazione guidata dal sindaco Max Rossi è arrivata da Pisa.", PISA),
        ("es", "ES", LEON, "Una delegación encabezada por el alcalde Max Ruiz llegó de Mérida.", MERIDA),
        ("nl", "NL", GOUDA, "Een delegatie onder leiding van burgemeester Max Smit kwam uit Delft.", DELFT),
        ("de", "DE", MAINZ, "Eine Abordnung unter Leitung von Bürgermeister Max Kolb fuhr nach Worms.", MAINZ),
        ("en", "GB", BATH, "A delegation led by Mayor Max Hart left for Oxford.", BATH),
    ],
)
def test_who_leads_guests_is_mayor_of_the_town_behind_him_from_which_they_come(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Zu Gast war eine Delegation aus Worms: Bürgermeister Max Kolb und zwei Stadträte.", WORMS),
        (
            "de",
            "DE",
            MAINZ,
            "Wir begrüßten eine Gruppe aus Worms, bestehend aus Bürgermeister Max Kolb und Helfern.",
            WORMS,
        ),
        ("en", "GB", BATH, "A party from Oxford came, made up of the Mayor, Max Hart, and two councillors.", OXFORD),
        (
            "fr",
            "FR",
            DIJON,
            "Une délégation de Chinon, composée du maire Max Petit et de deux adjoints, est venue.",
            CHINON,
        ),
        (
            "it",
            "IT",
            LUCCA,
            "È arrivata una delegazione di Pisa, composta dal sindaco Max Rossi e da due assessori.",
            PISA,
        ),
        (
            "es",
            "ES",
            LEON,
            "Vino una delegación de Mérida integrada por el alcalde Juan Soto y dos concejales.",
            MERIDA,
        ),
        ("nl", "NL", GOUDA, "Er kwam een delegatie uit Delft, bestaande uit burgemeester Max Smit en vrienden.", DELFT),
        (
            "pl",
            "PL",
            KUTNO,
            "Gościliśmy przedstawicieli z gminy Łowicz w składzie: wójt Jan Nowak, sekretarz Ewa Lis.",
            LOWICZ,
        ),
    ],
)
def test_a_delegation_is_made_up_of_its_mayor(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", MAINZ, "Eine Abordnung aus Worms war da. Angeführt wurde sie von Bürgermeister Max Kolb.", WORMS),
        ("it", "IT", LUCCA, "È venuta una delegazione da Pisa. In testa il sindaco Max Rossi.", PISA),
        ("en", "GB", BATH, "A delegation from Oxford was here. Led by Mayor Max Hart they saw the abbey.", OXFORD),
        ("de", "DE", MAINZ, "Eine Abordnung aus Worms war da. Bürgermeister Max Kolb zeigte ihr den Dom.", MAINZ),
    ],
)
def test_the_next_sentence_says_who_leads_the_guests(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [town]


def test_who_leads_people_to_a_town_is_not_its_mayor() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Mainzer Abordnung um Bürgermeister Max Kolb besucht Worms"),
        "Nach langer Pause besuchte eine Abordnung um Bürgermeister Max Kolb die Partnerstadt Worms am Rhein.",
    ]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Max Kolb": MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "people"),
    [
        ("da", "DK", VEJLE, "Talere ved mødet var borgmestrene Lars Friis, Per Dam og Ole Lund.", []),
        ("de", "DE", MAINZ, "Gäste der Bürgermeisterinnen Eva Kolb, Ute Ohm und Anna Erb waren alle.", []),
        (
            "de",
            "DE",
            MAINZ,
            "1974 bis 1999 sprachen die Bürgermeister Max Kolb, Karl Ohm und Otto Erb.",
            ["Max Kolb", "Karl Ohm", "Otto Erb"],
        ),
    ],
)
def test_of_three_mayors_of_today_any_may_be_ours(
    language: str, country: str, publisher: str, text: str, people: list[str]
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher)) == people


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "towns"),
    [
        (
            "it",
            "IT",
            LUCCA,
            "La delegazione francese guidata dal sindaco Luc Petit è stata accolta in municipio dal sindaco Max Rossi.",
            {"Max Rossi": LUCCA},
        ),
        (
            "en",
            "GB",
            BATH,
            "Mayor Luc Petit was received in the hall by Mayor Ann Hart.",
            {"Ann Hart": BATH},
        ),
        (
            "cs",
            "CZ",
            TABOR,
            "Město navštívila delegace z Pisy v čele s panem starostou. Pan starosta Marco Neri podepsal smlouvu.",
            {"Marco Neri": PISA},
        ),
    ],
)
def test_who_is_received_or_announced_is_the_guest(
    language: str, country: str, publisher: str, text: str, towns: dict[str, str]
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == towns


def test_a_second_title_of_a_name_tells_its_town() -> None:
    text = "It was a pity that Mayor Ann Hart, Mayor of Oxford, had been taken ill."
    assert towns_of_mayors([text], "en", "GB", BATH) == {"Ann Hart": OXFORD}
