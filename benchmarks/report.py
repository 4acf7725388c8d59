"""The yearly report: a draft of a full year, opening its page, and writing 80 pages."""

from __future__ import annotations

import gc
import io
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.screen import screen

MOST_DRAFT_MS, MOST_OPENING_MS, MOST_TIMES, MOST_MEGABYTES = 1_000.0, 50.0, 1.5, 250.0
ROUNDS = 5
PARTS = ("draft", "page", "export")
CHANGED = {
    "action": "title", "log_entry": "title", "organisation": "name", "person": "name",
    "seat": "role", "meeting": "place", "recommendation": "title", "funding_cost": "note",
}  # fmt: skip
"""A column of each table of which a report is read: those that most of it rests on."""


def figures(wanted: Sequence[str], board: Path, home: Path) -> list[Figure]:
    """Measure the report, where it is wanted."""
    return measure(board, home) if "report" in wanted else []


def measure(board: Path, home: Path) -> list[Figure]:
    """Measure each part in a process of its own, on a copy that the draft is written in."""
    copy = board.with_name("report.chairdesk")
    copy.write_bytes(board.read_bytes())
    found: list[Figure] = []
    with screen() as (environment, where):
        for part in PARTS:
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.report", part, str(copy), str(home)],
                env=environment, check=True, capture_output=True, text=True,
            )  # fmt: skip
            for what, taken, most, detail, unit in json.loads(told.stdout.splitlines()[-1]):
                said = f"{detail}, on {where}" if part == "page" else detail
                found.append(Figure(what, taken, most, said, unit))
    copy.unlink()
    return found


def _median(
    do: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
    before: Callable[[], object] = gc.collect,
) -> float:
    taken = []
    for _round in range(rounds):
        before()
        gc.collect()
        started = clock()
        do()
        taken.append((clock() - started) * 1000)
    return statistics.median(taken)


