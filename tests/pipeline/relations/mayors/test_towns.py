"""Whose mayor somebody is where no city stands beside title or name: guests, sections, sides, titles of elsewhere."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BONN, BRNO, LEEDS, LYON, PISA
from tests.pipeline.pages_by_hand import Line
from tests.pipeline.relations.mayors.mayoralties_by_hand import CITIES, mayoralties, towns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zum Fest reiste eine Abordnung aus Pisa mit Bürgermeisterin Anna Conti an."),
        ("en", "A delegation from Pisa led by Mayor Anna Conti stayed for three days."),
        ("fr", "Une délégation de Pisa conduite par le maire Anna Conti est restée trois jours."),
        ("it", "È arrivata una delegazione di Pisa guidata dal sindaco Anna Conti."),
        ("es", "Vino una delegación de Pisa encabezada por la alcaldesa Anna Conti."),
        ("nl", "Er kwam een delegatie uit Pisa met burgemeester Anna Conti."),
        ("pl", "Przyjechała delegacja z Pisa na czele z burmistrz Anna Conti."),
        ("da", "Der kom gæster fra Pisa med borgmester Anna Conti."),
    ],
)
def test_guests_come_with_the_mayor_of_their_town(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Anna Conti": PISA}


def test_guests_who_are_welcomed_by_a_mayor_are_welcomed_by_the_publishers() -> None:
    assert towns(["Visitors from Pisa were welcomed by Mayor Ann Hart."], "en", "GB", LEEDS) == {"Ann Hart": LEEDS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Pisa empfing sie Bürgermeisterin Anna Conti."),
        ("en", "In Pisa they were welcomed by Mayor Anna Conti."),
        ("it", "A Pisa, dopo un lungo viaggio, li attendeva la sindaca Anna Conti."),
        ("pl", "W Pisa powitała ich burmistrz Anna Conti."),
    ],
)
def test_who_receives_others_in_a_town_is_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Anna Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Es zeichnen Bürgermeister Till Ahrens und auf italienischer Seite Bürgermeister Aldo Conti. Pisa dankt.",
        ),
        ("en", "It was signed by Mayor Till Ahrens and, for the Italian side, by Mayor Aldo Conti. Pisa kept a copy."),
        ("fr", "Ont signé le maire Till Ahrens et, du côté italien, le maire Aldo Conti. Pisa en garde une copie."),
    ],
)
def test_the_side_of_a_treaty_tells_whose_mayor_somebody_is(language: str, text: str) -> None:
    found = towns([text], language, {"en": "GB"}.get(language, language.upper()), LEEDS)
    assert found["Aldo Conti"] == PISA
    assert found["Till Ahrens"] == LEEDS


def test_below_a_towns_line_who_holds_the_office_is_its_mayor() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Pisa (Italien)"), "Einwohner: 90.000", "Bürgermeister: Aldo Conti"]
    assert towns(lines, "de", "DE", BONN) == {"Aldo Conti": PISA}


def test_below_a_towns_line_the_only_mayor_is_its_own_where_the_publishers_is_named_elsewhere() -> None:
    lines: list[Line] = [
        "Le maire, Denis Roux, écrit à tous.",
        (BlockKind.HEADING, "Pisa : une amitié"),
        "Le maire Aldo Conti viendra au printemps.",
    ]
    assert towns(lines, "fr", "FR", LYON) == {"Denis Roux": LYON, "Aldo Conti": PISA}


def test_below_a_towns_line_who_signed_may_be_the_publishers_mayor() -> None:
    lines: list[Line] = [
        "Le maire, Denis Roux, écrit à tous.",
        (BlockKind.HEADING, "Pisa (Italie)"),
        "Le jumelage fut signé par le maire Louis Blanc.",
    ]
    assert towns(lines, "fr", "FR", LYON)["Louis Blanc"] == LYON


def test_a_heading_about_a_town_is_not_the_towns_line() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Städtepartnerschaft mit Pisa"), "Bürgermeister war damals Karl Weiß."]
    assert towns(lines, "de", "DE", BONN) == {"Karl Weiß": BONN}


def test_who_is_thanked_for_a_partner_town_is_the_publishers_mayor() -> None:
    text = "Pisa est venue ensuite, grâce au maire Louis Blanc."
    assert towns([text], "fr", "FR", LYON) == {"Louis Blanc": LYON}
    text = "Pisa d'abord : c'est le maire Louis Blanc qui a signé avec cette ville."
    assert towns([text], "fr", "FR", LYON) == {"Louis Blanc": LYON}


def test_a_title_above_that_of_the_publishers_head_is_another_citys() -> None:
    lines: list[Line] = [
        "Seit 1992 sind wir mit Bonn verbunden. Oberbürgermeister Till Ahrens kommt jedes Jahr zum Fest.",
        "Ute Falk",
        "Bürgermeisterin",
    ]
    assert towns(lines, "de", "DE", "2843355") == {"Till Ahrens": BONN, "Ute Falk": "2843355"}


def test_a_title_that_only_guests_bear_makes_nobody_a_deputy() -> None:
    lines: list[Line] = ["Aus Bonn kam Oberbürgermeister Till Ahrens. Bürgermeisterin Ute Falk begrüßte ihn."]
    assert towns(lines, "de", "DE", "2843355")["Ute Falk"] == "2843355"


def test_a_first_name_of_the_other_towns_country_tells_whose_mayor_somebody_is() -> None:
    lines: list[Line] = ["They spent a week in Bonn. Mayor Karl-Heinz Ahrens showed them the brewery."]
    assert towns(lines, "en", "US", "5088262") == {"Karl-Heinz Ahrens": BONN}
    lines = ["They spent a week in Bonn. Mayor Henry Hart met them at the airport."]
    assert towns(lines, "en", "US", "5088262") == {"Henry Hart": "5088262"}


def test_a_title_that_only_other_countries_have_today_is_the_other_towns() -> None:
    lines: list[Line] = ["I Pisa firas det i maj. Borgmästare Aldo Conti bjöd in en kör."]
    assert towns(lines, "sv", "SE", "2702261") == {"Aldo Conti": PISA}


def test_a_town_that_tells_where_another_lies_has_no_part_in_it() -> None:
    text = "They went to Pisa, not far from Lyon. The Italian mayor, Aldo Conti, and the sindaco's choir sang."
    assert towns([text], "en", "GB", LEEDS) == {"Aldo Conti": PISA}
    text = "Twinned with Bonn near Brno since 1997, when the German mayor, Till Ahrens, signed."
    assert towns([text], "en", "GB", LEEDS) == {"Till Ahrens": BONN}


def test_the_counterpart_of_a_guest_is_the_publishers_mayor() -> None:
    text = "« Merci », a dit Aldo Conti, maire de Pisa, à son homologue Anne Vidal."
    assert towns([text], "fr", "FR", LYON) == {"Aldo Conti": PISA, "Anne Vidal": LYON}


def test_a_host_is_the_publishers_mayor() -> None:
    text = "Es unterschrieben Aldo Conti, Bürgermeister von Pisa, und sein Gastgeber Karl Weiß."
    assert towns([text], "de", "DE", BONN) == {"Aldo Conti": PISA, "Karl Weiß": BONN}


def test_a_forerunner_has_the_city_of_the_mayor_named_before() -> None:
    text = "Gekommen war Aldo Conti, Bürgermeister von Pisa, mit seinem Vorgänger Luca Neri."
    assert towns([text], "de", "DE", BONN) == {"Aldo Conti": PISA, "Luca Neri": PISA}


def test_behind_a_clause_a_relative_speaks_of_the_city_before_the_clause() -> None:
    text = "Visita a Pisa, ciudad con la que Lyon está hermanada desde 1968, y charla con su alcalde, Aldo Conti."
    assert towns([text], "es", "FR", LYON) == {"Aldo Conti": PISA}


def test_a_city_behind_a_name_may_be_the_next_ones() -> None:
    text = "Z Bonn przyjechał nadburmistrz Till Ahrens, z Brno burmistrz Jan Malý."
    assert towns([text], "pl", "PL", "3102987") == {"Till Ahrens": BONN, "Jan Malý": BRNO}


def test_of_several_towns_before_a_guest_the_one_that_the_page_names_most_is_his() -> None:
    lines: list[Line] = [
        "Bonn is our sister city. Bonn lies on the Rhine.",
        "Ann studied in Bonn and drove to Lyon, then to Berlin. Mayor Karl-Heinz Ahrens came back with her.",
    ]
    cities = (*CITIES, ("Berlin", "2950159", "DE"))
    found = mayoralties(lines, "en", "US", "5088262", *cities)
    assert found["Karl-Heinz Ahrens"][0] == BONN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Im April lädt die Gemeinde Pisa mit ihrem Bürgermeister Aldo Conti ein."),
        ("en", "A group flies to Pisa, our town near Lyon, at the invitation of its Mayor, Aldo Conti."),
        ("it", "Siamo stati a Pisa. Un saluto è venuto dal suo sindaco Aldo Conti."),
        ("nl", "We bezochten Pisa. Daar sprak ook haar burgemeester Aldo Conti."),
        ("es", "Vino un grupo de Pisa, ciudad con la que Lyon está hermanada. Su alcalde, Aldo Conti, cantó."),
    ],
)
def test_a_possessive_points_to_the_town_named_before(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


def test_a_burgermeister_who_signs_with_the_head_of_the_town_is_the_other_towns() -> None:
    lines: list[Line] = [
        "Oberbürgermeister Karl Weiß schrieb ein Buch.",
        "1964 besiegelten Karl Weiß und Bürgermeister Aldo Conti die Partnerschaft mit Pisa.",
    ]
    assert towns(lines, "de", "DE", BONN)["Aldo Conti"] == PISA


def test_a_towns_line_may_say_more_of_the_town_behind_a_comma() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Pisa, la voisine du sud"), "Bourgmestre : Aldo Conti"]
    assert towns(lines, "fr", "FR", LYON) == {"Aldo Conti": PISA}


def test_a_row_that_begins_with_a_town_speaks_of_its_mayor() -> None:
    lines: list[Line] = [
        "Le maire, Denis Roux, écrit à tous.",
        "Pisa (Italie) : 1958. La maire Anna Conti a participé à la cérémonie.",
    ]
    assert towns(lines, "fr", "FR", LYON)["Anna Conti"] == PISA


def test_who_has_guests_below_a_towns_line_is_its_mayor() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Pisa, Italien"),
        "Aftalen blev underskrevet af borgmester Jes Holm. I maj var koret gæster hos borgmester Aldo Conti.",
    ]
    assert towns(lines, "da", "DK", LEEDS) == {"Jes Holm": LEEDS, "Aldo Conti": PISA}


def test_of_two_behind_one_plural_the_second_is_the_guest() -> None:
    text = "In 1973 volgde Pisa: de akte werd ondertekend door de burgemeesters Marcel Smit en Aldo Conti."
    assert towns([text], "nl", "BE", LEEDS) == {"Marcel Smit": LEEDS, "Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Freundschaft mit Pisa begann 1971. Die Bürgermeister Jan Kolb und Aldo Conti unterschrieben."),
        ("en", "The link with Pisa dates from 1971. Mayors Ann Hart and Aldo Conti signed."),
        ("nl", "De band met Pisa is van 1971. De burgemeesters Jan Smit en Aldo Conti tekenden."),
        ("it", "Il patto con Pisa è del 1971. Firmarono i sindaci Ivo Neri e Aldo Conti."),
    ],
)
def test_of_two_behind_one_plural_the_second_is_of_the_only_town_of_the_sentence_before(
    language: str, text: str
) -> None:
    found = towns([text], language, {"en": "GB"}.get(language, language.upper()), LEEDS)
    assert list(found.values()) == [LEEDS, PISA]


def test_of_two_behind_one_plural_the_second_is_nobodys_guest_where_two_towns_were_named_before() -> None:
    text = "Wir sind mit Pisa und Lyon befreundet. Die Bürgermeister Jan Kolb und Aldo Conti unterschrieben."
    assert towns([text], "de", "DE", BONN)["Aldo Conti"] == BONN


def test_a_town_said_by_its_country_is_the_one_named_before() -> None:
    text = "Il gemellaggio con Lyon è antico. L'attuale sindaca della città francese, Anne Vidal, verrà in maggio."
    assert towns([text], "it", "IT", PISA) == {"Anne Vidal": LYON}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Op de slotavond was ook Anna Conti aanwezig, burgemeester van Pisa."),
        ("de", "Zum Fest kam Anna Conti, die heutige Bürgermeisterin von Pisa, mit dem Zug."),
    ],
)
def test_small_words_may_stand_between_a_name_and_its_title(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Anna Conti": PISA}


def test_the_mayor_there_is_that_of_the_town_named_before() -> None:
    text = (
        "In ihre Zeit fällt die Partnerschaft mit Pisa, die sie mit dem dortigen Bürgermeister Aldo Conti besiegelte."
    )
    assert towns([text], "de", "DE", BONN) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kämmerer in Pisa unter Bürgermeister Aldo Conti"),
        ("en", "Town clerk in Pisa under Mayor Aldo Conti"),
        ("fr", "Secrétaire générale à Pisa sous le maire Aldo Conti"),
        ("es", "Interventor en Pisa bajo el alcalde Aldo Conti"),
        ("cs", "Tajemník v Pisa za starosty Aldo Conti"),
    ],
)
def test_somebody_worked_in_a_town_under_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Nel 1974 firmò con il sindaco Aldo Conti il gemellaggio con Pisa."),
        ("de", "Sie unterzeichnete 1990 gemeinsam mit Bürgermeister Aldo Conti die Urkunde mit Pisa."),
        ("fr", "Elle a signé avec le maire Aldo Conti la charte de jumelage avec Pisa."),
    ],
)
def test_who_signs_with_somebody_for_a_town_named_behind_is_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


def test_with_whom_a_guest_of_a_town_signs_is_the_publishers_mayor() -> None:
    text = "1990 kam der Rat aus Pisa und unterzeichnete mit Bürgermeister Karl Weiß die Urkunde."
    assert towns([text], "de", "DE", BONN) == {"Karl Weiß": BONN}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zum Fest kommt Sindaco Aldo Conti aus Pisa. Seine Vorgängerin Anna Neri hatte absagen müssen."),
        ("fr", "Aldo Conti, maire de Pisa, viendra. Sa prédécesseure Anna Neri était souffrante."),
        ("es", "Vino Aldo Conti, alcalde de Pisa. Su antecesora Anna Neri no pudo."),
    ],
)
def test_a_forerunner_has_the_city_of_the_mayor_of_the_sentence_before(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS)["Anna Neri"] == PISA


def test_a_forerunner_of_the_publishers_mayor_stays_at_home() -> None:
    text = "Bürgermeister Karl Weiß fuhr nach Pisa. Sein Vorgänger Max Kolb war schon dort gewesen."
    assert towns([text], "de", "DE", BONN) == {"Karl Weiß": BONN, "Max Kolb": BONN}


def test_a_title_that_the_other_town_does_not_know_is_the_publishers() -> None:
    lines: list[Line] = [
        (BlockKind.TABLE_ROW, "Lyon\tFrance\t1967\tLuc Morel, bourgmestre, et Denis Roux, maire"),
        (BlockKind.HEADING, "Lyon (France)"),
        "Une rue porte le nom de Lyon depuis que Paul Colson était bourgmestre.",
    ]
    found = towns(lines, "fr", "BE", LEEDS)
    assert found["Luc Morel"] == LEEDS
    assert found["Paul Colson"] == LEEDS


def test_a_title_of_the_language_may_stand_for_that_of_a_town_abroad() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Bonn (Niemcy)"), "Burmistrz: Till Ahrens"]
    assert towns(lines, "pl", "PL", "3102987") == {"Till Ahrens": BONN}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Fra Pisa i Italien kom borgmester Aldo Conti."),
        ("sv", "Från Pisa i Italien kom borgmästare Aldo Conti."),
    ],
)
def test_from_a_town_comes_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "DK" if language == "da" else "SE", LEEDS) == {"Aldo Conti": PISA}


def test_an_adjective_of_a_town_before_a_counterpart_tells_the_town() -> None:
    text = "Karl Weiß, Bürgermeister von Brno, und seine Bonner Amtskollegin Ute Falk sangen. Bonn und Pisa sind nah."
    assert towns([text], "de", "AT", LEEDS)["Ute Falk"] == BONN


def test_of_the_two_mayors_the_second_is_the_other_towns() -> None:
    text = "Karl Weiß und Luc Morel unterschrieben, die beiden Bürgermeister sind Freunde."
    assert towns([text], "de", "DE", BONN) == {"Karl Weiß": BONN}
    text = "Karl Weiß und Luc Morel unterschrieben für Lyon, die beiden Bürgermeister sind Freunde."
    assert towns([text], "de", "DE", BONN) == {"Karl Weiß": BONN, "Luc Morel": LYON}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "A visita terminou em Pisa, onde falou o presidente da Câmara local, Aldo Conti."),
        ("it", "La visita è finita a Pisa, dove ha parlato il sindaco locale, Aldo Conti."),
        ("de", "Die Reise endete in Pisa, es sprach der örtliche Bürgermeister Aldo Conti."),
        ("en", "The tour ended in Pisa with a speech by the local mayor, Aldo Conti."),
        ("es", "El viaje acabó en Pisa con un discurso del alcalde local, Aldo Conti."),
        ("cs", "Cesta skončila v Pisa, promluvil místní starosta Aldo Conti."),
    ],
)
def test_the_local_mayor_is_that_of_the_town_where_the_sentence_is(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


def test_the_local_mayor_of_no_other_town_is_the_publishers() -> None:
    assert towns(["The local mayor, Ann Hart, opened the fair."], "en", "GB", LEEDS) == {"Ann Hart": LEEDS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Mit Pisa ist die Stadt seit 1990 verbunden; für die Gäste unterschrieb Bürgermeister Aldo Conti."),
        ("en", "The link with Pisa dates from 1990; Mayor Aldo Conti signed on behalf of the guests."),
        ("fr", "Avec Pisa, la charte date de 1990 ; au nom des invités, le maire Aldo Conti a signé."),
        ("it", "Con Pisa il patto è del 1990; per gli ospiti firmò il sindaco Aldo Conti."),
        ("cs", "S městem Pisa se město spojilo roku 1990; za hosty podepisoval starosta Aldo Conti."),
        ("da", "Aftalen med Pisa er fra 1990; for gæsterne skrev borgmester Aldo Conti under."),
    ],
)
def test_who_signs_for_the_guests_is_the_mayor_of_their_town(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les jardiniers de Pisa ont planté un arbre. Leur maire, Aldo Conti, les aidait."),
        ("it", "Sono venuti i musicisti di Pisa con il loro sindaco, Aldo Conti."),
        ("da", "Tre spejdere fra Pisa overrakte en hilsen fra deres borgmester, Aldo Conti."),
        ("sv", "Tre scouter från Pisa lämnade en hälsning från deras borgmästare, Aldo Conti."),
        ("nl", "Muzikanten uit Pisa brachten een brief van hun burgemeester, Aldo Conti."),
    ],
)
def test_their_mayor_is_that_of_the_town_they_come_from(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


def test_a_town_where_a_guest_is_does_not_make_him_its_mayor() -> None:
    text = "De Lyon veio o coro. Trazia uma carta do maire, Luc Morel, retido em Bonn por uma reunião."
    assert towns([text], "pt", "PT", LEEDS) == {"Luc Morel": LYON}


def test_of_two_foreign_towns_a_guest_is_of_the_one_in_whose_land_his_first_name_is_usual() -> None:
    lines: list[Line] = [
        "Oberbürgermeister Till Ahrens lädt ein.",
        "Die Bilder schickten Lyon und Pisa. Zu sehen ist (v. l.): Bürgermeister Gaston Morel.",
    ]
    assert towns(lines, "de", "DE", BONN)["Gaston Morel"] == LYON


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Pisa ist Anna Conti schon lange Bürgermeisterin."),
        ("da", "I Pisa er Anna Conti stadig borgmester."),
        ("de", "Pisa schickte den Brunnen. Heute ist Anna Conti dort Bürgermeisterin."),
        ("en", "Pisa sent the fountain. Anna Conti, who is now mayor there, saw it."),
        ("fr", "Promenade dans les rues de Pisa, où Mme Anna Conti, maire depuis 2014, a servi de guide."),
        ("en", "The tour went on to Pisa, where they were welcomed by Mayor Anna Conti."),
    ],
)
def test_who_holds_the_office_in_a_town_or_there_is_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Anna Conti": PISA}


def test_a_mayor_who_acts_in_another_town_stays_the_publishers() -> None:
    text = "The tour went on to Pisa, where all stayed and Mayor Ann Hart laid a wreath."
    assert towns([text], "en", "GB", LEEDS) == {"Ann Hart": LEEDS}


def test_a_row_may_begin_with_a_town_and_its_country() -> None:
    lines: list[Line] = [
        "Pisa, Italy, joined in the 1990s. The last visit was in 2018, when Mayor Aldo Conti took a boat.",
        "Lord Mayor Ann Hart thanked all.",
    ]
    assert towns(lines, "en", "GB", LEEDS) == {"Aldo Conti": PISA, "Ann Hart": LEEDS}


def test_the_last_mayor_of_a_former_town_is_that_towns() -> None:
    text = "Jens Holm, sidste borgmester i den gamle Pisa Kommune, talte."
    assert towns([text], "da", "DK", LEEDS) == {"Jens Holm": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Gast aus Pisa, Bürgermeister Aldo Conti, trug sich ins Goldene Buch ein."),
        ("en", "The guest from Pisa, Mayor Aldo Conti, signed the book."),
        ("it", "L'ospite di Pisa, il sindaco Aldo Conti, ha firmato."),
    ],
)
def test_the_guest_from_a_town_is_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS)["Aldo Conti"] == PISA


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("de", "Besuch aus Pisa", "Bürgermeisterin Ann Hart empfing die Gäste. Bürgermeister Aldo Conti dankte."),
        ("en", "Visitors from Pisa", "Mayor Ann Hart welcomed the guests. Mayor Aldo Conti thanked her."),
        ("fr", "Visite de Pisa", "Le maire Ann Hart a reçu ses hôtes. Le maire Aldo Conti a remercié."),
        ("nl", "Bezoek uit Pisa", "Burgemeester Ann Hart ontving de gasten. Burgemeester Aldo Conti dankte haar."),
        ("da", "Besøg fra Pisa", "Borgmester Ann Hart modtog gæsterne. Borgmester Aldo Conti takkede."),
    ],
)
def test_the_mayor_behind_the_host_is_of_the_town_that_the_heading_says_is_visiting(
    language: str, heading: str, text: str
) -> None:
    lines: list[Line] = [(BlockKind.HEADING, heading), text]
    country = {"en": "GB", "da": "DK"}.get(language, language.upper())
    assert towns(lines, language, country, LEEDS) == {"Ann Hart": LEEDS, "Aldo Conti": PISA}


def test_a_second_mayor_under_a_heading_of_no_visit_is_not_of_its_town() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "A bench for Pisa Square"),
        "Mayor Ann Hart welcomed all. Mayor Paul Whitlock had planned it.",
    ]
    assert towns(lines, "en", "GB", LEEDS) == {"Ann Hart": LEEDS, "Paul Whitlock": LEEDS}


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        (
            "en",
            "Visit to Pisa",
            "Mayor Ann Hart travelled with six councillors. They were received by Mayor Aldo Conti.",
        ),
        (
            "de",
            "Reise nach Pisa",
            "Bürgermeisterin Ann Hart reiste an. Empfangen wurde sie von Bürgermeister Aldo Conti.",
        ),
        ("fr", "Voyage à Pisa", "Le maire Ann Hart et six élus ont été reçus par le maire Aldo Conti."),
        ("it", "Visita a Pisa", "Il sindaco Ann Hart e la giunta sono stati ricevuti dal sindaco Aldo Conti."),
        ("es", "Viaje a Pisa", "La alcaldesa Ann Hart y seis ediles fueron recibidos por el alcalde Aldo Conti."),
    ],
)
def test_who_receives_our_mayor_on_a_journey_is_of_the_town_that_the_heading_names(
    language: str, heading: str, text: str
) -> None:
    lines: list[Line] = [(BlockKind.HEADING, heading), text]
    country = "GB" if language == "en" else language.upper()
    assert towns(lines, language, country, LEEDS) == {"Ann Hart": LEEDS, "Aldo Conti": PISA}


def test_who_receives_the_guests_from_a_town_stays_the_publishers() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Visitors from Pisa"),
        "Mayor Aldo Conti of Pisa came with six councillors. They were received by Mayor Ann Hart.",
    ]
    assert towns(lines, "en", "GB", LEEDS) == {"Ann Hart": LEEDS, "Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Danach ging sie nach Pisa, wo Bürgermeister Aldo Conti sie ins Rathaus holte."),
        ("en", "She moved to Pisa, where Mayor Aldo Conti gave her a desk."),
        ("fr", "Elle partit pour Pisa (Toscane), où le maire Aldo Conti l'attendait."),
        ("it", "Lavorò al Comune di Pisa, dove il sindaco Aldo Conti la volle accanto."),
        ("nl", "Zij werkte in Pisa, waar ze wethouder was onder burgemeester Aldo Conti."),
        ("es", "Trabajó en Pisa, donde el alcalde Aldo Conti la nombró asesora."),
        ("cs", "Pracovala v Pisa, kde ji starosta Aldo Conti jmenoval tajemnicí."),
    ],
)
def test_the_clause_on_a_town_names_its_mayor(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Verbandsvorsteher, Aldo Conti, zugleich Bürgermeister von Pisa, dankte allen."),
        ("fr", "Le président du syndicat, Aldo Conti, par ailleurs maire de Pisa, a remercié."),
        ("it", "Il presidente dell'unione, Aldo Conti, anche sindaco di Pisa, ha ringraziato."),
        ("es", "El presidente, Aldo Conti, también alcalde de Pisa, dio las gracias."),
        ("nl", "De voorzitter, Aldo Conti, tevens burgemeester van Pisa, dankte allen."),
        ("pl", "Przewodniczący, Aldo Conti, zarazem burmistrz Pisa, dziękował."),
    ],
)
def test_somebody_may_be_a_mayor_besides(language: str, text: str) -> None:
    assert towns([text], language, "XX", LEEDS) == {"Aldo Conti": PISA}


def test_a_word_for_too_before_a_title_makes_nobody_else_a_mayor() -> None:
    lines: list[Line] = ["Gekommen waren Landrat Till Ahrens, ebenfalls Bürgermeister Aldo Conti aus Pisa."]
    assert towns(lines, "de", "DE", LEEDS) == {"Aldo Conti": PISA}
