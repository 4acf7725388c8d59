from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.registers import (
    DecisionsPage,
    EvidencePage,
    RegistersPage,
    ReviewsPage,
)
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.letter_sheet import LetterSheet
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.parts.register_new import NewRegister
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.session import Session
from chair_desk.records.columns import Kind
from chair_desk.records.logs import LogEntry, LogTypeText
from chair_desk.records.recommendations import Recommendation
from chair_desk.services.decisions import decision_lines
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.links import links_of
from chair_desk.services.log_types import keep_log_type
from chair_desk.services.logs import add_entry, entries, entry
from chair_desk.services.register_publishing import export_register
from chair_desk.services.step_letters import letters_of_step


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(sample_bytes: bytes, tmp_path: Path) -> Desk:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    return open_desk(path, who="Gwen", home=tmp_path / "home", now=now)


class Pages:
    """Makes pages on one session."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        self.session = Session(desk)
        self.asked: list[tuple[str, object]] = []
        self.session.asked_for.connect(self._ask)

    def _ask(self, name: str, record: object) -> None:
        self.asked.append((name, record))

    def make(self, page_class: type[Any]) -> Any:
        made = page_class(self.session)
        self.session.changed.connect(made.show_changes)
        self.session.refused.connect(made.show_refusal)
        self._qtbot.addWidget(made)
        made.resize(1148, 770)
        made.show()
        return made


@pytest.fixture
def pages(qtbot: QtBot, desk: Desk) -> Pages:
    return Pages(qtbot, desk)


@pytest.fixture
def page(pages: Pages) -> RegistersPage:
    made = pages.make(RegistersPage)
    assert isinstance(made, RegistersPage)
    return made


def form_of(page: RegistersPage) -> FormPanel:
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    return form


def fill(page: RegistersPage, **values: object) -> None:
    """Fill the form that is open, and keep it."""
    for each in form_of(page).forms:
        each.show_values(values)  # type: ignore[arg-type]
    form_of(page).save()


def said(page: RegistersPage) -> str:
    return " ".join(label.text() for label in page.detail.findChildren(QLabel))


def test_every_register_opens_and_each_entry_can_be_read(page: RegistersPage) -> None:
    for part in page.side_parts:
        page.show_record("part", part.name)
        assert (page.side_part, page.heading.text()) == (part.name, part.label)
        rows = page.table.shown.rowCount()
        assert rows == len(page.register.rows) if page.register else False
        assert (page.stack.currentWidget() is page.empty) == (rows == 0)


@pytest.mark.parametrize("page_class", [DecisionsPage, EvidencePage, ReviewsPage])
def test_decisions_evidence_and_reviews_have_pages_of_their_own(
    pages: Pages, page_class: type[RegistersPage]
) -> None:
    page = pages.make(page_class)

    assert page.heading.text() == page_class.TITLE
    assert page.table.shown.rowCount() > 0
    assert page.card is not None


def test_typing_finds_and_a_heading_sorts(pages: Pages) -> None:
    page = pages.make(DecisionsPage)
    count = page.table.shown.rowCount()
    QTest.keyClicks(page.find_line, "agreed")
    assert 0 < page.table.shown.rowCount() < count

    page.find_line.clear()
    page.do("decisions.sort")
    first = page.table.shown.index(0, 0).data()
    assert first == min(page.table.shown.index(n, 0).data() for n in range(count))
    page.do("decisions.open_only")
    assert page.showing.value() == "open"


def test_an_entry_is_added_changed_and_closed_by_forms(page: RegistersPage, desk: Desk) -> None:
    page.show_register("mandate_request")
    page.do("registers.new")
    form_of(page).forms[0].show_values({"title": "To run the missing children panel"})
    form_of(page).save()
    made = entries(desk, "mandate_request")[0]
    assert made.entry.title == "To run the missing children panel"
    assert page.record_id == made.entry.id

    page.do("registers.move")
    form = form_of(page)
    form.forms[0].show_values({"state": "declined"})
    form.save()
    assert bool(page.is_filling_in), "a reason is needed"
    form.forms[1].show_values({"reason": "It has no money and is not ours."})
    form.save()
    assert not page.is_filling_in
    assert entry(desk, made.entry.id).entry.state == "declined"


def test_a_refusal_is_said_beside_the_field(page: RegistersPage) -> None:
    page.show_register("complaint")
    page.do("registers.new")
    form_of(page).forms[0].show_values({"title": "Jade Smithson was not seen"})
    form_of(page).save()

    assert "names nobody" in " ".join(label.text() for label in form_of(page).findChildren(QLabel))


def test_a_link_is_made_shown_followed_and_undone(pages: Pages, desk: Desk) -> None:
    page = pages.make(RegistersPage)
    page.show_register("risk")
    page.do("registers.link")
    form_of(page).forms[0].show_values({"to": "C-014", "note": "rests on it"})
    form_of(page).save()
    assert "C-014" in " ".join(linked.words for linked in page.card.links) if page.card else False

    linked = links_of(desk, "log_entry", page.record_id)[0]
    page.open_record(linked.table, linked.id)
    assert pages.asked[-1][0] == "challenges"
    undo(desk)
    assert links_of(desk, "log_entry", page.record_id) == []


def test_a_decision_is_followed_up(pages: Pages, desk: Desk) -> None:
    page = pages.make(DecisionsPage)
    page.do("decisions.follow_up")
    form_of(page).forms[0].show_values({"state": "happened", "text": "It was done in October."})
    form_of(page).save()

    line = next(one for one in decision_lines(desk) if one.decision.id == page.record_id)
    assert line.state_words == "It happened"
    assert "It was done in October." in said(page)
    page.open_meeting()
    assert pages.asked[-1][0] == "meeting"


def test_a_ladder_goes_a_step_further_with_its_clock(page: RegistersPage, desk: Desk) -> None:
    made = add_entry(desk, "complaint", "A late reply").made
    page.show_register("complaint")
    page.refresh()
    page.show_record("log_entry", made)
    page.do("registers.escalate")
    form_of(page).forms[0].show_values({"why": "No answer in time"})
    form_of(page).save()

    line = entry(desk, made)
    assert (line.entry.state, line.values["step"]) == ("escalated", "chair")
    assert line.entry.due_on is not None


def test_a_board_makes_a_register_of_its_own_in_the_window(page: RegistersPage, desk: Desk) -> None:
    page.do("registers.make")
    form = page.side.currentWidget()
    assert isinstance(form, NewRegister)
    form.save()
    assert "called" in form.message.text()

    form.label.setText("Visits to schools")
    form.entry_label.setText("School visit")
    for line, (label, kind) in zip(
        form.columns, (("Seen", Kind.TEXT), ("On", Kind.DATE), ("Sort", Kind.CHOICE)), strict=True
    ):
        line.label.setText(label)
        line.kind.setCurrentIndex(line.kind.findData(str(kind)))
    form.columns[2].choices.setText("primary, secondary")
    form.days.setText("10")
    form.save()

    assert page.heading.text() == "Visits to schools"
    page.do("registers.new")
    form_of(page).forms[0].show_values({"title": "Oakfield", "sort": "primary"})
    form_of(page).save()
    assert entries(desk, "visits_to_schools")[0].values == {"sort": "primary"}


@pytest.fixture
def calls(page: RegistersPage, desk: Desk) -> str:
    """A register with a ladder, made in the window, and one entry in it."""
    page.do("registers.make")
    form = page.side.currentWidget()
    assert isinstance(form, NewRegister)
    form.label.setText("Calls to the help line")
    form.entry_label.setText("Call")
    form.columns[0].label.setText("Answer")
    assert form.open_states.isVisibleTo(form)
    form.ladder.more.click()
    form.ladder.lines[0].title.setText("Duty desk")
    form.ladder.lines[0].days.setText("2")
    assert not form.open_states.isVisibleTo(form)
    assert not form.days.isVisibleTo(form)
    form.save()
    assert "two steps" in form.message.text()
    form.ladder.more.click()
    form.ladder.lines[1].title.setText("Head of service")
    form.ladder.lines[1].to.setText("The head of the service")
    form.ladder.lines[1].days.setText("5")
    form.save()
    keep(page, "new", title="Nobody called back")
    return entries(desk, "calls_to_the_help_line")[0].entry.id


def keep(page: RegistersPage, verb: str, **values: str) -> None:
    page.do(f"registers.{verb}")
    for form in form_of(page).forms:
        form.show_values(values)
    form_of(page).save()
    assert not page.is_filling_in, f"{verb} was refused"


def test_a_register_with_a_ladder_of_its_own_goes_up_by_its_own_clocks(
    page: RegistersPage, desk: Desk, calls: str
) -> None:
    assert entry(desk, calls).entry.due_on == desk.working_days().after(desk.today(), 2)
    keep(page, "escalate", why="No answer in time")
    line = entry(desk, calls)
    assert (line.entry.state, line.values["step"]) == ("escalated", "step_2")
    assert line.entry.due_on == desk.working_days().after(desk.today(), 5)
    assert page.card is not None
    (happened,) = page.card.history
    (letter,) = letters_of_step(desk, happened.id)
    assert letter.to_post == "The head of the service"


def test_the_letter_of_a_step_opens_beside_the_register(
    page: RegistersPage, desk: Desk, calls: str
) -> None:
    keep(page, "escalate", why="No answer in time")
    page.detail.findChildren(PlaceLink)[-1].click()
    sheet = page.side.currentWidget()
    assert isinstance(sheet, LetterSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.detail


def test_what_went_up_a_ladder_of_its_own_is_answered_and_closed(
    page: RegistersPage, desk: Desk, calls: str
) -> None:
    keep(page, "answer", answer="They were called on Friday")
    keep(page, "judge", judgement="good enough", judgement_reason="It was done", outcome="A rota")
    assert entry(desk, calls).entry.state == "answered"
    keep(page, "move", state="closed")
    assert not entry(desk, calls).is_open


def test_keys_alone_are_enough(page: RegistersPage, desk: Desk) -> None:
    page.show_register("risk")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    chosen = page.record_id
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(page.side.currentWidget(), FormPanel)
    QTest.keyClick(form_of(page), Qt.Key.Key_Escape)
    assert not page.is_filling_in
    assert page.record_id == chosen
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]
    assert all(field.accessibleName() for field in fields)


def test_a_register_is_written_and_read_back_with_a_preview(
    qtbot: QtBot, page: RegistersPage, desk: Desk, tmp_path: Path
) -> None:
    page.show_register("risk")
    page.exporting.write("confidential", "csv", tmp_path / "risks.csv")
    qtbot.waitUntil(lambda: "Wrote" in page.message.text(), timeout=5000)

    table = tmp_path / "more.csv"
    table.write_text("Risk,Likelihood\nA new one,3\nOdd,many\n", encoding="utf-8")
    page.bringing.read(str(table))
    qtbot.waitUntil(lambda: page.bringing.is_open, timeout=5000)
    panel = page.bringing.panel
    assert panel is not None
    assert panel.ticked() == {2}
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert not page.bringing.is_open
    assert "A new one" in {line.entry.title for line in entries(desk, "risk")}


def test_a_read_only_board_greys_what_writes(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = desk.file.path
    desk.close()
    closed = open_desk(path, who="Gwen", home=tmp_path / "home", read_only=True, now=now)
    page = Pages(qtbot, closed).make(RegistersPage)

    assert not page.actions_by_name["registers.new"].isEnabled()
    assert "read only" in page.actions_by_name["registers.new"].toolTip()


def test_files_of_a_register_can_be_made_from_the_same_rows(desk: Desk, tmp_path: Path) -> None:
    assert export_register(desk, "evidence", tmp_path / "evidence.docx").exists()


@pytest.mark.parametrize(
    ("log", "page"),
    [("challenge", "challenges"), ("evidence", "evidence"), ("review", "reviews"),
     ("risk", "registers")],
)  # fmt: skip
def test_each_entry_has_a_page(desk: Desk, log: str, page: str) -> None:
    made = add_entry(desk, log, "Said in one sentence").made

    assert page_of(desk, "log_entry", made) == (page, ("log_entry", made))
    assert page_of(desk, "log_entry", "gone") is None
    assert page_of(desk, "paper", "gone") is None
    assert page_of(desk, "person", "somebody") is None


def test_a_dispute_is_answered_judged_paused_and_goes_on(
    page: RegistersPage, desk: Desk, tmp_path: Path
) -> None:
    page.show_register("dispute")
    made = add_entry(
        desk, "dispute", "Who pays for the training post", opened_on=date(2026, 11, 16)
    )
    page.reload()
    page.show_record("log_entry", made.made)
    page.do("registers.pause")
    fill(page, pause_reason="The treasurers meet on Friday")
    assert page.card is not None
    assert page.card.values["paused_on"] == "2026-11-17"
    page.do("registers.resume")
    assert not page.card.values.get("paused_on")

    page.do("registers.answer")
    fill(page, answer="The council pays half")
    page.do("registers.judge")
    fill(page, judgement="good enough", judgement_reason="Both agree", outcome="Half each")
    assert page.card.row.state == "Settled, to be confirmed"
    assert [one.label for one in page.card.history] == [
        "Clock paused", "Clock goes on", "Answer", "Judged",
    ]  # fmt: skip
    page.letters.write_to(made.made, str(tmp_path / "dispute.eml"))
    assert (tmp_path / "dispute.eml").exists()
    page.do("registers.move")
    fill(page, state="closed", agreed_by="Both treasurers")
    assert page.card.values["closed_by"] == "Gwen"
    assert not page.card.row.is_open


def test_a_disagreement_about_a_case_names_nobody_in_any_of_its_steps(
    page: RegistersPage, desk: Desk
) -> None:
    page.show_register("case_disagreement")
    made = add_entry(desk, "case_disagreement", "The threshold, between two agencies").made
    page.reload()
    page.show_record("log_entry", made)
    for verb, values in (
        ("answer", {"answer": "Emily Sandford is seen weekly"}),
        ("pause", {"pause_reason": "Emily Sandford is away"}),
        ("escalate", {"why": "Emily Sandford was not seen"}),
        ("note", {"text": "Seen: Emily Sandford"}),
        ("link", {"to": "R-003", "note": "About Emily Sandford"}),
    ):
        page.do(f"registers.{verb}")
        fill(page, **values)
        assert page.is_filling_in, verb
        page.leave_form()
    assert "Emily" not in str(page.card)


def test_a_review_shows_its_recommendations_and_opens_them(pages: Pages, desk: Desk) -> None:
    page = pages.make(ReviewsPage)
    review = desk.rows(LogEntry, reference="WM-05")[0]
    page.show_record("log_entry", review.id)

    assert "Recommendations" in said(page)
    links = [one for one in page.detail.findChildren(QPushButton) if "F-001" in one.text()]
    assert "County Council: " in links[0].accessibleName()
    links[0].click()
    made = desk.rows(Recommendation, reference="F-001")[0]
    assert pages.asked == [("recommendations", ("recommendation", made.id))]


def asked_in(page: RegistersPage) -> set[str]:
    (form,) = form_of(page).forms
    return {name for name in form.values() if form.editor(name).isVisible()}


def test_the_form_of_evidence_asks_what_belongs_to_its_kind(pages: Pages, desk: Desk) -> None:
    page = pages.make(EvidencePage)
    page.do("evidence.new")
    assert not {"met", "standard", "base"} & asked_in(page)
    assert {"before", "since", "source", "priority", "head"} <= asked_in(page)

    (form,) = form_of(page).forms
    form.show_values({"title": "Duty desk at Aldermoor", "kind": "frontline visit"})
    assert {"met", "heard", "taken_back", "followed"} <= asked_in(page)
    form.show_values({"met": "Five social workers", "taken_back": "To the Board"})
    form_of(page).save()

    held = entries(desk, "evidence")[0].values
    assert (held["met"], held["taken_back"]) == ("Five social workers", "To the Board")
    page.do("evidence.edit")
    assert "met" in asked_in(page)
    assert "standard" not in asked_in(page)


def test_a_course_that_was_held_is_entered_with_its_numbers_at_once(page: RegistersPage) -> None:
    page.show_register("training")
    page.do("registers.new")

    assert {"places", "booked", "attended", "no_shows", "by_agency"} <= asked_in(page)
    assert "reason" not in asked_in(page)


def test_an_entry_made_by_mistake_is_removed_and_brought_back(
    page: RegistersPage, desk: Desk
) -> None:
    made = add_entry(desk, "risk", "Entered twice").made
    page.refresh()
    page.show_record("log_entry", made)
    page.do("registers.remove_entry")
    assert not page.has(made)
    undo(desk)
    page.refresh()
    assert page.has(made)


def test_self_assessments_are_brought_forward_from_the_page(pages: Pages, desk: Desk) -> None:
    page = pages.make(EvidencePage)
    count = len(entries(desk, "evidence"))
    page.do("evidence.forward")
    assert page.message.text() == "Choose a self-assessment return first."

    first = next(
        line for line in entries(desk, "evidence") if line.values.get("standard") == "1. Leadership"
    )
    page.show_record("log_entry", first.entry.id)
    page.do("evidence.forward")
    assert len(entries(desk, "evidence")) == count + 5


def test_what_an_entry_names_beyond_the_list_is_not_lost(pages: Pages, desk: Desk) -> None:
    priority = add_entry(desk, "risk", "Named by hand").made
    made = add_entry(desk, "evidence", "Talks", priority=priority).made
    page = pages.make(EvidencePage)
    page.show_record("log_entry", made)
    page.do("evidence.edit")
    form_of(page).save()

    assert entry(desk, made).values["priority"] == priority


def test_no_field_of_a_form_runs_out_of_its_place(pages: Pages) -> None:
    page = pages.make(EvidencePage)
    page.do("evidence.new")
    (form,) = form_of(page).forms
    form.show_values({"kind": "frontline visit"})

    for name in asked_in(page):
        editor = form.editor(name)
        assert editor.mapTo(page.side, editor.rect().topRight()).x() < page.side.width(), name


def test_what_a_register_says_has_the_width_of_the_page(page: RegistersPage) -> None:
    page.show_register("training")

    assert "Came of registrations" in page.subheading.text()
    assert page.subheading.width() == page.width()


def test_escape_gives_the_focus_back_to_the_list_or_to_what_an_empty_register_offers(
    page: RegistersPage, desk: Desk
) -> None:
    page.show_register("risk")
    page.activateWindow()
    page.do("registers.edit")
    QTest.keyClick(form_of(page).focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.table

    keep_log_type(desk, "information_request")
    page.refresh()
    page.show_register("information_request")
    page.do("registers.new")
    QTest.keyClick(form_of(page).focusWidget(), Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.empty.isAncestorOf(focus)


def test_a_form_opens_no_window_of_its_own_for_a_moment(
    page: RegistersPage, qapp: QApplication
) -> None:
    class Shown(QObject):
        windows: ClassVar[list[str]] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            is_window = isinstance(watched, QWidget) and watched.isWindow()
            if is_window and event.type() == QEvent.Type.Show:
                self.windows.append(type(watched).__name__)
            return False

    shown = Shown()
    qapp.installEventFilter(shown)
    page.do("registers.new")
    qapp.removeEventFilter(shown)

    assert form_of(page).isVisible()
    assert shown.windows == []


def test_a_register_is_taken_up_or_brought_to_its_newer_form(
    page: RegistersPage, desk: Desk
) -> None:
    row = next(one for one in desk.rows(LogTypeText) if one.name == "risk")
    with desk.change("As it was") as step:
        step.update(LogTypeText, row.id, text=row.text.replace('"Risks"', '"Worries"'))
    page.refresh()
    assert "Worries" in [part.label for part in page.side_parts]

    page.do("registers.take_up")
    offered = form_of(page).forms[0].editor("name")
    assert isinstance(offered, ChoiceEditor)
    said = [offered.itemText(at) for at in range(offered.count())]
    assert said == ["Requests for information", "Risks, in its newer form"]
    fill(page, name="risk")
    assert page.heading.text() == "Risks"

    page.do("registers.take_up")
    fill(page, name="information_request")
    assert page.heading.text() == "Requests for information"
    page.do("registers.take_up")
    assert "keeps every register" in page.message.text()
