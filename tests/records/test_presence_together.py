"""The register and its movements, whatever they hold, read the same way everywhere."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.presence_by_item import (
    course_of,
    items_attended,
    timed_turns,
    turns_of,
)
from chair_desk.records.presence_spans import Moment, Now, part_words, was_there_for, where_now

COUNT = 6
IDS = tuple(f"i{number}" for number in range(1, COUNT + 1))
NUMBERS = {item_id: item_id[1:] for item_id in IDS}
MEETING = Meeting(
    id="meeting",
    body_id="body",
    held_on=date(2026, 11, 19),
    starts="09:00",
    state=MeetingState.IN_SESSION,
)
ITEMS = tuple(
    AgendaItem(
        id=item_id, meeting_id="meeting", place=f"{at:02}x", title=item_id, planned_minutes=15
    )
    for at, item_id in enumerate(IDS)
)
COURSE = course_of(MEETING, ITEMS)

clocks = st.one_of(
    st.just(""),
    st.builds("{:02}:{:02}".format, st.integers(min_value=8, max_value=12), st.integers(0, 59)),
)
items = st.one_of(st.none(), st.sampled_from((*IDS, "gone")))
lines = st.builds(
    Attendance,
    id=st.just("line"),
    meeting_id=st.just("meeting"),
    person_id=st.just("person"),
    presence=st.sampled_from(Presence),
    is_remote=st.booleans(),
    arrived=clocks,
    left=clocks,
)
movements = st.builds(
    Movement,
    id=st.just("movement"),
    attendance_id=st.sampled_from(("line", "other")),
    kind=st.sampled_from(MovementKind),
    at=clocks,
    item_id=items,
    until_item_id=items,
)
histories = st.lists(movements, max_size=6)
moments = st.builds(
    Moment,
    current_item_id=items,
    begun=st.frozensets(st.sampled_from(IDS)),
    over=st.frozensets(st.sampled_from(IDS)),
)


def _named(words: str) -> set[int]:
    """Read a footnote back: the numbers of the items it says somebody was there for."""
    found: set[int] = set()
    for part in words.partition("out for part of")[0].split(", "):
        bare = part.removeprefix("items ").removeprefix("item ")
        first, _to, last = bare.partition(" to ")
        if first.isdigit():
            found |= set(range(int(first), int(last or first) + 1))
    return found


@given(lines, histories, moments)
def test_whatever_the_register_holds_it_can_be_read(
    line: Attendance, history: list[Movement], moment: Moment
) -> None:
    assert where_now(line, history, moment) in Now
    assert isinstance(part_words(line, history, COURSE, NUMBERS), str)
    for item_id in (*IDS, "gone"):
        assert was_there_for(line, history, COURSE, item_id) in {True, False}


@given(lines, histories)
def test_a_footnote_names_exactly_the_items_somebody_was_in_the_room_for(
    line: Attendance, history: list[Movement]
) -> None:
    words = part_words(line, history, COURSE, NUMBERS)
    there = items_attended(turns_of(line, history, COURSE), COUNT)

    if not line.presence.is_here:
        assert words == ""
    elif not all(there):
        assert _named(words) == {at for at, here in enumerate(there, 1) if here}
    else:
        assert _named(words) == set()


@given(lines, histories)
def test_taking_part_is_being_there_less_standing_aside(
    line: Attendance, history: list[Movement]
) -> None:
    there = items_attended(turns_of(line, history, COURSE), COUNT)
    aside = {
        one.item_id
        for one in history
        if one.attendance_id == line.id and one.kind is MovementKind.RECUSED
    }
    for item_id, here in zip(IDS, there, strict=True):
        taken_part = line.presence.is_here and here and item_id not in aside
        assert was_there_for(line, history, COURSE, item_id) is taken_part


@given(lines, histories, st.randoms(use_true_random=False))
def test_the_movements_of_others_and_their_order_change_nothing(
    line: Attendance, history: list[Movement], shuffled: random.Random
) -> None:
    own = [one for one in history if one.attendance_id == line.id]
    others = [one for one in history if one.attendance_id != line.id]
    mixed = [*own]
    for other in others:
        mixed.insert(shuffled.randint(0, len(mixed)), other)

    assert turns_of(line, mixed, COURSE) == turns_of(line, own, COURSE)
    assert part_words(line, mixed, COURSE, NUMBERS) == part_words(line, own, COURSE, NUMBERS)


@given(lines, histories, st.randoms(use_true_random=False))
def test_when_recusals_were_written_changes_nothing(
    line: Attendance, history: list[Movement], shuffled: random.Random
) -> None:
    recusals = [one for one in history if one.kind is MovementKind.RECUSED]
    mixed = [one for one in history if one.kind is not MovementKind.RECUSED]
    for recusal in recusals:
        mixed.insert(shuffled.randint(0, len(mixed)), recusal)

    for item_id in IDS:
        assert was_there_for(line, mixed, COURSE, item_id) == was_there_for(
            line, history, COURSE, item_id
        )


@given(st.permutations(range(COUNT)), st.data())
def test_movements_at_different_items_may_be_written_in_any_order(
    order: list[int], data: st.DataObject
) -> None:
    """Set right after the meeting, a register is not written in the order of the day."""
    kinds = st.sampled_from((MovementKind.IN, MovementKind.OUT))
    by_item = [
        Movement(id=item_id, attendance_id="line", kind=data.draw(kinds), item_id=item_id)
        for item_id in IDS
    ]
    line = Attendance(
        id="line", meeting_id="meeting", person_id="person", presence=Presence.PRESENT
    )

    written = [by_item[at] for at in order]

    assert turns_of(line, written, COURSE) == turns_of(line, by_item, COURSE)


@given(lines, histories)
def test_each_turn_keeps_its_time_and_its_place(line: Attendance, history: list[Movement]) -> None:
    timed = timed_turns(line, history, COURSE)

    assert [one.turn for one in timed] == turns_of(line, history, COURSE)
    assert all(0 <= one.turn.index < COUNT for one in timed)


@given(st.integers(0, COUNT - 1), st.booleans())
def test_a_guest_for_one_item_is_there_for_that_item_alone(at: int, is_remote: bool) -> None:
    guest = Attendance(
        id="line",
        meeting_id="meeting",
        person_id="person",
        presence=Presence.IN_ATTENDANCE,
        is_remote=is_remote,
    )
    history = [
        Movement(id=kind, attendance_id="line", kind=kind, item_id=IDS[at])
        for kind in (MovementKind.IN, MovementKind.OUT)
    ]

    there = [was_there_for(guest, history, COURSE, item_id) for item_id in IDS]

    assert there == [number == at for number in range(COUNT)]
    assert part_words(guest, history, COURSE, NUMBERS) == f"item {at + 1}"
