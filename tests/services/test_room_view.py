from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.services.agenda import add_break, add_item, agenda, change_item
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import close_session
from chair_desk.services.minutes import set_audience
from chair_desk.services.room_view import RoomWords, room_view, words_for_room
from chair_desk.services.session_clock import begin, finish_item, start_item, take_break

SECRET = "Case of Child W"
AUDIENCES = tuple(Audience)
P = Audience.PUBLIC


@pytest.fixture
def session(desk: Desk, meeting: Meeting, clock: Any) -> Meeting:
    begin(desk, meeting.id)
    clock.pass_by(minutes=2)
    return meeting


def all_of(value: object) -> str:
    return repr(value)


def first(desk: Desk, meeting: Meeting) -> str:
    return agenda(desk, meeting.id).lines[0].item.id


def record(desk: Desk, item_id: str, kind: str, **audiences: Audience) -> str:
    """Write a block and its record, each for its readers; returns the id of the block."""
    item = desk.get(AgendaItem, item_id)
    assert item is not None
    minute_id = desk.new_id()
    minute = Minute(
        id=minute_id, meeting_id=item.meeting_id, item_id=item_id, place="A",
        kind=MinuteKind(kind), text=f"{SECRET}.", audience=audiences["minute"],
    )  # fmt: skip
    common: dict[str, Any] = {
        "id": desk.new_id(), "reference": "X-1", "item_id": item_id, "minute_id": minute_id,
        "meeting_id": item.meeting_id, "audience": audiences["record"],
    }  # fmt: skip
    made: Decision | Action | LogEntry
    if kind == "decision":
        made = Decision(**common, text=f"{SECRET}.")
    elif kind == "action":
        made = Action(**common, title=f"{SECRET}.", owner_words="All partners")
    else:
        log_type = "evidence" if kind == "impact" else kind  # a note of impact stands there
        made = LogEntry(**common, log_type=log_type, title=f"{SECRET}.")
    with desk.change("A record") as step:
        step.insert(minute, made)
    return minute_id


def test_before_the_meeting_the_room_reads_when_it_begins(desk: Desk, meeting: Meeting) -> None:
    view = room_view(desk, meeting.id)
    assert (view.board, view.number, view.time) == (desk.board.name, "", "")
    assert view.title == "The meeting begins at 10:00."


def test_in_session_it_reads_the_item_and_the_time_left(desk: Desk, session: Meeting) -> None:
    view = room_view(desk, session.id)
    assert (view.number, view.title) == ("1", "Welcome, apologies and interests")
    assert (view.time, view.share, view.is_over) == ("3 minutes left", 40, False)


def test_time_run_over_is_said(desk: Desk, session: Meeting, clock: Any) -> None:
    clock.pass_by(minutes=7)
    view = room_view(desk, session.id)
    assert (view.time, view.share, view.is_over) == ("4 minutes over", 100, True)


def test_on_a_break_it_says_when_to_be_back(desk: Desk, session: Meeting, clock: Any) -> None:
    take_break(desk, session.id)
    view = room_view(desk, session.id)
    assert (view.number, view.title) == ("", "Break")
    assert view.time.startswith("Back at ")


def test_an_item_with_no_time_planned_has_no_share(desk: Desk, session: Meeting) -> None:
    made = add_item(desk, session.id, "A word", planned_minutes=0).made
    start_item(desk, made)
    assert room_view(desk, session.id).share == 0


def test_after_the_last_item_and_after_the_meeting_it_says_so(desk: Desk, session: Meeting) -> None:
    for line in agenda(desk, session.id).lines:
        finish_item(desk, line.item.id)
    assert room_view(desk, session.id).title == "Every item was taken."

    close_session(desk, session.id)
    assert room_view(desk, session.id).title == "The meeting is closed."


def test_a_confidential_item_shows_its_public_title_alone(desk: Desk, session: Meeting) -> None:
    made = add_item(
        desk, session.id, "Confidential item",
        closed_title=SECRET, audience=Audience.CONFIDENTIAL, asked=SECRET, lead_words=SECRET,
    ).made  # fmt: skip
    start_item(desk, made)
    view = room_view(desk, session.id)
    assert view.title == "Confidential item"
    assert SECRET not in all_of(view)


def test_what_an_item_was_called_before_is_not_told(desk: Desk, session: Meeting) -> None:
    made = add_item(desk, session.id, SECRET).made
    record(desk, made, "decision", minute=Audience.CONFIDENTIAL, record=Audience.CONFIDENTIAL)
    change_item(desk, made, title="Confidential item", audience=Audience.CONFIDENTIAL)
    start_item(desk, made)
    assert SECRET not in all_of(room_view(desk, session.id))


