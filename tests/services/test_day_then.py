from __future__ import annotations

from datetime import date, timedelta

from chair_desk.records.actions import Action
from chair_desk.records.people import Person
from chair_desk.services.actions import add_action
from chair_desk.services.day_then import DayThen, topics
from chair_desk.services.desk import Desk
from tests.services.conftest import Clock


def read(desk: Desk, day: date, topic: str = "Actions") -> DayThen:
    then = DayThen(desk, topic, day)
    for done, of in then.read():
        assert 0 <= done <= of
    return then


def test_a_day_is_read_in_the_order_of_the_numbers(desk: Desk, clock: Clock) -> None:
    clock.set(date(2026, 9, 10))
    for number in range(12):
        add_action(desk, f"Ring council {number}")
    clock.set(date(2026, 9, 12))
    add_action(desk, "Since then")
    titles = [one.title for one in read(desk, date(2026, 9, 11)).found]

    assert titles == [f"A-{number + 1:03} Ring council {number}" for number in range(12)]
    assert read(desk, date(2026, 9, 9)).found == []
    assert "Actions" in topics()


def test_a_record_is_told_as_it_stood_and_with_the_names_of_then(desk: Desk, clock: Clock) -> None:
    clock.set(date(2026, 9, 10))
    with desk.change("A person") as step:
        step.insert(Person(id="ann", name="Ann Early"))
    made = add_action(desk, "Ring the council", owner_ids=("ann",)).made
    clock.set(date(2026, 9, 12))
    with desk.change("Renamed") as step:
        step.update(Person, "ann", name="Ann Late")
        step.update(Action, made, title="Ring the council twice")
    then = read(desk, date(2026, 9, 11))
    (stood,) = then.found
    told = then.told(stood)

    assert told.title.endswith("Ring the council")
    assert told.what == "stood"
    assert told.key == ("action", made)
    assert [now for _label, _was, now in told.lines if "Ann" in now] == ["Ann Early"]
    assert list(then.search("COUNCIL ring")) == [[stood]]
    assert list(then.search("twice")) == [[]]


def test_reading_may_be_left_off_and_the_board_changed_meanwhile(desk: Desk, clock: Clock) -> None:
    add_action(desk, "Ring the council")
    day = desk.today() + timedelta(days=1)
    steps = DayThen(desk, "Actions", day).read()
    next(steps)
    add_action(desk, "Another")
    del steps

    assert len(read(desk, day).found) == 2
