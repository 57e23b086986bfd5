"""Anniversaries confirm the beginning that a page gives, or contradict it; they date nothing by themselves."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BONN
from tests.pipeline.pages_by_hand import facts


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("de", "DE", "Seit 1964 besteht die Partnerschaft mit Lyon. 2014 feierte man das 50-jährige Bestehen."),
        ("fr", "FR", "La ville est jumelée avec Lyon depuis 1964. En 2014 fut fêté le 50e anniversaire du jumelage."),
        ("en", "GB", "We have been twinned with Lyon since 1964. The 50th anniversary of the twinning came in 2014."),
        ("it", "IT", "La città è gemellata con Lione dal 1964. Nel 2014 il 50º anniversario del gemellaggio."),
        ("es", "ES", "Está hermanada con Lyon desde 1964. En 2014 se celebró el 50º aniversario del hermanamiento."),
        ("pt", "PT", "A cidade é geminada com Lyon desde 1964. Em 2014 foi o 50.º aniversário da geminação."),
        ("nl", "NL", "De stad heeft sinds 1964 een stedenband met Lyon. In 2014 was het 50-jarig bestaan."),
        ("pl", "PL", "Miastem partnerskim jest od 1964 roku Lyon. W 2014 roku obchodzono 50. rocznicę partnerstwa."),
        ("cs", "CZ", "Partnerským městem je od roku 1964 Lyon. V roce 2014 bylo 50. výročí partnerství."),
        (
            "lb",
            "LU",
            "D'Partnerschaft mat Lyon besteet zënter 1964. 2014 war de 50. Anniversaire vun der Partnerschaft.",
        ),
    ],
)
def test_a_feast_confirms_the_beginning_in_every_language(language: str, country: str, text: str) -> None:
    relations, _ = facts([text], language, country, BONN)
    (fact,) = relations.partnerships
    assert fact.since == "1964"
    assert any(span.raw.startswith("2014") for span in fact.evidence)
    assert relations.issues == ()


@pytest.mark.parametrize(("said", "since"), [("Genau 70 Jahre später", "1952-03-23"), ("70 Jahre später", "1952")])
def test_exactly_so_many_years_later_counts_to_the_day(said: str, since: str) -> None:
    lines = [
        "Die Städtepartnerschaft mit Lyon wurde 1952 geschlossen.",
        f"{said}, am 23. März 2022, bekräftigten beide Städte die Partnerschaft mit Lyon.",
    ]
    relations, _ = facts([*lines], "de", "DE", BONN)
    (fact,) = relations.partnerships
    assert (fact.since, fact.renewed) == (since, ("2022-03-23",))


@pytest.mark.parametrize(("since", "severity"), [("1969", "info"), ("1975", "warning")])
def test_a_contradiction_is_recorded_and_changes_nothing(since: str, severity: str) -> None:
    text = f"Seit {since} besteht die Partnerschaft mit Lyon. Das 55. Jubiläum der Partnerschaft war im Jahr 2023."
    relations, _ = facts([text], "de", "DE", BONN)
    assert [fact.since for fact in relations.partnerships] == [since]
    (issue,) = relations.issues
    assert (issue.code, issue.severity) == ("anniversary-disagreement", severity)
    assert issue.message == f"Lyon: since {since}, but 55 years in 2023 mean 1968"


@pytest.mark.parametrize(
    "text",
    [
        "Wir sind mit Lyon durch eine Partnerschaft verbunden. Das 55. Jubiläum der Partnerschaft war im Jahr 2023.",
        "Seit 1970 besteht die Partnerschaft mit Lyon. Das Jubiläum der Partnerschaft war im Jahr 2023.",
        "Mit Lyon (1970) und Pisa (1980) bestehen Partnerschaften. Das 55. Jubiläum der Feuerwehr war 2023.",
    ],
)
def test_a_feast_dates_nothing_by_itself_and_speaks_of_no_other_thing(text: str) -> None:
    relations, _ = facts([text], "de", "DE", BONN)
    assert all(fact.since in {None, "1970", "1980"} for fact in relations.partnerships)
    assert relations.issues == ()
