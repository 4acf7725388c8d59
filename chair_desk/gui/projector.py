"""The second display: what hides when one appears, and what the room is shown on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from chair_desk.gui.projector_clock import ClockWatch
from chair_desk.gui.projector_notice import Notice
from chair_desk.gui.projector_screens import Display, Screens, ScreensOfQt
from chair_desk.gui.projector_sleep import Sleep
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.projector_window import ProjectorWindow
    from chair_desk.gui.shell import Shell
    from chair_desk.services.room_view import RoomWords

FOLLOW_MS = 150


class Projector(QObject):
    """Watches the displays and the clock for an open board, and keeps the window for the room.

    `in_session_id` is the meeting that was in session when last looked; nothing is read for it.

    What was hidden when a display appeared does not come back when it goes: a cable that slips
    out is put back a moment later, with the notes on the wall. The person shows them by one key.
    """

    displays_changed = Signal()

    def __init__(self, shell: Shell, screens: Screens | None = None) -> None:
        super().__init__(shell)
        self._shell, self._session = shell, shell.session
        self.window: ProjectorWindow | None = None
        self._going: ProjectorWindow | None = None
        self.words_id = ""
        self.in_session_id = self.meeting_id_in_session()
        self.notice = Notice(shell.status)
        self.clock = ClockWatch(shell.session.desk.now, self)
        self.sleep = Sleep(self, self._session)
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(FOLLOW_MS)
        self._follow_timer.timeout.connect(self.show_now)
        self._session.changed.connect(self._changed)
        self._session.typed.connect(self._follow_timer.start)
        self._session.hidden_changed.connect(self._say_no_longer)
        self.clock.ticked.connect(self.show_now)
        self.clock.ticked.connect(self.refresh_commands)
        self.screens = Screens(parent=self)
        self.follow(screens or _screens_of_qt(self))

    def follow(self, screens: Screens) -> None:
        """Follow these displays from now on."""
        if self.screens.parent() is self:
            self.screens.deleteLater()
        self.screens = screens
        screens.appeared.connect(self._hide)
        screens.gone.connect(self._gone)
        if self.in_session_id and screens.has_second():
            self._hide()

    # -------------------------------------------------------------- hiding

    def _page(self) -> MeetingPage | None:
        return self._shell.pages.get("meeting")  # type: ignore[return-value]

    def _hide(self, _display: object = None) -> None:
        """Hide what the room may not see: a second display is there."""
        page = self._page()
        if page is not None and not page.is_hidden_from_room:
            page.hide_notes()
        self._session.is_hidden_from_room = True
        words = _(
            "Second display on. Notes, confidential items and the gauge are hidden; "
            "Ctrl H shows them."
        )
        self.say(words, is_of_hiding=True)

    def say(self, words: str, *, is_of_hiding: bool = False) -> None:
        """Say something in the status line; calmly, and without a sound."""
        self.notice.is_of_hiding = is_of_hiding
        self.notice.say(words)
        self.refresh_commands()

    def _say_no_longer(self) -> None:
        """Say no more that something is hidden once it is shown."""
        if self.notice.is_of_hiding and not self._session.is_hidden_from_room:
            self.say("")

    def refresh_commands(self) -> None:
        """Wake and grey what depends on the displays and the clock."""
        page = self._page()
        if page is not None and page.isVisible():
            page.refresh_commands()
        self.displays_changed.emit()

    def _gone(self, _display: object) -> None:
        """Take the room's window away with its display; what is hidden stays hidden."""
        self.close_window()
        if self._session.is_hidden_from_room:
            words = _(
                "Second display gone. Notes stay hidden in case it comes back; Ctrl H shows them."
            )
            self.say(words, is_of_hiding=True)

    # -------------------------------------------------------------- the window for the room

    def reason(self) -> str:
        """Return why nothing can be shown on a second display now, or nothing."""
        if self.window is not None or self._display() is not None:
            return ""
        if self.screens.has_second():
            return _("The second display copies this one. Set it to extend the desktop first.")
        return _("There is no second display.")

    def _display(self) -> Display | None:
        return self.screens.beside(self._shell.window().frameGeometry())

    def toggle(self) -> None:
        """Show the meeting on the second display, or take it away."""
        if self.window is not None:
            self.close_window()
            return
        display = self._display()
        if display is None:
            return
        from chair_desk.gui.projector_window import ProjectorWindow

        own = self._shell.window()
        was_active = own.isActiveWindow()
        self.window = ProjectorWindow()
        self.show_now()
        self.window.cover(display.rect())
        if was_active and not own.isActiveWindow():
            own.activateWindow()
        self.refresh_commands()

    def close_window(self) -> None:
        """Take the room's window away, and the words with it."""
        self.words_id = ""
        window, self.window = self.window, None
        if window is not None:
            # Held on to: a window that Python lets go of is freed at once, with its events about.
            self._going = window
            window.hide()
            window.deleteLater()
            self.refresh_commands()

    def words_reason(self) -> str:
        """Return why no words can be shown to the room now, or nothing."""
        if self.window is None:
            return self.reason() or _("Show the meeting on the second display first, with F8.")
        page = self._page()
        if page is None or self._shell.current != "meeting":
            return _("Put the caret into a decision or another record first.")
        return ""

    def show_words(self) -> None:
        """Show the room the words of the record with the caret, and follow them."""
        page = self._page()
        if page is None or self.window is None:
            return
        from chair_desk.services.room_view import words_for_room

        page.column.editor.keeping.flush()
        one = page.column.editor.paragraph()
        try:
            words = words_for_room(self._session.desk, one.id if one else "")
        except Refused as refusal:
            self._session.refused.emit(refusal)
            return
        self.words_id = one.id if one else ""
        self.window.show_words(words)
        self.refresh_commands()

    def take_words_away(self) -> None:
        """Show the room the item alone again."""
        self.words_id = ""
        self.show_now()
        self.refresh_commands()

    def show_now(self) -> None:
        """Show the room where the meeting is, and the words it was to be shown."""
        if self.window is None:
            return
        meeting_id = self.meeting_id_in_session() or self._session.meeting_id
        page = self._page()
        meeting_id = meeting_id or (page.meeting_id if page is not None else "")
        if not meeting_id:
            return
        from chair_desk.services.room_view import room_view

        self.window.show_view(room_view(self._session.desk, meeting_id))
        self.window.show_words(self._words(meeting_id))

    def _words(self, meeting_id: str) -> RoomWords | None:
        """Return the words shown; none once they may not be seen, or the meeting went on."""
        if not self.words_id:
            return None
        from chair_desk.services.room_view import words_for_room

        desk = self._session.desk
        row, meeting = desk.get(Minute, self.words_id), desk.get(Meeting, meeting_id)
        try:
            if row is not None and meeting and row.item_id == meeting.current_item_id:
                return words_for_room(desk, self.words_id)
        except Refused:
            pass
        self.words_id = ""
        return None

    def end(self) -> None:
        """Let go of the displays and the clock: the board is closed."""
        self.clock.stop()
        self._follow_timer.stop()
        self.close_window()

    # -------------------------------------------------------------- the course

    def meeting_id_in_session(self) -> str:
        """Return the meeting that is in session, or nothing."""
        found = self._session.desk.rows(Meeting, state=MeetingState.IN_SESSION)
        ids = [row.id for row in found]
        return self._session.meeting_id if self._session.meeting_id in ids else next(iter(ids), "")

    def _changed(self, changes: Changes) -> None:
        if changes.touches("meeting"):
            was, self.in_session_id = self.in_session_id, self.meeting_id_in_session()
            if self.in_session_id and self.in_session_id != was and self.screens.has_second():
                self._hide()
        self.show_now()


def _screens_of_qt(parent: QObject) -> Screens:
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        return ScreensOfQt(application, parent)
    return Screens(parent=parent)
