"""Deputy and honorary mayors are posts of their own; a woman's title and a man's are one post."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from pipeline.relations.mayors.officeholders import _gating, _words
from tests.pipeline.pages_by_hand import Line, facts, mayors_named

DEPUTY, HONORARY = "deputy_mayor", "honorary_mayor"
HEADING, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


@pytest.mark.parametrize("between", [" ", "  ", "\t", "\n"])
def test_whatever_stands_between_its_words_a_title_passes_the_cheapest_test(between: str) -> None:
    titles = [title.replace(" ", between) for title in sorted(_gating())]
    assert [title for title in titles if not _words().is_in(f"x {title}, y")] == []


def posts(lines: list[Line], language: str, country: str) -> dict[str, str]:
    relations, _ = facts(lines, language, country, "2946447")
    return {held.person: held.post.value for held in relations.officeholders}


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("de", "DE", "Die stellvertretende Bürgermeisterin Karin Lohmann eröffnet den Markt.", "Karin Lohmann"),
        ("de", "DE", "Zweiter Bürgermeister Josef Huber vertrat die Stadt.", "Josef Huber"),
        ("de", "AT", "Vizebürgermeisterin Mag. Petra Steiner dankte den Helfern.", "Petra Steiner"),
        ("fr", "FR", "Mme Odile Perrin, adjointe au maire chargée de la culture, était présente.", "Odile Perrin"),
        ("fr", "FR", "Odile Perrin, 1ère adjointe au maire chargée de la culture, était présente.", "Odile Perrin"),
        ("es", "ES", "Rosa Cano, alcaldesa accidental, presidió el pleno.", "Rosa Cano"),
        ("fr", "FR", "Le premier adjoint, Marc Vallier, a coupé le ruban.", "Marc Vallier"),
        ("en", "GB", "The Deputy Mayor, Councillor Helen Marsh, will open the fair.", "Helen Marsh"),
        ("es", "ES", "La primera teniente de alcalde, Rosa Cano, presentó el programa.", "Rosa Cano"),
        ("it", "IT", "La vicesindaca Laura Conti ha salutato gli ospiti.", "Laura Conti"),
        ("pt", "PT", "O vice-presidente da Câmara Municipal, João Tavares, abriu a sessão.", "João Tavares"),
        ("nl", "NL", "Locoburgemeester Karin de Wit opende de tentoonstelling.", "Karin de Wit"),
        ("pl", "PL", "Zastępca burmistrza Anna Nowicka otworzyła wystawę.", "Anna Nowicka"),
        ("cs", "CZ", "Místostarostka Jana Dvořáková přivítala hosty.", "Jana Dvořáková"),
        ("cs", "CZ", "Náměstek primátora Petr Novotný zahájil jednání.", "Petr Novotný"),
        ("lb", "LU", "D'Vizebuergermeeschtesch Anne Weber huet d'Gäscht begréisst.", "Anne Weber"),
    ],
)
def test_a_deputy_is_a_post_of_its_own_and_no_mayor(language: str, country: str, text: str, person: str) -> None:
    assert posts([text], language, country) == {person: DEPUTY}
    assert mayors_named([text], language, country, "2946447") == []


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("de", "DE", "Ehrenbürgermeister Franz Adler feierte seinen 80. Geburtstag.", "Franz Adler"),
        ("fr", "FR", "Jean Morel, maire honoraire, a remis la médaille.", "Jean Morel"),
        ("fr", "BE", "Le bourgmestre honoraire Luc Dubois était parmi les invités.", "Luc Dubois"),
        ("en", "GB", "Honorary Mayor Peter Langley cut the ribbon.", "Peter Langley"),
        ("es", "ES", "El alcalde honorario Luis Ramos recibió un homenaje.", "Luis Ramos"),
        ("nl", "BE", "Ereburgemeester Paul Janssens kreeg een penning.", "Paul Janssens"),
        ("pl", "PL", "Honorowy burmistrz Jan Kowalski odebrał medal.", "Jan Kowalski"),
        ("cs", "CZ", "Čestný starosta Karel Beneš převzal klíč.", "Karel Beneš"),
        ("it", "IT", "Il sindaco onorario Mario Ferri ha ricevuto la medaglia.", "Mario Ferri"),
        ("pt", "BR", "O prefeito honorário José Moreira recebeu a medalha.", "José Moreira"),
        ("lb", "LU", "Den Éierebuergermeeschter Jos Weber war och do.", "Jos Weber"),
    ],
)
def test_an_honorary_mayor_is_told_apart(language: str, country: str, text: str, person: str) -> None:
    assert posts([text], language, country) == {person: HONORARY}


def test_a_mayor_is_neither() -> None:
    assert posts(["Bürgermeisterin Karin Lohmann und Altbürgermeister Franz Adler kamen."], "de", "DE") == {}


def test_the_office_of_a_deputy_has_no_holder() -> None:
    assert posts(["Das Büro der stellvertretenden Bürgermeisterin ist montags geschlossen."], "de", "DE") == {}


def test_a_title_below_the_head_of_the_city_is_a_deputys() -> None:
    text = "Oberbürgermeister Rolf Ansorge und Bürgermeister Kai Tiedt, zuständig für Bauen, unterschrieben."
    assert posts([text], "de", "DE") == {"Kai Tiedt": DEPUTY}
    assert mayors_named([text], "de", "DE", "2946447") == ["Rolf Ansorge"]


def test_a_list_below_a_heading_of_deputies() -> None:
    lines: list[Line] = [
        (HEADING, "Adjoints au maire"),
        (ITEM, "Claire Fontaine"),
        (ITEM, "Paul Renard, finances"),
        (HEADING, "Services"),
        (ITEM, "Luc Petit"),
    ]
    assert posts(lines, "fr", "FR") == {"Claire Fontaine": DEPUTY, "Paul Renard": DEPUTY}


def test_a_line_with_the_title_below_the_name() -> None:
    assert posts(["Jan Nowak", "Zastępca Burmistrza", "tel. 55 230 41 00"], "pl", "PL") == {"Jan Nowak": DEPUTY}


def test_title_time_and_evidence_are_the_pages() -> None:
    relations, _ = facts(
        ["Am 3. Mai 2021 sprach die stellvertretende Bürgermeisterin Karin Lohmann."], "de", "DE", "2946447"
    )
    (held,) = relations.officeholders
    assert (held.title, held.as_of, held.city.geonames_id) == (
        "stellvertretende Bürgermeisterin",
        "2021-05-03",
        "2946447",
    )
    assert [span.raw for span in held.evidence] == ["Karin Lohmann", "3. Mai 2021"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("El pleno nombró Alcalde Honorífico de Soria al expresidente Mario Almeida.", []),
        ("Se nombró a Elisa Cano Alcaldesa Honoraria de Soria.", ["Elisa Cano"]),
        ("El pleno nombró alcalde de honor a Juan Vidal.", ["Juan Vidal"]),
    ],
)
def test_who_is_made_an_honorary_mayor_is_no_mayor(text: str, people: list[str]) -> None:
    assert mayors_named([text], "es", "ES", "2946447") == []
    assert list(posts([text], "es", "ES")) == people
