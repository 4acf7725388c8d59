"""Say when a window was first painted, and the memory it takes then."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


def pss_kilobytes() -> int:
    """Return this process's share of memory (PSS), in KiB; 0 where the system does not say."""
    path = Path("/proc/self/smaps_rollup")
    if not path.exists():
        return 0
    line = next(line for line in path.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1])


class _Watch(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.painted_at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted_at:
            self.painted_at = time.monotonic()
            # After everything that the first paint set off has come to rest.
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        usable_at = time.monotonic()
        heavy = [
            name
            for name in ("reportlab", "docx", "openpyxl", "pikepdf", "holidays", "sqlite_utils")
            if name in sys.modules
        ]
        print(json.dumps({"usable_at": usable_at, "pss": pss_kilobytes(), "heavy": heavy}))
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


def tell_first_paint(window: QWidget) -> QObject:
    """Print one line of JSON after the window's first paint, then end the program."""
    return _Watch(window)
