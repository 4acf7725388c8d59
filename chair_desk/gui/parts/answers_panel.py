"""Answers that came back: pasted or read from a sheet, looked over, then kept together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit

from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    KeyCap,
    column,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.services.action_answers import (
    AnswersPlan,
    PlannedAnswer,
    Standing,
    plan_file,
    plan_text,
    take_answers,
)
from chair_desk.words import N_, _, ngettext

KEY = Qt.ItemDataRole.UserRole
STANDING_WORDS = {
    Standing.READY: N_("clear"),
    Standing.DOUBT: N_("in doubt"),
    Standing.EMPTY: N_("no answer"),
    Standing.REFUSED: N_("cannot be kept"),
}
TEXT_HEIGHT, LIST_HEIGHT = 92, 150


class AnswersPanel(QFrame):
    """Above the list. `left` when it is done with; nothing is kept until it is ticked."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.plan: AnswersPlan | None = None
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Answers that came back"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Words of the reply"))
        self.text.setPlaceholderText(_("Paste the reply: answers stand under A-124 and so on"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look().px(TEXT_HEIGHT))
        self.text.textChanged.connect(self._read_text)
        self.file = secondary_button(_("Choose a filled-in sheet"), "file-text")
        self.file.clicked.connect(self._choose)
        self.summary = words("", "small", "ink2", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Answers found"))
        self.list.setWordWrap(True)
        self.list.setFixedHeight(look().px(LIST_HEIGHT))
        self.list.itemChanged.connect(self._say)
        self.take = primary_button(_("Keep"), "check")
        self.take.clicked.connect(self.keep)
        self.leave = link_button(_("Leave"))
        self.leave.clicked.connect(self.left)
        head = row(words(_("Answers that came back"), "section"), None, self.file, spacing=12)
        foot = row(self.take, self.leave, KeyCap("Esc"), None, KeyCap("Space"),
                   words(_("tick or leave out"), "small", "ink2"), spacing=12)  # fmt: skip
        whole = column(head, self.text, self.summary, self.list, foot, spacing=8)
        whole.setContentsMargins(28, 12, 28, 12)
        self.setLayout(whole)
        self._show(None)

    def focus_first(self) -> None:
        """Begin to paste."""
        self.text.setFocus()

    def _choose(self) -> None:
        ask_file(
            self.window(),
            _("Choose a filled-in sheet"),
            self.read_file,
            kinds=_("Answers (*.docx *.xlsx *.csv *.txt)"),
        )

    def read_file(self, name: str) -> None:
        """Look a file over; what is wrong with it is said in place."""
        try:
            self._show(plan_file(self._session.desk, Path(name)))
        except CannotDo as problem:
            self._show(None)
            self.summary.setText(f"{problem.what} {problem.why} {problem.remedy}")

    def _read_text(self) -> None:
        text = self.text.toPlainText()
        self._show(plan_text(self._session.desk, text) if text.strip() else None)

    def _show(self, plan: AnswersPlan | None) -> None:
        self.plan = plan
        self.list.clear()
        for one in plan.by_need if plan else ():
            self.list.addItem(_item(one))
        self.summary.setText(plan.summary if plan else "")
        self.list.setVisible(bool(plan and plan.answers))
        self._say()

    def ticked(self) -> set[str]:
        """Return the keys of the answers that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return {item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked}

    def _say(self) -> None:
        count = len(self.ticked())
        said = ngettext("Keep {count} answer", "Keep {count} answers", count)
        self.take.setText(said.format(count=count) if count else _("Keep"))
        self.take.setEnabled(bool(count))
        self.take.setToolTip("" if count else _("No answer is ticked."))

    def keep(self) -> None:
        """Keep what is ticked, as one change."""
        if self.plan is None:
            return
        came = self._session.try_out(take_answers, self.plan, self.ticked())
        if isinstance(came, dict):
            self.summary.setText(" ".join(came.values()))
        else:
            self.left.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _item(one: PlannedAnswer) -> QListWidgetItem:
    said = _("{reference}, {standing}: {title}").format(
        reference=one.reference, standing=_(STANDING_WORDS[one.standing]), title=one.title
    )
    item = QListWidgetItem("\n".join(part for part in (said, one.text, *one.doubts) if part))
    item.setData(KEY, one.key)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if one.can_be_taken:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        is_sure = one.standing is Standing.READY
        item.setCheckState(Qt.CheckState.Checked if is_sure else Qt.CheckState.Unchecked)
    item.setFlags(flags)
    return item
