"""Papers: the pack as it went out, read in the window, with the chair's own highlights."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.own_steps import OwnSteps
from chair_desk.gui.pages.pack_reader_commands import COMMANDS
from chair_desk.gui.pages.pack_reader_finding import ReaderFinding
from chair_desk.gui.pages.pack_reader_marks import ReaderMarks
from chair_desk.gui.pages.pack_reader_turning import TurningPage
from chair_desk.gui.parts.reader_marks import MarksPanel
from chair_desk.gui.parts.widgets import column, line_across, row, secondary_button, tie
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.days_in_words import full_weekday
from chair_desk.records.meetings import Meeting
from chair_desk.records.reading import Readable
from chair_desk.services.diary import usual_meeting
from chair_desk.services.last_page import keep_pages, last_page, pages_file
from chair_desk.services.reading import readable
from chair_desk.words import N_, _, ngettext

OUTLINE, MARKS, LEAST = 250, 286, 1010


class PackReaderPage(TurningPage):
    """The contents at the left, the page in the middle, the chair's own marks at the right."""

    TITLE = N_("Papers")
    TABLES: ClassVar[tuple[str, ...]] = ("pack_issue", "paper", "agenda_item", "attachment")
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._pages_file = Path()
        self._shown_meeting = ""
        self._is_narrow = False
        self.subheading.setWordWrap(True)
        self.panel = MarksPanel()
        self.marks = ReaderMarks(self)
        self.finding = ReaderFinding(self)
        self._lay_out()
        self.connect_parts()
        self.view.chosen.connect(self.refresh_commands)
        session.hidden_changed.connect(self._hidden_changed)
        session.meeting_chosen.connect(self._meeting_chosen)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("sidebar")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(look().wide(OUTLINE))
        inside = column(self.outline)
        inside.setContentsMargins(8, 8, 6, 8)
        left.setLayout(inside)
        self.panel.setFixedWidth(look().wide(MARKS))
        for name, words, icon in (
            ("reader.highlight", _("Highlight"), "pencil"),
            ("reader.note", _("Note"), "notebook-pen"),
        ):
            button = secondary_button(words, icon, small=True)
            self.panel.foot.addWidget(tie(button, self.actions_by_name[name]))
        self.panel.foot.addStretch(1)
        self.buttons.addWidget(self.bar.found)
        self.buttons.addWidget(self.bar.find_line)
        fold = secondary_button(_("Highlights"), "panel-right", small=True)
        self.buttons.addWidget(tie(fold, self.actions_by_name["reader.marks"]))
        middle = column(self.bar, line_across(), self.view)
        middle.setStretch(2, 1)
        whole = row(left, line_across("down"), middle, self.panel, spacing=0)
        whole.setStretch(2, 1)
        self.body.addLayout(whole, 1)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the highlights away where the page would have no room beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(LEAST)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self.panel.setVisible(not narrow)

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Let Undo speak of one's own highlights while they are seen."""
        super().showEvent(event)
        self._tell_steps()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Let Undo speak of the board again."""
        super().hideEvent(event)
        self._tell_steps()

    def _tell_steps(self) -> None:
        if any(self.marks.steps.labels()) and not self.session.is_over:
            self.session.own_changed.emit()

    # -------------------------------------------------------------- what is read

    def reload(self) -> None:
        """Read what there is for the chosen meeting; the page that is read stays."""
        desk = self.session.desk
        meeting = desk.get(Meeting, self.session.meeting_id) or usual_meeting(desk)
        if meeting is None:
            self._show(None)
            return
        found = readable(desk, meeting.id)
        if self.read is not None and found == self.read:
            self.marks.reload()
            return
        is_other = meeting.id != self._shown_meeting
        if is_other:
            self.keep_place()
            self.pages_read.clear()
        self._shown_meeting = meeting.id
        self._pages_file = pages_file(desk)
        if is_other:
            self.at = last_page(self._pages_file, f"pack:{meeting.id}") - 1
        self._show(found)

    def _show(self, read: Readable | None) -> None:
        self.read = read
        self.message.hide()
        self._say_head()
        self.finding.forget()
        self.view.words.clear()
        self.view.said.clear()
        self.view.nothing = ""
        if read is None or not read.pages:
            self.work.forget()
            self.outline.clear()
            self.view.nothing = _(
                "No paper of this meeting can be read yet. Papers are put in on the page of the "
                "agenda, and the pack is built there."
            )
            self.view.setAccessibleName(self.view.nothing)
            self.view.show_pages([])
            self.bar.show_place("", 0, 0)
            self.marks.reload()
            return
        self.work.open(read)
        self.outline.show_contents(read, is_hidden=self.session.is_hidden_from_room)
        self.at = min(max(self.at, 0), len(read.pages) - 1)
        self.marks.reload()
        self.go_to(self.at)

    def _say_head(self) -> None:
        read = self.read
        self.subheading.setVisible(read is not None)
        if read is None:
            return
        day = full_weekday(read.held_on)
        said = _("{day}, the pack as it went out, version {number}") if read.issue else _(
            "{day}, the papers as they came. The pack is not out yet."
        )  # fmt: skip
        late = sum(part.is_late for part in read.parts)
        more = ngettext("; {count} paper came after it", "; {count} papers came after it", late)
        said = said.format(day=day, number=read.issue)
        self.subheading.setText(f"{said}{more.format(count=late)}" if late else said)

    def _meeting_chosen(self, _meeting_id: str) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self.is_stale = True

    def _hidden_changed(self) -> None:
        if self.read is not None:
            is_hidden = self.session.is_hidden_from_room
            self.outline.show_contents(self.read, is_hidden=is_hidden)
            self.outline.add_outlines(self.read, self.work.outlines, is_hidden=is_hidden)
            self.view.pick(None)
            self.show_place()
            self.marks.show()
            self.finding.show()

    # -------------------------------------------------------------- going there

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a paper ("paper", id), to its page ("paper", "id#3"), or to a label of a pack.

        ("page", "") goes where one reads, so that keys turn the pages at once.
        """
        name, _hash, number = record_id.partition("#")
        if table == "meeting":
            self.session.choose_meeting(name)
            self.refresh()
            if number:
                self.go_to_label(number)
        elif table == "paper":
            self._go_to_part(f"paper:{name}", int(number or 1))
        elif table == "page":
            self.view.setFocus()
        elif table == "part":
            self._go_to_part(name, int(number or 1))

    def _go_to_part(self, key: str, page: int) -> None:
        at = self.read.page_of(key, page) if self.read else None
        if at is None:
            self.message.say(_("This paper is not among what can be read for this meeting."),
                             tone="amb")  # fmt: skip
        else:
            self.go_to(at)
            self.view.setFocus()

    # -------------------------------------------------------------- leaving

    def keep_place(self) -> None:
        """Remember the page; where the person's folder takes nothing, it is forgotten."""
        if self._shown_meeting and self.read is not None and self.read.pages:
            with contextlib.suppress(CannotDo):
                pages = {**self.pages_read, f"pack:{self._shown_meeting}": self.at + 1}
                keep_pages(self._pages_file, pages)

    def settle(self) -> None:
        """Keep the page one is at, and the note that is being written."""
        self.keep_place()
        self.marks.notes.settle()

    def own_steps(self) -> OwnSteps | None:
        """Return what was done to one's own highlights; nothing while they are hidden."""
        return None if self.session.is_hidden_from_room else self.marks.steps

    def panes(self) -> tuple[QWidget, ...]:
        """Return the contents, the page and the highlights."""
        return (self.outline, self.view, self.panel.list)
