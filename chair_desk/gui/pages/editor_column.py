"""The middle of a meeting: the item's head, its minutes, and the buttons that make records."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.agenda_purposes import is_locked, look_of
from chair_desk.gui.parts.editor import MinuteEditor, Reader
from chair_desk.gui.parts.editor_blocks import GUTTER
from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.editor_note_strip import NoteStrip
from chair_desk.gui.parts.paper_links import PaperLinks
from chair_desk.gui.parts.purpose_tag import PurposeTag
from chair_desk.gui.parts.widgets import (
    Icon,
    KeyCap,
    ShortLabel,
    column,
    line_across,
    link_button,
    retone,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.records.agenda_changes import changed_words
from chair_desk.records.grammar import SLASH_COMMANDS, SlashCommand
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

EDGE = 36
ICONS = {
    "action": ("list-checks", "accent"),
    "decision": ("gavel", "ink"),
    "challenge": ("flag", "plum"),
    "impact": ("sprout", "teal"),
    "note": ("lock", "ink2"),
}


class ItemHead(QWidget):
    """What the item is for, who leads it, its papers, its title, and what is asked."""

    take_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.purpose = PurposeTag()
        self.lock = Icon("lock", "ink3")
        self.lead = ShortLabel("", "", "ink2")
        self.papers = PaperLinks()
        self.take = link_button(_("Take this item now"), "play")
        self.title = words("", "item_title", wrap=True)
        self.asked = words("", "reading", "ink2", wrap=True)
        self.changed = words("", "small", "ink2", wrap=True)
        line = row(self.purpose, self.lock, self.lead, self.papers, self.take)
        line.setStretch(2, 1)
        self._layout = column(line, 3, self.title, self.asked, self.changed)
        self.setLayout(self._layout)
        self.take.clicked.connect(self.take_asked)

    def fit(self, *, is_small: bool) -> None:
        """Come closer together on a small window."""
        above, below = (12, 10) if is_small else (18, 14)
        self._layout.setContentsMargins(EDGE, above, EDGE // 2 if is_small else EDGE, below)

    def show_line(
        self, line: AgendaLine, lead: str, asked: str, *, can_take: bool, title: str
    ) -> None:
        """Show an item under the title that may be seen now."""
        self.purpose.show_purpose(look_of(line.item))
        self.lock.setVisible(is_locked(line.item))
        self.lock.setToolTip(_("confidential part"))
        self.lead.say(lead)
        self.title.setText(title)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        changed = changed_words(line.item)
        self.changed.setText(changed)
        self.changed.setVisible(bool(changed))
        self.take.setVisible(can_take)


class EditorColumn(QWidget):
    """Head, editor, notes to self, buttons. `begun` carries the word of a command."""

    begun = Signal(str)

    def __init__(self, session: Session, read: Reader) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = ItemHead()
        self.editor = MinuteEditor(session, read)
        self.notes = NoteStrip(session)
        self._buttons: dict[QPushButton, str] = {}
        self._labelled: list[QPushButton] = []
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.setContentsMargins(EDGE - GUTTER, 6, 0, 8)
        middle.addWidget(self.editor, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(GUTTER, 0, 14, 0)
        beside.addWidget(self.notes, 100)
        beside.addStretch(1)
        middle.addLayout(beside)
        self.setLayout(
            column(self.head, line_across(), middle, line_across(), self._make_buttons())
        )
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(2, 1)

    def _make_buttons(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("sunk")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        hint = QWidget()
        hint.setLayout(row(words(_("or type"), "", "ink3"), KeyCap("/"), spacing=4))
        buttons = [self._make_button(command) for command in SLASH_COMMANDS]
        flow = Flow(*buttons, hint, spacing=10)
        flow.setContentsMargins(EDGE - 6, 12, 12, 10)
        return flowing(foot, flow)

    def _make_button(self, command: SlashCommand) -> QPushButton:
        name, colour = ICONS[command.word]
        button = link_button(_(command.label))
        button.setIcon(icon(name, colour))
        retone(button, tone=colour)
        button.setToolTip(f"Alt {command.digit}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._begin)
        self._buttons[button] = command.word
        return button

    def _begin(self) -> None:
        word = self._buttons.get(self.sender())  # type: ignore[call-overload]
        if word:
            self.begun.emit(word)
