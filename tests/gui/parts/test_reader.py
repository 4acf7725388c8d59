"""The parts of the page where papers are read."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.reader_bar import ReaderBar
from chair_desk.gui.parts.reader_marks import MarkLine, MarksPanel
from chair_desk.gui.parts.reader_outline import ReaderOutline
from chair_desk.records.audience import Audience
from chair_desk.records.reading import Readable, ReadPage, ReadPart
from chair_desk.services.open_document import OutlineEntry

READ = Readable(
    meeting_id="m", held_on=date(2026, 11, 19), issue=1,
    parts=(
        ReadPart(key="cover", title="Cover", first=0, count=1),
        ReadPart(key="paper:a", title="Performance", first=1, count=3, item_id="i", number="5",
                 item_title="Interviews", label="5a", paper_id="a"),
        ReadPart(key="paper:b", title="Chronology", first=4, count=2, item_id="i", number="5",
                 item_title="Interviews", label="5b", paper_id="b",
                 audience=Audience.CONFIDENTIAL),
    ),
    pages=tuple(
        ReadPage(source="x", number=at + 1, label=label, part=part)
        for at, (label, part) in enumerate(
            [("1", 0), ("2", 1), ("3", 1), ("3A", 1), ("4", 2), ("5", 2)]
        )
    ),
)  # fmt: skip
OWN = (
    OutlineEntry(title="Item 5", page=2, level=0),
    OutlineEntry(title="Performance", page=2, level=1),
    OutlineEntry(title="County", page=2, level=2),
    OutlineEntry(title="North", page=3, level=3),
    OutlineEntry(title="Secret", page=5, level=2),
)


def test_the_outline_goes_from_item_to_paper_to_its_own(qtbot: QtBot) -> None:
    tree = ReaderOutline()
    qtbot.addWidget(tree)
    tree.show_contents(READ, is_hidden=False)
    tree.add_outlines(READ, {"x": OWN}, is_hidden=False)
    item = tree.topLevelItem(1)
    assert item.text(0) == "5  Interviews"
    paper = item.child(0)
    assert (paper.text(0), paper.text(1)) == ("5a  Performance", "2")
    assert paper.child(0).text(0) == "County"
    assert paper.child(0).child(0).text(0) == "North"
    with qtbot.waitSignal(tree.page_chosen) as chosen:
        tree.setCurrentItem(paper.child(0).child(0))
    assert chosen.args == [2]
    tree.follow(2)
    assert tree.currentItem().text(0) == "5b  Chronology"


def test_the_outline_names_nothing_confidential_while_hidden(qtbot: QtBot) -> None:
    tree = ReaderOutline()
    qtbot.addWidget(tree)
    tree.show_contents(READ, is_hidden=True)
    tree.add_outlines(READ, {"x": OWN}, is_hidden=True)
    paper = tree.topLevelItem(1).child(1)
    assert paper.text(0) == "5b  Confidential"
    assert paper.childCount() == 0


def test_the_bar_says_label_place_and_what_was_found(qtbot: QtBot) -> None:
    bar = ReaderBar()
    qtbot.addWidget(bar)
    bar.show_place("3A", 4, 6)
    assert (bar.field.text(), bar.of.text()) == ("3A", "4 of 6")
    bar.show_place("2", 2, 6)
    assert bar.of.text() == "of 6"
    bar.find_line.setText("county")
    bar.show_found(0, 0, is_done=False)
    assert bar.found.text() == "Looking"
    bar.show_found(0, 0, is_done=True)
    assert bar.found.text() == "Not found"
    bar.show_found(12, 3, is_done=True)
    assert "12" in bar.found.text()
    with qtbot.waitSignal(bar.doubled) as doubled:
        bar.choose_fit("two")
    assert doubled.args == [True]


def test_highlights_are_listed_by_item_and_lost_ones_say_so(qtbot: QtBot) -> None:
    panel = MarksPanel()
    qtbot.addWidget(panel)
    lines = [
        MarkLine(id="1", item="5  Interviews", page="Page 2", words="within 72 hours", note=""),
        MarkLine(id="2", item="5  Interviews", page="", words="gone", note="Ask", is_lost=True),
    ]
    panel.show_lines(lines)
    panel.show()
    assert panel.list.count() == 3
    assert "Lost its place" in panel.list.item(2).data(0x000B)
    panel.list.choose("2")
    assert panel.list.current_id() == "2"
    panel.show_lines(lines[:1])
    assert panel.list.count() == 2
    panel.grab()
    with qtbot.waitSignal(panel.note_kept) as kept:
        panel.begin_note("Was")
        panel.keep()
    assert kept.args == ["Was"]
