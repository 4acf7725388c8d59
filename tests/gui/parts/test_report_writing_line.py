from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.report_writing_line import WritingLine
from chair_desk.records.report_fields import Placed
from chair_desk.services.report_finding import EvidenceChoice

NINE = EvidenceChoice(label="nine", words="Challenges", figure="challenges.raised")


def test_a_figure_opens_a_sentence_with_a_capital(qtbot: QtBot) -> None:
    line = WritingLine()
    qtbot.addWidget(line)
    line.put_figure(NINE)
    QTest.keyClicks(line, " challenges.")
    said = line.written()
    assert said.text == "Nine challenges."
    assert said.figures == (Placed("challenges.raised", "", 0, 4),)


def test_a_figure_that_is_typed_against_is_plain_words(qtbot: QtBot) -> None:
    line = WritingLine()
    qtbot.addWidget(line)
    QTest.keyClicks(line, "There were")
    line.put_figure(NINE)
    assert line.written().figures == (Placed("challenges.raised", "", 11, 15),)
    QTest.keyClicks(line, "teen")
    assert line.written().figures == ()


def test_a_figure_does_not_wipe_out_what_is_marked_as_the_line_opens(qtbot: QtBot) -> None:
    line = WritingLine()
    qtbot.addWidget(line)
    line.setPlainText("There were")
    line.selectAll()
    line.put_figure(NINE)
    assert line.written().text == "There were nine"


def test_what_is_linked_is_named_until_it_is_forgotten(qtbot: QtBot) -> None:
    line = WritingLine()
    qtbot.addWidget(line)
    line.put_link(EvidenceChoice(label="C-009", words="", table="log_entry", id="1"))
    assert line.written().links == (("log_entry", "1"),)
    assert "C-009" in line.accessibleDescription()
    line.forget_links()
    assert line.linked_height == 0
