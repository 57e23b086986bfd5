"""EDTF as a value: what is one, and its first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edtf import first_day, is_edtf, last_day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2006", "2006-01-01", "2006-12-31"),
        ("2006-07", "2006-07-01", "2006-07-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1952-03-23", "1952-03-23", "1952-03-23"),
        ("2014-10-31T06:33", "2014-10-31", "2014-10-31"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("08XX", "0800-01-01", "0899-12-31"),
        ("1850~", "1850-01-01", "1850-12-31"),
        ("2019-22", "2019-06-01", "2019-08-31"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("1982/2003", "1982-01-01", "2003-12-31"),
        ("2023-05-12/2023-05-14", "2023-05-12", "2023-05-14"),
        ("07XX/08XX", "0700-01-01", "0899-12-31"),
        ("2007/..", "2007-01-01", None),
        ("../2007", None, "2007-12-31"),
        ("XXXX-05-01", None, None),
        ("-0052", None, None),
        ("-0052/0014", None, "0014-12-31"),
    ],
)
def test_first_and_last_day(value: str, first: str | None, last: str | None) -> None:
    assert is_edtf(value)
    assert first_day(value) == first
    assert last_day(value) == last


@pytest.mark.parametrize(
    "value",
    [
        "",
        "gestern",
        "19",
        "2006-13",
        "2023-02-29",
        "2006-00-01",
        "2006-22-01",
        "2014-10-31T25:10",
        "../..",
        "1/2/3",
        "XXXX-02-30",
    ],
)
def test_what_is_no_edtf_has_no_days(value: str) -> None:
    assert not is_edtf(value)


def test_leap_day_without_a_year_exists() -> None:
    assert is_edtf("XXXX-02-29")


@settings(max_examples=60, derandomize=True)
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day.isoformat()


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="0123456789-X~?%/.T:", max_size=24))
def test_the_first_day_never_lies_behind_the_last(value: str) -> None:
    first, last = first_day(value), last_day(value)
    if "/" not in value and first is not None and last is not None:
        assert first <= last
