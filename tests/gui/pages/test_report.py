from __future__ import annotations

from datetime import UTC, datetime
from functools import reduce
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.report import ReportPage
from chair_desk.gui.parts.command_palette import CommandPalette
from chair_desk.gui.parts.report_linking import EvidencePalette, FigurePalette
from chair_desk.gui.parts.report_sentences import SentenceEditor, note_of
from chair_desk.gui.parts.report_years import YearPalette
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.report_bundle import ReportKind
from chair_desk.records.report_fields import Written
from chair_desk.records.yearly_reports import ReportCopy, ReportState, Standing
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.report_publishing import export_report
from chair_desk.services.report_reading import Behind, SentenceLine
from chair_desk.services.yearly_reports import begin_report, report_years
from tests.services.test_report_returning import edited


def now() -> datetime:
    return datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(sample_bytes: bytes, tmp_path: Path) -> Desk:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    return open_desk(path, who="Rosalind Larkspur", home=tmp_path / "home", now=now)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReportPage:
    session = Session(desk)
    made = ReportPage(session)
    session.changed.connect(made.show_changes)
    session.problem.connect(made.show_problem)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    made.drafting.finish()
    made.heads.choose("scrutiny")
    return made


def chosen(page: ReportPage) -> SentenceLine:
    assert page.line is not None
    return page.line


def choose(page: ReportPage, words: str) -> None:
    assert page.chosen_head is not None
    line = next(one for one in page.chosen_head.sentences if words in one.text)
    page.sentences.choose(line.sentence.id)
    page.sentences.setFocus()


def palette(page: ReportPage, kind: type[QWidget]) -> QWidget:
    return page.window().findChildren(kind)[-1]


def keys(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_every_head_says_how_much_of_it_has_evidence(page: ReportPage) -> None:
    assert page.heads.shown.rowCount() == 11
    said = page.heads.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("8. Scrutiny and challenge, ")
    assert said.endswith(" with evidence")
    assert "Publish by 30 September 2027." in page.subheading.text()


def test_a_head_under_an_outline_for_wales_is_named_in_welsh_too(
    page: ReportPage, desk: Desk
) -> None:
    begin_report(desk, report_years(desk)[0], "wales_report")
    page.outline = "wales_report"
    page.head_key = ""
    page.refresh()
    page.drafting.finish()
    page.heads.choose(page.view.heads[0].head.key if page.view else "")
    assert page.head_title.text() == "1. Members of the board"
    assert page.head_covers.text().startswith("In Welsh: Aelodau’r bwrdd.")


def test_a_new_sentence_has_no_evidence_and_says_so(page: ReportPage) -> None:
    page.do("report.new")
    keys(page.new_line.line, "It went well.")
    press(page.new_line.line, Qt.Key.Key_Return)
    assert page.new_line.line.toPlainText() == ""
    assert (chosen(page).text, chosen(page).behind) == ("It went well.", Behind.NONE)
    said = page.sentences.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "It went well. no evidence."


def test_enter_writes_a_sentence_and_enter_keeps_it(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "Partners now hold")
    press(page.sentences, Qt.Key.Key_Return)
    editor = page.sentences.findChild(SentenceEditor)
    assert editor is not None
    editor.setPlainText("Partners ask one another more.")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen(page).text == "Partners ask one another more.", timeout=2000)
    undo(page.session.desk)
    page.refresh()
    assert chosen(page).text == "Partners now hold one another to account more openly."


def test_esc_leaves_a_sentence_as_it_was(page: ReportPage) -> None:
    choose(page, "Partners now hold")
    press(page.sentences, Qt.Key.Key_F2)
    editor = page.sentences.findChild(SentenceEditor)
    assert editor is not None
    editor.setPlainText("Something else.")
    press(editor, Qt.Key.Key_Escape)
    assert chosen(page).text == "Partners now hold one another to account more openly."


def test_leaving_the_page_keeps_what_is_being_written(page: ReportPage) -> None:
    page.do("report.new")
    keys(page.new_line.line, "Half a thought.")
    page.settle()
    assert chosen(page).text == "Half a thought."


def test_evidence_is_linked_by_a_few_words_and_taken_off_again(page: ReportPage) -> None:
    choose(page, "Partners now hold")
    page.do("report.link")
    found = palette(page, EvidencePalette)
    assert isinstance(found, EvidencePalette)
    keys(found.line, "C-009")
    press(found.line, Qt.Key.Key_Return)
    assert [one.label for one in chosen(page).evidence] == ["C-009"]
    page.linking.unlink(chosen(page).evidence[0].id)
    assert chosen(page).behind is Behind.NONE


