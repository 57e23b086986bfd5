"""Verbs in capitals behind a mayor's title, as minutes and public notices write them, are nobody's name."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import mayors_named


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("fr", "FR", "M le Maire SOUHAITE que le point soit reporté."),
        ("fr", "FR", "Madame le Maire DONNE lecture du rapport. Le Maire, CONSTATANT l'absence, clôt le point."),
        ("de", "DE", "Der Bürgermeister VERLIEST den Antrag und bittet um Wortmeldungen."),
        ("en", "GB", "The Mayor CLOSED the meeting at nine."),
        ("es", "ES", "El Alcalde HACE CONSTAR que no hubo reclamaciones."),
        ("it", "IT", "Il Sindaco DISPONE la chiusura della piazza."),
        ("nl", "NL", "De burgemeester SCHORST de vergadering."),
        ("pl", "PL", "Burmistrz PODZIĘKOWAŁ radnym za przybycie."),
        ("cs", "CZ", "Starosta ZAHÁJIL zasedání v sedm hodin."),
        ("sv", "SE", "Borgmästaren AVSLUTAR mötet."),
        ("da", "DK", "Borgmesteren BYDER velkommen."),
    ],
)
def test_a_verb_in_capitals_is_no_name(language: str, country: str, text: str) -> None:
    assert mayors_named([text], language, country) == []


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("fr", "FR", "Monsieur le Maire LUC TAVERNIER ouvre la séance.", "Luc Tavernier"),
        ("fr", "FR", "Le maire Luc TAVERNIER ouvre la séance.", "Luc Tavernier"),
        ("nl", "NL", "Burgemeester VAN DER PLAS opent de vergadering.", "Van Der Plas"),
        ("fr", "FR", "Le maire M. TAVERNIER ouvre la séance.", "Tavernier"),
        ("de", "DE", "Bürgermeister Kühne liest den Antrag vor.", "Kühne"),
    ],
)
def test_a_name_in_capitals_has_a_first_name_a_particle_or_a_form_of_address(
    language: str, country: str, text: str, person: str
) -> None:
    assert mayors_named([text], language, country) == [person]


def test_a_surname_in_capitals_is_one_that_the_page_has_in_full() -> None:
    text = "Le maire Luc Tavernier ouvre la séance. Le maire TAVERNIER donne ensuite la parole au public."
    assert mayors_named([text], "fr", "FR") == ["Luc Tavernier"]


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("fr", "FR", "LE MAIRE DE DIJON, LUC TAVERNIER, arrête ce qui suit.", "Luc Tavernier"),
        ("es", "ES", "EL ALCALDE DE BURGOS, LUIS PEÑA RUIZ, hace saber lo que sigue.", "Luis Peña Ruiz"),
        ("pt", "BR", "O PREFEITO MUNICIPAL DE CURITIBA, LUÍS ROCHA, sanciona a lei.", "Luís Rocha"),
        ("it", "IT", "IL SINDACO DI PISA, LUCA FERRI, ordina quanto segue.", "Luca Ferri"),
        ("de", "DE", "DER BÜRGERMEISTER VON GERA, LUKAS BRANDT, gibt bekannt.", "Lukas Brandt"),
        ("nl", "NL", "DE BURGEMEESTER VAN GOUDA, LUUK SMIT, maakt bekend.", "Luuk Smit"),
    ],
)
def test_what_links_a_title_in_capitals_to_its_town_begins_no_name(
    language: str, country: str, text: str, person: str
) -> None:
    assert mayors_named([text], language, country) == [person]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("fr", "FR", "LE MAIRE DE DIJON, vu le code général, arrête ce qui suit."),
        ("es", "ES", "EL ALCALDE-PRESIDENTE DE BURGOS hace saber lo que sigue."),
        ("es", "MX", "EL PRESIDENTE MUNICIPAL CONSTITUCIONAL DE TAXCO hace saber lo que sigue."),
        ("pt", "PT", "O PRESIDENTE DA CÂMARA MUNICIPAL DE TAVIRA, no uso das suas competências, torna público."),
    ],
)
def test_a_town_behind_a_title_in_capitals_is_nobodys_name(language: str, country: str, text: str) -> None:
    assert mayors_named([text], language, country) == []


@pytest.mark.parametrize(
    ("language", "country", "text", "person"),
    [
        ("de", "DE", "BÜRGERMEISTER DR. HANS GRABNER ERÖFFNET DIE NEUE SPORTHALLE", "Hans Grabner"),
        ("de", "DE", "OBERBÜRGERMEISTERIN PROF. DR. EVA LECHNER", "Eva Lechner"),
        ("en", "GB", "MAYOR JOHN PARGETER OPENS NEW SPORTS HALL", "John Pargeter"),
        ("fr", "FR", "LE MAIRE LUC TAVERNIER INAUGURE LA NOUVELLE SALLE DES SPORTS", "Luc Tavernier"),
        ("it", "IT", "IL SINDACO MARCO RAVELLI INAUGURA LA NUOVA PALESTRA", "Marco Ravelli"),
        ("es", "ES", "EL ALCALDE JAVIER LARRAZ INAUGURA EL NUEVO PABELLÓN", "Javier Larraz"),
        ("es", "ES", "EL ALCALDE JAVIER LARRAZ SOLER", "Javier Larraz Soler"),
        ("nl", "NL", "BURGEMEESTER JAN VERHOEF OPENT DE NIEUWE SPORTHAL", "Jan Verhoef"),
    ],
)
def test_a_headline_in_capitals_ends_the_name_behind_the_surname(
    language: str, country: str, text: str, person: str
) -> None:
    assert mayors_named([text], language, country) == [person]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BURGEMEESTER VAN HULST opende de sporthal. Jan van Hulst woont in het centrum.", ["Jan van Hulst"]),
        ("BURGEMEESTER VAN XANDERHOVEN opende de sporthal.", []),
    ],
)
def test_a_particle_in_capitals_begins_a_name_that_the_page_has(text: str, names: list[str]) -> None:
    assert mayors_named([text], "nl", "NL") == names
