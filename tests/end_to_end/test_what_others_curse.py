"""What people curse in other programs for minutes, tried here: nobody shall curse it again.

Each test carries the number of the complaint and its gist.
"""

from __future__ import annotations

import itertools
import shutil
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.editor_timing import CEILING_MS
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Appointment
from chair_desk.services import agenda, attendance, deputies, history, meeting_states, minutes
from chair_desk.services.appointments import appoint, end_appointment
from chair_desk.services.desk import Desk, StoreBusy
from chair_desk.services.fallback_sheet import prepare_sheet
from chair_desk.services.members import members_on
from chair_desk.services.people import add_person
from chair_desk.services.publishing import prepare_minutes, rendered
from chair_desk.services.quorum import quorum
from chair_desk.services.register import register
from chair_desk.store.faults import unreachable
from chair_desk.store.writing import Writing
from tests.end_to_end.conftest import Clock
from tests.end_to_end.room import (
    WORDS,
    make_board,
    meeting_page,
    minuted,
    open_again,
    press,
    type_words,
)

ENTER = Qt.Key.Key_Return


@pytest.fixture
def board(program: Program, tmp_path: Path) -> Path:
    return make_board(program, tmp_path / "Westmarch.chairdesk")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, board: Path) -> MeetingPage:
    window.opening.open(board)
    return meeting_page(qtbot, window)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_anything: object, **_more: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def stop_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Writing, _mode: int) -> object:
        raise unreachable(self.place.path)

    monkeypatch.setattr(Writing, "_transaction", broken)


def lines(page: MeetingPage) -> list[Attendance]:
    return page.session.desk.rows(Attendance, meeting_id=page.meeting_id)


def run(page: MeetingPage, service: Callable[..., Changes], *args: object, **more: object) -> None:
    assert page.session.run(service, *args, **more) is not None


def here(desk: Desk, page: MeetingPage) -> int:
    return sum(line.is_here for line in register(desk, page.meeting_id))


def minutes_of(page: MeetingPage) -> str:
    document = prepare_minutes(page.session.desk, page.meeting_id)
    return rendered(document, "html").decode()


# ------------------------------------------------------------------ losing work


def test_01_no_login_and_no_network_can_take_the_minutes_away(
    no_network: None, qtbot: QtBot, page: MeetingPage, board: Path, tmp_path: Path
) -> None:
    """1. Minutes totally lost when a login expired or the network failed."""
    type_words(page, WORDS)
    qtbot.wait(CEILING_MS + 150)

    assert minuted(page.session.desk) == [WORDS]


def test_02_every_change_is_listed_with_who_and_when_and_can_be_taken_back(
    page: MeetingPage, window: MainWindow
) -> None:
    """2. All revisions listed and any of them restored."""
    for words in ("First", "Second"):
        type_words(page, words)
        press(page, ENTER)
        page.settle()

    done = history.history(page.session.desk)
    assert all(one.who == window.program.who and one.at is not None for one in done)
    while minuted(page.session.desk) != ["First"]:
        window.shell.undo()
    while minuted(page.session.desk) != ["First", "Second"]:
        window.shell.redo()


def test_03_a_second_person_cannot_save_over_the_first(
    page: MeetingPage, board: Path, window: MainWindow
) -> None:
    """3. Two people save over each other without warning."""
    with pytest.raises(StoreBusy) as caught:
        window.program.open(board)

    assert caught.value.holder is not None
    assert caught.value.holder.who == window.program.who


def test_04_the_editor_says_which_item_it_is_in(page: MeetingPage) -> None:
    """4. The editor does not say which item you are in, so people type into the wrong one."""
    assert page.column.editor.accessibleName() == "Minutes of item 2"
    assert page.column.head.title.text() == "Return home interviews"

    page.step(1)

    assert page.column.editor.accessibleName() == "Minutes of item 3"
    assert page.column.head.title.text() == "Contributions"


