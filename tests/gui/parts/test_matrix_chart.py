from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.matrix_chart import ChartPanel
from chair_desk.gui.window import MainWindow
from chair_desk.records.attendance_bundle import (
    AttendanceBundle,
    AttendanceEdition,
    AttendanceLine,
)
from chair_desk.services.attendance_publishing import AttendanceChart


def chart(*bars: tuple[int, int, int]) -> AttendanceChart:
    lines = tuple(
        AttendanceLine(
            name=f"Partner {number}", agreed="4", cells=(), member="", represented="", able="",
            gap="", sentence="", bars=one,
        )
        for number, one in enumerate(bars)
    )  # fmt: skip
    return AttendanceChart(
        bundle=AttendanceBundle(
            edition=AttendanceEdition.CHAIR, board="Westmarch", body="Board", period="2026",
            days=(), lines=lines, coverage="", left_out="",
        )
    )  # fmt: skip


def test_the_chart_is_drawn_beside_the_window_and_said_in_words(
    qtbot: QtBot, window: MainWindow
) -> None:
    panel = ChartPanel(window, chart((3, 8, 8), (8, 8, 8)))
    panel.present()
    qtbot.waitUntil(lambda: not panel.picture.pixmap().isNull(), timeout=10_000)
    assert panel.picture.accessibleName().startswith("A bar for each partner")
    panel.dismiss()


def test_with_nothing_to_draw_it_says_so(qtbot: QtBot, window: MainWindow) -> None:
    panel = ChartPanel(window, chart())
    panel.present()
    qtbot.waitUntil(lambda: "nothing to draw" in panel.picture.text(), timeout=10_000)
    panel.dismiss()