def _memory(name: str) -> float:
    """Return megabytes that Linux counts of this program alone; 0 where it has no such page."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    found = [int(line.split()[1]) for line in lines if line.startswith(f"{name}:")]
    return found[0] / 1024 if found else 0.0


def _peak() -> float:
    """Return the peak in megabytes since the program began.

    `getrusage` begins with the peak of the process that started this one, which made the board.
    """
    return _memory("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _opened(board: Path, home: Path) -> Any:
    from chair_desk.gui.tour import story_time
    from chair_desk.services.desk import open_desk

    return open_desk(board, who="Rosalind Larkspur", home=home, now=story_time)


def _draft(board: Path, home: Path) -> list[Any]:
    from chair_desk.services.history import undo
    from chair_desk.services.report_reading import read_report
    from chair_desk.services.yearly_reports import begin_report, report_years

    desk = _opened(board, home)
    ends_on = report_years(desk)[1]
    started = time.perf_counter()
    made = begin_report(desk, ends_on).made
    first = (time.perf_counter() - started) * 1000
    count = len(read_report(desk, made).lines)
    undo(desk)

    def again() -> None:
        desk.worked_out.clear()
        begin_report(desk, ends_on)
        undo(desk)

    later = _median(again)
    desk.close()
    detail = f"{count} sentences, 20-year board, the first time; {later:.0f} ms later with its undo"
    return [("draft of a full year", first, MOST_DRAFT_MS, detail, "ms")]


def _page(board: Path, home: Path) -> list[Any]:
    from chair_desk.catalogue.calendars import bank_holidays
    from chair_desk.gui.application import make_application
    from chair_desk.gui.pages.report import ReportPage
    from chair_desk.gui.session import Session

    application = make_application()
    desk = _opened(board, home)
    page = ReportPage(Session(desk))
    page.resize(1148, 770)
    bank_holidays(desk.board.nation, desk.today().year)  # the window has another thread read them
    first = _longest_turn(page, page.show, application, time.thread_time)

    def read(clock: Callable[[], float], before: Callable[[], object] = gc.collect) -> float:
        """Return the longest turn of a reading, the median of some."""
        taken = []
        for _round in range(ROUNDS):
            before()
            gc.collect()
            taken.append(_longest_turn(page, page.refresh, application, clock))
        return statistics.median(taken)

    def after_change(table: str) -> tuple[float, float]:
        """Return what reading takes after a change to this table: on the wall, of the processor."""
        change = partial(_change, desk, table)
        return read(time.perf_counter, change), read(time.thread_time, change)

    taken = {table: after_change(table) for table in CHANGED}
    worst = max(taken, key=lambda table: taken[table])
    opened, busy = taken[worst]
    again, busy_again = read(time.perf_counter), read(time.thread_time)
    window = _memory("VmRSS")
    _export_both(_eighty_pages())
    over = max(_peak() - window, 0.0)
    desk.close()
    return [
        ("the first reading of the report", first, MOST_OPENING_MS,
         "20-year board, the longest turn of the window, processor time; nothing drafted ahead",
         "ms"),
        ("reading the report after the record changed", opened, MOST_OPENING_MS,
         f"20-year board, the longest turn, the worst of {len(taken)} tables: {worst};"
         f" {busy:.0f} ms of processor time", "ms"),
        ("reading the report after its own words changed", again, MOST_OPENING_MS,
         f"20-year board; {busy_again:.0f} ms of processor time", "ms"),
        ("memory of both exports over the window", over, MOST_MEGABYTES,
         f"the page alone holds {window:.0f} MB", "MB"),
    ]  # fmt: skip


def _longest_turn(
    page: Any, begin: Callable[[], object], application: Any, clock: Callable[[], float]
) -> float:
    """Return the longest that the window is held up, in ms, until the page shows all it reads."""
    longest, turn = 0.0, begin
    while turn is begin or page.drafting.is_under_way:
        started = clock()
        turn()
        longest = max(longest, clock() - started)
        turn = application.processEvents
    started = clock()
    page.sentences.viewport().repaint()
    return max(longest, clock() - started) * 1000


def _change(desk: Any, table: str) -> None:
    """Change the newest row of a table, so that what rests on it is to be drafted again."""
    from chair_desk.records.tables import BY_NAME

    kind, column = BY_NAME[table].record_class, CHANGED[table]
    row = desk.rows(kind)[-1]
    with desk.change("Something changed") as step:
        step.update(kind, row.id, **{column: f"{getattr(row, column)}."})


def _export_both(document: Any) -> None:
    from chair_desk.reports.docx import docx_bytes
    from chair_desk.reports.pdf import pdf_bytes

    pdf_bytes(document)
    docx_bytes(document)


def _export(board: Path, home: Path) -> list[Any]:
    from chair_desk.reports.docx import docx_bytes
    from chair_desk.reports.pdf import pdf_bytes

    document = _eighty_pages()
    pdf_bytes(document)
    ours = _median(lambda: pdf_bytes(document), 3)
    bare = _median(lambda: _bare_pdf(document), 3)
    word = _median(lambda: docx_bytes(document), 3)
    plain = _median(lambda: _bare_docx(document), 3)
    pages = _pages(pdf_bytes(document))
    peak = _peak()
    return [
        (f"PDF of {pages} pages beside reportlab alone", ours / bare, MOST_TIMES,
         f"{ours:.0f} ms against {bare:.0f} ms for the same paragraphs and tables", "times"),
        ("the same in Word beside python-docx alone", word / plain, MOST_TIMES,
         f"{word:.0f} ms against {plain:.0f} ms for the same paragraphs and tables", "times"),
        ("memory of a process that wrote both", peak, MOST_MEGABYTES, "at its peak", "MB"),
    ]  # fmt: skip


def _eighty_pages() -> Any:
    from chair_desk.records.report_bundle import (
        Exhibit,
        ReportBundle,
        ReportHead,
        ReportNote,
        ReportWords,
    )
    from chair_desk.reports.yearly_report import yearly_report_document

    said = (
        "The partnership asked each partner what had changed for children, and recorded what it"
        " was told, by whom and on which day."
    )
    table = Exhibit(
        kind="attendance", title="", key="", alt="", bars=(), caption="Counts",
        header=("Partner", "Represented", "Able to commit"),
        rows=tuple((f"Partner {at}", "3 of 3", "2 of 3") for at in range(16)),
    )  # fmt: skip
    heads = tuple(
        ReportHead(
            number=head, title=f"Head {head}", covers="", exhibits=(table,),
            paragraphs=tuple(
                tuple(
                    ReportWords(id=f"{head:04}-{group:02}-{at:02}", text=said, notes=(head,))
                    for at in range(6)
                )
                for group in range(26)
            ),
        )
        for head in range(1, 13)
    )  # fmt: skip
    notes = tuple(ReportNote(number=at, words=f"E-{at:02}: {said}") for at in range(1, 13))
    return yearly_report_document(
        ReportBundle(
            board="Westmarch", year="2026–27", title="Yearly report", outline="", words="",
            coverage="", state="Draft", is_draft=True, heads=heads, notes=notes,
        )
    )  # fmt: skip


def _bare_pdf(document: Any) -> bytes:
    """Set the same words and tables with what reportlab brings, with links and no structure."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from chair_desk.reports import document as parts

    style = getSampleStyleSheet()
    flow: list[Any] = []
    for block in document.blocks:
        if isinstance(block, parts.Heading):
            flow.append(Paragraph(escape(block.text), style["Heading2"]))
        elif isinstance(block, parts.Paragraph | parts.NumberedParagraph):
            flow.append(Paragraph("".join(_marked(run) for run in block.runs), style["BodyText"]))
        elif isinstance(block, parts.Grid):
            rows = [
                [Paragraph(escape(parts.plain(cell)), style["BodyText"]) for cell in row]
                for row in block.rows
            ]
            flow.append(Table([list(block.header), *rows], repeatRows=1))
    made = io.BytesIO()
    SimpleDocTemplate(made).build(flow)
    return made.getvalue()


def _marked(run: Any) -> str:
    from xml.sax.saxutils import escape

    return f"<super>{escape(run.text)}</super>" if run.link else escape(run.text)


def _bare_docx(document: Any) -> bytes:
    """Write the same words and tables with python-docx, run by run."""
    from docx import Document

    from chair_desk.reports import document as parts

    word = Document()
    for block in document.blocks:
        if isinstance(block, parts.Heading):
            word.add_heading(block.text, min(block.level, 3))
        elif isinstance(block, parts.Paragraph | parts.NumberedParagraph):
            paragraph = word.add_paragraph()
            for run in block.runs:
                paragraph.add_run(run.text)
        elif isinstance(block, parts.Grid):
            table = word.add_table(rows=1 + len(block.rows), cols=len(block.header))
            for row, cells in zip(table.rows[1:], block.rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = parts.plain(words)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _pages(content: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    _DO = {"draft": _draft, "page": _page, "export": _export}
    print(json.dumps(_DO[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
