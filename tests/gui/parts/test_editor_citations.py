"""A page quoted in the minutes is a link to the page."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.session import Session
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import main_body
from chair_desk.services.meetings import add_meeting
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import issue_pack
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import add_paper
from chair_desk.services.reading import readable
from tests.reports import hostile_papers as papers
from tests.services.test_packs import built


@pytest.fixture
def editor(session: Session, qtbot: QtBot) -> MinuteEditor:
    """The minutes of an item whose paper is in a pack that went out."""
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    item = add_item(desk, meeting, "Return home interviews").made
    paper = add_paper(desk, item, "Chronology").made
    attach(desk, paper, as_paper_file("c.pdf", papers.paper("Chronology", 3)))
    from chair_desk.records.meetings import Meeting

    found = desk.get(Meeting, meeting)
    assert found is not None
    with PackChild() as child:
        issue_pack(desk, built(desk, found, child))
    session.choose_meeting(meeting)
    made = MinuteEditor(session)
    qtbot.addWidget(made)
    made.show_item(item, "Minutes")
    return made


def test_a_page_that_exists_is_underlined_and_opens(
    editor: MinuteEditor, session: Session, qtbot: QtBot
) -> None:
    read = readable(session.desk, session.meeting_id)
    part = next(one for one in read.parts if one.paper_id)
    label = read.pages[part.first + 1].label
    editor.insertPlainText(f"The form waits (p{label}), as p999 does not.")
    shapes = editor.document().firstBlock().layout().formats()
    assert [one.length for one in shapes if one.format.fontUnderline()] == [len(label) + 1]
    with qtbot.waitSignal(session.asked_for) as asked:
        editor.citations.open_here()
    assert asked.args == ["reader", ("part", f"{part.key}#2")]
    opened: list[str] = []
    editor.citations.opener = lambda told: bool(opened.append(told)) or True
    editor.citations.open_here()
    assert opened == [label]


def test_without_a_pack_nothing_is_a_link(session: Session, qtbot: QtBot) -> None:
    made = MinuteEditor(session)
    qtbot.addWidget(made)
    made.insertPlainText("See p4.")
    assert made.citations.here() is None
    made.citations.open_here()
