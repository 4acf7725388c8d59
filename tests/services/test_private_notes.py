from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import CannotDo, Desk, Refused
from chair_desk.services.meetings import start_session
from chair_desk.services.private_notes import (
    add_note,
    are_readable,
    change_note,
    notes_for,
    notes_of_meeting,
    remove_note,
)
from chair_desk.services.publishing import Copy, export_minutes
from chair_desk.store.private_file import private_path

WORDS = "Say nothing more on rank here."


@pytest.fixture
def item(desk: Desk, meeting: Meeting) -> AgendaItem:
    """The first item of the meeting."""
    return agenda(desk, meeting.id).lines[0].item


def own_file(desk: Desk) -> Path:
    return private_path(desk.file.path, desk.who)


def test_notes_come_in_the_order_they_were_made(desk: Desk, item: AgendaItem) -> None:
    for words in ("One.", "Two.", "Three."):
        add_note(desk, item.id, words)

    assert [note.text for note in notes_for(desk, item.id)] == ["One.", "Two.", "Three."]
    assert len(notes_of_meeting(desk, item.meeting_id)) == 3


def test_a_note_is_in_no_table_of_the_board_and_no_history(desk: Desk, item: AgendaItem) -> None:
    label = desk.file.undo_label
    add_note(desk, item.id, WORDS)
    desk.file.settle()

    assert WORDS.encode() in own_file(desk).read_bytes()
    assert WORDS.encode() not in desk.file.path.read_bytes()
    assert desk.file.undo_label == label


@pytest.mark.parametrize("format_", ["pdf", "docx", "html"])
def test_a_note_is_in_no_document_not_even_the_confidential_one(
    desk: Desk, item: AgendaItem, tmp_path: Path, format_: str
) -> None:
    add_note(desk, item.id, WORDS)
    start_session(desk, item.meeting_id)
    path = export_minutes(
        desk,
        item.meeting_id,
        tmp_path / f"minutes.{format_}",
        format=format_,
        audience=Audience.CONFIDENTIAL,
        copy=Copy(given_to="The chair"),
    )

    assert b"nothing more on rank" not in path.read_bytes()


def test_a_note_is_changed_and_removed(desk: Desk, item: AgendaItem) -> None:
    note = add_note(desk, item.id, WORDS)
    assert change_note(desk, note.id, "Other.").text == "Other."
    remove_note(desk, note.id)

    assert notes_for(desk, item.id) == []
    with pytest.raises(Refused, match="no longer there"):
        change_note(desk, note.id, "Gone.")


def test_a_note_that_says_nothing_is_refused(desk: Desk, item: AgendaItem) -> None:
    with pytest.raises(Refused, match="says nothing"):
        add_note(desk, item.id, "  ")
    assert not own_file(desk).exists()


def test_each_person_has_a_file_of_their_own(desk: Desk, item: AgendaItem) -> None:
    add_note(desk, item.id, WORDS)
    other = Desk(
        desk.file,
        desk.shelf,
        dataclasses.replace(desk.circumstances, who="Rosalind Larkspur"),
    )

    assert notes_for(other, item.id) == []


def test_a_foreign_file_of_that_name_is_left_alone_and_said_so(
    desk: Desk, item: AgendaItem
) -> None:
    own_file(desk).write_bytes(b"somebody else's")

    assert not are_readable(desk)
    with pytest.raises(CannotDo):
        notes_for(desk, item.id)
    assert own_file(desk).read_bytes() == b"somebody else's"
