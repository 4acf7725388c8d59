"""What is asked for by a dialog, and what comes of an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.file_asking import ask_file, ask_files, ask_folder, ask_new_file, usual_folder


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked(window: QWidget) -> QFileDialog:
    found = window.findChild(QFileDialog)
    assert isinstance(found, QFileDialog)
    return found


def test_a_file_that_is_there_is_chosen_and_the_dialog_goes(
    qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    sheet = tmp_path / "members.xlsx"
    sheet.write_bytes(b"")
    came: list[str] = []
    ask_file(window, "Import members", came.append, kinds="Excel (*.xlsx)", folder=str(tmp_path))
    dialog = asked(window)
    assert dialog.isVisible()
    assert dialog.acceptMode() != QFileDialog.AcceptMode.AcceptSave
    assert dialog.nameFilters() == ["Excel (*.xlsx)"]
    dialog.selectFile(str(sheet))
    dialog.accept()
    assert [Path(name) for name in came] == [sheet]
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)


def test_several_files_come_together(window: QWidget, tmp_path: Path) -> None:
    came: list[list[str]] = []
    ask_files(window, "Bring papers", came.append, kinds="PDF (*.pdf);;Word (*.docx)")
    dialog = asked(window)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    assert dialog.nameFilters() == ["PDF (*.pdf)", "Word (*.docx)"]
    dialog.filesSelected.emit(["a.pdf", "b.pdf"])
    assert came == [["a.pdf", "b.pdf"]]


def test_a_folder_is_asked_for_without_its_files(window: QWidget, tmp_path: Path) -> None:
    came: list[str] = []
    ask_folder(window, "The shared folder", came.append, folder=str(tmp_path))
    dialog = asked(window)
    assert dialog.testOption(QFileDialog.Option.ShowDirsOnly)
    assert Path(dialog.directory().path()) == tmp_path
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    assert [Path(name) for name in came] == [tmp_path]


def test_a_name_without_an_ending_gets_that_of_the_only_kind(
    window: QWidget, tmp_path: Path
) -> None:
    came: list[str] = []
    offered = str(tmp_path / "Recovery sheet.pdf")
    ask_new_file(window, "Where", came.append, offered=offered, kinds="PDF (*.pdf)")
    dialog = asked(window)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert [Path(name) for name in dialog.selectedFiles()] == [Path(offered)]
    dialog.selectFile(str(tmp_path / "Our sheet"))
    dialog.accept()
    assert [Path(name) for name in came] == [tmp_path / "Our sheet.pdf"]


def test_a_writer_that_never_replaces_a_file_does_not_ask_about_it(
    window: QWidget, tmp_path: Path
) -> None:
    there = tmp_path / "copy.chairdesk"
    there.write_bytes(b"")
    came: list[str] = []
    ask_new_file(
        window,
        "Hand over a copy",
        came.append,
        offered=there,
        kinds="Chair Desk (*.chairdesk)",
        may_replace=False,
    )
    asked(window).accept()
    assert [Path(name) for name in came] == [there]


def test_the_ending_follows_the_kind_that_is_chosen(window: QWidget, tmp_path: Path) -> None:
    came: list[str] = []
    offered = tmp_path / "C-014 letter.docx"
    kinds = "Word (*.docx);;PDF (*.pdf)"
    ask_new_file(window, "Draft the letter", came.append, offered=offered, kinds=kinds)
    dialog = asked(window)
    dialog.selectNameFilter("PDF (*.pdf)")
    dialog.filterSelected.emit("PDF (*.pdf)")
    dialog.selectFile(str(tmp_path / "To the force"))
    dialog.accept()
    assert [Path(name) for name in came] == [tmp_path / "To the force.pdf"]


def test_a_name_alone_is_offered_in_the_usual_folder(window: QWidget) -> None:
    ask_new_file(window, "Export", print, offered="minutes.docx", kinds="*.docx")
    assert [Path(name) for name in asked(window).selectedFiles()] == [
        usual_folder() / "minutes.docx"
    ]


def test_who_cancels_is_asked_nothing_more(qtbot: QtBot, window: QWidget) -> None:
    came: list[str] = []
    ask_new_file(window, "Export", came.append, offered="minutes.docx", kinds="*.docx")
    asked(window).reject()
    assert came == []
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
