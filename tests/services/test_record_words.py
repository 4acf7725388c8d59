from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.columns import Table
from chair_desk.records.tables import TABLES
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.record_words import RecordWords, answers_of, spoken, topic_of


def test_an_action_is_called_by_its_number_and_title(desk: Desk) -> None:
    made = add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6)).made
    head = RecordWords(desk).head("action", made)

    assert head.reference.startswith("A-")
    assert head.title == "Sign the joint protocol"
    assert head.short == head.reference


def test_values_are_said_in_words(desk: Desk) -> None:
    words = RecordWords(desk)
    year = desk.today().year

    assert words.value("action", "due_on", f"{year}-11-06").endswith("6 November")
    assert words.value("action", "due_on", "2031-11-06") == "Thursday 6 November 2031"
    assert words.value("action", "state", "at_risk") == "At risk"
    assert words.value("action", "due_on", None) == "None"
    assert words.value("action", "owner_id", "not there") == "no longer there"
    assert words.value("agenda_item", "is_standing", 1) == "Yes"
    assert words.value("log_entry", "values_json.answer", ["one", "two"]) == "one, two"


def test_what_an_answer_is_kept_by_is_said_in_words(desk: Desk) -> None:
    words = RecordWords(desk)
    assert words.value("log_entry", "values_json.step", "chief_officer") == "Chief officer"
    assert words.value("log_entry", "values_json.ask", "who_can commit") == "who_can commit"


def test_what_is_in_the_other_copy_alone_has_a_name_too(desk: Desk) -> None:
    words = RecordWords(desk, {("person", "p"): {"name": "Orla Fenwick"}})

    assert words.value("action", "owner_id", "p") == "Orla Fenwick"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_kind_of_record_has_a_title_and_a_topic(desk: Desk, table: Table) -> None:
    assert RecordWords(desk).head(table.name, "x", {}).title
    assert topic_of(table.name)


def test_answers_that_cannot_be_read_are_none() -> None:
    assert answers_of("[]") == {}
    assert answers_of("{") == {}
    assert spoken("not_started") == "Not started"
