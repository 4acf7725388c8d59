from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.happened_line import DotOnLine, Ends, Happened, HappenedLine
from chair_desk.gui.parts.widgets import link_button

DAY = date(2026, 9, 17)


def test_each_dot_is_tied_to_those_beside_it_and_the_ends_are_free(qtbot: QtBot) -> None:
    rows = [Happened(on=DAY, label=label) for label in ("Raised", "Answer", "Answer due")]
    shown = HappenedLine(rows)
    qtbot.addWidget(shown)
    dots = shown.findChildren(DotOnLine)
    assert [dot.ends for dot in dots] == [Ends.BELOW, Ends.ABOVE | Ends.BELOW, Ends.ABOVE]


def test_one_alone_has_no_line_and_a_link_stands_behind_its_label(qtbot: QtBot) -> None:
    link = link_button("Minute 6.4")
    shown = HappenedLine([Happened(on=DAY, label="Raised", text="At the Board", link=link)])
    qtbot.addWidget(shown)
    assert [dot.ends for dot in shown.findChildren(DotOnLine)] == [Ends.NONE]
    assert [label.text() for label in shown.findChildren(QLabel)] == [
        "17 Sep", "Raised", "At the Board",
    ]  # fmt: skip
    assert shown.isAncestorOf(link)


def test_the_line_is_painted_down_to_the_next_dot(qtbot: QtBot) -> None:
    dot = DotOnLine(is_ahead=False, ends=Ends.BELOW)
    alone = DotOnLine(is_ahead=False, ends=Ends.NONE)
    for each in (dot, alone):
        qtbot.addWidget(each)
        each.resize(18, 60)
    at = dot.width() // 2, 55
    assert dot.grab().toImage().pixelColor(*at) != alone.grab().toImage().pixelColor(*at)
