"""Mayor mentions: what stands around a name decides, and the page as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import BlockKind, BlockLabel
from pipeline.entities.inflection import nominative_given, nominative_name
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.entities.mayors.people.fullnames import FullNames
from pipeline.entities.mayors.reading import lexicon
from pipeline.entities.names import normal_form
from pipeline.record import MentionType
from tests.counted_work import lines_run
from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line, document, facts

HEADING, ITEM, ROW = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def test_the_value_is_the_name_without_titles_and_degrees() -> None:
    assert mayors(["Oberbürgermeister Prof. Dr. Ing. Adalbert Kühnast sprach."], "de") == [
        ("Adalbert Kühnast", "Adalbert Kühnast")
    ]


def test_capitals_are_turned_into_ordinary_writing() -> None:
    assert mayors(["MOT DE RENÉ CARPENTIER, MAIRE"], "fr", "FR") == [("RENÉ CARPENTIER", "René Carpentier")]


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    assert mayors(["Lord Mayor Edith Crabtree MBE JP opened the fair."], "en", "GB")[0][1] == "Edith Crabtree"


def test_a_name_ends_before_its_city_but_keeps_its_particles() -> None:
    assert mayors(["Mayor Anneke van den Bosch of Delft arrived."], "en", "GB")[0][1] == "Anneke van den Bosch"


def test_a_surname_alone_is_bound_to_the_full_name_on_the_page() -> None:
    lines: list[Line] = ["Sindaco Arturo Benvenuti firmò.", "Il discorso di Benvenuti fu breve."]
    assert mayors(lines, "it", "IT") == [
        ("Arturo Benvenuti", "Arturo Benvenuti"),
        ("Benvenuti", "Arturo Benvenuti"),
    ]


def test_a_title_with_a_bare_surname_is_bound_to_a_person_named_in_full_elsewhere() -> None:
    lines: list[Line] = ["Nach der Wahl von Elke Sommerfeld wurde gefeiert.", "Bürgermeisterin Sommerfeld dankt."]
    assert {value for _, value in mayors(lines, "de", "AT")} == {"Elke Sommerfeld"}


def test_another_person_of_the_same_surname_is_no_mayor() -> None:
    lines: list[Line] = ["Mayor Patrick Lynch spoke.", "Donal Lynch, a carpenter, did not."]
    assert [raw for raw, _ in mayors(lines, "en", "IE")] == ["Patrick Lynch"]


def test_genitive_and_inflected_surnames_count_as_mentions() -> None:
    lines: list[Line] = ["Oberbürgermeister Udo Lindau reiste.", "Lindaus Vorgänger blieb."]
    assert ("Lindaus", "Udo Lindau") in mayors(lines, "de")
    polish: list[Line] = ["Prezydentem miasta był Michał Zabłocki.", "Za Zabłockiego powstał most."]
    assert ("Zabłockiego", "Michał Zabłocki") in mayors(polish, "pl", "PL")


@pytest.mark.parametrize(
    ("language", "country", "lines", "raw"),
    [
        ("fr", "BE", ["Le bourgmestre Aurélien Colson salue.", "La plaque fut dévoilée par M. Colson."], "Colson"),
        ("fr", "FR", ["La maire, Odile Ferrand-Roux, salue.", "Mme Ferrand est arrivée à pied."], "Ferrand"),
        ("nl", "NL", ["Burgemeester Ineke Barends-Smit sprak.", "Mevrouw Barends had gelijk."], "Barends"),
        ("pt", "PT", ["O presidente da Câmara, Nuno Salgueiro Mota, abriu.", "Disse Nuno Mota."], "Nuno Mota"),
        ("de", "DE", ["Bürgermeisterin Karin Pohl-Ritter spricht.", "Karin Pohl dankte."], "Karin Pohl"),
        ("en", "GB", ["Mayor Gareth Bevan Rees spoke.", "In 2011 Bevan Rees moved to Hull."], "Bevan Rees"),
        ("es", "ES", ["La alcaldesa, Elena Tordable Sanz, habló.", "«Gracias», dijo Tordable."], "Tordable"),
        ("es", "ES", ["La alcaldesa, Elena Tordable Sanz, habló.", "Elena Tordable calló."], "Elena Tordable"),
    ],
)
def test_a_shorter_form_of_a_name_is_bound_to_the_full_one(
    language: str, country: str, lines: list[Line], raw: str
) -> None:
    """Behind a form of address, by first and last part, by a half of a double name, by the first Spanish surname."""
    assert [found for found, _ in mayors(lines, language, country)][1:] == [raw]


@pytest.mark.parametrize(
    ("language", "country", "lines"),
    [
        ("de", "DE", ["Bürgermeister Aurel Colson spricht.", "Gedichte von M. Colson."]),
        ("de", "DE", ["Bürgermeisterin Karin Pohl-Ritter spricht.", "Die Firma Pohl baut.", "Otto Pohl dankte."]),
        ("pt", "PT", ["O presidente da Câmara, Nuno Salgueiro Mota, abriu.", "O Salgueiro do jardim.", "Rui Mota."]),
        ("es", "ES", ["El alcalde, José Luis Tordable, habló.", "Llegó Luis.", "Ana Tordable Gil no vino."]),
    ],
)
def test_a_part_of_a_name_alone_may_be_another_s(language: str, country: str, lines: list[Line]) -> None:
    assert len(mayors(lines, language, country)) == 1


@pytest.mark.parametrize(
    ("language", "lines", "value"),
    [
        (
            "nl",
            ["Burgemeester Van den Akker opende de brug.", "Foto: Wim van den Akker op de brug."],
            "Wim van den Akker",
        ),
        ("fr", ["Maire depuis 2020, Mme Le Goff salue.", "Solène Le Goff au pont."], "Solène Le Goff"),
    ],
)
def test_a_surname_with_its_particles_alone_is_bound_too(language: str, lines: list[Line], value: str) -> None:
    assert [found for _, found in mayors(lines, language, language.upper())] == [value, value]


@pytest.mark.parametrize(
    ("inflected", "language", "nominative"),
    [
        ("Markiem Zielińskim", "pl", "Marek Zieliński"),
        ("Annę Kowalską", "pl", "Anna Kowalska"),
        ("Milanem Vránou", "cs", "Milan Vrána"),
        ("Janou Novákovou", "cs", "Jana Nováková"),
        ("Petrem Dvořákem", "cs", "Petr Dvořák"),
        ("Milana Nováka", "cs", "Milan Novák"),
        ("Milana Sedláčka", "cs", "Milan Sedláček"),
        ("Milana Kučeru", "cs", "Milan Kučera"),
        ("Jan Nowak", "pl", "Jan Nowak"),
        ("Markus Lang", "de", "Markus Lang"),
    ],
)
def test_polish_and_czech_names_are_put_into_the_nominative(inflected: str, language: str, nominative: str) -> None:
    assert nominative_name(inflected, language) == nominative


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("cs", "Radní zvolili starostou Jana Vaňku.", "Jan Vaňka"),
        ("cs", "Radní zvolili starostou Petra Novotného.", "Petr Novotný"),
        ("cs", "Starostkou je Jana Nováková.", "Jana Nováková"),
        ("pl", "Za burmistrza Jana Pieczary powstał most.", "Jan Pieczara"),
        ("pl", "Przyjechała burmistrz Jana Nováková.", "Jana Nováková"),
    ],
)
def test_a_first_name_that_is_a_woman_s_too_is_told_by_the_surname(language: str, text: str, name: str) -> None:
    assert [value for _, value in mayors([text], language, "CZ" if language == "cs" else "PL")] == [name]


def test_a_first_name_that_is_no_inflected_one_stays() -> None:
    assert nominative_given("Marek", "pl") is None
    assert nominative_given("Xenon", "pl") is None


def test_a_plain_buergermeister_beside_an_oberbuergermeister_is_a_deputy() -> None:
    lines: list[Line] = ["Oberbürgermeisterin Thea Kranz", "Bürgermeister Hugo Mahl eröffnet das Fest."]
    assert [value for _, value in mayors(lines, "de")] == ["Thea Kranz"]
    assert [value for _, value in mayors(lines[1:], "de")] == ["Hugo Mahl"]


def test_the_higher_title_may_stand_in_the_menu() -> None:
    menu = document(["Der Oberbürgermeister"], "de", label=BlockLabel.NAVIGATION).blocks[0]
    page = document(["x", "Bürgermeister Hugo Mahl eröffnet das Fest."], "de")
    page = type(page)(page.url, page.kind, page.publisher, (menu, page.blocks[1]), "de")
    assert find_mayor_mentions(page, ()) == []


def test_a_weak_title_needs_a_strong_one_on_the_page() -> None:
    weak = "Carlos Baptista foi presidente de 2001 a 2010."
    assert mayors([weak], "pt", "PT") == []
    strong = "O presidente da Câmara, Rui Sobral, falou."
    assert [value for _, value in mayors([strong, weak], "pt", "PT")] == ["Rui Sobral", "Carlos Baptista"]


def test_name_and_title_in_neighbouring_lines() -> None:
    assert mayors(["Luc Bouchard", "Maire", "418 555-0123"], "fr", "CA") == [("Luc Bouchard", "Luc Bouchard")]
    assert mayors(["Burmistrz Miasta:", "Zofia Adamska", "tel. 22 760 00 00"], "pl", "PL")[0][1] == "Zofia Adamska"


def test_in_a_list_of_office_and_name_the_name_belongs_to_the_office_above() -> None:
    lines: list[Line] = ["Beigeordneter", "Klaus Ritter", "Bürgermeister", "Eva Sturm"]
    assert [value for _, value in mayors(lines, "de")] == ["Eva Sturm"]


def test_a_list_of_holders_under_a_plural_heading() -> None:
    lines: list[Line] = [
        (HEADING, "Burgemeesters van Zwolle"),
        (ITEM, "Gerard Smit, 1946-1958"),
        (ITEM, "drs. Wim de Haan, 1958-1971"),
        (HEADING, "Contact"),
        (ITEM, "Jan Jansen, 1971-2000"),
    ]
    assert [value for _, value in mayors(lines, "nl", "NL")] == ["Gerard Smit", "Wim de Haan"]


def test_a_table_of_holders_by_its_head() -> None:
    lines: list[Line] = [(ROW, "Sindaco\tMandato"), (ROW, "Aldo Ferrari\t1951-1960"), (ROW, "Bruna Costa\t1960-1970")]
    assert [value for _, value in mayors(lines, "it", "IT")] == ["Aldo Ferrari", "Bruna Costa"]


def test_terms_in_brackets_make_mayors_but_lives_do_not() -> None:
    text = "Der Bürgermeister dankte. Heinz Vogel (1970–1982) baute das Bad, Karl Dichter (1870–1945) dichtete."
    assert [value for _, value in mayors([text], "de")] == ["Heinz Vogel"]


def test_noise_is_not_read() -> None:
    page = document(["Bürgermeister Max Gruber"], "de", label=BlockLabel.TEASER)
    assert find_mayor_mentions(page, ()) == []


def test_normal_form_squeezes_blanks_and_soft_hyphens() -> None:
    assert normal_form("JEAN-MARIE  LE\u00a0BRIS") == "Jean-Marie Le Bris"
    assert normal_form("O'NEILL") == "O'Neill"


def test_guests_and_signers_of_a_partnership_are_mentions_without_a_mayoralty() -> None:
    text = "Am 23. März 2022 wurde im Beisein von Martina Falk und Paul Roux die Städtepartnerschaft gefeiert."
    relations, mentions = facts([text], "de")
    names = [(m.value, m.attributes["titled"]) for m in mentions if m.type is MentionType.MAYOR]
    assert names == [("Martina Falk", "false"), ("Paul Roux", "false")]
    assert relations.mayoralties == ()
    signed = "La charte de jumelage fut signée par M. Pierre Garnier."
    assert [value for _, value in mayors([signed], "fr", "FR")] == ["Pierre Garnier"]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("pl", "PL", "Umowę partnerską Przewodniczący Rady Gminy Jan Lis podpisał w maju."),
        ("de", "DE", "Den Partnerschaftsvertrag hat der Vorsitzende des Rates Karl Roth unterzeichnet."),
        ("fr", "FR", "La charte de jumelage a été signée par le président du comité Pierre Garnier."),
    ],
)
def test_a_signer_who_holds_another_office_is_no_mayor(language: str, country: str, text: str) -> None:
    assert mayors([text], language, country) == []


def test_guests_with_an_office_are_no_mayors() -> None:
    text = "Die Städtepartnerschaft wurde im Beisein von Minister Karl Lang und Anna Falk gefeiert."
    assert mayors([text], "de") == []
    assert mayors(["Das Fest begann im Beisein von Martina Falk und Paul Roux."], "de") == []


TITLES = ["Bürgermeister", "maire", "Mayor", "sindaco", "Oberbürgermeister"]
SIGNS = [",", ".", "(", ")", "\t", ":", "„", "“", "'s", "-", "—", "d'"]
words = st.sampled_from([*TITLES, *SIGNS, "Anna", "Müller", "von", "der", "und", "ist", "2001", "Dr.", "Ü", "ß"])


@settings(max_examples=150, derandomize=True)
@given(
    st.lists(st.lists(words, max_size=14).map(" ".join), min_size=1, max_size=4), st.sampled_from(["de", "fr", "lb"])
)
def test_whatever_the_text_each_mention_holds_its_characters(lines: list[str], language: str) -> None:
    page = document(list(lines), language)
    for mention in find_mayor_mentions(page, ()):
        assert page.blocks[mention.block].text[mention.start : mention.end] == mention.raw
        assert mention.value


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=120))
def test_any_text_at_all_is_survived(text: str) -> None:
    page = document([f"Bürgermeister {text}", text], "de")
    find_mayor_mentions(page, ())


def test_a_page_of_nothing_but_titles_is_survived() -> None:
    line = "Bürgermeister Oberbürgermeister Anna Müller (1990-2000), " * 300
    page = document([line] * 10 + ["Bürgermeister:"] * 500, "de")
    assert find_mayor_mentions(page, ())


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Le maire, Paul Rivoire, et son adjointe ont ouvert la fête.", "Paul Rivoire"),
        ("de", "Die Bürgermeisterin, Petra Sommer, und ihre Beigeordnete kamen.", "Petra Sommer"),
        ("en", "Among them were the Mayor of Arles, Karol Nowicki, and the ambassador.", "Karol Nowicki"),
        ("de", "Zu Gast war Frau Anna Vidal, bis März 2024 Bürgermeisterin von Besançon.", "Anna Vidal"),
    ],
)
def test_a_name_between_commas_is_read_though_an_office_follows(language: str, text: str, name: str) -> None:
    assert [value for _, value in mayors([text], language)] == [name]


def test_the_next_guest_of_a_row_does_not_take_the_mayors_name() -> None:
    text = "We welcomed the Mayor of Arles, Mr Marc Rivoire, Minister of State John Carty and Cllr Mary Whelan."
    assert mayors([text], "en", "IE") == [("Marc Rivoire", "Marc Rivoire")]


def test_a_mayor_elect_is_none_yet() -> None:
    assert mayors(["Mayor-elect Jane Foster will be sworn in next week."], "en", "US") == []


def test_a_town_that_is_called_as_the_mayor_stays_a_town() -> None:
    lines: list[Line] = ["Burgemeester Jan Kampen opende de markt.", "Met Deventer, Kampen en Hattem werken wij samen."]
    assert [raw for raw, _ in mayors(lines, "nl", "NL")] == ["Jan Kampen"]


@pytest.mark.parametrize(
    "text",
    [
        "Aus Brünn kam eine Gruppe; Bürgermeisterin Iris Fehr, Dezernat Kultur, empfing sie.",
        "In Lodz sprach Bürgermeister Thomas Brandt (Dezernat Soziales) mit den Gästen.",
        "Aus Reading berichtete Bürgermeister Peter Frank, Dezernent für Bildung.",
        "Nach Cardiff fuhr Bürgermeister Karl Moll, zuständig für Sport.",
        "Aus Reading kam eine Gruppe, begleitet von Bürgermeister Karl von Moll, der das Sportdezernat leitet.",
    ],
)
def test_a_burgermeister_with_a_department_is_a_deputy_behind_a_foreign_city_too(text: str) -> None:
    assert mayors(["Oberbürgermeister Jan Korte dankte.", text], "de", city="2825297") == [("Jan Korte", "Jan Korte")]


def test_a_burgermeister_without_a_department_is_the_foreign_citys() -> None:
    lines: list[Line] = ["Oberbürgermeister Jan Korte dankte.", "Aus Brünn kam Bürgermeisterin Iris Fehr."]
    assert [value for _, value in mayors(lines, "de", city="2825297")] == ["Jan Korte", "Iris Fehr"]


@pytest.mark.parametrize(
    ("language", "country", "lines"),
    [
        ("fr", "BE", ["Cabinet de la Bourgmestre", "Anne Delvaux"]),
        ("fr", "BE", ["Secrétariat du bourgmestre : Luc Thiry"]),
        ("fr", "FR", ["Cabinet du Maire", "Luc Thiry"]),
        ("de", "DE", ["Büro der Oberbürgermeisterin", "Karla Henning"]),
        ("nl", "BE", ["Kabinet van de burgemeester", "Stef Wouters"]),
        ("it", "IT", ["Segreteria del Sindaco", "Ada Bruni"]),
        ("es", "ES", ["Gabinete de la Alcaldesa", "Ana Ruiz"]),
        ("pt", "PT", ["Gabinete do Presidente da Câmara", "Ana Reis"]),
        ("pt", "BR", ["Gabinete da Prefeita", "Ana Reis"]),
        ("it", "IT", ["Segreteria della Sindaca", "Ada Bruni"]),
        ("en", "GB", ["Office of the Mayor", "Jane Poole"]),
        ("pl", "PL", ["Biuro Prezydenta Miasta", "Anna Nowak"]),
        ("cs", "CZ", ["Kancelář primátora", "Jana Malá"]),
        ("lb", "LU", ["Sekretariat vum Buergermeeschter", "Jos Weber"]),
    ],
)
def test_who_stands_with_a_mayors_office_is_not_the_mayor(language: str, country: str, lines: list[Line]) -> None:
    assert mayors(lines, language, country) == []


def test_a_name_ends_before_an_article_that_is_a_particle_elsewhere() -> None:
    assert mayors(["Danach ergriff Bürgermeister Rainer Kolb das Wort."], "de")[0][0] == "Rainer Kolb"
    assert mayors(["Prefeito Rui das Neves falou."], "pt", "BR")[0][0] == "Rui das Neves"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Starostovi Janu Kučerovi poděkovali občané.", "Jan Kučera"),
        ("Primátorovi Petru Svobodovi předali dar.", "Petr Svoboda"),
        ("Dopis starostovi Josefu Hrdličkovi podepsali všichni.", "Josef Hrdlička"),
        ("Poděkování patří starostovi Pavlu Novákovi.", "Pavel Novák"),
        ("Dar dostal od starosty Karla Procházky.", "Karel Procházka"),
        ("Blahopřáli starostovi Tomáši Sedláčkovi.", "Tomáš Sedláček"),
        ("Děkujeme starostce Janě Procházkové.", "Jana Procházková"),
    ],
)
def test_czech_datives_of_men_are_put_into_the_nominative(text: str, name: str) -> None:
    assert [value for _, value in mayors([text], "cs", "CZ")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Borgmester Lars Holm and Ordfører Kari Berg came.", ["Lars Holm", "Kari Berg"]),
        ("Polgármester László Kovács and Primarul Ion Popescu came.", ["László Kovács", "Ion Popescu"]),
        ("Borgmästare Sven Lind and Pormestari Matti Korhonen came.", ["Sven Lind", "Matti Korhonen"]),
        ("Linnapea Jaan Tamm and Gradonačelnik Ivo Horvat came.", ["Jaan Tamm", "Ivo Horvat"]),
        ("Župan Janez Novak and Meras Jonas Petraitis came.", ["Janez Novak", "Jonas Petraitis"]),
        ("Belediye Başkanı Mehmet Yılmaz came.", ["Mehmet Yılmaz"]),
        ("Ardmhéara Seán Ó Briain and Sindku Joe Borg came.", ["Seán Ó Briain", "Joe Borg"]),
        ("Мэр Иван Петров and Δήμαρχος Νίκος Παππάς came.", ["Иван Петров", "Νίκος Παππάς"]),
        ("Viceborgmester Lars Holm and Alpolgármester László Kovács came.", []),
    ],
)
def test_a_guest_is_named_by_the_title_of_his_own_language(text: str, names: list[str]) -> None:
    assert [value for _, value in mayors([text], "en", "GB")] == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("da", "Tidligere borgmester Jens Holm talte, viceborgmester Mette Krag lyttede.", ["Jens Holm"]),
        ("sv", "Förre borgmästaren Lars Ek kom; vice ordförande Eva Rask var sjuk.", ["Lars Ek"]),
        ("no", "Ordfører Kari Dahl åpnet møtet, varaordfører Per Moe ledet det.", ["Kari Dahl"]),
        ("fi", "Pormestari Antti Lehto avasi juhlan, apulaispormestari Outi Salo puhui.", ["Antti Lehto"]),
        ("hu", "Kovács Béla polgármester és Nagy Éva alpolgármester.", []),
        ("sk", "Viceprimátorka Jana Hudáková zastúpila mesto.", []),
        ("hr", "Gradonačelnica Ivana Horvat i dogradonačelnik Marko Babić.", ["Ivana Horvat"]),
        ("sl", "Nekdanji župan Janez Kos in podžupan Miha Zupan.", ["Janez Kos"]),
        ("ro", "Fostul primar Ion Popa și viceprimarul Dan Rusu.", ["Ion Popa"]),
        ("lt", "Meras Jonas Petraitis ir vicemeras Tomas Kairys.", ["Jonas Petraitis"]),
        ("tr", "Eski belediye başkanı Ali Demir geldi, meclis üyesi Can Kaya konuştu.", ["Ali Demir"]),
        ("uk", "Міський голова Олег Коваль і заступник міського голови Іван Бойко.", ["Олег Коваль"]),
        ("bg", "Кметът Петър Илиев и заместник-кметът Иван Колев.", ["Петър Илиев"]),
        ("el", "Ο δήμαρχος Νίκος Παππάς και ο αντιδήμαρχος Γιώργος Ρήγας.", ["Νίκος Παππάς"]),
    ],
)
def test_deputies_and_former_mayors_are_told_in_languages_without_a_file(
    language: str, text: str, names: list[str]
) -> None:
    assert [value for _, value in mayors([text], language, "FI")] == names


def test_titles_are_known_in_every_official_language_of_the_union_and_in_four_more() -> None:
    known = {code for code, _ in lexicon.titles()}
    wanted = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv lb no tr uk"
    assert set(wanted.split()) <= known


def attributes(lines: list[Line], language: str, country: str = "DE") -> list[dict[str, str]]:
    _, mentions = facts(lines, language, country)
    return [dict(mention.attributes) for mention in mentions if mention.type is MentionType.MAYOR]


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("de", "Oberbürgermeisterin Karla Notz sprach.", "female"),
        ("de", "Die Rede des Bürgermeisters Arno Wiesner war kurz.", "male"),
        ("de", "Frau Bürgermeister Elfriede Stangl gratulierte.", "female"),
        ("de", "OB Karla Notz sprach.", None),
        ("fr", "Madame la maire, Odile Perrin, préside.", "female"),
        ("fr", "Le maire, Jean Lacombe, préside.", None),
        ("en", "Mayor Ann Denby opened the fair.", None),
        ("es", "La alcaldesa Pilar Ochoa firmó.", "female"),
        ("it", "Il sindaco Anna Fusari ha firmato.", None),
        ("pl", "Pani burmistrz Ewa Lipska otworzyła targ.", "female"),
        ("cs", "Starostka Lenka Malá zahájila jednání.", "female"),
        ("lb", "D'Buergermeeschtesch Josiane Weber huet geschwat.", "female"),
    ],
)
def test_gender_is_what_the_title_tells_and_a_name_never_tells_it(language: str, text: str, gender: str | None) -> None:
    (found,) = attributes([text], language)
    assert found.get("gender") == gender


def test_a_plural_heading_tells_no_gender() -> None:
    lines: list[Line] = [(HEADING, "Die Bürgermeister seit 1990"), (ITEM, "Anna Huber (1990-1998)")]
    assert "gender" not in attributes(lines, "de", "AT")[0]


@pytest.mark.parametrize(
    ("language", "lines", "name"),
    [
        ("de", ["Bürgermeister: Ohm, Karl Heinz"], "Karl Heinz Ohm"),
        ("de", ["AUMANN-REH, Petra", "Bürgermeisterin"], "Petra Aumann-Reh"),
        ("fr", ["Maire : LE BIHAN Armelle"], "Armelle Le Bihan"),
        ("it", [(ROW, "Sindaco\tFERRI Carlo\t0521 4711")], "Carlo Ferri"),
        ("pl", ["KOWALCZYK Jan, burmistrz"], "Jan Kowalczyk"),
    ],
)
def test_a_surname_that_stands_first_is_put_last(language: str, lines: list[Line], name: str) -> None:
    assert [value for _, value in mayors(lines, language, language.upper())] == [name]


def test_a_row_of_people_is_no_surname_with_a_first_name() -> None:
    found = mayors(["Bürgermeister: Huber, Anna Weber und Karl Ohm kamen."], "de")
    assert "Anna Huber" not in [value for _, value in found]


GREETING = "Unser Ort ist im letzten Jahr um zwölf Häuser und einen Kindergarten gewachsen, darüber freuen wir uns."


def test_a_greeting_under_a_mayors_heading_is_signed_by_the_mayor() -> None:
    lines: list[Line] = [(HEADING, "Grußwort der Bürgermeisterin"), GREETING, "Herzlichst", "Ihre Petra Volkmann"]
    (found,) = attributes(lines, "de")
    assert (found["title"], found["gender"]) == ("Bürgermeisterin", "female")


@pytest.mark.parametrize(
    "lines",
    [
        [(HEADING, "Grußwort des Bürgermeisters"), GREETING, "Petra Volkmann", "Beigeordnete"],
        [(HEADING, "Grußwort des Bürgermeisters"), "Petra Volkmann", GREETING],
        [(HEADING, "Der Bürgermeister"), GREETING, "Petra Volkmann", "Karl Ohm"],
        [(HEADING, "Grußwort des Landrats"), GREETING, "Petra Volkmann"],
        [(HEADING, "Grußwort des Bürgermeisters", 2), GREETING, (HEADING, "Ehrungen", 2), "Petra Volkmann"],
    ],
)
def test_who_signs_nothing_is_not_taken_for_the_mayor(lines: list[Line]) -> None:
    assert mayors(lines, "de") == []


TERMS: list[Line] = ["1990-1998 Anna Huber", "1998-2010 Karl Ohm (SPD)", "2010-2022 Petra Volkmann"]


def test_rows_of_terms_are_a_list_of_mayors_where_one_of_them_is_a_mayor() -> None:
    lines: list[Line] = ["Bürgermeisterin Petra Volkmann trat 2022 zurück.", "Chronik", *TERMS]
    assert {value for _, value in mayors(lines, "de")} == {"Anna Huber", "Karl Ohm", "Petra Volkmann"}
    assert mayors(["Dirigentin Petra Volkmann ist da.", "Bürgermeister Jan Erb auch.", *TERMS], "de") == [
        ("Jan Erb", "Jan Erb")
    ]


def test_rows_of_terms_below_a_heading_that_begins_with_the_title() -> None:
    assert len(mayors([(HEADING, "Bürgermeister-Amtszeiten"), *TERMS], "de")) == 3
    assert mayors([(HEADING, "Ortsvorsteher seit 1990"), *TERMS], "de") == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Former Mayors Paul Whitlock and Martin Drew were there.", ["Paul Whitlock", "Martin Drew"]),
        (
            "fr",
            "Les maires Jeanne Morel, Paul Giraud et Luc Ferry ont signé.",
            ["Jeanne Morel", "Paul Giraud", "Luc Ferry"],
        ),
        ("de", "Die Bürgermeister Anna Huber und Karl Ohm pflanzten einen Baum.", ["Anna Huber", "Karl Ohm"]),
        ("it", "I sindaci Anna Ferri e Carlo Monti erano presenti.", ["Anna Ferri", "Carlo Monti"]),
        ("nl", "De burgemeesters Jan Smit en Anna de Boer tekenden.", ["Jan Smit", "Anna de Boer"]),
        ("en", "Deputy Mayors Paul Whitlock and Martin Drew were there.", []),
    ],
)
def test_a_plural_title_is_that_of_all_the_names_in_a_row(language: str, text: str, names: list[str]) -> None:
    assert [value for _, value in mayors([text], language, "GB" if language == "en" else language.upper())] == names


def test_as_many_cities_as_mayors_are_each_ones_own() -> None:
    text = "The mayors of Metz and Trier, Anne Roth and Karl Ohm, signed."
    assert [found.get("city_name") for found in attributes([text], "en", "GB")] == ["Metz", "Trier"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She met the mayors of Metz (Cllr Anne Roth), Trier (Karl Ohm) and Linz."),
        ("de", "Gekommen waren die Bürgermeister von Metz (Anne Roth), Trier (Karl Ohm) und Linz."),
        ("fr", "Étaient présents les maires de Metz (Anne Roth), de Trier (Karl Ohm) et de Linz."),
        ("es", "Asistieron los alcaldes de Metz (Anne Roth) y de Trier (Karl Ohm)."),
        ("it", "Erano presenti i sindaci di Metz (Anne Roth) e Trier (Karl Ohm)."),
    ],
)
def test_mayors_in_brackets_behind_their_towns_are_each_that_towns(language: str, text: str) -> None:
    found = attributes([text], language, "PL")
    assert [mayor.get("city_name") for mayor in found] == ["Metz", "Trier"]


def test_a_bracket_behind_a_town_may_hold_a_country() -> None:
    assert mayors(["The mayors of Metz (France) and Trier (Germany) met Anne Roth."], "en", "GB") == []


def test_a_burgermeister_with_a_counterpart_is_the_head_though_the_title_is_a_deputys_today() -> None:
    lines: list[Line] = [
        "Oberbürgermeisterin Petra Volkmann lädt ein.",
        "1963 unterzeichneten Bürgermeister Heinz Brandes und sein Amtskollege Gaston Perrot die Urkunde.",
    ]
    assert [value for _, value in mayors(lines, "de")] == ["Petra Volkmann", "Heinz Brandes", "Gaston Perrot"]


@pytest.mark.parametrize(
    ("inflected", "nominative"),
    [
        ("wójta Adama Pietrzaka", "Adam Pietrzak"),
        ("wójta Adama Wróbla", "Adam Wróbel"),
        ("wójta Adama Wrony", "Adam Wrona"),
        ("wójta Adama Zielińskiego", "Adam Zieliński"),
    ],
)
def test_a_polish_first_name_in_the_genitive_tells_the_case_of_the_surname(inflected: str, nominative: str) -> None:
    assert [value for _, value in mayors([f"Na zaproszenie {inflected} przyjechali goście."], "pl", "PL")] == [
        nominative
    ]


@pytest.mark.parametrize(
    ("language", "lines", "name"),
    [
        ("it", ["IL SINDACO", "F.to Gianni Morra"], "Gianni Morra"),
        ("es", ["Fdo.: Andrés Calvo Rey", "Alcalde-Presidente"], "Andrés Calvo Rey"),
        ("es", ["ALCALDESA", "Mª Dolores Ferrer Vidal"], "Mª Dolores Ferrer Vidal"),
        ("de", ["gez. Anna Thoma", "Bürgermeisterin"], "Anna Thoma"),
        ("de", ["Die Bürgermeisterin", "gez.:", "Anna Thoma", "Ende der Frist"], "Anna Thoma"),
        ("de", ["Die Bürgermeisterin", "als Wahlbehörde", "gez.", "Anna Thoma", "Ende der Frist"], "Anna Thoma"),
        ("pl", ["Wójt Gminy", "/-/ Halina Sowa"], "Halina Sowa"),
    ],
)
def test_marks_of_a_signature_before_a_name_are_passed_over(language: str, lines: list[Line], name: str) -> None:
    assert [value for _, value in mayors(lines, language, language.upper())] == [name]


def test_who_works_in_the_mayors_office_is_not_the_mayor() -> None:
    assert mayors(["Ansprechpartner im Büro der Bürgermeisterin: Tom Lentz"], "de") == []


def test_a_greeting_is_signed_though_its_text_names_another_mayor() -> None:
    lines: list[Line] = [
        (HEADING, "Le mot du maire"),
        "Robert Lemoine, qui a été maire de 2008 à 2014, avait lancé ce grand chantier que nous terminons cette année.",
        "Bien à vous,",
        "Marie Delorme",
    ]
    assert ("Marie Delorme", "Marie Delorme") in mayors(lines, "fr", "FR")


def test_a_hyphened_plural_heads_a_list_of_holders() -> None:
    lines: list[Line] = [(HEADING, "Galeria de ex-prefeitos"), "João Prado - 1961 a 1966", "Ana Serra - 1967 a 1970"]
    assert mayors(lines, "pt", "BR") == [("João Prado", "João Prado"), ("Ana Serra", "Ana Serra")]


def test_a_former_title_in_brackets_is_that_of_the_name_before_the_office() -> None:
    found = mayors(["Anna Huber, Stadträtin (Bürgermeisterin von 2011 bis 2022)"], "de")
    assert found == [("Anna Huber", "Anna Huber")]


def test_what_stands_in_the_next_line_of_a_cell_is_no_part_of_the_name() -> None:
    assert mayors([(ROW, "Bourgmestre\tPaul de Lannoy  Police, finances\t080 86 20 24")], "fr", "BE") == [
        ("Paul de Lannoy", "Paul de Lannoy")
    ]


def test_a_former_title_may_follow_another_office() -> None:
    assert mayors(["Excusa su ausencia Luis Prado, concejal y anterior alcalde."], "es", "ES") == [
        ("Luis Prado", "Luis Prado")
    ]


def test_a_soft_czech_surname_is_put_into_the_nominative() -> None:
    assert mayors(["Podpis starosty Romana Lukeše stojí dole."], "cs", "CZ") == [("Romana Lukeše", "Roman Lukeš")]


def test_a_part_of_a_name_is_looked_up_without_going_through_all_names() -> None:
    many = [f"Anna {chr(97 + i % 26)}{chr(97 + i // 26 % 26)}berg{chr(97 + i // 676)}" for i in range(9_000)]
    full = FullNames([*many, "Karl Ahrens", "Jens van den Holm", "Karl Ahrens"], ())

    def look_up() -> None:
        assert full.owner("Ahrens") == "Karl Ahrens"
        assert full.longer("den Holm") == full.with_particle("Van den Holm") == "Jens van den Holm"
        assert full.alike("Karla Ahrensa") == "Karl Ahrens"
        assert full.owner("Nobody") == ""

    look_up()
    assert lines_run(look_up) < len(many) / 10


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bürgermeister Karl Ohm unterschrieb mit Anne Roth, seiner Amtskollegin aus Metz."),
        ("de", "Bürgermeister Karl Ohm unterschrieb mit Anne Roth, seiner Kollegin aus Metz."),
        ("en", "Mayor Karl Ohm signed with Anne Roth, his counterpart from Metz."),
        ("fr", "Le maire Karl Ohm a signé avec Anne Roth, son homologue de Metz."),
        ("it", "Il sindaco Karl Ohm ha firmato con Anne Roth, sua omologa di Metz."),
        ("es", "El alcalde Karl Ohm firmó con Anne Roth, su homóloga de Metz."),
        ("da", "Borgmester Karl Ohm skrev under sammen med Anne Roth, hans kollega fra Metz."),
        ("cs", "Starosta Karl Ohm podepsal smlouvu s Anne Roth, svým protějškem z Metz."),
    ],
)
def test_a_counterpart_may_stand_behind_the_name(language: str, text: str) -> None:
    assert [(found["titled"], found.get("city_name")) for found in attributes([text], language, "PL")] == [
        ("true", None),
        ("false", "Metz"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Karl Ohm spoke with Anne Roth, his colleague on the council.",
        "Mayor Karl Ohm spoke with Anne Roth, a counterpart of old.",
    ],
)
def test_a_colleague_is_no_counterpart(text: str) -> None:
    assert [value for _, value in mayors([text], "en", "GB")] == ["Karl Ohm"]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("es", "Tenientes de alcalde"),
        ("fr", "Conseillers délégués auprès du maire"),
        ("pl", "Pełnomocnicy burmistrza"),
        ("cs", "Náměstci primátora"),
        ("cs", "Zástupci starosty"),
        ("nl", "Loco-burgemeesters"),
        ("nl", "Secretariaat burgemeester"),
        ("de", "Stellvertretende Bürgermeisterinnen und Bürgermeister"),
        ("da", "Borgmesterens sekretariat"),
        ("da", "Sekretær for borgmesteren"),
        ("sv", "Borgmästarens sekreterare"),
    ],
)
def test_names_below_a_heading_of_deputies_and_staff_are_no_mayors(language: str, heading: str) -> None:
    country = {"cs": "CZ", "da": "DK", "sv": "SE"}.get(language, language.upper())
    for lines in ([(HEADING, heading), "Anna Huber", "Jan Weber"], [f"{heading}: Anna Huber"]):
        assert mayors(lines, language, country) == []


def test_words_behind_predecessor_are_nobodys_name() -> None:
    found = mayors(["Bürgermeisterin Anna Huber dankte. Ihr Vorgänger blieb bis zum Schluss der Feier."], "de")
    assert [value for _, value in found] == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux maires, Luc Petit et Anne Roth, ont signé."),
        ("es", "Acudieron los alcaldes de Metz, Luc Petit, y de Trier, Anne Roth."),
        ("it", "Sono venuti i primi cittadini di Metz, Luc Petit, e di Trier, Anne Roth."),
    ],
)
def test_two_behind_a_plural_are_both_mayors(language: str, text: str) -> None:
    assert [value for _, value in mayors([text], language, language.upper())] == ["Luc Petit", "Anne Roth"]


def test_a_counterparts_adjective_tells_the_town_that_no_page_names() -> None:
    found = attributes(["OB Karla Notz und ihr Lyoner Kollege Luc Petit pflanzten einen Baum."], "de")
    assert found[1].get("city_name") == "Lyon"


@pytest.mark.parametrize(
    ("language", "country", "full", "short"),
    [
        ("es", "ES", "La alcaldesa María Pilar Sesé Lacau abrió el acto.", "Pilar Sesé recordó los comienzos."),
        ("es", "ES", "La alcaldesa María Pilar Sesé Lacau abrió el acto.", "María Sesé Lacau habló."),
        ("pt", "PT", "O presidente da câmara João Manuel Costa Lima abriu.", "Manuel Lima recordou o início."),
        ("de", "DE", "Bürgermeisterin Anna Maria Huber-Lang kam.", "Maria Huber-Lang sprach."),
    ],
)
def test_some_words_of_a_full_name_in_their_order_are_its_bearer(
    language: str, country: str, full: str, short: str
) -> None:
    (_, name), (said, bearer) = mayors([full, short], language, country)
    assert bearer == name
    assert short.startswith(said)


def test_another_first_name_before_them_is_another_person() -> None:
    found = mayors(["La alcaldesa María Pilar Sesé Lacau abrió el acto.", "Rosa Pilar Sesé cantó."], "es", "ES")
    assert [raw for raw, _ in found] == ["María Pilar Sesé Lacau"]


@pytest.mark.parametrize("between", ["Im Auftrag", "In Vertretung", "Kämmerei"])
def test_who_signs_for_the_mayor_is_none(between: str) -> None:
    assert mayors(["Die Bürgermeisterin", between, "Anna Thoma", "Ende der Frist"], "de") == []


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("de", "DE", "Bürgermeister a. D. Josef Lechner kam."),
        ("de", "DE", "Altbürgermeister Josef Lechner kam."),
        ("en", "GB", "Past Mayor Tom Pargeter came."),
        ("fr", "FR", "Jean Morin, maire honoraire, est venu."),
        ("it", "IT", "Il sindaco emerito Paolo Sartori è venuto."),
        ("es", "ES", "El exalcalde Luis Berrueta vino."),
        ("nl", "NL", "Oud-burgemeester Kees Verhoef kwam."),
    ],
)
def test_a_title_of_another_time_says_so(language: str, country: str, text: str) -> None:
    _, mentions = facts([text], language, country, None)
    assert [mention.attributes.get("former") for mention in mentions if mention.type is MentionType.MAYOR] == ["true"]
