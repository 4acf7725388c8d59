"""Open the attendance page of a large board, scroll it both ways; milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

OPENINGS, STEP = 7, 24


def main() -> int:
    """Open the board named first, with the home named second."""
    from PySide6.QtTest import QTest

    from benchmarks.attendance import now
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.pages.attendance import AttendancePage
    from chair_desk.gui.program import Program
    from chair_desk.services.attendance_matrix import By

    board, home = Path(sys.argv[1]), Path(sys.argv[2])
    application = make_application()
    program = Program(settings_folder=home / "settings", home=home, now=now)
    program.dress()
    window = build_window(program, board)
    window.show()
    QTest.qWait(1000)
    shell = window.shell
    assert shell is not None
    shell.show_page("attendance")
    page = shell.page_named("attendance")
    assert isinstance(page, AttendancePage)
    page.choice.choice = page.choice._with(years=0, by=By.SEAT)
    page.refresh()
    QTest.qWait(300)
    opening = []
    for _number in range(OPENINGS):
        started = time.perf_counter()
        page.refresh()
        application.processEvents()
        opening.append((time.perf_counter() - started) * 1000)
        QTest.qWait(50)
    frames = []
    for bar in (page.view.meetings.horizontalScrollBar(), page.view.readings.verticalScrollBar()):
        bar.setValue(0)
        application.processEvents()
        while bar.value() < bar.maximum():
            started = time.perf_counter()
            bar.setValue(bar.value() + STEP)
            application.processEvents()
            frames.append((time.perf_counter() - started) * 1000)
    print(json.dumps({"opening": opening, "frames": frames}))
    sys.stdout.flush()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
