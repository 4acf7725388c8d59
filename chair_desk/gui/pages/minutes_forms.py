"""What takes the place of the minutes for a while: a correction, and the list of versions."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.pages.minutes_bar import begun_after
from chair_desk.gui.parts.agenda_picker import meeting_words
from chair_desk.gui.parts.agenda_purposes import audience_choices
from chair_desk.gui.parts.editors import ChoiceEditor, Choices
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.widgets import KeyCap, column, line_across, row, secondary_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Correction
from chair_desk.services.agenda import agenda
from chair_desk.services.canonical import fingerprint
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import STATE_WORDS, correct_minutes, versions
from chair_desk.services.minutes import paragraphs
from chair_desk.words import _

SHOWN_WORDS = 70
SHOWN_HASH = 12
HASH_AT = 3
LEAST_SHOWN = 16


class MinutesForms(FormMaker):
    """Makes the form of a correction."""

    def correction(self, meeting: Meeting) -> FormPanel:
        """Ask what is put right, in which paragraph, where it was agreed and who may read it."""
        desk = self._session.desk
        agreed = [(row_.id, meeting_words(desk, row_)) for row_ in begun_after(desk, meeting)]
        offered: dict[str, Choices] = {
            "minute_id": [(None, _("The minutes as a whole")), *_numbered(desk, meeting)],
            "agreed_at_id": [(None, _("Not at a meeting")), *agreed],
            "audience": audience_choices(),
        }
        form = self._form(Correction, ("text", *offered), **offered)
        for name in ("minute_id", "agreed_at_id"):
            _keep_narrow(form.editor(name))
        first: dict[str, Any] = {"minute_id": None, "agreed_at_id": None}
        in_session = desk.rows(Meeting, body_id=meeting.body_id, state=MeetingState.IN_SESSION)
        if in_session and in_session[0].id in dict(agreed):
            first["agreed_at_id"] = in_session[0].id
        form.show_values({**first, "audience": Audience.PUBLIC})
        note = _("It is dated today and stands beside the text, which stays as it was confirmed.")
        return self._panel(_("Add a correction"), note, form, _correct, meeting.id)


def _correct(desk: Desk, meeting_id: str, *, audience: str, **values: Any) -> Changes:
    """Correct minutes; a choice gives back the plain word of its audience."""
    return correct_minutes(desk, meeting_id, audience=Audience(audience), **values)


def _keep_narrow(editor: QWidget) -> None:
    """Let a choice be cut to the form's width, however long its words are."""
    if isinstance(editor, ChoiceEditor):
        editor.setSizeAdjustPolicy(
            ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        editor.setMinimumContentsLength(LEAST_SHOWN)


def _numbered(desk: Desk, meeting: Meeting) -> list[tuple[str, str]]:
    """Return the paragraphs that have a number, each with its first words."""
    return [
        (one.id, f"{one.number}  {_shortened(one.text)}")
        for line in agenda(desk, meeting.id).lines
        for one in paragraphs(desk, line.item.id)
        if one.number
    ]


def _shortened(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= SHOWN_WORDS else f"{first[:SHOWN_WORDS].rstrip()}…"


class VersionsPanel(QWidget):
    """Each version that was given out, checked or confirmed: when, and the mark of its text."""

    left = Signal()

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        super().__init__()
        found = versions(desk, meeting.id)
        heads = [
            _("Version"), _("State"), _("Date"), _("Mark of the text"),
            _("Confidential part given to"),
        ]  # fmt: skip
        self.table = QTableWidget(len(found), len(heads))
        self.table.setAccessibleName(_("Versions of these minutes"))
        self.table.setHorizontalHeaderLabels(heads)
        for at, one in enumerate(reversed(found)):
            made = full_day(one.made_on) if one.made_on else ""
            cells = (str(one.number), _(STATE_WORDS[one.state]), made, one.sha256[:SHOWN_HASH],
                     one.given_to)  # fmt: skip
            for across, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(one.sha256 if across == HASH_AT else "")
                self.table.setItem(at, across, cell)
        self._dress_table()
        now = fingerprint(desk, meeting.id)
        is_same = bool(found) and found[-1].sha256 == now
        said = (
            _("The text is as it was in the last version.")
            if is_same
            else _("The text has changed since the last version.")
        )
        meaning = _("Two versions with the same mark hold the same text, to the letter.")
        self.said = words(f"{said} {meaning}", "reading", "ink2", wrap=True)
        self._lay_out()

    def _dress_table(self) -> None:
        table = self.table
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look().px(34))
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def _lay_out(self) -> None:
        self.back_button = secondary_button(_("Back to the minutes"), "arrow-left")
        self.back_button.clicked.connect(self.left)
        inner = QVBoxLayout()
        inner.setContentsMargins(28, 16, 28, 16)
        inner.setSpacing(6)
        inner.addWidget(words(_("Versions of these minutes"), "title", wrap=True))
        inner.addWidget(self.said)
        inner.addSpacing(8)
        inner.addWidget(self.table, 1)
        foot = row(self.back_button, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(column(inner, line_across(), foot))

    def focus_first(self) -> None:
        """Put the focus on the newest version."""
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
