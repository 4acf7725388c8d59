from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chair_desk.catalogue.log_types import read_log_type
from chair_desk.records.columns import Kind
from chair_desk.records.logs import LogTypeText
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.log_types import (
    NewColumn,
    NewLogType,
    NewState,
    add_log_type,
    add_log_type_text,
    is_own,
    keep_log_type,
    log_types,
    other_log_types,
    remove_log_type,
)
from chair_desk.services.logs import add_entry, entry, move_to

VISITS = NewLogType(
    label="Visits to schools",
    entry_label="School visit",
    columns=(
        NewColumn(label="What was seen", kind=Kind.TEXT),
        NewColumn(label="Title"),
        NewColumn(label="Seen on", kind=Kind.DATE),
        NewColumn(label="Pupils", kind=Kind.NUMBER),
        NewColumn(label="Told", kind=Kind.YES_NO),
        NewColumn(label="Kind of school", kind=Kind.CHOICE, choices=("primary", "secondary")),
        NewColumn(label="School", kind=Kind.LINK, links_to="organisation"),
    ),
    states=(
        NewState(label="Planned"),
        NewState(label="Written up", is_closed=True, needs=("What was seen",)),
    ),
    days=10,
)


def test_a_board_makes_a_log_of_its_own_in_all_seven_kinds(desk: Desk) -> None:
    add_log_type(desk, VISITS)
    kind = log_types(desk)[-1]

    assert (kind.label, kind.name, kind.reference_prefix) == (
        "Visits to schools", "visits_to_schools", "SC",
    )  # fmt: skip
    assert {column.kind for column in kind.columns} == set(Kind)
    assert "title" not in {column.name for column in kind.columns}
    assert is_own(desk, kind.name)


def test_its_entries_open_close_and_need_as_those_that_ship(desk: Desk) -> None:
    add_log_type(desk, VISITS)
    made = add_entry(desk, "visits_to_schools", "Oakfield Primary", pupils="210").made
    line = entry(desk, made)

    assert (line.entry.reference, line.state_words) == ("SC-001", "Planned")
    assert line.working_days == 10
    with pytest.raises(Refused) as refusal:
        move_to(desk, made, "written_up")
    assert "what_was_seen" in refusal.value.problems


def test_undo_takes_a_log_away_again(desk: Desk) -> None:
    add_log_type(desk, VISITS)
    undo(desk)

    assert "visits_to_schools" not in {kind.name for kind in log_types(desk)}


def test_the_text_of_a_log_is_carried_from_its_first_use(desk: Desk) -> None:
    add_entry(desk, "risk", "Posts change too fast")
    add_entry(desk, "risk", "Another")

    carried = desk.rows(LogTypeText)
    assert [row.name for row in carried] == ["risk"]
    assert read_log_type(carried[0].text, "risk.toml") == desk.shelf.log_type("risk")


def test_what_the_file_carries_wins_over_what_ships(desk: Desk) -> None:
    add_entry(desk, "risk", "Posts change too fast")
    row = desk.rows(LogTypeText)[0]
    with desk.change("Renamed") as step:
        step.update(LogTypeText, row.id, text=row.text.replace('"Risks"', '"Worries"'))

    assert desk.shelf.log_type("risk").label == "Worries"


def test_a_log_made_elsewhere_is_taken_in_by_its_text(desk: Desk) -> None:
    add_log_type(desk, VISITS)
    text = desk.rows(LogTypeText)[0].text
    undo(desk)

    add_log_type_text(desk, text)
    assert log_types(desk)[-1].label == "Visits to schools"
    with pytest.raises(Refused, match="already"):
        add_log_type_text(desk, text)
    with pytest.raises(Refused, match="not TOML"):
        add_log_type_text(desk, "= nothing")


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"label": " "}, "label"),
        ({"label": "Risks"}, "label"),
        ({"entry_label": ""}, "entry_label"),
        ({"columns": ()}, "columns"),
        ({"columns": (NewColumn(label="A"), NewColumn(label="A"))}, "columns"),
        ({"columns": tuple(NewColumn(label=f"A{n}") for n in range(41))}, "columns"),
        ({"states": (NewState(label="Open"),)}, "states"),
        ({"states": (NewState(label="Open"), NewState(label="Open", is_closed=True))}, "states"),
        ({"days": 0}, "days"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    desk: Desk, changes: dict[str, object], where: str
) -> None:
    with pytest.raises(Refused) as refusal:
        add_log_type(desk, replace(VISITS, **changes))  # type: ignore[arg-type]

    assert where in refusal.value.problems


def test_a_log_with_entries_stays_and_an_empty_one_can_go(desk: Desk) -> None:
    add_log_type(desk, VISITS)
    made = add_entry(desk, "visits_to_schools", "Oakfield").made
    with pytest.raises(Refused, match="entries"):
        remove_log_type(desk, "visits_to_schools")
    with pytest.raises(Refused, match="itself"):
        remove_log_type(desk, "risk")
    undo(desk)

    remove_log_type(desk, "visits_to_schools")
    assert made
    assert not is_own(desk, "visits_to_schools")


def test_a_log_outside_the_profile_can_be_taken_up(desk: Desk) -> None:
    other = other_log_types(desk)
    assert other, "some log ships that this profile does not keep"

    keep_log_type(desk, other[0].name)
    assert other[0].name in {kind.name for kind in log_types(desk)}
    with pytest.raises(Refused, match="already"):
        keep_log_type(desk, other[0].name)


def test_the_file_of_a_log_made_here_opens_without_the_toml(desk: Desk, tmp_path: Path) -> None:
    add_log_type(desk, VISITS)

    assert "visits_to_schools" in desk.shelf.log_type_names()
    assert not list(tmp_path.glob("*.toml"))
