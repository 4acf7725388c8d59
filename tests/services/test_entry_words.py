from __future__ import annotations

from chair_desk.records.columns import Column, Kind
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.desk import Desk
from chair_desk.services.entry_words import EntryNames, cell_words, step_words
from chair_desk.services.logs import add_entry
from chair_desk.services.organisations import organisations


def said(desk: Desk, column: Column, text: str) -> str:
    names = EntryNames(desk, desk.shelf.log_type("challenge"))
    return cell_words(column, {column.name: text}, names)


def test_a_column_says_what_it_holds_in_a_reader_s_words(desk: Desk) -> None:
    assert (
        said(desk, Column(label="Column", name="on", kind=Kind.DATE), "2026-11-19")
        == "19 November 2026"
    )
    assert said(desk, Column(label="Column", name="ok", kind=Kind.YES_NO), "yes") == "Yes"
    assert (
        said(desk, Column(label="Column", name="cost", kind=Kind.NUMBER, unit="pounds"), "12600")
        == "£12,600"
    )
    assert said(desk, Column(label="Column", name="cases", kind=Kind.NUMBER), "60") == "60"
    assert said(desk, Column(label="Column", name="note", kind=Kind.TEXT), "") == ""


def test_what_is_no_day_stays_as_it_was_written(desk: Desk) -> None:
    assert said(desk, Column(label="Column", name="on", kind=Kind.DATE), "in spring") == "in spring"


def test_a_step_of_the_ladder_is_named_by_the_profile(desk: Desk) -> None:
    assert (
        said(desk, Column(label="Column", name="step", kind=Kind.TEXT), "at_the_table")
        == "At the table"
    )


def test_a_link_says_the_name_of_what_it_leads_to(desk: Desk) -> None:
    one = organisations(desk)[0]
    column = Column(label="Column", name="agency", kind=Kind.LINK, links_to="organisation")
    assert said(desk, column, one.id) in (one.name, one.short_name)


def test_a_step_says_its_kind(desk: Desk) -> None:
    made = add_entry(desk, "challenge", "Give the number of notices").made
    assert desk.get(LogEntry, made)
    assert step_words(LogStep(id="1", log_entry_id=made, kind="escalated")) == "Taken further"
    assert step_words(LogStep(id="2", log_entry_id=made)) == ""


def test_who_came_of_each_agency_is_said_with_its_base(desk: Desk) -> None:
    column = Column(label="By agency", name="by_agency", kind=Kind.TEXT)

    assert said(desk, column, "County Council 14, 12, 1\nThe rest by telephone") == (
        "County Council: 12 of 14 came, 1 did not\nThe rest by telephone"
    )
