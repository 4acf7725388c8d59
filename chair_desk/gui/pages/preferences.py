"""Preferences: who I am, text size, theme, and what is kept outside the board files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editors import LineEditor
from chair_desk.gui.parts.kept_keys import KeptKeys
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    Section,
    Segmented,
    column,
    line_across,
    measured,
    primary_button,
    row,
    words,
)
from chair_desk.gui.program import Program
from chair_desk.gui.theme.tokens import TEXT_SIZES
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import known_boards
from chair_desk.services.settings import Theme
from chair_desk.words import N_, _

MEASURE = 620
THEME_WORDS: dict[Theme, str] = {
    Theme.SYSTEM: N_("As the machine"),
    Theme.LIGHT: N_("Light"),
    Theme.DARK: N_("Dark"),
    Theme.HIGH_CONTRAST: N_("High contrast"),
}


class PreferencesPage(QWidget):
    """Each choice holds at once; there is nothing to save."""

    left = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._program = program
        settings = program.settings
        self.message = Message()
        self.message.hide()
        self.who = _line(_("Your name"), settings.who)
        self.role = _line(_("Your role"), settings.role)
        self.text_size = Segmented(
            _("Text size"),
            [(str(size), _("{size} per cent").format(size=size)) for size in TEXT_SIZES],
        )
        self.text_size.choose(str(_nearest(settings.text_size)))
        self.theme = Segmented(
            _("Theme"), [(str(key), _(label)) for key, label in THEME_WORDS.items()]
        )
        self.theme.choose(str(settings.theme))
        self.names = QCheckBox(_("Show board names before a board is open"))
        self.names.setChecked(settings.keep_names)
        self.spelling = QCheckBox(_("Mark words that may be misspelt"))
        self.spelling.setChecked(settings.check_spelling)
        self.offers = QCheckBox(_("Offer the rest of a word or phrase"))
        self.offers.setChecked(settings.offer_words)
        self.lock_after = Segmented(_("Lock when unused"), lock_choices(settings.lock_after))
        self.lock_after.choose(str(settings.lock_after))
        self.keys = KeptKeys(self._program)
        self.done = primary_button(_("Done"))
        self._lay_out()
        self.who.editingFinished.connect(self._keep)
        self.role.editingFinished.connect(self._keep)
        self.text_size.chosen.connect(self._keep)
        self.theme.chosen.connect(self._keep)
        self.lock_after.chosen.connect(self._keep)
        self.names.toggled.connect(self._keep_names)
        self.spelling.toggled.connect(self._keep_spelling)
        self.offers.toggled.connect(self._keep_offers)
        self.done.clicked.connect(self._leave)

    def _lay_out(self) -> None:
        scroll = Scroll(_("Preferences"))
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 20, 28, 28)
        inner.setSpacing(0)
        inside = QWidget()
        inside.setLayout(
            column(
                self._about_you(),
                26,
                self._about_looks(),
                26,
                self._about_writing(),
                26,
                self._about_lock(),
                26,
                self._about_names(),
            )
        )
        inner.addLayout(measured(inside, MEASURE))
        inner.addStretch(1)
        head = row(words(_("Preferences"), "title"), None, KeyCap("Esc"), self.done, spacing=12)
        head.setContentsMargins(28, 20, 28, 14)
        self.setLayout(column(head, line_across("strong"), scroll))

    def _about_you(self) -> QVBoxLayout:
        return column(
            self.message,
            Section(_("Who you are")),
            6,
            words(_("Your name stands beside your changes in the history."), tone="ink2"),
            12,
            _labelled(_("Your name"), self.who),
            10,
            _labelled(_("Your role"), self.role),
        )

    def _about_looks(self) -> QVBoxLayout:
        return column(
            Section(_("How it looks")),
            12,
            _labelled(_("Text size"), self.text_size),
            12,
            _labelled(_("Theme"), self.theme),
        )

    def _about_writing(self) -> QVBoxLayout:
        note = _("British English, read on this laptop. No word is changed but by you.")
        offered = _(
            "In grey behind the caret, from earlier minutes. Right takes a word, End all of it."
        )
        return column(
            Section(_("Writing")),
            8,
            self.spelling,
            4,
            words(note, tone="ink2", wrap=True),
            8,
            self.offers,
            4,
            words(offered, tone="ink2", wrap=True),
        )

    def _about_lock(self) -> QVBoxLayout:
        note = _(
            "A board with a passphrase locks by itself, never in a meeting. If nobody closes the "
            "meeting, it locks two hours after the planned end, and says so before."
        )
        return column(
            Section(_("Locking")),
            8,
            words(note, tone="ink2", wrap=True),
            12,
            _labelled(_("Lock when unused"), self.lock_after),
            16,
            self.keys,
        )

    def _about_names(self) -> QVBoxLayout:
        note = _(
            "Names and next dates are then kept outside the board files, where anybody who uses "
            "this laptop can read them."
        )
        return column(
            Section(_("The open screen")), 8, self.names, 4, words(note, tone="ink2", wrap=True)
        )

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.who.setFocus()

    def _keep(self) -> None:
        self._change(
            who=str(self.who.value()),
            role=str(self.role.value()),
            text_size=int(self.text_size.value()),
            theme=Theme(self.theme.value()),
            lock_after=int(self.lock_after.value()),
        )

    def _keep_names(self, keep: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        if self._change(keep_names=keep) and not keep:
            try:
                known_boards.forget_names(self._program.home)
            except CannotDo as problem:
                self.message.say(problem.what, problem.remedy, tone="red")

    def _keep_spelling(self, mark: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        self._change(check_spelling=mark)

    def _keep_offers(self, offer: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        self._change(offer_words=offer)

    def _change(self, **values: object) -> bool:
        settings = self._program.settings
        if all(getattr(settings, name) == value for name, value in values.items()):
            return True
        try:
            self._program.change_settings(**values)
        except Refused as refusal:
            self.message.say(" ".join(refusal.problems.values()), tone="amb")
            return False
        except CannotDo as problem:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
            return False
        return True

    def _leave(self) -> None:
        self._keep()
        self.left.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)


def _line(name: str, text: str) -> LineEditor:
    line = LineEditor(text)
    line.setAccessibleName(name)
    return line


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    said = words(label, "small_strong", "ink2")
    said.setBuddy(field)
    return column(said, 4, field)


def lock_choices(minutes: int) -> list[tuple[str, str]]:
    """Return the lengths offered, and the one that is set if it is another; nought is never."""
    offered = sorted({5, 10, 20, 60, minutes} - {0})
    choices = [(str(each), _("{count} minutes").format(count=each)) for each in offered]
    return [*choices, ("0", _("Not by time"))]


def _nearest(size: int) -> int:
    return min(TEXT_SIZES, key=lambda known: abs(known - size))
