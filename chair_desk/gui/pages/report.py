"""The yearly report: what it must cover, its sentences, what is behind each, and the page."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.report_binder import BinderDoing
from chair_desk.gui.pages.report_commands import COMMANDS
from chair_desk.gui.pages.report_doing import ReportDoing
from chair_desk.gui.pages.report_drafting import ReportDrafting
from chair_desk.gui.pages.report_evidence import EvidenceDoing
from chair_desk.gui.pages.report_exporting import ExportDoing
from chair_desk.gui.pages.report_fitting import ReportFitting
from chair_desk.gui.pages.report_outlining import OutlineDoing
from chair_desk.gui.pages.report_returning import ReturnDoing
from chair_desk.gui.pages.report_sentences import SentenceDoing
from chair_desk.gui.parts.report_behind import BehindPanel
from chair_desk.gui.parts.report_gap_list import GapList
from chair_desk.gui.parts.report_heads import WIDTH, HeadList
from chair_desk.gui.parts.report_new_line import NewSentence
from chair_desk.gui.parts.report_paper import ReportPaper
from chair_desk.gui.parts.report_returned_panel import ReturnedPanel
from chair_desk.gui.parts.report_sentences import SentenceList
from chair_desk.gui.parts.report_sweep_panel import SweepPanel
from chair_desk.gui.parts.widgets import (
    ShortLabel,
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.yearly_reports import ReportState, YearlyReport
from chair_desk.services.report_gaps import gaps
from chair_desk.services.report_publishing import coverage_words, prepare_report
from chair_desk.services.report_reading import HeadLine, ReportView, SentenceLine, read_report
from chair_desk.services.yearly_reports import (
    due_on,
    outlines_for,
    report_years,
    reports,
    year_words,
)
from chair_desk.words import N_, _, said_in


class ReportPage(Page):
    """Heads at the left, sentences with what is behind them, the printed page at the right."""

    TITLE = N_("Annual report")
    TABLES: ClassVar[tuple[str, ...]] = (
        "yearly_report", "report_sentence", "sentence_evidence", "report_copy", "log_type",
        "log_entry", "log_step", "addressee", "action", "action_owner", "action_update",
        "decision", "ratification", "agenda_item", "declaration", "meeting", "attendance",
        "movement", "board", "body", "seat", "person", "appointment", "agreed_level",
        "delegation", "organisation", "profile_in_force", "follow_up", "funding_year",
        "contribution", "funding_cost", "recommendation", "recommendation_answer",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.view: ReportView | None = None
        self.ends_on: date | None = None
        self.outline = ""
        self.head_key = self.sentence_id = ""
        self.doing, self.drafting = ReportDoing(self), ReportDrafting(self)
        self.writing, self.linking = SentenceDoing(self), EvidenceDoing(self)
        self.returning, self.binder = ReturnDoing(self), BinderDoing(self)
        self.exporting, self.outlining = ExportDoing(self), OutlineDoing(self)
        self.subheading.setWordWrap(True)
        self._build_buttons()
        self.heads = HeadList()
        self.head_title = words("", "item_title", wrap=True)
        self.head_count = words("", "reading", "ink3")
        self.head_covers = words("", "", "ink2", wrap=True)
        self.sentences = SentenceList()
        self.new_line = NewSentence()
        self.gap_list = GapList()
        self.since_list = GapList()
        self.since_list.setAccessibleName(_("What changed since the last draft"))
        self.returned = ReturnedPanel(self.actions_by_name)
        self.swept = SweepPanel(self.actions_by_name)
        self.behind = BehindPanel(
            self.actions_by_name["report.link"],
            self.actions_by_name["report.opinion"],
            self.actions_by_name["report.new"],
        )
        self.paper = ReportPaper()
        self.nothing = words("", "record", "ink2", wrap=True)
        self.nothing.setContentsMargins(look().px(28), look().px(12), look().px(28), 0)
        self._lay_out()
        self.fitting = ReportFitting(self)
        self._connect()

    def _build_buttons(self) -> None:
        self.year_button = tie(secondary_button(""), self.actions_by_name["report.year"])
        self.gaps_button = tie(
            secondary_button(_("Check gaps"), "list-checks"), self.actions_by_name["report.gaps"]
        )
        self.export_button = tie(
            primary_button(_("Export draft"), "file-down"), self.actions_by_name["report.export"]
        )
        for button in (self.year_button, self.gaps_button, self.export_button):
            self.buttons.addWidget(button)

    def _lay_out(self) -> None:
        foot = words("", "small", "ink3", wrap=True)
        foot.setContentsMargins(look().px(26), look().px(10), look().px(16), look().px(12))
        self.outline_words = foot
        caption = row(
            ShortLabel(_("What the report must cover"), "small_strong", "ink2"),
            words(_("Evidence"), "small_strong", "ink2"),
        )
        caption.setStretch(0, 1)
        caption.setContentsMargins(look().px(26), look().px(9), look().px(16), look().px(8))
        left = column(caption, line_across(), self.heads, foot)
        left.setStretch(2, 1)
        self.left = QWidget()
        self.left.setLayout(left)
        self.left.setFixedWidth(look().wide(WIDTH))
        self.middle = self._middle()
        self.whole = QWidget()
        whole = row(self.left, line_across("down"), self.middle, spacing=0)
        self.paper_line = line_across("down")
        whole.addWidget(self.paper_line)
        whole.addWidget(self.paper)
        whole.setStretch(2, 1)
        self.whole.setLayout(whole)
        self.empty = EmptyState(
            _("No report on this year yet"),
            _("The first draft writes itself from the record. Then it is yours to write."),
        )
        self.empty.offer(
            "file-plus", _("Begin the yearly report"),
            _("Each sentence carries the records that it rests on."), "report.begin", "",
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _middle(self) -> QStackedWidget:
        head = QVBoxLayout()
        head.setContentsMargins(look().px(28), look().px(14), look().px(22), look().px(8))
        head.setSpacing(2)
        first = row(self.head_title, self.head_count, spacing=12)
        first.setStretch(0, 1)
        head.addLayout(first)
        head.addWidget(self.head_covers)
        self.written = QWidget()
        below = column(self.behind)
        below.setContentsMargins(look().px(28), 0, look().px(22), 0)
        writing = column(head, self.nothing, self.sentences, self.new_line, below)
        writing.setStretch(2, 1)
        self.written.setLayout(writing)
        middle = QStackedWidget()
        middle.addWidget(self.written)
        middle.addWidget(self.gap_list)
        middle.addWidget(self.since_list)
        middle.addWidget(self.returned)
        middle.addWidget(self.swept)
        return middle

    def _connect(self) -> None:
        self.heads.chosen.connect(self._choose_head)
        self.sentences.chosen.connect(self._choose)
        queued = Qt.ConnectionType.QueuedConnection
        self.sentences.shown.written.connect(self.writing.keep, queued)
        self.new_line.written.connect(self.writing.add)
        self.behind.opened.connect(self.linking.open_rows)
        self.behind.unlinked.connect(self.linking.unlink)
        self.behind.accepted.connect(self.writing.accept_one)
        self.returned.list.shown.decided.connect(self.refresh_commands)
        self.gap_list.taken.connect(self.doing.go_to_gap)
        self.since_list.taken.connect(self.doing.go_to_gap)
        self.swept.list.taken.connect(self.doing.go_to_gap)
        self.paper.wanted.connect(self._make_paper)
        self.empty.asked.connect(self.do)

    # -------------------------------------------------------------- showing

    @property
    def chosen_head(self) -> HeadLine | None:
        """Return the chosen head."""
        if self.view is None:
            return None
        return next((one for one in self.view.heads if one.head.key == self.head_key), None)

    @property
    def line(self) -> SentenceLine | None:
        """Return the chosen sentence."""
        return self.view.line(self.sentence_id) if self.view and self.sentence_id else None

    @property
    def report_id(self) -> str:
        """Return the report that is shown, nothing where none was begun."""
        return self.view.report.id if self.view is not None else ""

    def reload(self) -> None:
        """Read the report of the chosen year, the one begun last where none was chosen.

        Where much is to be drafted, the page waits for it and lets keys come in between.
        """
        desk = self.session.desk
        begun = reports(desk)
        if self.ends_on is None:
            self.ends_on = begun[0].ends_on if begun else report_years(desk)[0]
        found = _meant(begun, self.ends_on, self.outline)
        if self.drafting.begin(found):
            if self.view is None:
                _say_year(self, found)
            return
        self.view = read_report(desk, found.id) if found else None
        _say_year(self, found)
        self.stack.setCurrentWidget(self.empty if self.view is None else self.whole)
        if self.view is None:
            return
        is_draft = self.view.report.state is ReportState.DRAFT
        self.sentences.shown.can_write = is_draft and not self.session.read_only
        self.outline_words.setText(self.view.outline.words)
        before = self.head_key
        self.heads.show_heads(self.view.heads, before)
        if self.head_key == before:  # another was shown as it was chosen
            self._show_head()
        self.gap_list.show_gaps(gaps(self.view))
        self.paper.change()

    def _choose_head(self, key: str) -> None:
        if key != self.head_key:
            self.settle()
            self.head_key, self.sentence_id = key, ""
            self._show_head()
            self.refresh_commands()
        self.middle.setCurrentWidget(self.written)

    def _show_head(self) -> None:
        head = self.chosen_head
        if head is None:
            return
        self.head_title.setText(f"{head.number}. {head.head.title}")
        self.head_count.setText(f"{head.evidenced} of {head.of}" if head.of else "")
        self.head_count.setAccessibleName(
            _("{evidenced} of {of} sentences with evidence").format(
                evidenced=head.evidenced, of=head.of
            )
        )
        self.head_covers.setText(about_head(self.view, head))
        self.nothing.setVisible(not head.sentences)
        self.nothing.setText(_("The record holds nothing for this head yet. Write what you know."))
        self.sentences.setVisible(bool(head.sentences))
        self.sentences.show_lines(head.sentences, self.sentence_id)
        self.paper.go_to(f"{head.number}. {head.head.title}")
        self.fitting.show_words()

    def _choose(self, sentence_id: str) -> None:
        self.sentence_id = sentence_id
        is_draft = self.view is not None and self.view.report.state is ReportState.DRAFT
        self.behind.show_line(self.line, is_draft=is_draft and not self.session.read_only)
        self.refresh_commands()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a sentence, or to a report."""
        self.drafting.finish()
        if table == "report_sentence" and self.view and (line := self.view.line(record_id)):
            self.heads.choose(line.sentence.head)
            self.sentences.choose(record_id)
            self.sentences.setFocus()

    def do(self, name: str) -> None:
        """Do a command with the report as it stands, even where it was still being drafted."""
        self.drafting.finish()
        super().do(name)

    def settle(self) -> None:
        """Keep what is being written: a sentence in its place, or a new one."""
        editor = self.focusWidget()
        if isinstance(editor, QPlainTextEdit) and self.sentences.isAncestorOf(editor):
            self.sentences.setFocus()  # the list keeps what its editor holds when it loses focus
        self.new_line.settle()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the heads, the sentences, what is behind them, and the page."""
        return (self.heads, self.sentences, self.behind, self.paper)

    # -------------------------------------------------------------- the page beside

    def _make_paper(self) -> None:
        if self.view is not None and not self.session.is_over:
            self.paper.make(prepare_report(self.session.desk, self.view.report.id))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page where there is room beside the sentences; fold what is secondary."""
        super().resizeEvent(event)
        self.fitting.fit()


