from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.services.desk import Desk
from chair_desk.services.people import add_person
from tests.services.apart import chair, change, seen_by, the_action

__all__ = ["chair"]


def test_a_look_says_what_both_changed_line_by_line(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    change(desk, due_on=date(2026, 11, 27), outcome="Police ask for more weeks.")
    change(chair, due_on=date(2026, 11, 20), state="at_risk", outcome="They will not sign.")
    seen = seen_by(chair, desk, tmp_path)
    (matter,) = seen.both
    disputed = [line for line in matter.lines if line.is_disputed]

    assert matter.head.reference == the_action(desk).reference
    assert matter.head.title == "Sign the joint protocol"
    assert next((line.label, line.yours, line.theirs) for line in disputed) == (
        "Due", "Friday 20 November", "Friday 27 November",
    )  # fmt: skip
    assert disputed[0].base == "Friday 6 November"
    assert disputed[1].is_prose
    assert matter.can_mix
    assert matter.theirs_at is not None
    assert matter.yours_at is not None
    assert any(line.label == "State" and line.yours == "At risk" for line in matter.lines)
    assert list(chair.circumstances.home.glob("trial-*")) == []


def test_what_only_one_changed_is_grouped_by_what_it_is(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    add_person(desk, name="Orla Fenwick")
    change(chair, state="at_risk")
    seen = seen_by(chair, desk, tmp_path)

    assert [(one.topic, one.titles) for one in seen.theirs] == [
        ("Members and deputies", ("Orla Fenwick",))
    ]
    assert [one.topic for one in seen.yours] == ["Actions"]
    assert seen.by_themselves == 1
    assert not seen.both
