from __future__ import annotations

from chair_desk.records.tables import BY_NAME, TABLES
from chair_desk.resources import read_resource
from chair_desk.store.write_schema import schema_text, table_statement


def test_the_schema_that_ships_is_what_would_be_written() -> None:
    """Until the first release. After it this test goes, and version 1 never changes."""
    assert read_resource("schemas/1.sql") == schema_text(TABLES)


def test_numbers_and_yes_no_are_whole_numbers_and_the_rest_is_text() -> None:
    statement = table_statement(BY_NAME["agenda_item"])

    assert '"planned_minutes" INTEGER' in statement
    assert '"is_standing" INTEGER' in statement
    assert '"started_at" TEXT' in statement


def test_a_link_says_where_it_leads_and_has_an_index() -> None:
    text = schema_text([BY_NAME["minute"]])

    assert '"item_id" TEXT REFERENCES "agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED' in text
    assert 'CREATE INDEX "minute_item_id" ON "minute" ("item_id");' in text
