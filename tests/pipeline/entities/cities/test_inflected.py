"""Names of cities in the forms that sentences give them: declined, with a genitive, behind a swallowed article."""

from __future__ import annotations

import pytest

from pipeline.record import MentionType
from tests.pipeline.pages_by_hand import facts


def cities(text: str, language: str, country: str, publisher: str | None = None) -> list[tuple[str, str]]:
    _, mentions = facts([text], language, country, publisher)
    return [(mention.raw, mention.attributes["name"]) for mention in mentions if mention.type is MentionType.CITY]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wystawa w Nowym Targu trwa do maja.", ("Nowym Targu", "Nowy Targ")),
        ("Pociąg z Jeleniej Góry jest opóźniony.", ("Jeleniej Góry", "Jelenia Góra")),
        ("Umowę z Gorzowem Wielkopolskim podpisano.", ("Gorzowem Wielkopolskim", "Gorzów Wielkopolski")),
        ("Dojazd do Bielska-Białej zajmuje godzinę.", ("Bielska-Białej", "Bielsko-Biala")),
        ("Goście z Nowego Jorku przyjechali.", ("Nowego Jorku", "New York City")),
        ("Mecz w Zakopanem odwołano.", ("Zakopanem", "Zakopane")),
    ],
)
def test_every_word_of_a_polish_name_may_be_declined(text: str, found: tuple[str, str]) -> None:
    assert found in cities(text, "pl", "PL")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Archiwum we Wrocławiu jest nieczynne.", ("Wrocławiu", "Wrocław")),
        ("Pociąg z Bytomia jest opóźniony.", ("Bytomia", "Bytom")),
        ("Targi w Białymstoku trwają do maja.", ("Białymstoku", "Białystok")),
        ("Pociąg z Zamościa do Gniezna jest opóźniony.", ("Zamościa", "Zamość")),
        ("Delegacja w Gnieźnie zwiedziła katedrę.", ("Gnieźnie", "Gniezno")),
        ("Wystawa w Zabrzu trwa do maja.", ("Zabrzu", "Zabrze")),
        ("Mecz z drużyną z Łodzi odwołano.", ("Łodzi", "Łódź")),
        ("Umowę z Krakowem podpisano we Lwowie.", ("Krakowem", "Kraków")),
        ("Umowę z Krakowem podpisano we Lwowie.", ("Lwowie", "Lviv")),
        ("Koncert w Wiedniu i targi w Brnie odwołano.", ("Wiedniu", "Vienna")),
        ("Koncert w Wiedniu i targi w Brnie odwołano.", ("Brnie", "Brno")),
        ("Delegacja z Ołomuńca zwiedziła ratusz.", ("Ołomuńca", "Olomouc")),
        ("Goście z Suwałk i z Tychów przyjechali.", ("Suwałk", "Suwałki")),
        ("Goście z Suwałk i z Tychów przyjechali.", ("Tychów", "Tychy")),
        ("Pociąg z Humennego przyjechał o świcie.", ("Humennego", "Humenné")),
    ],
)
def test_a_polish_name_is_found_in_each_case(text: str, found: tuple[str, str]) -> None:
    assert found in cities(text, "pl", "PL")


def test_a_polish_adjective_alone_is_no_town() -> None:
    assert cities("Uchwała o Nowym Ładzie, Starym Rynku i Dobrym Starcie.", "pl", "PL") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dohodu s Kostnicí podepsal starosta.", ("Kostnicí", "Konstanz")),
        ("Dohodu s Humenným podepsal starosta.", ("Humenným", "Humenné")),
        ("Hosté z Kežmarku přijeli vlakem.", ("Kežmarku", "Kežmarok")),
    ],
)
def test_a_czech_name_is_found_in_each_case(text: str, found: tuple[str, str]) -> None:
    assert found in cities(text, "cs", "CZ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Výstava v Českých Budějovicích potrvá do května.", ("Českých Budějovicích", "České Budějovice")),
        ("Vlak z Karlových Varů má zpoždění.", ("Karlových Varů", "Karlovy Vary")),
        ("Dohodu s Havlíčkovým Brodem podepsal starosta.", ("Havlíčkovým Brodem", "Havlíčkův Brod")),
        ("Cesta do Nového Města na Moravě trvá hodinu.", ("Nového Města na Moravě", "Nové Město na Moravě")),
    ],
)
def test_every_word_of_a_czech_name_may_be_declined(text: str, found: tuple[str, str]) -> None:
    assert found in cities(text, "cs", "CZ")