def test_what_is_behind_a_sentence_can_be_opened(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "health attendance")
    with qtbot.waitSignal(page.session.asked_for) as asked:
        page.do("report.open")
    assert asked.args is not None
    assert asked.args[0] == "challenges"


def test_the_rows_of_a_figure_are_offered_one_by_one(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "The Chair raised")
    page.do("report.open")
    found = palette(page, EvidencePalette)
    assert isinstance(found, EvidencePalette)
    with qtbot.waitSignal(page.session.asked_for):
        press(found.line, Qt.Key.Key_Return)


def test_a_figure_is_put_into_a_new_sentence_and_stays_live(page: ReportPage) -> None:
    page.do("report.new")
    line = page.new_line.line
    keys(line, "In all there were")
    page.do("report.figure")
    found = palette(page, FigurePalette)
    assert isinstance(found, FigurePalette)
    keys(found.line, "challenges raised")
    press(found.line, Qt.Key.Key_Return)
    line.setFocus()
    keys(line, " challenges.")
    press(line, Qt.Key.Key_Return)
    assert chosen(page).behind is Behind.EVIDENCE
    [(_number, start, end)] = chosen(page).shown.spans
    assert chosen(page).text == f"In all there were {chosen(page).text[start:end]} challenges."


def test_evidence_is_linked_while_a_sentence_is_written(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "Partners now hold")
    press(page.sentences, Qt.Key.Key_F2)
    editor = page.sentences.findChild(SentenceEditor)
    assert editor is not None
    editor.setFocus()
    editor.put_end()
    keys(editor, " So it is said.")
    page.do("report.link")
    found = palette(page, EvidencePalette)
    assert isinstance(found, EvidencePalette)
    keys(found.line, "C-009")
    press(found.line, Qt.Key.Key_Return)
    assert "C-009" in editor.accessibleDescription()
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(chosen(page).evidence), timeout=60_000)
    assert chosen(page).text.endswith("more openly. So it is said.")
    undo(page.session.desk)
    page.refresh()
    assert not chosen(page).evidence


def test_a_new_sentence_takes_its_evidence_with_it(page: ReportPage) -> None:
    page.do("report.new")
    keys(page.new_line.line, "It went well.")
    high = page.new_line.line.height()
    page.do("report.link")
    found = palette(page, EvidencePalette)
    assert isinstance(found, EvidencePalette)
    keys(found.line, "C-009")
    press(found.line, Qt.Key.Key_Return)
    assert page.new_line.line.height() > high
    press(page.new_line.line, Qt.Key.Key_Return)
    assert [one.label for one in chosen(page).evidence] == ["C-009"]
    assert page.new_line.line.height() == high


def test_evidence_linked_right_after_a_sentence_was_added_is_for_that_one(
    page: ReportPage,
) -> None:
    page.do("report.new")
    page.new_line.line.setFocus()
    keys(page.new_line.line, "Partners wrote to one another.")
    press(page.new_line.line, Qt.Key.Key_Return)
    page.do("report.link")
    found = palette(page, EvidencePalette)
    assert isinstance(found, EvidencePalette)
    keys(found.line, "C-010")
    press(found.line, Qt.Key.Key_Return)
    assert [one.label for one in chosen(page).evidence] == ["C-010"]
    assert page.new_line.line.linked_height == 0


def test_an_opinion_is_marked_and_unmarked(page: ReportPage) -> None:
    choose(page, "Partners now hold")
    page.do("report.opinion")
    assert chosen(page).sentence.standing is Standing.OPINION
    page.do("report.opinion")
    assert chosen(page).sentence.standing is Standing.RECORD


def test_a_sentence_is_moved_and_taken_out_by_keys(page: ReportPage) -> None:
    choose(page, "Partners now hold")
    row = page.sentences.currentIndex().row()
    page.do("report.up")
    assert page.sentences.currentIndex().row() == row - 1
    page.do("report.down")
    assert page.sentences.currentIndex().row() == row
    page.do("report.remove")
    assert page.chosen_head is not None
    assert all("Partners now hold" not in one.text for one in page.chosen_head.sentences)


def test_what_changed_is_marked_and_accepted(page: ReportPage) -> None:
    choose(page, "The Chair raised")
    assert chosen(page).was
    assert not page.behind.was_row.isHidden()
    page.behind.accepted.emit()
    assert not chosen(page).was
    page.do("report.accept")
    assert page.view is not None
    assert not any(line.was for line in page.view.lines)