def test_05_a_window_that_cannot_save_says_so_at_once_and_keeps_the_words(
    page: MeetingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5. An hour typed into a page that had stopped saving, and no sign of it."""
    stop_saving(monkeypatch)
    type_words(page, WORDS)
    page.column.editor.keeping.flush()

    assert "not in the file" in window.shell.status.saved.text()
    assert window.shell.status.elsewhere.isVisible()
    assert WORDS in page.column.editor.toPlainText()
    monkeypatch.undo()
    page.column.editor.keeping.flush()


def test_06_a_copy_taken_on_a_train_is_gone_on_with_by_itself(
    no_network: None, qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow
) -> None:
    """6. Keep writing offline."""
    type_words(page, WORDS)
    window.close_board()
    copy = board.with_name("on the train.chairdesk")
    shutil.copy(board, copy)
    window.opening.open(copy)
    again = meeting_page(qtbot, window)
    press(again, ENTER)
    type_words(again, "Written on the train")
    again.settle()

    assert minuted(again.session.desk) == [WORDS, "Written on the train"]
    assert again.session.desk.file.check() == []


def test_07_a_board_is_one_file_of_the_persons_own(
    page: MeetingPage, board: Path, window: MainWindow, tmp_path: Path
) -> None:
    """7. Files on my own computer, not in somebody's cloud."""
    type_words(page, WORDS)
    window.close_board()
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(board, alone / "board.chairdesk")
    other = Program(settings_folder=alone / "s", home=alone / "h", now=window.program.now)

    desk = other.open(alone / "board.chairdesk")

    assert minuted(desk) == [WORDS]
    desk.close()
    assert not list(board.parent.glob(f"{board.name}-*"))


def test_08_the_last_line_is_there_although_nobody_pressed_enter(
    qtbot: QtBot, page: MeetingPage, board: Path, program: Program, tmp_path: Path
) -> None:
    """8. The last line typed before the connection went is gone afterwards."""
    type_words(page, "and the last line")
    qtbot.wait(CEILING_MS + 150)
    for part in board.parent.glob(f"{board.name}*"):
        shutil.copy(part, tmp_path / part.name.replace("Westmarch", "crashed"))

    window = open_again(qtbot, program, tmp_path / "crashed.chairdesk")

    assert minuted(window.shell.session.desk) == ["and the last line"]
    window.close_board()


def test_09_what_could_not_be_saved_is_tried_until_it_is(
    qtbot: QtBot, page: MeetingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """9. Hours of edits vanish with no warning."""
    with monkeypatch.context() as bad:
        stop_saving(bad)
        type_words(page, WORDS)
        qtbot.wait(CEILING_MS * 2)
        assert page.session.waiting_for is not None

    qtbot.waitUntil(lambda: page.session.waiting_for is None, timeout=5000)

    assert minuted(page.session.desk) == [WORDS]


def test_10_closing_while_words_wait_throws_nothing_away(
    page: MeetingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """10. Closing while the connection is lost throws the minutes away."""
    with monkeypatch.context() as bad:
        stop_saving(bad)
        type_words(page, WORDS)
        window.close()
        assert window.isVisible()
        assert WORDS in window.elsewhere.panel.shown.toPlainText()
        window.elsewhere.panel.back.click()

    page.column.editor.keeping.flush()
    assert minuted(page.session.desk) == [WORDS]


def test_11_what_was_removed_can_be_brought_back(page: MeetingPage, window: MainWindow) -> None:
    """11. A deleted item, minutes or a series cannot be brought back."""
    desk = page.session.desk
    third = page.lines[2].item
    run(page, minutes.add_paragraph, page.item_id, WORDS)
    run(page, agenda.remove_item, third.id)
    assert desk.get(AgendaItem, third.id) is None
    window.shell.undo()
    assert desk.get(AgendaItem, third.id) == third

    row = desk.rows(Minute)[0]
    run(page, minutes.remove_paragraph, row.id)
    window.shell.undo()
    assert minuted(desk) == [WORDS]


def test_12_esc_never_drops_what_was_typed(page: MeetingPage) -> None:
    """12. Esc closes the form and drops what was typed into it."""
    type_words(page, "/action Nell Applegarth to look at the late interviews by 18 dec")
    press(page, Qt.Key.Key_Escape)
    page.settle()

    assert minuted(page.session.desk) == [
        "/action Nell Applegarth to look at the late interviews by 18 dec"
    ]


def test_13_words_are_kept_within_a_second_and_not_every_five_minutes(
    qtbot: QtBot, page: MeetingPage
) -> None:
    """13. Drafts save themselves every five minutes only."""
    type_words(page, WORDS)
    qtbot.wait(1000)

    assert minuted(page.session.desk) == [WORDS]


# ------------------------------------------------------------------ attendance


def test_14_who_came_late_left_or_stood_aside_can_be_proved_from_the_minutes(
    page: MeetingPage, clock: Clock
) -> None:
    """14. Record who came or went after the start, and who was sent out by a conflict."""
    late, leaves, aside = lines(page)[:3]
    for line in (leaves, aside):
        run(page, attendance.mark_here, line.id)
    clock.pass_by(minutes=20)
    run(page, attendance.mark_here, late.id)
    run(page, attendance.recuse, aside.id, page.item_id)
    clock.pass_by(minutes=20)
    run(page, attendance.mark_left, leaves.id)

    found = {line.id: line for line in register(page.session.desk, page.meeting_id)}
    assert found[late.id].attendance.arrived
    assert found[leaves.id].attendance.left
    assert "arrived" in minutes_of(page)
    assert "left" in minutes_of(page)
    assert found[aside.id].person.name in minutes_of(page)


def test_15_an_apology_is_something_else_than_not_coming(page: MeetingPage) -> None:
    """15. Excused is different from absent."""
    excused, absent = lines(page)[:2]
    run(page, attendance.mark_apology, excused.id)
    run(page, attendance.mark_no_show, absent.id)

    found = {line.id: line for line in register(page.session.desk, page.meeting_id)}
    assert found[excused.id].attendance.presence is Presence.APOLOGY
    assert found[absent.id].attendance.presence is Presence.NO_SHOW
    assert found[excused.id].words != found[absent.id].words


MARKS: dict[str, Callable[..., Changes]] = {
    "here": attendance.mark_here,
    "apology": attendance.mark_apology,
    "no_show": attendance.mark_no_show,
    "expected": attendance.mark_expected,
}


@pytest.mark.parametrize(("first", "then"), list(itertools.permutations(MARKS, 2)))
def test_16_any_mark_can_follow_any_other(page: MeetingPage, first: str, then: str) -> None:
    """16. To set "excused" you must first set "did not attend"."""
    line = lines(page)[0]
    run(page, MARKS[first], line.id)
    run(page, MARKS[then], line.id)

    presence = page.session.desk.get(Attendance, line.id).presence
    assert (
        presence
        in {
            "here": {Presence.PRESENT, Presence.OBSERVER, Presence.IN_ATTENDANCE},
            "apology": {Presence.APOLOGY},
            "no_show": {Presence.NO_SHOW},
            "expected": {Presence.EXPECTED},
        }[then]
    )


def test_17_the_list_of_who_came_stands_at_the_head_of_the_minutes(page: MeetingPage) -> None:
    """17. Keep the attendance list and put it at the head of the minutes."""
    came, excused = lines(page)[:2]
    run(page, attendance.mark_here, came.id)
    run(page, attendance.mark_apology, excused.id)
    run(page, minutes.add_paragraph, page.item_id, WORDS)

    found = {line.id: line.person.name for line in register(page.session.desk, page.meeting_id)}
    text = minutes_of(page)
    assert text.index(found[came.id]) < text.index(WORDS)
    assert text.index(found[excused.id]) < text.index(WORDS)
    assert "pologies" in text


def test_18_the_room_says_how_many_are_there_now(page: MeetingPage) -> None:
    """18. Show how many are present now: it changes all day."""
    desk = page.session.desk
    run(page, attendance.everyone_is_here, page.meeting_id)
    everybody = here(desk, page)

    run(page, attendance.mark_left, lines(page)[0].id)

    assert here(desk, page) == everybody - 1
    assert sum(line.is_here for line in page.register) == everybody - 1


def test_19_was_there_and_is_there_are_two_things(page: MeetingPage) -> None:
    """19. Keep "was present" apart from "is present"."""
    line = lines(page)[0]
    run(page, attendance.mark_here, line.id)
    run(page, attendance.mark_left, line.id)

    (found,) = [one for one in register(page.session.desk, page.meeting_id) if one.id == line.id]
    assert not found.is_here
    assert found.attendance.presence.is_here


def test_20_when_and_why_the_number_changed_is_kept_for_each_item(
    page: MeetingPage, clock: Clock
) -> None:
    """20. Log when and why the number changed, for every later decision."""
    desk = page.session.desk
    run(page, attendance.everyone_is_here, page.meeting_id)
    first, second = page.item_id, page.lines[2].item.id
    before = quorum(desk, page.meeting_id, first).here
    clock.pass_by(minutes=10)
    page.do("meeting.next_item")
    seated = [line for line in lines(page) if line.seat_id and line.presence is Presence.PRESENT]
    run(page, attendance.mark_left, seated[0].id)
    left = desk.get(Attendance, seated[0].id)

    assert left.left == "10:10"
    assert quorum(desk, page.meeting_id, first).here == before
    assert quorum(desk, page.meeting_id, second).here <= before
    assert any("left" in one.label.lower() for one in history.history(desk, 5))


def test_21_many_are_marked_at_once_and_one_is_found_by_name(page: MeetingPage) -> None:
    """21. Mark many at once, and find people by name, not by number."""
    page.do("meeting.everyone")
    assert all(line.is_here for line in page.register)

    page.room.list.search("priya")

    assert [line.person.name for line in page.room.list.shown.lines] == ["Priya Sandalwood"]


@pytest.mark.parametrize("size", [(1360, 830), (1280, 690)])
def test_22_the_count_is_in_sight_beside_the_list(
    page: MeetingPage, window: MainWindow, size: tuple[int, int]
) -> None:
    """22. A counter of those present beside the list, always in sight."""
    window.resize(*size)
    page.do("meeting.everyone")

    assert page.room.quorum.isVisible()
    assert page.room.quorum.verdict.text()
    assert window.rect().contains(page.room.quorum.mapTo(window, page.room.quorum.rect().center()))


def test_23_nobody_is_absent_before_they_were_appointed(page: MeetingPage) -> None:
    """23. Meetings before somebody was appointed count as absences."""
    desk = page.session.desk
    meeting = desk.get(Meeting, page.meeting_id)
    seat = members_on(desk, meeting.body_id, meeting.held_on)[0].seat
    new = add_person(desk, "Imogen Falconbridge").made
    appoint(desk, seat.id, new, starts_on=meeting.held_on + timedelta(days=30))

    assert desk.count(Attendance, meeting_id=meeting.id, person_id=new) == 0
    assert new not in {line.person.id for line in register(desk, meeting.id)}


def test_24_an_old_meeting_shows_its_members_and_not_todays(page: MeetingPage) -> None:
    """24. Old meetings show today's members instead of those of the day."""
    desk = page.session.desk
    run(page, attendance.everyone_is_here, page.meeting_id)
    line = next(one for one in lines(page) if one.seat_id)
    held = desk.rows(Appointment, seat_id=line.seat_id)[0]
    names = [one.person.name for one in register(desk, page.meeting_id)]
    meeting = desk.get(Meeting, page.meeting_id)

    end_appointment(desk, held.id, meeting.held_on + timedelta(days=1))

    assert [one.person.name for one in register(desk, page.meeting_id)] == names


def test_25_who_was_marked_by_mistake_leaves_the_count(page: MeetingPage) -> None:
    """25. People taken off again after they were marked stay in the count."""
    desk = page.session.desk
    run(page, attendance.everyone_is_here, page.meeting_id)
    seated = next(one for one in lines(page) if one.seat_id)
    before, counted = here(desk, page), quorum(desk, page.meeting_id).here

    run(page, attendance.mark_expected, seated.id)

    assert here(desk, page) == before - 1
    assert quorum(desk, page.meeting_id).here <= counted
    run(page, attendance.mark_no_show, seated.id)
    assert here(desk, page) == before - 1


def test_26_somebody_missed_is_marked_after_the_meeting_without_opening_it_again(
    page: MeetingPage,
) -> None:
    """26. To add one who was missed, the meeting must be opened, called over and closed anew."""
    desk = page.session.desk
    line = lines(page)[0]
    run(page, meeting_states.close_session, page.meeting_id)

    run(page, attendance.mark_here, line.id, "10:00")

    assert desk.get(Attendance, line.id).presence.is_here
    assert desk.get(Meeting, page.meeting_id).state is MeetingState.MINUTES_DRAFT


def test_27_somebody_taken_off_the_meeting_leaves_nothing_behind(page: MeetingPage) -> None:
    """27. Who is taken off a meeting keeps it in their calendar; here no page and no count does."""
    desk = page.session.desk
    guest = add_person(desk, "Ines Quarrier").made
    made = page.session.run(deputies.add_guest, page.meeting_id, guest)
    assert made is not None
    assert "Ines Quarrier" in minutes_of(page)

    run(page, deputies.remove_line, made.made)

    assert "Ines Quarrier" not in minutes_of(page)
    sheet = rendered(prepare_sheet(desk, page.meeting_id), "html").decode()
    assert "Ines Quarrier" not in sheet
    assert guest not in {line.person.id for line in register(desk, page.meeting_id)}
