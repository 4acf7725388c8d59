from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.log_dates import deadlines, entry_deadlines, own_days, written_days
from chair_desk.services.logs import add_entry, change_entry, entry


def test_a_rapid_review_is_due_fifteen_working_days_after_the_authority_knew(desk: Desk) -> None:
    made = add_entry(
        desk, "review", "Neglect in infancy", code="WM-07", kind="rapid review",
        aware_on=date(2026, 12, 14), notified_on=date(2026, 12, 16),
    ).made  # fmt: skip
    found = {one.name: one for one in deadlines(desk, date(2026, 12, 18))}

    assert entry(desk, made).entry.reference == "WM-07"
    # over Christmas Day, the substitute Boxing Day and New Year's Day
    assert found["rapid_review"].due_on == date(2027, 1, 7)
    assert found["rapid_review"].working_days == 11
    assert found["notification"].met_on == date(2026, 12, 16)
    assert not found["notification"].was_late
    assert existing(desk, LogEntry, made).due_on == date(2027, 1, 7)


def test_publication_is_six_months_on_and_the_panel_has_it_seven_days_before(desk: Desk) -> None:
    made = add_entry(
        desk, "review", "Neglect", code="WM-05", kind="local practice review",
        decided_on=date(2026, 6, 22), publish_on=date(2026, 12, 22),
    ).made  # fmt: skip
    row = existing(desk, LogEntry, made)

    assert [(one.name, one.due_on) for one in entry_deadlines(desk, row)] == [
        ("report_copy", date(2026, 12, 11)),
        ("publication", date(2026, 12, 22)),
    ]
    change_entry(desk, made, to_panel_on=date(2026, 12, 10))
    assert existing(desk, LogEntry, made).due_on == date(2026, 12, 22)
    change_entry(desk, made, published_on=date(2026, 12, 23))
    assert existing(desk, LogEntry, made).due_on is None
    assert [one.was_late for one in entry_deadlines(desk, existing(desk, LogEntry, made))] == [
        False, True,
    ]  # fmt: skip


def test_a_kind_without_a_clock_has_no_date(desk: Desk) -> None:
    add_entry(desk, "review", "By link", code="DH-1", kind="domestic homicide")

    assert deadlines(desk) == []


@pytest.mark.parametrize("kind", ["single unified review", "adult practice review", "child death"])
def test_where_the_law_sets_no_day_the_boards_own_counts(desk: Desk, kind: str) -> None:
    made = add_entry(
        desk, "review", "Self-neglect", code="RP-01", kind=kind, publish_on=date(2027, 5, 14),
    ).made  # fmt: skip
    (found,) = entry_deadlines(desk, existing(desk, LogEntry, made))

    assert (found.label, found.due_on, found.source) == (
        "Publish the review", date(2027, 5, 14), "The day that the board set",
    )  # fmt: skip
    assert existing(desk, LogEntry, made).due_on == date(2027, 5, 14)
    change_entry(desk, made, published_on=date(2027, 5, 12))
    assert existing(desk, LogEntry, made).due_on is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", {}),
        ("at_the_table 10, chief_officer 5", {"at_the_table": 10, "chief_officer": 5}),
        ("at_the_table ten; 5; chief_officer 0", {}),
    ],
)
def test_days_of_steps_are_read_from_one_line(text: str, days: dict[str, int]) -> None:
    assert own_days(text) == days
    assert own_days(written_days(days)) == days


def test_the_days_of_one_entry_stand_before_those_of_the_ladder(desk: Desk) -> None:
    made = add_entry(
        desk, "complaint", "A late reply", clock_days="named_person 5", opened_on=date(2026, 9, 1)
    ).made

    assert existing(desk, LogEntry, made).due_on == date(2026, 9, 8)