def test_gaps_are_listed_and_lead_to_their_place(page: ReportPage) -> None:
    page.do("report.gaps")
    assert page.middle.currentWidget() is page.gap_list
    model = page.gap_list.shown
    rows = [model.index(at, 0) for at in range(model.rowCount())]
    index = next(one for one in rows if "Children see fewer" in str(one.data()))
    page.gap_list.setCurrentIndex(index)
    press(page.gap_list, Qt.Key.Key_Return)
    assert page.head_key == "impact"
    assert chosen(page).text.startswith("Children see fewer")
    assert page.middle.currentWidget() is page.written


def test_another_year_begins_with_what_to_do(page: ReportPage) -> None:
    page.do("report.year")
    found = palette(page, YearPalette)
    assert isinstance(found, YearPalette)
    keys(found.line, "2025")
    press(found.line, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.empty
    page.do("report.begin")
    assert page.stack.currentWidget() is page.whole
    assert "2025" in page.heading.text()


def test_a_published_report_cannot_be_written_in(page: ReportPage) -> None:
    page.do("report.publish")
    assert page.view is not None
    assert page.view.report.state is ReportState.PUBLISHED
    assert page.new_line.isHidden()
    assert not page.actions_by_name["report.link"].isEnabled()
    page.do("report.reopen")
    assert not page.new_line.isHidden()


def test_a_file_is_written_beside_the_window(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.exporting.write_file(str(tmp_path / "report.docx"))
    qtbot.waitUntil(lambda: "Wrote report.docx." in page.message.text(), timeout=20_000)
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")


def test_the_printed_page_follows_the_head(page: ReportPage, qtbot: QtBot) -> None:
    page.resize(1400, 800)
    qtbot.waitUntil(lambda: "Page" in page.paper.heading.text(), timeout=30_000)
    page.heads.choose("partners")
    qtbot.waitUntil(lambda: page.paper.heading.text().startswith("Page 1 of"), timeout=10_000)


def test_a_draft_that_came_back_is_taken_offer_by_offer_as_one_change(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    sent = export_report(page.session.desk, page.report_id, tmp_path / "draft.docx")
    ways = (
        ("The Chair raised", "In the year the Chair raised"),
        ("Partners now hold", "All partners now hold"),
        ("As a result, decisions", "So decisions"),
    )
    back = edited(sent, lambda body: reduce(lambda text, way: text.replace(*way), ways, body))
    page.returning.read_file(str(back))
    qtbot.waitUntil(lambda: page.returning.is_open, timeout=5000)
    shown = page.returned.list.shown
    assert len(shown.offers) == 3
    assert "3 not decided" in page.returned.lead.text()
    page.do("report.accept_theirs")
    page.do("report.keep_ours")
    page.do("report.mix")
    editor = page.returned.list.findChild(SentenceEditor)
    assert editor is not None
    editor.setPlainText("Some partners hold one another to account.")
    press(editor, Qt.Key.Key_Return)
    assert page.returned.take_button.text() == "Take 2 changes"
    said = shown.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Changed, Mixed. Ours: Partners now hold")
    page.do("report.take_changes")
    assert not page.returning.is_open
    assert page.view is not None
    texts = [line.text for line in page.view.lines]
    assert any(text.startswith("In the year the Chair raised") for text in texts)
    assert "Some partners hold one another to account." in texts
    assert "As a result, decisions about missing children were delayed." in texts
    undo(page.session.desk)
    page.refresh()
    assert page.view is not None
    assert any(line.text.startswith("The Chair raised") for line in page.view.lines)


def test_another_file_is_no_draft_and_says_so(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(b"no Word file")
    page.returning.read_file(str(other))
    qtbot.waitUntil(page.message.isVisible, timeout=5000)
    assert not page.returning.is_open


def test_a_name_is_listed_before_the_report_leaves(page: ReportPage) -> None:
    page.do("report.new")
    keys(page.new_line.line, "Alice Reed told us.")
    press(page.new_line.line, Qt.Key.Key_Return)
    page.do("report.export")
    asked_for(page)
    assert page.exporting.is_sweeping
    assert page.swept.title.text() == "1 thing may point at one person"
    press(page.swept.list, Qt.Key.Key_Return)
    assert chosen(page).text == "Alice Reed told us."
    page.do("report.export")
    asked_for(page)
    page.do("report.leave_sweep")
    assert not page.exporting.is_sweeping


def asked_for(page: ReportPage, **answers: object) -> None:
    panel = page.exporting.panel
    assert panel is not None
    panel.forms[0].show_values(answers)
    panel.save()


def test_the_easy_read_goes_out_by_the_same_way(
    page: ReportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.exporting, "ask_for_file", bool)
    page.do("report.export")
    asked_for(page, kind=ReportKind.EASY_READ, audience=Audience.MEMBERS, format="pdf")
    page.exporting.write_file(str(tmp_path / "easy"))
    qtbot.waitUntil(lambda: "Wrote easy.pdf." in page.message.text(), timeout=60_000)
    assert (tmp_path / "easy.pdf").read_bytes().startswith(b"%PDF")
    assert page.session.desk.count(ReportCopy) == 0


def test_heads_are_added_renamed_moved_and_left_out(page: ReportPage) -> None:
    def titles() -> list[str]:
        assert page.view is not None
        return [head.head.title for head in page.view.heads]

    def fill(title: str) -> None:
        panel = page.outlining.panel
        assert panel is not None
        panel.forms[0].show_values({"title": title})
        panel.save()

    page.do("report.head_add")
    fill("What the Chair says")
    assert titles()[8] == "What the Chair says"
    page.heads.choose("scrutiny")
    assert "Asked for by Working Together 2023." in page.head_covers.text()
    page.do("report.head_change")
    fill("Holding to account")
    page.do("report.head_up")
    assert titles()[6] == "Holding to account"
    page.do("report.head_down")
    page.do("report.head_leave")
    assert "Holding to account" not in titles()
    page.do("report.head_back")
    found = palette(page, CommandPalette)
    assert isinstance(found, CommandPalette)
    press(found.line, Qt.Key.Key_Return)
    assert titles()[7] == "Holding to account"


def test_what_changed_since_the_last_draft_is_listed(page: ReportPage) -> None:
    page.do("report.since")
    assert page.middle.currentWidget() is page.since_list
    index = page.since_list.shown.index(1, 0)
    assert "→" in str(index.data())
    press(page.since_list, Qt.Key.Key_Return)
    assert chosen(page).was
    page.do("report.accept")
    page.do("report.since")
    assert page.middle.currentWidget() is page.written


def test_leaving_the_export_writes_nothing(page: ReportPage) -> None:
    page.do("report.export")
    assert page.exporting.panel is not None
    page.exporting.panel.left.emit()
    assert page.middle.currentWidget() is page.written


def test_a_binder_is_asked_for_in_place_and_written(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.do("report.binder")
    panel = page.binder.panel
    assert panel is not None
    panel.save()
    assert page.binder.panel is panel  # nothing was asked for yet
    form = panel.forms[0]
    form.show_values({"words": "missing"})
    page.binder._take(panel.values())
    page.binder.write_file(str(tmp_path / "binder.pdf"))
    qtbot.waitUntil((tmp_path / "binder.pdf").exists, timeout=20000)
    qtbot.waitUntil(lambda: page.binder.panel is None, timeout=5000)
    assert page.middle.currentWidget() is page.written


def test_the_export_leads_to_the_inspection_binder(page: ReportPage) -> None:
    page.do("report.export")
    asked_for(page, kind="binder")
    assert page.exporting.panel is None
    assert page.middle.currentWidget() is page.binder.panel


def test_the_page_reads_again_when_anything_changes_that_its_report_rests_on(
    page: ReportPage, desk: Desk
) -> None:
    desk.worked_out.clear()
    with desk.file.tables_read.noting() as tables:
        page.refresh()
    assert tables - {"saved_filter"} <= set(page.TABLES)


def test_the_words_of_the_sentence_in_focus_are_seen(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, "The Chair raised")
    page.window().activateWindow()
    qtbot.waitUntil(page.sentences.hasFocus, timeout=60_000)
    area = page.sentences.visualRect(page.sentences.currentIndex())
    seen = page.sentences.viewport().grab(area).toImage()
    shades = {seen.pixelColor(x, y).lightness() for x in range(20, 300) for y in range(5, 40)}
    assert min(shades) < 90  # the ink of the words, on the tint of the chosen sentence
    assert max(shades) > 200


def test_a_sentence_is_given_to_other_readers_unless_its_record_is_for_fewer(
    page: ReportPage,
) -> None:
    page.doing.show_sentences()
    page.writing.add(Written(text="Nobody was asked."))
    choose(page, "Nobody was asked.")
    page.do("report.readers")
    assert chosen(page).audience is Audience.MEMBERS
    assert "For members" in note_of(chosen(page))
    page.do("report.readers")
    page.do("report.readers")
    assert chosen(page).audience is Audience.PUBLIC
    assert page.message.isHidden()
    page.heads.choose("incidents")
    assert page.chosen_head is not None
    every = page.chosen_head.sentences
    choose(page, next(one.text for one in every if one.audience is Audience.MEMBERS))
    page.do("report.readers")
    page.do("report.readers")
    assert chosen(page).audience is Audience.MEMBERS
    assert "fewer readers" in page.message.text()