@pytest.mark.parametrize(
    ("language", "country", "text", "found"),
    [
        ("fr", "FR", "Le bateau part du Havre à midi.", ("Havre", "Le Havre")),
        ("fr", "FR", "Une journée aux Andelys avec les aînés.", ("Andelys", "Les Andelys")),
        ("it", "IT", "Il traghetto arriva alla Spezia.", ("Spezia", "La Spezia")),
        ("it", "IT", "Il corteo parte dall'Aquila.", ("Aquila", "L'Aquila")),
    ],
)
def test_an_article_in_a_contraction_is_a_part_of_the_name(
    language: str, country: str, text: str, found: tuple[str, str]
) -> None:
    assert found in cities(text, language, country)


def test_a_word_behind_a_contraction_is_no_city() -> None:
    assert cities("Le directeur du Musée et le chef des Services ont répondu.", "fr", "FR") == []


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("de", "Das mexikanische León grüßt die spanische Stadt León.", ["MX", "ES"]),
        ("en", "Letters from the Belgian town of Hamme and the German city of Halle arrived.", ["BE", "DE"]),
        ("fr", "La ville américaine de Portland et la ville espagnole de Valence.", ["US", "ES"]),
        ("es", "Recibimos a vecinos de la Cuenca ecuatoriana.", ["EC"]),
        ("pl", "Delegacja z niemieckiego miasta Halle.", ["DE"]),
    ],
)
def test_an_adjective_says_in_which_country_a_city_lies(language: str, text: str, countries: list[str]) -> None:
    _, mentions = facts([text], language, "AT")
    found = [mention.attributes["country"] for mention in mentions if mention.type is MentionType.CITY]
    assert found == countries


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La provincia de Burgos y la de Soria firman el acuerdo."),
        ("fr", "La province de Namur et celle de Liège financent le projet."),
        ("pt", "O distrito de Viseu e o de Braga enviaram equipas."),
        ("en", "The county of Durham and that of York share the bill."),
    ],
)
def test_a_province_that_is_not_called_so_again_is_none_of_the_cities(language: str, text: str) -> None:
    assert cities(text, language, "AT") == []


def test_a_surname_with_a_capital_particle_behind_a_form_of_address_is_no_city() -> None:
    assert cities("Op dinsdag las mevrouw Van Rotterdam voor uit eigen werk.", "nl", "NL") == []


def test_communes_are_known_by_their_luxembourgish_names() -> None:
    found = cities("D'Gemengen Lëntgen, Nidderaanwen a Konsdref schaffen zesummen.", "lb", "LU")
    assert [name for _, name in found] == ["Lintgen", "Niederanven", "Consdorf"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Delegacja z Wójtem Gminy Markiem Nowakowskim była w Niemczech."),
        ("pl", "Podziękowania Wójtowi Gminy Piotrowi Wolskiemu."),
        ("cs", "Setkání se starostou obce Petrem Malým."),
    ],
)
def test_a_declined_first_name_behind_an_office_is_its_holders(language: str, text: str) -> None:
    _, mentions = facts([text], language, "PL", "3096946")
    assert [mention.raw for mention in mentions if mention.type is MentionType.CITY] == []


def test_a_town_behind_an_office_and_a_word_for_a_town_stays_one() -> None:
    _, mentions = facts(["Przyjechał burmistrz miasta Kalisza Jan Nowak."], "pl", "PL", "3094170")
    assert [mention.raw for mention in mentions if mention.type is MentionType.CITY] == ["Kalisza"]
