"""Which tables were read, and which were written since."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.columns import Record
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from tests.store.conftest import circumstances_in, put_small_board


@pytest.fixture
def file(tmp_path: Path) -> DeskFile:
    made = DeskFile.create(tmp_path / "b.chairdesk", circumstances_in(tmp_path))
    put_small_board(made)
    return made


def test_a_change_and_its_undo_name_their_tables(file: DeskFile) -> None:
    before = file.written()
    assert file.tables_since(before) == set()
    with file.change("Renamed") as step:
        step.update(Body, "body", name="Other")
        step.update(Meeting, "meeting", place="Town hall")
    assert file.tables_since(before) == {"body", "meeting"}
    after = file.written()
    assert file.tables_since(after) == set()
    file.undo()
    assert file.tables_since(after) == {"body", "meeting"}
    file.close()


def test_words_that_are_typed_count_at_once_and_when_they_are_typed_back(file: DeskFile) -> None:
    before = file.written()
    file.type_into(Minute, "minute", "text", "One and two")
    assert file.tables_since(before) == {"minute"}
    typed = file.written()
    assert file.tables_since(typed) == set()
    file.type_into(Minute, "minute", "text", "One")
    file.seal()
    assert file.tables_since(typed) == {"minute"}
    file.close()


def test_a_change_that_is_under_way_counts_and_so_does_its_end(file: DeskFile) -> None:
    before = within = file.written()
    with contextlib.suppress(ZeroDivisionError), file.change("Renamed") as step:
        step.update(Body, "body", name="Other")
        assert file.tables_since(before) == {"body"}
        within = file.written()
        assert file.tables_since(within) == set()
        step.update(Meeting, "meeting", place="Town hall")
        assert file.tables_since(within) == {"body", "meeting"}
        raise ZeroDivisionError
    assert file.tables_since(within) == {"body"}  # it stands as it did before
    file.close()


def test_what_cannot_be_told_counts_as_everything(file: DeskFile, tmp_path: Path) -> None:
    other = DeskFile.create(tmp_path / "c.chairdesk", circumstances_in(tmp_path / "c"))
    put_small_board(other)
    with other.change("One more") as step:
        step.update(Body, "body", name="Other")
    assert file.tables_since(other.written()) is None
    other.close()
    file.close()


@pytest.mark.parametrize("record_class", [Body, Meeting, LogEntry])
def test_each_way_of_reading_is_noted(file: DeskFile, record_class: type[Record]) -> None:
    name = record_class.TABLE
    for read in (
        lambda: file.rows(record_class),
        lambda: file.get(record_class, "no such"),
        lambda: file.count(record_class),
        lambda: file.columns(record_class, ("id",)),
        lambda: file.as_at(record_class, (), 0),
        lambda: file.ids_gone(record_class),
    ):
        with file.tables_read.noting() as tables:
            read()
        assert tables == {name}
    file.close()


def test_whoever_notes_outside_is_told_what_was_read_within(file: DeskFile) -> None:
    file.rows(Body)
    with file.tables_read.noting() as outer:
        with file.tables_read.noting() as inner:
            file.register_lines("body", date(2026, 1, 1), date(2026, 12, 31))
        file.rows(AgendaItem)
    file.rows(Body)
    assert inner == {"attendance", "meeting", "movement"}
    assert outer == {*inner, "agenda_item"}
    file.close()
