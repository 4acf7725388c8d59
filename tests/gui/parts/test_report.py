from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from chair_desk.catalogue.outlines import OutlineHead
from chair_desk.gui.parts.report_gap_list import GapList
from chair_desk.gui.parts.report_heads import HeadList, share_words
from chair_desk.gui.parts.report_new_line import NewSentence
from chair_desk.gui.parts.report_sentences import SentenceList, note_of, spoken
from chair_desk.gui.parts.report_tags import paint_tags
from chair_desk.gui.theme.look import look
from chair_desk.records.report_fields import Shown, Written
from chair_desk.records.yearly_reports import ReportSentence, Standing
from chair_desk.services.report_finding import Tag
from chair_desk.services.report_gaps import Gap, GapKind
from chair_desk.services.report_reading import EvidenceLine, HeadLine, SentenceLine

EVIDENCE = EvidenceLine(id="", label="C-014", words="Seniority", rows=(("log_entry", "1"),))


def line(
    text: str, *evidence: EvidenceLine, was: str = "", standing: Standing = Standing.RECORD
) -> SentenceLine:
    row = ReportSentence(id=text, report_id="r", head="year", standing=standing)
    return SentenceLine(
        sentence=row, shown=Shown(text, ()), evidence=evidence, audience=row.audience, was=was
    )


def head(*lines: SentenceLine, key: str = "year") -> HeadLine:
    outline = OutlineHead(key=key, title="The year", covers="What was done.")
    return HeadLine(head=outline, number=1, sentences=lines)


def test_a_head_says_its_share_in_words() -> None:
    bare = line("It went well.")
    assert share_words(head()) == "nothing yet"
    assert share_words(head(bare, line("A count.", EVIDENCE))) == "1 of 2 with evidence"
    assert share_words(head(line("A view.", standing=Standing.OPINION))) == "opinions only"
    assert head(bare, line("A count.", EVIDENCE)).percent == 50


def test_a_sentence_is_spoken_with_what_is_behind_it() -> None:
    assert spoken(line("It went well.")) == "It went well. no evidence."
    assert spoken(line("A count.", EVIDENCE)) == "A count. Evidence: C-014."
    changed = line("Two met.", EVIDENCE, was="One met.")
    assert note_of(changed) == "Changed since you last saw it"
    assert spoken(changed).endswith("It said: One met.")


def test_the_choice_stays_when_sentences_are_shown_anew(qtbot: QtBot) -> None:
    view = SentenceList()
    qtbot.addWidget(view)
    said: list[str] = []
    view.chosen.connect(said.append)
    lines = [line("One."), line("Two."), line("Three.")]
    view.show_lines(lines, "Two.")
    assert said[-1] == "Two."
    view.show_lines(lines[:1] + lines[2:], "Two.")
    assert said[-1] == "Three."
    view.show_lines([], "Three.")
    assert said[-1] == ""


def test_a_longer_sentence_is_higher(qtbot: QtBot) -> None:
    view = SentenceList()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_lines([line("Short."), line("Long words. " * 30)], "Short.")
    first, second = (view.sizeHintForIndex(view.shown.index(at, 0)) for at in (0, 1))
    assert second.height() > 3 * first.height()


def test_heads_say_which_is_chosen(qtbot: QtBot) -> None:
    view = HeadList()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.chosen) as chosen:
        view.show_heads([head(), head(key="ahead")], "ahead")
    assert chosen.args == ["ahead"]


def test_gaps_stand_by_kind_and_are_taken_with_enter(qtbot: QtBot) -> None:
    view = GapList()
    qtbot.addWidget(view)
    found = [
        Gap(kind=GapKind.EMPTY_HEAD, head="year", number=1, words="1. The year: nothing."),
        Gap(kind=GapKind.NO_EVIDENCE, head="year", number=1, words="It went well."),
    ]
    view.show_gaps(found)
    assert view.shown.rowCount() == 4
    taken: list[Gap] = []
    view.taken.connect(taken.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert taken == found[:1]


def test_words_stay_in_the_new_line_until_they_were_added(qtbot: QtBot) -> None:
    made = NewSentence()
    qtbot.addWidget(made)
    said: list[Written] = []
    made.written.connect(said.append)
    made.line.setPlainText("  Half a   thought. ")
    qtbot.keyClick(made.line, Qt.Key.Key_Return)
    assert said == [Written(text="Half a thought.")]
    assert made.line.toPlainText().strip()
    made.clear()
    made.settle()
    assert len(said) == 1


def test_tags_are_painted_in_their_tint(qtbot: QtBot) -> None:
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(look().colour("sheet"))
    with QPainter(image) as painter:
        paint_tags(painter, QRect(0, 0, 92, 60), (Tag("C-014", "plum"), Tag("None", "amb")))
    seen = {image.pixelColor(x, y).name() for x in range(100) for y in range(60)}
    assert look().colour("plumS").name() in seen
    assert look().colour("ambF").name() in seen
