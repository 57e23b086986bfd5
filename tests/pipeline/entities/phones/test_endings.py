"""Numbers written in parts: direct dials behind a spaced hyphen, endings of further numbers, extensions in brackets."""

from __future__ import annotations

import pytest

from pipeline.entities.phones import find_phones


def values(text: str, region: str) -> list[str]:
    return [phone.e164 for phone in find_phones(text, region)]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("Telefon 0381 381 - 1440", "DE", ["+493813811440"]),
        ("+49 381 381 - 1440, Fax +49 381 381 - 1902", "DE", ["+493813811440", "+493813811902"]),
        ("Stadtkasse: 0381/381 - 14 40", "DE", ["+493813811440"]),
        ("Telefon 0381 381-1440 - 0381 381-1441", "DE", ["+493813811440", "+493813811441"]),
        ("Telefon 0381 3811440 - 1992", "DE", ["+493813811440"]),
        ("Tel. 01 4000 - 1010 Wien", "AT", ["+4314000"]),
        ("Tel. 01 4000 - 1234 Fax 01 4000 - 1235", "AT", ["+43140001234", "+43140001235"]),
        ("Telefon 0381 381 - 2000 Einwohner", "DE", ["+49381381"]),
    ],
)
def test_a_spaced_hyphen_parts_a_base_from_its_direct_dial(text: str, region: str, expected: list[str]) -> None:
    assert values(text, region) == expected


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("Tel. 0316 / 872-2410 oder -2411", "AT", ["+433168722410", "+433168722411"]),
        ("0381 381 1440 / -1441", "DE", ["+493813811440", "+493813811441"]),
        ("Tel. 0381 381-1440, -1441 und -1450", "DE", ["+493813811440", "+493813811441", "+493813811450"]),
        ("Zentrale 0381 381-0 / -12", "DE", ["+493813810", "+4938138112"]),
        ("Telephone 0117 922 2100/2101", "GB", ["+441179222100", "+441179222101"]),
        ("Telefon 0381 381 1440 / 1441", "DE", ["+493813811440", "+493813811441"]),
        ("Telefon 0381 381 1440 / 2019", "DE", ["+493813811440"]),
        ("Telefon 0381 381-1440, 2021", "DE", ["+493813811440"]),
        ("Telefon 0381 381-1440, -12.50 Euro", "DE", ["+493813811440"]),
        ("Tel. 075-5755205/214/272", "IT", ["+390755755205", "+390755755214", "+390755755272"]),
        (
            "pod nr telefonów (58) 777-89-41,53,54 i 57.",
            "PL",
            ["+48587778941", "+48587778953", "+48587778954", "+48587778957"],
        ),
        ("Koszt: 58 777 89 41,50", "PL", []),
        ("Tel. 0561 787304/05/06", "DE", ["+49561787304", "+49561787305", "+49561787306"]),
    ],
)
def test_an_ending_behind_a_number_is_a_number_of_its_own(text: str, region: str, expected: list[str]) -> None:
    assert values(text, region) == expected


def test_the_mention_of_an_ending_is_the_ending() -> None:
    text = "Rostock: 0381 381 1440 / -1441"
    assert [text[phone.start : phone.end] for phone in find_phones(text, "DE")] == ["0381 381 1440", "-1441"]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Accueil : 04 72 10 30 30 (poste 12), mairie", "04 72 10 30 30 (poste 12)", "+33472103030;ext=12"),
        ("Tél. 04 72 10 30 30 (interne 4410)", "04 72 10 30 30 (interne 4410)", "+33472103030;ext=4410"),
        ("Tél. 04 72 10 30 30 poste 12)", "04 72 10 30 30 poste 12", "+33472103030;ext=12"),
    ],
)
def test_an_extension_in_brackets_keeps_both(text: str, surface: str, value: str) -> None:
    (phone,) = find_phones(text, "FR")
    assert (text[phone.start : phone.end], phone.e164) == (surface, value)


def test_an_ending_that_makes_a_number_longer_than_any_is_none() -> None:
    assert values("Tel. 0381 0381 974-0, -1440", "DE") == ["+4938103819740"]


@pytest.mark.parametrize("piece", ["0381 381 1440 / -1441", ", -1441", "1440/1441", "0381 381 - 1440 - "])
def test_hostile_runs_of_endings_end(piece: str) -> None:
    find_phones("Tel. 0381 381-1440" + piece * (20_000 // len(piece)), "DE")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tel. 06431/203-111/-112", ["+496431203111", "+496431203112"]),
        ("Tel. 06431/203-111/-112/-113", ["+496431203111", "+496431203112", "+496431203113"]),
        ("Tel. 06431 203111/12", ["+496431203111"]),
        ("0180 5 123456 (14 ct/min)", ["+491805123456"]),
    ],
)
def test_what_follows_a_slash_or_a_bracket_is_no_part_of_the_number(text: str, expected: list[str]) -> None:
    assert values(text, "DE") == expected


def test_a_slash_may_lead_to_a_direct_dial_of_a_short_base() -> None:
    assert values("Tel. 02236/501/12", "AT") == ["+43223650112"]
