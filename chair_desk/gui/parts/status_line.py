"""The line at the bottom: the last change with Undo, the save time, where the file is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk import __version__
from chair_desk.gui.parts.widgets import (
    Icon,
    KeyCap,
    ShortLabel,
    line_across,
    link_button,
    retone,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.gui.theme.tokens import TEXT_SIZES
from chair_desk.records.changes import CannotDo
from chair_desk.services import history
from chair_desk.words import _, ngettext

HEIGHT = 28
_SAID_IN_SECONDS = 90


class _Line(QWidget):
    """A line 28 high on the colour of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))


def _divider() -> QWidget:
    divider = line_across("down")
    divider.setFixedHeight(14)
    return divider


class BoardStatus(_Line):
    """The status of the open board."""

    undo_asked = Signal()
    elsewhere_asked = Signal()
    lock_asked = Signal()
    passphrase_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.label = ShortLabel("", "small", "ink2")
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.undo = link_button(_("Undo"))
        self.undo_key = KeyCap("Ctrl+Z")
        self.saved_icon = Icon("check", side=14)
        self.saved = words("", "small", "ink2")
        self.elsewhere = link_button(_("Write to another place"))
        self.elsewhere.hide()
        self.news = words("", "small", "ink2")
        self.news.hide()
        self.to_settle = link_button("", "git-merge")
        self.to_settle.hide()
        self.lock = link_button(_("Lock"), "lock")
        self.lock_key = KeyCap("Ctrl+L")
        self.no_passphrase = link_button(_("No passphrase"))
        self.place = words(self._place_words(), "small", "ink2")
        self._lay_out()
        self._show_lock()  # after the layout: shown with no parent, each would be a window
        self.undo.clicked.connect(self.undo_asked)
        session.changed.connect(self._show_change)
        session.typed.connect(self._show_typed)
        session.unkept.connect(self._show_unkept)
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self.to_settle.clicked.connect(self._show_open)
        self.lock.clicked.connect(self.lock_asked)
        self.no_passphrase.clicked.connect(self.passphrase_asked)
        self.show_last_change()

    def _place_words(self) -> str:
        if self._session.read_only:
            return _("Open to read only")
        if self._session.desk.file.is_locked:
            return _("On this laptop only, encrypted")
        return _("On this laptop only, no passphrase")

    def _show_lock(self) -> None:
        """Offer to lock, or say that anybody can open the file and offer a passphrase."""
        is_locked = self._session.desk.file.is_locked
        self.lock.setVisible(is_locked)
        self.lock_key.setVisible(is_locked)
        is_sample = is_locked or self._session.read_only or self._session.desk.board.is_sample
        self.no_passphrase.setText(_("Set one"))
        self.no_passphrase.setAccessibleName(_("Set a passphrase for this board"))
        self.no_passphrase.setVisible(not is_sample)
        if not is_locked:
            self.place.setToolTip(
                _("Anybody who can use this laptop can open the file. Keep the laptop locked.")
            )

    def say_locking(self, seconds: int) -> None:
        """Say that the board locks soon, unless something is done."""
        if seconds:
            sentence = _("Locks in {count} seconds").format(count=seconds)
            if seconds > _SAID_IN_SECONDS:
                minutes = -(-seconds // 60)
                sentence = _("Locks in {count} minutes unless you go on").format(count=minutes)
            self.place.setText(sentence)
        else:
            self.place.setText(self._place_words())

    def _lay_out(self) -> None:
        layout = row(
            Icon("undo-2", side=14),
            self.label,
            self.undo,
            self.undo_key,
            None,
            self.news,
            self.to_settle,
            self.saved_icon,
            self.saved,
            self.elsewhere,
            _divider(),
            Icon("lock" if self._session.read_only else "laptop", side=14),
            self.place,
            self.no_passphrase,
            spacing=10,
        )
        if self._session.desk.file.is_locked:
            layout.addWidget(_divider())
            layout.addWidget(self.lock)
            layout.addWidget(self.lock_key)
        layout.setContentsMargins(14, 0, 14, 0)
        self.setLayout(layout)

    def _show_change(self, _changes: object) -> None:
        self.show_last_change()

    def say_news(self, text: str) -> None:
        """Say quietly what came from another laptop, or nothing any more."""
        self.news.setText(text)
        self.news.setVisible(bool(text))

    def _show_open(self) -> None:
        self._session.show_page("merging")

    def _count_open(self) -> None:
        """Say how much two people changed that nobody has settled."""
        count = history.count_open(self._session.desk)
        said = ngettext("{count} to settle", "{count} to settle", count).format(count=count)
        self.to_settle.setText(said)
        self.to_settle.setAccessibleName(
            _("{count} changed by two people, to settle").format(count=count)
        )
        self.to_settle.setVisible(bool(count))

    def _show_typed(self) -> None:
        if self._session.waiting_for is None:
            self.saved.setText(_("Typing kept"))

    def _show_unkept(self, problem: CannotDo | None) -> None:
        """Say that words wait in the window, and offer another place; or that all are kept."""
        self.elsewhere.setVisible(problem is not None)
        retone(self.saved, tone="red" if problem is not None else "ink2")
        if problem is None:
            self.saved_icon.change("check")
            self.saved.setToolTip("")
            self.show_last_change()
            return
        self.saved_icon.change("triangle-alert", "red")
        self.saved_icon.show()
        self.saved.setText(_("Last words not in the file yet, kept in this window"))
        self.saved.setToolTip(f"{problem.what} {problem.why} {problem.remedy}".strip())

    def show_last_change(self) -> None:
        """Say the last change, when it was saved, and offer Undo where it can be taken back."""
        if self._session.waiting_for is not None:
            return
        self._count_open()
        status = history.status_words(self._session.desk)
        self.label.say(status.label or _("Nothing changed yet"))
        self.saved.setText(status.saved)
        self.saved_icon.setVisible(bool(status.saved))
        can_undo = status.can_undo and not self._session.read_only
        self.undo.setVisible(can_undo)
        self.undo_key.setVisible(can_undo)
        self.undo.setAccessibleName(_("Undo: {label}").format(label=status.label))


class LockStatus(_Line):
    """While a board asks for its passphrase: that it is locked, and when it locks."""

    def __init__(self, lock_after: int) -> None:
        super().__init__()
        layout = row(
            Icon("laptop", side=14),
            words(_("On this laptop only, encrypted"), "small", "ink2"),
            None,
            words(_lock_words(lock_after), "small", "ink2"),
            spacing=10,
        )
        layout.setContentsMargins(14, 0, 14, 0)
        self.setLayout(layout)


def _lock_words(minutes: int) -> str:
    if not minutes:
        return _("Locks when the laptop sleeps, never in a meeting")
    sentence = ngettext(
        "Locks after {count} minute unused, never in a meeting",
        "Locks after {count} minutes unused, never in a meeting",
        minutes,
    )
    return sentence.format(count=minutes)


class WelcomeStatus(_Line):
    """Before a board is open: where things are, the size of text, the version."""

    size_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        layout = row(
            Icon("laptop", side=14),
            words(_("On this laptop only"), "small", "ink2"),
            None,
            words(_("Text size"), "small", "ink2"),
            spacing=10,
        )
        layout.setContentsMargins(14, 0, 14, 0)
        self._sizes = {}
        for size in TEXT_SIZES:
            button = link_button(_("A"))
            button.setProperty("step", str(size))
            button.setAccessibleName(_("Text size {size} per cent").format(size=size))
            button.setToolTip(_("{size} per cent").format(size=size))
            button.clicked.connect(self._say)
            self._sizes[button] = size
            layout.addWidget(button)
        layout.addWidget(_divider())
        version = _("Chair Desk {version}").format(version=__version__)
        layout.addWidget(words(version, "small", "ink2"))
        self.setLayout(layout)

    def _say(self) -> None:
        size = self._sizes.get(self.sender())  # type: ignore[call-overload]
        if size:
            self.size_asked.emit(size)
