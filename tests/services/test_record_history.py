from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.services import record_history
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from tests.services.conftest import Clock


def test_one_record_through_the_days(desk: Desk, clock: Clock) -> None:
    clock.set(date(2026, 9, 10))
    action_id = add_action(desk, "Ring the council").made
    clock.set(date(2026, 9, 12))
    with desk.change("Renamed") as step:
        step.update(Action, action_id, title="Ring the council twice")
    table, found = record_history.found_record(desk, "a-001")
    newest, oldest = record_history.changes_of(desk, table, found)

    assert (table, found) == ("action", action_id)
    assert record_history.found_record(desk, action_id) == ("action", action_id)
    assert (newest.label, oldest.kind) == ("Renamed", "I")
    assert record_history.rows_on(desk, Action, date(2026, 9, 9)) == []
    (row,) = record_history.rows_on(desk, Action, date(2026, 9, 11))
    assert row.title == "Ring the council"
    (one,) = record_history.compare_days(desk, date(2026, 9, 11), date(2026, 9, 13))
    assert (one.after or {})["title"] == "Ring the council twice"
    assert record_history.compare(desk, newest.at, newest.at) == []
    assert list(record_history.devices(desk).values()) == [desk.who]
    record_history.bring_back(desk, newest.device, newest.sequence)
    assert desk.rows(Action)[0].title == "Ring the council"


def test_a_moment_is_the_end_of_its_minute_by_the_clocks_of_the_country() -> None:
    assert record_history.moment_on(date(2026, 3, 12), "14:30") == datetime(
        2026, 3, 12, 14, 30, 59, 999_000, tzinfo=UTC
    )
    assert record_history.moment_on(date(2026, 7, 1), "0.15") == datetime(
        2026, 6, 30, 23, 15, 59, 999_000, tzinfo=UTC
    )
    assert record_history.moment_on(date(2026, 7, 1)) == record_history.end_of(date(2026, 7, 1))
    with pytest.raises(ValueError, match="noon"):
        record_history.moment_on(date(2026, 7, 1), "noon")


def test_what_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match="no record"):
        record_history.found_record(desk, "A-999")
    with pytest.raises(Refused, match="no such change"):
        record_history.bring_back(desk, "nobody", 1)


def test_a_day_ends_at_midnight_on_the_wall() -> None:
    assert record_history.end_of(date(2026, 7, 1)) == datetime(
        2026, 7, 1, 22, 59, 59, 999_000, tzinfo=UTC
    )
    assert record_history.end_of(date(2026, 12, 1)).hour == 23
