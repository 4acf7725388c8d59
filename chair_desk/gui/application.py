"""Start the window: the application, its look, the hook for faults, the board that was named."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import chair_desk.gui.unread  # noqa: F401  it has to be the first of ours
from chair_desk import __version__
from chair_desk.gui.problem import Problems
from chair_desk.gui.program import Program
from chair_desk.gui.theme.look import look
from chair_desk.gui.theme.mark import mark_icon
from chair_desk.gui.warming import Warming
from chair_desk.gui.window import MainWindow
from chair_desk.services.folders import home_folder, settings_folder


def make_application() -> QApplication:
    """Return the application of this process, made now if there is none."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Chair Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("chair-desk")
    QLocale.setDefault(QLocale("en_GB"))
    return application


def build_window(program: Program, path: Path | None = None) -> MainWindow:
    """Build the window, at this board file if one is named; it is shown by the caller."""
    with look().sheet_last(make_application()):
        window = MainWindow(program)
        if path is None:
            window.show_front()
        else:
            window.opening.open(path)
    return window


def run_window(path: Path | None = None) -> int:
    """Open the window, at this board file if one is named; return the exit code."""
    application = make_application()
    home = home_folder()
    program = Program(settings_folder=settings_folder(), home=home)
    program.dress()
    application.setWindowIcon(QIcon(mark_icon()))
    application.styleHints().colorSchemeChanged.connect(program.dress)
    problems = Problems(home / "logs", program.now, application)
    hook_before = sys.excepthook
    problems.take_over()
    window = build_window(program, path)
    window.recent = problems.recent
    problems.happened.connect(window.over.show_fault)
    window.show()
    Warming(window)
    code = application.exec()
    window.close()
    window.let_go()  # the system ended the session while words waited: they go into a text
    window.deleteLater()
    sys.excepthook = hook_before
    return code
