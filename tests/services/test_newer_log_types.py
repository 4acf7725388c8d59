from __future__ import annotations

import pytest

from chair_desk.records.logs import LogTypeText
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.log_types import NewColumn, NewLogType, NewState, add_log_type
from chair_desk.services.logs import add_entry
from chair_desk.services.newer_log_types import newer_log_types, renew_log_type

OLDER = '\n[[column]]\nname = "weather"\nlabel = "Weather"\nkind = "line"\n'


def carry(desk: Desk, name: str, *swaps: tuple[str, str], more: str = "") -> None:
    """Let the board carry a register in an older form."""
    row = desk.rows(LogTypeText, name=name)[0]
    text = row.text
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    with desk.change("As it was") as step:
        step.update(LogTypeText, row.id, text=text + more)


def test_a_board_keeps_its_form_until_the_newer_one_is_taken_up(desk: Desk) -> None:
    add_entry(desk, "risk", "Posts change too fast")
    assert newer_log_types(desk) == []
    carry(desk, "risk", ('"Risks"', '"Worries"'))
    assert desk.shelf.log_type("risk").label == "Worries"
    assert [kind.label for kind in newer_log_types(desk)] == ["Risks"]

    renew_log_type(desk, "risk")
    assert desk.shelf.log_type("risk").label == "Risks"
    assert newer_log_types(desk) == []
    undo(desk)
    assert desk.shelf.log_type("risk").label == "Worries"


def test_a_form_without_room_for_what_is_held_is_refused(desk: Desk) -> None:
    add_entry(desk, "risk", "Posts change too fast")
    carry(desk, "risk", more=OLDER)
    renew_log_type(desk, "risk")
    carry(desk, "risk", more=OLDER)
    add_entry(desk, "risk", "Storms", weather="Rain")
    with pytest.raises(Refused, match="no place for: Weather"):
        renew_log_type(desk, "risk")


def test_a_state_in_use_that_is_gone_is_refused(desk: Desk) -> None:
    add_entry(desk, "risk", "Posts change too fast")
    carry(desk, "risk", ('name = "open"', 'name = "awake"'), ('label = "Open"', 'label = "Awake"'))
    add_entry(desk, "risk", "Storms")
    with pytest.raises(Refused, match="no place for: Awake"):
        renew_log_type(desk, "risk")


def test_a_register_of_the_board_itself_has_no_newer_form(desk: Desk) -> None:
    states = (NewState(label="Open"), NewState(label="Closed", is_closed=True))
    columns = (NewColumn(label="School"),)
    add_log_type(
        desk, NewLogType(label="Visits", entry_label="Visit", columns=columns, states=states)
    )

    assert newer_log_types(desk) == []
    with pytest.raises(Refused, match="the form in which it ships"):
        renew_log_type(desk, "visits")
