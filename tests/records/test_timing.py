from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.agenda_times import in_order
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
    Purpose,
)
from chair_desk.records.timing import Timing, is_going_on, read_timing

TEN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
# Number, minutes, purpose, standing, minutes used: the meeting of the design at item 5.
AGENDA = (
    ("1", 5, Purpose.INFORMATION, True, 6),
    ("2", 10, Purpose.DECISION, True, 9),
    ("3", 10, Purpose.CHALLENGE, True, 14),
    ("4", 15, Purpose.DISCUSSION, False, 14),
    ("5", 20, Purpose.CHALLENGE, False, None),
    ("6", 20, Purpose.DECISION, False, 0),
    ("", 10, Purpose.INFORMATION, False, 0),
    ("7", 15, Purpose.CHALLENGE, False, 0),
    ("8", 15, Purpose.ASSURANCE, False, 0),
    ("9", 15, Purpose.DECISION, False, 0),
    ("10", 10, Purpose.ASSURANCE, True, 0),
    ("11", 5, Purpose.DISCUSSION, True, 0),
)


def _items() -> list[AgendaItem]:
    made = []
    for at, (number, minutes, purpose, is_standing, used) in enumerate(AGENDA):
        state = ItemState.DONE if used else ItemState.PLANNED
        item = AgendaItem(
            id=f"i{at}",
            meeting_id="meeting",
            place=f"{at:02}x",
            title=number or "Break",
            kind=ItemKind.ITEM if number else ItemKind.BREAK,
            purpose=purpose,
            planned_minutes=minutes,
            is_standing=is_standing,
            state=state,
            used_seconds=60 * (used or 0),
        )
        if used is None:
            began = TEN + timedelta(minutes=43)
            item = replace(item, state=ItemState.OPEN, started_at=began)
        made.append(item)
    return made


def _meeting(**values: object) -> Meeting:
    return Meeting(
        id="meeting",
        body_id="body",
        held_on=date(2026, 11, 19),
        state=MeetingState.IN_SESSION,
        started_at=TEN,
        current_item_id="i4",
        **values,
    )


def _at(minutes: float, meeting: Meeting | None = None) -> Timing:
    now = TEN + timedelta(minutes=minutes)
    return read_timing(meeting or _meeting(), in_order(_items()), now)


def test_it_says_what_the_band_over_a_meeting_shows() -> None:
    found = _at(47)

    assert (found.planned, found.used, found.left) == (20, 4, 16)
    assert found.item_words == "16 minutes left on item 5"
    assert found.pace_words == "Running 3 minutes late, finishing 12:33"
    assert found.short_pace_words == "3 minutes late, ends 12:33"
    assert (found.item_ends, found.over) == ("11:03", 3)


def test_it_names_the_standing_item_that_could_give_up_half_its_time() -> None:
    found = _at(47)

    assert found.give_up_words == "Item 10 could give up 5 minutes."
    assert [give_up.number for give_up in found.could_give_up] == ["10", "8"]


def test_challenge_decision_and_breaks_keep_their_time() -> None:
    numbers = {give_up.number for give_up in _at(47).could_give_up}

    assert numbers.isdisjoint({"6", "7", "9", ""})


def test_an_item_that_ran_over_says_by_how_much() -> None:
    found = _at(47)
    third = found.of("i2")

    assert third is not None
    assert (third.used, third.over) == (14, 4)
    assert found.of("nothing") is None


def test_running_over_is_said_and_does_not_go_back_in_time() -> None:
    found = _at(70)

    assert found.item_words == "7 minutes over on item 5"
    assert found.projected_finish == "12:40"


def test_running_early_is_said() -> None:
    early = replace(_meeting(), current_item_id=None)
    items = [replace(one, state=ItemState.DONE) for one in _items()]

    found = read_timing(early, in_order(items), TEN + timedelta(minutes=100))

    assert found.pace_words == "Running 50 minutes early, finishing 11:40"
    assert found.short_pace_words == "50 minutes early, ends 11:40"
    assert (found.item_words, found.item_ends, found.give_up_words) == ("", "", "")


def test_before_the_start_the_agenda_itself_is_read() -> None:
    before = Meeting(id="meeting", body_id="body", held_on=date(2026, 11, 19))
    items = [
        replace(one, state=ItemState.PLANNED, started_at=None, used_seconds=0) for one in _items()
    ]

    found = read_timing(before, in_order(items), TEN - timedelta(days=2))

    assert found.pace_words == "On time, finishing 12:30"
    assert found.short_pace_words == "On time, ends 12:30"


