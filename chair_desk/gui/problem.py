"""What happens when the program itself has a fault: it is logged, shown calmly, and lived with.

The log and the report hold versions, the kind of error and where in the program it happened;
never what an error says, for that may quote the record.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chair_desk import __version__
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import primary_button, row, secondary_button, words
from chair_desk.words import _

LOG_NAME = "problems.log"
LARGEST_LOG = 500_000


def report_of(
    kind: type[BaseException], trace: TracebackType | None, when: datetime, recent: Sequence[str]
) -> str:
    """Write the report of a fault: no words of the record are in it."""
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join(
        [
            f"Chair Desk {__version__}, {when:%Y-%m-%d %H:%M} UTC",
            f"Python {platform.python_version()}, Qt for Python {PySide6.__version__}, "
            f"{platform.system()} {platform.release()}",
            f"Fault: {kind.__module__}.{kind.__qualname__}",
            *frames,
            "Last commands: " + (", ".join(recent[-10:]) or "none"),
            "",
        ]
    )


class Problems(QObject):
    """Takes over `sys.excepthook`: logs a fault and says `happened` with the report."""

    happened = Signal(str)

    def __init__(self, folder: Path, now: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = now
        self.recent: list[str] = []
        self._seen: set[str] = set()

    def take_over(self) -> None:
        """Stand in for the interpreter's own hook from now on."""
        sys.excepthook = self.hear

    def hear(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault, and say so the first time it happens at one place."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        when = self._now() if callable(self._now) else datetime.min
        report = report_of(kind, trace, when, self.recent)
        self._log(report)
        where = "\n".join(report.splitlines()[2:-1])
        if where not in self._seen:
            self._seen.add(where)
            self.happened.emit(report)

    def _log(self, report: str) -> None:
        path = self._folder / LOG_NAME
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > LARGEST_LOG:
                path.replace(path.with_suffix(".old.log"))
            with path.open("a", encoding="utf-8") as file:
                file.write(report + "\n")
        except OSError:
            sys.stderr.write(report)  # nowhere to keep it: at least say it


class ProblemPanel(Overlay):
    """Says that something went wrong, what is safe, and offers the report."""

    def __init__(self, window: QWidget, report: str) -> None:
        super().__init__(window, _("Something went wrong in Chair Desk"), width=620, top=110)
        self._report = report
        self.inside.setSpacing(10)
        self.inside.addWidget(words(_("Something went wrong in Chair Desk"), "section"))
        self.inside.addWidget(
            words(
                _(
                    "What you asked for may not have been done. All that was saved is safe, "
                    "and what you were typing was kept."
                ),
                wrap=True,
            )
        )
        self.inside.addWidget(
            words(
                _(
                    "You can carry on. If it happens again, send the report to whoever looks "
                    "after Chair Desk for you. It holds nothing from your record."
                ),
                tone="ink2",
                wrap=True,
            )
        )
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("The report"))
        shown.setTabChangesFocus(True)
        shown.setFixedHeight(130)
        self.inside.addWidget(shown)
        self.copy = secondary_button(_("Copy the report"), "copy")
        self.carry_on = primary_button(_("Carry on"))
        self.inside.addLayout(row(self.copy, None, self.carry_on))
        self.copy.clicked.connect(self._copy)
        self.carry_on.clicked.connect(self.dismiss)
        self.carry_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.copy.setText(_("Copied"))
