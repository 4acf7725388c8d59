"""Makes documents of every kind on a locked board, for the program that looks for leaks.

What the person asks for goes into one folder, in plain. Nothing may stand in plain beside it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.yearly_reports import ReportState, YearlyReport
from chair_desk.services.desk import Desk


def make_documents(desk: Desk, item_id: str, mark: str, asked: Path) -> None:
    """Convert, draw, build, issue, export, bring back and hand over, with the mark in each."""
    asked.mkdir()
    attach_converted(desk, item_id, mark)
    draw_papers(desk, item_id)
    build_and_issue(desk, item_id, asked)
    send_report_and_read_it_back(desk, asked)
    read_answers(desk, mark, asked)
    export_minutes_and_agenda(desk, item_id, asked)
    hand_over_when_leaving(desk, asked)


def word_file(words: str) -> bytes:
    """Return a Word file that says this."""
    from docx import Document

    made, written = Document(), BytesIO()
    made.add_paragraph(words)
    made.save(written)
    return written.getvalue()


def attach_converted(desk: Desk, item_id: str, mark: str) -> None:
    """Attach a Word file with the PDF that LibreOffice makes of it, where there is one."""
    from chair_desk.services.office_files import Conversion, find_office
    from chair_desk.services.paper_files import add_file, as_paper_file

    content = word_file(f"{mark} in a Word file")
    add_file(desk, item_id, as_paper_file("draft.docx", content), f"{mark} draft")
    if find_office():
        made = Conversion("draft.docx", content).run()
        add_file(desk, item_id, as_paper_file("draft.pdf", made), f"{mark} converted")


def draw_papers(desk: Desk, item_id: str) -> None:
    """Draw the first page of each PDF, small as in a list and large as it is read."""
    from chair_desk.services.paper_files import paper_content
    from chair_desk.services.paper_pages import draw_page
    from chair_desk.services.papers import papers

    contents = [paper_content(desk, paper.id)[1] for paper in papers(desk, item_id)]
    pages = [one for one in contents if one.startswith(b"%PDF")]
    assert pages
    for content in pages:
        for width in (120, 1200):
            assert draw_page(content, 0, width).pixels


def build_and_issue(desk: Desk, item_id: str, asked: Path) -> None:
    """Build the pack in a process of its own, issue it, and write it out."""
    from chair_desk.services.pack_layout import PackChoices
    from chair_desk.services.pack_reading import read_pack
    from chair_desk.services.pack_work import PackChild
    from chair_desk.services.pack_writing import out_files, write_pack
    from chair_desk.services.packs import build_pack, issue_pack

    item = desk.get(AgendaItem, item_id)
    assert item is not None
    reading = read_pack(desk, item.meeting_id)
    with PackChild() as child:
        built = build_pack(reading, (), PackChoices(holds_places=True), child)
    issue_pack(desk, built)
    write_pack(desk, built, out_files(desk, reading, built), asked / "pack.zip")


def send_report_and_read_it_back(desk: Desk, asked: Path) -> None:
    """Write the yearly report in each way, and read the Word draft that came back."""
    from chair_desk.services.report_publishing import export_report
    from chair_desk.services.report_returning import look_at_returned

    report = desk.rows(YearlyReport, state=ReportState.DRAFT)[0]
    for ending in ("docx", "pdf", "html"):
        export_report(desk, report.id, asked / f"report.{ending}", format=ending)
    look_at_returned(desk, report.id, asked / "report.docx")


def read_answers(desk: Desk, mark: str, asked: Path) -> None:
    """Read a sheet of answers that somebody wrote in Word."""
    from chair_desk.services.action_answers import plan_file

    path = asked / "answers.docx"
    path.write_bytes(word_file(f"A-124 {mark} has done it."))
    plan_file(desk, path)


def export_minutes_and_agenda(desk: Desk, item_id: str, asked: Path) -> None:
    """Write minutes and agenda of the meeting in each way."""
    from chair_desk.records.audience import Audience
    from chair_desk.services.publishing import export_agenda, export_minutes

    item = desk.get(AgendaItem, item_id)
    meeting = desk.get(Meeting, item.meeting_id if item is not None else "")
    assert meeting is not None
    for ending in ("pdf", "docx", "html"):
        to = asked / f"agenda.{ending}"
        export_agenda(desk, meeting.id, to, format=ending, audience=Audience.MEMBERS)
        to = asked / f"minutes.{ending}"
        export_minutes(desk, meeting.id, to, format=ending, audience=Audience.MEMBERS)


def hand_over_when_leaving(desk: Desk, asked: Path) -> None:
    """Write the archive of a chair who leaves."""
    from chair_desk.services.leaving import write_leaving_pack

    write_leaving_pack(desk, asked / "leaving.zip")
