from __future__ import annotations

from chair_desk.services.register_rows import OWN, STATE, TITLE, RegisterRow, RegisterRows


def row(number: int, *, is_open: bool, cell: str = "") -> RegisterRow:
    return RegisterRow(
        table="log_entry", id=f"r{number}", reference=f"R-{number:03}", title=f"Élan {number}",
        state="Open" if is_open else "Closed", shape="", cells=(cell, ""), sort_keys=(cell, "z"),
        is_open=is_open, searched=f"elan {number}",
    )  # fmt: skip


ROWS = RegisterRows([row(1, is_open=True), row(2, is_open=False, cell="b"), row(3, is_open=True)])


def test_a_register_answers_for_all_its_rows() -> None:
    assert ROWS.ids == ("r1", "r2", "r3")
    assert [one.id for one in ROWS[1:]] == ["r2", "r3"]
    assert ROWS.open_places() == [0, 2]
    assert ROWS.states() == {"Open", "Closed"}
    assert (ROWS.is_empty(0), ROWS.is_empty(1)) == (False, True)
    assert (ROWS.place_of("r3"), ROWS.place_of("r9")) == (2, -1)


def test_it_says_what_a_heading_sorts_by_and_what_a_search_looks_at() -> None:
    assert ROWS.keys(TITLE)[0] == ("elan 1", "R-001")
    assert ROWS.keys(STATE)[1] == ("Closed", "R-002")
    assert ROWS.keys(OWN)[1] == ("b", "R-002")
    assert ROWS.searched(["r2", "r9"]) == {"r2": "elan 2"}


def test_a_register_without_rows_holds_nothing() -> None:
    empty = RegisterRows()

    assert not empty
    assert empty.is_empty(0)
    assert empty.states() == frozenset()