def asked_by(view: ReportView | None, head: HeadLine) -> str:
    """Say who asks for a head: its source, or that it is the board's own."""
    if view is None or head.head.key not in view.required:
        return _("Your own head.")
    said = _("Asked for by {source}.").format(source=head.head.source)
    return said if head.head.source else ""


def about_head(view: ReportView | None, head: HeadLine) -> str:
    """Say how a head is printed in Welsh, where it is, what it must cover, and who asks for it."""
    title = head.head.title_cy or said_in(view.outline.language if view else "", head.head.title)
    welsh = _("In Welsh: {title}.").format(title=title) if title else ""
    return " ".join(words for words in (welsh, head.head.covers, asked_by(view, head)) if words)


def _say_year(page: ReportPage, found: YearlyReport | None) -> None:
    desk = page.session.desk
    ends_on = page.ends_on or page.session.today()
    first = ends_on.year - 1 if (ends_on.month, ends_on.day) != (12, 31) else ends_on.year
    year = year_words(found) if found else f"{first}–{ends_on.year % 100:02d}"
    page.heading.setText(_("Annual report {year}").format(year=year))
    page.year_button.setText(year)
    page.year_button.setAccessibleName(_("Year {year}: choose another").format(year=year))
    said = []
    if page.view is not None and page.view.report.published_on:
        said.append(_("Published on {day}.").format(day=full_day(page.view.report.published_on)))
    elif due := due_on(desk, ends_on):
        said.append(_("Publish by {day}.").format(day=full_day(due)))
    if page.view is not None:
        said.append(coverage_words(page.view))
        if len(outlines_for(desk, ends_on)) > 1:  # the year owes a report under each regime
            said.append(f"{page.view.outline.label}.")
    page.subheading.setText(" ".join(said))
    page.fitting.show_words()


def _meant(begun: list[YearlyReport], ends_on: date, outline: str) -> YearlyReport | None:
    """Return the report of a year: by its outline, else the first that was begun."""
    of_year = [one for one in begun if one.ends_on == ends_on]
    same = [one for one in of_year if one.outline == outline]
    return next(iter(same or of_year), None)
