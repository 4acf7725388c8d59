"""The lock screen: a board that asks for its passphrase, and not a word of what is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.welcome import Badge
from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.gui.parts.passphrase_field import PassphraseField
from chair_desk.gui.parts.status_line import LockStatus
from chair_desk.gui.parts.widgets import (
    Icon,
    column,
    line_across,
    primary_button,
    retone,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.frozen import frozen
from chair_desk.words import _, ngettext

WIDTH = 524
_MARGINS = 2 * 44 + 2
_SHEET_LINES = 4
_SECOND_MS = 1_000


@frozen(kw_only=True)
class LockWords:
    """What the screen says: the board's name, above it why it asks, and when all was saved.

    `sheet` says when a recovery sheet was printed and who has it, where that may be said.
    `may_keep`: the key may be put into the keyring; `is_kept`: it is there.
    """

    name: str
    above: str
    saved: str = ""
    sheet: str = ""
    lock_after: int = 0
    may_keep: bool = False
    is_kept: bool = False


class LockPage(QWidget):
    """Asks for the passphrase, or for the key on the recovery sheet.

    `unlock_asked` carries what was typed, `sheet_asked` the key off the sheet.
    """

    unlock_asked = Signal(str)
    sheet_asked = Signal(str)
    another_asked = Signal()

    def __init__(self, said: LockWords) -> None:
        super().__init__()
        self.setObjectName("lockpage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wait = 0
        self.by_sheet = False
        self.label = words(_("Your passphrase"), "strong")
        self.field = PassphraseField(_("Your passphrase"))
        self.label.setBuddy(self.field.line)
        self.sheet = QPlainTextEdit()
        self.sheet.setAccessibleName(_("The four lines of the recovery sheet"))
        self.sheet.setTabChangesFocus(True)
        self.sheet.setFixedHeight(look().px(26 * _SHEET_LINES))
        self.note = words("", tone="ink2", wrap=True)
        self.keep = KeepKeyBox(is_kept=said.is_kept)
        self._may_keep = said.may_keep
        self.unlock = primary_button(_("Unlock"), "lock-open")
        self.another = secondary_button(_("Open another board"))
        for button in (self.unlock, self.another):
            button.setProperty("tall", "true")
        self.forgotten = _linked(said)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_SECOND_MS)
        self._lay_out(said)
        self.field.entered.connect(self._unlock)
        self.unlock.clicked.connect(self._unlock)
        self.another.clicked.connect(self.another_asked)
        self.forgotten.linkActivated.connect(self._change_way)
        self._ticker.timeout.connect(self._count_down)
        self._show_way()

    def _lay_out(self, said: LockWords) -> None:
        self.name = words(said.name, "section", wrap=True)
        badge = Badge(said.name, "band")
        badge.setFixedSize(badge.sizeHint())
        head = row(spacing=16)
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(column(words(said.above, tone="ink2", wrap=True), self.name, spacing=0), 1)
        foot = row(spacing=12)
        foot.addWidget(Icon("key-round", "ink", side=18), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.forgotten, 1)
        card = QFrame()
        card.setProperty("kind", "lockcard")
        card.setFixedWidth(look().px(WIDTH))
        inside = column(
            head, 28, self.label, 8, self.field, self.sheet, 10, self.note, *self._kept(said), 20,
            row(self.unlock, self.another, None, spacing=12), 24, line_across(), 14, foot,
        )  # fmt: skip
        inside.setContentsMargins(44, 34, 44, 28)
        card.setLayout(inside)
        self._give_room(said)
        saved = row(Icon("check", "grn"), words(said.saved, tone="ink2"), spacing=8)
        self.saved = QWidget()
        self.saved.setLayout(saved)
        self.saved.setVisible(bool(said.saved))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(14)
        whole.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)
        whole.addWidget(LockStatus(said.lock_after))

    def _kept(self, said: LockWords) -> tuple[QWidget | int, ...]:
        return (14, self.keep) if said.may_keep else ()

    def _give_room(self, said: LockWords) -> None:
        """Make the wrapped words as high as they are at the width of the card."""
        room = look().px(WIDTH) - _MARGINS
        for label, beside in ((self.forgotten, 18 + 12), (self.name, 44 + 16)):
            label.ensurePolished()
            label.setMinimumHeight(label.heightForWidth(room - look().px(beside)))
        self.name.setAccessibleName(said.name)

    def focus_first(self) -> None:
        """Put the focus where the words go."""
        (self.sheet if self.by_sheet else self.field.line).setFocus()

    def say_busy(self) -> None:
        """Say that the passphrase is being tried; nothing can be asked meanwhile."""
        self._say(_("Unlocking. This takes about a second, so that nobody can guess."), "ink2")
        self._let_ask(may=False)

    def say_looking(self) -> None:
        """Say that the keyring is asked; the passphrase may be typed meanwhile."""
        self._say(_("Looking for the key in this computer's keyring."), "ink2")

    def say_not_kept(self, sentence: str) -> None:
        """Say that the keyring did not open the board."""
        self._say(sentence, "amb")

    def say_wrong(self, problem: CannotDo | Refused, wait: int) -> None:
        """Say calmly what was wrong; the next try waits so many seconds."""
        if isinstance(problem, Refused):
            sentence = " ".join(problem.problems.values())
        else:
            sentence = f"{problem.what} {problem.remedy}".strip()
            self.field.forget()
        self._let_ask(may=True)
        self._say(sentence, "amb")
        self._wait = wait
        if wait:
            self._show_wait()
            self._ticker.start()
        self.focus_first()

    def forget(self) -> None:
        """Take out what was typed."""
        self.field.forget()
        self.sheet.clear()

    def _unlock(self) -> None:
        if self._wait or not self.unlock.isEnabled():
            return
        if self.by_sheet:
            self.sheet_asked.emit(self.sheet.toPlainText())
        elif self.field.text():
            self.unlock_asked.emit(self.field.text())
        else:
            self._say(_("Type the passphrase of this board."), "amb")

    def _change_way(self, _link: str) -> None:
        self.by_sheet = not self.by_sheet
        self.forget()
        self._show_way()
        self.focus_first()

    def _show_way(self) -> None:
        self.field.setVisible(not self.by_sheet)
        self.sheet.setVisible(self.by_sheet)
        self.keep.setVisible(self._may_keep and not self.by_sheet)
        if self.by_sheet:
            self.label.setText(_("The key on the recovery sheet"))
            self._say(_("Four lines, as they are printed. Blanks do not matter."), "ink2")
        else:
            self.label.setText(_("Your passphrase"))
            self._say(_("Four words or more. Capitals do not matter."), "ink2")

    def _let_ask(self, *, may: bool) -> None:
        for part in (self.unlock, self.field, self.sheet, self.another):
            part.setEnabled(may)

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._show_wait()
            return
        self._ticker.stop()
        self.unlock.setEnabled(True)
        self._say(_("You can try again now."), "ink2")

    def _show_wait(self) -> None:
        self.unlock.setEnabled(False)
        sentence = ngettext(
            "Not the passphrase of this board. The next try is possible in {count} second.",
            "Not the passphrase of this board. The next try is possible in {count} seconds.",
            self._wait,
        )
        self._say(sentence.format(count=self._wait), "amb")

    def _say(self, sentence: str, tone: str) -> None:
        self.note.setText(sentence)
        retone(self.note, tone=tone)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the other boards on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.another_asked.emit()
            return
        super().keyPressEvent(event)


def _linked(said: LockWords) -> QLabel:
    """Return the words for who forgot it, with the way to the recovery sheet among them."""
    colour = look().colour("accent").name()
    link = f'<a href="sheet" style="color: {colour}; text-decoration: none">'
    sheet = said.sheet or _("you printed, if you did.")
    text = _("Forgotten it? Nobody can reset it, not even us. Use the {link} {sheet}").format(
        link=f"{link}<b>{_('recovery sheet')}</b></a>", sheet=_escaped(sheet)
    )
    label = QLabel(text)
    label.setProperty("tone", "ink2")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAccessibleName(
        _("Forgotten it? Nobody can reset it, not even us. Use the recovery sheet.")
    )
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return label


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
