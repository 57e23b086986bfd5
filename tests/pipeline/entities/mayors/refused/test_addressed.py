"""Mayors behind a form of address that no name model need know."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import LEEDS
from tests.pipeline.pages_by_hand import mayors_named


@pytest.mark.parametrize(
    "text",
    [
        "The Mayor, Cllr Burtwell Hisslop, opened the fair.",
        "The Mayor Cllr Burtwell Hisslop opened the fair.",
        "Mayor Cr Burtwell Hisslop opened the fair.",
        "Acting Mayor Clr Burtwell Hisslop opened the fair.",
        "The Mayor, Mrs Burtwell Hisslop, opened the fair.",
    ],
)
def test_a_rare_first_name_behind_a_form_of_address_is_a_persons(text: str) -> None:
    assert mayors_named([text], "en", "GB", LEEDS) == ["Burtwell Hisslop"]


@pytest.mark.parametrize(
    "text",
    ["The Mayor General Services Committee met.", "The Deputy Mayor, Cllr Burtwell Hisslop, opened the fair."],
)
def test_who_is_no_mayor(text: str) -> None:
    assert mayors_named([text], "en", "GB", LEEDS) == []
