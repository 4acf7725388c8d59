"""The pack below the chosen item: its front, the pages of the item, what is missing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.pack_strip import PackStrip, leaves
from chair_desk.gui.session import Session
from chair_desk.records.pack_pages import PackPart, PartKind
from chair_desk.services.agenda import AgendaLine, add_item, add_paper, agenda
from chair_desk.services.pack_readiness import PackReadiness, pack_readiness
from tests.gui.meeting_room import add_meeting


def line_of(session: Session) -> tuple[str, AgendaLine]:
    meeting = add_meeting(session.desk)
    item = add_item(session.desk, meeting.id, "Return home interviews").made
    for title in ("Police timeline", "Figures"):
        add_paper(session.desk, item, title)
    found = agenda(session.desk, meeting.id).lines
    return meeting.id, next(line for line in found if line.item.id == item)


def test_before_the_first_version_the_papers_of_the_item_are_shown(
    qtbot: QtBot, session: Session
) -> None:
    meeting_id, line = line_of(session)
    strip = PackStrip()
    qtbot.addWidget(strip)
    strip.resize(360, 240)
    strip.show()
    strip.show_pack(pack_readiness(session.desk, meeting_id), line)
    number = line.number
    assert strip.leaves.accessibleName() == (
        f"Cover; Contents; {number}a, To follow; {number}b, To follow"
    )
    assert "awaited" in strip.said.text()
    assert not strip.grab().isNull()


def test_an_issued_pack_shows_its_pages(session: Session) -> None:
    _meeting, line = line_of(session)
    parts = (
        PackPart(key="cover", kind=PartKind.COVER, title="Cover", labels=("1",)),
        PackPart(key="contents", kind=PartKind.CONTENTS, title="Contents", labels=("2",)),
        PackPart(key="a", kind=PartKind.PAPER, item_id=line.item.id, label="5a", labels=("21",)),
        PackPart(key="b", kind=PartKind.TO_FOLLOW, item_id=line.item.id, label="5b",
                 labels=("44",)),
    )  # fmt: skip
    found = leaves(PackReadiness(version=2, parts=parts), line)
    assert [one.caption for one in found] == [
        "Cover", "Contents, 2", "5a, page 21", "5b, page 44",
    ]  # fmt: skip
    assert found[-1].said == "To follow"
    assert len(leaves(PackReadiness(version=2, parts=parts), None)) == 2
