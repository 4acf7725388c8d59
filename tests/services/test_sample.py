"""The sample board: the same seed gives the same board, and it says what the design shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.changes import CannotDo
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, MeetingState
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Person, Seat
from chair_desk.records.rules import sits_for_seat
from chair_desk.records.tables import RECORDS
from chair_desk.services.agenda import agenda, waiting
from chair_desk.services.attendance import quorum, register, who_can_commit
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.meetings import meeting_on, meetings
from chair_desk.services.minutes import paragraphs
from chair_desk.services.organisations import organisations
from chair_desk.services.partners import partner_card
from chair_desk.services.private_notes import notes_of_meeting
from chair_desk.services.references import (
    next_action_reference,
    next_decision_reference,
    next_log_reference,
)
from chair_desk.services.register_seed import expect_members
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR, MEETING_DAYS, PARTNERS, TODAY
from chair_desk.services.session_clock import timing
from chair_desk.services.soundness import faults

NOW = datetime(2026, 11, 19, 10, 47, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    return write_sample(folder / "westmarch.chairdesk", home=folder / "home")


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """The sample as the chair opens it, from a copy of the one that was written."""
    copy = tmp_path / sample.name
    copy.write_bytes(sample.read_bytes())
    own = sample.with_name("westmarch.rosalind-larkspur.private.chairdesk")
    (tmp_path / own.name).write_bytes(own.read_bytes())
    opened = open_desk(copy, who=CHAIR, home=tmp_path / "home", now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def today_id(desk: Desk) -> str:
    meeting = meeting_on(desk, TODAY)
    assert meeting is not None
    return meeting.id


def all_that_is_in(
    path: Path, home: Path
) -> tuple[dict[str, list[Any]], list[tuple[str, datetime, str]]]:
    """Return every record of a board, and the labels, hours and names of its history."""
    desk = open_desk(path, who=CHAIR, home=home, now=lambda: NOW)
    try:
        rows: dict[str, list[Any]] = {
            record_class.__name__: sorted(desk.rows(record_class), key=lambda row: row.id)
            for record_class in RECORDS
        }
        history = [(one.label, one.at, one.who) for one in desk.file.history(10_000)]
        return rows, history
    finally:
        desk.close()


def cell(desk: Desk, meeting_id: str, seat_id: str) -> str:
    """Write who came for a seat as the picture of the attendance page does."""
    lines = desk.rows(Attendance, meeting_id=meeting_id, seat_id=seat_id)
    for line in lines:
        if sits_for_seat(line.presence):
            return line.rank + ("*" if line.presence is Presence.DEPUTY else "")
    return "" if all(line.presence is Presence.NO_SHOW for line in lines) else "Ap"


def test_the_same_seed_gives_the_same_board(sample: Path, tmp_path: Path) -> None:
    again = write_sample(tmp_path / "again.chairdesk", home=tmp_path / "home")

    assert all_that_is_in(again, tmp_path / "home") == all_that_is_in(
        sample, sample.parent / "home"
    )


def test_its_history_runs_forward(sample: Path) -> None:
    _rows, history = all_that_is_in(sample, sample.parent / "home")

    instants = [at for _label, at, _who in history]
    assert instants == sorted(instants, reverse=True)
    assert instants[0] == NOW.replace(minute=46)


def test_another_seed_gives_other_ids_and_the_same_numbers(sample: Path, tmp_path: Path) -> None:
    other = write_sample(tmp_path / "other.chairdesk", seed=2, home=tmp_path / "home")

    mine, _history = all_that_is_in(sample, sample.parent / "home")
    theirs, _other_history = all_that_is_in(other, tmp_path / "home")
    assert {row.id for row in mine["Action"]}.isdisjoint(row.id for row in theirs["Action"])
    assert {row.reference for row in mine["Action"]} == {row.reference for row in theirs["Action"]}


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.chairdesk"
    path.write_text("something of mine", encoding="utf-8")

    with pytest.raises(CannotDo):
        write_sample(path, home=tmp_path / "home")

    assert path.read_text(encoding="utf-8") == "something of mine"


def test_a_board_of_less_than_two_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotDo):
        write_sample(tmp_path / "short.chairdesk", years=1, home=tmp_path / "home")


def test_the_board_says_that_it_is_made_up(desk: Desk) -> None:
    assert desk.board.is_sample
    assert desk.board.short_name == "Westmarch SCP"


def test_attendance_is_that_of_the_design(desk: Desk) -> None:
    partners = {row.short_name: row for row in organisations(desk)}
    body_id = main_body(desk).id
    for partner in PARTNERS:
        seat = desk.rows(
            Seat, organisation_id=partners[partner.short].id, body_id=body_id, order=("place",)
        )[0]
        found = []
        for day in MEETING_DAYS:
            meeting = meeting_on(desk, day, body_id)
            assert meeting is not None
            found.append(cell(desk, meeting.id, seat.id))
        assert "|".join(found) == partner.cells, partner.short


def test_every_rank_that_came_is_sorted_on_its_ladder(desk: Desk) -> None:
    seats = {row.id: row for row in desk.rows(Seat) if row.organisation_id}
    ranked = [
        line
        for line in desk.rows(Attendance)
        if line.seat_id in seats and seats[line.seat_id].kind == "member"
    ]

    assert ranked
    assert all(line.level is not None for line in ranked)


def test_the_next_numbers_are_those_of_the_design(desk: Desk) -> None:
    assert next_action_reference(desk) == "A-124"
    assert next_decision_reference(desk) == "D-041"
    assert next_log_reference(desk, "challenge") == "C-018"
    assert desk.count(Action) == 123
    assert desk.count(Decision) == 40


def test_every_past_meeting_is_confirmed(desk: Desk) -> None:
    found = meetings(desk, main_body(desk).id)

    assert [row.state for row in found if row.held_on < TODAY] == [MeetingState.CONFIRMED] * 8
    assert [row.state for row in found if row.held_on >= TODAY] == [
        MeetingState.DRAFT,
        MeetingState.IN_SESSION,
    ]


def test_nothing_in_it_fails_the_check(desk: Desk) -> None:
    assert faults(desk) == []


def test_the_last_change_can_be_undone(tmp_path: Path) -> None:
    sample = write_sample(tmp_path / "mine.chairdesk", home=tmp_path / "home")
    desk = open_desk(sample, who=CHAIR, home=tmp_path / "home", now=lambda: NOW)
    try:
        assert desk.file.undo_label == "Recorded challenge C-017"
        desk.file.undo()
        assert desk.count(LogEntry, reference="C-017") == 0
        desk.file.redo()
        assert desk.count(LogEntry, reference="C-017") == 1
        assert next_log_reference(desk, "challenge") == "C-018"
    finally:
        desk.close()


def test_todays_meeting_is_at_item_five_and_three_minutes_late(desk: Desk, today_id: str) -> None:
    found = timing(desk, today_id)

    assert found.item_words == "16 minutes left on item 5"
    assert (found.late_by, found.projected_finish) == (3, "12:33")
    done = [line.item for line in agenda(desk, today_id).lines if line.item.state == "done"]
    assert [item.used_seconds // 60 for item in done] == [6, 9, 14, 14]


def test_todays_agenda_ends_on_time_and_two_papers_are_missing(desk: Desk, today_id: str) -> None:
    found = agenda(desk, today_id)

    assert found.ends_words == "Ends 12:30, on time"
    assert found.shape_words == "90 of 140 working minutes are for challenge and decisions."
    assert [line.number for line in found.lines if line.missing_papers] == ["7", "9"]
    assert sum(len(line.papers) for line in found.lines) == 11


def test_two_items_wait_to_be_placed(desk: Desk, today_id: str) -> None:
    assert [item.title for item in waiting(desk, today_id)] == [
        "Neglect strategy: final draft",
        "Elective home education: what the data says",
    ]


def test_twenty_one_of_25_seats_are_here_and_two_partners_can_commit(
    desk: Desk, today_id: str
) -> None:
    lines = register(desk, today_id)
    seats = {line.seat.id for line in lines if line.seat}
    here = {line.seat.id for line in lines if line.seat and line.presence_now == "here"}

    assert (len(here), len(seats)) == (21, 25)
    assert quorum(desk, today_id).is_met
    assert [one.verdict for one in who_can_commit(desk, today_id)] == [
        "Can commit",
        "Must refer back",
        "Can commit",
    ]


def test_the_register_fits_the_members_of_the_day(desk: Desk, today_id: str) -> None:
    before = sorted(desk.rows(Attendance, meeting_id=today_id), key=lambda row: row.id)

    expect_members(desk, today_id)

    assert sorted(desk.rows(Attendance, meeting_id=today_id), key=lambda row: row.id) == before


def test_item_five_has_two_paragraphs_and_challenge_17(desk: Desk, today_id: str) -> None:
    item = desk.rows(AgendaItem, meeting_id=today_id, number="5")[0]

    numbers = [(one.number, one.heading) for one in paragraphs(desk, item.id)]

    assert numbers[:2] == [("5.1", ""), ("5.2", "")]
    assert numbers[2][1] == "C-017 Challenge to Westmarch Constabulary"


def test_the_challenge_on_police_seniority_stands_beside_minute_six_four(desk: Desk) -> None:
    entry = desk.rows(LogEntry, reference="C-014")[0]
    minutes = paragraphs(desk, entry.item_id or "")
    at = next(index for index, one in enumerate(minutes) if one.id == entry.minute_id)

    assert minutes[at - 1].number == "6.4"
    assert (entry.title, entry.due_on) == ("Police seniority at this Board", date(2026, 11, 20))


def test_six_actions_are_late_and_23_open(desk: Desk) -> None:
    rows = desk.rows(Action, state=(ActionState.OPEN, ActionState.AT_RISK), order=("reference",))
    late = [row.reference for row in rows if row.due_on and row.due_on < TODAY]

    assert len(rows) == 23
    assert late == ["A-098", "A-101", "A-104", "A-106", "A-109", "A-110"]


def test_the_chain_of_the_police_is_broken_in_two_places(desk: Desk) -> None:
    police = next(row for row in organisations(desk) if row.short_name == "Constabulary")

    card = partner_card(desk, police.id, TODAY)

    assert card.chain_words == "The chain of authority is broken in two places"
    assert [link.person.name for link in card.chain] == [
        "Alun Brackenridge",
        "Yasmin Thornbury",
        "Priya Sandalwood",
        "Owen Pikestaff",
    ]


def test_the_chairs_note_is_in_a_file_of_her_own(desk: Desk, today_id: str) -> None:
    notes = notes_of_meeting(desk, today_id)

    assert [note.text for note in notes] == [
        "Say nothing more on rank here. Item 7 is the place for it."
    ]
    assert not [row for row in desk.rows(Minute) if "rank here" in row.text]


def test_whoever_is_quoted_in_the_minutes_was_in_the_room(desk: Desk) -> None:
    names = {row.name: row.id for row in desk.rows(Person)}
    for meeting in meetings(desk, main_body(desk).id):
        here = {
            line.person_id
            for line in desk.rows(Attendance, meeting_id=meeting.id)
            if line.presence.is_here
        }
        for minute in desk.rows(Minute, meeting_id=meeting.id, kind=MinuteKind.PARAGRAPH):
            spoke = [one for name, one in names.items() if minute.text.startswith(f"{name} ")]
            assert here.issuperset(spoke), minute.text
