"""A day and a time beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.moment_editor import MomentEditor


def test_a_day_with_a_time_or_without_is_an_instant(qtbot: QtBot) -> None:
    field = MomentEditor("From", date(2026, 11, 17), date(2026, 3, 12))
    qtbot.addWidget(field)

    assert field.value() == datetime(2026, 3, 12, 23, 59, 59, 999_000, tzinfo=UTC)
    field.time.setText("14:30")
    assert field.value() == datetime(2026, 3, 12, 14, 30, 59, 999_000, tzinfo=UTC)
    assert field.time.accessibleName() == "From: at what time"
    for text in ("half past", "25:00", "14:"):
        field.time.setText(text)
        assert field.value() is None
    field.time.clear()
    field.day.setText("some day")
    assert field.value() is None
