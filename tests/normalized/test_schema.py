"""Each table is defined once; what describes it elsewhere is generated and agrees with the definition."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from normalized.errors import GateError, SchemaError
from normalized.schema import PART_TABLES, TABLES, Table, table
from normalized.schema.arrow import arrow_schema
from normalized.schema.definition import ForeignKey, integer, string
from normalized.schema.docs import data_model
from normalized.schema.frictionless import table_schema
from normalized.schema.json_schema import json_schema
from normalized.schema.sqlite import create_indexes, create_table

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_docs_page_is_what_the_definition_says() -> None:
    written = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert written == data_model(), "run: python -m normalized.schema.docs docs/data-model.md"


def test_a_release_has_the_thirteen_tables() -> None:
    names = (
        "sources pages blocks mentions cities people mayors officeholders contacts partnerships partnership_dates "
        "networks issues"
    )
    assert " ".join(defined.name for defined in TABLES) == names


@pytest.mark.parametrize("defined", TABLES, ids=lambda defined: defined.name)
def test_every_reference_names_the_key_of_a_table(defined: Table) -> None:
    for foreign in defined.foreign_keys:
        assert foreign.references == table(foreign.table).key


@pytest.mark.parametrize("defined", TABLES, ids=lambda defined: defined.name)
def test_every_column_says_what_it_is(defined: Table) -> None:
    for column in defined.columns:
        assert column.description.endswith((".", ")")), column.name
        assert column.required or column.name not in defined.key


@pytest.mark.parametrize("defined", TABLES, ids=lambda defined: defined.name)
def test_all_generated_forms_have_the_same_columns(defined: Table) -> None:
    names = [column.name for column in defined.columns]
    assert arrow_schema(defined).names == names
    assert [field["name"] for field in table_schema(defined)["fields"]] == names
    schema = json_schema(defined)
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == names


def test_sqlite_accepts_all_tables_and_indexes() -> None:
    database = sqlite3.connect(":memory:")
    for defined in TABLES:
        database.execute(create_table(defined))
        for statement in create_indexes(defined):
            database.execute(statement)
        found = [row[1] for row in database.execute(f"PRAGMA table_info({defined.name})")]
        assert found == [column.name for column in defined.columns]
    database.close()


def test_part_tables_hold_the_page_of_every_row() -> None:
    assert all(defined.key[0] == "page_id" for defined in PART_TABLES)


def test_a_definition_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(SchemaError, match="names a column twice"):
        Table("t", "T", "A table.", (integer("a", "One."), string("a", "Two.")), ("a",))
    with pytest.raises(SchemaError, match="has no column b"):
        Table("t", "T", "A table.", (integer("a", "One."),), ("b",))
    with pytest.raises(SchemaError, match="has no column c"):
        Table("t", "T", "A table.", (integer("a", "One."),), ("a",), (ForeignKey(("c",), "t", ("a",)),))
    with pytest.raises(SchemaError, match="no table"):
        table("mayoresses")
    with pytest.raises(SchemaError, match="no column"):
        table("mayors").column("shoe_size")


def test_the_gate_error_survives_a_process_border() -> None:
    import pickle  # noqa: PLC0415

    error = pickle.loads(pickle.dumps(GateError(("mentions: raw", "pages: key"))))
    assert error.failures == ("mentions: raw", "pages: key")
    assert "2 checks failed" in str(error)
