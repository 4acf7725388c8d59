"""What is done to a meeting: its course, and the paragraph with the caret."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import ItemKind, MeetingState
from chair_desk.records.minutes import MinuteKind
from chair_desk.services import agenda, attendance, history, minutes, session_clock
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage


class MeetingDoing(QObject):
    """The course of the meeting and the paragraph with the caret."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page

    def _run(self, service: Callable[..., Changes], *args: object, **more: object) -> bool:
        """Keep what is typed, then call a service; show the item that it turned to."""
        page = self._page
        page.settle()
        changes = page.session.run(service, *args, **more)
        if changes is None:
            return False
        if changes.made and page.line_of(changes.made) is not None:
            page.show_item(changes.made)
        return True

    # -------------------------------------------------------------- the course

    def start(self) -> None:
        """Start the meeting and its first item."""
        self._run(session_clock.begin, self._page.meeting_id)
        self._page.column.editor.setFocus()

    def next_item(self) -> None:
        """Finish the item and take the next; with the meeting over, look at the next."""
        self._go(1, session_clock.next_item)

    def last_item(self) -> None:
        """Go back to the item before."""
        self._go(-1, session_clock.go_back)

    def _go(self, step: int, service: Callable[..., Changes]) -> None:
        page = self._page
        meeting = page.meeting
        if meeting is None:
            return
        is_on = meeting.state is MeetingState.IN_SESSION
        if is_on and page.item_id == (meeting.current_item_id or page.item_id):
            self._run(service, page.meeting_id)
        else:
            page.step(step)
        page.column.editor.setFocus()

    def finish(self) -> None:
        """Finish the item being taken and take the next."""
        meeting = self._page.meeting
        if meeting is not None and meeting.current_item_id:
            self._run(session_clock.finish_item, meeting.current_item_id)
            self._page.column.editor.setFocus()

    def take(self) -> None:
        """Take the item that is shown, in its turn or out of it."""
        self._run(session_clock.start_item, self._page.item_id)

    def take_item(self, item_id: str) -> None:
        """Show an item, and take it while the meeting is in session."""
        self._page.show_item(item_id)
        meeting = self._page.meeting
        if meeting is not None and meeting.state is MeetingState.IN_SESSION:
            self.take()
        self._page.column.editor.setFocus()

    def undo(self) -> None:
        """Take back the last change, when the text itself has nothing more to undo."""
        self._page.settle()
        self._page.session.run(history.undo)

    def redo(self) -> None:
        """Do again what was last undone."""
        self._page.settle()
        self._page.session.run(history.redo)

    def pause(self) -> None:
        """Take a break, or end it."""
        line = self._page.current_line()
        is_break = line is not None and line.item.kind is ItemKind.BREAK
        verb = session_clock.end_break if is_break else session_clock.take_break
        self._run(verb, self._page.meeting_id)

    def defer(self) -> None:
        """Leave the item that is shown for the next meeting."""
        self._run(agenda.defer_item, self._page.item_id)

    def take_minutes(self, item_id: str, count: int) -> None:
        """Shorten an item to come."""
        self._page.session.run(session_clock.take_minutes_from, item_id, count)

    def hide_notes(self) -> None:
        """Hide notes and gauge from the room, or show them again."""
        self._page.hide_notes()

    # -------------------------------------------------------------- the room

    def everyone(self) -> None:
        """Mark everyone who is expected as here."""
        self._page.session.run(attendance.everyone_is_here, self._page.meeting_id)

    def guest(self) -> None:
        """Ask who came as a guest."""
        self._page.papers.give_back_room()
        self._page.room_doing.ask_guest()

    def interests(self) -> None:
        """Offer the interests that those in the room declared before."""
        self._page.papers.give_back_room()
        self._page.room_doing.interests.ask_known()

    def find(self) -> None:
        """Put the focus where a name is typed."""
        self._page.papers.give_back_room()
        self._page.room.find_line.setFocus()
        self._page.room.find_line.selectAll()


class ParagraphDoing(QObject):
    """What is done to the paragraph or record with the caret."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page

    def confidential(self) -> None:
        """Make the paragraph with the caret confidential, or public again."""
        editor = self._page.column.editor
        editor.keeping.flush()
        one = editor.paragraph()
        if one is None:
            self._page.message.say(_("Put the caret into a paragraph first."), tone="amb")
        else:
            is_closed = one.audience is Audience.CONFIDENTIAL
            audience = Audience.PUBLIC if is_closed else Audience.CONFIDENTIAL
            self._page.session.run(minutes.set_audience, one.id, audience)

    def remove_record(self) -> None:
        """Take the record with the caret out; Undo brings it back."""
        one = self._page.column.editor.paragraph()
        if one is not None:
            self._page.session.run(minutes.remove_paragraph, one.id)

    def words(self) -> None:
        """Make a paragraph of the record with the caret."""
        one = self._page.column.editor.paragraph()
        if one is not None:
            self._page.session.run(minutes.change_record_kind, one.id, MinuteKind.PARAGRAPH)
