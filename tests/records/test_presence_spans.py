from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.records.presence_by_item import course_of
from chair_desk.records.presence_spans import (
    Moment,
    Now,
    moment_of,
    part_words,
    was_there_for,
    where_now,
)

NUMBERS = {f"i{number}": str(number) for number in range(1, 12)}
START = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


def _items() -> list[AgendaItem]:
    return [
        AgendaItem(
            id=f"i{number}",
            meeting_id="meeting",
            place=f"{number:02}x",
            title=f"Item {number}",
            planned_minutes=15,
        )
        for number in range(1, 12)
    ]


def _meeting(current: str | None = None) -> Meeting:
    return Meeting(
        id="meeting",
        body_id="body",
        held_on=date(2026, 11, 19),
        starts="09:00",
        state=MeetingState.IN_SESSION,
        current_item_id=current,
    )


def _line(presence: Presence = Presence.PRESENT, **values: str) -> Attendance:
    return Attendance(
        id="line", meeting_id="meeting", person_id="person", presence=presence, **values
    )


def _move(kind: MovementKind, item: str, at: str = "", until: str | None = None) -> Movement:
    return Movement(
        id=f"{kind}-{item}-{at}",
        attendance_id="line",
        kind=kind,
        at=at,
        item_id=item,
        until_item_id=until,
    )


def _taking(number: int) -> Moment:
    """Return the moment at which this item is being taken, the ones before it over."""
    begun = frozenset(f"i{one}" for one in range(1, number + 1))
    return Moment(current_item_id=f"i{number}", begun=begun, over=begun - {f"i{number}"})


COURSE = course_of(_meeting(), _items())


@pytest.mark.parametrize(
    ("presence", "now"),
    [
        (Presence.EXPECTED, Now.NOT_YET),
        (Presence.APOLOGY, Now.AWAY),
        (Presence.NO_SHOW, Now.AWAY),
        (Presence.PRESENT, Now.HERE),
        (Presence.DEPUTY, Now.HERE),
        (Presence.OBSERVER, Now.HERE),
        (Presence.IN_ATTENDANCE, Now.HERE),
    ],
)
def test_without_movements_the_mark_says_where_somebody_is(presence: Presence, now: Now) -> None:
    assert where_now(_line(presence), (), _taking(3)) is now


def test_somebody_in_attendance_for_an_item_comes_and_goes_with_it() -> None:
    line = _line(Presence.IN_ATTENDANCE)
    foreseen = (_move(MovementKind.IN, "i4"), _move(MovementKind.OUT, "i4"))

    found = [where_now(line, foreseen, _taking(number)) for number in (3, 4, 5)]

    assert found == [Now.NOT_YET, Now.HERE, Now.OUT]


def test_out_until_an_item_is_back_when_it_begins() -> None:
    out = (_move(MovementKind.OUT, "i5", "10:20", until="i7"),)

    found = [where_now(_line(), out, _taking(number)) for number in (5, 6, 7)]

    assert found == [Now.OUT, Now.OUT, Now.HERE]


def test_who_has_left_is_not_only_out() -> None:
    line = _line(left="10:20")

    assert where_now(line, (), _taking(5)) is Now.LEFT
    assert where_now(line, (_move(MovementKind.OUT, "i5", "10:20"),), _taking(6)) is Now.LEFT


def test_an_interest_counts_for_its_item_alone() -> None:
    aside = (_move(MovementKind.RECUSED, "i5"),)

    assert where_now(_line(), aside, _taking(5)) is Now.ASIDE
    assert where_now(_line(), aside, _taking(6)) is Now.HERE


def test_movements_of_others_move_nobody() -> None:
    other = Movement(id="m", attendance_id="other", kind=MovementKind.OUT, at="10:00")

    assert where_now(_line(), (other,), _taking(3)) is Now.HERE


def test_the_moment_is_read_from_the_items() -> None:
    items = _items()
    states = (ItemState.DONE, ItemState.OPEN, ItemState.PLANNED, ItemState.DEFERRED)
    items = [
        AgendaItem(
            id=one.id,
            meeting_id="meeting",
            place=one.place,
            title=one.title,
            state=state,
            started_at=START if state is ItemState.OPEN else None,
        )
        for one, state in zip(items, states, strict=False)
    ]

    found = moment_of(_meeting("i2"), items)

    assert found == Moment(
        current_item_id="i2", begun=frozenset({"i1", "i2"}), over=frozenset({"i1", "i4"})
    )


def test_the_footnote_says_when_somebody_came_and_for_what() -> None:
    line = _line(arrived="09:45")

    assert part_words(line, (), COURSE, NUMBERS) == "arrived 09:45, items 4 to 11"


def test_the_footnote_of_one_item_and_of_two() -> None:
    one = (_move(MovementKind.IN, "i4"), _move(MovementKind.OUT, "i4"))
    two = (_move(MovementKind.IN, "i4"), _move(MovementKind.OUT, "i5"))
    line = _line(Presence.IN_ATTENDANCE)

    assert part_words(line, one, COURSE, NUMBERS) == "item 4"
    assert part_words(line, two, COURSE, NUMBERS) == "items 4, 5"


def test_whoever_was_there_throughout_needs_no_footnote() -> None:
    assert part_words(_line(), (), COURSE, NUMBERS) == ""
    assert part_words(_line(Presence.APOLOGY), (), COURSE, NUMBERS) == ""


def test_the_footnote_says_of_which_items_somebody_missed_a_part() -> None:
    within = (_move(MovementKind.OUT, "i4", "10:00"), _move(MovementKind.IN, "i4", "10:05"))
    across = (_move(MovementKind.OUT, "i4", "10:00"), _move(MovementKind.IN, "i5", "10:20"))
    until = (_move(MovementKind.OUT, "i5", "10:20", until="i7"),)
    gone = (_move(MovementKind.OUT, "i5", "10:20"),)

    assert part_words(_line(), within, COURSE, NUMBERS) == "out for part of item 4"
    assert part_words(_line(), across, COURSE, NUMBERS) == "out for part of items 4, 5"
    said = part_words(_line(), until, COURSE, NUMBERS)
    assert said == "items 1 to 5, 7 to 11, out for part of item 5"
    assert part_words(_line(left="10:20"), gone, COURSE, NUMBERS) == "left 10:20, items 1 to 5"


def test_part_in_an_item_needs_presence_and_no_interest() -> None:
    aside = (_move(MovementKind.RECUSED, "i5"),)
    late = (_move(MovementKind.IN, "i6", "10:15"),)

    assert was_there_for(_line(), (), COURSE, "i5")
    assert not was_there_for(_line(), aside, COURSE, "i5")
    assert not was_there_for(_line(arrived="10:15"), late, COURSE, "i5")
    assert was_there_for(_line(arrived="10:15"), late, COURSE, "i6")
    assert not was_there_for(_line(Presence.APOLOGY), (), COURSE, "i5")
    assert was_there_for(_line(), (), COURSE, "an item taken off since")


@given(
    st.lists(
        st.tuples(st.sampled_from([MovementKind.IN, MovementKind.OUT]), st.integers(1, 11)),
        max_size=6,
    ),
    st.integers(1, 11),
)
def test_the_last_thing_that_happened_says_where_somebody_is(
    steps: list[tuple[MovementKind, int]], taking: int
) -> None:
    movements = [
        _move(kind, f"i{number}", f"10:{at:02}") for at, (kind, number) in enumerate(steps)
    ]

    now = where_now(_line(), movements, _taking(taking))

    last = steps[-1][0] if steps else MovementKind.IN
    assert (now is Now.HERE) == (last is MovementKind.IN)
