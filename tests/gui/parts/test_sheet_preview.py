from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.reminder_panel import ReminderPanel
from chair_desk.gui.parts.sheet_preview import SheetPreview, due_words
from chair_desk.gui.session import Session
from chair_desk.services.desk import open_desk
from chair_desk.services.reminder_sheets import reminded
from chair_desk.services.sample import write_sample


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


def picture(preview: SheetPreview) -> QImage:
    return preview.grab().toImage()


def test_the_sheet_of_the_partner_that_is_gone_to_shows_in_small(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_sample(tmp_path / "Westmarch.chairdesk")
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    panel = ReminderPanel(Session(desk))
    qtbot.addWidget(panel)
    panel.resize(290, 700)
    panel.show()
    groups = reminded(desk)
    panel.show_reminded(groups)
    preview = panel.preview
    assert preview.accessibleName() == f"Preview of the sheet for {groups[0].label}"
    assert "A-098 Children held overnight: monthly figures, 30 Sep" in (
        preview.accessibleDescription()
    )
    first = picture(preview)
    panel.show_sheet(groups[1])
    assert picture(preview) != first
    panel.show_reminded(groups[::-1])
    assert preview.group is not None
    assert preview.group.label == groups[1].label
    preview.resize(240, 40)
    assert not picture(preview).isNull()
    panel.show_reminded(())
    assert preview.isHidden()
    desk.close()


def test_a_day_is_said_with_how_late_it_is(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "Westmarch.chairdesk")
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    line = reminded(desk)[0].lines[0]
    assert due_words(line, now().date()).startswith("30 Sep, 3")
    assert line.action.due_on == date(2026, 9, 30)
    desk.close()