def test_what_lies_under_a_confidential_item_has_no_title_of_its_own(
    desk: Desk, session: Meeting
) -> None:
    above = add_item(desk, session.id, "Confidential item", audience=Audience.CONFIDENTIAL).made
    made = add_item(desk, session.id, SECRET, under_id=above).made
    start_item(desk, made)
    view = room_view(desk, session.id)
    assert (view.title, SECRET in all_of(view)) == ("Confidential item", False)


def test_the_words_of_a_decision_are_shown_as_they_stand(desk: Desk, session: Meeting) -> None:
    made = record(desk, first(desk, session), "decision", minute=P, record=P)
    assert words_for_room(desk, made) == RoomWords(heading="Decision X-1", text=f"{SECRET}.")


def test_an_action_names_who_owes_it(desk: Desk, session: Meeting) -> None:
    made = record(desk, first(desk, session), "action", minute=P, record=P)
    words = words_for_room(desk, made)
    assert (words.heading, words.footing) == ("Action X-1", "All partners")


def test_confidential_words_inside_a_record_are_left_out(desk: Desk, session: Meeting) -> None:
    made = record(desk, first(desk, session), "decision", minute=P, record=P)
    kept = desk.rows(Decision, minute_id=made)[0]
    for text in (f"Agreed for [[{SECRET}]] too.", f"Agreed for [[{SECRET}", f"[[a]][[{SECRET}]"):
        with desk.change("Other words") as step:
            step.update(Decision, kept.id, text=text)
        assert SECRET not in all_of(words_for_room(desk, made))


def test_a_paragraph_is_no_record(desk: Desk, session: Meeting) -> None:
    minute = Minute(
        id="p", meeting_id=session.id, item_id=first(desk, session), place="A", text=SECRET
    )
    with desk.change("A paragraph") as step:
        step.insert(minute)
    with pytest.raises(Refused, match="Put the caret into a decision"):
        words_for_room(desk, "p")


def test_words_made_confidential_while_they_are_shown_are_refused(
    desk: Desk, session: Meeting
) -> None:
    made = record(desk, first(desk, session), "decision", minute=P, record=P)
    words_for_room(desk, made)
    set_audience(desk, made, Audience.CONFIDENTIAL)
    with pytest.raises(Refused, match="confidential part"):
        words_for_room(desk, made)
    undo(desk)
    assert words_for_room(desk, made)


@pytest.mark.parametrize("kind", ["decision", "action", "challenge", "impact"])
def test_nothing_confidential_is_ever_shown_whatever_the_audiences(
    desk: Desk, session: Meeting, kind: str
) -> None:
    """Every audience of the item above, the item, the paragraph and the record, in turn."""
    for above, own, minute, made in product(AUDIENCES, repeat=4):
        parent = add_item(desk, session.id, "Above", audience=above).made
        item = add_item(desk, session.id, "Under", under_id=parent).made
        with desk.change("Readers") as step:
            step.update(AgendaItem, item, audience=own)
        block = record(desk, item, kind, minute=minute, record=made)
        if Audience.CONFIDENTIAL in (above, own, minute, made):
            with pytest.raises(Refused):
                words_for_room(desk, block)
        else:
            assert SECRET in words_for_room(desk, block).text


@pytest.fixture
def empty_secret(desk: Desk, session: Meeting) -> tuple[Desk, str, str]:
    made = record(desk, first(desk, session), "decision", minute=P, record=P)
    return desk, made, desk.rows(Decision, minute_id=made)[0].id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.text(max_size=12), inside=st.text(max_size=12), after=st.text(max_size=12))
def test_no_text_around_a_span_brings_its_words_out(
    empty_secret: tuple[Desk, str, str], before: str, inside: str, after: str
) -> None:
    desk, block, decision_id = empty_secret
    clean = str.maketrans("", "", "[]\x00")
    text = f"{before.translate(clean)}[[{inside.translate(clean)}{SECRET}]]{after}"
    text = text.encode("utf-8", "ignore").decode()
    with desk.change("Words") as step:
        step.update(Decision, decision_id, text=text)
    assert SECRET not in all_of(words_for_room(desk, block))


def test_a_break_on_the_agenda_has_its_own_title(desk: Desk, session: Meeting) -> None:
    made = add_break(desk, session.id).made
    start_item(desk, made)
    assert room_view(desk, session.id).title == "Break"
