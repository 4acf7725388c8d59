from __future__ import annotations

from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import BinderAsked
from chair_desk.services.binder_finding import BinderFinding
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry


def found(desk: Desk, asked: BinderAsked) -> list[str]:
    finding = BinderFinding(desk, asked)
    return [piece.title for piece in finding.logged({"risk"}) if piece]


def test_every_word_of_one_of_the_alternatives_must_be_spoken(desk: Desk) -> None:
    add_entry(desk, "risk", "School nurses are too few")
    add_entry(desk, "risk", "Housing moves families away")

    assert found(desk, BinderAsked(words="school families")) == []
    assert found(desk, BinderAsked(words="school nurse")) == ["School nurses are too few"]
    assert len(found(desk, BinderAsked(words="nurses, families"))) == 2


def test_the_number_of_what_is_withheld_is_not_spoken(desk: Desk) -> None:
    with desk.change("Agree an action") as step:
        step.insert(Action(id=desk.new_id(), reference="A-900", title="Ring",
                           audience=Audience.CONFIDENTIAL))  # fmt: skip
    add_entry(desk, "risk", "Housing waits for A-900")

    assert found(desk, BinderAsked(words="housing")) == ["Housing waits for (a number withheld)"]
    whole = BinderAsked(words="housing", audience=Audience.CONFIDENTIAL)
    assert found(desk, whole) == ["Housing waits for A-900"]


def test_what_has_no_day_is_left_out_once_days_are_asked(desk: Desk) -> None:
    add_entry(desk, "risk", "Housing")

    assert found(desk, BinderAsked(words="housing", from_on=date(2099, 1, 1))) == []
