"""A laptop that slept, or whose clock was set, during a meeting: what is said and kept.

The room goes on while a laptop sleeps. So the time counts on the item, as it did for those who
sat there, and it is said. Where the room stood still too, one command leaves it out.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.session import Session
from chair_desk.records.meetings import Meeting
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.projector import Projector


class Sleep(QObject):
    """Follows the watch over the clock; `minutes` are those asleep that may be left out."""

    def __init__(self, projector: Projector, session: Session) -> None:
        super().__init__(projector)
        self._projector, self._session = projector, session
        self.item_id, self.minutes, self._has_said = "", 0, ""
        session.changed.connect(self._go_on)
        projector.clock.slept.connect(self._say_slept)
        projector.clock.was_set.connect(self._keep_time)

    def _meeting(self) -> Meeting | None:
        """Return the meeting in session, if an item is being taken."""
        meeting = self._session.desk.get(Meeting, self._projector.meeting_id_in_session())
        return meeting if meeting is not None and meeting.current_item_id else None

    def _say_slept(self, minutes: int) -> None:
        """Say how long the laptop slept: the meeting went on, so the time counts."""
        meeting = self._meeting()
        if meeting is None:
            return
        self.item_id, self.minutes = meeting.current_item_id or "", minutes
        words = ngettext(
            "{count} minute passed while the laptop slept. It counts on this item; "
            "the Meeting menu can leave it out.",
            "{count} minutes passed while the laptop slept. They count on this item; "
            "the Meeting menu can leave them out.",
            minutes,
        )
        self._say(words.format(count=minutes), meeting)

    def _say(self, words: str, meeting: Meeting | None = None) -> None:
        self._has_said = (meeting.current_item_id or "") if meeting else ""
        self._projector.say(words)

    def _go_on(self, _changes: object) -> None:
        """Say no more of it once the meeting went on to another item."""
        if self._has_said:
            meeting = self._meeting()
            if meeting is None or meeting.current_item_id != self._has_said:
                self._say("")

    def reason(self) -> str:
        """Return why no time asleep can be left out, or nothing."""
        meeting = self._meeting()
        if not self.minutes or meeting is None or meeting.current_item_id != self.item_id:
            return _("The laptop did not sleep during this item.")
        return ""

    def leave_out(self) -> None:
        """Take the time asleep off the item; Undo puts it back."""
        from chair_desk.services import session_clock

        meeting = self._meeting()
        if meeting and self._session.run(session_clock.leave_out, meeting.id, self.minutes):
            self.minutes = 0
            self._say("")

    def _keep_time(self, until: datetime) -> None:
        """Keep the time used so far: the clock was set."""
        meeting = self._meeting()
        if meeting is None or self._session.read_only:
            return
        from chair_desk.services import session_clock

        self._session.run(session_clock.keep_time, meeting.id, until)
        self._say(_("The laptop's clock was set. No time of the meeting is lost."), meeting)
