"""What happens when the program itself has a fault: it is logged, shown calmly, and lived with.

The log and the report hold versions, the kind of error and where in the program it happened;
never what an error says, for that may quote the record.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from chair_desk import __version__

LOG_NAME = "problems.log"
LARGEST_LOG = 500_000


def report_of(
    kind: type[BaseException], trace: TracebackType | None, when: datetime, recent: Sequence[str]
) -> str:
    """Write the report of a fault: no words of the record are in it."""
    import platform
    import traceback

    import PySide6

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
