from __future__ import annotations

from datetime import date, timedelta

from chair_desk.records.actions import Action
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.looking_back import (
    compared,
    device_words,
    steps,
    steps_of,
    told_step,
)
from chair_desk.services.record_history import bring_back, end_of


def an_action(desk: Desk) -> str:
    made = add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6)).made
    with desk.change("Moved the date") as step:
        step.update(Action, made, due_on=date(2026, 11, 20))
    return made


def test_the_history_says_who_what_when_and_where(desk: Desk) -> None:
    an_action(desk)
    newest = steps(desk)[0]

    assert (newest.label, newest.who) == ("Moved the date", desk.who)
    assert device_words(newest) == "this laptop"
    assert newest.at.date() == desk.now().date()


def test_a_change_is_said_before_and_after(desk: Desk) -> None:
    made = an_action(desk)
    newest, first = steps_of(desk, "action", made)
    (told,) = told_step(desk, newest)

    assert told.what == "changed"
    assert told.title.endswith("Sign the joint protocol")
    assert [(label, was[-10:], now[-11:]) for label, was, now in told.lines] == [
        ("Due", "6 November", "20 November")
    ]
    assert any(one.what == "added" for one in told_step(desk, first))


def test_two_days_are_compared(desk: Desk) -> None:
    made = an_action(desk)
    end = end_of(desk.today())
    parts = compared(desk, end - timedelta(days=400), end)
    now = [told for part in parts for told in part if told.key == ("action", made)]

    assert [told.what for told in now] == ["added"]


def test_one_change_is_brought_back(desk: Desk) -> None:
    made = an_action(desk)
    newest = steps_of(desk, "action", made)[0]
    bring_back(desk, newest.device, newest.sequence)

    action = desk.get(Action, made)
    assert action is not None
    assert action.due_on == date(2026, 11, 6)