def test_a_deferred_item_takes_no_time() -> None:
    items = _items()
    items[5] = replace(items[5], state=ItemState.DEFERRED)

    found = read_timing(_meeting(), in_order(items), TEN + timedelta(minutes=47))

    assert found.projected_finish == "12:13"


def test_the_clock_of_summer_is_the_clock_on_the_wall() -> None:
    meeting = replace(_meeting(), held_on=date(2026, 9, 17))
    items = [replace(one, started_at=None) for one in _items()]
    nine_in_utc = datetime(2026, 9, 17, 9, 47, tzinfo=UTC)

    assert read_timing(meeting, in_order(items), nine_in_utc).projected_finish == "12:37"


@given(st.integers(min_value=43, max_value=300))
def test_time_used_and_time_left_make_the_time_planned(minutes: int) -> None:
    found = _at(minutes)

    assert found.used + found.left == found.planned
    assert found.over == found.late_by
    assert all(give_up.minutes >= 1 for give_up in found.could_give_up)


def test_a_meeting_that_runs_past_midnight_is_no_day_early() -> None:
    meeting = _meeting(starts="22:30", ends="01:00")
    began = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)
    meeting = replace(meeting, started_at=began)
    items = [
        replace(one, started_at=began + timedelta(minutes=43)) if one.id == "i4" else one
        for one in _items()
    ]
    before = read_timing(meeting, in_order(items), began + timedelta(minutes=50))
    after = read_timing(meeting, in_order(items), began + timedelta(minutes=100))
    assert (before.late_by, before.used) == (3, 7)
    assert (after.late_by, after.used) == (40, 57)
    assert after.projected_finish == "01:40"


def test_the_hour_that_comes_twice_in_october_is_used_twice() -> None:
    """Summer time ends at 01:00 GMT on 25 October 2026; instants know nothing of it."""
    began = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    item = AgendaItem(
        id="i", meeting_id="m", place="A", title="Night shift", planned_minutes=90,
        state=ItemState.OPEN, started_at=began,
    )  # fmt: skip
    meeting = replace(
        _meeting(starts="01:30", ends="02:30"),
        held_on=date(2026, 10, 25), started_at=began, current_item_id="i",
    )  # fmt: skip
    found = read_timing(meeting, in_order([item]), began + timedelta(minutes=60))
    assert (found.used, found.left, found.projected_finish) == (60, 30, "02:00")


def test_a_laptop_that_slept_counts_the_time_that_passed() -> None:
    awake, after = _at(46), _at(86)
    assert (awake.used, after.used) == (3, 43)
    assert after.left == -23


def test_a_clock_put_back_takes_nothing_that_was_kept() -> None:
    found = _at(-60)
    assert (found.used, found.left) == (0, 20)
    assert found.of("i3") is not None
    assert [one.used for one in found.items if one.is_done] == [6, 9, 14, 14]


def test_a_clock_put_back_to_the_day_before_does_not_break_the_words() -> None:
    found = _at(-24 * 60)
    assert found.used == 0
    assert found.pace_words


def test_a_break_nobody_planned_makes_the_meeting_late() -> None:
    items = _items()
    pause = AgendaItem(
        id="b", meeting_id="meeting", place="05z", title="Break", kind=ItemKind.BREAK,
        planned_minutes=10, is_added=True,
    )  # fmt: skip
    now = TEN + timedelta(minutes=46)
    without = read_timing(_meeting(), in_order(items), now)
    with_it = read_timing(_meeting(), in_order([*items, pause]), now)
    assert with_it.late_by == without.late_by + 10


def test_an_item_left_for_later_says_so() -> None:
    items = [
        replace(one, started_at=TEN, used_seconds=240) if one.id == "i7" else one
        for one in _items()
    ]
    found = read_timing(_meeting(), in_order(items), TEN + timedelta(minutes=46))
    assert [one.item_id for one in found.items if one.is_left] == ["i7"]


def test_a_meeting_goes_on_for_its_planned_length_from_when_it_began() -> None:
    evening = _meeting(starts="23:00", ends="01:00")
    for minutes, is_on in ((-1, False), (0, True), (119, True), (120, False)):
        assert is_going_on(evening, TEN + timedelta(minutes=minutes)) is is_on
    assert not is_going_on(replace(evening, started_at=None), TEN)
