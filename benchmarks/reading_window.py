"""Open a pack, turn its pages when they are ready; print the milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

TURNS = 200
PIECE = 256 * 1_024  # as a board keeps it


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def main() -> int:
    """Read the PDF that is named first."""
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.application import make_application
    from chair_desk.gui.parts.reader_view import ReaderView
    from chair_desk.gui.reading import ReadingWork
    from chair_desk.records.reading import Readable, ReadPage, ReadPart

    path = Path(sys.argv[1])
    make_application()
    count = 1_001
    read = Readable(
        meeting_id="m", held_on=date(2026, 11, 19), issue=1,
        parts=(ReadPart(key="cover", title="Pack", first=0, count=count),),
        pages=tuple(
            ReadPage(source="pack", number=at + 1, label=str(at + 1), part=0)
            for at in range(count)
        ),
    )  # fmt: skip
    view = ReaderView()
    view.resize(900, 760)
    view.show()
    QApplication.processEvents()
    import pypdfium2  # noqa: F401  the window has it warm by then

    work = ReadingWork(lambda _source: _pieces(path))
    work.drawn.connect(view.show_sheet)
    begun, worked = time.perf_counter(), time.process_time()
    work.open(read)
    view.show_pages([0])
    work.ask([0], view.wish())
    while 0 not in view.sheets:
        QApplication.processEvents()
    view.viewport().repaint()
    first = (time.perf_counter() - begun) * 1_000
    first_cost = (time.process_time() - worked) * 1_000
    turns, turn_costs = [], []
    for at in range(1, TURNS + 1):
        while not work.is_ready(at, view.wish()):
            QApplication.processEvents()
        begun, worked = time.perf_counter(), time.thread_time()
        view.show_pages([at])
        work.ask([at], view.wish())
        view.viewport().repaint()
        turn_costs.append((time.thread_time() - worked) * 1_000)
        turns.append((time.perf_counter() - begun) * 1_000)
    size = path.stat().st_size / 1e6
    told = {"first": first, "first_cost": first_cost, "turns": turns, "turn_costs": turn_costs}
    print(json.dumps(told | {"size": size}))
    sys.stdout.flush()
    work.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
